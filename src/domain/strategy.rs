//! The strategy process (Strategieprozess): what the office knows besides the workshops.

use super::context::Timestamp;
use super::ids::{DomainId, FindingId, GoalId, ProcessId};
use super::limits::{DOMAINS, NAME, NAME_DESCRIPTION, NOTE, TOPIC};
use super::refusal::Refusal;
use super::setup::Translated;
use super::text::{TextFault, clean_line, clean_lines, optional_line, optional_lines};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Goals of one process.
pub const GOALS: usize = 100;
/// Findings of the status quo of one process.
pub const FINDINGS: usize = 500;

/// What kind of strategy the process works on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ProcessKind {
    /// A digital strategy.
    #[default]
    Digital,
    /// Any other strategy.
    Other,
}

/// Where the process stands; the first five are the steps of the council's order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ProcessStep {
    /// Goals and positioning.
    #[default]
    Goals,
    /// Analysis of the status quo (Ist-Analyse).
    StatusQuo,
    /// Zukunftswerkstatt.
    Workshop,
    /// Life domains are derived.
    Domains,
    /// The strategy is written.
    Strategy,
    /// The council has adopted it.
    Adopted,
    /// It is being implemented.
    Implementing,
    /// It is being continued (Fortschreibung).
    Revision,
}

/// The resolution that started the process (Grundsatzbeschluss).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct Mandate {
    /// Reference of the paper (Beschluss-Nr.), such as `BV 114/2025`.
    pub reference: String,
    /// The body that decided, in words.
    pub body: String,
    /// When it was decided.
    #[cfg_attr(test, ts(type = "string | null"))]
    pub decided_on: Option<NaiveDate>,
    /// The resolution's text.
    pub text: String,
}

/// A goal (Ziel).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Goal {
    /// Identity.
    pub id: GoalId,
    /// The goal in one sentence.
    pub text: String,
    /// Year in which it is to be reached.
    #[serde(default)]
    pub horizon_year: Option<u16>,
    /// The goal that it is part of.
    #[serde(default)]
    pub parent_id: Option<GoalId>,
}

/// What a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Something that works.
    Strength,
    /// Something that does not.
    Weakness,
    /// Something that is under way already.
    RunningMeasure,
    /// A figure from a survey or register.
    SurveyFigure,
}

/// One finding of the status-quo analysis, with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Identity.
    pub id: FindingId,
    /// Life domain, if it belongs to one.
    #[serde(default)]
    pub domain_id: Option<DomainId>,
    /// What was found.
    pub text: String,
    /// What it is.
    pub kind: FindingKind,
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
    /// The day that it holds for.
    #[serde(default)]
    #[cfg_attr(test, ts(type = "string | null"))]
    pub as_of: Option<NaiveDate>,
}

/// What the office edits of a process, as one document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct ProcessSheet {
    /// Name of the strategy; required.
    pub title: String,
    /// The municipality that runs the process.
    pub municipality: String,
    /// Office and address for questions, as exports name it.
    pub contact: String,
    /// Kind.
    pub kind: ProcessKind,
    /// Where it stands.
    pub step: ProcessStep,
    /// What the council ordered.
    pub mandate: Mandate,
    /// Guiding vision (Leitbild), several lines allowed.
    pub vision: String,
    /// Goals, in order.
    pub goals: Vec<Goal>,
    /// Findings of the status quo, in order.
    pub findings: Vec<Finding>,
}

/// A strategy process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Process {
    /// Identity.
    pub id: ProcessId,
    /// What the office edits.
    pub sheet: ProcessSheet,
    /// Raised by one at every edit; an edit names the one it saw.
    pub version: u32,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last edited.
    pub modified_at: Timestamp,
}

/// How a life domain came to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DomainOrigin {
    /// From a workshop's template.
    #[default]
    Template,
    /// Derived by the office, perhaps after the workshop.
    Derived,
}

/// What the office edits of a life domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct DomainSheet {
    /// Stable key in `snake_case`; chooses colour, pattern and icon.
    pub key: String,
    /// Name in all languages; German is required.
    pub name: Translated,
    /// One German sentence.
    pub description: String,
    /// Position, from 1.
    pub order: u32,
    /// Department in charge, in words.
    pub lead: String,
    /// Committee in charge, in words.
    pub committee: String,
}

/// A life domain of a process. Workshops know it by the same id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StrategyDomain {
    /// Identity.
    pub id: DomainId,
    /// What the office edits.
    pub sheet: DomainSheet,
    /// How it came to be.
    pub origin: DomainOrigin,
    /// Raised by one at every edit; 0 as long as it is what the workshop brought along.
    pub version: u32,
}

