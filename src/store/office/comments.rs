//! What staff say to each other about a measure.

use super::measures;
use crate::domain::context::Timestamp;
use crate::domain::ids::{AccountId, CommentId, MeasureId};
use crate::domain::limits::COMMENTS_PER_MEASURE;
use crate::domain::refusal::Refusal;
use crate::domain::strategy::at_most;
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::convert::id;
use crate::store::error::StoreError;
use crate::store::schema_office::measure_comment;
use chrono::NaiveDateTime;
use diesel::prelude::*;

const COMMENT: &str = "comment";

#[derive(Insertable, Queryable)]
#[diesel(table_name = measure_comment)]
struct CommentRow {
    id: String,
    measure_id: String,
    author_id: String,
    field: String,
    text: String,
    at: NaiveDateTime,
    resolved_at: Option<NaiveDateTime>,
}

/// A comment as it was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredComment {
    /// Identity.
    pub id: CommentId,
    /// The measure.
    pub measure_id: MeasureId,
    /// Who wrote it.
    pub author: AccountId,
    /// Name of the field that it is about; empty for the whole sheet.
    pub field: String,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub at: Timestamp,
    /// When somebody said that it is settled.
    pub resolved_at: Option<Timestamp>,
}

impl Store {
    /// The comments on a measure, oldest first.
    pub fn comments(&self, measure: MeasureId) -> Result<Vec<StoredComment>, StoreError> {
        self.read(|conn| {
            let rows: Vec<CommentRow> = measure_comment::table
                .filter(measure_comment::measure_id.eq(measure.to_string()))
                .order((measure_comment::at, measure_comment::id))
                .load(conn)?;
            rows.into_iter().map(CommentRow::into_stored).collect()
        })
    }

    /// Adds a comment to a measure.
    pub fn add_comment(&self, comment: StoredComment) -> Answer<()> {
        self.write(move |conn| {
            let measure = measures::measure(conn, comment.measure_id)?.id.to_string();
            let stored: i64 = measure_comment::table
                .filter(measure_comment::measure_id.eq(&measure))
                .count()
                .get_result(conn)?;
            let stored = usize::try_from(stored).unwrap_or(usize::MAX);
            at_most("comments", stored.saturating_add(1), COMMENTS_PER_MEASURE)?;
            let row = CommentRow {
                id: comment.id.to_string(),
                measure_id: measure,
                author_id: comment.author.to_string(),
                field: comment.field,
                text: comment.text,
                at: comment.at.to_naive(),
                resolved_at: comment.resolved_at.map(Timestamp::to_naive),
            };
            diesel::insert_into(measure_comment::table)
                .values(&row)
                .execute(conn)?;
            Ok(())
        })
    }

    /// Says that a comment is settled, or open again.
    pub fn resolve_comment(
        &self,
        measure: MeasureId,
        id: CommentId,
        resolved_at: Option<Timestamp>,
    ) -> Answer<()> {
        self.write(move |conn| {
            one(conn, measure, id)?;
            diesel::update(measure_comment::table.find(id.to_string()))
                .set(measure_comment::resolved_at.eq(resolved_at.map(Timestamp::to_naive)))
                .execute(conn)?;
            Ok(())
        })
    }

    /// Takes a comment back; only its author may.
    pub fn delete_comment(&self, measure: MeasureId, id: CommentId, by: AccountId) -> Answer<()> {
        self.write(move |conn| {
            if one(conn, measure, id)?.author != by {
                return Err(Refusal::NotAllowed.into());
            }
            diesel::delete(measure_comment::table.find(id.to_string())).execute(conn)?;
            Ok(())
        })
    }
}

fn one(conn: &mut Conn, measure: MeasureId, id: CommentId) -> Result<StoredComment, StoreError> {
    let row: Option<CommentRow> = measure_comment::table
        .filter(measure_comment::id.eq(id.to_string()))
        .filter(measure_comment::measure_id.eq(measure.to_string()))
        .first(conn)
        .optional()?;
    super::found(COMMENT, row)?.into_stored()
}

impl CommentRow {
    fn into_stored(self) -> Result<StoredComment, StoreError> {
        Ok(StoredComment {
            id: id(COMMENT, &self.id)?,
            measure_id: id(COMMENT, &self.measure_id)?,
            author: id(COMMENT, &self.author_id)?,
            field: self.field,
            text: self.text,
            at: self.at.into(),
            resolved_at: self.resolved_at.map(Timestamp::from),
        })
    }
}
