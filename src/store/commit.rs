//! Storing what happened in a workshop: new values, journal, requests, and the office's measures.

use super::ballots;
use super::batch::Batch;
use super::conn::{Conn, on_backend};
use super::convert::{big, id};
use super::error::StoreError;
use super::office_feed::{self, Source};
use super::rows::{cards, measures, notes, people, photos, records, rounds, workshop as head};
use super::schema_workshop::{phase, workshop};
use crate::domain::context::Timestamp;
use crate::domain::event::Change;
use crate::domain::ids::{MeasureId, ProcessId, WorkshopId};
use crate::domain::measure::WorkshopMeasure;
use crate::domain::workshop::Workshop;
use diesel::backend::Backend;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::serialize::ToSql;
use diesel::sql_types::{BigInt, HasSqlType, Text};
use std::collections::BTreeMap;

const WORKSHOP: &str = "workshop";

/// Stores a session's events and requests; its ballots are stored apart.
pub(super) fn store(conn: &mut Conn, batch: &Batch) -> Result<(), StoreError> {
    let id = batch.workshop_id;
    if !batch.events.is_empty() {
        let count = u64::try_from(batch.events.len()).unwrap_or(u64::MAX);
        let before = batch.seq_after.saturating_sub(count);
        advance(conn, id, before, batch.seq_after)?;
        let changes = batch.events.iter().flat_map(|event| &event.changes);
        apply(conn, id, batch.at, &changes.collect::<Vec<_>>())?;
        records::add_journal(conn, id, before + 1, &batch.events, batch.at)?;
    }
    records::add_requests(conn, id, &batch.requests)
}

/// Stores a whole new workshop, without ballots and journal.
pub(super) fn create(conn: &mut Conn, thing: &Workshop, at: Timestamp) -> Result<(), StoreError> {
    let id = thing.head.id;
    head::put_head(conn, &thing.head)?;
    office_feed::workshop_made(conn, &thing.head, at)?;
    diesel::update(workshop::table.filter(workshop::id.eq(id.to_string())))
        .set(workshop::seq.eq(big(WORKSHOP, thing.seq)?))
        .execute(conn)?;
    let changes = content(thing);
    apply(conn, id, at, &changes.iter().collect::<Vec<_>>())
}

/// Moves a workshop's number of events on; a statement of our own for the reason told in [`super::upsert`].
#[derive(QueryId)]
struct Advance {
    id: String,
    from: i64,
    to: i64,
}

impl<DB> QueryFragment<DB> for Advance
where
    DB: Backend + HasSqlType<Text> + HasSqlType<BigInt>,
    String: ToSql<Text, DB>,
    i64: ToSql<BigInt, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("UPDATE workshop SET seq = ");
        out.push_bind_param::<BigInt, _>(&self.to)?;
        out.push_sql(" WHERE id = ");
        out.push_bind_param::<Text, _>(&self.id)?;
        out.push_sql(" AND seq = ");
        out.push_bind_param::<BigInt, _>(&self.from)
    }
}

impl<Conn> RunQueryDsl<Conn> for Advance {}

/// Moves the number of events on. Refused if the database stands elsewhere: then somebody else has
/// written this workshop, or an earlier batch of this session has failed.
fn advance(conn: &mut Conn, id: WorkshopId, from: u64, to: u64) -> Result<(), StoreError> {
    let step = Advance {
        id: id.to_string(),
        from: big(WORKSHOP, from)?,
        to: big(WORKSHOP, to)?,
    };
    if on_backend!(conn, c => step.execute(c))? == 1 {
        return Ok(());
    }
    match workshop::table
        .filter(workshop::id.eq(id.to_string()))
        .count()
        .get_result::<i64>(conn)?
    {
        0 => Err(StoreError::NotFound(WORKSHOP)),
        _ => Err(StoreError::Stale),
    }
}

