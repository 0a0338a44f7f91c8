//! Notes for the minutes.

use crate::domain::ids::WorkshopId;
use crate::domain::note::Note;
use crate::store::conn::Conn;
use crate::store::convert::{id, id_opt, number, text_opt};
use crate::store::error::StoreError;
use crate::store::schema_workshop::note;
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;

#[derive(Insertable, Queryable)]
#[diesel(table_name = note, treat_none_as_default_value = false)]
struct NoteRow {
    id: String,
    workshop_id: String,
    phase_id: Option<String>,
    text: String,
    author_id: String,
    at: NaiveDateTime,
    deleted: bool,
    version: i64,
}

const NOTE: &str = "note";

/// Stores a note.
pub(crate) fn put_note(
    conn: &mut Conn,
    workshop: WorkshopId,
    thing: &Note,
) -> Result<(), StoreError> {
    let row = NoteRow {
        id: thing.id.to_string(),
        workshop_id: workshop.to_string(),
        phase_id: text_opt(thing.phase_id),
        text: thing.text.clone(),
        author_id: thing.author.to_string(),
        at: thing.at.to_naive(),
        deleted: thing.deleted,
        version: thing.version.into(),
    };
    upsert!(conn, note, [id], &row)?;
    Ok(())
}

/// All notes, deleted ones too.
pub(crate) fn notes(conn: &mut Conn, workshop: &str) -> Result<Vec<Note>, StoreError> {
    let rows: Vec<NoteRow> = note::table
        .filter(note::workshop_id.eq(workshop))
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(Note {
                id: id(NOTE, &row.id)?,
                phase_id: id_opt(NOTE, row.phase_id)?,
                text: row.text,
                author: id(NOTE, &row.author_id)?,
                at: row.at.into(),
                deleted: row.deleted,
                version: number(NOTE, row.version)?,
            })
        })
        .collect()
}
