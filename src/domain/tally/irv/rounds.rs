//! The run-off itself.

use super::Shares;
use crate::domain::tally::number::Number;
use crate::domain::tally::{Prepared, PreparedBallot, Tiers};

/// Where a ballot stands at the moment.
struct Position<'a, N> {
    ballot: &'a PreparedBallot<Tiers>,
    shares: &'a [N],
    /// Tier that has it.
    place: usize,
    /// Options of that tier that are still in.
    holders: usize,
}

/// Votes of every option, none for those that are out.
type Tally<N> = Vec<Option<N>>;

/// Eliminates until nobody is left; answers the order, the winner last. `report`
/// sees the votes of every round and those that are exhausted.
pub(super) fn run<N: Number>(
    prepared: &Prepared<Tiers>,
    shares: &Shares<N>,
    mut report: impl FnMut(&Tally<N>, &N),
) -> Vec<usize> {
    let n = prepared.options.len();
    let mut tally: Tally<N> = vec![Some(N::zero()); n];
    let mut exhausted = N::zero();
    let mut held_by: Vec<Vec<usize>> = vec![Vec::new(); n];
    let mut positions: Vec<Position<N>> = Vec::with_capacity(prepared.ballots.len());
    for ballot in &prepared.ballots {
        let shares = shares
            .by_slot
            .get(ballot.slot)
            .map_or(&[][..], Vec::as_slice);
        let mut position = Position {
            ballot,
            shares,
            place: 0,
            holders: 0,
        };
        settle(
            &mut position,
            positions.len(),
            &mut tally,
            &mut exhausted,
            &mut held_by,
        );
        positions.push(position);
    }
    let mut history: Vec<Tally<N>> = Vec::with_capacity(n);
    let mut elimination = Vec::with_capacity(n);
    for _ in 0..n {
        report(&tally, &exhausted);
        let Some(last) = last_placed(&tally, &history) else {
            break;
        };
        elimination.push(last);
        history.push(tally.clone());
        if let Some(votes) = tally.get_mut(last) {
            *votes = None;
        }
        for index in held_by
            .get_mut(last)
            .map(std::mem::take)
            .unwrap_or_default()
        {
            if let Some(position) = positions.get_mut(index) {
                move_on(position, index, &mut tally, &mut exhausted, &mut held_by);
            }
        }
    }
    elimination
}

/// One holder of the ballot's tier has dropped out.
fn move_on<N: Number>(
    position: &mut Position<N>,
    index: usize,
    tally: &mut Tally<N>,
    exhausted: &mut N,
    held_by: &mut [Vec<usize>],
) {
    let before = position.holders;
    position.holders -= 1;
    if position.holders == 0 {
        position.place += 1;
        settle(position, index, tally, exhausted, held_by);
        return;
    }
    let mut gain = share(position, position.holders);
    gain -= &share(position, before);
    for &option in position
        .ballot
        .marks
        .tier(position.place)
        .unwrap_or_default()
    {
        if let Some(Some(votes)) = tally.get_mut(option) {
            *votes += &gain;
        }
    }
}

/// Gives the ballot to the first tier, from its place on, with somebody still in.
fn settle<N: Number>(
    position: &mut Position<N>,
    index: usize,
    tally: &mut Tally<N>,
    exhausted: &mut N,
    held_by: &mut [Vec<usize>],
) {
    while let Some(tier) = position.ballot.marks.tier(position.place) {
        let is_in = |option: &usize| tally.get(*option).is_some_and(Option::is_some);
        position.holders = tier.iter().filter(|option| is_in(option)).count();
        if position.holders > 0 {
            let share = share(position, position.holders);
            for &option in tier {
                if let (Some(Some(votes)), Some(held)) =
                    (tally.get_mut(option), held_by.get_mut(option))
                {
                    *votes += &share;
                    held.push(index);
                }
            }
            return;
        }
        position.place += 1;
    }
    *exhausted += &share(position, 1);
}

/// What each of so many holders gets of the ballot.
fn share<N: Number>(position: &Position<N>, holders: usize) -> N {
    let one = position
        .shares
        .get(holders - 1)
        .cloned()
        .unwrap_or_else(N::zero);
    let weight = N::from_big(&position.ballot.weight.into()).unwrap_or_else(N::zero);
    one * weight
}

/// Fewest votes; ties by earlier rounds, newest first, then the last in list order.
fn last_placed<N: Number>(tally: &Tally<N>, history: &[Tally<N>]) -> Option<usize> {
    let mut tied: Vec<usize> = (0..tally.len())
        .filter(|&option| tally.get(option).is_some_and(Option::is_some))
        .collect();
    for round in std::iter::once(tally).chain(history.iter().rev()) {
        let votes = |option: &usize| round.get(*option).and_then(Option::as_ref);
        let fewest = tied.iter().filter_map(votes).min()?;
        tied.retain(|option| votes(option) == Some(fewest));
        if tied.len() == 1 {
            break;
        }
    }
    tied.last().copied()
}
