//! Method of Equal Shares: everybody gets the same share of the budget, and a
//! project is funded if its supporters can pay for it together; the one that
//! gives them most for their money comes first.
//!
//! Exact without paying for exactness everywhere: `offer` compares rounded figures
//! together with a bound on their error, and where two figures are too close to be
//! told apart, `exact` computes both as fractions.

mod exact;
mod halving;
mod model;
mod offer;
mod run;

pub use halving::count_by_halving;

use super::budget::{Funding, Outcome};
use super::{Refusal, greedy};
use model::Model;

/// What a funded project is worth to a supporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Utility {
    /// Its cost.
    #[default]
    Cost,
    /// One.
    Cardinality,
    /// The points given to it.
    Points,
}

/// What happens with money that is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Completion {
    /// It stays.
    #[default]
    None,
    /// Shares are raised step by step and everything is counted again, as long as
    /// the outcome stays inside the budget.
    Add1,
    /// As `Add1`; then the rest is filled up by votes.
    Add1Greedy,
}

/// How to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// What a funded project is worth to a supporter.
    pub utility: Utility,
    /// What happens with money that is left.
    pub completion: Completion,
    /// By how much every person's share is raised at a time; at least 1.
    pub increment: u64,
    /// Whether to stop raising as soon as nothing that anybody wants fits any more.
    pub exhaustive_stop: bool,
}

impl Default for Rule {
    fn default() -> Self {
        Self {
            utility: Utility::Cost,
            completion: Completion::None,
            increment: 1,
            exhaustive_stop: true,
        }
    }
}

/// How many wishes may be looked at in all runs together: about a minute's work.
const MAX_WORK: u64 = 1 << 30;

/// Spends the budget. Refuses if the increment is so small for the budget that
/// shares would have to be raised almost without end.
pub fn count(funding: &Funding, rule: Rule) -> Result<Outcome, Refusal> {
    let model = Model::new(funding, rule.utility);
    let mut runs_left = MAX_WORK / (1 + model.wishes());
    let mut funded = run::run(&model, 0).unwrap_or_default();
    if rule.completion != Completion::None {
        let step = u128::from(rule.increment.max(1));
        let mut raise = 0_u128;
        while !is_final(funding, &funded, rule.exhaustive_stop) {
            raise += step;
            runs_left = runs_left
                .checked_sub(1)
                .ok_or(Refusal::TooLarge("budget for such a small \"increment\""))?;
            match run::run(&model, raise) {
                Some(more) => funded = more,
                None => break, // would overspend: keep the last one
            }
        }
    }
    if rule.completion == Completion::Add1Greedy {
        greedy::fill(funding, greedy::By::Votes, &mut funded);
    }
    Ok(funding.outcome(&funded))
}

/// True if larger shares cannot or shall not change anything.
fn is_final(funding: &Funding, funded: &[usize], exhaustive_stop: bool) -> bool {
    let left = funding.available.saturating_sub(funding.total(funded));
    let mut open = funding.supported().filter(|place| !funded.contains(place));
    if exhaustive_stop {
        open.all(|place| funding.cost(place) > left)
    } else {
        open.next().is_none()
    }
}
