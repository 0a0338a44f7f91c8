//! What each audience may see. A view is made from one thing and the audience alone, so that a
//! snapshot and the stream of changes cannot tell different stories.

use crate::domain::context::Timestamp;
use crate::domain::contribution::{Card, CardHint, CardKind, CardState, Cluster, Origin, UndoStep};
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{
    AccountId, CardId, ClusterId, CommitmentId, DomainId, GroupId, LocalityId, MeasureId,
    ParticipantId, PhaseId, ProcessId, RoundId, SmallGroupId, UndoId, WorkshopId,
};
use crate::domain::measure::{
    Commitment, CommitmentState, MeasureState, ShortSheet, SmallGroup, WorkshopMeasure,
};
use crate::domain::participant::{Language, Participant};
use crate::domain::phase::{Clock, Phase};
use crate::domain::round::{
    Ballot, BallotType, ObjectKind, PaperTally, ResultsVisibility, Round, RoundOption, RoundResult,
    RoundState, TieRule,
};
use crate::domain::setup::{Setup, Translated};
use crate::domain::workshop::{Head, Stage, Workshop};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Phones, joined or not.
    Participant,
    /// The wall.
    Projector,
    /// Consoles.
    Moderator,
}

impl Audience {
    /// All audiences.
    pub const ALL: [Self; 3] = [Self::Participant, Self::Projector, Self::Moderator];

    fn moderates(self) -> bool {
        self == Self::Moderator
    }
}

/// The workshop's own fields, without its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HeadView {
    /// Identity.
    pub id: WorkshopId,
    /// The process that it feeds; moderators only.
    pub process_id: Option<ProcessId>,
    /// Six digits.
    pub join_code: String,
    /// Where it stands.
    pub stage: Stage,
    /// The running phase and its time.
    pub clock: Clock,
    /// True: nobody new may join.
    pub locked: bool,
    /// Who drives; moderators only.
    pub driver: Option<AccountId>,
    /// The card shown alone.
    pub spotlight: Option<CardId>,
    /// The small group that presents.
    pub presenting: Option<SmallGroupId>,
    /// When results were frozen.
    pub frozen_at: Option<Timestamp>,
}

/// A card. Participants see chosen wishes only; projectors visible cards only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CardView {
    /// Identity.
    pub id: CardId,
    /// Number of arrival.
    pub order: u32,
    /// What it is.
    pub kind: CardKind,
    /// The text.
    pub text: String,
    /// Life domain.
    pub domain_id: Option<DomainId>,
    /// Phase in which it was written.
    pub phase_id: PhaseId,
    /// Its cluster.
    pub cluster_id: Option<ClusterId>,
    /// What it is about.
    pub about_id: Option<Uuid>,
    /// Chosen to go on.
    pub chosen: bool,
    /// What only moderators see.
    pub desk: Option<CardDesk>,
}

/// What moderators see of a card besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CardDesk {
    /// Where it stands.
    pub state: CardState,
    /// Why it is hidden.
    pub hidden_reason: Option<String>,
    /// The text before it was reworded.
    pub original_text: Option<String>,
    /// How it came in.
    pub origin: Origin,
    /// Hints.
    pub hints: Vec<CardHint>,
    /// The card that it seems to repeat.
    pub duplicate_of: Option<CardId>,
    /// What its writer proposes.
    pub proposed_cluster_id: Option<ClusterId>,
    /// When it arrived.
    pub created_at: Timestamp,
    /// For edits.
    pub version: u32,
}

/// A cluster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ClusterView {
    /// Identity.
    pub id: ClusterId,
    /// Position.
    pub order: u32,
    /// Title.
    pub title: String,
    /// Title for the projector.
    pub short_title: String,
    /// Life domain.
    pub domain_id: Option<DomainId>,
    /// The kind of its cards.
    pub kind: CardKind,
    /// The card chosen as its aim.
    pub aim_id: Option<CardId>,
    /// For edits.
    pub version: u32,
}

/// A measure. Participants and projectors see visible ones only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureView {
    /// Identity.
    pub id: MeasureId,
    /// `17` = `M-017`.
    pub number: Option<u32>,
    /// The sheet.
    pub sheet: ShortSheet,
    /// What only moderators see.
    pub desk: Option<MeasureDesk>,
}

/// What moderators see of a measure besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureDesk {
    /// Where it stands.
    pub state: MeasureState,
    /// Why it is hidden.
    pub hidden_reason: Option<String>,
    /// How it came in.
    pub origin: Origin,
    /// The group that writes it.
    pub small_group_id: Option<SmallGroupId>,
    /// True while somebody of the group is writing (until this moment).
    pub being_edited_until: Option<Timestamp>,
    /// Cards and clusters that it comes from.
    pub derived_from: Vec<Uuid>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// For edits.
    pub version: u32,
}

