//! The ballots of an open round by voter key. It counts how many ballots are looked at, so that a
//! test can see what one vote costs.

use super::ballot::OpenBallot;
use crate::domain::participant::Hash256;
use std::collections::HashMap;
use std::ops::Index;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Ballots by voter key.
#[derive(Debug, Default)]
pub struct KeptBallots {
    ballots: HashMap<Hash256, OpenBallot>,
    visits: AtomicU64,
}

impl Clone for KeptBallots {
    fn clone(&self) -> Self {
        Self {
            ballots: self.ballots.clone(),
            visits: AtomicU64::new(self.visits()),
        }
    }
}

impl PartialEq for KeptBallots {
    fn eq(&self, other: &Self) -> bool {
        self.ballots == other.ballots
    }
}

impl Eq for KeptBallots {}

impl Index<&Hash256> for KeptBallots {
    type Output = OpenBallot;

    #[expect(
        clippy::indexing_slicing,
        reason = "an index panics where there is nothing, as a map's does"
    )]
    fn index(&self, key: &Hash256) -> &OpenBallot {
        self.visit(1);
        &self.ballots[key]
    }
}

impl KeptBallots {
    fn visit(&self, ballots: usize) {
        let more = u64::try_from(ballots).unwrap_or(u64::MAX);
        self.visits.fetch_add(more, Relaxed);
    }

    /// How many ballots have been looked at so far: one for each search, all for each walk.
    pub fn visits(&self) -> u64 {
        self.visits.load(Relaxed)
    }

    /// This voter's ballot.
    pub fn get(&self, key: &Hash256) -> Option<&OpenBallot> {
        self.visit(1);
        self.ballots.get(key)
    }

    /// Puts a ballot in; answers the one whose place it takes.
    pub fn insert(&mut self, key: Hash256, ballot: OpenBallot) -> Option<OpenBallot> {
        self.visit(1);
        self.ballots.insert(key, ballot)
    }

    /// All ballots, in no order.
    pub fn values(&self) -> impl Iterator<Item = &OpenBallot> {
        self.visit(self.ballots.len());
        self.ballots.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ballots.len()
    }

    /// True if nobody has voted.
    pub fn is_empty(&self) -> bool {
        self.ballots.is_empty()
    }
}
