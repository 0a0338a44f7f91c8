//! A workshop out of its tables: exactly the state that its task had.

use super::ballots;
use super::conn::Conn;
use super::error::StoreError;
use super::rows::workshop::WorkshopRow;
use super::rows::{cards, measures, people, records, rounds, workshop as head};
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
    thing.phases = head::phases(conn, &key)?;
    for person in people::participants(conn, &key)? {
        thing.tokens.insert(person.token_hash, person.id);
        thing.participants.insert(person.id, person);
    }
    let printed = people::admission_cards(conn, &key)?;
    thing.admission_cards = printed.into_iter().map(|card| (card.hash, card)).collect();
    // Applied, not put in: the search for duplicates follows the cards.
    for card in cards::cards(conn, &key)? {
        thing.apply(&Change::Card(card));
    }
    thing.clusters = by_id(cards::clusters(conn, &key)?, |cluster| cluster.id);
    thing.lineage = records::lineage(conn, &key)?;
    thing.measures = by_id(measures::measures(conn, &key)?, |measure| measure.id);
    thing.small_groups = by_id(head::small_groups(conn, &key)?, |group| group.id);
    thing.commitments = by_id(measures::commitments(conn, &key)?, |promise| promise.id);
    thing.rounds = by_id(rounds::rounds(conn, &key)?, |round| round.id);
    for round in thing.rounds.values() {
        if round.state == RoundState::Open {
            let open = ballots::load_open(conn, round.id)?;
            if !open.ballots.is_empty() {
                thing.ballots.insert(round.id, open);
            }
        }
    }
    thing.undo = records::undo(conn, &key)?;
    Ok(Some(thing))
}

/// Things by their ids.
fn by_id<K: Ord, T>(things: Vec<T>, id: impl Fn(&T) -> K) -> std::collections::BTreeMap<K, T> {
    things
        .into_iter()
        .map(|thing| (id(&thing), thing))
        .collect()
}
