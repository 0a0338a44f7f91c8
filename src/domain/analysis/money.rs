//! What the money goes to.

use super::shape::{BudgetPicture, DomainSpending, Spending};
use super::slot;
use crate::domain::counting::{self, ClosedVote, Ordered, Spent};
use crate::domain::ids::DomainId;
use crate::domain::round::Budget;
use crate::domain::tally::Refusal;
use std::cmp::Reverse;
use std::collections::BTreeMap;

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
