//! What is added and not changed: lineage, steps to undo, the journal, requests.

use crate::domain::context::Timestamp;
use crate::domain::contribution::{Lineage, UndoStep};
use crate::domain::event::{Event, EventKind};
use crate::domain::ids::{AccountId, UndoId, WorkshopId};
use crate::store::batch::RequestRecord;
use crate::store::conn::{Conn, on_backend};
use crate::store::convert::{
    big, code, from_code, from_json, hash, id, id_opt, json, number, text_opt,
};
use crate::store::error::StoreError;
use crate::store::schema_workshop::{journal, lineage, request, undo_step};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use uuid::Uuid;

/// Rows per statement, well below both databases' limits on parameters.
const CHUNK: usize = 500;

/// Inserts all rows, a few hundred with each statement. The statement for a single row, by far the most frequent, is
/// prepared only once.
macro_rules! insert_all {
    ($conn:expr, $table:ident, $rows:expr) => {
        if let [row] = $rows.as_slice() {
            on_backend!($conn, c => diesel::insert_into($table::table).values(row).execute(c))?;
        } else {
            for chunk in $rows.chunks(CHUNK) {
                on_backend!($conn, c => diesel::insert_into($table::table).values(chunk).execute(c))?;
            }
        }
    };
}

#[derive(Insertable)]
#[diesel(table_name = lineage, treat_none_as_default_value = false)]
struct NewLineage {
    id: String,
    workshop_id: String,
    from_kind: String,
    from_id: String,
    to_kind: String,
    to_id: String,
    relation: String,
    actor_id: Option<String>,
    at: NaiveDateTime,
}

#[derive(Queryable)]
struct LineageRow {
    _position: i64,
    id: String,
    _workshop_id: String,
    from_kind: String,
    from_id: String,
    to_kind: String,
    to_id: String,
    relation: String,
    actor_id: Option<String>,
    at: NaiveDateTime,
}

const LINEAGE: &str = "lineage step";

/// Adds a step of lineage; one that is there already stays as it is.
pub(crate) fn add_lineage(
    conn: &mut Conn,
    workshop: WorkshopId,
    step: &Lineage,
) -> Result<(), StoreError> {
    let row = NewLineage {
        id: step.id.to_string(),
        workshop_id: workshop.to_string(),
        from_kind: code(LINEAGE, step.from_kind)?,
        from_id: step.from_id.to_string(),
        to_kind: code(LINEAGE, step.to_kind)?,
        to_id: step.to_id.to_string(),
        relation: code(LINEAGE, step.relation)?,
        actor_id: text_opt(step.actor),
        at: step.at.to_naive(),
    };
    on_backend!(conn, c => diesel::insert_into(lineage::table)
        .values(&row)
        .on_conflict(lineage::id)
        .do_nothing()
        .execute(c))?;
    Ok(())
}

/// All lineage, oldest first.
pub(crate) fn lineage(conn: &mut Conn, workshop: &str) -> Result<Vec<Lineage>, StoreError> {
    let rows: Vec<LineageRow> = lineage::table
        .filter(lineage::workshop_id.eq(workshop))
        .order(lineage::position)
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(Lineage {
                id: id(LINEAGE, &row.id)?,
                from_kind: from_code(LINEAGE, row.from_kind)?,
                from_id: id(LINEAGE, &row.from_id)?,
                to_kind: from_code(LINEAGE, row.to_kind)?,
                to_id: id(LINEAGE, &row.to_id)?,
                relation: from_code(LINEAGE, row.relation)?,
                actor: id_opt(LINEAGE, row.actor_id)?,
                at: row.at.into(),
            })
        })
        .collect()
}

const UNDO: &str = "undo step";

