//! Rounds with money on the table.

use super::vote::ClosedVote;
use crate::domain::round::BallotType;
use crate::domain::tally::budget::{Budget, Funding, approvals_as_points};
use crate::domain::tally::cumulative::Limits;
use crate::domain::tally::mes::{self, Completion, Rule, Utility};
use crate::domain::tally::{Refusal, Weighting, greedy, phragmen};
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;

/// Wishes that may be looked at while shares are raised: keeps the closing of a round to a moment.
const WORK: u64 = 1 << 23;
/// Steps in which shares are raised, in cents, the finest first.
const STEPS: [u64; 3] = [1, 2, 5];

/// A rule that spends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spent {
    /// Equal Shares with add1, filled up by votes: the result.
    EqualShares,
    /// The same before filling up.
    EqualSharesOnly,
    /// By votes while the money lasts.
    Greedy,
    /// Sequential Phragmén.
    Phragmen,
}

/// What a rule pays for, in the order of selection, and what that costs in cents. Nothing in a round without budget.
pub fn spend_by(vote: &ClosedVote<'_>, rule: Spent) -> Result<(Vec<u32>, u64), Refusal> {
    let Some(funding) = funding(vote, Weighting::Plain)? else {
        return Ok((Vec::new(), 0));
    };
    let outcome = match rule {
        Spent::EqualShares => mes::count(&funding, equal_shares(vote, &funding))?,
        Spent::EqualSharesOnly => mes::count(
            &funding,
            Rule {
                completion: Completion::Add1,
                ..equal_shares(vote, &funding)
            },
        )?,
        Spent::Greedy => greedy::count(&funding, greedy::By::Votes),
        Spent::Phragmen => phragmen::count(&funding),
    };
    let funded = outcome
        .funded
        .iter()
        .filter_map(|place| vote.option_at(*place))
        .collect();
    Ok((funded, outcome.spent))
}

/// The ballots of a round with a budget, ready for spending.
pub(in crate::domain) fn funding(
    vote: &ClosedVote<'_>,
    weighting: Weighting,
) -> Result<Option<Funding>, Refusal> {
    let Some(money) = &vote.round.settings.budget else {
        return Ok(None);
    };
    let costs = vote.lot.iter().map(|option| {
        let index = usize::try_from(*option).unwrap_or(usize::MAX);
        money.costs_cents.get(index).copied().unwrap_or(u64::MAX)
    });
    let budget = Budget {
        available: money.total_cents,
        costs: costs.collect(),
    };
    let election = match vote.round.ballot_type {
        BallotType::Approval => approvals_as_points(&vote.approvals()),
        _ => vote.points(),
    };
    budget
        .prepare(&election, Limits::default(), weighting)
        .map(Some)
}

/// How Equal Shares counts this round.
pub(in crate::domain) fn equal_shares(vote: &ClosedVote<'_>, funding: &Funding) -> Rule {
    Rule {
        utility: match vote.round.ballot_type {
            BallotType::Approval => Utility::Cost,
            _ => Utility::Points,
        },
        completion: Completion::Add1Greedy,
        increment: increment(funding),
        exhaustive_stop: true,
    }
}

/// Steps of add1 in cents: a euro, or a cent where a share is below a hundred euros; coarser only where so many steps
/// would be needed that nobody would wait for them. Follows from the ballots alone.
pub(super) fn increment(funding: &Funding) -> u64 {
    let prepared = &funding.prepared;
    let total = u64::try_from(prepared.weights.total()).unwrap_or(u64::MAX);
    let share = funding.available.checked_div(total).unwrap_or_default();
    let wishes: usize = prepared
        .ballots
        .iter()
        .map(|ballot| ballot.marks.0.len())
        .sum();
    let runs = (WORK / (1 + u64::try_from(wishes).unwrap_or(u64::MAX))).max(1);
    let finest = if share >= 10_000 { 100 } else { 1 };
    let most = most_raise(funding);
    let fine_enough = |step: &u64| *step >= finest && most / step <= runs;
    let mut decade = 1;
    loop {
        let step = STEPS.iter().map(|step| step * decade).find(fine_enough);
        match step {
            Some(step) => return step,
            None if decade > funding.available => return decade,
            None => decade *= 10,
        }
    }
}

/// No share is ever raised by more than this: then everybody could pay for anything that anybody wants.
fn most_raise(funding: &Funding) -> u64 {
    let prepared = &funding.prepared;
    let slots = prepared.weights.slots();
    let mut supporters = vec![vec![0_i128; slots]; funding.costs.len()];
    for ballot in &prepared.ballots {
        for (place, points) in &ballot.marks.0 {
            let sum = supporters
                .get_mut(*place)
                .and_then(|sums| sums.get_mut(ballot.slot));
            if let Some(sum) = sum.filter(|_| *points > 0) {
                *sum += i128::from(ballot.weight);
            }
        }
    }
    funding
        .costs
        .iter()
        .zip(&supporters)
        .filter(|(cost, sums)| **cost <= funding.available && sums.iter().any(|sum| *sum > 0))
        .map(|(cost, sums)| {
            BigRational::from(BigInt::from(*cost)) / prepared.weights.apply(sums.iter().copied())
        })
        .max()
        .and_then(|most| most.ceil().to_integer().to_u64())
        .unwrap_or_default()
}
