//! What the money goes to.

use super::shape::{BudgetPicture, DomainSpending, Spending};
use super::slot;
use crate::domain::counting::{self, ClosedVote, Ordered, Spent};
use crate::domain::ids::DomainId;
use crate::domain::round::Budget;
use crate::domain::tally::robustness::{Plan, Robustness, bootstrap_while};
use crate::domain::tally::{Points, Prepared, Refusal, Weighting, cumulative, mes};
use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Wishes that may be looked at in all repetitions together: some ten seconds' work, which only thousands of ballots
/// need.
const WORK: u64 = 1 << 26;
/// The vote is held again at least so often, however long that takes.
const LEAST: u32 = 100;

/// A budget spent again and again.
pub(super) struct Again {
    /// Where each option stands.
    pub(super) found: Robustness,
    /// In how many repetitions each place of the lot is paid for.
    pub(super) funded: Vec<u32>,
}

/// Spends the money again with ballots drawn from those cast; none in a round without a budget.
pub(super) fn again(vote: &ClosedVote<'_>, plan: Plan) -> Result<Option<Again>, Refusal> {
    let Some(funding) = counting::funding(vote, Weighting::Plain)? else {
        return Ok(None);
    };
    // With the steps of the result: those of each sample would differ by nothing but chance.
    let rule = counting::equal_shares(vote, &funding);
    let result = mes::count(&funding, rule)?.funded;
    let mut results = Some(result);
    let mut funded = vec![0; vote.lot.len()];
    let work = Cell::new(0_u64);
    let spend = |sample: &Prepared<Points>| {
        let drawn = funding.with_ballots(sample.clone());
        // The vote itself comes first, and that is the result, not a sample.
        let paid = results.take().unwrap_or_else(|| {
            let (outcome, done) = mes::count_by_halving(&drawn, rule);
            work.set(work.get().saturating_add(done));
            for place in &outcome.funded {
                if let Some(times) = funded.get_mut(*place) {
                    *times += 1;
                }
            }
            outcome.funded
        });
        let rest = cumulative::count(&drawn.prepared).ranked.ranking;
        Ok(counting::paid_first(&paid, rest))
    };
    let found = bootstrap_while(&funding.prepared, plan, spend, |done| {
        done < LEAST || work.get() < WORK
    })?;
    Ok(Some(Again { found, funded }))
}

/// None in a round without a budget.
pub(super) fn picture(
    vote: &ClosedVote<'_>,
    ordered: &Ordered,
) -> Result<Option<BudgetPicture>, Refusal> {
    let Some(budget) = &vote.round.settings.budget else {
        return Ok(None);
    };
    let funded = ordered.funded.clone();
    let (shared, _) = counting::spend_by(vote, Spent::EqualSharesOnly)?;
    let spending = |rule| {
        let (funded, spent_cents) = counting::spend_by(vote, rule)?;
        Ok::<_, Refusal>(Spending {
            funded,
            spent_cents,
        })
    };
    let greedy = spending(Spent::Greedy)?;
    Ok(Some(BudgetPicture {
        total_cents: budget.total_cents,
        spent_cents: funded.iter().map(|option| cost(budget, *option)).sum(),
        filled_up: funded
            .iter()
            .copied()
            .filter(|option| !shared.contains(option))
            .collect(),
        per_domain: per_domain(vote, budget, &funded),
        represented_milli: represented(vote, &funded),
        greedy_represented_milli: represented(vote, &greedy.funded),
        phragmen: spending(Spent::Phragmen)?,
        greedy,
        funded,
    }))
}

fn cost(budget: &Budget, option: u32) -> u64 {
    budget
        .costs_cents
        .get(slot(option))
        .copied()
        .unwrap_or_default()
}

fn per_domain(vote: &ClosedVote<'_>, budget: &Budget, funded: &[u32]) -> Vec<DomainSpending> {
    let mut domains: BTreeMap<Option<DomainId>, DomainSpending> = BTreeMap::new();
    for option in funded {
        let domain_id = vote
            .round
            .options
            .get(slot(*option))
            .and_then(|option| option.domain_id);
        let entry = domains.entry(domain_id).or_insert(DomainSpending {
            domain_id,
            cost_cents: 0,
            options: Vec::new(),
        });
        entry.cost_cents += cost(budget, *option);
        entry.options.push(*option);
    }
    let mut domains: Vec<DomainSpending> = domains.into_values().collect();
    domains.sort_by_key(|domain| Reverse(domain.cost_cents));
    domains
}

/// Share of the counted ballots that support something of this.
fn represented(vote: &ClosedVote<'_>, funded: &[u32]) -> u32 {
    let (mut served, mut all) = (0_u64, 0_u64);
    for sheet in vote
        .sheets()
        .iter()
        .filter(|sheet| !sheet.ballot.is_empty())
    {
        let copies = u64::from(sheet.copies);
        all += copies;
        let support = sheet.ballot.support();
        if support
            .iter()
            .any(|(option, amount)| *amount > 0 && funded.contains(option))
        {
            served += copies;
        }
    }
    let share = (served * 2000 + all).checked_div(all * 2);
    share
        .and_then(|share| u32::try_from(share).ok())
        .unwrap_or_default()
}
