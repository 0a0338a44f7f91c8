//! Local plans (Ortsgemeinde-Fassungen): measures as one locality sees them.

use crate::domain::ids::MeasureId;
use crate::domain::limits::{NAME, SHEET_LINE, SHEET_TEXT};
use crate::domain::refusal::Refusal;
use crate::domain::sheet::codes::PriorityClass;
use crate::domain::strategy::{line, lines, required_line};
use serde::{Deserialize, Serialize};

/// One measure as one locality sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LocalPlan {
    /// The measure.
    pub measure_id: MeasureId,
    /// Name of the locality, as in the measures' sheets; required.
    #[serde(default)]
    pub locality: String,
    /// What it means there.
    #[serde(default)]
    pub text: String,
    /// How soon it is to begin there.
    #[serde(default)]
    pub priority: Option<PriorityClass>,
    /// Which office or role there looks after it, never a private person's address.
    #[serde(default)]
    pub responsible: String,
}

impl LocalPlan {
    /// The plan with all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            locality: required_line("locality", &self.locality, NAME)?,
            text: lines("text", &self.text, SHEET_TEXT)?,
            responsible: line("responsible", &self.responsible, SHEET_LINE)?,
            ..self.clone()
        })
    }
}
