//! The personal part: what only one participant sees.

use super::CommitmentView;
use super::things::commitment_view;
use crate::domain::context::Timestamp;
use crate::domain::contribution::{Card, CardKind, CardState};
use crate::domain::event::{Change, Event};
use crate::domain::ids::{
    CardId, ClusterId, DomainId, GroupId, LocalityId, MeasureId, ParticipantId, PhaseId, RoundId,
    SmallGroupId,
};
use crate::domain::measure::{MeasureState, ShortSheet, SmallGroup, WorkshopMeasure};
use crate::domain::participant::{Language, Participant};
use crate::domain::round::Ballot;
use crate::domain::workshop::Workshop;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

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
    /// True while more time is wanted.
    pub wants_time: bool,
    /// The small group, with the text that it writes.
    pub small_group: Option<SmallGroup>,
    /// Own cards, oldest first.
    pub cards: Vec<OwnCard>,
    /// Own measures and those of the small group, oldest first.
    pub measures: Vec<OwnMeasure>,
    /// Own ballots in open rounds, by round. When a round is no longer open, the client drops its
    /// ballot from here (and may keep a copy of its own to show beside the result).
    pub ballots: BTreeMap<RoundId, OwnBallot>,
    /// Own offers to do something.
    pub commitments: Vec<CommitmentView>,
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
    let mut cards: Vec<OwnCard> = workshop.cards_of(person.id).map(own_card).collect();
    cards.sort_by_key(|card| (card.created_at, card.id));
    let mut measures: Vec<&WorkshopMeasure> = workshop
        .measures
        .values()
        .filter(|measure| is_own(measure, person))
        .collect();
    measures.sort_by_key(|measure| (measure.created_at, measure.id));
    PersonalView {
        participant_id: person.id,
        language: person.language.clone(),
        group_id: person.group_id,
        locality_id: person.locality_id,
        needs_help: person.needs_help,
        wants_time: person.wants_time,
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
