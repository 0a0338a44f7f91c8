//! What the round's method says of each option beyond a sum.

use super::budget::{Spent, spend_by};
use super::order::{Ordered, scale};
use super::rounded::{milli, milli_of, signed_milli_of, whole};
use super::vote::ClosedVote;
use crate::domain::round::{AxisFigures, Ballot, Figures, Method, Quadrant};
use crate::domain::tally::pairwise::{Missing, Pairwise, Strength};
use crate::domain::tally::rating::{self, AxisStats};
use crate::domain::tally::{
    Refusal, Weighting, borda, bradley_terry, group_consensus, schulze, win_rate,
};
use num_bigint::BigInt;
use num_rational::BigRational;

/// Figures by option, beside the order that the ballots give; none where the method has nothing to add to the sum (dots, approvals).
///
/// # Errors
/// If the votes are more than the rule can count, which the limits of a round do not allow.
pub fn figures(vote: &ClosedVote<'_>, ordered: &Ordered) -> Result<Vec<Option<Figures>>, Refusal> {
    let by_place = match vote.round.method() {
        Method::Cumulative | Method::Approval => Vec::new(),
        Method::Rating => ratings(vote)?,
        Method::Schulze => rankings(vote)?,
        Method::GroupConsensus => opinions(vote)?,
        Method::BradleyTerry => duels(vote)?,
        Method::Mes => budget(vote, &ordered.funded)?,
    };
    let mut figures = vec![None; vote.lot.len()];
    for (option, figure) in vote.lot.iter().zip(by_place) {
        let slot = usize::try_from(*option)
            .ok()
            .and_then(|option| figures.get_mut(option));
        if let Some(slot) = slot {
            *slot = Some(figure);
        }
    }
    Ok(figures)
}

fn ratings(vote: &ClosedVote<'_>) -> Result<Vec<Figures>, Refusal> {
    let prepared = vote.ratings().prepare(Weighting::Plain)?;
    let outcome = rating::count(&prepared, &scale())?;
    Ok(outcome
        .stats
        .iter()
        .map(|stats| {
            let [first, second] = stats.axes.each_ref().map(axis);
            Figures::Rating {
                first,
                second,
                quadrant: stats.quadrant.map(|quadrant| match quadrant {
                    rating::Quadrant::QuickWin => Quadrant::QuickWin,
                    rating::Quadrant::Strategic => Quadrant::Strategic,
                    rating::Quadrant::FillIn => Quadrant::FillIn,
                    rating::Quadrant::Drop => Quadrant::Drop,
                }),
            }
        })
        .collect())
}

fn axis(stats: &AxisStats) -> AxisFigures {
    let figures = stats.figures.as_ref();
    AxisFigures {
        answers: whole(&stats.n),
        mean_milli: figures.map(|it| milli(&it.mean)),
        median_milli: figures.map(|it| milli(&it.median)),
        spread_milli: figures.map(|it| milli_of(it.sd)),
        agreement_milli: figures.map(|it| signed_milli_of(it.agreement)),
    }
}

fn rankings(vote: &ClosedVote<'_>) -> Result<Vec<Figures>, Refusal> {
    let prepared = vote.rankings().prepare(Weighting::Plain)?;
    let pairwise = Pairwise::count(&prepared, Missing::Bottom);
    let schulze = schulze::count(&pairwise, Strength::WinningVotes);
    let borda = borda::count(&prepared, borda::Missing::Average);
    let mut first = vec![0u32; vote.lot.len()];
    for sheet in vote.sheets() {
        let Ballot::Ranking(tiers) = &sheet.ballot else {
            continue;
        };
        for option in tiers.first().into_iter().flatten() {
            let slot = vote
                .place_of(*option)
                .and_then(|place| first.get_mut(place));
            if let Some(slot) = slot {
                *slot = slot.saturating_add(sheet.copies);
            }
        }
    }
    Ok(schulze
        .beaten
        .iter()
        .zip(&borda.scores)
        .zip(first)
        .map(|(((_, beats), (_, points)), first)| Figures::Ranking {
            beats: u32::try_from(*beats).unwrap_or(u32::MAX),
            borda_milli: milli(points),
            first,
        })
        .collect())
}

fn opinions(vote: &ClosedVote<'_>) -> Result<Vec<Figures>, Refusal> {
    let prepared = vote.opinions().prepare(Weighting::Plain)?;
    let outcome = group_consensus::count(&prepared);
    let groups = prepared.weights.slots();
    Ok(outcome
        .details
        .iter()
        .map(|details| Figures::Votes {
            agree: whole(&details.agree),
            disagree: whole(&details.disagree),
            pass: whole(&details.pass),
            consensus_milli: milli_of(details.geometric_mean),
            spread_milli: details.spread.as_ref().filter(|_| groups > 1).map(milli),
        })
        .collect())
}

fn duels(vote: &ClosedVote<'_>) -> Result<Vec<Figures>, Refusal> {
    let prepared = vote.duels().prepare(Weighting::Plain)?;
    let strengths = bradley_terry::count(&prepared, bradley_terry::DEFAULT_ALPHA)?;
    let rates = win_rate::count(&prepared);
    let mut records = vec![(0u32, 0u32, 0u32); vote.lot.len()];
    for sheet in vote.sheets() {
        let Ballot::Duels(duels) = &sheet.ballot else {
            continue;
        };
        for (one, other, verdict) in duels {
            for (option, verdict) in [(one, *verdict), (other, verdict.saturating_neg())] {
                let slot = vote
                    .place_of(*option)
                    .and_then(|place| records.get_mut(place));
                let Some((wins, losses, draws)) = slot else {
                    continue;
                };
                let sum = match verdict.signum() {
                    1 => wins,
                    -1 => losses,
                    _ => draws,
                };
                *sum = sum.saturating_add(sheet.copies);
            }
        }
    }
    let percent = BigRational::from(BigInt::from(100));
    Ok(records
        .into_iter()
        .zip(&strengths.beat_random)
        .zip(&rates.scores)
        .map(
            |(((wins, losses, draws), (_, beats)), (_, rate))| Figures::Pairwise {
                wins,
                losses,
                draws,
                beat_random_milli: milli_of(beats.unwrap_or_default()),
                win_rate_milli: milli(&(rate / &percent)),
            },
        )
        .collect())
}

fn budget(vote: &ClosedVote<'_>, funded: &[u32]) -> Result<Vec<Figures>, Refusal> {
    let (greedy, _) = spend_by(vote, Spent::Greedy)?;
    let costs = vote.round.settings.budget.as_ref();
    Ok(vote
        .lot
        .iter()
        .map(|option| {
            let index = usize::try_from(*option).unwrap_or(usize::MAX);
            let cost = costs.and_then(|budget| budget.costs_cents.get(index));
            Figures::Budget {
                cost_cents: cost.copied().unwrap_or_default(),
                funded: (1..)
                    .zip(funded)
                    .find(|(_, other)| *other == option)
                    .map(|(place, _)| place),
                greedy: greedy.contains(option),
            }
        })
        .collect())
}
