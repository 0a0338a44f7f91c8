//! Copeland: how many others an option beats, a tie counting half.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;

use super::pairwise::Pairwise;
use super::{Ranked, Scores};

/// Result of Copeland's rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Order by score.
    pub ranked: Ranked,
    /// Wins + ½ ties.
    pub scores: Scores,
}

/// Counts wins.
pub fn count(pairwise: &Pairwise) -> Outcome {
    let halves = half_wins(pairwise);
    let scores: Scores = pairwise
        .options
        .iter()
        .zip(halves)
        .map(|(&option, halves)| (option, BigRational::new(halves.into(), BigInt::from(2))))
        .collect();
    Outcome {
        ranked: Ranked::by_score(pairwise.counts, &pairwise.options, &scores),
        scores,
    }
}

/// Two for a win, one for a tie.
pub(super) fn half_wins(pairwise: &Pairwise) -> Vec<u64> {
    let n = pairwise.len();
    (0..n)
        .map(|a| {
            let against = |b| match pairwise.compare(a, b) {
                Ordering::Greater => 2,
                Ordering::Equal => 1,
                Ordering::Less => 0,
            };
            (0..n).filter(|&b| b != a).map(against).sum()
        })
        .collect()
}
