//! The usual rule for budgets: by votes, skipping what does not fit any more.

use std::cmp::Ordering;

use num_bigint::BigInt;

use super::budget::{Funding, Outcome};

/// What the options are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// Most votes, then lower cost, then list order.
    #[default]
    Votes,
    /// Most votes per money, then lower cost, then list order.
    VotesPerCost,
}

/// Spends the budget.
pub fn count(funding: &Funding, by: By) -> Outcome {
    let mut funded = Vec::new();
    fill(funding, by, &mut funded);
    funding.outcome(&funded)
}

/// Adds what still fits beside what is already funded.
pub(super) fn fill(funding: &Funding, by: By, funded: &mut Vec<usize>) {
    let mut order: Vec<usize> = funding
        .supported()
        .filter(|place| !funded.contains(place))
        .collect();
    order.sort_by(|&a, &b| compare(funding, by, a, b));
    let mut left = funding.available.saturating_sub(funding.total(funded));
    for place in order {
        if let Some(rest) = left.checked_sub(funding.cost(place)) {
            left = rest;
            funded.push(place);
        }
    }
}

fn compare(funding: &Funding, by: By, a: usize, b: usize) -> Ordering {
    let (cost_a, cost_b) = (funding.cost(a), funding.cost(b));
    let (votes_a, votes_b) = (funding.support(a), funding.support(b));
    let more = match by {
        By::Votes => votes_b.cmp(votes_a),
        // Crosswise, so that nothing has to be divided (and a cost may be 0).
        By::VotesPerCost => (votes_b * BigInt::from(cost_a)).cmp(&(votes_a * BigInt::from(cost_b))),
    };
    more.then(cost_a.cmp(&cost_b)).then(a.cmp(&b))
}
