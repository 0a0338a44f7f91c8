//! Approval: how many support an option.

use num_bigint::BigInt;
use num_rational::BigRational;

use super::{Approvals, OptionIndex, Prepared, Ranked, Score, Scores};

/// Result of an approval vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Order by approvals.
    pub ranked: Ranked,
    /// Weight of approvals.
    pub scores: Scores,
    /// Approvals divided by the weight of counted ballots; none without any.
    pub share: Vec<(OptionIndex, Option<Score>)>,
    /// Approvals of each group slot (see `Weights::groups`), by option, unweighted by group.
    pub by_group: Vec<Vec<i128>>,
}

/// Counts approvals.
pub fn count(prepared: &Prepared<Approvals>) -> Outcome {
    let mut by_group = vec![vec![0_i128; prepared.options.len()]; prepared.weights.slots()];
    for ballot in &prepared.ballots {
        let Some(sums) = by_group.get_mut(ballot.slot) else {
            continue;
        };
        for &option in &ballot.marks.0 {
            if let Some(sum) = sums.get_mut(option) {
                *sum += i128::from(ballot.weight);
            }
        }
    }
    let scores = weighted(prepared, &by_group);
    let total = BigRational::from(BigInt::from(prepared.weights.total()));
    let share = scores
        .iter()
        .map(|(option, score)| {
            (
                *option,
                (prepared.weights.total() > 0).then(|| score / &total),
            )
        })
        .collect();
    let ranked = Ranked::by_score(prepared.counts, &prepared.options, &scores);
    Outcome {
        ranked,
        scores,
        share,
        by_group,
    }
}

/// Sums per group slot and option, as weighted scores.
pub(super) fn weighted<M>(prepared: &Prepared<M>, by_group: &[Vec<i128>]) -> Scores {
    prepared
        .options
        .iter()
        .enumerate()
        .map(|(position, &option)| {
            let sums = by_group
                .iter()
                .map(|sums| sums.get(position).copied().unwrap_or(0));
            (option, prepared.weights.apply(sums))
        })
        .collect()
}
