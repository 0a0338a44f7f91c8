//! Variants (Varianten): several ways to do a measure, not acting among them.

use super::amount;
use crate::domain::ids::MeasureId;
use crate::domain::limits::{NAME, SHEET_TEXT};
use crate::domain::refusal::Refusal;
use crate::domain::sheet::money::Cents;
use crate::domain::strategy::{lines, required_line};
use serde::{Deserialize, Serialize};

/// One way to do a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Variant {
    /// The measure.
    pub measure_id: MeasureId,
    /// Title; required, and no other variant of the measure has it.
    #[serde(default)]
    pub title: String,
    /// What would be done.
    #[serde(default)]
    pub description: String,
    /// What it costs once.
    #[serde(default)]
    pub once_cents: Option<Cents>,
    /// What it costs every year.
    #[serde(default)]
    pub yearly_cents: Option<Cents>,
    /// What speaks for it, one reason per line.
    #[serde(default)]
    pub pros: String,
    /// What speaks against it, one reason per line.
    #[serde(default)]
    pub cons: String,
    /// The administration recommends it; one variant of a measure at most.
    #[serde(default)]
    pub recommended: bool,
    /// It is the variant of doing nothing (nicht handeln); one of a measure at most.
    #[serde(default)]
    pub not_acting: bool,
}

impl Variant {
    /// The variant with all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            title: required_line("title", &self.title, NAME)?,
            description: lines("description", &self.description, SHEET_TEXT)?,
            once_cents: amount("onceCents", self.once_cents)?,
            yearly_cents: amount("yearlyCents", self.yearly_cents)?,
            pros: lines("pros", &self.pros, SHEET_TEXT)?,
            cons: lines("cons", &self.cons, SHEET_TEXT)?,
            ..self.clone()
        })
    }
}
