//! An edited measure list comes back as a spreadsheet.
//!
//! | Route | Body → answer |
//! |---|---|
//! | `POST /api/processes/{process}/import/look` | the file → `EditedList`; nothing is stored |
//! | `POST /api/processes/{process}/imports` | [`TakeOver`] → 201 [`Import`]`[]`; all or nothing |
//! | `GET /api/processes/{process}/imports` | → [`Import`]`[]`, newest first |
//! | `POST /api/processes/{process}/imports/{import}/undo` | – → [`Import`]`[]`; refused if something was edited since |
//!
//! A file that cannot be read is the refusal `unreadableFile` with one of `notXlsx`,
//! `fileTooLarge`, `noMeasures`, `noState`, `otherProcess` as its reason.

use crate::domain::context::Timestamp;
use crate::domain::ids::{ImportId, MeasureId};
use crate::domain::sheet::edited::EditedList;
use serde::{Deserialize, Serialize};

/// A cell that is to be taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TakenCell {
    /// Heading of its column.
    pub column: String,
    /// Its value, as the look at the file gave it.
    pub value: String,
}

/// A measure with the cells that are to be taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TakenRow {
    /// The measure.
    pub measure_id: MeasureId,
    /// The version that the look at the file showed.
    pub version: u32,
    /// The cells.
    pub cells: Vec<TakenCell>,
}

/// Takes the chosen cells over, as one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TakeOver {
    /// Name of the file, to recognise the step by.
    pub file_name: String,
    /// The measures.
    pub rows: Vec<TakenRow>,
}

/// A list that was taken over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Import {
    /// Identity.
    pub id: ImportId,
    /// Name of the file.
    pub file_name: String,
    /// Measures that it changed.
    pub measures: u32,
    /// Display name of whoever did it.
    pub author: Option<String>,
    /// When.
    pub at: Timestamp,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
}

/// All types of this file that the front end needs, in one place for the generator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "only a list of types")]
pub struct ImportTypes {
    pub list: EditedList,
    pub take_over: TakeOver,
    pub imports: Vec<Import>,
}
