//! The measures of a process; every change of one is a new version.

use super::versions::{change, leave_sitting, put_version, sitting_of, versions};
use super::{Edit, NewSheet, check_version, found, processes};
use crate::domain::ids::{MeasureId, ProcessId};
use crate::domain::measure::MeasureState;
use crate::domain::measure_sheet::{Measure, MeasureSheet};
use crate::domain::refusal::Refusal;
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::convert::{code, from_code, from_json, id, id_opt, json, number, text_opt};
use crate::store::error::StoreError;
use crate::store::schema_office::office_measure;
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::dsl::max;
use diesel::prelude::*;

pub(super) const MEASURE: &str = "measure";

#[derive(Insertable, Queryable)]
#[diesel(table_name = office_measure, treat_none_as_default_value = false)]
struct MeasureRow {
    id: String,
    process_id: String,
    workshop_id: Option<String>,
    number: i64,
    sheet: String,
    room_state: String,
    version: i64,
    merged_into: Option<String>,
    created_at: NaiveDateTime,
    modified_at: NaiveDateTime,
}

/// A rank of the administration for one measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRank {
    /// The measure.
    pub id: MeasureId,
    /// The version that its writer saw.
    pub seen: u32,
    /// The rank; none takes it away.
    pub rank: Option<u32>,
    /// Why it deviates from the room's.
    pub reason: String,
}

impl Store {
    /// All measures of a process, by number.
    pub fn office_measures(&self, process: ProcessId) -> Result<Vec<Measure>, StoreError> {
        self.read(|conn| measures(conn, process))
    }

    /// One measure.
    pub fn office_measure(&self, id: MeasureId) -> Result<Measure, StoreError> {
        self.read(|conn| measure(conn, id))
    }

    /// A measure that the office writes itself, with a number that nobody else has.
    pub fn create_measure(
        &self,
        process: ProcessId,
        (id, number): (MeasureId, u32),
        sheet: MeasureSheet,
        edit: Edit,
    ) -> Answer<Measure> {
        self.write(move |conn| {
            processes::process(conn, process)?;
            let thing = Measure {
                id,
                process_id: process,
                workshop_id: None,
                number,
                sheet,
                room_state: MeasureState::Visible,
                version: 1,
                merged_into: None,
                created_at: edit.at,
                modified_at: edit.at,
            };
            put(conn, &thing)?;
            put_version(conn, &thing, edit.author)?;
            Ok(thing)
        })
    }

    /// Saves a sheet as a new version of a measure whose version the writer saw.
    pub fn edit_measure(
        &self,
        id: MeasureId,
        seen: u32,
        sheet: MeasureSheet,
        edit: Edit,
    ) -> Answer<Measure> {
        self.write(move |conn| {
            let mut thing = measure(conn, id)?;
            check_version(thing.version, seen)?;
            change(conn, &mut thing, edit, |thing| thing.sheet = sheet)?;
            Ok(thing)
        })
    }

    /// Saves a sheet while somebody is typing: all saves of one person in one sitting become one
    /// version, the last of them.
    pub fn save_measure(
        &self,
        id: MeasureId,
        seen: u32,
        sheet: MeasureSheet,
        edit: Edit,
    ) -> Answer<Measure> {
        self.write(move |conn| {
            let mut thing = measure(conn, id)?;
            check_version(thing.version, seen)?;
            let began = leave_sitting(conn, &thing, edit)?;
            change(conn, &mut thing, edit, |thing| thing.sheet = sheet)?;
            sitting_of(conn, &thing, began)?;
            Ok(thing)
        })
    }

    /// Ranks measures of a process, all of them or none.
    pub fn rank_measures(
        &self,
        process: ProcessId,
        ranks: Vec<StoredRank>,
        edit: Edit,
    ) -> Answer<()> {
        self.write(move |conn| {
            for rank in ranks {
                let mut thing = measure_of(conn, process, rank.id)?;
                check_version(thing.version, rank.seen)?;
                let sheet = &thing.sheet;
                if sheet.administration_rank != rank.rank || sheet.rank_reason != rank.reason {
                    change(conn, &mut thing, edit, |thing| {
                        thing.sheet.administration_rank = rank.rank;
                        thing.sheet.rank_reason = rank.reason;
                    })?;
                }
            }
            Ok(())
        })
    }

    /// Brings an earlier version back, as a new one.
    pub fn restore_measure(
        &self,
        id: MeasureId,
        seen: u32,
        earlier: u32,
        edit: Edit,
    ) -> Answer<Measure> {
        self.write(move |conn| {
            let mut thing = measure(conn, id)?;
            check_version(thing.version, seen)?;
            let sheet = versions(conn, id)?
                .into_iter()
                .find(|version| version.version == earlier)
                .map(|version| version.sheet);
            let sheet = found("version", sheet)?;
            change(conn, &mut thing, edit, |thing| thing.sheet = sheet)?;
            Ok(thing)
        })
    }

