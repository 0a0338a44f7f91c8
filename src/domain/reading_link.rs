//! Links by which somebody without an account reads a draft in confidence (Leselink): factions, elders, partners. Each is
//! for one reader, ends by itself, and can be withdrawn.

use super::context::Timestamp;
use super::ids::ReadingLinkId;
use super::limits::NAME;
use super::refusal::Refusal;
use super::strategy::required_line;
use serde::{Deserialize, Serialize};

/// Links of one draft.
pub const READING_LINKS: usize = 100;
/// Days that a link holds at most.
pub const MOST_DAYS: u16 = 90;
const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// A link without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReadingLink {
    /// Identity.
    pub id: ReadingLinkId,
    /// Who reads by it: a body or an office, never a private person's address.
    pub reader: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// From then on it opens nothing.
    pub ends_at: Timestamp,
    /// When somebody withdrew it.
    pub withdrawn_at: Option<Timestamp>,
    /// True: its reader may take the draft away as a PDF.
    pub files: bool,
}

impl ReadingLink {
    /// A new link for a reader, that holds so many days, with or without files.
    ///
    /// # Errors
    /// If there is no reader, or the days are none or too many.
    pub fn new(
        id: ReadingLinkId,
        reader: &str,
        days: u16,
        files: bool,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        if days == 0 || days > MOST_DAYS {
            return Err(Refusal::OutOfRange {
                field: "days".to_owned(),
                min: 1,
                max: MOST_DAYS.into(),
            });
        }
        Ok(Self {
            id,
            reader: required_line("reader", reader, NAME)?,
            made_at: now,
            ends_at: now.plus_ms(i64::from(days) * DAY_MS),
            withdrawn_at: None,
            files,
        })
    }

    /// True if it opens its draft at this moment.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.withdrawn_at.is_none() && now < self.ends_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn link(days: u16) -> Result<ReadingLink, Refusal> {
        ReadingLink::new(
            ReadingLinkId(Uuid::nil()),
            " Fraktion A ",
            days,
            false,
            Timestamp(1_000),
        )
    }

    #[test]
    fn a_link_holds_its_days_and_no_moment_longer() {
        let link = link(14).unwrap();
        assert_eq!(link.reader, "Fraktion A");
        assert!(link.is_open(link.ends_at.plus_ms(-1)));
        assert!(!link.is_open(link.ends_at));
        assert_eq!(link.ends_at, Timestamp(1_000 + 14 * DAY_MS));
    }

    #[test]
    fn a_withdrawn_link_opens_nothing() {
        let mut link = link(1).unwrap();
        link.withdrawn_at = Some(Timestamp(1_001));
        assert!(!link.is_open(Timestamp(1_002)));
    }

    #[test]
    fn days_are_some_and_not_too_many() {
        assert!(link(0).is_err() && link(MOST_DAYS + 1).is_err());
        assert!(link(MOST_DAYS).is_ok());
    }
}
