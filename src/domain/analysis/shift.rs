//! A round held again after discussion.

use super::shape::{Shift, ShiftRow};
use super::slot;
use crate::domain::results::has_frozen_result;
use crate::domain::round::Round;

/// Ranks before and after of what was asked about both times; none if the earlier result does not count.
pub(super) fn shift(round: &Round, earlier: &Round) -> Option<Shift> {
    if !has_frozen_result(earlier) {
        return None;
    }
    let (now, before) = (round.result.as_ref()?, earlier.result.as_ref()?);
    let rows = now
        .options
        .iter()
        .filter_map(|row| {
            let id = round.options.get(slot(row.option))?.id;
            let old = before.options.iter().find(|old| {
                let option = earlier.options.get(slot(old.option));
                option.is_some_and(|option| option.id == id)
            })?;
            Some(ShiftRow {
                option: row.option,
                before: old.rank,
                after: row.rank,
            })
        })
        .collect();
    Some(Shift {
        round_id: earlier.id,
        rows,
    })
}
