//! Where the measures of a workshop flow into the office's list: in the same transaction in which
//! the workshop stores them.

use super::conn::Conn;
use super::convert::from_json;
use super::error::StoreError;
use super::office::{self, processes};
use super::schema_workshop::workshop;
use crate::domain::context::Timestamp;
use crate::domain::ids::{ProcessId, WorkshopId};
use crate::domain::measure::WorkshopMeasure;
use crate::domain::measure_sheet::Measure;
use crate::domain::setup::Setup;
use crate::domain::workshop::Head;
use diesel::prelude::*;

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

/// Takes over what a new workshop brings along, so that the next one finds its life domains in the
/// process.
pub(super) fn workshop_made(conn: &mut Conn, head: &Head, at: Timestamp) -> Result<(), StoreError> {
    processes::take_over(conn, head.process_id, &head.setup, at)
}

/// Takes over the new values of measures that have a number. Called by the commit, within its
/// transaction; an error undoes the workshop's batch. As long as nobody in the office has edited a
/// measure it follows the room; hidden and withdrawn ones are marked, never deleted.
pub(super) fn measures_changed(
    conn: &mut Conn,
    source: Source,
    measures: &[&WorkshopMeasure],
) -> Result<(), StoreError> {
    let setup: String = workshop::table
        .filter(workshop::id.eq(source.workshop_id.to_string()))
        .select(workshop::setup)
        .get_result(conn)?;
    let setup: Setup = from_json("workshop", &setup)?;
    processes::take_over(conn, source.process_id, &setup, source.at)?;
    for room in measures {
        let before = office::measures::stored(conn, room.id)?;
        let after = Measure::following(
            before.as_ref(),
            room,
            source.process_id,
            source.workshop_id,
            source.at,
        );
        if let Some(after) = after {
            office::measures::put(conn, &after)?;
        }
    }
    Ok(())
}