    /// Gives measures of a process new sheets, all of them or none; those that say the same stay as they are.
    pub fn edit_measures(
        &self,
        process: ProcessId,
        sheets: Vec<NewSheet>,
        edit: Edit,
    ) -> Answer<()> {
        self.write(move |conn| {
            for (id, seen, sheet) in sheets {
                let mut thing = measure_of(conn, process, id)?;
                check_version(thing.version, seen)?;
                if thing.sheet != sheet {
                    change(conn, &mut thing, edit, |thing| thing.sheet = sheet)?;
                }
            }
            Ok(())
        })
    }

    /// Makes measures part of another one, the survivor. They stay readable, with their frozen
    /// results.
    pub fn merge_measures(
        &self,
        survivor: (MeasureId, u32),
        parts: Vec<(MeasureId, u32)>,
        edit: Edit,
    ) -> Answer<Measure> {
        self.write(move |conn| {
            let into = measure(conn, survivor.0)?;
            check_version(into.version, survivor.1)?;
            if into.merged_into.is_some() || parts.is_empty() {
                return Err(Refusal::CannotMerge.into());
            }
            for (id, seen) in parts {
                let mut part = measure(conn, id)?;
                check_version(part.version, seen)?;
                if part.id == into.id
                    || part.merged_into.is_some()
                    || part.process_id != into.process_id
                {
                    return Err(Refusal::CannotMerge.into());
                }
                change(conn, &mut part, edit, |part| {
                    part.merged_into = Some(into.id);
                })?;
            }
            Ok(into)
        })
    }

    /// Sets a merged measure free again.
    pub fn unmerge_measure(&self, id: MeasureId, seen: u32, edit: Edit) -> Answer<Measure> {
        self.write(move |conn| {
            let mut thing = measure(conn, id)?;
            check_version(thing.version, seen)?;
            if thing.merged_into.is_none() {
                return Err(Refusal::CannotMerge.into());
            }
            change(conn, &mut thing, edit, |thing| thing.merged_into = None)?;
            Ok(thing)
        })
    }
}

/// One measure.
pub(super) fn measure(conn: &mut Conn, id: MeasureId) -> Result<Measure, StoreError> {
    found(MEASURE, stored(conn, id)?)
}

/// The measure with this id, if the office has it.
pub(in crate::store) fn stored(
    conn: &mut Conn,
    id: MeasureId,
) -> Result<Option<Measure>, StoreError> {
    let row: Option<MeasureRow> = office_measure::table
        .filter(office_measure::id.eq(id.to_string()))
        .first(conn)
        .optional()?;
    row.map(MeasureRow::into_domain).transpose()
}

/// All measures of a process, by number.
pub(super) fn measures(conn: &mut Conn, process: ProcessId) -> Result<Vec<Measure>, StoreError> {
    let rows: Vec<MeasureRow> = office_measure::table
        .filter(office_measure::process_id.eq(process.to_string()))
        .order(office_measure::number)
        .load(conn)?;
    rows.into_iter().map(MeasureRow::into_domain).collect()
}

/// The number that the next measure of this process gets, whoever writes it.
pub(in crate::store) fn next_number(
    conn: &mut Conn,
    process: ProcessId,
) -> Result<u32, StoreError> {
    let last: Option<i64> = office_measure::table
        .filter(office_measure::process_id.eq(process.to_string()))
        .select(max(office_measure::number))
        .get_result(conn)?;
    number(MEASURE, last.unwrap_or(0) + 1)
}

/// Stores a measure.
pub(in crate::store) fn put(conn: &mut Conn, thing: &Measure) -> Result<(), StoreError> {
    let row = MeasureRow {
        id: thing.id.to_string(),
        process_id: thing.process_id.to_string(),
        workshop_id: text_opt(thing.workshop_id),
        number: thing.number.into(),
        sheet: json(MEASURE, &thing.sheet)?,
        room_state: code(MEASURE, thing.room_state)?,
        version: thing.version.into(),
        merged_into: text_opt(thing.merged_into),
        created_at: thing.created_at.to_naive(),
        modified_at: thing.modified_at.to_naive(),
    };
    upsert!(conn, office_measure, [id], &row)?;
    Ok(())
}

/// A measure of this process.
pub(super) fn measure_of(
    conn: &mut Conn,
    process: ProcessId,
    id: MeasureId,
) -> Result<Measure, StoreError> {
    let thing = measure(conn, id)?;
    if thing.process_id == process {
        Ok(thing)
    } else {
        Err(Refusal::not_found(MEASURE).into())
    }
}

impl MeasureRow {
    fn into_domain(self) -> Result<Measure, StoreError> {
        Ok(Measure {
            id: id(MEASURE, &self.id)?,
            process_id: id(MEASURE, &self.process_id)?,
            workshop_id: id_opt(MEASURE, self.workshop_id)?,
            number: number(MEASURE, self.number)?,
            sheet: from_json(MEASURE, &self.sheet)?,
            room_state: from_code(MEASURE, self.room_state)?,
            version: number(MEASURE, self.version)?,
            merged_into: id_opt(MEASURE, self.merged_into)?,
            created_at: self.created_at.into(),
            modified_at: self.modified_at.into(),
        })
    }
}
