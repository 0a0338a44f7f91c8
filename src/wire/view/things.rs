//! The view of one thing for one audience; none where it is out of sight.

use super::{
    Audience, CardDesk, CardView, ChangeView, ClusterView, CommitmentView, HeadView, HelpView,
    MeasureDesk, MeasureView, PhotoView, RoundView, UndoView,
};
use uuid::Uuid;

use crate::domain::contribution::{Card, CardState, Cluster, UndoStep};
use crate::domain::ids::SmallGroupId;
use crate::domain::measure::{
    Commitment, CommitmentState, MeasureState, SmallGroup, WorkshopMeasure,
};
use crate::domain::participant::Participant;
use crate::domain::photo::Photo;
use crate::domain::round::{Round, RoundState};
use crate::domain::workshop::Head;

pub(super) fn head(head: &Head, audience: Audience) -> HeadView {
    let moderates = audience.moderates();
    HeadView {
        id: head.id,
        process_id: moderates.then_some(head.process_id),
        join_code: head.join_code.clone(),
        stage: head.stage,
        clock: head.clock,
        locked: head.locked,
        driver: head.driver.filter(|_| moderates),
        spotlight: head.spotlight,
        presenting: head.presenting,
        photo_wall: head.photo_wall,
        frozen_at: head.frozen_at,
    }
}

pub(super) fn card(card: &Card, audience: Audience) -> Option<CardView> {
    let seen = match audience {
        Audience::Moderator => true,
        Audience::Projector => card.state == CardState::Visible,
        Audience::Participant => card.state == CardState::Visible && card.chosen,
    };
    seen.then(|| CardView {
        id: card.id,
        order: card.order,
        kind: card.kind,
        text: card.text.clone(),
        domain_id: card.domain_id,
        phase_id: card.phase_id,
        cluster_id: card.cluster_id,
        about_id: card.about_id,
        chosen: card.chosen,
        desk: audience.moderates().then(|| CardDesk {
            state: card.state,
            hidden_reason: card.hidden_reason.clone(),
            original_text: card.original_text.clone(),
            origin: card.origin,
            hints: card.hints.clone(),
            duplicate_of: card.duplicate_of,
            proposed_cluster_id: card.proposed_cluster_id,
            created_at: card.created_at,
            version: card.version,
        }),
    })
}

pub(super) fn cluster(cluster: &Cluster) -> Option<ClusterView> {
    (!cluster.retired).then(|| ClusterView {
        id: cluster.id,
        order: cluster.order,
        title: cluster.title.clone(),
        short_title: cluster.short_title.clone(),
        domain_id: cluster.domain_id,
        kind: cluster.kind,
        aim_id: cluster.aim_id,
        version: cluster.version,
    })
}

pub(super) fn measure(measure: &WorkshopMeasure, audience: Audience) -> Option<MeasureView> {
    let moderates = audience.moderates();
    (moderates || measure.state == MeasureState::Visible).then(|| MeasureView {
        id: measure.id,
        number: measure.number,
        sheet: measure.sheet.clone(),
        desk: moderates.then(|| MeasureDesk {
            state: measure.state,
            hidden_reason: measure.hidden_reason.clone(),
            origin: measure.origin,
            small_group_id: measure.small_group_id,
            being_edited_until: measure.editor.map(|lock| lock.until),
            derived_from: measure.derived_from.clone(),
            created_at: measure.created_at,
            version: measure.version,
        }),
    })
}

/// A dissolved group (table 0) is seen by moderators, and by everybody while it presents.
pub(super) fn small_group(
    group: &SmallGroup,
    presenting: Option<SmallGroupId>,
    audience: Audience,
) -> Option<SmallGroup> {
    let presents = presenting == Some(group.id);
    if group.table_no == 0 && !presents && !audience.moderates() {
        return None;
    }
    let mut group = group.clone();
    if audience == Audience::Projector {
        group.message = None;
    }
    if !audience.moderates() && !presents {
        group.result_title.clear();
        group.result_text.clear();
    }
    Some(group)
}

pub(super) fn small_group_change(
    group: &SmallGroup,
    presenting: Option<SmallGroupId>,
    audience: Audience,
) -> ChangeView {
    small_group(group, presenting, audience)
        .map_or(ChangeView::SmallGroupGone { id: group.id }, |value| {
            ChangeView::SmallGroup { value }
        })
}

pub(super) fn commitment(commitment: &Commitment, audience: Audience) -> Option<CommitmentView> {
    let seen = match commitment.state {
        CommitmentState::Confirmed => true,
        CommitmentState::Proposed => audience.moderates(),
        CommitmentState::Dropped => false,
    };
    seen.then(|| commitment_view(commitment))
}

pub(super) fn commitment_view(commitment: &Commitment) -> CommitmentView {
    CommitmentView {
        id: commitment.id,
        order: commitment.order,
        measure_id: commitment.measure_id,
        what: commitment.what.clone(),
        who: commitment.who.clone(),
        by_when: commitment.by_when.clone(),
        state: commitment.state,
        version: commitment.version,
    }
}

pub(super) fn photo(photo: &Photo, audience: Audience) -> Option<PhotoView> {
    let seen = match audience {
        Audience::Moderator => true,
        Audience::Projector => photo.consent,
        Audience::Participant => false,
    };
    seen.then(|| photo_view(photo))
}

/// A photo as those see it who may.
pub fn photo_view(photo: &Photo) -> PhotoView {
    PhotoView {
        id: photo.id,
        order: photo.order,
        phase_id: photo.phase_id,
        alt: photo.alt.clone(),
        consent: photo.consent,
        released: photo.released,
        width: photo.width,
        height: photo.height,
        version: photo.version,
    }
}

pub(super) fn round(round: &Round, audience: Audience) -> Option<RoundView> {
    let moderates = audience.moderates();
    if round.state == RoundState::Draft && !moderates {
        return None;
    }
    let result_seen = match round.state {
        RoundState::Revealed => true,
        RoundState::Closed => moderates,
        RoundState::Draft | RoundState::Open | RoundState::Void => false,
    };
    Some(RoundView {
        id: round.id,
        order: round.order,
        phase_id: round.phase_id,
        question: round.question.clone(),
        object_kind: round.object_kind,
        ballot_type: round.ballot_type,
        options: round.options.clone(),
        dots_per_person: round.dots_per_person,
        max_dots_per_option: round.max_dots_per_option,
        own_allowed: round.own_allowed,
        domain_id: round.domain_id,
        visibility: round.visibility,
        tie_rule: round.tie_rule,
        state: round.state,
        opened_at: round.opened_at,
        closed_at: round.closed_at,
        void_reason: round.void_reason.clone(),
        repeats: round.repeats,
        settings: round.settings.clone(),
        ballots_published: round.ballots_published,
        paper: if moderates {
            round.paper.clone()
        } else {
            Vec::new()
        },
        result: round.result.clone().filter(|_| result_seen),
    })
}

/// A step on a topic is named by the topic, any other by its card.
fn subject(step: &UndoStep) -> Option<Uuid> {
    let cluster = step.clusters.first().map(|cluster| cluster.id.0);
    let card = step.cards.first().map(|card| card.id.0);
    cluster.or(card)
}

pub(super) fn undo(step: &UndoStep) -> UndoView {
    UndoView {
        id: step.id,
        kind: step.kind,
        count: step.count,
        subject: subject(step),
    }
}

pub(super) fn help(person: &Participant) -> HelpView {
    HelpView {
        participant_id: person.id,
        small_group_id: person.small_group_id.filter(|_| person.needs_help),
        needs_help: person.needs_help,
        wants_time: person.wants_time,
    }
}
