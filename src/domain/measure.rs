//! Measures (Maßnahmen) as the room writes them, small groups, and commitments.

use super::context::Timestamp;
use super::contribution::Origin;
use super::ids::{CommitmentId, DomainId, MeasureId, ParticipantId, SmallGroupId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A rough effort, as a citizen can judge it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Effort {
    /// Not said.
    #[default]
    Unknown,
    /// Weeks, hardly any money.
    Small,
    /// Months, some money.
    Medium,
    /// Years, a lot of money.
    Large,
}

/// The short sheet that anyone may fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct ShortSheet {
    /// Title, at most 80 code points; required to send.
    pub title: String,
    /// Title for the projector, at most 30 code points; required to send.
    pub short_title: String,
    /// Life domain; required to send where the workshop has any.
    pub domain_id: Option<DomainId>,
    /// What it wants to reach.
    pub goal: String,
    /// What is done.
    pub description: String,
    /// Who does it.
    pub who: String,
    /// The first step.
    pub first_step: String,
    /// How much work it is, roughly.
    pub effort: Effort,
}

/// Where a measure of the workshop stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MeasureState {
    /// A small group is writing it; only the group and the moderators see it.
    Draft,
    /// Sent, waits for a moderator.
    Pending,
    /// On the list.
    Visible,
    /// Taken off the list by a moderator, with a reason.
    Hidden,
    /// Taken back by its writers.
    Withdrawn,
}

/// Who is writing a shared sheet at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditLock {
    /// The one editor.
    pub participant_id: ParticipantId,
    /// When the lock lapses by itself unless it is renewed.
    pub until: Timestamp,
}

/// A measure as the workshop knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkshopMeasure {
    /// Identity; the office's measure has the same.
    pub id: MeasureId,
    /// Number for life in its process (`17` = `M-017`), given when it is first sent.
    pub number: Option<u32>,
    /// The sheet.
    pub sheet: ShortSheet,
    /// Where it stands.
    pub state: MeasureState,
    /// Why it is hidden.
    pub hidden_reason: Option<String>,
    /// The participant who sent it alone or began it for the group.
    pub participant_id: Option<ParticipantId>,
    /// The small group that owns it.
    pub small_group_id: Option<SmallGroupId>,
    /// One editor at a time.
    pub editor: Option<EditLock>,
    /// How it came in.
    pub origin: Origin,
    /// Cards and clusters that it comes from.
    pub derived_from: Vec<Uuid>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Raised by one at every change.
    pub version: u32,
}

/// A small group at a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SmallGroup {
    /// Identity.
    pub id: SmallGroupId,
    /// Number of the table, from 1; 0 once the group was dissolved (its result stays).
    pub table_no: u32,
    /// Name, as the group or a moderator chose it; may be empty.
    pub name: String,
    /// Life domain, if groups were formed by domain.
    pub domain_id: Option<DomainId>,
    /// Name of the group's utopia.
    pub result_title: String,
    /// The utopia in words.
    pub result_text: String,
    /// The moderators' last message to this table.
    pub message: Option<TableMessage>,
    /// Raised by one at every change but a message.
    pub version: u32,
}

/// What the moderators say to a table, on the phones of those who sit there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TableMessage {
    /// The words, 1 to 200 code points; may have several lines.
    pub text: String,
    /// When they were sent.
    pub at: Timestamp,
}

/// Where a commitment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CommitmentState {
    /// Offered by a participant; only moderators and the offerer see it.
    Proposed,
    /// Confirmed by a moderator; the wall shows it.
    Confirmed,
    /// Taken out again.
    Dropped,
}

/// Who does what by when (Verabredung).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Identity.
    pub id: CommitmentId,
    /// Position, from 1.
    pub order: u32,
    /// The measure it belongs to.
    pub measure_id: Option<MeasureId>,
    /// What is done.
    pub what: String,
    /// Who does it: a role or organisation, or a name that its bearer gave for the wall.
    pub who: String,
    /// By when, as said in the room (`Ende Mai`, `31.05.`).
    pub by_when: String,
    /// Where it stands.
    pub state: CommitmentState,
    /// The participant who offered it.
    pub participant_id: Option<ParticipantId>,
    /// Raised by one at every change.
    pub version: u32,
}
