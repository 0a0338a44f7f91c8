//! The workshop's own fields, its phases, its small groups.

use crate::domain::ids::WorkshopId;
use crate::domain::measure::SmallGroup;
use crate::domain::phase::Phase;
use crate::domain::workshop::Head;
use crate::store::conn::Conn;
use crate::store::convert::{
    code, from_code, from_json, id, id_opt, json, naive_opt, number, text_opt,
};
use crate::store::error::StoreError;
use crate::store::schema_workshop::{phase, small_group, workshop};
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A row of `workshop`, with the number of events beside the head.
#[derive(Insertable, Queryable)]
#[diesel(table_name = workshop, treat_none_as_default_value = false)]
pub(crate) struct WorkshopRow {
    id: String,
    process_id: String,
    join_code: String,
    stage: String,
    clock: String,
    locked: bool,
    driver_id: Option<String>,
    spotlight_id: Option<String>,
    presenting_id: Option<String>,
    photo_wall: bool,
    people_without_device: i64,
    frozen_at: Option<NaiveDateTime>,
    setup: String,
    created_at: NaiveDateTime,
    #[diesel(skip_insertion)]
    seq: i64,
}

const HEAD: &str = "workshop";

/// Stores the workshop's own fields; `seq` stays as it is.
pub(crate) fn put_head(conn: &mut Conn, head: &Head) -> Result<(), StoreError> {
    let row = WorkshopRow {
        id: head.id.to_string(),
        process_id: head.process_id.to_string(),
        join_code: head.join_code.clone(),
        stage: code(HEAD, head.stage)?,
        clock: json(HEAD, &head.clock)?,
        locked: head.locked,
        driver_id: text_opt(head.driver),
        spotlight_id: text_opt(head.spotlight),
        presenting_id: text_opt(head.presenting),
        photo_wall: head.photo_wall,
        people_without_device: head.people_without_device.into(),
        frozen_at: naive_opt(head.frozen_at),
        setup: json(HEAD, &head.setup)?,
        created_at: head.created_at.to_naive(),
        seq: 0,
    };
    upsert!(conn, workshop, [id], &row)?;
    Ok(())
}

impl WorkshopRow {
    /// The head and the number of events so far.
    pub(crate) fn into_domain(self) -> Result<(Head, u64), StoreError> {
        let seq = number(HEAD, self.seq)?;
        let head = Head {
            id: id(HEAD, &self.id)?,
            process_id: id(HEAD, &self.process_id)?,
            join_code: self.join_code,
            stage: from_code(HEAD, self.stage)?,
            clock: from_json(HEAD, &self.clock)?,
            locked: self.locked,
            driver: id_opt(HEAD, self.driver_id)?,
            spotlight: id_opt(HEAD, self.spotlight_id)?,
            presenting: id_opt(HEAD, self.presenting_id)?,
            photo_wall: self.photo_wall,
            people_without_device: number(HEAD, self.people_without_device)?,
            frozen_at: self.frozen_at.map(Into::into),
            setup: from_json(HEAD, &self.setup)?,
            created_at: self.created_at.into(),
        };
        Ok((head, seq))
    }
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = phase, treat_none_as_default_value = false)]
struct PhaseRow {
    id: String,
    workshop_id: String,
    position: i64,
    kind: String,
    sub_step: Option<String>,
    title: String,
    prompt: String,
    planned_minutes: i64,
    started_at: Option<NaiveDateTime>,
    ended_at: Option<NaiveDateTime>,
    resumes: Option<String>,
}

const PHASE: &str = "phase";

/// Stores a phase.
pub(crate) fn put_phase(
    conn: &mut Conn,
    workshop: WorkshopId,
    thing: &Phase,
) -> Result<(), StoreError> {
    let row = PhaseRow {
        id: thing.id.to_string(),
        workshop_id: workshop.to_string(),
        position: thing.order.into(),
        kind: code(PHASE, thing.kind)?,
        sub_step: thing.sub_step.map(|step| code(PHASE, step)).transpose()?,
        title: json(PHASE, &thing.title)?,
        prompt: json(PHASE, &thing.prompt)?,
        planned_minutes: thing.planned_minutes.into(),
        started_at: naive_opt(thing.started_at),
        ended_at: naive_opt(thing.ended_at),
        resumes: text_opt(thing.resumes),
    };
    upsert!(conn, phase, [id], &row)?;
    Ok(())
}

/// The agenda, in order.
pub(crate) fn phases(conn: &mut Conn, workshop: &str) -> Result<Vec<Phase>, StoreError> {
    let rows: Vec<PhaseRow> = phase::table
        .filter(phase::workshop_id.eq(workshop))
        .order((phase::position, phase::id))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(Phase {
                id: id(PHASE, &row.id)?,
                order: number(PHASE, row.position)?,
                kind: from_code(PHASE, row.kind)?,
                sub_step: row
                    .sub_step
                    .map(|step| from_code(PHASE, step))
                    .transpose()?,
                title: from_json(PHASE, &row.title)?,
                prompt: from_json(PHASE, &row.prompt)?,
                planned_minutes: number(PHASE, row.planned_minutes)?,
                started_at: row.started_at.map(Into::into),
                ended_at: row.ended_at.map(Into::into),
                resumes: id_opt(PHASE, row.resumes)?,
            })
        })
        .collect()
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = small_group, treat_none_as_default_value = false)]
struct SmallGroupRow {
    id: String,
    workshop_id: String,
    table_no: i64,
    name: String,
    domain_id: Option<String>,
    result_title: String,
    result_text: String,
    message: Option<String>,
    version: i64,
}

const GROUP: &str = "small group";

/// Stores a small group.
pub(crate) fn put_small_group(
    conn: &mut Conn,
    workshop: WorkshopId,
    thing: &SmallGroup,
) -> Result<(), StoreError> {
    let row = SmallGroupRow {
        id: thing.id.to_string(),
        workshop_id: workshop.to_string(),
        table_no: thing.table_no.into(),
        name: thing.name.clone(),
        domain_id: text_opt(thing.domain_id),
        result_title: thing.result_title.clone(),
        result_text: thing.result_text.clone(),
        message: thing
            .message
            .as_ref()
            .map(|it| json(GROUP, it))
            .transpose()?,
        version: thing.version.into(),
    };
    upsert!(conn, small_group, [id], &row)?;
    Ok(())
}

/// All small groups.
pub(crate) fn small_groups(conn: &mut Conn, workshop: &str) -> Result<Vec<SmallGroup>, StoreError> {
    let rows: Vec<SmallGroupRow> = small_group::table
        .filter(small_group::workshop_id.eq(workshop))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(SmallGroup {
                id: id(GROUP, &row.id)?,
                table_no: number(GROUP, row.table_no)?,
                name: row.name,
                domain_id: id_opt(GROUP, row.domain_id)?,
                result_title: row.result_title,
                result_text: row.result_text,
                message: row
                    .message
                    .map(|text| from_json(GROUP, &text))
                    .transpose()?,
                version: number(GROUP, row.version)?,
            })
        })
        .collect()
}
