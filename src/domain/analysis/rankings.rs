//! What rankings say pair by pair and round by round.

use super::shape::{IrvRound, WhoBeatsWhom};
use super::slot;
use crate::domain::counting::{ClosedVote, milli, whole};
use crate::domain::round::Method;
use crate::domain::tally::pairwise::{Missing, Pairwise};
use crate::domain::tally::{Refusal, Weighting, condorcet, irv};

/// Rankings, looked at closely.
pub(super) struct Ranked {
    pub(super) pairs: WhoBeatsWhom,
    pub(super) smith: Vec<u32>,
    pub(super) irv_rounds: Option<Vec<IrvRound>>,
}

impl Ranked {
    /// Ballots that rank one option above the other.
    pub(super) fn votes(&self, one: u32, other: u32) -> u32 {
        let row = self.pairs.wins.get(slot(one));
        row.and_then(|row| row.get(slot(other)))
            .copied()
            .unwrap_or_default()
    }
}

/// None for other instruments.
pub(super) fn look(vote: &ClosedVote<'_>) -> Result<Option<Ranked>, Refusal> {
    if vote.round.method() != Method::Schulze {
        return Ok(None);
    }
    let prepared = vote.rankings().prepare(Weighting::Plain)?;
    let pairwise = Pairwise::count(&prepared, Missing::Bottom);
    let options = || (0..).take(vote.lot.len());
    let votes = |a: u32, b: u32| match (vote.place_of(a), vote.place_of(b)) {
        (Some(a), Some(b)) if a != b => whole(&pairwise.votes(a, b)),
        _ => 0,
    };
    let wins = options()
        .map(|a| options().map(|b| votes(a, b)).collect())
        .collect();
    let mut smith: Vec<u32> = condorcet::count(&pairwise)
        .smith
        .into_iter()
        .filter_map(|place| vote.option_at(place))
        .collect();
    smith.sort_unstable();
    Ok(Some(Ranked {
        pairs: WhoBeatsWhom { wins },
        smith,
        irv_rounds: run_off(vote, &irv::count(&prepared)),
    }))
}

fn run_off(vote: &ClosedVote<'_>, outcome: &irv::Outcome) -> Option<Vec<IrvRound>> {
    let rounds = outcome.rounds.as_ref()?;
    let out = outcome.elimination.iter().copied().map(Some);
    Some(
        rounds
            .iter()
            .zip(out.chain(std::iter::repeat(None)))
            .map(|(round, out)| {
                let mut votes_milli: Vec<(u32, u32)> = round
                    .tally
                    .iter()
                    .filter_map(|(place, votes)| Some((vote.option_at(*place)?, milli(votes))))
                    .collect();
                votes_milli.sort_by_key(|(option, votes)| (std::cmp::Reverse(*votes), *option));
                IrvRound {
                    votes_milli,
                    exhausted_milli: milli(&round.exhausted),
                    out: out.and_then(|place| vote.option_at(place)),
                }
            })
            .collect(),
    )
}
