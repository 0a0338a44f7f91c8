//! What an edited measure list (a spreadsheet that came back) would change, cell by cell.

use crate::domain::ids::MeasureId;
use crate::domain::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Why a cell of an edited list cannot be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CellProblem {
    /// The column is worked out by the service, or comes from the room.
    ReadOnly,
    /// The cell joins several entries of the sheet; they are edited there.
    SeveralParts,
    /// The value is none that the column can have.
    Unreadable,
}

/// A cell that somebody changed in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EditedCell {
    /// Heading of its column.
    pub column: String,
    /// What the office has now, as people read it.
    pub now: String,
    /// What the file has, as people read it.
    pub file: String,
    /// What the file has, as it is sent back to be taken over.
    pub value: String,
    /// True if the office has changed the same cell since the file was made.
    pub conflict: bool,
    /// Why it cannot be taken over.
    pub problem: Option<CellProblem>,
}

/// A measure with changed cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EditedRow {
    /// The measure.
    pub measure_id: MeasureId,
    /// `17` is shown as `M-017`.
    pub number: u32,
    /// Its title now.
    pub title: String,
    /// Its version now; taking over names it.
    pub version: u32,
    /// The cells, in the order of the columns.
    pub cells: Vec<EditedCell>,
    /// Why all its cells together cannot be stored, such as a rank without a reason.
    pub problem: Option<Refusal>,
}

/// What an edited list would change. Nothing is stored yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EditedList {
    /// When the file was made, in German words.
    pub made_at: String,
    /// Measures with changed cells.
    pub rows: Vec<EditedRow>,
    /// Measures of the file without any change.
    pub unchanged: u32,
    /// Measures that the office has changed since the file was made.
    pub changed_since: u32,
    /// Numbers in the file that the process does not have, and rows without a number (as `–`).
    pub unknown: Vec<String>,
    /// Numbers that stand in the file twice; only the first row counts.
    pub twice: Vec<String>,
}
