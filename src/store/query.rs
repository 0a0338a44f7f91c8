//! Reading: whole workshops, lists of them, closed rounds, and what a session needs to start.

use super::answer::Answer;
use super::batch::RequestRecord;
use super::error::StoreError;
use super::office::measures;
use super::rows::records::JournalEntry;
use super::rows::workshop::WorkshopRow;
use super::rows::{records, rounds};
use super::schema_workshop::{workshop, workshop_measure};
use super::{Store, ballots, commit, convert, load};
use crate::domain::context::Timestamp;
use crate::domain::ids::{ProcessId, RoundId, WorkshopId};
use crate::domain::round::{CountedBallot, Round, RoundState};
use crate::domain::workshop::{Head, Workshop};
use diesel::dsl::max;
use diesel::prelude::*;

/// A workshop in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedWorkshop {
    /// Its own fields.
    pub head: Head,
    /// Events so far.
    pub seq: u64,
}

/// A closed round with all that it takes to count it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedRound {
    /// The round with its frozen result.
    pub round: Round,
    /// Its ballots, equal ones joined, sorted.
    pub counted: Vec<CountedBallot>,
}

impl Store {
    /// Stores a new workshop with all that is in it (but no ballots). A join code that another
    /// open workshop has is [`StoreError::Duplicate`]: choose another.
    pub fn create_workshop(&self, thing: Workshop, at: Timestamp) -> Answer<()> {
        self.write(move |conn| commit::create(conn, &thing, at))
    }

    /// Stores a new workshop as [`Store::create_workshop`], with the counted ballots of its closed
    /// rounds.
    pub fn create_workshop_with_ballots(
        &self,
        thing: Workshop,
        counted: Vec<(RoundId, Vec<CountedBallot>)>,
        at: Timestamp,
    ) -> Answer<()> {
        self.write(move |conn| {
            commit::create(conn, &thing, at)?;
            counted
                .iter()
                .try_for_each(|(round, rows)| ballots::close(conn, *round, rows))
        })
    }

    /// Deletes a workshop with everything that belongs to it, for copies made to try something.
    pub fn delete_workshop(&self, id: WorkshopId) -> Answer<()> {
        self.write(move |conn| {
            let key = id.to_string();
            for round in rounds::rounds(conn, &key)? {
                rounds::remove_round(conn, round.id)?;
            }
            let gone =
                diesel::delete(workshop::table.filter(workshop::id.eq(key))).execute(conn)?;
            if gone == 0 {
                return Err(StoreError::NotFound("workshop"));
            }
            Ok(())
        })
    }

    /// A workshop as its task had it, with the ballots of open rounds; none if there is no such.
    pub fn load_workshop(&self, id: WorkshopId) -> Result<Option<Workshop>, StoreError> {
        self.read(|conn| load::workshop(conn, id))
    }

    /// All requests of a workshop that were carried out.
    pub fn load_requests(&self, id: WorkshopId) -> Result<Vec<RequestRecord>, StoreError> {
        self.read(|conn| records::requests(conn, &id.to_string()))
    }

    /// What happened in a workshop, oldest first.
    pub fn journal(&self, id: WorkshopId) -> Result<Vec<JournalEntry>, StoreError> {
        self.read(|conn| records::journal(conn, &id.to_string()))
    }

    /// All workshops, newest first.
    pub fn list_workshops(&self) -> Result<Vec<ListedWorkshop>, StoreError> {
        self.read(|conn| {
            let rows = workshop::table
                .order((workshop::created_at.desc(), workshop::id))
                .load(conn)?;
            listed(rows)
        })
    }

    /// The workshops that feed a process, oldest first.
    pub fn list_workshops_of(&self, process: ProcessId) -> Result<Vec<ListedWorkshop>, StoreError> {
        self.read(|conn| {
            let rows = workshop::table
                .filter(workshop::process_id.eq(process.to_string()))
                .order((workshop::created_at, workshop::id))
                .load(conn)?;
            listed(rows)
        })
    }

    /// The workshops that run, at most this many: those made last.
    pub fn running_workshops(&self, most: u32) -> Result<Vec<WorkshopId>, StoreError> {
        self.read(|conn| {
            let found: Vec<String> = workshop::table
                .filter(workshop::stage.eq("running"))
                .order((workshop::created_at.desc(), workshop::id))
                .limit(most.into())
                .select(workshop::id)
                .load(conn)?;
            found.iter().map(|id| convert::id("workshop", id)).collect()
        })
    }

    /// The workshop that is not archived and has this join code (six digits).
    pub fn open_workshop_by_code(&self, code: &str) -> Result<Option<WorkshopId>, StoreError> {
        self.read(|conn| {
            let found: Option<String> = workshop::table
                .filter(workshop::join_code.eq(code))
                .filter(workshop::stage.ne("archived"))
                .select(workshop::id)
                .first(conn)
                .optional()?;
            found.map(|id| convert::id("workshop", &id)).transpose()
        })
    }

    /// The number that the next measure of this process gets; 1 is the first.
    pub fn next_measure_number(&self, process: ProcessId) -> Result<u32, StoreError> {
        self.read(|conn| {
            let last: Option<i64> = workshop_measure::table
                .filter(workshop_measure::process_id.eq(process.to_string()))
                .select(max(workshop_measure::number))
                .get_result(conn)?;
            let room: u32 = convert::number("measure", last.unwrap_or(0) + 1)?;
            Ok(room.max(measures::next_number(conn, process)?))
        })
    }

    /// One round of a workshop; none if there is no such.
    pub fn round(&self, id: WorkshopId, round: RoundId) -> Result<Option<Round>, StoreError> {
        self.read(|conn| {
            let all = rounds::rounds(conn, &id.to_string())?;
            Ok(all.into_iter().find(|other| other.id == round))
        })
    }

    /// The anonymous ballots of a closed round, equal ones joined, sorted.
    pub fn counted_ballots(&self, round: RoundId) -> Result<Vec<CountedBallot>, StoreError> {
        self.read(|conn| ballots::load_counted(conn, round))
    }

    /// The rounds of a workshop that were counted, in order, with their anonymous ballots.
    pub fn closed_rounds(&self, id: WorkshopId) -> Result<Vec<ClosedRound>, StoreError> {
        self.read(|conn| {
            rounds::rounds(conn, &id.to_string())?
                .into_iter()
                .filter(|round| matches!(round.state, RoundState::Closed | RoundState::Revealed))
                .map(|round| {
                    let counted = ballots::load_counted(conn, round.id)?;
                    Ok(ClosedRound { round, counted })
                })
                .collect()
        })
    }
}

/// Rows as heads.
fn listed(rows: Vec<WorkshopRow>) -> Result<Vec<ListedWorkshop>, StoreError> {
    rows.into_iter()
        .map(|row| {
            let (head, seq) = row.into_domain()?;
            Ok(ListedWorkshop { head, seq })
        })
        .collect()
}
