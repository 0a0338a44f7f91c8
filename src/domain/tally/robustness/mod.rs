//! How sure is an order? The bootstrap (Efron 1979).
//!
//! The vote is held again many times with ballots drawn at random from those
//! that were cast: as many as there are, each as often as chance has it, and inside
//! every stakeholder group by itself, so that no sample has other groups than the
//! room. What stays in its place in nearly all of these repetitions does not hang
//! on a few people; what changes place should not be read as an order.
//!
//! Everything is counted in whole numbers from a stored seed: the same ballots and
//! the same seed give the same answer on every machine, in whatever order the
//! ballots come.

mod places;
mod resample;

use serde::{Deserialize, Serialize};

use super::{OptionIndex, Prepared, Ranking, Refusal};
use crate::domain::random::fnv1a;
use places::Places;
use resample::Resampler;

/// How often the vote is held again.
pub const RESAMPLES: u32 = 1000;
/// With fewer counted ballots an order is not reliable, whatever the figures say.
pub const MIN_BALLOTS: u64 = 15;
/// How many options are "at the top".
pub const TOP: u32 = 3;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Where the random numbers begin; to be stored with the result.
    pub seed: u64,
    /// How often the vote is held again, at least 1.
    pub resamples: u32,
}

impl Plan {
    /// The usual number of resamples.
    pub fn with_seed(seed: u64) -> Self {
        Self {
            seed,
            resamples: RESAMPLES,
        }
    }

    /// A seed that nobody can choose, because it follows from the id of the round.
    /// It is below 2^53, so that every program can read it from JSON.
    pub fn for_round(id: &[u8]) -> Self {
        Self::with_seed(fnv1a(id) >> 11)
    }
}

/// How sure an order is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Robustness {
    /// Where the random numbers began.
    pub seed: u64,
    /// How often the vote was held again.
    pub resamples: u32,
    /// Too few counted ballots ([`MIN_BALLOTS`]) to rely on any order: to be said in
    /// place of the figures.
    pub too_few: bool,
    /// Every option that took part, in list order.
    pub options: Vec<Spread>,
    /// The result with everything in one tier that cannot be told apart: whose
    /// intervals overlap, directly or through others between them.
    pub tiers: Ranking,
}

/// Where one option stands in the repetitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Spread {
    /// The option.
    pub option: OptionIndex,
    /// Best rank of the 90 % interval, from 1: at most 5 % of the repetitions have a
    /// better one. Who shares places 2 to 4 counts as second here …
    pub best: u32,
    /// Worst rank of the 90 % interval, not below `best`: at most 5 % of the
    /// repetitions have a worse one. … and as fourth here.
    pub worst: u32,
    /// Share of the repetitions in which the option is among the first [`TOP`], per
    /// mille. Of a tie across that line everybody gets an equal part.
    pub top_per_mille: u32,
}

/// Repeats the vote. `rank` counts by any rule and answers its weak order.
pub fn bootstrap<M: Clone + Ord>(
    prepared: &Prepared<M>,
    plan: Plan,
    rank: impl FnMut(&Prepared<M>) -> Result<Ranking, Refusal>,
) -> Result<Robustness, Refusal> {
    bootstrap_while(prepared, plan, rank, |_| true)
}

/// Repeats the vote as [`bootstrap`] does, and is asked before each repetition, with the number of those that are
/// done, whether it is to go on: for rules that take long.
pub fn bootstrap_while<M: Clone + Ord>(
    prepared: &Prepared<M>,
    plan: Plan,
    mut rank: impl FnMut(&Prepared<M>) -> Result<Ranking, Refusal>,
    goes_on: impl Fn(u32) -> bool,
) -> Result<Robustness, Refusal> {
    let result = rank(prepared)?;
    let mut places = Places::new(&prepared.options);
    let mut urns = Resampler::new(prepared, plan.seed)?;
    let mut resamples = 0;
    while resamples < plan.resamples.max(1) && (resamples == 0 || goes_on(resamples)) {
        places.record(&rank(urns.draw())?);
        resamples += 1;
    }
    let options = places.spreads();
    Ok(Robustness {
        seed: plan.seed,
        resamples,
        too_few: prepared.counts.counted < MIN_BALLOTS,
        tiers: tiers(&result, &options),
        options,
    })
}

/// Joins neighbours of the result until all between two tiers is certain.
fn tiers(result: &Ranking, options: &[Spread]) -> Ranking {
    let of = |option: &OptionIndex| {
        let place = options.binary_search_by_key(option, |spread| spread.option);
        place.ok().and_then(|place| options.get(place))
    };
    let best = |tier: &Vec<_>| tier.iter().filter_map(of).map(|s| s.best).min();
    let worst = |tier: &Vec<_>| tier.iter().filter_map(of).map(|s| s.worst).max();
    // From the end: the best rank of anybody from here on.
    let mut best_from_here: Vec<u32> = result
        .iter()
        .rev()
        .scan(u32::MAX, |least, tier| {
            *least = best(tier).map_or(*least, |best| best.min(*least));
            Some(*least)
        })
        .collect();
    best_from_here.reverse();
    let mut tiers: Ranking = Vec::new();
    let mut worst_so_far = 0;
    for (tier, best) in result.iter().zip(best_from_here) {
        match tiers.last_mut() {
            Some(last) if worst_so_far >= best => last.extend(tier),
            _ => tiers.push(tier.clone()),
        }
        worst_so_far = worst(tier).map_or(worst_so_far, |worst| worst.max(worst_so_far));
    }
    for tier in &mut tiers {
        tier.sort_unstable();
    }
    tiers
}
