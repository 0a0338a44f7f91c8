//! Changes of several fields at once.

use crate::domain::ids::{CommitmentId, GroupId, LocalityId, MeasureId, SmallGroupId};
use crate::domain::measure::ShortSheet;
use crate::domain::participant::Language;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A commitment as a moderator enters and confirms it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct CommitmentEntry {
    /// The commitment; none for a new one.
    pub commitment_id: Option<CommitmentId>,
    /// The version that was seen; required for one that there is.
    #[serde(default)]
    #[cfg_attr(test, ts(optional = nullable))]
    pub version: Option<u32>,
    /// The measure it belongs to.
    pub measure_id: Option<MeasureId>,
    /// What.
    pub what: String,
    /// Who; empty for somebody who does not want to be named.
    pub who: String,
    /// By when.
    pub by_when: String,
    /// Whoever is named agrees to stand on the wall and in the minutes; without that the name
    /// is not stored.
    pub consent: bool,
}

/// A small group's utopia as one of the group writes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct UtopiaEdit {
    /// The group: one's own.
    pub small_group_id: SmallGroupId,
    /// The version that was seen.
    pub version: u32,
    /// Name of the utopia.
    pub result_title: String,
    /// The utopia in words.
    pub result_text: String,
}

/// A small group as a moderator names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GroupEdit {
    /// The group.
    pub small_group_id: SmallGroupId,
    /// The version that was seen.
    pub version: u32,
    /// Name.
    pub name: String,
    /// Name of the utopia.
    pub result_title: String,
    /// The utopia in words.
    pub result_text: String,
}

/// What a participant may say about themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Language of the phone.
    pub language: Language,
    /// Voluntary.
    pub group_id: Option<GroupId>,
    /// Voluntary.
    pub locality_id: Option<LocalityId>,
}

/// A message from the moderator to tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TableNotice {
    /// The tables; empty for all.
    pub small_group_ids: Vec<SmallGroupId>,
    /// The message; empty takes the last one back.
    pub text: String,
}

/// A measure of the room with a new sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeasureEdit {
    /// The measure.
    pub measure_id: MeasureId,
    /// The version that was seen.
    pub version: u32,
    /// The sheet.
    pub sheet: ShortSheet,
    /// Cards and clusters that it comes from.
    pub derived_from: Vec<Uuid>,
}
