//! Minutes over HTTP.
//!
//! | request | body → answer |
//! |---|---|
//! | `GET /api/workshops/{workshop}/minutes` | → `Minutes`; version 0 while they are as the service writes them |
//! | `GET /api/workshops/{workshop}/minutes.{docx\|pdf}` | → the same as a file |
//! | `PUT /api/workshops/{workshop}/minutes` | [`SaveMinutes`] → `Minutes` |
//! | `POST /api/workshops/{workshop}/minutes/renew` | [`RenewSection`] → `Minutes` |
//! | `PUT /api/workshops/{workshop}/minutes/published` | [`PublishMinutes`] → `Minutes` |
//! | `GET /api/workshops/{workshop}/minutes/photos` | → `PhotoView[]`: those whose people agree |
//! | `GET /api/workshops/{workshop}/minutes/paper` | → [`MinutesPaper`]: what a printed copy has besides the text |
//! | `GET /api/results/{workshop}` | → [`PublicMinutes`], for everybody, once published |

use crate::domain::context::Timestamp;
use crate::domain::contribution::CardKind;
use crate::domain::ids::SectionId;
use crate::domain::minutes::MinutesSection;
use crate::wire::view::PhotoView;
use serde::{Deserialize, Serialize};

/// A save of the minutes as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SaveMinutes {
    /// The version that the writer saw.
    pub version: u32,
    /// Title.
    pub title: String,
    /// All sections as they are to be, in order. `generated` is worked out by the server.
    pub sections: Vec<MinutesSection>,
}

/// Writes one section anew from the workshop as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RenewSection {
    /// The version that the writer saw.
    pub version: u32,
    /// The section.
    pub section_id: SectionId,
}

/// Shows the minutes to everybody, or stops it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PublishMinutes {
    /// The version that the writer saw.
    pub version: u32,
    /// Whether everybody may read them.
    pub published: bool,
}

/// What the minutes on paper have besides their text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MinutesPaper {
    /// When and where the workshop was, in words.
    pub held: String,
    /// The annex: all cards on the wall by topic, those without a topic last.
    pub topics: Vec<PaperTopic>,
}

/// Cards that lie together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaperTopic {
    /// Title; none for cards without a topic.
    pub title: Option<String>,
    /// Its cards, as they came.
    pub cards: Vec<PaperCard>,
}

/// One card of the annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaperCard {
    /// What it says.
    pub text: String,
    /// What kind of thought it is.
    pub kind: CardKind,
}

/// Minutes as everybody reads them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PublicMinutes {
    /// Title.
    pub title: String,
    /// When they were published.
    pub published_at: Timestamp,
    /// When they were last changed.
    pub modified_at: Timestamp,
    /// Sections, in order.
    pub sections: Vec<MinutesSection>,
    /// Photos that were released for everybody.
    pub photos: Vec<PhotoView>,
}
