//! Everything at once, and what one event changes: both from the same views.

use super::things::{
    card, cluster, commitment, head, help, measure, photo, round, small_group, small_group_change,
    undo,
};
use super::{Audience, ChangeView, PlanView, StateView};
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::workshop::Workshop;

/// What all audiences see alike.
pub fn plan(workshop: &Workshop) -> PlanView {
    PlanView {
        setup: workshop.head.setup.clone(),
        phases: workshop.phases.clone(),
    }
}

/// True if this event may change what [`plan`] shows.
pub fn moves_plan(event: &Event) -> bool {
    event.changes.iter().any(|it| {
        matches!(
            it,
            Change::Head(_) | Change::Phase(_) | Change::PhaseGone(_)
        )
    })
}

/// What this audience sees besides.
pub fn state(workshop: &Workshop, audience: Audience) -> StateView {
    let moderates = audience.moderates();
    let presenting = workshop.head.presenting;
    StateView {
        head: head(&workshop.head, audience),
        cards: workshop
            .cards
            .values()
            .filter_map(|it| card(it, audience))
            .collect(),
        clusters: workshop.clusters.values().filter_map(cluster).collect(),
        measures: workshop
            .measures
            .values()
            .filter_map(|it| measure(it, audience))
            .collect(),
        small_groups: workshop
            .small_groups
            .values()
            .filter_map(|it| small_group(it, presenting, audience))
            .collect(),
        commitments: workshop
            .commitments
            .values()
            .filter_map(|it| commitment(it, audience))
            .collect(),
        photos: workshop
            .photos
            .values()
            .filter_map(|it| photo(it, audience))
            .collect(),
        notes: workshop
            .notes
            .values()
            .filter(|note| moderates && !note.deleted)
            .cloned()
            .collect(),
        rounds: workshop
            .rounds
            .values()
            .filter_map(|it| round(it, audience))
            .collect(),
        undo: if moderates {
            workshop.undo.iter().map(undo).collect()
        } else {
            Vec::new()
        },
        help: workshop
            .participants
            .values()
            .filter(|person| moderates && (person.needs_help || person.wants_time))
            .map(help)
            .collect(),
    }
}

/// What of an event this audience may see, given the workshop after the event. Empty: nothing.
pub fn announce(workshop: &Workshop, event: &Event, audience: Audience) -> Vec<ChangeView> {
    let mut views: Vec<ChangeView> = event
        .changes
        .iter()
        .filter_map(|change| change_view(workshop, change, audience))
        .collect();
    if event.kind == EventKind::SetupChanged {
        views.push(ChangeView::Setup {
            value: workshop.head.setup.clone(),
        });
    }
    if event.kind == EventKind::PresentationChanged && !audience.moderates() {
        let presenting = workshop.head.presenting;
        views.extend(
            workshop
                .small_groups
                .values()
                .map(|group| small_group_change(group, presenting, audience)),
        );
    }
    views
}

fn change_view(workshop: &Workshop, change: &Change, audience: Audience) -> Option<ChangeView> {
    let moderates = audience.moderates();
    match change {
        Change::Head(it) => Some(ChangeView::Head {
            value: head(it, audience),
        }),
        Change::Phase(it) => Some(ChangeView::Phase { value: it.clone() }),
        Change::PhaseGone(id) => Some(ChangeView::PhaseGone { id: *id }),
        Change::Card(it) => match card(it, audience) {
            Some(value) => Some(ChangeView::Card { value }),
            // A phone never had more than the chosen cards; it need not hear of the others.
            None if audience == Audience::Participant && it.version == 1 => None,
            None if it.version == 1 => None,
            None => Some(ChangeView::CardGone { id: it.id }),
        },
        Change::Cluster(it) => Some(
            cluster(it).map_or(ChangeView::ClusterGone { id: it.id }, |value| {
                ChangeView::Cluster { value }
            }),
        ),
        Change::Measure(it) => match measure(it, audience) {
            Some(value) => Some(ChangeView::Measure { value }),
            None if it.version == 1 => None,
            None => Some(ChangeView::MeasureGone { id: it.id }),
        },
        Change::SmallGroup(it) => Some(small_group_change(it, workshop.head.presenting, audience)),
        Change::Commitment(it) => match commitment(it, audience) {
            Some(value) => Some(ChangeView::Commitment { value }),
            None if it.version == 1 => None,
            None => Some(ChangeView::CommitmentGone { id: it.id }),
        },
        Change::Photo(it) => match photo(it, audience) {
            Some(value) => Some(ChangeView::Photo { value }),
            None if audience == Audience::Participant || it.version == 1 => None,
            None => Some(ChangeView::PhotoGone { id: it.id }),
        },
        Change::PhotoGone(id) => {
            (audience != Audience::Participant).then_some(ChangeView::PhotoGone { id: *id })
        }
        Change::Note(it) => moderates.then(|| {
            if it.deleted {
                ChangeView::NoteGone { id: it.id }
            } else {
                ChangeView::Note { value: it.clone() }
            }
        }),
        Change::Round(it) => round(it, audience).map(|round| ChangeView::Round {
            value: Box::new(round),
        }),
        Change::RoundGone(id) => moderates.then_some(ChangeView::RoundGone { id: *id }),
        Change::Participant(person) if moderates => {
            Some(if person.needs_help || person.wants_time {
                ChangeView::Help {
                    value: help(person),
                }
            } else {
                ChangeView::HelpGone { id: person.id }
            })
        }
        Change::Undo(step) => moderates.then(|| ChangeView::Undo { value: undo(step) }),
        Change::UndoGone(id) => moderates.then_some(ChangeView::UndoGone { id: *id }),
        Change::Participant(_)
        | Change::AdmissionCard(_)
        | Change::Lineage(_)
        | Change::Ballot { .. }
        | Change::BallotsClosed { .. } => None,
    }
}
