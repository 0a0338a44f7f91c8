//! Strategies that the municipality has already, and how measures stand to them.

use super::web_address;
use crate::domain::ids::{MeasureId, RecordId};
use crate::domain::limits::{NAME, NOTE, SHEET_LINE, SHEET_TEXT};
use crate::domain::refusal::Refusal;
use crate::domain::sheet::period::Period;
use crate::domain::strategy::{line, lines, required_line, required_lines};
use serde::{Deserialize, Serialize};

/// A strategy that exists already (vorhandene Entwicklungsstrategie).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct RelatedStrategy {
    /// Title; required, and no other strategy of the process has it.
    pub title: String,
    /// Who adopted it.
    pub body: String,
    /// When it was adopted.
    pub adopted_on: Option<Period>,
    /// Until when it holds.
    pub valid_until: Option<Period>,
    /// What it is about.
    pub summary: String,
    /// Where it can be read.
    pub link: String,
}

/// How a measure stands to an existing strategy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AlignmentRelation {
    /// It helps to reach what the strategy wants.
    #[default]
    Supports,
    /// It is in the strategy already.
    Duplicates,
    /// It works against it.
    Conflicts,
}

impl AlignmentRelation {
    /// All of them, in the order in which screens and lists show them.
    pub const ALL: &'static [Self] = &[Self::Supports, Self::Duplicates, Self::Conflicts];
}

/// How one measure stands to one strategy (Abgleich).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Alignment {
    /// The measure.
    pub measure_id: MeasureId,
    /// The strategy.
    pub strategy_id: RecordId,
    /// How the measure stands to it.
    #[serde(default)]
    pub relation: AlignmentRelation,
    /// A sentence that says how; required.
    #[serde(default)]
    pub note: String,
}

impl RelatedStrategy {
    /// The strategy with all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            title: required_line("title", &self.title, SHEET_LINE)?,
            body: line("body", &self.body, NAME)?,
            adopted_on: self.adopted_on,
            valid_until: self.valid_until,
            summary: lines("summary", &self.summary, SHEET_TEXT)?,
            link: web_address("link", &self.link)?,
        })
    }
}

impl Alignment {
    /// The alignment with its text cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            note: required_lines("note", &self.note, NOTE)?,
            ..self.clone()
        })
    }
}
