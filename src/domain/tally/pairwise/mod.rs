//! The pairwise count behind Condorcet, Copeland, Schulze, ranked pairs and Kemeny.
//!
//! N\[a, b\] = weight of the ballots that rank a above b.

mod dense;

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::square::Square;
use super::{Counts, OptionIndex, Prepared, PreparedBallot, Tiers, Weights};

/// What a ballot says about options it does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Missing {
    /// They are below all listed ones and tied among themselves.
    #[default]
    Bottom,
    /// Nothing.
    Ignore,
}

/// What makes a majority strong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Strength {
    /// The votes of the majority.
    #[default]
    WinningVotes,
    /// Votes of the majority less those of the minority.
    Margins,
}

/// All pairs of options compared.
#[derive(Debug, Clone)]
pub struct Pairwise {
    /// The options, by their number on the frozen list.
    pub options: Vec<OptionIndex>,
    /// Turnout.
    pub counts: Counts,
    /// Votes of every pair by size: equal votes have equal numbers. 0 on the diagonal.
    pub(super) votes: Square<u32>,
    exact: Cells,
    weights: Weights,
}

/// Votes in units of the weights.
#[derive(Debug, Clone)]
enum Cells {
    Small(Vec<i128>),
    Big(Vec<BigInt>),
}

impl Pairwise {
    /// Compares all pairs.
    pub fn count(prepared: &Prepared<Tiers>, missing: Missing) -> Self {
        let n = prepared.options.len();
        let sums: Vec<Vec<i64>> = if prepared.weights.is_plain() {
            vec![sums(n, prepared.ballots.iter(), missing)]
        } else {
            let slots = 0..prepared.weights.slots();
            slots
                .map(|slot| {
                    sums(
                        n,
                        prepared.ballots.iter().filter(|ballot| ballot.slot == slot),
                        missing,
                    )
                })
                .collect()
        };
        let of_cell = |cell: usize| {
            sums.iter()
                .map(move |sums| i128::from(sums.get(cell).copied().unwrap_or_default()))
        };
        // Plain weights need only one slot, and one unit is one vote.
        let weights = &prepared.weights;
        let small: Option<Vec<i128>> = if weights.is_plain() {
            Some((0..n * n).map(|cell| of_cell(cell).sum()).collect())
        } else {
            (0..n * n)
                .map(|cell| weights.scaled_small(of_cell(cell)))
                .collect()
        };
        let exact = small.map_or_else(
            || {
                Cells::Big(
                    (0..n * n)
                        .map(|cell| weights.scaled(of_cell(cell)))
                        .collect(),
                )
            },
            Cells::Small,
        );
        let votes = match &exact {
            Cells::Small(cells) => sizes(cells),
            Cells::Big(cells) => sizes(cells),
        };
        Self {
            options: prepared.options.clone(),
            counts: prepared.counts,
            votes: Square::from_cells(n, votes),
            exact,
            weights: weights.clone(),
        }
    }

    /// Number of options.
    pub fn len(&self) -> usize {
        self.options.len()
    }

    /// True without options.
    pub fn is_empty(&self) -> bool {
        self.options.is_empty()
    }

    /// N\[a, b\], positions in `options`.
    pub fn votes(&self, a: usize, b: usize) -> BigRational {
        BigRational::from(self.scaled(a, b)) * self.weights.unit()
    }

    /// N\[a, b\] in units of [`Weights::unit`].
    pub(super) fn scaled(&self, a: usize, b: usize) -> BigInt {
        let cell = a * self.len() + b;
        match &self.exact {
            Cells::Small(cells) => cells.get(cell).copied().unwrap_or_default().into(),
            Cells::Big(cells) => cells.get(cell).cloned().unwrap_or_default(),
        }
    }

    /// What one unit of [`Pairwise::scaled`] is worth.
    pub(super) fn unit(&self) -> &BigRational {
        self.weights.unit()
    }

