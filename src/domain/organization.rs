//! Organisations of the municipality (OParl `Organization`): council, committees, departments.

use super::ids::OrganizationId;
use super::limits::NAME;
use super::refusal::Refusal;
use super::strategy::{line, required_line};
use serde::{Deserialize, Serialize};

/// OParl's list of organisation types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OrganizationType {
    /// Gremium.
    Body,
    /// Partei.
    Party,
    /// Fraktion.
    Faction,
    /// Verwaltungsbereich.
    #[default]
    Department,
    /// Externes Gremium.
    ExternalBody,
    /// Institution.
    Institution,
    /// Sonstiges.
    Other,
}

/// What the office edits of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct OrganizationSheet {
    /// Full name; required.
    pub name: String,
    /// Name for narrow places.
    pub short_name: String,
    /// OParl's type.
    pub organization_type: OrganizationType,
    /// `Parlament` for the council, `Ausschuss`, `Fachbereich` …
    pub classification: String,
}

/// A council, committee, department or other organisation of the municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// Identity.
    pub id: OrganizationId,
    /// What the office edits.
    pub sheet: OrganizationSheet,
    /// Raised by one at every edit.
    pub version: u32,
}

impl OrganizationSheet {
    /// The sheet with all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            name: required_line("name", &self.name, NAME)?,
            short_name: line("shortName", &self.short_name, NAME)?,
            organization_type: self.organization_type,
            classification: line("classification", &self.classification, NAME)?,
        })
    }
}
