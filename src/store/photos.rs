//! The pictures of photos. What is known about them belongs to the workshop and is written by its session.

use super::Store;
use super::answer::Answer;
use super::convert::id;
use super::error::StoreError;
use super::rows::photos;
use super::schema_office::workshop_minutes;
use super::schema_workshop::{photo, photo_file, workshop};
use crate::domain::ids::{PhotoId, WorkshopId};
use crate::domain::photo::Photo;
use diesel::prelude::*;
use std::collections::BTreeSet;

/// A picture, and what decides who may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPhoto {
    /// The workshop.
    pub workshop_id: WorkshopId,
    /// Whether those in the picture agree.
    pub consent: bool,
    /// Whether everybody may see it at this moment: it stands on the wall, or in published minutes.
    pub open: bool,
    /// JPEG.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Keeps the picture of a photo that is about to be added.
    pub fn add_photo_file(
        &self,
        workshop: WorkshopId,
        photo: PhotoId,
        bytes: Vec<u8>,
    ) -> Answer<()> {
        self.write(move |conn| {
            diesel::insert_into(photo_file::table)
                .values((
                    photo_file::photo_id.eq(photo.to_string()),
                    photo_file::workshop_id.eq(workshop.to_string()),
                    photo_file::bytes.eq(bytes),
                ))
                .execute(conn)?;
            Ok(())
        })
    }

    /// Removes the picture of a photo that was not added after all.
    pub fn remove_photo_file(&self, gone: PhotoId) -> Answer<()> {
        self.write(move |conn| photos::remove_photo(conn, gone))
    }

    /// Removes pictures whose photo was never added, because the service died in between. To be
    /// called before the first picture is taken in; answers how many there were.
    pub fn remove_lost_photo_files(&self) -> Answer<usize> {
        self.write(move |conn| {
            let known: Vec<String> = photo::table.select(photo::id).load(conn)?;
            let known: BTreeSet<String> = known.into_iter().collect();
            let mut files: Vec<String> =
                photo_file::table.select(photo_file::photo_id).load(conn)?;
            files.retain(|file| !known.contains(file));
            let lost = photo_file::table.filter(photo_file::photo_id.eq_any(files));
            Ok(diesel::delete(lost).execute(conn)?)
        })
    }

    /// The photos of a workshop, in order.
    pub fn photos(&self, workshop: WorkshopId) -> Result<Vec<Photo>, StoreError> {
        self.read(|conn| photos::photos(conn, &workshop.to_string()))
    }

    /// A photo with its picture.
    pub fn photo_file(&self, wanted: PhotoId) -> Result<Option<StoredPhoto>, StoreError> {
        let row: Option<(String, bool, bool, Vec<u8>)> = self.read(|conn| {
            let key = wanted.to_string();
            let known: Option<(String, bool, bool)> = photo::table
                .find(&key)
                .select((photo::workshop_id, photo::consent, photo::released))
                .first(conn)
                .optional()?;
            let Some((workshop, consent, released)) = known else {
                return Ok(None);
            };
            let on_wall: bool = workshop::table
                .find(&workshop)
                .select(workshop::photo_wall)
                .first(conn)?;
            let published: i64 = workshop_minutes::table
                .filter(workshop_minutes::workshop_id.eq(&workshop))
                .filter(workshop_minutes::published_at.is_not_null())
                .count()
                .get_result(conn)?;
            let open = consent && (on_wall || (released && published > 0));
            let bytes: Option<Vec<u8>> = photo_file::table
                .find(&key)
                .select(photo_file::bytes)
                .first(conn)
                .optional()?;
            Ok(bytes.map(|bytes| (workshop, consent, open, bytes)))
        })?;
        row.map(|(workshop, consent, open, bytes)| {
            Ok(StoredPhoto {
                workshop_id: id("photo", &workshop)?,
                consent,
                open,
                bytes,
            })
        })
        .transpose()
    }
}
