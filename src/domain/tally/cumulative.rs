//! Dots ("Punktabfrage"): everybody has k dots, at most m of them on one option.

use super::approval::weighted;
use super::{Election, OptionIndex, Points, Prepared, Ranked, Refusal, Scores, Weighting};

/// How many dots a ballot may carry. None = no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Limits {
    /// Dots altogether (k).
    pub total: Option<i64>,
    /// Dots on one option (m).
    pub per_option: Option<i64>,
}

impl Limits {
    /// True if the ballot, as cast, keeps to them; a negative entry never does.
    pub fn allow(&self, ballot: &Points) -> bool {
        let entries = ballot.merged();
        let total = entries
            .iter()
            .fold(0_i64, |sum, (_, points)| sum.saturating_add(*points));
        ballot.0.iter().all(|&(_, points)| points >= 0)
            && self.total.is_none_or(|limit| total <= limit)
            && self
                .per_option
                .is_none_or(|limit| entries.iter().all(|&(_, points)| points <= limit))
    }

    /// Prepares dot ballots: those over the limits are invalid as a whole.
    pub fn prepare(
        &self,
        election: &Election<Points>,
        weighting: Weighting,
    ) -> Result<Prepared<Points>, Refusal> {
        election.prepare_valid(weighting, |ballot| self.allow(ballot))
    }
}

/// Result of a dot vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Order by sum of dots.
    pub ranked: Ranked,
    /// Sum of dots.
    pub scores: Scores,
    /// Weight of the people who gave at least one dot, before groups are made equal.
    pub givers: Vec<(OptionIndex, i128)>,
    /// Dots of each group slot (see `Weights::groups`), by option, unweighted by group.
    pub by_group: Vec<Vec<i128>>,
}

/// Adds up the dots.
pub fn count(prepared: &Prepared<Points>) -> Outcome {
    let mut by_group = vec![vec![0_i128; prepared.options.len()]; prepared.weights.slots()];
    let mut givers: Vec<(OptionIndex, i128)> =
        prepared.options.iter().map(|&option| (option, 0)).collect();
    for ballot in &prepared.ballots {
        let Some(sums) = by_group.get_mut(ballot.slot) else {
            continue;
        };
        for &(option, points) in &ballot.marks.0 {
            if let (Some(sum), Some(giver)) = (sums.get_mut(option), givers.get_mut(option)) {
                *sum += i128::from(points) * i128::from(ballot.weight);
                giver.1 += i128::from(ballot.weight);
            }
        }
    }
    let scores = weighted(prepared, &by_group);
    let ranked = Ranked::by_score(prepared.counts, &prepared.options, &scores);
    Outcome {
        ranked,
        scores,
        givers,
        by_group,
    }
}
