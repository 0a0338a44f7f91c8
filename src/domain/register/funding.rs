//! Funding programmes (Förderprogramme) and the applications for them.

use super::{amount, web_address};
use crate::domain::ids::{MeasureId, RecordId};
use crate::domain::limits::{DEADLINES_PER_PROGRAMME, NAME, NOTE, SHEET_LINE, SHEET_TEXT};
use crate::domain::refusal::Refusal;
use crate::domain::sheet::cost::WHOLE;
use crate::domain::sheet::money::Cents;
use crate::domain::sheet::period::Period;
use crate::domain::strategy::{at_most, line, lines, required_line};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who gives the money (Fördergeber).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FundingProvider {
    /// The European Union.
    Eu,
    /// The Bund.
    Federal,
    /// The Land.
    #[default]
    State,
    /// The Kreis.
    District,
    /// A foundation.
    Foundation,
    /// Somebody else.
    Other,
}

/// A funding programme with its call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct FundingProgramme {
    /// Name; required, and no other programme of the process has it.
    pub name: String,
    /// What kind of body gives the money.
    pub provider: FundingProvider,
    /// Its name.
    pub body: String,
    /// The call (Aufruf), in words.
    pub call: String,
    /// What is funded.
    pub funds: String,
    /// Who may apply, and for what (Fördervoraussetzungen).
    pub eligibility: String,
    /// Rate of the funding, in hundredths of a percent: 8,000 is 80 %.
    pub rate: Option<u16>,
    /// The least own share, in hundredths of a percent.
    pub own_share: Option<u16>,
    /// The most that one applicant gets.
    pub most_cents: Option<Cents>,
    /// When the call opens.
    pub opens: Option<Period>,
    /// When applications are due, sorted, each once.
    pub deadlines: Vec<Period>,
    /// Until when the programme runs.
    pub valid_until: Option<Period>,
    /// Where to read more.
    pub link: String,
    /// Anything else.
    pub note: String,
}

/// Where an application stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ApplicationState {
    /// Planned.
    #[default]
    Idea,
    /// In preparation.
    Checking,
    /// Handed in.
    Submitted,
    /// Granted.
    Granted,
    /// Refused.
    Rejected,
    /// Taken back.
    Withdrawn,
    /// Accounted for: the proof of use is accepted.
    Settled,
}

impl ApplicationState {
    /// All of them, in the order in which screens and lists show them.
    pub const ALL: &'static [Self] = &[
        Self::Idea,
        Self::Checking,
        Self::Submitted,
        Self::Granted,
        Self::Rejected,
        Self::Withdrawn,
        Self::Settled,
    ];

    /// True if it is still to be handed in.
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Idea | Self::Checking)
    }
}

/// An application for a programme, for one measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FundingApplication {
    /// The measure.
    pub measure_id: MeasureId,
    /// The programme.
    pub programme_id: RecordId,
    /// Where it stands.
    #[serde(default)]
    pub state: ApplicationState,
    /// What is asked for.
    #[serde(default)]
    pub amount_cents: Option<Cents>,
    /// What was granted.
    #[serde(default)]
    pub granted_cents: Option<Cents>,
    /// By when it is to be handed in.
    #[serde(default)]
    pub deadline: Option<Period>,
    /// When it was handed in.
    #[serde(default)]
    pub submitted_on: Option<Period>,
    /// When it was decided.
    #[serde(default)]
    pub decided_on: Option<Period>,
    /// By when the use of the money is to be proved (Verwendungsnachweis).
    #[serde(default)]
    pub proof_due: Option<Period>,
    /// The funding body's reference (Aktenzeichen).
    #[serde(default)]
    pub reference: String,
    /// Anything else.
    #[serde(default)]
    pub note: String,
}

impl FundingProgramme {
    /// The programme with all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        at_most("deadlines", self.deadlines.len(), DEADLINES_PER_PROGRAMME)?;
        let mut deadlines = self.deadlines.clone();
        deadlines.sort_by_key(|time| (time.last_day(), time.first_day()));
        deadlines.dedup();
        Ok(Self {
            name: required_line("name", &self.name, SHEET_LINE)?,
            provider: self.provider,
            body: line("body", &self.body, NAME)?,
            call: line("call", &self.call, SHEET_LINE)?,
            funds: lines("funds", &self.funds, SHEET_TEXT)?,
            eligibility: lines("eligibility", &self.eligibility, SHEET_TEXT)?,
            rate: share("rate", self.rate)?,
            own_share: share("ownShare", self.own_share)?,
            most_cents: amount("mostCents", self.most_cents)?,
            opens: self.opens,
            deadlines,
            valid_until: self.valid_until,
            link: web_address("link", &self.link)?,
            note: lines("note", &self.note, NOTE)?,
        })
    }

    /// The next deadline that is not over on this day.
    pub fn next_deadline(&self, today: NaiveDate) -> Option<Period> {
        let mut ahead = self.deadlines.iter().copied();
        ahead.find(|time| time.last_day() >= today)
    }
}

impl FundingApplication {
    /// The application with all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        Ok(Self {
            amount_cents: amount("amountCents", self.amount_cents)?,
            granted_cents: amount("grantedCents", self.granted_cents)?,
            reference: line("reference", &self.reference, NAME)?,
            note: lines("note", &self.note, NOTE)?,
            ..self.clone()
        })
    }
}

fn share(field: &str, share: Option<u16>) -> Result<Option<u16>, Refusal> {
    match share {
        Some(share) if share > WHOLE => Err(Refusal::OutOfRange {
            field: field.to_owned(),
            min: 0,
            max: 100,
        }),
        other => Ok(other),
    }
}
