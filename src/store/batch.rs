//! What a session hands to the writer: the outcome of the commands that it has just decided.

use crate::domain::context::Timestamp;
use crate::domain::event::{Change, Event};
use crate::domain::ids::{RequestId, RoundId, WorkshopId};
use crate::domain::participant::Hash256;
use uuid::Uuid;

/// All that one session wants stored at once. Events, journal and requests commit together;
/// ballots commit in a transaction of their own, after the events.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The workshop.
    pub workshop_id: WorkshopId,
    /// Events of the workshop once `events` have happened; the database must stand at this minus
    /// their number.
    pub seq_after: u64,
    /// When the events happened.
    pub at: Timestamp,
    /// What happened, oldest first, without ballots.
    pub events: Vec<Event>,
    /// Ballots cast ([`Change::Ballot`] only), oldest first. Those of a round that `events` close
    /// are not written: they are in its counted ballots.
    pub ballots: Vec<Change>,
    /// Requests that the events answer (ballots have none).
    pub requests: Vec<RequestRecord>,
}

/// A request that was carried out, remembered so that sending it again does nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRecord {
    /// Whose request: a participant's or account's id, or a hash for one who joins.
    pub actor_key: String,
    /// Made by the client, unique per actor.
    pub request_id: RequestId,
    /// Hash of the command: the same id with another body is refused.
    pub body_hash: Hash256,
    /// The `seq` at which it holds.
    pub seq: u64,
    /// The thing that it made, if the answer names one.
    pub created: Option<Uuid>,
}

impl Batch {
    /// A batch with nothing in it, for a workshop that stands at `seq`.
    pub fn new(workshop_id: WorkshopId, seq: u64, at: Timestamp) -> Self {
        Self {
            workshop_id,
            seq_after: seq,
            at,
            events: Vec::new(),
            ballots: Vec::new(),
            requests: Vec::new(),
        }
    }

    /// Adds what happened: a ballot to the ballots, anything else as the next event.
    pub fn push(&mut self, event: Event) {
        if event.is_ballot() {
            self.ballots.extend(event.changes);
        } else {
            self.seq_after += 1;
            self.events.push(event);
        }
    }

    /// True if there is nothing to store.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.ballots.is_empty() && self.requests.is_empty()
    }

    /// The rounds whose ballots the events count and delete.
    pub(super) fn closed_rounds(&self) -> impl Iterator<Item = RoundId> {
        let changes = self.events.iter().flat_map(|event| &event.changes);
        changes.filter_map(|change| match change {
            Change::BallotsClosed { round_id, .. } => Some(*round_id),
            _ => None,
        })
    }
}
