//! What became of one's own cards, over HTTP: for people without an account, long after the day.
//!
//! | request | body → answer |
//! |---|---|
//! | `POST /api/workshops/{workshop}/follow-up-code` | [`PhoneToken`] → [`FollowUpCode`], the same one each time |
//! | `POST /api/follow-up` | [`FollowUpCode`] → [`FollowUpPlace`], for whoever has nothing but the code; `notFound` as below |
//! | `POST /api/results/{workshop}/own` | [`FollowUpCode`] → `FollowUp`; `notFound` for a code that is unknown or too old |

use super::rest::Hidden;
use crate::domain::ids::WorkshopId;
use serde::{Deserialize, Serialize};

/// Proves which participant asks. In the body, because addresses are logged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PhoneToken {
    /// The phone's secret, as in `hello`.
    pub token: Hidden,
}

/// A follow-up code. The service keeps its hash only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FollowUpCode {
    /// `ABCDE-FGHJK`; any tolerated form is read.
    pub code: Hidden,
}

/// Where a follow-up code leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FollowUpPlace {
    /// The workshop: its public results and, with the code, one's own things.
    pub workshop_id: WorkshopId,
}
