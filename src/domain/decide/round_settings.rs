//! What a round settles beyond its instrument: checked when it is prepared, frozen when it opens.

use super::words::{field, optional};
use crate::domain::command::RoundDraft;
use crate::domain::counting;
use crate::domain::ids::RoundId;
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use crate::domain::round::{
    Axes, BallotType, Budget, Round, RoundOption, RoundSettings, RoundState,
};
use crate::domain::setup::Translated;
use crate::domain::workshop::Workshop;
use uuid::Uuid;

/// Places of a ranking where nothing else is set: rank your five (voting.md, section 1).
const DEFAULT_PLACES: u32 = 5;

/// The settings as they are kept: parts that the instrument does not use are dropped.
pub(super) fn clean(workshop: &Workshop, draft: &RoundDraft) -> Result<RoundSettings, Refusal> {
    let raw = &draft.settings;
    let options = u32::try_from(draft.option_ids.len()).unwrap_or(u32::MAX);
    if draft.option_ids.len() > limits::options_per_round(draft.ballot_type, raw.budget.is_some()) {
        let limit = limits::options_per_round(draft.ballot_type, raw.budget.is_some());
        return Err(Refusal::TooMany {
            field: field("optionIds"),
            limit: u32::try_from(limit).unwrap_or(u32::MAX),
        });
    }
    let known = |id: &Option<_>, states: &[RoundState]| match id {
        None => Ok(()),
        Some(id) => match workshop.rounds.get(id) {
            Some(round) if states.contains(&round.state) => Ok(()),
            Some(_) => Err(Refusal::RoundOpen),
            None => Err(Refusal::not_found("round")),
        },
    };
    let counted = [RoundState::Closed, RoundState::Revealed];
    known(&raw.shortlist_of, &counted)?;
    known(&raw.runoff_of, &counted)?;
    within(workshop, raw.shortlist_of, draft, |earlier| {
        counting::shortlist(earlier, u32::MAX)
    })?;
    within(workshop, raw.runoff_of, draft, counting::tied)?;
    let places = match draft.ballot_type {
        BallotType::Ranking => places(raw.places, options)?,
        _ => 0,
    };
    let axes = match (&raw.axes, draft.ballot_type) {
        (Some(axes), BallotType::Rating) => Some(Axes {
            first: label(&axes.first)?,
            second: label(&axes.second)?,
        })
        .filter(|axes| !axes.first.de.is_empty() && !axes.second.de.is_empty()),
        _ => None,
    };
    let budget = match (&raw.budget, draft.ballot_type) {
        (Some(budget), BallotType::Points | BallotType::Approval) => {
            Some(checked(budget, draft.option_ids.len())?)
        }
        _ => None,
    };
    Ok(RoundSettings {
        places,
        axes,
        budget,
        equal_say: raw.equal_say,
        shortlist_of: raw.shortlist_of,
        runoff_of: raw.runoff_of,
    })
}

/// What follows from an earlier round asks about nothing else.
fn within(
    workshop: &Workshop,
    earlier: Option<RoundId>,
    draft: &RoundDraft,
    of: impl Fn(&Round) -> Vec<Uuid>,
) -> Result<(), Refusal> {
    let Some(earlier) = earlier.and_then(|id| workshop.rounds.get(&id)) else {
        return Ok(());
    };
    let allowed = of(earlier);
    if draft.option_ids.iter().all(|id| allowed.contains(id)) {
        Ok(())
    } else {
        Err(Refusal::not_found("option"))
    }
}

/// The settings for the options that are left when the round opens.
pub(super) fn for_options(round: &Round, options: &[RoundOption]) -> RoundSettings {
    let mut settings = round.settings.clone();
    let count = u32::try_from(options.len()).unwrap_or(u32::MAX);
    settings.places = settings.places.min(count);
    if let Some(budget) = &mut settings.budget {
        let cost = |option: &RoundOption| {
            let index = round.options.iter().position(|it| it.id == option.id)?;
            budget.costs_cents.get(index).copied()
        };
        budget.costs_cents = options.iter().filter_map(cost).collect();
    }
    settings
}

fn places(raw: u32, options: u32) -> Result<u32, Refusal> {
    match raw {
        0 => Ok(DEFAULT_PLACES.min(options)),
        raw if raw <= options => Ok(raw),
        _ => Err(Refusal::OutOfRange {
            field: field("places"),
            min: 1,
            max: options,
        }),
    }
}

fn label(raw: &Translated) -> Result<Translated, Refusal> {
    let clean = |raw: &str| optional(raw, "axes", limits::AXIS_LABEL);
    raw.cleaned(clean(&raw.de)?.unwrap_or_default(), clean)
}

/// Every option has a price, and something can be bought.
fn checked(budget: &Budget, options: usize) -> Result<Budget, Refusal> {
    let range = |name: &'static str| Refusal::OutOfRange {
        field: field(name),
        min: 1,
        max: u32::MAX,
    };
    if !(1..=limits::BUDGET_CENTS).contains(&budget.total_cents) {
        return Err(range("totalCents"));
    }
    let priced = |cost: &u64| (1..=limits::BUDGET_CENTS).contains(cost);
    if budget.costs_cents.len() != options || !budget.costs_cents.iter().all(priced) {
        return Err(range("costsCents"));
    }
    Ok(budget.clone())
}
