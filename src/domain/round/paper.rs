//! Votes from paper and shows of hands: a source of their own (Nacherfassung).

use super::Ballot;
use crate::domain::context::Timestamp;
use crate::domain::ids::{AccountId, PaperTallyId};
use serde::{Deserialize, Serialize};

/// How votes outside the phones were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PaperSource {
    /// Dots on paper.
    Paper,
    /// A show of hands.
    ShowOfHands,
}

/// Votes typed in from paper or counted in the room (Nacherfassung): a separate, marked source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaperTally {
    /// Identity.
    pub id: PaperTallyId,
    /// How they were given.
    pub source: PaperSource,
    /// People or ballots behind it.
    pub ballots: u32,
    /// Points per option, by index, as long as the options; empty if the ballots were typed in one by one.
    pub points: Vec<u32>,
    /// Ballots typed in one by one, equal ones together, in no order of arrival.
    #[serde(default)]
    pub sheets: Vec<PaperSheet>,
    /// The moderator who typed it in.
    pub entered_by: AccountId,
    /// When.
    pub entered_at: Timestamp,
    /// Free remark.
    pub note: String,
    /// The same typed in a second time.
    #[serde(default)]
    pub check: Option<PaperCheck>,
}

/// Equal ballots on paper.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaperSheet {
    /// What was marked.
    pub ballot: Ballot,
    /// How many such ballots, from 1.
    pub count: u32,
}

/// A second entry of the same paper (doppelte Erfassung). The first entry is what counts; where they differ, a
/// moderator looks again and replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PaperCheck {
    /// People or ballots behind it.
    pub ballots: u32,
    /// Points per option, or empty.
    pub points: Vec<u32>,
    /// Ballots one by one, or empty.
    pub sheets: Vec<PaperSheet>,
    /// Who typed it in: may be the same account, and is shown.
    pub entered_by: AccountId,
    /// When.
    pub entered_at: Timestamp,
    /// True if both entries say the same.
    pub agrees: bool,
}

impl PaperTally {
    /// What it gives to one option, in the unit of [`Ballot::support`].
    pub fn support(&self, option: usize) -> u32 {
        let listed = self.points.get(option).copied().unwrap_or_default();
        let of_sheet = |sheet: &PaperSheet| {
            let given: u32 = sheet
                .ballot
                .support()
                .iter()
                .filter(|(index, _)| usize::try_from(*index).is_ok_and(|index| index == option))
                .map(|(_, amount)| *amount)
                .sum();
            given.saturating_mul(sheet.count)
        };
        self.sheets
            .iter()
            .map(of_sheet)
            .fold(listed, u32::saturating_add)
    }
}
