//! The pictures of strategy drafts.

use super::drafts::draft;
use super::found;
use crate::domain::ids::{DraftId, PictureId};
use crate::domain::limits::PICTURES_PER_DRAFT;
use crate::domain::refusal::Refusal;
use crate::domain::strategy::count;
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::convert::{id, number};
use crate::store::error::StoreError;
use crate::store::schema_office::draft_picture;
use diesel::prelude::*;

const PICTURE: &str = "picture";

#[derive(Insertable, Queryable)]
#[diesel(table_name = draft_picture)]
struct PictureRow {
    id: String,
    draft_id: String,
    width: i64,
    height: i64,
    bytes: Vec<u8>,
}

/// A picture of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPicture {
    /// Identity.
    pub id: PictureId,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// JPEG without metadata.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Keeps a picture for a draft that may still be edited.
    pub fn add_picture(&self, draft_id: DraftId, picture: StoredPicture) -> Answer<()> {
        self.write(move |conn| {
            if !draft(conn, draft_id)?.state.is_editable() {
                return Err(Refusal::Frozen.into());
            }
            let there: i64 = draft_picture::table
                .filter(draft_picture::draft_id.eq(draft_id.to_string()))
                .count()
                .get_result(conn)?;
            if usize::try_from(there).is_ok_and(|there| there >= PICTURES_PER_DRAFT) {
                return Err(Refusal::TooMany {
                    field: "pictures".to_owned(),
                    limit: count(PICTURES_PER_DRAFT),
                }
                .into());
            }
            let row = PictureRow {
                id: picture.id.to_string(),
                draft_id: draft_id.to_string(),
                width: picture.width.into(),
                height: picture.height.into(),
                bytes: picture.bytes,
            };
            diesel::insert_into(draft_picture::table)
                .values(&row)
                .execute(conn)?;
            Ok(())
        })
    }

    /// One picture.
    pub fn picture(&self, id: PictureId) -> Result<StoredPicture, StoreError> {
        self.read(|conn| found(PICTURE, picture(conn, id)?))
    }

    /// One picture of this draft.
    pub fn picture_of(&self, draft: DraftId, id: PictureId) -> Result<StoredPicture, StoreError> {
        self.read(|conn| {
            let of: Option<String> = draft_picture::table
                .find(id.to_string())
                .select(draft_picture::draft_id)
                .first(conn)
                .optional()?;
            if of != Some(draft.to_string()) {
                return Err(Refusal::not_found(PICTURE).into());
            }
            found(PICTURE, picture(conn, id)?)
        })
    }

    /// Those of these pictures that there are.
    pub fn pictures(&self, ids: &[PictureId]) -> Result<Vec<StoredPicture>, StoreError> {
        self.read(|conn| {
            let mut pictures = Vec::new();
            for id in ids {
                pictures.extend(picture(conn, *id)?);
            }
            Ok(pictures)
        })
    }
}

fn picture(conn: &mut Conn, wanted: PictureId) -> Result<Option<StoredPicture>, StoreError> {
    let row: Option<PictureRow> = draft_picture::table
        .find(wanted.to_string())
        .first(conn)
        .optional()?;
    row.map(|row| {
        Ok(StoredPicture {
            id: id(PICTURE, &row.id)?,
            width: number(PICTURE, row.width)?,
            height: number(PICTURE, row.height)?,
            bytes: row.bytes,
        })
    })
    .transpose()
}
