//! How sure the order is.

use super::shape::{CertainRank, Certainty};
use crate::domain::counting::{self, ClosedVote};
use crate::domain::round::{Method, RoundResult};
use crate::domain::tally::robustness::{MIN_BALLOTS, Plan, RESAMPLES, Robustness, bootstrap};
use crate::domain::tally::{Refusal, Weighting};

/// Steps that all repetitions of duels may take together; their equations grow with the cube of the options.
const DUEL_STEPS: usize = 50_000_000;
/// The vote is held again at least so often.
const LEAST: u32 = 100;

/// Holds the vote again with the seed of the result. None where nobody voted, or money is spent: what is paid for is
/// not an order.
pub(super) fn certainty(
    vote: &ClosedVote<'_>,
    result: &RoundResult,
) -> Result<Option<Certainty>, Refusal> {
    let plan = Plan {
        seed: result.seed.parse().unwrap_or_default(),
        resamples: match vote.round.method() {
            Method::BradleyTerry => of_duels(vote.lot.len()),
            _ => RESAMPLES,
        },
    };
    let alike = Weighting::Plain;
    let found = match vote.round.method() {
        Method::Mes => return Ok(None),
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
        Method::BradleyTerry => bootstrap(
            &vote.duels().prepare(alike)?,
            plan,
            counting::rank_by::duels,
        ),
    }?;
    let people: u64 = vote
        .sheets()
        .iter()
        .filter(|sheet| !sheet.ballot.is_empty())
        .map(|sheet| u64::from(sheet.copies))
        .sum();
    Ok((people > 0).then(|| shown(vote, result, &found, people >= MIN_BALLOTS)))
}

fn of_duels(options: usize) -> u32 {
    let cube = options.max(1).saturating_pow(3);
    u32::try_from(DUEL_STEPS / cube)
        .unwrap_or(RESAMPLES)
        .clamp(LEAST, RESAMPLES)
}

fn shown(
    vote: &ClosedVote<'_>,
    result: &RoundResult,
    found: &Robustness,
    enough: bool,
) -> Certainty {
    let rows = result
        .options
        .iter()
        .filter_map(|row| {
            let place = vote.place_of(row.option)?;
            let spread = found.options.iter().find(|spread| spread.option == place)?;
            Some(CertainRank {
                option: row.option,
                from: spread.best,
                to: spread.worst,
                top_three_milli: spread.top_per_mille,
            })
        })
        .collect();
    Certainty {
        enough,
        resamples: found.resamples,
        rows,
        tiers: counting::sorted(vote, &vote.named(&found.tiers)),
    }
}
