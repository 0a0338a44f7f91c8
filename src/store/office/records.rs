//! The registers of a process: funding, existing strategies, variants, local plans.

use super::{check_version, found, measures, processes};
use crate::domain::context::Timestamp;
use crate::domain::ids::{ProcessId, RecordId};
use crate::domain::refusal::Refusal;
use crate::domain::register::{RecordSheet, RegisterEntry, fits, unused};
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::convert::{from_json, id, json, number};
use crate::store::error::StoreError;
use crate::store::schema_office::office_record;
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;

const RECORD: &str = "record";

#[derive(Insertable, Queryable)]
#[diesel(table_name = office_record)]
struct RecordRow {
    id: String,
    process_id: String,
    kind: String,
    sheet: String,
    version: i64,
    modified_at: NaiveDateTime,
}

impl Store {
    /// All entries of all registers of a process, by kind, the oldest first.
    pub fn records(&self, process: ProcessId) -> Result<Vec<RegisterEntry>, StoreError> {
        self.read(|conn| records(conn, process))
    }

    /// Adds an entry.
    pub fn create_record(
        &self,
        process: ProcessId,
        id: RecordId,
        sheet: RecordSheet,
        at: Timestamp,
    ) -> Answer<RegisterEntry> {
        self.write(move |conn| {
            processes::process(conn, process)?;
            check(conn, process, None, &sheet)?;
            let thing = RegisterEntry {
                id,
                sheet,
                version: 1,
                modified_at: at,
            };
            put(conn, process, &thing)?;
            Ok(thing)
        })
    }

    /// Edits an entry whose version the writer saw; its kind stays.
    pub fn edit_record(
        &self,
        process: ProcessId,
        id: RecordId,
        seen: u32,
        sheet: RecordSheet,
        at: Timestamp,
    ) -> Answer<RegisterEntry> {
        self.write(move |conn| {
            let mut thing = record(conn, process, id)?;
            check_version(thing.version, seen)?;
            check(conn, process, Some(id), &sheet)?;
            thing.sheet = sheet;
            thing.version += 1;
            thing.modified_at = at;
            put(conn, process, &thing)?;
            Ok(thing)
        })
    }

    /// Deletes an entry that no other one leads to.
    pub fn delete_record(&self, process: ProcessId, id: RecordId, seen: u32) -> Answer<()> {
        self.write(move |conn| {
            check_version(record(conn, process, id)?.version, seen)?;
            unused(&records(conn, process)?, id)?;
            diesel::delete(office_record::table.find(id.to_string())).execute(conn)?;
            Ok(())
        })
    }
}

pub(super) fn records(
    conn: &mut Conn,
    process: ProcessId,
) -> Result<Vec<RegisterEntry>, StoreError> {
    let rows: Vec<RecordRow> = office_record::table
        .filter(office_record::process_id.eq(process.to_string()))
        .order((office_record::kind, office_record::id))
        .load(conn)?;
    rows.into_iter().map(RecordRow::into_domain).collect()
}

/// Refuses what does not fit beside the others, or is about no measure of the process.
fn check(
    conn: &mut Conn,
    process: ProcessId,
    own: Option<RecordId>,
    sheet: &RecordSheet,
) -> Result<(), StoreError> {
    if let Some(wanted) = sheet.measure_id()
        && measures::measure(conn, wanted)?.process_id != process
    {
        return Err(Refusal::not_found("measure").into());
    }
    Ok(fits(&records(conn, process)?, own, sheet)?)
}

fn record(conn: &mut Conn, process: ProcessId, id: RecordId) -> Result<RegisterEntry, StoreError> {
    let row: Option<RecordRow> = office_record::table
        .filter(office_record::id.eq(id.to_string()))
        .filter(office_record::process_id.eq(process.to_string()))
        .first(conn)
        .optional()?;
    found(RECORD, row)?.into_domain()
}

fn put(conn: &mut Conn, process: ProcessId, thing: &RegisterEntry) -> Result<(), StoreError> {
    let row = RecordRow {
        id: thing.id.to_string(),
        process_id: process.to_string(),
        kind: thing.sheet.kind().to_owned(),
        sheet: json(RECORD, &thing.sheet)?,
        version: thing.version.into(),
        modified_at: thing.modified_at.to_naive(),
    };
    upsert!(conn, office_record, [id], &row)?;
    Ok(())
}

impl RecordRow {
    fn into_domain(self) -> Result<RegisterEntry, StoreError> {
        Ok(RegisterEntry {
            id: id(RECORD, &self.id)?,
            sheet: from_json(RECORD, &self.sheet)?,
            version: number(RECORD, self.version)?,
            modified_at: self.modified_at.into(),
        })
    }
}
