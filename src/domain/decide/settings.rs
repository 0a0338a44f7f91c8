//! Settings and agenda, before and during the day.

use super::moderator;
use super::words::{field, line, line_or_empty, lines, optional};
use crate::domain::command::{Actor, Command, PhaseDraft};
use crate::domain::context::Context;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::PhaseId;
use crate::domain::limits;
use crate::domain::phase::{Phase, PhaseKind, SubStep};
use crate::domain::refusal::Refusal;
use crate::domain::round::RoundState;
use crate::domain::setup::{Setup, Translated};
use crate::domain::workshop::{Stage, Workshop};
use std::collections::BTreeSet;

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let account = moderator(actor)?;
    let event = |kind, changes| Event {
        kind,
        subjects: vec![workshop.head.id.0],
        actor: Some(account),
        changes,
    };
    let mut head = workshop.head.clone();
    match command {
        Command::ChangeSetup { setup, seen } => {
            if seen.as_ref().is_some_and(|seen| **seen != head.setup) {
                return Err(Refusal::Conflict { version: 0 });
            }
            head.setup = checked(workshop, setup)?;
            Ok(event(
                EventKind::SetupChanged,
                vec![Change::Head(Box::new(head))],
            ))
        }
        Command::SetAdmission { admission } => {
            head.setup.admission = *admission;
            Ok(event(
                EventKind::SetupChanged,
                vec![Change::Head(Box::new(head))],
            ))
        }
        Command::SetPreApproval { on } => {
            head.setup.pre_approval = *on;
            Ok(event(
                EventKind::SetupChanged,
                vec![Change::Head(Box::new(head))],
            ))
        }
        Command::ChangeAgenda { phases, seen } => {
            if seen.as_ref().is_some_and(|seen| !is_agenda(workshop, seen)) {
                return Err(Refusal::Conflict { version: 0 });
            }
            Ok(event(
                EventKind::AgendaChanged,
                agenda(workshop, phases, ctx)?,
            ))
        }
        _ => Err(Refusal::Malformed),
    }
}

fn text(raw: &Translated, name: &str, limit: usize, required: bool) -> Result<Translated, Refusal> {
    let de = if required {
        lines(&raw.de, name, limit)?
    } else {
        optional(&raw.de, name, limit)?.unwrap_or_default()
    };
    raw.cleaned(de, |text| optional(text, name, limit))
}

fn at_most(count: usize, name: &str, limit: usize) -> Result<(), Refusal> {
    if count > limit {
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        return Err(Refusal::TooMany {
            field: field(name),
            limit,
        });
    }
    Ok(())
}

fn distinct<T: Ord>(ids: impl Iterator<Item = T>, name: &str) -> Result<BTreeSet<T>, Refusal> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(Refusal::InUse { thing: field(name) });
        }
    }
    Ok(seen)
}

/// The settings, cleaned; refuses to take out what is in use.
fn checked(workshop: &Workshop, raw: &Setup) -> Result<Setup, Refusal> {
    at_most(raw.rules.len(), "rules", limits::RULES)?;
    at_most(raw.domains.len(), "domains", limits::DOMAINS)?;
    at_most(raw.groups.len(), "groups", limits::STAKEHOLDER_GROUPS)?;
    at_most(raw.localities.len(), "localities", limits::LOCALITIES)?;
    let mut setup = raw.clone();
    setup.topic = line(&raw.topic, "topic", limits::TOPIC)?;
    setup.place = line_or_empty(&raw.place, "place", limits::PLACE)?;
    setup.binding_statement = text(
        &raw.binding_statement,
        "bindingStatement",
        limits::BINDING_STATEMENT,
        false,
    )?;
    if raw.ends_at < raw.starts_at {
        return Err(Refusal::OutOfRange {
            field: field("endsAt"),
            min: 0,
            max: 0,
        });
    }
    for rule in &mut setup.rules {
        *rule = text(rule, "rules", limits::RULE, true)?;
    }
    for (domain, order) in setup.domains.iter_mut().zip(1..) {
        domain.name = text(&domain.name, "domains", limits::NAME, true)?;
        domain.key = line(&domain.key, "domains", limits::NAME)?;
        domain.description =
            line_or_empty(&domain.description, "domains", limits::NAME_DESCRIPTION)?;
        domain.order = order;
    }
    for (group, order) in setup.groups.iter_mut().zip(1..) {
        group.label = text(&group.label, "groups", limits::NAME, true)?;
        group.key = line(&group.key, "groups", limits::NAME)?;
        group.order = order;
    }
    for (locality, order) in setup.localities.iter_mut().zip(1..) {
        locality.name = line(&locality.name, "localities", limits::NAME)?;
        locality.order = order;
    }
    if let Some(wifi) = &mut setup.wifi {
        wifi.network = line(&wifi.network, "wifi", limits::WIFI_HINT)?;
        wifi.password = line_or_empty(&wifi.password, "wifi", limits::WIFI_HINT)?;
    }
    let counted = workshop
        .rounds
        .values()
        .any(|round| round.state != RoundState::Draft);
    // Lowered after a count, k could be used to look behind what was withheld.
    let least = if counted {
        workshop.head.setup.min_group
    } else {
        limits::K_MIN
    };
    if !(least..=limits::K_MAX).contains(&setup.min_group) {
        return Err(Refusal::OutOfRange {
            field: field("minGroup"),
            min: least,
            max: limits::K_MAX,
        });
    }
    still_there(workshop, &setup)?;
    Ok(setup)
}

