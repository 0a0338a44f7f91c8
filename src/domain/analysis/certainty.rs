//! How sure the order is.

use super::money::{self, Again};
use super::shape::{CertainRank, Certainty, Tiers};
use crate::domain::counting::{self, ClosedVote};
use crate::domain::round::{CountedBallot, Method, Round, RoundResult};
use crate::domain::tally::bradley_terry::{self, DEFAULT_ALPHA};
use crate::domain::tally::robustness::{MIN_BALLOTS, Plan, RESAMPLES, bootstrap};
use crate::domain::tally::{Refusal, Weighting};

/// What is paid for in so many of a thousand repetitions is surely paid for; what is not in so many surely not. The
/// same one in twenty that a rank interval leaves out at either end.
const SURE: u32 = 950;

/// How sure the result of a round is; none without a frozen result, or where nobody voted.
///
/// # Errors
/// If the votes are more than the rules can count, which the limits of a round do not allow.
pub fn certainty(round: &Round, counted: &[CountedBallot]) -> Result<Option<Certainty>, Refusal> {
    match (&round.result, ClosedVote::of(round, counted)) {
        (Some(result), Some(vote)) => of(&vote, result),
        _ => Ok(None),
    }
}

/// Holds the vote again with the seed of the result.
pub(super) fn of(
    vote: &ClosedVote<'_>,
    result: &RoundResult,
) -> Result<Option<Certainty>, Refusal> {
    let people: u64 = vote
        .sheets()
        .iter()
        .filter(|sheet| !sheet.ballot.is_empty())
        .map(|sheet| u64::from(sheet.copies))
        .sum();
    if people == 0 {
        return Ok(None);
    }
    let plan = Plan {
        seed: result.seed.parse().unwrap_or_default(),
        resamples: RESAMPLES,
    };
    let alike = Weighting::Plain;
    let found = match vote.round.method() {
        Method::Mes => return budget(vote, result, plan, people),
        Method::Cumulative => bootstrap(&vote.points().prepare(alike)?, plan, |votes| {
            Ok(counting::rank_by::points(votes))
        }),
        Method::Approval => bootstrap(&vote.approvals().prepare(alike)?, plan, |votes| {
            Ok(counting::rank_by::approvals(votes))
        }),
        Method::Rating => bootstrap(&vote.ratings().prepare(alike)?, plan, |votes| {
            Ok(counting::rank_by::means(votes))
        }),
        Method::Schulze => bootstrap(&vote.rankings().prepare(alike)?, plan, |votes| {
            Ok(counting::rank_by::rankings(votes))
        }),
        Method::GroupConsensus => bootstrap(&vote.opinions().prepare(alike)?, plan, |votes| {
            Ok(counting::rank_by::opinions(votes))
        }),
        Method::BradleyTerry => {
            let duels = vote.duels().prepare(alike)?;
            let strengths = bradley_terry::count(&duels, DEFAULT_ALPHA)?.theta;
            let near: Vec<f64> = strengths.into_iter().map(|(_, theta)| theta).collect();
            bootstrap(&duels, plan, |votes| {
                let outcome = bradley_terry::count_from(votes, DEFAULT_ALPHA, near.clone())?;
                Ok(outcome.ranked.ranking)
            })
        }
    }?;
    let ranks = found.options.iter().map(|spread| CertainRank {
        option: vote.option_at(spread.option).unwrap_or_default(),
        from: spread.best,
        to: spread.worst,
        top_three_milli: spread.top_per_mille,
        funded_milli: None,
    });
    Ok(Some(Certainty {
        enough: people >= MIN_BALLOTS,
        resamples: found.resamples,
        rows: in_order(result, ranks),
        tiers: counting::sorted(vote, &vote.named(&found.tiers)),
    }))
}

/// With money the question is not which rank an option has, but whether it is paid for.
fn budget(
    vote: &ClosedVote<'_>,
    result: &RoundResult,
    plan: Plan,
    people: u64,
) -> Result<Option<Certainty>, Refusal> {
    let Some(Again { found, funded }) = money::again(vote, plan)? else {
        return Ok(None);
    };
    let share = |times: u32| (times * 2000 + found.resamples) / (found.resamples * 2).max(1);
    let ranks = found.options.iter().map(|spread| CertainRank {
        option: vote.option_at(spread.option).unwrap_or_default(),
        from: spread.best,
        to: spread.worst,
        top_three_milli: spread.top_per_mille,
        funded_milli: funded.get(spread.option).map(|times| share(*times)),
    });
    let rows = in_order(result, ranks);
    Ok(Some(Certainty {
        enough: people >= MIN_BALLOTS,
        resamples: found.resamples,
        tiers: sure_or_not(&rows, &counting::order(vote, Weighting::Plain)?.funded),
        rows,
    }))
}

/// One row per option, in the order of the result.
fn in_order(result: &RoundResult, ranks: impl Iterator<Item = CertainRank>) -> Vec<CertainRank> {
    let ranks: Vec<CertainRank> = ranks.collect();
    let rows = result.options.iter();
    rows.filter_map(|row| ranks.iter().find(|rank| rank.option == row.option).copied())
        .collect()
}

/// Surely paid for, uncertain, surely not.
fn sure_or_not(rows: &[CertainRank], paid: &[u32]) -> Tiers {
    let mut tiers: [Vec<u32>; 3] = Default::default();
    for row in rows {
        let share = row.funded_milli.unwrap_or_default();
        let paid = paid.contains(&row.option);
        let [surely, uncertain, surely_not] = &mut tiers;
        if paid && share >= SURE {
            surely.push(row.option);
        } else if !paid && share <= 1000 - SURE {
            surely_not.push(row.option);
        } else {
            uncertain.push(row.option);
        }
    }
    tiers.into_iter().filter(|tier| !tier.is_empty()).collect()
}