/// A commitment. Participants and projectors see confirmed ones only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CommitmentView {
    /// Identity.
    pub id: CommitmentId,
    /// Position.
    pub order: u32,
    /// The measure it belongs to.
    pub measure_id: Option<MeasureId>,
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// By when.
    pub by_when: String,
    /// Where it stands.
    pub state: CommitmentState,
    /// For edits.
    pub version: u32,
}

/// A round. Prepared rounds are seen by moderators only, results by moderators once it is closed
/// and by everybody once it is revealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoundView {
    /// Identity.
    pub id: RoundId,
    /// Position.
    pub order: u32,
    /// The phase in which it was prepared.
    pub phase_id: Option<PhaseId>,
    /// What is asked.
    pub question: Translated,
    /// What the options are.
    pub object_kind: ObjectKind,
    /// The instrument.
    pub ballot_type: BallotType,
    /// The options. Phones shuffle them: see `frontend/src/lib/shuffle.ts`.
    pub options: Vec<RoundOption>,
    /// Dots per person.
    pub dots_per_person: u32,
    /// Most dots on one option.
    pub max_dots_per_option: u32,
    /// Whether own proposals may be voted for.
    pub own_allowed: bool,
    /// Its life domain.
    pub domain_id: Option<DomainId>,
    /// Who sees tallies when.
    pub visibility: ResultsVisibility,
    /// What happens with ties.
    pub tie_rule: TieRule,
    /// Where it stands.
    pub state: RoundState,
    /// When it opened.
    pub opened_at: Option<Timestamp>,
    /// When it closed.
    pub closed_at: Option<Timestamp>,
    /// Why it is void.
    pub void_reason: Option<String>,
    /// The round that it repeats.
    pub repeats: Option<RoundId>,
    /// Paper and shows of hands; moderators only, else empty.
    pub paper: Vec<PaperTally>,
    /// The frozen result.
    pub result: Option<RoundResult>,
}

/// A step that can be undone; moderators only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct UndoView {
    /// Identity; the greatest is the last.
    pub id: UndoId,
    /// What was done.
    pub kind: EventKind,
    /// How many things it touched.
    pub count: u32,
}

/// Somebody asks for help; moderators only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct HelpView {
    /// Id of the request.
    pub participant_id: ParticipantId,
    /// The table they sit at, if known.
    pub small_group_id: Option<SmallGroupId>,
}

/// Everything one audience may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// The workshop's own fields.
    pub head: HeadView,
    /// Its settings.
    pub setup: Setup,
    /// The agenda in order.
    pub phases: Vec<Phase>,
    /// Cards.
    pub cards: Vec<CardView>,
    /// Clusters.
    pub clusters: Vec<ClusterView>,
    /// Measures.
    pub measures: Vec<MeasureView>,
    /// Small groups; the utopia's text only for moderators and while it is presented.
    pub small_groups: Vec<SmallGroup>,
    /// Commitments.
    pub commitments: Vec<CommitmentView>,
    /// Rounds.
    pub rounds: Vec<RoundView>,
    /// Steps that can be undone, oldest first.
    pub undo: Vec<UndoView>,
    /// Open requests for help.
    pub help: Vec<HelpView>,
}

/// The new value of one thing, or that it is gone from this audience's sight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "thing", rename_all = "camelCase")]
#[expect(missing_docs, reason = "each is named like the view that it carries")]
pub enum ChangeView {
    Head { value: HeadView },
    Setup { value: Setup },
    Phase { value: Phase },
    PhaseGone { id: PhaseId },
    Card { value: CardView },
    CardGone { id: CardId },
    Cluster { value: ClusterView },
    ClusterGone { id: ClusterId },
    Measure { value: MeasureView },
    MeasureGone { id: MeasureId },
    SmallGroup { value: SmallGroup },
    SmallGroupGone { id: SmallGroupId },
    Commitment { value: CommitmentView },
    CommitmentGone { id: CommitmentId },
    Round { value: RoundView },
    RoundGone { id: RoundId },
    Undo { value: UndoView },
    UndoGone { id: UndoId },
    Help { value: HelpView },
    HelpGone { id: ParticipantId },
}

