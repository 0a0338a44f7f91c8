//! The municipality, its pages, and what people say about accessibility.

use crate::domain::context::Timestamp;
use crate::domain::ids::FeedbackId;
use crate::domain::municipality::{Feedback, Logo, Municipality, Page, PageKind, PageText};
use crate::domain::participant::Language;
use crate::domain::refusal::Refusal;
use crate::store::answer::Answer;
use crate::store::error::StoreError;
use crate::store::schema_access::{feedback, logo, municipality, page};
use crate::store::{Store, convert};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// The one row of tables that hold one thing.
pub(super) const ONLY: i64 = 1;

impl Store {
    /// The municipality; a placeholder before it was named.
    pub fn municipality(&self) -> Result<Municipality, StoreError> {
        type Row = (String, String, String, String, String, String, String, i64);
        let row: Option<Row> = self.read(|conn| {
            Ok(municipality::table
                .find(ONLY)
                .select((
                    municipality::name,
                    municipality::short_name,
                    municipality::kind,
                    municipality::state,
                    municipality::website,
                    municipality::accent,
                    municipality::locale,
                    municipality::version,
                ))
                .first(conn)
                .optional()?)
        })?;
        let Some((name, short_name, kind, state, website, accent, locale, version)) = row else {
            return Ok(Municipality::default());
        };
        Ok(Municipality {
            name,
            short_name,
            kind: convert::from_code("municipality", kind)?,
            state,
            website,
            accent,
            locale,
            version: convert::number("municipality", version)?,
        })
    }

    /// Stores the municipality. Its `version` is the one that was seen; refused if it is another.
    pub fn set_municipality(&self, new: Municipality) -> Answer<u32> {
        self.write(move |conn| {
            let current: Option<i64> = municipality::table
                .find(ONLY)
                .select(municipality::version)
                .first(conn)
                .optional()?;
            let current: u32 = convert::number("municipality", current.unwrap_or(0))?;
            if current != new.version {
                return Err(Refusal::Conflict { version: current }.into());
            }
            let next = current.saturating_add(1);
            diesel::delete(municipality::table).execute(conn)?;
            diesel::insert_into(municipality::table)
                .values((
                    municipality::id.eq(ONLY),
                    municipality::name.eq(&new.name),
                    municipality::short_name.eq(&new.short_name),
                    municipality::kind.eq(convert::code("municipality", new.kind)?),
                    municipality::state.eq(&new.state),
                    municipality::website.eq(&new.website),
                    municipality::accent.eq(&new.accent),
                    municipality::locale.eq(&new.locale),
                    municipality::version.eq(i64::from(next)),
                ))
                .execute(conn)?;
            Ok(next)
        })
    }

    /// The logo, if there is one.
    pub fn logo(&self) -> Result<Option<Logo>, StoreError> {
        let row: Option<(String, Vec<u8>, String)> = self.read(|conn| {
            Ok(logo::table
                .find(ONLY)
                .select((logo::media_type, logo::bytes, logo::digest))
                .first(conn)
                .optional()?)
        })?;
        Ok(row.map(|(media_type, bytes, digest)| Logo {
            media_type,
            bytes,
            digest,
        }))
    }

    /// The logo's digest, if there is a logo.
    pub fn logo_digest(&self) -> Result<Option<String>, StoreError> {
        self.read(|conn| {
            Ok(logo::table
                .find(ONLY)
                .select(logo::digest)
                .first(conn)
                .optional()?)
        })
    }

    /// Stores the logo in place of an earlier one, or takes it away.
    pub fn set_logo(&self, new: Option<Logo>) -> Answer<()> {
        self.write(move |conn| {
            diesel::delete(logo::table).execute(conn)?;
            if let Some(new) = new {
                diesel::insert_into(logo::table)
                    .values((
                        logo::id.eq(ONLY),
                        logo::media_type.eq(&new.media_type),
                        logo::bytes.eq(&new.bytes),
                        logo::digest.eq(&new.digest),
                    ))
                    .execute(conn)?;
            }
            Ok(())
        })
    }

