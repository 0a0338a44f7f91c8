//! Two rankings side by side: the room's, which never changes, and the administration's.

use crate::domain::measure_list::{FrozenResult, ListedMeasure};
use crate::domain::measure_sheet::MeasureSheet;
use crate::domain::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// How the administration's rank stands to the room's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Agreement {
    /// The administration has not ranked it yet.
    Unranked,
    /// The room never voted on it.
    NoRoomRank,
    /// Both say the same; in a tie of the room any rank of the tie.
    Agreed,
    /// They differ; there is a reason.
    Contested,
}

/// The result that leads a measure: its own in the round that counts most. Results of measures that
/// were merged into it are not its own.
pub fn leading(entry: &ListedMeasure) -> Option<&FrozenResult> {
    entry
        .results
        .iter()
        .find(|result| result.measure_id == entry.measure.id)
}

/// How a rank of the administration stands to the room's result.
pub fn agreement(room: Option<&FrozenResult>, administration: Option<u32>) -> Agreement {
    match (room, administration) {
        (_, None) => Agreement::Unranked,
        (None, Some(_)) => Agreement::NoRoomRank,
        (Some(room), Some(rank)) if (room.rank..=room.last_rank).contains(&rank) => {
            Agreement::Agreed
        }
        _ => Agreement::Contested,
    }
}

/// Refuses a rank that deviates from the room's without a reason.
pub fn check(room: Option<&FrozenResult>, sheet: &MeasureSheet) -> Result<(), Refusal> {
    if agreement(room, sheet.administration_rank) == Agreement::Contested
        && sheet.rank_reason.is_empty()
    {
        return Err(Refusal::Empty {
            field: "rankReason".to_owned(),
        });
    }
    Ok(())
}
