//! Requests and answers around a measure's sheet: saving while typing, ranking, comments, who is
//! here, the resource plan.
//!
//! | Route | Body → answer |
//! |---|---|
//! | `PATCH /api/measures/{measure}` | [`PatchMeasure`] → [`SavedMeasure`]; saves of one sitting are one version |
//! | `POST /api/processes/{process}/ranks` | [`SetRanks`] → `MeasureRows`; all or none |
//! | `GET /api/processes/{process}/resource-plan` | → `ResourcePlan`; parameters: [`PlanQuery`] |
//! | `GET /api/measures/{measure}/comments` | → [`Comment`]`[]`, oldest first |
//! | `POST /api/measures/{measure}/comments` | [`NewComment`] → 201 [`Comment`]`[]` |
//! | `PUT /api/measures/{measure}/comments/{comment}` | [`SettleComment`] → [`Comment`]`[]` |
//! | `DELETE /api/measures/{measure}/comments/{comment}` | → 204; its author only |
//! | `POST /api/measures/{measure}/presence` | – → [`Others`]; a sign of life that holds for 40 s |
//! | `DELETE /api/measures/{measure}/presence` | → 204 |

use crate::domain::context::Timestamp;
use crate::domain::ids::{CommentId, MeasureId};
use crate::domain::measure_sheet::MeasureSheet;
use crate::domain::sheet::money::Cents;
use crate::domain::sheet::ranking::Agreement;
use crate::domain::sheet::resource::{PlanOrder, ResourcePlan};
use serde::{Deserialize, Serialize};

/// Saves some fields of a sheet; the others stay as they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PatchMeasure {
    /// The version that the writer saw.
    pub version: u32,
    /// The fields with their new values.
    #[cfg_attr(test, ts(type = "Partial<MeasureSheet>"))]
    pub fields: serde_json::Map<String, serde_json::Value>,
}

/// What holds after a save.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SavedMeasure {
    /// The new version.
    pub version: u32,
    /// The whole sheet.
    pub sheet: MeasureSheet,
    /// When it was saved.
    pub modified_at: Timestamp,
}

/// The administration's rank for one measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SetRank {
    /// The measure.
    pub id: MeasureId,
    /// The version that the writer saw.
    pub version: u32,
    /// The rank; none takes it away.
    pub rank: Option<u32>,
    /// Why it deviates from the room's; required if it does.
    pub reason: String,
}

/// Ranks measures, all of them or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SetRanks {
    /// The ranks.
    pub ranks: Vec<SetRank>,
}

/// Parameters of the resource plan, all optional.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", default)]
pub struct PlanQuery {
    /// In which order the measures take from the budget.
    pub order: PlanOrder,
    /// Own share of one year at most, in cents.
    pub budget: Option<Cents>,
}

/// A comment on a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    /// Identity.
    pub id: CommentId,
    /// Display name of its author; none if the account is gone.
    pub author: Option<String>,
    /// True if the asker wrote it.
    pub own: bool,
    /// Name of the field that it is about; empty for the whole sheet.
    pub field: String,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: Timestamp,
    /// When somebody said that it is settled.
    pub resolved_at: Option<Timestamp>,
}

/// Writes a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct NewComment {
    /// Name of the field that it is about; empty for the whole sheet.
    #[serde(default)]
    pub field: String,
    /// What it says, at most 2,000 code points.
    pub text: String,
}

/// Says whether a comment is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SettleComment {
    /// True if it is settled.
    pub resolved: bool,
}

/// Who else has the sheet open at this moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Others {
    /// Their display names.
    pub others: Vec<String>,
}

/// Who examined a measure last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Assessed {
    /// Display name; none if the account is gone.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// All types of this file that the front end needs, in one place for the generator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[expect(missing_docs, reason = "only a list of types")]
pub struct SheetTypes {
    pub patch: PatchMeasure,
    pub saved: SavedMeasure,
    pub ranks: SetRanks,
    pub query: PlanQuery,
    pub plan: ResourcePlan,
    pub comments: Vec<Comment>,
    pub new_comment: NewComment,
    pub settle: SettleComment,
    pub others: Others,
    pub agreement: Agreement,
}
