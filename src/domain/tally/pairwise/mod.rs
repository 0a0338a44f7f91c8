//! The pairwise count behind Condorcet, Copeland, Schulze, ranked pairs and Kemeny.
//!
//! N\[a, b\] = weight of the ballots that rank a above b.

mod dense;
mod sums;

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::square::Square;
use super::{Counts, OptionIndex, Prepared, Tiers, Weights};

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
            vec![sums::of_ballots(n, prepared.ballots.iter(), missing)]
        } else {
            let slots = 0..prepared.weights.slots();
            slots
                .map(|slot| {
                    let ballots = prepared.ballots.iter();
                    sums::of_ballots(n, ballots.filter(|ballot| ballot.slot == slot), missing)
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
        Self::new(
            prepared.options.clone(),
            prepared.counts,
            exact,
            weights.clone(),
        )
    }

    fn new(options: Vec<OptionIndex>, counts: Counts, exact: Cells, weights: Weights) -> Self {
        let votes = match &exact {
            Cells::Small(cells) => sizes(cells),
            Cells::Big(cells) => sizes(cells),
        };
        Self {
            votes: Square::from_cells(options.len(), votes),
            options,
            counts,
            exact,
            weights,
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
