//! The versions of a measure: what the room wrote, and what everybody saved since.

use super::Edit;
use super::measures::{MEASURE, measure, put};
use crate::domain::context::Timestamp;
use crate::domain::ids::{AccountId, MeasureId, ProcessId};
use crate::domain::limits::SITTING_MS;
use crate::domain::measure_sheet::{Measure, MeasureSheet};
use crate::store::Store;
use crate::store::conn::Conn;
use crate::store::convert::{from_json, id, id_opt, json, number, text_opt};
use crate::store::error::StoreError;
use crate::store::schema_office::{office_measure, office_measure_version};
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Insertable, Queryable)]
#[diesel(table_name = office_measure_version, treat_none_as_default_value = false)]
struct VersionRow {
    measure_id: String,
    version: i64,
    sheet: String,
    merged_into: Option<String>,
    author_id: Option<String>,
    at: NaiveDateTime,
    sitting_began_at: Option<NaiveDateTime>,
}

/// One version of a measure, as it was saved.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredVersion {
    /// The version; 0 is what the room wrote.
    pub version: u32,
    /// The whole sheet.
    pub sheet: MeasureSheet,
    /// The measure that it was part of.
    pub merged_into: Option<MeasureId>,
    /// Who saved it; none for the room.
    pub author: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// All versions of a measure, newest first; one that nobody has edited has its version 0 only.
    pub fn measure_versions(&self, id: MeasureId) -> Result<Vec<StoredVersion>, StoreError> {
        self.read(|conn| {
            let thing = measure(conn, id)?;
            let mut stored = versions(conn, id)?;
            if stored.is_empty() {
                stored.push(StoredVersion {
                    version: thing.version,
                    sheet: thing.sheet,
                    merged_into: None,
                    author: None,
                    at: thing.created_at,
                });
            }
            Ok(stored)
        })
    }
}

/// A sheet, and the measure that it was part of.
type Then = (MeasureSheet, Option<MeasureId>);

impl Store {
    /// The sheets of a process as they were at a moment: the last version that was saved until then. A measure that
    /// nobody has edited is not among them, and of one that was only edited later the first version is.
    pub fn sheets_as_of(
        &self,
        process: ProcessId,
        at: Timestamp,
    ) -> Result<HashMap<MeasureId, Then>, StoreError> {
        self.read(|conn| {
            let of: Vec<String> = office_measure::table
                .filter(office_measure::process_id.eq(process.to_string()))
                .select(office_measure::id)
                .load(conn)?;
            let rows: Vec<VersionRow> = office_measure_version::table
                .filter(office_measure_version::measure_id.eq_any(of))
                .order(office_measure_version::version)
                .load(conn)?;
            let mut then: HashMap<String, VersionRow> = HashMap::new();
            for row in rows {
                if Timestamp::from(row.at) <= at || !then.contains_key(&row.measure_id) {
                    then.insert(row.measure_id.clone(), row);
                }
            }
            then.into_values()
                .map(|row| {
                    let part_of = id_opt(MEASURE, row.merged_into)?;
                    let sheet = from_json(MEASURE, &row.sheet)?;
                    Ok((id(MEASURE, &row.measure_id)?, (sheet, part_of)))
                })
                .collect()
        })
    }
}

/// Makes a change as a new version. The first one keeps what the room wrote as version 0.
pub(super) fn change(
    conn: &mut Conn,
    thing: &mut Measure,
    edit: Edit,
    body: impl FnOnce(&mut Measure),
) -> Result<(), StoreError> {
    if thing.version == 0 {
        put_version(conn, thing, None)?;
    }
    body(thing);
    thing.version += 1;
    thing.modified_at = edit.at;
    put(conn, thing)?;
    put_version(conn, thing, edit.author)
}

/// Takes the version away that the next save of the same sitting replaces; answers when the sitting
/// began.
pub(super) fn leave_sitting(
    conn: &mut Conn,
    thing: &Measure,
    edit: Edit,
) -> Result<Timestamp, StoreError> {
    let last: Option<VersionRow> = version_of(thing.id, thing.version).first(conn).optional()?;
    let began = last
        .filter(|row| row.author_id == text_opt(edit.author))
        .and_then(|row| row.sitting_began_at)
        .map(Timestamp::from)
        .filter(|began| (0..SITTING_MS).contains(&edit.at.since_ms(*began)));
    let Some(began) = began else {
        return Ok(edit.at);
    };
    diesel::delete(version_of(thing.id, thing.version)).execute(conn)?;
    Ok(began)
}

/// Notes when the sitting began in which the last version was saved.
pub(super) fn sitting_of(
    conn: &mut Conn,
    thing: &Measure,
    began: Timestamp,
) -> Result<(), StoreError> {
    diesel::update(version_of(thing.id, thing.version))
        .set(office_measure_version::sitting_began_at.eq(Some(began.to_naive())))
        .execute(conn)?;
    Ok(())
}

/// Stores a measure as it is now as the version that it has.
pub(super) fn put_version(
    conn: &mut Conn,
    thing: &Measure,
    author: Option<AccountId>,
) -> Result<(), StoreError> {
    let row = VersionRow {
        measure_id: thing.id.to_string(),
        version: thing.version.into(),
        sheet: json(MEASURE, &thing.sheet)?,
        merged_into: text_opt(thing.merged_into),
        author_id: text_opt(author),
        at: thing.modified_at.to_naive(),
        sitting_began_at: None,
    };
    upsert!(conn, office_measure_version, [measure_id, version], &row)?;
    Ok(())
}

/// The row of one version.
#[diesel::dsl::auto_type]
fn version_of(measure: MeasureId, version: u32) -> _ {
    let measure: String = measure.to_string();
    let version: i64 = version.into();
    office_measure_version::table
        .filter(office_measure_version::measure_id.eq(measure))
        .filter(office_measure_version::version.eq(version))
}

/// All stored versions of a measure, newest first.
pub(super) fn versions(
    conn: &mut Conn,
    measure: MeasureId,
) -> Result<Vec<StoredVersion>, StoreError> {
    let rows: Vec<VersionRow> = office_measure_version::table
        .filter(office_measure_version::measure_id.eq(measure.to_string()))
        .order(office_measure_version::version.desc())
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(StoredVersion {
                version: number(MEASURE, row.version)?,
                sheet: from_json(MEASURE, &row.sheet)?,
                merged_into: id_opt(MEASURE, row.merged_into)?,
                author: id_opt(MEASURE, row.author_id)?,
                at: row.at.into(),
            })
        })
        .collect()
}
