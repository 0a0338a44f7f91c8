//! People who would like to help (Mitstreiter): a contact given for one purpose and one time.

use super::context::Timestamp;
use super::ids::{MeasureId, SupporterId, WorkshopId};
use serde::{Deserialize, Serialize};

const DAY_MS: i64 = 24 * 3_600_000;
/// Days until a contact is deleted by itself; the retention rules allow at most 24 months.
pub const CONTACT_DAYS: i64 = 365;

/// Somebody who would like to help. Staff see it; it is in no minutes, no log and no file but the list of
/// contacts itself, whose every line says what for and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Supporter {
    /// Identity.
    pub id: SupporterId,
    /// The workshop.
    pub workshop_id: WorkshopId,
    /// The measure that they would like to help with; none for any.
    pub measure_id: Option<MeasureId>,
    /// Name as they gave it.
    pub name: String,
    /// E-mail address or telephone number as they gave it.
    pub contact: String,
    /// When they agreed.
    pub consented_at: Timestamp,
    /// When it is deleted.
    pub delete_on: Timestamp,
}

/// When a contact given at this moment is deleted: a whole day, so that it can be named beforehand.
pub fn delete_on(now: Timestamp) -> Timestamp {
    let today = now.0.div_euclid(DAY_MS);
    Timestamp(today.saturating_add(CONTACT_DAYS).saturating_mul(DAY_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_deletion_is_the_same_all_day() {
        let (morning, evening) = (Timestamp(20_000 * DAY_MS), Timestamp(20_001 * DAY_MS - 1));
        assert_eq!(delete_on(morning), delete_on(evening));
        assert_eq!(delete_on(morning).since_ms(morning), 365 * DAY_MS);
    }
}
