//! Edited measure lists that were taken over, each as one step that can be undone.

use super::measures::measure_of;
use super::versions::{change, versions};
use super::{Edit, check_version, found, processes};
use crate::domain::context::Timestamp;
use crate::domain::ids::{AccountId, ImportId, MeasureId, ProcessId};
use crate::domain::measure_sheet::MeasureSheet;
use crate::domain::refusal::Refusal;
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::convert::{from_json, id, id_opt, json, naive_opt, text_opt};
use crate::store::error::StoreError;
use crate::store::schema_office::measure_import;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

const IMPORT: &str = "import";
/// Imports that the list shows.
const SHOWN: i64 = 20;

#[derive(Insertable, Queryable)]
#[diesel(table_name = measure_import, treat_none_as_default_value = false)]
struct ImportRow {
    id: String,
    process_id: String,
    file_name: String,
    changes: String,
    author_id: Option<String>,
    at: NaiveDateTime,
    undone_at: Option<NaiveDateTime>,
}

/// What an import did to one measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Changed {
    id: MeasureId,
    from: u32,
    to: u32,
}

/// An import as it was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredImport {
    /// Identity.
    pub id: ImportId,
    /// Name of the file.
    pub file_name: String,
    /// Measures that it changed.
    pub measures: usize,
    /// Who did it.
    pub author: Option<AccountId>,
    /// When.
    pub at: Timestamp,
    /// When it was undone.
    pub undone_at: Option<Timestamp>,
}

/// A measure with the version that was seen and the sheet that it gets.
pub type NewSheet = (MeasureId, u32, MeasureSheet);

impl Store {
    /// Takes an edited list over: all sheets or none.
    pub fn import_measures(
        &self,
        process: ProcessId,
        import: (ImportId, String),
        sheets: Vec<NewSheet>,
        edit: Edit,
    ) -> Answer<()> {
        self.write(move |conn| {
            processes::process(conn, process)?;
            let mut changes = Vec::new();
            for (id, seen, sheet) in sheets {
                let mut thing = measure_of(conn, process, id)?;
                check_version(thing.version, seen)?;
                change(conn, &mut thing, edit, |thing| thing.sheet = sheet)?;
                changes.push(Changed {
                    id,
                    from: seen,
                    to: thing.version,
                });
            }
            let row = ImportRow {
                id: import.0.to_string(),
                process_id: process.to_string(),
                file_name: import.1,
                changes: json(IMPORT, &changes)?,
                author_id: text_opt(edit.author),
                at: edit.at.to_naive(),
                undone_at: None,
            };
            diesel::insert_into(measure_import::table)
                .values(&row)
                .execute(conn)?;
            Ok(())
        })
    }

    /// The last imports of a process, newest first.
    pub fn imports(&self, process: ProcessId) -> Result<Vec<StoredImport>, StoreError> {
        self.read(|conn| {
            let rows: Vec<ImportRow> = measure_import::table
                .filter(measure_import::process_id.eq(process.to_string()))
                .order((measure_import::at.desc(), measure_import::id.desc()))
                .limit(SHOWN)
                .load(conn)?;
            rows.into_iter()
                .map(|row| {
                    let changes: Vec<Changed> = from_json(IMPORT, &row.changes)?;
                    Ok(StoredImport {
                        id: id(IMPORT, &row.id)?,
                        file_name: row.file_name,
                        measures: changes.len(),
                        author: id_opt(IMPORT, row.author_id)?,
                        at: row.at.into(),
                        undone_at: row.undone_at.map(Timestamp::from),
                    })
                })
                .collect()
        })
    }

    /// Undoes an import: its measures are again as they were before. If one of them was edited
    /// since, nothing is undone.
    pub fn undo_import(&self, process: ProcessId, import: ImportId, edit: Edit) -> Answer<()> {
        self.write(move |conn| {
            let row = row(conn, process, import)?;
            if row.undone_at.is_some() {
                return Err(Refusal::NothingToUndo.into());
            }
            let changes: Vec<Changed> = from_json(IMPORT, &row.changes)?;
            for one in changes {
                let mut thing = measure_of(conn, process, one.id)?;
                if thing.version != one.to {
                    return Err(Refusal::CannotUndo.into());
                }
                let stored = versions(conn, one.id)?;
                let before = stored
                    .into_iter()
                    .find(|version| version.version == one.from);
                let sheet = found("version", before)?.sheet;
                change(conn, &mut thing, edit, |thing| thing.sheet = sheet)?;
            }
            diesel::update(measure_import::table.find(row.id))
                .set(measure_import::undone_at.eq(naive_opt(Some(edit.at))))
                .execute(conn)?;
            Ok(())
        })
    }
}

fn row(conn: &mut Conn, process: ProcessId, import: ImportId) -> Result<ImportRow, StoreError> {
    let row = measure_import::table
        .filter(measure_import::id.eq(import.to_string()))
        .filter(measure_import::process_id.eq(process.to_string()))
        .first(conn)
        .optional()?;
    found(IMPORT, row)
}
