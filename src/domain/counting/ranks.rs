//! Ranks out of tiers.

use super::vote::ClosedVote;
use crate::domain::round::TieRule;

/// Rank from 1 of each option, and whether it shares its tier. With a lot, tied options have ranks of their own.
pub fn ranks(vote: &ClosedVote<'_>, tiers: &[Vec<u32>]) -> Vec<(u32, bool)> {
    let mut ranks = vec![(0, false); vote.lot.len()];
    let mut before = 0;
    for tier in sorted(vote, tiers) {
        let tied = tier.len() > 1;
        let size = u32::try_from(tier.len()).unwrap_or(u32::MAX);
        for (further, option) in (0..).zip(tier) {
            let drawn = if vote.round.tie_rule == TieRule::Lot {
                further
            } else {
                0
            };
            let slot = usize::try_from(option)
                .ok()
                .and_then(|option| ranks.get_mut(option));
            if let Some(slot) = slot {
                *slot = (before + drawn + 1, tied);
            }
        }
        before += size;
    }
    ranks
}

/// The tiers with the options of each in the order of the round, or of the lot where that decides.
pub fn sorted(vote: &ClosedVote<'_>, tiers: &[Vec<u32>]) -> Vec<Vec<u32>> {
    let mut tiers = tiers.to_vec();
    for tier in &mut tiers {
        match vote.round.tie_rule {
            TieRule::Lot => tier.sort_by_key(|option| vote.place_of(*option)),
            TieRule::SharedRank | TieRule::Runoff => tier.sort_unstable(),
        }
    }
    tiers
}
