//! A workshop out of its tables: exactly the state that its task had.

use super::ballots;
use super::conn::Conn;
use super::error::StoreError;
use super::rows::workshop::WorkshopRow;
use super::rows::{cards, measures, notes, people, photos, records, rounds, workshop as head};
use super::schema_workshop::workshop;
use crate::domain::event::Change;
use crate::domain::ids::WorkshopId;
use crate::domain::round::RoundState;
use crate::domain::workshop::Workshop;
use diesel::prelude::*;

/// Loads a workshop with the ballots of its open rounds; none if there is no such workshop.
pub(super) fn workshop(conn: &mut Conn, id: WorkshopId) -> Result<Option<Workshop>, StoreError> {
    let key = id.to_string();
    let row: Option<WorkshopRow> = workshop::table
        .filter(workshop::id.eq(&key))
        .first(conn)
        .optional()?;
    let Some(row) = row else {
        return Ok(None);
    };
    let (own, seq) = row.into_domain()?;
    let mut thing = Workshop::new(own);
    thing.seq = seq;
    // Applied like any change, so that all that the workshop derives from its things is there, too.
    let mut put = |change: Change| thing.apply(&change);
    let people = people::participants(conn, &key)?;
    people
        .into_iter()
        .map(Change::Participant)
        .for_each(&mut put);
    let printed = people::admission_cards(conn, &key)?;
    printed
        .into_iter()
        .map(Change::AdmissionCard)
        .for_each(&mut put);
    let phases = head::phases(conn, &key)?;
    phases.into_iter().map(Change::Phase).for_each(&mut put);
    let groups = head::small_groups(conn, &key)?;
    groups
        .into_iter()
        .map(Change::SmallGroup)
        .for_each(&mut put);
    let written = cards::cards(conn, &key)?;
    written.into_iter().map(Change::Card).for_each(&mut put);
    let clusters = cards::clusters(conn, &key)?;
    clusters.into_iter().map(Change::Cluster).for_each(&mut put);
    let sheets = measures::measures(conn, &key)?;
    sheets.into_iter().map(Change::Measure).for_each(&mut put);
    let commitments = measures::commitments(conn, &key)?;
    commitments
        .into_iter()
        .map(Change::Commitment)
        .for_each(&mut put);
    let notes = notes::notes(conn, &key)?;
    notes.into_iter().map(Change::Note).for_each(&mut put);
    let photos = photos::photos(conn, &key)?;
    photos.into_iter().map(Change::Photo).for_each(&mut put);
    let undo = records::undo(conn, &key)?;
    undo.into_iter().map(Change::Undo).for_each(&mut put);
    for round in rounds::rounds(conn, &key)? {
        let (id, state) = (round.id, round.state);
        thing.apply(&Change::Round(Box::new(round)));
        if state == RoundState::Open {
            for ballot in ballots::load_open(conn, id)? {
                thing.apply(&Change::Ballot {
                    round_id: id,
                    ballot,
                });
            }
        }
    }
    // Long, and nothing is derived from it.
    thing.lineage = records::lineage(conn, &key)?;
    Ok(Some(thing))
}
