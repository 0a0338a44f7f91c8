//! Registers that the office keeps beside the measures of a process: funding programmes and
//! applications, existing strategies and how measures stand to them, variants, local plans.

pub mod funding;
pub mod local;
pub mod soon;
pub mod strategies;
pub mod variant;

use super::context::Timestamp;
use super::ids::{MeasureId, RecordId};
use super::limits::{
    ALIGNMENTS, FUNDING_APPLICATIONS, FUNDING_PROGRAMMES, LOCAL_PLANS, RELATED_STRATEGIES, URL,
    VARIANTS_PER_MEASURE,
};
use super::refusal::Refusal;
use super::sheet::money::{Cents, MAX_CENTS};
use super::strategy::{at_most, line};
use funding::{FundingApplication, FundingProgramme};
use local::LocalPlan;
use serde::{Deserialize, Serialize};
use strategies::{Alignment, RelatedStrategy};
use variant::Variant;

/// What an entry of a register says; the kind decides which register it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RecordSheet {
    /// A funding programme (Förderprogramm).
    FundingProgramme(FundingProgramme),
    /// An application for it (Förderantrag).
    FundingApplication(FundingApplication),
    /// A strategy that exists already (vorhandene Entwicklungsstrategie).
    RelatedStrategy(RelatedStrategy),
    /// How a measure stands to it (Abgleich).
    Alignment(Alignment),
    /// One of several ways to do a measure (Variante).
    Variant(Variant),
    /// A measure as one locality sees it (Ortsgemeinde-Fassung).
    LocalPlan(LocalPlan),
}

/// An entry of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RegisterEntry {
    /// Identity.
    pub id: RecordId,
    /// What it says.
    pub sheet: RecordSheet,
    /// Raised by one at every edit; an edit names the one it saw.
    pub version: u32,
    /// When it was last edited.
    pub modified_at: Timestamp,
}

impl RecordSheet {
    /// Its kind as stored and as it travels.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::FundingProgramme(_) => "funding_programme",
            Self::FundingApplication(_) => "funding_application",
            Self::RelatedStrategy(_) => "related_strategy",
            Self::Alignment(_) => "alignment",
            Self::Variant(_) => "variant",
            Self::LocalPlan(_) => "local_plan",
        }
    }

    /// The measure that it is about.
    pub fn measure_id(&self) -> Option<MeasureId> {
        match self {
            Self::FundingProgramme(_) | Self::RelatedStrategy(_) => None,
            Self::FundingApplication(one) => Some(one.measure_id),
            Self::Alignment(one) => Some(one.measure_id),
            Self::Variant(one) => Some(one.measure_id),
            Self::LocalPlan(one) => Some(one.measure_id),
        }
    }

    /// The entry of another register that it leads to.
    pub fn refers_to(&self) -> Option<RecordId> {
        match self {
            Self::FundingApplication(one) => Some(one.programme_id),
            Self::Alignment(one) => Some(one.strategy_id),
            _ => None,
        }
    }

    /// The sheet with all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(match self {
            Self::FundingProgramme(one) => Self::FundingProgramme(one.cleaned()?),
            Self::FundingApplication(one) => Self::FundingApplication(one.cleaned()?),
            Self::RelatedStrategy(one) => Self::RelatedStrategy(one.cleaned()?),
            Self::Alignment(one) => Self::Alignment(one.cleaned()?),
            Self::Variant(one) => Self::Variant(one.cleaned()?),
            Self::LocalPlan(one) => Self::LocalPlan(one.cleaned()?),
        })
    }

    /// How many of its kind there may be: in the process, or of the measure.
    fn limit(&self) -> usize {
        match self {
            Self::FundingProgramme(_) => FUNDING_PROGRAMMES,
            Self::FundingApplication(_) => FUNDING_APPLICATIONS,
            Self::RelatedStrategy(_) => RELATED_STRATEGIES,
            Self::Alignment(_) => ALIGNMENTS,
            Self::Variant(_) => VARIANTS_PER_MEASURE,
            Self::LocalPlan(_) => LOCAL_PLANS,
        }
    }

    /// True if both count against the same limit.
    fn counts_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Variant(one), Self::Variant(other)) => one.measure_id == other.measure_id,
            _ => self.kind() == other.kind(),
        }
    }

    /// The field in which two entries may not say the same.
    fn same_as(&self, other: &Self) -> Option<&'static str> {
        let equal = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
        match (self, other) {
            (Self::FundingProgramme(a), Self::FundingProgramme(b)) if equal(&a.name, &b.name) => {
                Some("name")
            }
            (Self::RelatedStrategy(a), Self::RelatedStrategy(b)) if equal(&a.title, &b.title) => {
                Some("title")
            }
            (Self::Alignment(a), Self::Alignment(b))
                if (a.measure_id, a.strategy_id) == (b.measure_id, b.strategy_id) =>
            {
                Some("strategyId")
            }
            (Self::Variant(a), Self::Variant(b)) if a.measure_id == b.measure_id => {
                if equal(&a.title, &b.title) {
                    Some("title")
                } else if a.not_acting && b.not_acting {
                    Some("notActing")
                } else if a.recommended && b.recommended {
                    Some("recommended")
                } else {
                    None
                }
            }
            (Self::LocalPlan(a), Self::LocalPlan(b))
                if a.measure_id == b.measure_id && equal(&a.locality, &b.locality) =>
            {
                Some("locality")
            }
            _ => None,
        }
    }
}