/// One of the participant's own cards, with what happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OwnCard {
    /// Identity.
    pub id: CardId,
    /// The phone's own key.
    pub client_key: String,
    /// What it is.
    pub kind: CardKind,
    /// The text as it stands.
    pub text: String,
    /// The text as it was written, if a moderator reworded it.
    pub original_text: Option<String>,
    /// Life domain.
    pub domain_id: Option<DomainId>,
    /// Phase in which it was written; it may be changed while that phase runs.
    pub phase_id: PhaseId,
    /// Where it stands.
    pub state: CardState,
    /// Why it is hidden.
    pub hidden_reason: Option<String>,
    /// The cluster that it was put into.
    pub cluster_id: Option<ClusterId>,
    /// What its writer proposes.
    pub proposed_cluster_id: Option<ClusterId>,
    /// What it is about.
    pub about_id: Option<Uuid>,
    /// When it arrived.
    pub created_at: Timestamp,
}

/// A measure of the participant's own or of their small group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OwnMeasure {
    /// Identity.
    pub id: MeasureId,
    /// `17` = `M-017`.
    pub number: Option<u32>,
    /// The sheet.
    pub sheet: ShortSheet,
    /// Where it stands.
    pub state: MeasureState,
    /// Why it is hidden.
    pub hidden_reason: Option<String>,
    /// True if it belongs to the small group.
    pub of_group: bool,
    /// Until when this phone may edit it alone; none if it does not hold the lock.
    pub mine_until: Option<Timestamp>,
    /// Until when somebody else is editing it.
    pub others_until: Option<Timestamp>,
    /// For edits.
    pub version: u32,
}

/// The participant's own ballot in an open round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OwnBallot {
    /// The revision that holds.
    pub revision: u32,
    /// What was voted.
    pub ballot: Ballot,
}

/// What only one participant sees. Absolute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PersonalView {
    /// The pseudonym.
    pub participant_id: ParticipantId,
    /// Language.
    pub language: Language,
    /// Voluntary.
    pub group_id: Option<GroupId>,
    /// Voluntary.
    pub locality_id: Option<LocalityId>,
    /// True while help is wanted.
    pub needs_help: bool,
    /// The small group, with the text that it writes.
    pub small_group: Option<SmallGroup>,
    /// Own cards, oldest first.
    pub cards: Vec<OwnCard>,
    /// Own measures and those of the small group, oldest first.
    pub measures: Vec<OwnMeasure>,
    /// Own ballots in open rounds, by round.
    pub ballots: BTreeMap<RoundId, OwnBallot>,
    /// Own offers to do something.
    pub commitments: Vec<CommitmentView>,
}

fn head(head: &Head, audience: Audience) -> HeadView {
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
        frozen_at: head.frozen_at,
    }
}

