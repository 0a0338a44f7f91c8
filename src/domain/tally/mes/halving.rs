use super::model::Model;
use super::{Completion, Rule, is_final, run};
use crate::domain::tally::budget::{Funding, Outcome};
use crate::domain::tally::greedy;

/// Spends the budget as [`count`](super::count) does, but looks for the last raise by doubling and halving in place of
/// step by step: some twenty runs where there were thousands. A vote in which a smaller raise ends the count and a
/// larger one would not is rare, yet it exists: for samples, never for a result.
///
/// Answers also how many wishes were looked at, a measure of the time it takes that is the same on every machine.
pub fn count_by_halving(funding: &Funding, rule: Rule) -> (Outcome, u64) {
    let model = Model::new(funding, rule.utility);
    let step = u128::from(rule.increment.max(1));
    let mut runs = 0;
    // What is funded after so many steps, and whether the count ends there: none if that overspends.
    let mut after = |steps: u128| {
        runs += 1;
        let funded = run::run(&model, step.saturating_mul(steps));
        let ends = funded
            .as_ref()
            .is_none_or(|funded| is_final(funding, funded, rule.exhaustive_stop));
        (funded, ends)
    };
    let (first, ended) = after(0);
    let mut funded = first.unwrap_or_default();
    if rule.completion != Completion::None && !ended {
        // The count goes on after `low` steps and ends after `high`.
        let (mut low, mut high) = (0, 1);
        let mut last = after(high);
        while !last.1 {
            funded = last.0.unwrap_or_default();
            (low, high) = (high, high.saturating_mul(2));
            last = after(high);
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            let found = after(middle);
            if found.1 {
                (high, last) = (middle, found);
            } else {
                (low, funded) = (middle, found.0.unwrap_or_default());
            }
        }
        // What would overspend is not done: the one before stays.
        funded = last.0.unwrap_or(funded);
    }
    if rule.completion == Completion::Add1Greedy {
        greedy::fill(funding, greedy::By::Votes, &mut funded);
    }
    let work = (1 + model.wishes()).saturating_mul(runs);
    (funding.outcome(&funded), work)
}
