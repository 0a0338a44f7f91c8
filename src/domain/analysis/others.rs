//! What other rules make of the same ballots.

use super::shape::{OtherRule, Rule, Tiers};
use crate::domain::counting::{self, ClosedVote, Ordered, Spent};
use crate::domain::round::{Method, RoundResult};
use crate::domain::tally::pairwise::{Missing, Pairwise, Strength};
use crate::domain::tally::{
    Ranking, Refusal, Weighting, borda, copeland, cumulative, group_consensus, irv, kemeny,
    ranked_pairs, win_rate,
};
use std::collections::BTreeSet;

/// Options for which the best order of all is still looked for.
const KEMENY: usize = 8;
/// Places at the top that matter.
const TOP: usize = 3;

/// All rules that suit the instrument, the plain ones before those for experts.
pub(super) fn other_rules(
    vote: &ClosedVote<'_>,
    result: &RoundResult,
    ordered: &Ordered,
) -> Result<Vec<OtherRule>, Refusal> {
    let mut found: Vec<(Rule, Tiers, bool)> = match result.method {
        Method::Cumulative => vec![(Rule::Givers, givers(vote)?, false)],
        Method::Approval | Method::Rating => Vec::new(),
        Method::Schulze => rankings(vote)?,
        Method::GroupConsensus => vec![(Rule::Agreement, agreement(vote)?, false)],
        Method::BradleyTerry => {
            let prepared = vote.duels().prepare(Weighting::Plain)?;
            let ranking = win_rate::count(&prepared).ranked.ranking;
            vec![(Rule::WinRate, vote.named(&ranking), false)]
        }
        Method::Mes => vec![
            (Rule::Greedy, spending(vote, Spent::Greedy)?, false),
            (Rule::Phragmen, spending(vote, Spent::Phragmen)?, true),
        ],
    };
    if let Some((equal, _)) = counting::equal_say(vote)? {
        found.insert(0, (Rule::EqualSay, equal.tiers, false));
    }
    Ok(found
        .into_iter()
        .map(|(rule, ranking, expert)| OtherRule {
            differs_at_top: match rule {
                Rule::Greedy | Rule::Phragmen => {
                    as_set(&ranking, ranking.len().saturating_sub(1))
                        != ordered.funded.iter().copied().collect()
                }
                Rule::Kemeny => as_set(&ranking, 1) != as_set(&ordered.tiers, 1),
                _ => top(&ranking) != top(&ordered.tiers),
            },
            rule,
            ranking: counting::sorted(vote, &ranking),
            expert,
        })
        .collect())
}

/// The options of the first tiers.
fn as_set(tiers: &[Vec<u32>], first: usize) -> BTreeSet<u32> {
    tiers.iter().take(first).flatten().copied().collect()
}

/// The tiers that hold the first three places.
fn top(tiers: &[Vec<u32>]) -> Vec<BTreeSet<u32>> {
    let mut places = 0;
    tiers
        .iter()
        .take_while(|tier| {
            let before = places;
            places += tier.len();
            before < TOP
        })
        .map(|tier| tier.iter().copied().collect())
        .collect()
}

fn rankings(vote: &ClosedVote<'_>) -> Result<Vec<(Rule, Tiers, bool)>, Refusal> {
    let prepared = vote.rankings().prepare(Weighting::Plain)?;
    let pairwise = Pairwise::count(&prepared, Missing::Bottom);
    let mut rules = vec![
        (
            Rule::Borda,
            borda::count(&prepared, borda::Missing::Average)
                .ranked
                .ranking,
            false,
        ),
        (
            Rule::Copeland,
            copeland::count(&pairwise).ranked.ranking,
            false,
        ),
        (
            Rule::RankedPairs,
            ranked_pairs::count(&pairwise, Strength::WinningVotes)
                .ranked
                .ranking,
            true,
        ),
        (Rule::Irv, irv::count(&prepared).ranked.ranking, true),
    ];
    if prepared.options.len() <= KEMENY && prepared.counts.counted > 0 {
        let best = kemeny::count(&pairwise)?.winners;
        let rest = prepared
            .options
            .iter()
            .copied()
            .filter(|place| !best.contains(place))
            .collect();
        let tiers: Ranking = [best, rest]
            .into_iter()
            .filter(|tier: &Vec<usize>| !tier.is_empty())
            .collect();
        rules.push((Rule::Kemeny, tiers, true));
    }
    Ok(rules
        .into_iter()
        .map(|(rule, ranking, expert)| (rule, vote.named(&ranking), expert))
        .collect())
}

fn givers(vote: &ClosedVote<'_>) -> Result<Tiers, Refusal> {
    let prepared = vote.points().prepare(Weighting::Plain)?;
    let outcome = cumulative::count(&prepared);
    Ok(vote.named(&highest_first(outcome.givers)))
}

fn agreement(vote: &ClosedVote<'_>) -> Result<Tiers, Refusal> {
    let prepared = vote.opinions().prepare(Weighting::Plain)?;
    let outcome = group_consensus::count(&prepared);
    let agree = outcome
        .details
        .into_iter()
        .map(|details| (details.option, details.agree));
    Ok(vote.named(&highest_first(agree.collect())))
}

fn highest_first<K: Ord>(mut figures: Vec<(usize, K)>) -> Ranking {
    figures.sort_by(|a, b| b.1.cmp(&a.1));
    figures
        .chunk_by(|a, b| a.1 == b.1)
        .map(|tier| tier.iter().map(|(option, _)| *option).collect())
        .collect()
}

/// What is paid for, in order, then the rest in one tier.
fn spending(vote: &ClosedVote<'_>, rule: Spent) -> Result<Tiers, Refusal> {
    let (funded, _) = counting::spend_by(vote, rule)?;
    let rest: Vec<u32> = vote
        .lot
        .iter()
        .copied()
        .filter(|option| !funded.contains(option))
        .collect();
    let mut tiers: Tiers = funded.into_iter().map(|option| vec![option]).collect();
    tiers.push(rest);
    Ok(tiers)
}
