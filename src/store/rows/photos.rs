//! Photos: what is known about them, and the pictures themselves.

use crate::domain::ids::{PhotoId, WorkshopId};
use crate::domain::photo::Photo;
use crate::store::conn::Conn;
use crate::store::convert::{id, id_opt, number, text_opt};
use crate::store::error::StoreError;
use crate::store::office::kept::forget_minutes;
use crate::store::schema_workshop::{photo, photo_file};
use crate::store::upsert::upsert;
use chrono::NaiveDateTime;
use diesel::prelude::*;

#[derive(Insertable, Queryable)]
#[diesel(table_name = photo, treat_none_as_default_value = false)]
struct PhotoRow {
    id: String,
    workshop_id: String,
    position: i64,
    phase_id: Option<String>,
    alt: String,
    consent: bool,
    released: bool,
    width: i64,
    height: i64,
    at: NaiveDateTime,
    version: i64,
}

const PHOTO: &str = "photo";

/// Stores what is known about a photo.
pub(crate) fn put_photo(
    conn: &mut Conn,
    workshop: WorkshopId,
    thing: &Photo,
) -> Result<(), StoreError> {
    if !thing.consent && consented(conn, thing.id)?.is_some() {
        forget_minutes(conn, workshop)?;
    }
    let row = PhotoRow {
        id: thing.id.to_string(),
        workshop_id: workshop.to_string(),
        position: thing.order.into(),
        phase_id: text_opt(thing.phase_id),
        alt: thing.alt.clone(),
        consent: thing.consent,
        released: thing.released,
        width: thing.width.into(),
        height: thing.height.into(),
        at: thing.at.to_naive(),
        version: thing.version.into(),
    };
    upsert!(conn, photo, [id], &row)?;
    Ok(())
}

/// Removes a photo with its picture.
pub(crate) fn remove_photo(conn: &mut Conn, gone: PhotoId) -> Result<(), StoreError> {
    let key = gone.to_string();
    if let Some(workshop) = consented(conn, gone)? {
        forget_minutes(conn, workshop)?;
    }
    diesel::delete(photo_file::table.filter(photo_file::photo_id.eq(&key))).execute(conn)?;
    diesel::delete(photo::table.filter(photo::id.eq(&key))).execute(conn)?;
    Ok(())
}

/// The workshop of a photo whose people agree that it is shown, as far as is stored: its kept minutes may show it.
fn consented(conn: &mut Conn, of: PhotoId) -> Result<Option<WorkshopId>, StoreError> {
    let workshop: Option<String> = photo::table
        .find(of.to_string())
        .filter(photo::consent.eq(true))
        .select(photo::workshop_id)
        .first(conn)
        .optional()?;
    id_opt(PHOTO, workshop)
}

/// All photos of a workshop.
pub(crate) fn photos(conn: &mut Conn, workshop: &str) -> Result<Vec<Photo>, StoreError> {
    let rows: Vec<PhotoRow> = photo::table
        .filter(photo::workshop_id.eq(workshop))
        .order(photo::position)
        .load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(Photo {
                id: id(PHOTO, &row.id)?,
                order: number(PHOTO, row.position)?,
                phase_id: id_opt(PHOTO, row.phase_id)?,
                alt: row.alt,
                consent: row.consent,
                released: row.released,
                width: number(PHOTO, row.width)?,
                height: number(PHOTO, row.height)?,
                at: row.at.into(),
                version: number(PHOTO, row.version)?,
            })
        })
        .collect()
}
