//! Measures of a workshop, and commitments.

use crate::domain::ids::{ProcessId, WorkshopId};
use crate::domain::measure::{Commitment, EditLock, ShortSheet, WorkshopMeasure};
use crate::store::conn::Conn;
use crate::store::convert::{
    code, from_code, from_json, id, id_opt, json, naive_opt, number, text_opt,
};
use crate::store::error::StoreError;
use crate::store::schema_workshop::{commitment, workshop_measure};
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;

#[derive(Insertable, Queryable)]
#[diesel(table_name = workshop_measure, treat_none_as_default_value = false)]
struct MeasureRow {
    id: String,
    workshop_id: String,
    process_id: String,
    number: Option<i64>,
    title: String,
    short_title: String,
    domain_id: Option<String>,
    goal: String,
    description: String,
    who: String,
    first_step: String,
    effort: String,
    state: String,
    hidden_reason: Option<String>,
    participant_id: Option<String>,
    small_group_id: Option<String>,
    editor_id: Option<String>,
    editor_until: Option<NaiveDateTime>,
    origin: String,
    derived_from: String,
    created_at: NaiveDateTime,
    version: i64,
}

const MEASURE: &str = "measure";

/// Stores a measure.
pub(crate) fn put_measure(
    conn: &mut Conn,
    workshop: WorkshopId,
    process: ProcessId,
    thing: &WorkshopMeasure,
) -> Result<(), StoreError> {
    let sheet = thing.sheet.clone();
    let row = MeasureRow {
        id: thing.id.to_string(),
        workshop_id: workshop.to_string(),
        process_id: process.to_string(),
        number: thing.number.map(i64::from),
        title: sheet.title,
        short_title: sheet.short_title,
        domain_id: text_opt(sheet.domain_id),
        goal: sheet.goal,
        description: sheet.description,
        who: sheet.who,
        first_step: sheet.first_step,
        effort: code(MEASURE, sheet.effort)?,
        state: code(MEASURE, thing.state)?,
        hidden_reason: thing.hidden_reason.clone(),
        participant_id: text_opt(thing.participant_id),
        small_group_id: text_opt(thing.small_group_id),
        editor_id: text_opt(thing.editor.map(|editor| editor.participant_id)),
        editor_until: naive_opt(thing.editor.map(|editor| editor.until)),
        origin: code(MEASURE, thing.origin)?,
        derived_from: json(MEASURE, &thing.derived_from)?,
        created_at: thing.created_at.to_naive(),
        version: thing.version.into(),
    };
    upsert!(conn, workshop_measure, [id], &row)?;
    Ok(())
}

/// All measures.
pub(crate) fn measures(
    conn: &mut Conn,
    workshop: &str,
) -> Result<Vec<WorkshopMeasure>, StoreError> {
    let rows: Vec<MeasureRow> = workshop_measure::table
        .filter(workshop_measure::workshop_id.eq(workshop))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            let editor = id_opt(MEASURE, row.editor_id)?.zip(row.editor_until).map(
                |(participant_id, until)| EditLock {
                    participant_id,
                    until: until.into(),
                },
            );
            Ok(WorkshopMeasure {
                id: id(MEASURE, &row.id)?,
                number: row.number.map(|n| number(MEASURE, n)).transpose()?,
                sheet: ShortSheet {
                    title: row.title,
                    short_title: row.short_title,
                    domain_id: id_opt(MEASURE, row.domain_id)?,
                    goal: row.goal,
                    description: row.description,
                    who: row.who,
                    first_step: row.first_step,
                    effort: from_code(MEASURE, row.effort)?,
                },
                state: from_code(MEASURE, row.state)?,
                hidden_reason: row.hidden_reason,
                participant_id: id_opt(MEASURE, row.participant_id)?,
                small_group_id: id_opt(MEASURE, row.small_group_id)?,
                editor,
                origin: from_code(MEASURE, row.origin)?,
                derived_from: from_json(MEASURE, &row.derived_from)?,
                created_at: row.created_at.into(),
                version: number(MEASURE, row.version)?,
            })
        })
        .collect()
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = commitment, treat_none_as_default_value = false)]
struct CommitmentRow {
    id: String,
    workshop_id: String,
    position: i64,
    measure_id: Option<String>,
    what: String,
    who: String,
    by_when: String,
    state: String,
    participant_id: Option<String>,
    version: i64,
}

const COMMITMENT: &str = "commitment";

/// Stores a commitment.
pub(crate) fn put_commitment(
    conn: &mut Conn,
    workshop: WorkshopId,
    thing: &Commitment,
) -> Result<(), StoreError> {
    let row = CommitmentRow {
        id: thing.id.to_string(),
        workshop_id: workshop.to_string(),
        position: thing.order.into(),
        measure_id: text_opt(thing.measure_id),
        what: thing.what.clone(),
        who: thing.who.clone(),
        by_when: thing.by_when.clone(),
        state: code(COMMITMENT, thing.state)?,
        participant_id: text_opt(thing.participant_id),
        version: thing.version.into(),
    };
    upsert!(conn, commitment, [id], &row)?;
    Ok(())
}

/// All commitments.
pub(crate) fn commitments(conn: &mut Conn, workshop: &str) -> Result<Vec<Commitment>, StoreError> {
    let rows: Vec<CommitmentRow> = commitment::table
        .filter(commitment::workshop_id.eq(workshop))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(Commitment {
                id: id(COMMITMENT, &row.id)?,
                order: number(COMMITMENT, row.position)?,
                measure_id: id_opt(COMMITMENT, row.measure_id)?,
                what: row.what,
                who: row.who,
                by_when: row.by_when,
                state: from_code(COMMITMENT, row.state)?,
                participant_id: id_opt(COMMITMENT, row.participant_id)?,
                version: number(COMMITMENT, row.version)?,
            })
        })
        .collect()
}
