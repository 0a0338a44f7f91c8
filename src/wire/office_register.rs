//! Requests and answers of the registers that the office keeps beside the measures: funding,
//! existing strategies, variants, local plans.
//!
//! | Route | Body → answer |
//! |---|---|
//! | `GET /api/processes/{process}/records` | → [`Registers`] |
//! | `POST /api/processes/{process}/records` | `RecordSheet` → 201 `RegisterEntry` |
//! | `PUT /api/processes/{process}/records/{record}` | `Edited<RecordSheet>` → `RegisterEntry`; the kind stays |
//! | `DELETE /api/processes/{process}/records/{record}?version=` | → 204; refused (`inUse`) while another entry leads to it |

use crate::domain::register::RegisterEntry;
use crate::domain::register::soon::SoonOver;
use serde::{Deserialize, Serialize};

/// All registers of a process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Registers {
    /// All entries, by kind, the oldest first.
    pub records: Vec<RegisterEntry>,
    /// What runs out soon or is overdue, the earliest first.
    pub soon: Vec<SoonOver>,
}
