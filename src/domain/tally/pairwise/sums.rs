//! Plain sums of weights for every pair.

use super::{Missing, dense};
use crate::domain::tally::square::Square;
use crate::domain::tally::{PreparedBallot, Tiers};

/// Sums for [`Missing::Bottom`].
///
/// A listed option is taken to be above everybody, and what is not so is taken off
/// again: the many options that are not listed then cost nothing.
struct PairSums {
    /// What is to be taken off.
    table: Square<i64>,
    /// Weight of the ballots that list an option.
    listed: Vec<i64>,
}

impl PairSums {
    fn new(n: usize) -> Self {
        Self {
            table: Square::new(n),
            listed: vec![0; n],
        }
    }

    /// Adds a ballot.
    fn add(&mut self, marks: &Tiers, weight: i64) {
        let order = marks.listed();
        let mut end = 0;
        for tier in marks.iter() {
            end += tier.len();
            let not_below = order.get(..end).unwrap_or_default();
            for &a in tier {
                if let Some(sum) = self.listed.get_mut(a) {
                    *sum += weight;
                }
                subtract(self.table.row_mut(a), not_below, weight);
            }
        }
    }

    fn into_table(self) -> Square<i64> {
        let Self { mut table, listed } = self;
        for (a, weight) in listed.into_iter().enumerate() {
            table
                .row_mut(a)
                .iter_mut()
                .for_each(|votes| *votes += weight);
        }
        clear_diagonal(&mut table);
        table
    }
}

/// Sums of the weights of these ballots for every pair.
pub(super) fn of_ballots<'a>(
    n: usize,
    ballots: impl Iterator<Item = &'a PreparedBallot<Tiers>>,
    missing: Missing,
) -> Vec<i64> {
    let (long, short): (Vec<_>, Vec<_>) =
        ballots.partition(|ballot| dense::pays_off(n, ballot.marks.listed().len()));
    let mut table = match missing {
        Missing::Bottom => {
            let mut sums = PairSums::new(n);
            for ballot in short {
                sums.add(&ballot.marks, ballot.weight);
            }
            sums.into_table()
        }
        Missing::Ignore => {
            let mut table = Square::new(n);
            for ballot in short {
                add_listed(&mut table, ballot);
            }
            table
        }
    };
    dense::add(&mut table, long, missing);
    clear_diagonal(&mut table);
    table.cells().to_vec()
}

fn clear_diagonal(table: &mut Square<i64>) {
    for a in 0..table.len() {
        table.set(a, a, 0);
    }
}

fn add_listed(table: &mut Square<i64>, ballot: &PreparedBallot<Tiers>) {
    let order = ballot.marks.listed();
    let mut end = 0;
    for tier in ballot.marks.iter() {
        end += tier.len();
        let below = order.get(end..).unwrap_or_default();
        for &a in tier {
            subtract(table.row_mut(a), below, -ballot.weight);
        }
    }
}

fn subtract(row: &mut [i64], options: &[usize], weight: i64) {
    for &b in options {
        if let Some(votes) = row.get_mut(b) {
            *votes -= weight;
        }
    }
}