/// Domains, groups and localities that something refers to must stay.
fn still_there(workshop: &Workshop, setup: &Setup) -> Result<(), Refusal> {
    let in_use = |thing: &str| {
        Err(Refusal::InUse {
            thing: field(thing),
        })
    };
    let domains = distinct(setup.domains.iter().map(|it| it.id), "domains")?;
    let used_domains = (workshop.cards.values().filter_map(|it| it.domain_id))
        .chain(workshop.clusters.values().filter_map(|it| it.domain_id))
        .chain(
            workshop
                .measures
                .values()
                .filter_map(|it| it.sheet.domain_id),
        )
        .chain(workshop.small_groups.values().filter_map(|it| it.domain_id))
        .chain(workshop.rounds.values().filter_map(|it| it.domain_id));
    if used_domains.into_iter().any(|id| !domains.contains(&id)) {
        return in_use("domains");
    }
    let groups = distinct(setup.groups.iter().map(|it| it.id), "groups")?;
    let used_groups = (workshop.participants.values().filter_map(|it| it.group_id)).chain(
        workshop
            .admission_cards
            .values()
            .filter_map(|it| it.group_id),
    );
    if used_groups.into_iter().any(|id| !groups.contains(&id)) {
        return in_use("groups");
    }
    let localities = distinct(setup.localities.iter().map(|it| it.id), "localities")?;
    if workshop
        .participants
        .values()
        .filter_map(|it| it.locality_id)
        .any(|id| !localities.contains(&id))
    {
        return in_use("localities");
    }
    Ok(())
}

/// The agenda in its new order. Phases that have started stay and keep their kind.
/// Whether this is the agenda as it stands, inserted breaks included.
fn is_agenda(workshop: &Workshop, seen: &[PhaseDraft]) -> bool {
    let now = workshop.phases.iter().map(|phase| PhaseDraft {
        id: Some(phase.id),
        kind: phase.kind,
        sub_step: phase.sub_step,
        title: phase.title.clone(),
        prompt: phase.prompt.clone(),
        planned_minutes: phase.planned_minutes,
    });
    now.eq(seen.iter().cloned())
}

fn agenda(
    workshop: &Workshop,
    drafts: &[PhaseDraft],
    ctx: &mut Context,
) -> Result<Vec<Change>, Refusal> {
    if drafts.is_empty() {
        return Err(Refusal::Empty {
            field: field("phases"),
        });
    }
    at_most(drafts.len(), "phases", limits::PHASES)?;
    let kept = distinct(drafts.iter().filter_map(|it| it.id), "phases")?;
    let started = |phase: &&Phase| phase.started_at.is_some();
    if workshop
        .phases
        .iter()
        .filter(started)
        .any(|phase| !kept.contains(&phase.id))
    {
        return Err(Refusal::InUse {
            thing: field("phases"),
        });
    }
    let mut changes: Vec<Change> = workshop
        .phases
        .iter()
        .filter(|phase| !kept.contains(&phase.id))
        .map(|phase| Change::PhaseGone(phase.id))
        .collect();
    for (draft, order) in drafts.iter().zip(1..) {
        let before = match draft.id {
            Some(id) => Some(
                workshop
                    .phase_by_id(id)
                    .ok_or_else(|| Refusal::not_found("phase"))?,
            ),
            None => None,
        };
        if draft.planned_minutes > limits::PHASE_MINUTES {
            let max = limits::PHASE_MINUTES;
            return Err(Refusal::OutOfRange {
                field: field("plannedMinutes"),
                min: 0,
                max,
            });
        }
        if !fits(draft.kind, draft.sub_step) {
            return Err(Refusal::Malformed);
        }
        let moved = before.filter(started);
        if moved.is_some_and(|it| it.kind != draft.kind || it.sub_step != draft.sub_step) {
            return Err(Refusal::InUse {
                thing: field("phases"),
            });
        }
        let phase = Phase {
            id: before.map_or_else(|| PhaseId(ctx.id()), |it| it.id),
            order,
            kind: draft.kind,
            sub_step: draft.sub_step,
            title: text(&draft.title, "title", limits::PHASE_TITLE, true)?,
            prompt: text(&draft.prompt, "prompt", limits::PROMPT, false)?,
            planned_minutes: draft.planned_minutes,
            started_at: before.and_then(|it| it.started_at),
            ended_at: before.and_then(|it| it.ended_at),
            resumes: before.and_then(|it| it.resumes),
        };
        if before != Some(&phase) {
            changes.push(Change::Phase(phase));
        }
    }
    if workshop.head.stage == Stage::Archived {
        return Err(Refusal::WrongStage);
    }
    Ok(changes)
}

/// Which sub-steps a kind of phase may have.
fn fits(kind: PhaseKind, sub_step: Option<SubStep>) -> bool {
    use SubStep::{Check, Cluster, Collect, Commit, Groups, Measures, Present, Rank};
    match kind {
        PhaseKind::Critique => matches!(sub_step, Some(Collect | Cluster | Rank)),
        PhaseKind::Fantasy => matches!(sub_step, Some(Collect | Groups | Present | Rank)),
        PhaseKind::Implementation => {
            matches!(sub_step, Some(Check | Measures | Rank | Commit))
        }
        PhaseKind::Lobby
        | PhaseKind::Introduction
        | PhaseKind::Reversal
        | PhaseKind::Break
        | PhaseKind::WrapUp => sub_step.is_none(),
    }
}
