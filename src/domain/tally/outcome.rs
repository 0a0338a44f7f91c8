use num_rational::BigRational;
use serde::{Deserialize, Serialize};

use super::OptionIndex;

/// An exact figure, e.g. points of an option.
pub type Score = BigRational;

/// An exact figure per option that took part, in the order of the list.
pub type Scores = Vec<(OptionIndex, Score)>;

/// A weak order, best first: tiers of options that are tied, each in list order.
pub type Ranking = Vec<Vec<OptionIndex>>;

/// Turnout, in ballots (weights play no part here).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// All ballots that were handed in.
    pub ballots: u64,
    /// Nothing on them, or nothing left after withdrawn options were struck.
    pub empty: u64,
    /// Against the rules of the vote (too many dots).
    pub invalid: u64,
    /// The rest, the only ones with any effect.
    pub counted: u64,
}

/// What every ranking rule answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Turnout.
    pub counts: Counts,
    /// The weak order; one tier with everybody if no ballot was counted.
    pub ranking: Ranking,
    /// First tier, or nobody if no ballot was counted.
    pub winners: Vec<OptionIndex>,
}

impl Ranked {
    /// From tiers of positions in `options`.
    pub(super) fn new(counts: Counts, options: &[OptionIndex], tiers: &[Vec<usize>]) -> Self {
        let ranking = if counts.counted > 0 {
            tiers.iter().map(|tier| named(options, tier)).collect()
        } else if options.is_empty() {
            Vec::new()
        } else {
            vec![options.to_vec()]
        };
        let winners = winners(counts, &ranking);
        Self {
            counts,
            ranking,
            winners,
        }
    }

    /// Highest figure first.
    pub(super) fn by_score(counts: Counts, options: &[OptionIndex], scores: &Scores) -> Self {
        let keys: Vec<&Score> = scores.iter().map(|(_, score)| score).collect();
        Self::new(counts, options, &highest_first(&keys))
    }
}

/// Positions as option numbers.
pub(super) fn named(options: &[OptionIndex], positions: &[usize]) -> Vec<OptionIndex> {
    positions
        .iter()
        .filter_map(|&position| options.get(position).copied())
        .collect()
}

fn winners(counts: Counts, ranking: &Ranking) -> Vec<OptionIndex> {
    if counts.counted == 0 {
        Vec::new()
    } else {
        ranking.first().cloned().unwrap_or_default()
    }
}

/// Tiers of positions by descending key; equal keys share a tier.
pub(super) fn highest_first<K: Ord>(keys: &[K]) -> Vec<Vec<usize>> {
    let mut order: Vec<(usize, &K)> = keys.iter().enumerate().collect();
    order.sort_by(|a, b| b.1.cmp(a.1)); // stable: list order inside a tier
    let mut tiers: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<&K> = None;
    for (position, key) in order {
        match tiers.last_mut() {
            Some(tier) if last == Some(key) => tier.push(position),
            _ => tiers.push(vec![position]),
        }
        last = Some(key);
    }
    tiers
}
