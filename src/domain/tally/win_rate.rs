//! Win rate of pairwise duels, smoothed: 100 · (wins + 1) / (wins + losses + 2).

use num_bigint::BigInt;
use num_rational::BigRational;

use super::{Duel, DuelOutcome, OptionIndex, Prepared, Ranked, Scores};

/// Result of duels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Order by win rate.
    pub ranked: Ranked,
    /// Win rate in percent; a tie is half a win and half a loss.
    pub scores: Scores,
    /// Duels of each option, by weight, before groups are made equal.
    pub duels: Vec<(OptionIndex, i128)>,
}

/// Sums of one group.
#[derive(Clone, Copy, Default)]
struct Record {
    half_wins: i128,
    duels: i128,
}

/// Counts wins.
pub fn count(prepared: &Prepared<Duel>) -> Outcome {
    let slots = prepared.weights.slots();
    let mut records = vec![vec![Record::default(); slots]; prepared.options.len()];
    for ballot in &prepared.ballots {
        let duel = ballot.marks;
        let half_wins = match duel.outcome {
            DuelOutcome::FirstWins => [2, 0],
            DuelOutcome::Tie => [1, 1],
        };
        for (option, half_wins) in [duel.first, duel.second].into_iter().zip(half_wins) {
            if let Some(record) = records.get_mut(option).and_then(|r| r.get_mut(ballot.slot)) {
                record.half_wins += half_wins * i128::from(ballot.weight);
                record.duels += i128::from(ballot.weight);
            }
        }
    }
    let number = |number: i64| BigRational::from(BigInt::from(number));
    let scores = prepared
        .options
        .iter()
        .zip(&records)
        .map(|(&option, records)| {
            let sum = |of: fn(&Record) -> i128| prepared.weights.apply(records.iter().map(of));
            let wins = sum(|record| record.half_wins) / number(2);
            let duels = sum(|record| record.duels);
            (
                option,
                number(100) * (wins + number(1)) / (duels + number(2)),
            )
        })
        .collect();
    let duels = prepared
        .options
        .iter()
        .zip(&records)
        .map(|(&option, records)| (option, records.iter().map(|record| record.duels).sum()))
        .collect();
    Outcome {
        ranked: Ranked::by_score(prepared.counts, &prepared.options, &scores),
        scores,
        duels,
    }
}
