//! The pictures of photos. What is known about them belongs to the workshop and is written by its session.

use super::Store;
use super::answer::Answer;
use super::convert::id;
use super::error::StoreError;
use super::rows::photos;
use super::schema_workshop::{photo, photo_file};
use crate::domain::ids::{PhotoId, WorkshopId};
use crate::domain::photo::Photo;
use diesel::prelude::*;

/// A picture, and what decides who may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPhoto {
    /// The workshop.
    pub workshop_id: WorkshopId,
    /// Whether those in the picture agree.
    pub consent: bool,
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

    /// The photos of a workshop, in order.
    pub fn photos(&self, workshop: WorkshopId) -> Result<Vec<Photo>, StoreError> {
        self.read(|conn| photos::photos(conn, &workshop.to_string()))
    }

    /// A photo with its picture.
    pub fn photo_file(&self, wanted: PhotoId) -> Result<Option<StoredPhoto>, StoreError> {
        let row: Option<(String, bool, Vec<u8>)> = self.read(|conn| {
            let key = wanted.to_string();
            let known: Option<(String, bool)> = photo::table
                .find(&key)
                .select((photo::workshop_id, photo::consent))
                .first(conn)
                .optional()?;
            let Some((workshop, consent)) = known else {
                return Ok(None);
            };
            let bytes: Option<Vec<u8>> = photo_file::table
                .find(&key)
                .select(photo_file::bytes)
                .first(conn)
                .optional()?;
            Ok(bytes.map(|bytes| (workshop, consent, bytes)))
        })?;
        row.map(|(workshop, consent, bytes)| {
            Ok(StoredPhoto {
                workshop_id: id("photo", &workshop)?,
                consent,
                bytes,
            })
        })
        .transpose()
    }
}
