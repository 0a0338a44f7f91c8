//! Paper ballots and shows of hands, typed in by a moderator while the round is open: a source of its own.

use super::ballots;
use super::moderator;
use super::words::{field, line_or_empty};
use crate::domain::command::{Actor, PaperEntry};
use crate::domain::context::Context;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{AccountId, PaperTallyId};
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::domain::round::{BallotType, PaperCheck, PaperSheet, PaperTally, Round, RoundState};
use crate::domain::workshop::Workshop;
use std::collections::BTreeMap;

/// Decides `tallyPaper`: a new tally, one that replaces another, or a second entry that checks one.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    entry: &PaperEntry,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let account = moderator(actor)?;
    let mut round = workshop
        .rounds
        .get(&entry.round_id)
        .ok_or_else(|| Refusal::not_found("round"))?
        .clone();
    if round.state != RoundState::Open {
        return Err(Refusal::RoundClosed);
    }
    let sheets = merged(&entry.sheets);
    check(&round, entry, &sheets)?;
    if let Some(first) = entry.checks {
        second_entry(&mut round, first, account, entry, sheets, ctx)?;
    } else {
        first_entry(&mut round, account, entry, sheets, ctx)?;
    }
    Ok(Event {
        kind: EventKind::PaperTallied,
        subjects: vec![round.id.0],
        actor: Some(account),
        changes: vec![Change::Round(Box::new(round))],
    })
}

fn first_entry(
    round: &mut Round,
    account: AccountId,
    entry: &PaperEntry,
    sheets: Vec<PaperSheet>,
    ctx: &mut Context,
) -> Result<(), Refusal> {
    if let Some(old) = entry.replaces {
        let before = round.paper.len();
        round.paper.retain(|tally| tally.id != old);
        if round.paper.len() == before {
            return Err(Refusal::not_found("paperTally"));
        }
    }
    if round.paper.len() >= limits::PAPER_TALLIES_PER_ROUND {
        let limit = u32::try_from(limits::PAPER_TALLIES_PER_ROUND).unwrap_or(u32::MAX);
        return Err(Refusal::TooMany {
            field: field("paper"),
            limit,
        });
    }
    let note = line_or_empty(&entry.note, "note", limits::NOTE)?;
    let id = PaperTallyId(ctx.id());
    // A tally replaced by nothing is taken out.
    if entry.ballots > 0 {
        round.paper.push(PaperTally {
            id,
            source: entry.source,
            ballots: entry.ballots,
            points: entry.points.clone(),
            sheets,
            entered_by: account,
            entered_at: ctx.now,
            note,
            check: None,
        });
    }
    Ok(())
}

fn second_entry(
    round: &mut Round,
    first: PaperTallyId,
    account: AccountId,
    entry: &PaperEntry,
    sheets: Vec<PaperSheet>,
    ctx: &Context,
) -> Result<(), Refusal> {
    let tally = round
        .paper
        .iter_mut()
        .find(|tally| tally.id == first)
        .ok_or_else(|| Refusal::not_found("paperTally"))?;
    let agrees =
        tally.ballots == entry.ballots && tally.points == entry.points && tally.sheets == sheets;
    tally.check = Some(PaperCheck {
        ballots: entry.ballots,
        points: entry.points.clone(),
        sheets,
        entered_by: account,
        entered_at: ctx.now,
        agrees,
    });
    Ok(())
}

/// Equal ballots as one row, sorted: nobody learns in which order they were typed in.
fn merged(sheets: &[PaperSheet]) -> Vec<PaperSheet> {
    let mut rows: BTreeMap<_, u32> = BTreeMap::new();
    for sheet in sheets {
        let count = rows.entry(ballots::normal(&sheet.ballot)).or_default();
        *count = count.saturating_add(sheet.count);
    }
    rows.into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(ballot, count)| PaperSheet { ballot, count })
        .collect()
}

/// Either sums that so many people could have given, or as many valid ballots as were counted.
fn check(round: &Round, entry: &PaperEntry, sheets: &[PaperSheet]) -> Result<(), Refusal> {
    let least = u32::from(entry.replaces.is_none());
    if !(least..=limits::PAPER_PEOPLE).contains(&entry.ballots) {
        return Err(Refusal::OutOfRange {
            field: field("ballots"),
            min: least,
            max: limits::PAPER_PEOPLE,
        });
    }
    if entry.ballots == 0 {
        return Ok(());
    }
    if sheets.is_empty() {
        return sums(round, entry);
    }
    if !entry.points.is_empty() {
        return Err(Refusal::InvalidBallot);
    }
    for sheet in sheets {
        ballots::check(round, &sheet.ballot)?;
    }
    let typed = sheets
        .iter()
        .fold(0u32, |sum, sheet| sum.saturating_add(sheet.count));
    if typed == entry.ballots {
        Ok(())
    } else {
        Err(Refusal::OutOfRange {
            field: field("ballots"),
            min: typed,
            max: typed,
        })
    }
}

/// Totals say enough only where a ballot is nothing but marks to be added up.
fn sums(round: &Round, entry: &PaperEntry) -> Result<(), Refusal> {
    let points = &entry.points;
    if points.len() != round.options.len() || round.settings.budget.is_some() {
        return Err(Refusal::InvalidBallot);
    }
    let (per_option, per_person) = match round.ballot_type {
        BallotType::Points => (round.max_dots_per_option, round.dots_per_person),
        BallotType::Approval => (1, u32::try_from(points.len()).unwrap_or(u32::MAX)),
        BallotType::Rating | BallotType::Ranking | BallotType::Votes | BallotType::Pairwise => {
            return Err(Refusal::InvalidBallot);
        }
    };
    let most = entry.ballots.saturating_mul(per_option);
    if points.iter().any(|points| *points > most) {
        return Err(Refusal::OutOfRange {
            field: field("points"),
            min: 0,
            max: most,
        });
    }
    let limit = entry.ballots.saturating_mul(per_person);
    let sum = points
        .iter()
        .fold(0u32, |sum, points| sum.saturating_add(*points));
    if sum > limit {
        return Err(Refusal::OverBudget { limit });
    }
    Ok(())
}
