//! What participants and moderators share when they write measures: sheets made clean, origins and their lineage, the
//! event that saves a version. Who may do what is in `measures` and `measure_desk`.

use crate::domain::context::Context;
use crate::domain::contribution::{Lineage, Origin, Relation, ThingKind};
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{AccountId, CardId, ClusterId, MeasureId};
use crate::domain::limits;
use crate::domain::measure::{MeasureState, ShortSheet, WorkshopMeasure};
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;
use uuid::Uuid;

use super::input::{check_domain, room_for_more, short_title};
use super::step;
use super::words::{field, line_or_empty, optional};

/// Cleans a sheet; what is missing stays empty.
pub(super) fn clean_sheet(workshop: &Workshop, sheet: &ShortSheet) -> Result<ShortSheet, Refusal> {
    check_domain(workshop, sheet.domain_id)?;
    let description = optional(
        &sheet.description,
        "description",
        limits::MEASURE_DESCRIPTION,
    )?;
    Ok(ShortSheet {
        title: line_or_empty(&sheet.title, "title", limits::MEASURE_TITLE)?,
        short_title: line_or_empty(&sheet.short_title, "shortTitle", limits::SHORT_TITLE)?,
        domain_id: sheet.domain_id,
        goal: line_or_empty(&sheet.goal, "goal", limits::MEASURE_GOAL)?,
        description: description.unwrap_or_default(),
        who: line_or_empty(&sheet.who, "who", limits::MEASURE_WHO)?,
        first_step: line_or_empty(&sheet.first_step, "firstStep", limits::MEASURE_FIRST_STEP)?,
        effort: sheet.effort,
    })
}

/// Cleans a sheet that is to be sent: title and life domain (where the workshop has any) are
/// required, and a missing short title is made from the title.
pub(super) fn complete_sheet(
    workshop: &Workshop,
    sheet: &ShortSheet,
) -> Result<ShortSheet, Refusal> {
    let mut sheet = clean_sheet(workshop, sheet)?;
    let needs_domain = !workshop.head.setup.domains.is_empty();
    let missing = [
        ("title", sheet.title.is_empty()),
        ("domainId", needs_domain && sheet.domain_id.is_none()),
    ];
    let fields: Vec<String> = missing
        .into_iter()
        .filter(|(_, missing)| *missing)
        .map(|(name, _)| field(name))
        .collect();
    if !fields.is_empty() {
        return Err(Refusal::Incomplete { fields });
    }
    sheet.short_title = short_title(&sheet.short_title, &sheet.title)?;
    Ok(sheet)
}

/// The origins of a measure, each once. Those that it has already may stay although they were
/// hidden since; `may_name` says which new ones are known to the sender.
pub(super) fn origins(
    measure: &WorkshopMeasure,
    derived_from: &[Uuid],
    may_name: impl Fn(Uuid) -> bool,
) -> Result<Vec<Uuid>, Refusal> {
    let mut origins: Vec<Uuid> = Vec::new();
    for id in derived_from {
        if origins.contains(id) {
            continue;
        }
        if !measure.derived_from.contains(id) && !may_name(*id) {
            return Err(Refusal::not_found("origin"));
        }
        room_for_more("derivedFrom", origins.len(), limits::ORIGINS_PER_MEASURE)?;
        origins.push(*id);
    }
    Ok(origins)
}

/// Lineage from the origins that a measure did not have before.
pub(super) fn promotions(
    workshop: &Workshop,
    measure: &WorkshopMeasure,
    actor: Option<AccountId>,
    ctx: &mut Context,
) -> Vec<Lineage> {
    let before = workshop.measures.get(&measure.id);
    let fresh = |id: &&Uuid| !before.is_some_and(|before| before.derived_from.contains(id));
    measure
        .derived_from
        .iter()
        .filter(fresh)
        .map(|id| {
            let kind = if workshop.cards.contains_key(&CardId(*id)) {
                ThingKind::Card
            } else {
                ThingKind::Cluster
            };
            let to = (ThingKind::Measure, measure.id.0);
            step::lineage((kind, *id), to, Relation::Promoted, actor, ctx)
        })
        .collect()
}

/// A new, empty measure.
pub(super) fn blank(origin: Origin, ctx: &mut Context) -> WorkshopMeasure {
    WorkshopMeasure {
        id: MeasureId(ctx.id()),
        number: None,
        sheet: ShortSheet::default(),
        state: MeasureState::Draft,
        hidden_reason: None,
        participant_id: None,
        small_group_id: None,
        editor: None,
        origin,
        derived_from: Vec::new(),
        created_at: ctx.now,
        version: 0,
    }
}

/// The event that saves a measure as its next version.
pub(super) fn saved(
    kind: EventKind,
    mut measure: WorkshopMeasure,
    actor: Option<AccountId>,
    lineage: Vec<Lineage>,
) -> Event {
    measure.version = measure.version.saturating_add(1);
    let mut event = unchanged_version(kind, measure);
    event.actor = actor;
    event
        .changes
        .extend(lineage.into_iter().map(Change::Lineage));
    event
}

/// The event that changes a measure within its version.
pub(super) fn unchanged_version(kind: EventKind, measure: WorkshopMeasure) -> Event {
    Event {
        kind,
        subjects: vec![measure.id.0],
        actor: None,
        changes: vec![Change::Measure(measure)],
    }
}

/// True for a card or cluster of the workshop, in whatever state.
pub(super) fn known_origin(workshop: &Workshop, id: Uuid) -> bool {
    workshop.cards.contains_key(&CardId(id)) || workshop.clusters.contains_key(&ClusterId(id))
}

/// Refuses more measures than a workshop may have.
pub(super) fn room_for_measure(workshop: &Workshop) -> Result<(), Refusal> {
    let count = workshop.measures.len();
    room_for_more("measures", count, limits::MEASURES_PER_WORKSHOP)
}
