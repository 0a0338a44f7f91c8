//! Contributions (cards), clusters, and the lineage that ties everything together.

use super::context::Timestamp;
use super::ids::{
    AccountId, CardId, ClusterId, DomainId, LineageId, ParticipantId, PhaseId, UndoId,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CardKind {
    /// What works well (Lob). In the reality check: what helps.
    Praise,
    /// What is wrong (Kritik). In the reality check: what stands in the way.
    Criticism,
    /// A criticism turned into a positive aim.
    Reversal,
    /// A wish without limits.
    Wish,
    /// A first idea of a measure.
    MeasureIdea,
    /// A comprehension question; feedback in the closing round.
    Question,
    /// Set aside for later (Themenspeicher).
    Parked,
}

/// How a card came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From a participant's device.
    Device,
    /// Entered by a helper for a participant.
    Assisted,
    /// Typed in from paper by a moderator.
    Paper,
    /// Said aloud, typed in by a moderator.
    Spoken,
    /// From a file.
    Import,
}

/// Where a card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CardState {
    /// Waits for a moderator.
    Pending,
    /// On the wall.
    Visible,
    /// Taken off the wall by a moderator, with a reason.
    Hidden,
    /// Taken back by its writer.
    Withdrawn,
}

/// A hint for moderators, found by rule; never a verdict. What has one stays off the wall until somebody has looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CardHint {
    /// Perhaps personal data (name, number, mail).
    Privacy,
    /// Perhaps an insult.
    Insult,
}

/// One thought on one card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Identity.
    pub id: CardId,
    /// Number of arrival in the workshop, from 1.
    pub order: u32,
    /// What it is.
    pub kind: CardKind,
    /// The text, 1 to 140 code points, cleaned.
    pub text: String,
    /// The text as its writer left it, if a moderator reworded it.
    pub original_text: Option<String>,
    /// Life domain, if assigned.
    pub domain_id: Option<DomainId>,
    /// Phase in which it was written.
    pub phase_id: PhaseId,
    /// Its writer's pseudonym; none for paper, or once the link was cut.
    pub participant_id: Option<ParticipantId>,
    /// How it came in.
    pub origin: Origin,
    /// Where it stands.
    pub state: CardState,
    /// Why it is hidden; its writer reads this.
    pub hidden_reason: Option<String>,
    /// The cluster it was put into.
    pub cluster_id: Option<ClusterId>,
    /// The cluster that its writer proposes.
    pub proposed_cluster_id: Option<ClusterId>,
    /// The cluster or wish that this card is about (reversal, reality check).
    pub about_id: Option<Uuid>,
    /// Chosen to go on: a wish for the implementation phase.
    pub chosen: bool,
    /// Hints for moderators.
    pub hints: Vec<CardHint>,
    /// The earlier card that this one seems to repeat.
    pub duplicate_of: Option<CardId>,
    /// The writer's own key for this card; unique per participant.
    pub client_key: String,
    /// When it arrived.
    pub created_at: Timestamp,
    /// Raised by one at every change; a moderator's edit names the one it saw.
    pub version: u32,
}

/// A topic that several cards share (Themencluster).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Identity.
    pub id: ClusterId,
    /// Position, from 1.
    pub order: u32,
    /// Title, at most 80 code points.
    pub title: String,
    /// Title for the projector, at most 30 code points.
    pub short_title: String,
    /// Life domain, if assigned.
    pub domain_id: Option<DomainId>,
    /// The kind of its cards.
    pub kind: CardKind,
    /// The reversal card chosen as this topic's aim.
    pub aim_id: Option<CardId>,
    /// Set once it was merged into another cluster or dissolved; it stays for the lineage.
    pub retired: bool,
    /// Raised by one at every change.
    pub version: u32,
}

/// Kinds of things that lineage connects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ThingKind {
    /// A card.
    Card,
    /// A cluster.
    Cluster,
    /// A measure.
    Measure,
}

/// How one thing came from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// A card was put into a cluster.
    Grouped,
    /// A cluster or measure became part of another.
    Merged,
    /// A cluster was split off another.
    Split,
    /// A text was reworded.
    Reworded,
    /// A card or cluster led to a measure.
    Promoted,
    /// A card was taken out of a cluster.
    Ungrouped,
    /// An earlier step was undone.
    Undone,
}

/// One step of lineage (Herkunft). Steps are only ever added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Lineage {
    /// Identity.
    pub id: LineageId,
    /// What it came from.
    pub from_kind: ThingKind,
    /// What it came from.
    pub from_id: Uuid,
    /// What it became.
    pub to_kind: ThingKind,
    /// What it became.
    pub to_id: Uuid,
    /// How.
    pub relation: Relation,
    /// The moderator who did it; none for a participant.
    pub actor: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

/// What a moderator did last, by name, with what it takes to undo it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UndoStep {
    /// Identity; later steps are greater.
    pub id: UndoId,
    /// What was done, as a stable code (`cardHidden`, `clustersMerged` …).
    pub kind: super::event::EventKind,
    /// How many things it touched.
    pub count: u32,
    /// What it did to cards.
    pub cards: Vec<CardStep>,
    /// What it did to clusters.
    pub clusters: Vec<ClusterStep>,
}

/// What a step did to a card. Undoing puts back what differs, if it still is as the step left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardStep {
    /// The card.
    pub id: CardId,
    /// Before the step; `withdrawn` for a card that the step made.
    pub before: CardPlace,
    /// After the step.
    pub after: CardPlace,
}

/// What a step can change of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CardPlace {
    /// Its state.
    pub state: CardState,
    /// Its reason, if it is hidden.
    pub hidden_reason: Option<String>,
    /// Its cluster.
    pub cluster_id: Option<ClusterId>,
    /// Its life domain.
    pub domain_id: Option<DomainId>,
    /// What it is about; a merge of clusters changes it.
    pub about_id: Option<Uuid>,
    /// Whether it is chosen to go on.
    pub chosen: bool,
    /// The card that it seems to repeat.
    #[serde(default)]
    pub duplicate_of: Option<CardId>,
    /// What its writer proposes.
    #[serde(default)]
    pub proposed_cluster_id: Option<ClusterId>,
    /// Text and original text; kept only by a step that reworded it.
    pub wording: Option<(String, Option<String>)>,
}

/// What a step did to a cluster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClusterStep {
    /// The cluster.
    pub id: ClusterId,
    /// Before the step; retired for a cluster that the step made.
    pub before: ClusterPlace,
    /// After the step.
    pub after: ClusterPlace,
}

/// What a step can change of a cluster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClusterPlace {
    /// Its title.
    pub title: String,
    /// Its title for the projector.
    pub short_title: String,
    /// Its life domain.
    pub domain_id: Option<DomainId>,
    /// The card chosen as its aim.
    pub aim_id: Option<CardId>,
    /// Whether it is retired (or did not exist).
    pub retired: bool,
}