/// Adds a step to undo as the newest one.
pub(crate) fn add_undo(
    conn: &mut Conn,
    workshop: WorkshopId,
    step: &UndoStep,
) -> Result<(), StoreError> {
    remove_undo(conn, step.id)?;
    diesel::insert_into(undo_step::table)
        .values((
            undo_step::id.eq(step.id.to_string()),
            undo_step::workshop_id.eq(workshop.to_string()),
            undo_step::step.eq(json(UNDO, step)?),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes a step to undo away.
pub(crate) fn remove_undo(conn: &mut Conn, step: UndoId) -> Result<(), StoreError> {
    diesel::delete(undo_step::table.filter(undo_step::id.eq(step.to_string()))).execute(conn)?;
    Ok(())
}

/// The steps that can be undone, oldest first.
pub(crate) fn undo(conn: &mut Conn, workshop: &str) -> Result<Vec<UndoStep>, StoreError> {
    let steps: Vec<String> = undo_step::table
        .filter(undo_step::workshop_id.eq(workshop))
        .order(undo_step::position)
        .select(undo_step::step)
        .load(conn)?;
    steps.iter().map(|step| from_json(UNDO, step)).collect()
}

#[derive(Insertable)]
#[diesel(table_name = journal, treat_none_as_default_value = false)]
struct NewEntry {
    workshop_id: String,
    seq: i64,
    kind: String,
    subjects: String,
    actor_id: Option<String>,
    at: NaiveDateTime,
}

const JOURNAL: &str = "journal entry";

/// Notes what happened: kind and ids only. The first event has the number `first`.
pub(crate) fn add_journal(
    conn: &mut Conn,
    workshop: WorkshopId,
    first: u64,
    events: &[Event],
    at: Timestamp,
) -> Result<(), StoreError> {
    let rows = (first..)
        .zip(events)
        .map(|(seq, event)| {
            Ok(NewEntry {
                workshop_id: workshop.to_string(),
                seq: big(JOURNAL, seq)?,
                kind: code(JOURNAL, event.kind)?,
                subjects: json(JOURNAL, &event.subjects)?,
                actor_id: text_opt(event.actor),
                at: at.to_naive(),
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    insert_all!(conn, journal, rows);
    Ok(())
}

/// What happened, as the journal keeps it: no texts, no ballots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// Number of the event in its workshop, from 1.
    pub seq: u64,
    /// Kind.
    pub kind: EventKind,
    /// Ids of the things concerned.
    pub subjects: Vec<Uuid>,
    /// The moderator who did it; none for participants.
    pub actor: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

/// The journal of a workshop, oldest first.
pub(crate) fn journal(conn: &mut Conn, workshop: &str) -> Result<Vec<JournalEntry>, StoreError> {
    type Row = (i64, String, String, Option<String>, NaiveDateTime);
    let rows: Vec<Row> = journal::table
        .filter(journal::workshop_id.eq(workshop))
        .order(journal::seq)
        .select((
            journal::seq,
            journal::kind,
            journal::subjects,
            journal::actor_id,
            journal::at,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(seq, kind, subjects, actor, at)| {
            Ok(JournalEntry {
                seq: number(JOURNAL, seq)?,
                kind: from_code(JOURNAL, kind)?,
                subjects: from_json(JOURNAL, &subjects)?,
                actor: id_opt(JOURNAL, actor)?,
                at: at.into(),
            })
        })
        .collect()
}

#[derive(Insertable, Queryable)]
#[diesel(table_name = request, treat_none_as_default_value = false)]
struct RequestRow {
    workshop_id: String,
    actor_key: String,
    request_id: String,
    body_hash: Vec<u8>,
    seq: i64,
    created_id: Option<String>,
}

const REQUEST: &str = "request";

/// Remembers requests that were carried out.
pub(crate) fn add_requests(
    conn: &mut Conn,
    workshop: WorkshopId,
    requests: &[RequestRecord],
) -> Result<(), StoreError> {
    let rows = requests
        .iter()
        .map(|record| {
            Ok(RequestRow {
                workshop_id: workshop.to_string(),
                actor_key: record.actor_key.clone(),
                request_id: record.request_id.to_string(),
                body_hash: record.body_hash.0.to_vec(),
                seq: big(REQUEST, record.seq)?,
                created_id: text_opt(record.created),
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    insert_all!(conn, request, rows);
    Ok(())
}

/// All requests of a workshop that were carried out.
pub(crate) fn requests(conn: &mut Conn, workshop: &str) -> Result<Vec<RequestRecord>, StoreError> {
    let rows: Vec<RequestRow> = request::table
        .filter(request::workshop_id.eq(workshop))
        .order((request::seq, request::actor_key, request::request_id))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(RequestRecord {
                actor_key: row.actor_key,
                request_id: id(REQUEST, &row.request_id)?,
                body_hash: hash(REQUEST, &row.body_hash)?,
                seq: number(REQUEST, row.seq)?,
                created: id_opt(REQUEST, row.created_id)?,
            })
        })
        .collect()
}
