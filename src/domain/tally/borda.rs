//! Borda: an option gets points for every option that is ranked below it.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::approval::weighted;
use super::{Prepared, Ranked, Scores, Tiers};

/// Points of options that a ballot does not list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Missing {
    /// They share the bottom, so that every ballot gives the same sum of points
    /// and nobody gains weight by listing fewer.
    #[default]
    Average,
    /// As `Average` for listed options, nothing for the others.
    Zero,
    /// Only listed options count: those below plus half the ties plus one
    /// (Emerson's modified Borda count).
    Modified,
}

/// Result of a Borda count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Order by points.
    pub ranked: Ranked,
    /// Points.
    pub scores: Scores,
}

/// Adds up the points.
pub fn count(prepared: &Prepared<Tiers>, missing: Missing) -> Outcome {
    let n = prepared.options.len();
    // Half points: the share in a tie need not be whole.
    let mut halves = vec![vec![0_i128; n]; prepared.weights.slots()];
    let mut rest = vec![0_i128; prepared.weights.slots()];
    for ballot in &prepared.ballots {
        let (Some(sums), Some(rest)) = (halves.get_mut(ballot.slot), rest.get_mut(ballot.slot))
        else {
            continue;
        };
        let weight = i128::from(ballot.weight);
        let listed = ballot.marks.listed().len();
        // Unlisted options share the bottom: half a point per fellow. Everybody is
        // given that, listed ones only what they have above it.
        let bottom = if missing == Missing::Average {
            half_ties(n - listed)
        } else {
            0
        };
        *rest += weight * bottom;
        let mut below = if missing == Missing::Modified {
            listed
        } else {
            n
        };
        for tier in ballot.marks.iter() {
            below -= tier.len();
            let extra = if missing == Missing::Modified { 2 } else { 0 };
            let points = 2 * wide(below) + half_ties(tier.len()) + extra - bottom;
            for &option in tier {
                if let Some(sum) = sums.get_mut(option) {
                    *sum += weight * points;
                }
            }
        }
    }
    for (sums, rest) in halves.iter_mut().zip(rest) {
        for sum in sums {
            *sum += rest;
        }
    }
    let two = BigRational::from(BigInt::from(2));
    let scores: Scores = weighted(prepared, &halves)
        .into_iter()
        .map(|(option, score)| (option, score / &two))
        .collect();
    let ranked = Ranked::by_score(prepared.counts, &prepared.options, &scores);
    Outcome { ranked, scores }
}

/// Half points for being tied with the others of a tier of this size.
fn half_ties(size: usize) -> i128 {
    wide(size.saturating_sub(1))
}

fn wide(number: usize) -> i128 {
    i128::try_from(number).unwrap_or(i128::MAX)
}
