//! What stands beside a frozen result: how sure it is, what other rules say, why an option stands where it stands.
//!
//! A pure function of the closed round and its anonymous ballots: the same for everybody who computes it, with random
//! draws from the result's stored seed. It may take seconds and is never computed where votes wait.

mod certainty;
mod groups;
mod money;
mod others;
mod rankings;
mod shape;
mod shift;
mod why;

pub use certainty::certainty;
pub use shape::{
    Analysis, BudgetPicture, CertainRank, Certainty, Distribution, DomainSpending, Duel,
    GroupFigure, GroupFigures, IrvRound, OptionIndex, OtherRule, Rule, Shift, ShiftRow, Spending,
    Tiers, Turnout, WhoBeatsWhom, Why,
};

use super::counting::{self, ClosedVote};
use super::ids::RoundId;
use super::round::{Ballot, BallotType, CountedBallot, Round};
use super::tally::{Refusal, Weighting};
use std::collections::BTreeMap;

/// How sure the results of several rounds are; a round that is missing says nothing.
pub type Certainties = BTreeMap<RoundId, Certainty>;

/// Everything about a round with a frozen result; none without one. `earlier` is the round that it repeats.
///
/// # Errors
/// If the votes are more than the rules can count, which the limits of a round do not allow.
pub fn analyse(
    round: &Round,
    counted: &[CountedBallot],
    earlier: Option<&Round>,
) -> Result<Option<Analysis>, Refusal> {
    let (Some(result), Some(vote)) = (&round.result, ClosedVote::of(round, counted)) else {
        return Ok(None);
    };
    let ordered = counting::order(&vote, Weighting::Plain)?;
    let ranked = rankings::look(&vote)?;
    Ok(Some(Analysis {
        round_id: round.id,
        method: result.method,
        counts: Turnout {
            ballots: result.ballots,
            empty: result.empty,
            invalid: 0,
            counted: result.counted,
            paper: result.paper_ballots,
        },
        certainty: certainty::of(&vote, result)?,
        other_rules: others::other_rules(&vote, result, &ordered)?,
        distribution: (round.ballot_type == BallotType::Rating).then(|| distribution(&vote)),
        budget: money::picture(&vote, &ordered)?,
        groups: groups::figures(&vote, result, counted),
        shift: earlier.and_then(|earlier| shift::shift(round, earlier)),
        why: why::why(&vote, result, &ordered, ranked.as_ref()),
        pairwise: ranked.as_ref().map(|ranked| ranked.pairs.clone()),
        smith: ranked.as_ref().map(|ranked| ranked.smith.clone()),
        irv_rounds: ranked.and_then(|ranked| ranked.irv_rounds),
        lot: vote.lot,
    }))
}

/// An option as an index into a list that is as long as the options.
fn slot(option: OptionIndex) -> usize {
    usize::try_from(option).unwrap_or(usize::MAX)
}

fn distribution(vote: &ClosedVote<'_>) -> Vec<Distribution> {
    let mut rows: Vec<Distribution> = (0..)
        .take(vote.lot.len())
        .map(|option| Distribution {
            option,
            first: [0; 5],
            second: [0; 5],
        })
        .collect();
    for sheet in vote.sheets() {
        let Ballot::Rating(ratings) = &sheet.ballot else {
            continue;
        };
        for (option, first, second) in ratings {
            if let Some(row) = rows.get_mut(slot(*option)) {
                for (steps, answer) in [(&mut row.first, first), (&mut row.second, second)] {
                    let step = answer.and_then(|answer| usize::from(answer).checked_sub(1));
                    if let Some(sum) = step.and_then(|step| steps.get_mut(step)) {
                        *sum = sum.saturating_add(sheet.copies);
                    }
                }
            }
        }
    }
    rows
}