    /// Greater if more rank a above b than b above a.
    pub fn compare(&self, a: usize, b: usize) -> Ordering {
        self.votes.at(a, b).cmp(&self.votes.at(b, a))
    }

    /// Strength of every strict majority, by size and from 1; 0 where there is none.
    pub(super) fn links(&self, strength: Strength) -> Square<u32> {
        let n = self.len();
        let mut links = match strength {
            Strength::WinningVotes => {
                Square::from_cells(n, self.votes.cells().iter().map(|size| size + 1).collect())
            }
            Strength::Margins => Square::from_cells(n, self.margins()),
        };
        for a in 0..n {
            for b in 0..n {
                if self.compare(a, b) != Ordering::Greater {
                    links.set(a, b, 0);
                }
            }
        }
        links
    }

    fn margins(&self) -> Vec<u32> {
        let n = self.len();
        let opposite = |cell: usize| (cell % n) * n + cell / n;
        match &self.exact {
            // Votes are never negative, so a difference cannot overflow.
            Cells::Small(cells) => sizes(&differences(cells, opposite, |a, b| a - b)),
            Cells::Big(cells) => sizes(&differences(cells, opposite, |a, b| a - b)),
        }
        .into_iter()
        .map(|size| size + 1)
        .collect()
    }
}

fn differences<'a, T, D>(
    cells: &'a [T],
    opposite: impl Fn(usize) -> usize,
    minus: impl Fn(&'a T, &'a T) -> D,
) -> Vec<D> {
    let with_opposite = cells.iter().enumerate().filter_map(|(cell, votes)| {
        cells
            .get(opposite(cell))
            .map(|against| minus(votes, against))
    });
    with_opposite.collect()
}

/// Replaces values by their place in the order of all values: equal values,
/// equal places. Everything after the count only asks which is larger.
fn sizes<T: Ord>(values: &[T]) -> Vec<u32> {
    let mut order: Vec<(&T, usize)> = values.iter().zip(0..).collect();
    order.sort_unstable();
    let mut sizes = vec![0; values.len()];
    let mut size = 0;
    let mut last: Option<&T> = None;
    for (value, cell) in order {
        if last.is_some_and(|last| last != value) {
            size += 1;
        }
        last = Some(value);
        if let Some(place) = sizes.get_mut(cell) {
            *place = size;
        }
    }
    sizes
}

/// Plain sums of the weights of these ballots for every pair.
fn sums<'a>(
    n: usize,
    ballots: impl Iterator<Item = &'a PreparedBallot<Tiers>>,
    missing: Missing,
) -> Vec<i64> {
    let mut table = Square::<i64>::new(n);
    // For `Bottom`: weight of the ballots that list an option. It is taken to be
    // above everybody there, and what is not so is taken off again: the many
    // options that are not listed then cost nothing.
    let mut listed = vec![0_i64; n];
    let (long, short): (Vec<_>, Vec<_>) =
        ballots.partition(|ballot| dense::pays_off(n, ballot.marks.listed().len()));
    for ballot in short {
        match missing {
            Missing::Bottom => add_with_rest(&mut table, &mut listed, ballot),
            Missing::Ignore => add_listed(&mut table, ballot),
        }
    }
    for (a, weight) in listed.into_iter().enumerate() {
        table
            .row_mut(a)
            .iter_mut()
            .for_each(|votes| *votes += weight);
    }
    dense::add(&mut table, long, missing);
    for a in 0..n {
        table.set(a, a, 0);
    }
    table.cells().to_vec()
}

fn add_with_rest(table: &mut Square<i64>, listed: &mut [i64], ballot: &PreparedBallot<Tiers>) {
    let order = ballot.marks.listed();
    let mut end = 0;
    for tier in ballot.marks.iter() {
        end += tier.len();
        let not_below = order.get(..end).unwrap_or_default();
        for &a in tier {
            if let Some(weight) = listed.get_mut(a) {
                *weight += ballot.weight;
            }
            subtract(table.row_mut(a), not_below, ballot.weight);
        }
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