/// Gives everything that changed its new value, in order.
fn apply(
    conn: &mut Conn,
    id: WorkshopId,
    at: Timestamp,
    changes: &[&Change],
) -> Result<(), StoreError> {
    // The head is large and changes often: only its last value is written.
    let last_head = changes
        .iter()
        .rposition(|change| matches!(change, Change::Head(_)));
    let mut process: Option<ProcessId> = None;
    let mut numbered: BTreeMap<MeasureId, &WorkshopMeasure> = BTreeMap::new();
    for (position, change) in changes.iter().enumerate() {
        match change {
            Change::Head(thing) if Some(position) == last_head => head::put_head(conn, thing)?,
            Change::Phase(thing) => head::put_phase(conn, id, thing)?,
            Change::PhaseGone(gone) => {
                diesel::delete(phase::table.filter(phase::id.eq(gone.to_string())))
                    .execute(conn)?;
            }
            Change::Participant(thing) => people::put_participant(conn, id, thing)?,
            Change::AdmissionCard(thing) => people::put_admission_card(conn, id, thing)?,
            Change::Card(thing) => cards::put_card(conn, id, thing)?,
            Change::Cluster(thing) => cards::put_cluster(conn, id, thing)?,
            Change::Lineage(thing) => records::add_lineage(conn, id, thing)?,
            Change::Measure(thing) => {
                let process_id = match process {
                    Some(known) => known,
                    None => *process.insert(process_of(conn, id)?),
                };
                measures::put_measure(conn, id, process_id, thing)?;
                if thing.number.is_some() {
                    numbered.insert(thing.id, thing);
                }
            }
            Change::SmallGroup(thing) => head::put_small_group(conn, id, thing)?,
            Change::Commitment(thing) => measures::put_commitment(conn, id, thing)?,
            Change::Note(thing) => notes::put_note(conn, id, thing)?,
            Change::Photo(thing) => photos::put_photo(conn, id, thing)?,
            Change::PhotoGone(gone) => photos::remove_photo(conn, *gone)?,
            Change::Round(thing) => rounds::put_round(conn, id, thing)?,
            Change::RoundGone(gone) => rounds::remove_round(conn, *gone)?,
            // An earlier head is not worth writing; ballots are stored apart, see `Batch::ballots`.
            Change::Head(_) | Change::Ballot { .. } => {}
            Change::BallotsClosed { round_id, counted } => {
                ballots::close(conn, *round_id, counted)?;
            }
            Change::Undo(step) => records::add_undo(conn, id, step)?,
            Change::UndoGone(gone) => records::remove_undo(conn, *gone)?,
        }
    }
    match process {
        Some(process_id) if !numbered.is_empty() => {
            let source = Source {
                workshop_id: id,
                process_id,
                at,
            };
            let numbered: Vec<&WorkshopMeasure> = numbered.into_values().collect();
            office_feed::measures_changed(conn, source, &numbered)
        }
        _ => Ok(()),
    }
}

/// The process that a workshop feeds.
fn process_of(conn: &mut Conn, workshop: WorkshopId) -> Result<ProcessId, StoreError> {
    let process: String = workshop::table
        .filter(workshop::id.eq(workshop.to_string()))
        .select(workshop::process_id)
        .get_result(conn)?;
    id(WORKSHOP, &process)
}

/// Everything in a workshop but its head and its ballots, as changes.
fn content(thing: &Workshop) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    changes.extend(thing.phases.iter().cloned().map(Change::Phase));
    changes.extend(thing.small_groups.values().cloned().map(Change::SmallGroup));
    changes.extend(
        thing
            .participants
            .values()
            .cloned()
            .map(Change::Participant),
    );
    changes.extend(
        thing
            .admission_cards
            .values()
            .cloned()
            .map(Change::AdmissionCard),
    );
    changes.extend(thing.cards.values().cloned().map(Change::Card));
    changes.extend(thing.clusters.values().cloned().map(Change::Cluster));
    changes.extend(thing.measures.values().cloned().map(Change::Measure));
    changes.extend(thing.commitments.values().cloned().map(Change::Commitment));
    changes.extend(thing.photos.values().cloned().map(Change::Photo));
    changes.extend(thing.notes.values().cloned().map(Change::Note));
    changes.extend(
        thing
            .rounds
            .values()
            .cloned()
            .map(|round| Change::Round(Box::new(round))),
    );
    changes.extend(thing.lineage.iter().cloned().map(Change::Lineage));
    changes.extend(thing.undo.iter().cloned().map(Change::Undo));
    changes
}
