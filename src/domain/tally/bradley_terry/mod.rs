//! Bradley–Terry: strengths under which the duels are most likely,
//! P(a beats b) = 1 / (1 + e^(θb − θa)), with a penalty α·Σθ² that keeps every
//! strength finite and unique however few duels there are.
//!
//! The only rule whose figures are not exact: strengths that differ by less than
//! [`TIE`] count as tied.

mod newton;

use num_rational::BigRational;
use num_traits::ToPrimitive;

use super::square::Square;
use super::{Duel, DuelOutcome, OptionIndex, Prepared, Ranked, Refusal};

/// Difference of strengths that is still a tie: far above rounding errors, far
/// below what one more duel changes.
pub const TIE: f64 = 1e-9;
/// The usual weight of the penalty.
pub const DEFAULT_ALPHA: f64 = 0.1;
/// More options make the equations too large.
pub const MAX_OPTIONS: usize = 1000;

/// Result of duels.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Order by strength.
    pub ranked: Ranked,
    /// Strengths θ; their sum is 0.
    pub theta: Vec<(OptionIndex, f64)>,
    /// Mean probability to beat another option; none if there is no other.
    pub beat_random: Vec<(OptionIndex, Option<f64>)>,
}

/// Finds the strengths. `alpha` is above 0.
pub fn count(prepared: &Prepared<Duel>, alpha: f64) -> Result<Outcome, Refusal> {
    count_from(prepared, alpha, Vec::new())
}

/// As [`count`], beginning the search with strengths that are near: those of a vote of which this is a sample.
pub fn count_from(
    prepared: &Prepared<Duel>,
    alpha: f64,
    near: Vec<f64>,
) -> Result<Outcome, Refusal> {
    if !(alpha.is_finite() && alpha > 0.0) {
        return Err(Refusal::BadOption {
            name: "alpha",
            expected: "a number above 0".into(),
        });
    }
    let n = prepared.options.len();
    if n > MAX_OPTIONS {
        return Err(Refusal::TooManyOptions {
            found: n,
            limit: MAX_OPTIONS,
        });
    }
    let theta = newton::minimise(&wins(prepared), alpha, near);
    let ranked = Ranked::new(prepared.counts, &prepared.options, &tiers(&theta));
    let beat_random = prepared
        .options
        .iter()
        .enumerate()
        .map(|(place, &option)| (option, beat_random(&theta, place)))
        .collect();
    let theta = prepared.options.iter().copied().zip(theta).collect();
    Ok(Outcome {
        ranked,
        theta,
        beat_random,
    })
}

/// Weight of the wins of every option over every other one; a tie is half of one for both.
fn wins(prepared: &Prepared<Duel>) -> Square<f64> {
    let n = prepared.options.len();
    let slots = prepared.weights.slots();
    let mut wins = Square::<f64>::new(n);
    for slot in 0..slots {
        let mut half_wins = Square::<i128>::new(n);
        for ballot in prepared.ballots.iter().filter(|ballot| ballot.slot == slot) {
            let Duel {
                first,
                second,
                outcome,
            } = ballot.marks;
            let weight = i128::from(ballot.weight);
            let mut add = |a, b, halves| half_wins.set(a, b, half_wins.at(a, b) + halves * weight);
            match outcome {
                DuelOutcome::FirstWins => add(first, second, 2),
                DuelOutcome::Tie => {
                    add(first, second, 1);
                    add(second, first, 1);
                }
            }
        }
        let one = (0..slots).map(|other| i128::from(other == slot));
        let half = prepared.weights.apply(one) / BigRational::from(num_bigint::BigInt::from(2));
        let half = half.to_f64().unwrap_or(0.0);
        for a in 0..n {
            for (sum, halves) in wins.row_mut(a).iter_mut().zip(half_wins.row(a)) {
                *sum += halves.to_f64().unwrap_or(0.0) * half;
            }
        }
    }
    wins
}

/// Probability that somebody of strength `a` beats somebody of strength `b`.
fn beats(a: f64, b: f64) -> f64 {
    1.0 / (1.0 + (b - a).exp())
}

fn beat_random(theta: &[f64], place: usize) -> Option<f64> {
    let own = *theta.get(place)?;
    let mut sum = 0.0;
    let mut others = 0.0;
    for (other, &strength) in theta.iter().enumerate() {
        if other != place {
            sum += beats(own, strength);
            others += 1.0;
        }
    }
    (others > 0.0).then(|| sum / others)
}

fn tiers(theta: &[f64]) -> Vec<Vec<usize>> {
    let mut order: Vec<(usize, f64)> = theta.iter().copied().enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    order
        .chunk_by(|a, b| a.1 - b.1 <= TIE * a.1.abs().max(1.0))
        .map(|tier| {
            let mut tier: Vec<usize> = tier.iter().map(|&(place, _)| place).collect();
            tier.sort_unstable();
            tier
        })
        .collect()
}
