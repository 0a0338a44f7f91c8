//! The minutes (Ergebnisdokumentation, Protokoll): what a workshop brought, written by itself, then edited by people.

mod annex;
mod check;
mod feedback;
mod frame;
mod rankings;
mod text;

pub use annex::{CardsOfTopic, cards_by_topic};
pub use feedback::feedback;
pub use text::{generate, text};

use super::context::Timestamp;
use super::ids::{SectionId, WorkshopId};
use super::limits::{MINUTES_SECTIONS, STRATEGY_SECTION, TOPIC};
use super::refusal::Refusal;
use super::strategy::{at_most, lines, required_line};
use serde::{Deserialize, Serialize};

/// What a section of the minutes is about, in the order of requirements.md 3.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MinutesKind {
    /// Occasion, place, date, programme.
    Occasion,
    /// Who took part, by number and group.
    People,
    /// Rules, methods, how people took part.
    Method,
    /// Criticism by topic, with cards.
    Critique,
    /// Criticism turned into aims.
    Aims,
    /// Wishes and utopias.
    Utopias,
    /// Measures by life domain.
    Measures,
    /// All rounds with their results.
    Rankings,
    /// Who does what by when.
    Commitments,
    /// Topics set aside, questions.
    OpenTopics,
    /// What happens with the results.
    NextSteps,
    /// Whatever somebody adds.
    Own,
}

/// All kinds that are generated, in order.
pub const GENERATED: [MinutesKind; 11] = [
    MinutesKind::Occasion,
    MinutesKind::People,
    MinutesKind::Method,
    MinutesKind::Critique,
    MinutesKind::Aims,
    MinutesKind::Utopias,
    MinutesKind::Measures,
    MinutesKind::Rankings,
    MinutesKind::Commitments,
    MinutesKind::OpenTopics,
    MinutesKind::NextSteps,
];

/// One section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MinutesSection {
    /// Identity, the same in all versions.
    pub id: SectionId,
    /// What it is about.
    pub kind: MinutesKind,
    /// Heading, one line.
    pub heading: String,
    /// Text in Markdown; raw HTML is shown as text.
    pub body: String,
    /// True while the text is as it was generated.
    pub generated: bool,
}

/// The minutes of one workshop as they are now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Minutes {
    /// The workshop.
    pub workshop_id: WorkshopId,
    /// Title.
    pub title: String,
    /// Raised by one at every save; a save names the one it saw.
    pub version: u32,
    /// Sections, in order.
    pub sections: Vec<MinutesSection>,
    /// Since when everybody may read them; none while they are internal.
    pub published_at: Option<Timestamp>,
    /// When they were generated first.
    pub created_at: Timestamp,
    /// When they were last saved.
    pub modified_at: Timestamp,
}

/// Cleans the sections of a save, or says why they cannot be stored. A section that differs from the stored one is
/// no longer marked as generated.
pub fn cleaned(
    stored: &[MinutesSection],
    sections: &[MinutesSection],
) -> Result<Vec<MinutesSection>, Refusal> {
    at_most("sections", sections.len(), MINUTES_SECTIONS)?;
    sections
        .iter()
        .map(|section| {
            let heading = required_line("heading", &section.heading, TOPIC)?;
            let body = lines("body", &section.body, STRATEGY_SECTION)?;
            let generated = stored.iter().any(|old| {
                old.kind == section.kind
                    && old.generated
                    && old.heading == heading
                    && old.body == body
            });
            Ok(MinutesSection {
                heading,
                body,
                generated,
                ..section.clone()
            })
        })
        .collect()
}