fn card(card: &Card, audience: Audience) -> Option<CardView> {
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

fn cluster(cluster: &Cluster) -> Option<ClusterView> {
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

fn measure(measure: &WorkshopMeasure, audience: Audience) -> Option<MeasureView> {
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
fn small_group(
    group: &SmallGroup,
    presenting: Option<SmallGroupId>,
    audience: Audience,
) -> Option<SmallGroup> {
    let presents = presenting == Some(group.id);
    if group.table_no == 0 && !presents && !audience.moderates() {
        return None;
    }
    let mut group = group.clone();
    if !audience.moderates() && !presents {
        group.result_title.clear();
        group.result_text.clear();
    }
    Some(group)
}

fn small_group_change(
    group: &SmallGroup,
    presenting: Option<SmallGroupId>,
    audience: Audience,
) -> ChangeView {
    small_group(group, presenting, audience)
        .map_or(ChangeView::SmallGroupGone { id: group.id }, |value| {
            ChangeView::SmallGroup { value }
        })
}

fn commitment(commitment: &Commitment, audience: Audience) -> Option<CommitmentView> {
    let seen = match commitment.state {
        CommitmentState::Confirmed => true,
        CommitmentState::Proposed => audience.moderates(),
        CommitmentState::Dropped => false,
    };
    seen.then(|| commitment_view(commitment))
}

fn commitment_view(commitment: &Commitment) -> CommitmentView {
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

fn round(round: &Round, audience: Audience) -> Option<RoundView> {
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
        paper: if moderates {
            round.paper.clone()
        } else {
            Vec::new()
        },
        result: round.result.clone().filter(|_| result_seen),
    })
}

fn undo(step: &UndoStep) -> UndoView {
    UndoView {
        id: step.id,
        kind: step.kind,
        count: step.count,
    }
}

fn help(person: &Participant) -> HelpView {
    HelpView {
        participant_id: person.id,
        small_group_id: person.small_group_id,
    }
}

/// Everything this audience may see.
pub fn snapshot(workshop: &Workshop, audience: Audience) -> Snapshot {
    let moderates = audience.moderates();
    let presenting = workshop.head.presenting;
    Snapshot {
        head: head(&workshop.head, audience),
        setup: workshop.head.setup.clone(),
        phases: workshop.phases.clone(),
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
            .filter(|person| moderates && person.needs_help)
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
        Change::Round(it) => round(it, audience).map(|value| ChangeView::Round { value }),
        Change::RoundGone(id) => moderates.then_some(ChangeView::RoundGone { id: *id }),
        Change::Participant(person) if moderates => Some(if person.needs_help {
            ChangeView::Help {
                value: help(person),
            }
        } else {
            ChangeView::HelpGone { id: person.id }
        }),
        Change::Undo(step) => moderates.then(|| ChangeView::Undo { value: undo(step) }),
        Change::UndoGone(id) => moderates.then_some(ChangeView::UndoGone { id: *id }),
        Change::Participant(_)
        | Change::AdmissionCard(_)
        | Change::Lineage(_)
        | Change::Ballot { .. }
        | Change::BallotsClosed { .. } => None,
    }
}

/// The participants whose personal part an event changes.
pub fn concerned(workshop: &Workshop, event: &Event) -> Vec<ParticipantId> {
    let mut people = Vec::new();
    let members = |group: SmallGroupId| {
        workshop
            .participants
            .values()
            .filter(move |person| person.small_group_id == Some(group))
            .map(|person| person.id)
    };
    for change in &event.changes {
        match change {
            Change::Participant(person) => people.push(person.id),
            Change::Card(card) => people.extend(card.participant_id),
            Change::Commitment(commitment) => people.extend(commitment.participant_id),
            Change::Measure(measure) => {
                people.extend(measure.participant_id);
                people.extend(measure.small_group_id.into_iter().flat_map(members));
            }
            Change::SmallGroup(group) => people.extend(members(group.id)),
            _ => {}
        }
    }
    people.sort_unstable();
    people.dedup();
    people
}

/// The personal part of one participant. `ballots` are those that this phone's token unlocks.
pub fn personal(
    workshop: &Workshop,
    person: &Participant,
    ballots: BTreeMap<RoundId, OwnBallot>,
) -> PersonalView {
    let mut cards: Vec<OwnCard> = workshop
        .cards
        .values()
        .filter(|card| card.participant_id == Some(person.id))
        .map(own_card)
        .collect();
    cards.sort_by_key(|card| (card.created_at, card.id));
    let mut measures: Vec<&WorkshopMeasure> = workshop
        .measures
        .values()
        .filter(|measure| is_own(measure, person))
        .collect();
    measures.sort_by_key(|measure| (measure.created_at, measure.id));
    PersonalView {
        participant_id: person.id,
        language: person.language,
        group_id: person.group_id,
        locality_id: person.locality_id,
        needs_help: person.needs_help,
        small_group: person
            .small_group_id
            .and_then(|id| workshop.small_groups.get(&id))
            .cloned(),
        cards,
        measures: measures
            .into_iter()
            .map(|measure| own_measure(measure, person))
            .collect(),
        ballots,
        commitments: workshop
            .commitments
            .values()
            .filter(|it| it.participant_id == Some(person.id))
            .map(commitment_view)
            .collect(),
    }
}

fn is_own(measure: &WorkshopMeasure, person: &Participant) -> bool {
    match measure.small_group_id {
        Some(group) => person.small_group_id == Some(group),
        None => measure.participant_id == Some(person.id),
    }
}

fn own_card(card: &Card) -> OwnCard {
    OwnCard {
        id: card.id,
        client_key: card.client_key.clone(),
        kind: card.kind,
        text: card.text.clone(),
        original_text: card.original_text.clone(),
        domain_id: card.domain_id,
        phase_id: card.phase_id,
        state: card.state,
        hidden_reason: card.hidden_reason.clone(),
        cluster_id: card.cluster_id,
        proposed_cluster_id: card.proposed_cluster_id,
        about_id: card.about_id,
        created_at: card.created_at,
    }
}

fn own_measure(measure: &WorkshopMeasure, person: &Participant) -> OwnMeasure {
    let (mine, others): (Vec<_>, Vec<_>) = measure
        .editor
        .into_iter()
        .partition(|lock| lock.participant_id == person.id);
    OwnMeasure {
        id: measure.id,
        number: measure.number,
        sheet: measure.sheet.clone(),
        state: measure.state,
        hidden_reason: measure.hidden_reason.clone(),
        of_group: measure.small_group_id.is_some(),
        mine_until: mine.first().map(|lock| lock.until),
        others_until: others.first().map(|lock| lock.until),
        version: measure.version,
    }
}