    /// A page that the municipality has changed; none as long as the product's text holds.
    pub fn page(&self, kind: PageKind) -> Result<Option<Page>, StoreError> {
        type Row = (String, String, String, i64, NaiveDateTime);
        let key = convert::code("page", kind)?;
        let rows: Vec<Row> = self.read(|conn| {
            Ok(page::table
                .filter(page::kind.eq(key))
                .select((
                    page::language,
                    page::short,
                    page::body,
                    page::version,
                    page::modified_at,
                ))
                .load(conn)?)
        })?;
        let Some((_, _, _, version, modified_at)) = rows.first() else {
            return Ok(None);
        };
        let text = |language: &str| {
            rows.iter()
                .find(|row| row.0 == language)
                .map(|row| PageText {
                    short: row.1.clone(),
                    body: row.2.clone(),
                })
                .unwrap_or_default()
        };
        Ok(Some(Page {
            kind,
            de: text("de"),
            en: text("en"),
            plain: text("de-simple"),
            more: rows
                .iter()
                .filter(|row| !["de", "en", "de-simple"].contains(&row.0.as_str()))
                .filter_map(|row| Some((Language::new(&row.0)?, text(&row.0))))
                .collect(),
            version: convert::number("page", *version)?,
            modified_at: Some((*modified_at).into()),
        }))
    }

    /// Stores a page. Its `version` is the one that was seen; refused if it is another.
    pub fn set_page(&self, new: Page, now: Timestamp) -> Answer<u32> {
        self.write(move |conn| {
            let key = convert::code("page", new.kind)?;
            let current: Option<i64> = page::table
                .filter(page::kind.eq(&key))
                .select(page::version)
                .first(conn)
                .optional()?;
            let current: u32 = convert::number("page", current.unwrap_or(0))?;
            if current != new.version {
                return Err(Refusal::Conflict { version: current }.into());
            }
            let next = current.saturating_add(1);
            diesel::delete(page::table.filter(page::kind.eq(&key))).execute(conn)?;
            let own = [("de", &new.de), ("en", &new.en), ("de-simple", &new.plain)];
            let more = new
                .more
                .iter()
                .map(|(language, text)| (language.tag(), text));
            for (language, text) in own.into_iter().chain(more) {
                diesel::insert_into(page::table)
                    .values((
                        page::kind.eq(&key),
                        page::language.eq(language),
                        page::short.eq(&text.short),
                        page::body.eq(&text.body),
                        page::version.eq(i64::from(next)),
                        page::modified_at.eq(now.to_naive()),
                    ))
                    .execute(conn)?;
            }
            Ok(next)
        })
    }

    /// Stores a message about accessibility.
    pub fn add_feedback(&self, new: Feedback) -> Answer<()> {
        self.write(move |conn| {
            diesel::insert_into(feedback::table)
                .values((
                    feedback::id.eq(new.id.to_string()),
                    feedback::number.eq(&new.number),
                    feedback::text.eq(&new.text),
                    feedback::contact.eq(&new.contact),
                    feedback::address.eq(&new.address),
                    feedback::created_at.eq(new.created_at.to_naive()),
                    feedback::done_at.eq(convert::naive_opt(new.done_at)),
                ))
                .execute(conn)?;
            Ok(())
        })
    }

    /// All messages about accessibility, newest first.
    pub fn feedback(&self) -> Result<Vec<Feedback>, StoreError> {
        type Row = (
            String,
            String,
            String,
            String,
            String,
            NaiveDateTime,
            Option<NaiveDateTime>,
        );
        let rows: Vec<Row> = self.read(|conn| {
            Ok(feedback::table
                .order((feedback::created_at.desc(), feedback::id.desc()))
                .load(conn)?)
        })?;
        rows.into_iter()
            .map(
                |(id, number, text, contact, address, created_at, done_at)| {
                    Ok(Feedback {
                        id: convert::id("feedback", &id)?,
                        number,
                        text,
                        contact,
                        address,
                        created_at: created_at.into(),
                        done_at: done_at.map(Timestamp::from),
                    })
                },
            )
            .collect()
    }

    /// Marks a message as dealt with, or not. False if there is none.
    pub fn set_feedback_done(&self, id: FeedbackId, done_at: Option<Timestamp>) -> Answer<bool> {
        self.write(move |conn| {
            let changed = diesel::update(feedback::table.find(id.to_string()))
                .set(feedback::done_at.eq(convert::naive_opt(done_at)))
                .execute(conn)?;
            Ok(changed > 0)
        })
    }
}