/// Whether a cleaned sheet may stand among the entries of its process, as a new one or in place of
/// the one with `own` as id. The store knows whether its measure exists.
pub fn fits(
    all: &[RegisterEntry],
    own: Option<RecordId>,
    sheet: &RecordSheet,
) -> Result<(), Refusal> {
    let others: Vec<&RegisterEntry> = all.iter().filter(|record| Some(record.id) != own).collect();
    if let Some(own) = own {
        let before = all.iter().find(|record| record.id == own);
        if before.is_none_or(|before| before.sheet.kind() != sheet.kind()) {
            return Err(Refusal::not_found("record"));
        }
    }
    let counted = others.iter().filter(|one| sheet.counts_with(&one.sheet));
    at_most(sheet.kind(), counted.count() + 1, sheet.limit())?;
    if let Some(wanted) = sheet.refers_to() {
        let target = others.iter().find(|record| record.id == wanted);
        let right = target.is_some_and(|target| {
            matches!(
                (sheet, &target.sheet),
                (
                    RecordSheet::FundingApplication(_),
                    RecordSheet::FundingProgramme(_)
                ) | (RecordSheet::Alignment(_), RecordSheet::RelatedStrategy(_))
            )
        });
        if !right {
            return Err(Refusal::not_found("record"));
        }
    }
    match others.iter().find_map(|one| sheet.same_as(&one.sheet)) {
        Some(field) => Err(Refusal::Taken {
            field: field.to_owned(),
        }),
        None => Ok(()),
    }
}

/// Refuses to take out what others lead to.
pub fn unused(all: &[RegisterEntry], id: RecordId) -> Result<(), Refusal> {
    if all.iter().any(|one| one.sheet.refers_to() == Some(id)) {
        return Err(Refusal::InUse {
            thing: "record".to_owned(),
        });
    }
    Ok(())
}

/// A web address that a reader can follow: `https://` goes before one without a scheme, so that no
/// other scheme ever becomes a link.
fn web_address(field: &str, raw: &str) -> Result<String, Refusal> {
    let address = line(field, raw, URL)?;
    let known = ["https://", "http://"];
    let lower = address.to_lowercase();
    if address.is_empty() || known.iter().any(|scheme| lower.starts_with(scheme)) {
        Ok(address)
    } else {
        line(field, &format!("https://{address}"), URL)
    }
}

/// An amount between nothing and the most that a sheet holds.
fn amount(field: &str, cents: Option<Cents>) -> Result<Option<Cents>, Refusal> {
    match cents {
        Some(Cents(cents)) if !(0..=MAX_CENTS).contains(&cents) => Err(Refusal::OutOfRange {
            field: field.to_owned(),
            min: 0,
            max: u32::try_from(MAX_CENTS / 100).unwrap_or(u32::MAX),
        }),
        other => Ok(other),
    }
}
