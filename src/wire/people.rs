//! Those who would like to help, and how it was for everybody, over HTTP.
//!
//! | request | body → answer |
//! |---|---|
//! | `GET /api/workshops/{workshop}/support` | → [`SupportTerms`], shown before anybody agrees |
//! | `PUT /api/workshops/{workshop}/support` | [`OfferSupport`] → [`OwnSupport`]; replaces an earlier one |
//! | `POST /api/workshops/{workshop}/support/look` | `PhoneToken` → [`OwnSupport`] or null |
//! | `POST /api/workshops/{workshop}/support/withdraw` | [`WithdrawSupport`] → 204; `notFound` if there is none |
//! | `GET /api/workshops/{workshop}/supporters` | → `Supporter[]`, for staff |
//! | `GET /api/workshops/{workshop}/supporters.csv` | → the same as a file |
//! | `PUT /api/workshops/{workshop}/satisfaction` | [`Say`] → 204; replaces an earlier one |
//! | `GET /api/workshops/{workshop}/satisfaction` | → `SatisfactionSummary`, for staff |

use super::rest::Hidden;
use crate::domain::context::Timestamp;
use crate::domain::ids::MeasureId;
use crate::domain::satisfaction::Satisfaction;
use serde::{Deserialize, Serialize};

/// What a contact would be kept for, and how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SupportTerms {
    /// When it would be deleted if it were given today.
    pub delete_on: Timestamp,
}

/// Somebody would like to help and gives a contact for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OfferSupport {
    /// The phone's secret.
    pub token: Hidden,
    /// The measure; none for any.
    pub measure_id: Option<MeasureId>,
    /// Name.
    pub name: Hidden,
    /// E-mail address or telephone number.
    pub contact: Hidden,
    /// Must be true: the person has read what it is for and agreed.
    pub consent: bool,
}

/// What a person has given themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OwnSupport {
    /// The measure; none for any.
    pub measure_id: Option<MeasureId>,
    /// Name.
    pub name: String,
    /// E-mail address or telephone number.
    pub contact: String,
    /// When it is deleted.
    pub delete_on: Timestamp,
}

/// Takes a contact back, by the phone that gave it or by the follow-up code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WithdrawSupport {
    /// The phone's secret.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub token: Option<Hidden>,
    /// The follow-up code.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub code: Option<Hidden>,
}

/// How it was for one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Say {
    /// The phone's secret; nothing of it is stored that leads back.
    pub token: Hidden,
    /// The answers.
    pub said: Satisfaction,
}

#[cfg(test)]
pub(super) fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
    visitor.visit::<SupportTerms>();
    visitor.visit::<OfferSupport>();
    visitor.visit::<OwnSupport>();
    visitor.visit::<WithdrawSupport>();
    visitor.visit::<Say>();
    visitor.visit::<crate::domain::supporter::Supporter>();
    visitor.visit::<crate::domain::satisfaction::SatisfactionSummary>();
}
