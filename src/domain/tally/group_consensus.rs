//! Group-informed consensus: what all groups agree on, not just the largest one.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

use super::{Opinion, Opinions, OptionIndex, Prepared, Ranked, Score, Scores};

/// Votes on one option.
#[derive(Debug, Clone, PartialEq)]
pub struct Details {
    /// The option.
    pub option: OptionIndex,
    /// Weight of those who agree.
    pub agree: Score,
    /// Weight of those who disagree.
    pub disagree: Score,
    /// Weight of those who passed.
    pub pass: Score,
    /// Least value of a group; none without groups.
    pub min_group: Option<Score>,
    /// Greatest less least value of the groups.
    pub spread: Option<Score>,
    /// Geometric mean of the values, for display: unlike the product it does not
    /// shrink with the number of groups. From 0 to 1.
    pub geometric_mean: f64,
}

/// Result of a vote on statements.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Order by score.
    pub ranked: Ranked,
    /// Product over the groups of (agree + 1) / (votes + 2).
    pub scores: Scores,
    /// The votes behind it.
    pub details: Vec<Details>,
}

/// Weight of the votes on one option in one group.
#[derive(Debug, Clone, Copy, Default)]
struct Votes {
    agree: i128,
    disagree: i128,
    pass: i128,
}

/// Multiplies over the groups that have voted at all.
pub fn count(prepared: &Prepared<Opinions>) -> Outcome {
    let slots = prepared.weights.slots();
    let mut votes = vec![vec![Votes::default(); slots]; prepared.options.len()];
    for ballot in &prepared.ballots {
        for &(option, opinion) in &ballot.marks.0 {
            let Some(votes) = votes.get_mut(option).and_then(|v| v.get_mut(ballot.slot)) else {
                continue;
            };
            let sum = match opinion {
                Opinion::Agree => &mut votes.agree,
                Opinion::Disagree => &mut votes.disagree,
                Opinion::Pass => &mut votes.pass,
            };
            *sum += i128::from(ballot.weight);
        }
    }
    // What one vote of each group counts.
    let factors: Vec<BigRational> = (0..slots)
        .map(|slot| {
            prepared
                .weights
                .apply((0..slots).map(|other| i128::from(other == slot)))
        })
        .collect();
    let mut scores = Scores::new();
    let mut details = Vec::new();
    for (&option, votes) in prepared.options.iter().zip(&votes) {
        let values: Vec<BigRational> = votes
            .iter()
            .zip(&factors)
            .map(|(votes, factor)| value(votes, factor))
            .collect();
        let score = values
            .iter()
            .fold(BigRational::one(), |product, value| product * value);
        let total = |of: fn(&Votes) -> i128| prepared.weights.apply(votes.iter().map(of));
        let (min, max) = (values.iter().min(), values.iter().max());
        details.push(Details {
            option,
            agree: total(|votes| votes.agree),
            disagree: total(|votes| votes.disagree),
            pass: total(|votes| votes.pass),
            min_group: min.cloned(),
            spread: min.zip(max).map(|(min, max)| max - min),
            geometric_mean: geometric_mean(&values),
        });
        scores.push((option, score));
    }
    let ranked = Ranked::by_score(prepared.counts, &prepared.options, &scores);
    Outcome {
        ranked,
        scores,
        details,
    }
}

fn value(votes: &Votes, factor: &BigRational) -> BigRational {
    let times = |weight: i128| factor * BigRational::from(BigInt::from(weight));
    let all = votes.agree + votes.disagree + votes.pass;
    let one = BigRational::one();
    (times(votes.agree) + &one) / (times(all) + &one + &one)
}

fn geometric_mean(values: &[BigRational]) -> f64 {
    let mut groups = 0.0;
    let mut logarithms = 0.0;
    for value in values.iter().filter(|value| !value.is_zero()) {
        groups += 1.0;
        logarithms += value.to_f64().unwrap_or(0.0).ln();
    }
    if groups == 0.0 {
        0.0
    } else {
        f64::exp(logarithms / groups)
    }
}
