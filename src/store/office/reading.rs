//! Links by which people without an account read a draft.

use super::drafts::draft;
use super::{Edit, found};
use crate::domain::context::Timestamp;
use crate::domain::ids::{DraftId, ReadingLinkId};
use crate::domain::participant::Hash256;
use crate::domain::reading_link::{READING_LINKS, ReadingLink};
use crate::domain::strategy::at_most;
use crate::store::Store;
use crate::store::answer::Answer;
use crate::store::conn::Conn;
use crate::store::convert::{id, text_opt};
use crate::store::error::StoreError;
use crate::store::schema_office::reading_link;
use chrono::NaiveDateTime;
use diesel::prelude::*;

const LINK: &str = "link";

#[derive(Insertable, Queryable)]
#[diesel(table_name = reading_link, treat_none_as_default_value = false)]
struct LinkRow {
    id: String,
    draft_id: String,
    reader: String,
    token_hash: Vec<u8>,
    made_by: Option<String>,
    made_at: NaiveDateTime,
    ends_at: NaiveDateTime,
    withdrawn_at: Option<NaiveDateTime>,
    files: bool,
}

impl Store {
    /// The links of a draft, the newest first.
    pub fn reading_links(&self, of: DraftId) -> Result<Vec<ReadingLink>, StoreError> {
        self.read(|conn| links(conn, of))
    }

    /// Keeps a new link of a draft.
    pub fn add_reading_link(
        &self,
        of: DraftId,
        link: ReadingLink,
        token_hash: Hash256,
        edit: Edit,
    ) -> Answer<()> {
        self.write(move |conn| {
            let stored = links(conn, of)?.len();
            at_most("links", stored.saturating_add(1), READING_LINKS)?;
            let row = LinkRow {
                id: link.id.to_string(),
                draft_id: of.to_string(),
                reader: link.reader,
                token_hash: token_hash.0.to_vec(),
                made_by: text_opt(edit.author),
                made_at: link.made_at.to_naive(),
                ends_at: link.ends_at.to_naive(),
                withdrawn_at: link.withdrawn_at.map(Timestamp::to_naive),
                files: link.files,
            };
            diesel::insert_into(reading_link::table)
                .values(&row)
                .execute(conn)?;
            Ok(())
        })
    }

    /// Withdraws a link of a draft; one that was withdrawn before stays as it is.
    pub fn withdraw_reading_link(
        &self,
        of: DraftId,
        id: ReadingLinkId,
        at: Timestamp,
    ) -> Answer<()> {
        self.write(move |conn| {
            let known = links(conn, of)?.into_iter().find(|link| link.id == id);
            if found(LINK, known)?.withdrawn_at.is_none() {
                diesel::update(reading_link::table.find(id.to_string()))
                    .set(reading_link::withdrawn_at.eq(Some(at.to_naive())))
                    .execute(conn)?;
            }
            Ok(())
        })
    }

    /// The link with this secret, and its draft.
    pub fn reading_link(
        &self,
        token_hash: Hash256,
    ) -> Result<Option<(ReadingLink, DraftId)>, StoreError> {
        self.read(|conn| {
            let row: Option<LinkRow> = reading_link::table
                .filter(reading_link::token_hash.eq(token_hash.0.to_vec()))
                .first(conn)
                .optional()?;
            row.map(|row| Ok((row.told()?, id(LINK, &row.draft_id)?)))
                .transpose()
        })
    }
}

fn links(conn: &mut Conn, of: DraftId) -> Result<Vec<ReadingLink>, StoreError> {
    draft(conn, of)?;
    let rows: Vec<LinkRow> = reading_link::table
        .filter(reading_link::draft_id.eq(of.to_string()))
        .order((reading_link::made_at.desc(), reading_link::id.desc()))
        .load(conn)?;
    rows.iter().map(LinkRow::told).collect()
}

impl LinkRow {
    fn told(&self) -> Result<ReadingLink, StoreError> {
        Ok(ReadingLink {
            id: id(LINK, &self.id)?,
            reader: self.reader.clone(),
            made_at: self.made_at.into(),
            ends_at: self.ends_at.into(),
            withdrawn_at: self.withdrawn_at.map(Timestamp::from),
            files: self.files,
        })
    }
}
