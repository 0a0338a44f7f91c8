//! The municipality: who runs the service, and the pages that it must show.

use super::context::Timestamp;
use super::ids::FeedbackId;
use super::participant::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Kinds of municipalities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "German kinds of municipalities, named as the law names them"
)]
pub enum MunicipalityKind {
    #[default]
    Stadt,
    Gemeinde,
    Verbandsgemeinde,
    Ortsgemeinde,
    Samtgemeinde,
    Amt,
    Verwaltungsgemeinschaft,
    Landkreis,
}

/// The municipality (Kommune) as every page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Municipality {
    /// Full name.
    pub name: String,
    /// Name where there is little room.
    pub short_name: String,
    /// Kind.
    pub kind: MunicipalityKind,
    /// Bundesland as `DE-RP`; chooses legal texts and the enforcement body. Empty if not set.
    pub state: String,
    /// Web address; empty if none.
    pub website: String,
    /// Accent colour as `#rrggbb`; empty for the product's own.
    pub accent: String,
    /// Language and region of numbers and dates, `de-DE` unless set.
    pub locale: String,
    /// Raised by one with every change.
    pub version: u32,
}

impl Default for Municipality {
    fn default() -> Self {
        Self {
            name: "Musterkommune".to_owned(),
            short_name: "Musterkommune".to_owned(),
            kind: MunicipalityKind::default(),
            state: String::new(),
            website: String::new(),
            accent: String::new(),
            locale: "de-DE".to_owned(),
            version: 0,
        }
    }
}

/// The logo, shown beside the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// `image/png`, `image/jpeg`, `image/webp` or `image/svg+xml`.
    pub media_type: String,
    /// The picture.
    pub bytes: Vec<u8>,
    /// Digest of the picture, in hexadecimal.
    pub digest: String,
}

/// The pages that the law asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// Datenschutzhinweis.
    Privacy,
    /// Impressum.
    Imprint,
    /// Erklärung zur Barrierefreiheit.
    Accessibility,
}

/// A page in one language. Paragraphs are parted by empty lines; a line that begins with `# ` is a
/// heading, lines that begin with `- ` are a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PageText {
    /// One line, shown before the first input (privacy notice); may be empty on other pages.
    pub short: String,
    /// The whole text.
    pub body: String,
}

/// A page in all languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Page {
    /// Which one.
    pub kind: PageKind,
    /// German.
    pub de: PageText,
    /// English.
    pub en: PageText,
    /// German in Leichte Sprache.
    pub plain: PageText,
    /// Further languages by their tag; a reader without their own gets German.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "BTreeMap<String, PageText>"))]
    pub more: BTreeMap<Language, PageText>,
    /// Raised by one with every change; 0: the text that came with the product.
    pub version: u32,
    /// When it was changed last; none for the text that came with the product.
    pub modified_at: Option<Timestamp>,
}

/// A message about accessibility, sent by anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Feedback {
    /// Identity.
    pub id: FeedbackId,
    /// Confirmation number, given to the sender: `B-ABCDE-FGHJK`.
    pub number: String,
    /// What they say.
    pub text: String,
    /// How to answer them, if they want an answer; else empty.
    pub contact: String,
    /// The page that they speak of; may be empty.
    pub address: String,
    /// When it came.
    pub created_at: Timestamp,
    /// When somebody dealt with it.
    pub done_at: Option<Timestamp>,
}
