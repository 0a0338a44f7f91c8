//! Who could win if ties were broken otherwise.

use std::collections::HashMap;

use super::Shares;
use crate::domain::tally::number::Number;
use crate::domain::tally::{Prepared, Tiers};

/// One bit per option that is still in.
type Set = u32;

const MAX_OPTIONS: usize = 8;

/// Winners over all ways to break ties, or none if there are too many options.
pub(super) fn winners<N: Number>(
    prepared: &Prepared<Tiers>,
    shares: &Shares<N>,
) -> Option<Vec<usize>> {
    let n = prepared.options.len();
    if n > MAX_OPTIONS {
        return None;
    }
    let ballots = tiers_as_sets(prepared, shares);
    let everybody: Set = (1 << n) - 1;
    let mut seen = vec![false; 1 << n];
    let mut open = vec![everybody];
    let mut winners = 0;
    while let Some(set) = open.pop() {
        match usize::try_from(set)
            .ok()
            .and_then(|index| seen.get_mut(index))
        {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        if set.count_ones() <= 1 {
            winners |= set;
            continue;
        }
        let tally = tally(n, &ballots, set);
        let fewest = members(n, set).filter_map(|option| tally.get(option)).min();
        open.extend(
            members(n, set)
                .filter(|&option| tally.get(option) == fewest)
                .map(|option| set & !(1 << option)),
        );
    }
    Some(members(n, winners).collect())
}

fn members(n: usize, set: Set) -> impl Iterator<Item = usize> {
    (0..n).filter(move |option| set >> option & 1 == 1)
}

/// Tiers of each different ballot, and what a tier of every size gets of it.
fn tiers_as_sets<N: Number>(
    prepared: &Prepared<Tiers>,
    shares: &Shares<N>,
) -> Vec<(Vec<Set>, Vec<N>)> {
    let mut different: HashMap<(Vec<Set>, usize), i64> = HashMap::new();
    for ballot in &prepared.ballots {
        let as_set = |tier: &[usize]| tier.iter().fold(0, |set, option| set | 1 << option);
        let tiers: Vec<Set> = ballot.marks.iter().map(as_set).collect();
        *different.entry((tiers, ballot.slot)).or_default() += ballot.weight;
    }
    different
        .into_iter()
        .map(|((tiers, slot), weight)| {
            let weight = N::from_big(&weight.into()).unwrap_or_else(N::zero);
            let of_one = shares.by_slot.get(slot).into_iter().flatten();
            (
                tiers,
                of_one.map(|share| share.clone() * weight.clone()).collect(),
            )
        })
        .collect()
}

fn tally<N: Number>(n: usize, ballots: &[(Vec<Set>, Vec<N>)], set: Set) -> Vec<N> {
    let mut tally = vec![N::zero(); n];
    for (tiers, shares) in ballots {
        let Some(top) = tiers.iter().map(|tier| tier & set).find(|&top| top != 0) else {
            continue;
        };
        let size = usize::try_from(top.count_ones()).unwrap_or(1);
        let Some(share) = shares.get(size - 1) else {
            continue;
        };
        for option in members(n, top) {
            if let Some(votes) = tally.get_mut(option) {
                *votes += share;
            }
        }
    }
    tally
}