/// A required text of one line.
pub fn required_line(field: &str, raw: &str, limit: usize) -> Result<String, Refusal> {
    clean_line(raw, limit).map_err(|fault| refusal(field, fault))
}

/// A text of one line that may be empty.
pub fn line(field: &str, raw: &str, limit: usize) -> Result<String, Refusal> {
    optional_line(raw, limit)
        .map(Option::unwrap_or_default)
        .map_err(|fault| refusal(field, fault))
}

/// A text of several lines that may be empty.
pub fn lines(field: &str, raw: &str, limit: usize) -> Result<String, Refusal> {
    optional_lines(raw, limit)
        .map(Option::unwrap_or_default)
        .map_err(|fault| refusal(field, fault))
}

/// A required text of several lines.
pub fn required_lines(field: &str, raw: &str, limit: usize) -> Result<String, Refusal> {
    clean_lines(raw, limit).map_err(|fault| refusal(field, fault))
}

fn refusal(field: &str, fault: TextFault) -> Refusal {
    match fault {
        TextFault::Empty => Refusal::Empty {
            field: field.to_owned(),
        },
        TextFault::TooLong { limit, actual } => Refusal::TooLong {
            field: field.to_owned(),
            limit: count(limit),
            actual: count(actual),
        },
    }
}

/// A count as it travels in refusals.
pub fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Refuses more than `limit` things of a kind.
pub fn at_most(field: &str, actual: usize, limit: usize) -> Result<(), Refusal> {
    if actual > limit {
        return Err(Refusal::TooMany {
            field: field.to_owned(),
            limit: count(limit),
        });
    }
    Ok(())
}

impl ProcessSheet {
    /// The sheet with all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        at_most("goals", self.goals.len(), GOALS)?;
        at_most("findings", self.findings.len(), FINDINGS)?;
        let goals: Vec<Goal> = self
            .goals
            .iter()
            .map(|goal| {
                Ok(Goal {
                    text: required_line("goals", &goal.text, NOTE)?,
                    horizon_year: year(goal.horizon_year)?,
                    ..goal.clone()
                })
            })
            .collect::<Result<_, Refusal>>()?;
        let known = |id: GoalId| goals.iter().any(|goal| goal.id == id);
        if goals
            .iter()
            .any(|goal| goal.parent_id.is_some_and(|id| id == goal.id || !known(id)))
        {
            return Err(Refusal::not_found("goal"));
        }
        let findings = self
            .findings
            .iter()
            .map(|finding| {
                Ok(Finding {
                    text: required_lines("findings", &finding.text, NOTE)?,
                    source: line("source", &finding.source, NAME_DESCRIPTION)?,
                    ..finding.clone()
                })
            })
            .collect::<Result<_, Refusal>>()?;
        Ok(Self {
            title: required_line("title", &self.title, TOPIC)?,
            municipality: line("municipality", &self.municipality, NAME)?,
            contact: lines("contact", &self.contact, NOTE)?,
            kind: self.kind,
            step: self.step,
            mandate: Mandate {
                reference: line("reference", &self.mandate.reference, NAME)?,
                body: line("body", &self.mandate.body, NAME)?,
                decided_on: self.mandate.decided_on,
                text: lines("text", &self.mandate.text, 4 * NOTE)?,
            },
            vision: lines("vision", &self.vision, 4 * NOTE)?,
            goals,
            findings,
        })
    }
}

/// The first and the last year that a plan may name.
const YEARS: (u16, u16) = (1990, 2100);

fn year(year: Option<u16>) -> Result<Option<u16>, Refusal> {
    match year {
        Some(number) if !(YEARS.0..=YEARS.1).contains(&number) => Err(Refusal::OutOfRange {
            field: "horizonYear".to_owned(),
            min: u32::from(YEARS.0),
            max: u32::from(YEARS.1),
        }),
        other => Ok(other),
    }
}

impl DomainSheet {
    /// The sheet with all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        let other = |text: &str| -> Result<Option<String>, Refusal> {
            let text = line("name", text, NAME)?;
            Ok((!text.is_empty()).then_some(text))
        };
        if self.order == 0 || self.order > count(DOMAINS) {
            return Err(Refusal::OutOfRange {
                field: "order".to_owned(),
                min: 1,
                max: count(DOMAINS),
            });
        }
        Ok(Self {
            key: line("key", &self.key, NAME)?,
            name: (self.name).cleaned(required_line("name", &self.name.de, NAME)?, other)?,
            description: lines("description", &self.description, NAME_DESCRIPTION)?,
            order: self.order,
            lead: line("lead", &self.lead, NAME)?,
            committee: line("committee", &self.committee, NAME)?,
        })
    }
}
