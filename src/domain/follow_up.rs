//! What became of one person's own cards and measures, long after the day: what the follow-up code shows.

use super::code::AdmissionCode;
use super::context::Timestamp;
use super::contribution::{Card, CardKind, CardState, ThingKind};
use super::ids::{MeasureId, ParticipantId, WorkshopId};
use super::measure::{MeasureState, WorkshopMeasure};
use super::measure_sheet::MeasureStatus;
use super::participant::Hash256;
use super::round::RoundState;
use super::workshop::Workshop;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use uuid::Uuid;

/// Milliseconds from the publication of the minutes until nobody can tell any more who wrote which card.
pub const LINKS_MS: i64 = 30 * 24 * 3_600_000;

/// The digest under which a follow-up code is stored: of its purpose, the workshop and the code, so that a code is of
/// no use elsewhere.
pub fn code_hash(
    workshop: WorkshopId,
    code: &AdmissionCode,
    digest: fn(&[u8]) -> String,
) -> Option<Hash256> {
    let mut bytes = b"follow-up".to_vec();
    bytes.extend_from_slice(workshop.0.as_bytes());
    bytes.extend_from_slice(code.canonical().as_bytes());
    Hash256::from_hex(&digest(&bytes))
}

/// One's own things of one workshop. No pseudonym in it, and nothing of anybody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FollowUp {
    /// What the workshop was about.
    pub topic: String,
    /// When it began.
    pub starts_at: Timestamp,
    /// Own cards, oldest first, without those that were taken back.
    pub cards: Vec<FollowedCard>,
    /// Measures of one's own that were sent.
    pub measures: Vec<FollowedMeasure>,
}

/// An own card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FollowedCard {
    /// What it is.
    pub kind: CardKind,
    /// The text as it stands.
    pub text: String,
    /// The text as it was written, if a moderator reworded it.
    pub original_text: Option<String>,
    /// Where it stands.
    pub state: CardState,
    /// Why it is hidden.
    pub hidden_reason: Option<String>,
    /// The topic that it belongs to.
    pub topic: Option<String>,
    /// Measures that came from it or from its topic.
    pub measures: Vec<FollowedMeasure>,
}

/// A measure on the list, as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FollowedMeasure {
    /// `17` = `M-017`.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Best rank in a vote that the room has seen, from 1.
    pub rank: Option<u32>,
    /// Options in that vote.
    pub of: Option<u32>,
    /// What the administration has made public about it.
    pub status: Option<MeasureStatus>,
}

/// Collects what became of a person's things; `status` says what the office has published of a measure.
pub fn followed(
    workshop: &Workshop,
    person: ParticipantId,
    status: impl Fn(MeasureId) -> Option<MeasureStatus>,
) -> FollowUp {
    let mut cards: Vec<&Card> = workshop
        .cards_of(person)
        .filter(|card| card.state != CardState::Withdrawn)
        .collect();
    cards.sort_by_key(|card| card.order);
    let mut own: Vec<&WorkshopMeasure> = workshop
        .measures
        .values()
        .filter(|measure| measure.participant_id == Some(person))
        .collect();
    own.sort_by_key(|measure| measure.number);
    let view = |measure: &WorkshopMeasure| on_the_list(workshop, measure, &status);
    FollowUp {
        topic: workshop.head.setup.topic.clone(),
        starts_at: workshop.head.setup.starts_at,
        cards: cards
            .into_iter()
            .map(|card| FollowedCard {
                kind: card.kind,
                text: card.text.clone(),
                original_text: card.original_text.clone(),
                state: card.state,
                hidden_reason: card.hidden_reason.clone(),
                topic: card
                    .cluster_id
                    .and_then(|id| workshop.clusters.get(&id))
                    .map(|cluster| cluster.title.clone()),
                measures: results_of(workshop, card)
                    .into_iter()
                    .filter_map(view)
                    .collect(),
            })
            .collect(),
        measures: own.into_iter().filter_map(view).collect(),
    }
}

/// Measures that a card led to: by itself, by its topic, or by an aim that was written for its topic.
fn results_of<'a>(workshop: &'a Workshop, card: &Card) -> Vec<&'a WorkshopMeasure> {
    let mut sources: HashSet<Uuid> = HashSet::from([card.id.0]);
    sources.extend(card.cluster_id.map(|id| id.0));
    let aims = card.cluster_id.and_then(|id| workshop.clusters.get(&id));
    sources.extend(aims.and_then(|cluster| cluster.aim_id).map(|id| id.0));
    let promoted: HashSet<Uuid> = workshop
        .lineage
        .iter()
        .filter(|step| step.to_kind == ThingKind::Measure && sources.contains(&step.from_id))
        .map(|step| step.to_id)
        .collect();
    let mut found: Vec<&WorkshopMeasure> = workshop
        .measures
        .values()
        .filter(|measure| {
            promoted.contains(&measure.id.0)
                || measure.derived_from.iter().any(|id| sources.contains(id))
        })
        .collect();
    found.sort_by_key(|measure| measure.number);
    found
}

/// None for a measure that is not on the list.
fn on_the_list(
    workshop: &Workshop,
    measure: &WorkshopMeasure,
    status: &impl Fn(MeasureId) -> Option<MeasureStatus>,
) -> Option<FollowedMeasure> {
    let number = measure
        .number
        .filter(|_| measure.state == MeasureState::Visible)?;
    let seen = workshop
        .rounds
        .values()
        .filter(|round| round.state == RoundState::Revealed);
    let best = seen
        .filter_map(|round| {
            let result = round.result.as_ref()?;
            let place = round
                .options
                .iter()
                .position(|option| option.id == measure.id.0)?;
            let place = u32::try_from(place).ok()?;
            let found = result.options.iter().find(|it| it.option == place)?;
            Some((found.rank, u32::try_from(round.options.len()).ok()?))
        })
        .min();
    Some(FollowedMeasure {
        number,
        title: measure.sheet.title.clone(),
        rank: best.map(|(rank, _)| rank),
        of: best.map(|(_, of)| of),
        status: status(measure.id),
    })
}
