//! Requests and answers around links by which people without an account read a draft.
//!
//! | Route | Body → answer |
//! |---|---|
//! | `GET /api/drafts/{draft}/links` | → `ReadingLink[]`, newest first |
//! | `POST /api/drafts/{draft}/links` | [`NewReadingLink`] → 201 [`MadeReadingLink`] |
//! | `DELETE /api/drafts/{draft}/links/{link}` | → `ReadingLink[]`; it opens nothing any more |
//! | `POST /api/reading` | [`OpenReading`] → [`DraftReading`]; nobody has to be signed in for this and the next two |
//! | `POST /api/reading/pictures/{picture}` | [`OpenReading`] → JPEG, if the draft shows it |
//! | `POST /api/reading/text.pdf` | [`OpenReading`] → the draft as a file, if the link is with files |

use crate::domain::context::Timestamp;
use crate::domain::draft::DraftState;
use crate::domain::reading_link::ReadingLink;
use crate::wire::rest::Hidden;
use serde::{Deserialize, Serialize};

/// Makes a link for one reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NewReadingLink {
    /// Who reads by it: a body or an office.
    pub reader: String,
    /// Days that it holds, at most 90.
    pub days: u16,
    /// Whether its reader may take the draft away as a PDF.
    #[serde(default)]
    pub files: bool,
}

/// A link that was made just now; its secret is told once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MadeReadingLink {
    /// The link.
    pub link: ReadingLink,
    /// What the address ends with: `/office#read=` and this.
    pub secret: Hidden,
}

/// Opens a draft by a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OpenReading {
    /// The link's secret.
    pub secret: Hidden,
}

/// A part of a draft as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReadingSection {
    /// Heading.
    pub heading: String,
    /// Text in Markdown.
    pub body: String,
}

/// A draft as somebody without an account reads it: no comments, no names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DraftReading {
    /// Title.
    pub title: String,
    /// The municipality.
    pub municipality: String,
    /// Where it stands.
    pub state: DraftState,
    /// Its version.
    pub version: u32,
    /// When that was saved.
    pub modified_at: Timestamp,
    /// Whom the link is for.
    pub reader: String,
    /// Until when it holds.
    pub ends_at: Timestamp,
    /// Whether its reader may take it away as a PDF.
    pub files: bool,
    /// The text.
    pub sections: Vec<ReadingSection>,
}

/// All types of this file that the front end needs, in one place for the generator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "only a list of types")]
pub struct ReadingTypes {
    pub new: NewReadingLink,
    pub made: MadeReadingLink,
    pub links: Vec<ReadingLink>,
    pub open: OpenReading,
    pub reading: DraftReading,
}
