//! Counting ballots that list a large part of many options.
//!
//! Such a ballot is written as the place of every option; comparing one place with
//! a whole row of places is work the processor does eight at a time.

use super::Missing;
use crate::domain::tally::square::Square;
use crate::domain::tally::{PreparedBallot, Tiers};

/// Ballots whose places are kept at hand together (fits the first-level cache).
const BLOCK: usize = 32;
/// How many ballots fit into the 16-bit counters.
const FULL: usize = u16::MAX as usize;
/// Above every place.
const NOWHERE: i16 = i16::MAX;

/// True if a ballot with this many listed options is counted faster this way.
pub(super) fn pays_off(n: usize, listed: usize) -> bool {
    n >= 16 && n < NOWHERE as usize && listed * 3 > n
}

/// Adds the ballots to the table.
pub(super) fn add(
    table: &mut Square<i64>,
    mut ballots: Vec<&PreparedBallot<Tiers>>,
    missing: Missing,
) {
    let n = table.len();
    ballots.sort_by_key(|ballot| ballot.weight);
    let mut counters = Square::<u16>::new(n);
    let mut places = Places::new(n);
    for same_weight in ballots.chunk_by(|a, b| a.weight == b.weight) {
        for batch in same_weight.chunks(FULL) {
            for block in batch.chunks(BLOCK) {
                places.fill(block, missing);
                places.count_into(&mut counters);
            }
            let weight = batch.first().map_or(0, |ballot| ballot.weight);
            for a in 0..n {
                for (votes, count) in table.row_mut(a).iter_mut().zip(counters.row_mut(a)) {
                    *votes += i64::from(*count) * weight;
                    *count = 0;
                }
            }
        }
    }
}

/// The places of all options on up to [`BLOCK`] ballots.
struct Places {
    n: usize,
    used: usize,
    /// Seen from the option: not listed = below everybody.
    own: Vec<i16>,
    /// Seen by the others: as `own`, or never below anybody if it is to be ignored.
    seen: Vec<i16>,
}

impl Places {
    fn new(n: usize) -> Self {
        Self {
            n,
            used: 0,
            own: vec![0; n * BLOCK],
            seen: vec![0; n * BLOCK],
        }
    }

    fn fill(&mut self, block: &[&PreparedBallot<Tiers>], missing: Missing) {
        self.used = block.len();
        self.own.fill(NOWHERE);
        self.seen.fill(match missing {
            Missing::Bottom => NOWHERE,
            Missing::Ignore => -1,
        });
        let rows = self
            .own
            .chunks_exact_mut(self.n)
            .zip(self.seen.chunks_exact_mut(self.n));
        for (ballot, (own, seen)) in block.iter().zip(rows) {
            for (place, tier) in (0_i16..).zip(ballot.marks.iter()) {
                for &option in tier {
                    if let (Some(own), Some(seen)) = (own.get_mut(option), seen.get_mut(option)) {
                        (*own, *seen) = (place, place);
                    }
                }
            }
        }
    }

    fn count_into(&self, counters: &mut Square<u16>) {
        for a in 0..self.n {
            let row = counters.row_mut(a);
            let ballots = self
                .own
                .chunks_exact(self.n)
                .zip(self.seen.chunks_exact(self.n));
            for (own, seen) in ballots.take(self.used) {
                let place = own.get(a).copied().unwrap_or(NOWHERE);
                if place != NOWHERE {
                    for (count, &other) in row.iter_mut().zip(seen) {
                        *count += u16::from(place < other);
                    }
                }
            }
        }
    }
}
