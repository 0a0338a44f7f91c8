//! What the office works on: processes, life domains, organisations, measures, strategy drafts, and
//! the frozen results of workshops.
//!
//! Every change names the version that its writer saw; another one in the database is the refusal
//! `conflict`, and nothing is stored. There is one writer, so comparing and writing cannot be
//! separated by anybody else.

mod comments;
mod drafts;
mod imports;
pub(super) mod kept;
pub(super) mod measures;
mod minutes;
mod pictures;
pub(super) mod processes;
mod reading;
mod records;
mod results;
mod review;
mod versions;

pub use comments::StoredComment;
pub use drafts::StoredDraftVersion;
pub use imports::{NewSheet, StoredImport};
pub use measures::StoredRank;
pub use pictures::StoredPicture;
pub use results::ProcessResults;
pub use review::{Moving, StoredDraftComment, StoredReview};
pub use versions::StoredVersion;

use super::error::StoreError;
use crate::domain::context::Timestamp;
use crate::domain::ids::AccountId;
use crate::domain::refusal::Refusal;

/// Who changes something, and when.
#[derive(Clone, Copy, Debug)]
pub struct Edit {
    /// The account; none where the service itself writes.
    pub author: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

/// Refuses a change to something that was changed since its writer saw it.
fn check_version(stored: u32, seen: u32) -> Result<(), StoreError> {
    if stored == seen {
        Ok(())
    } else {
        Err(Refusal::Conflict { version: stored }.into())
    }
}

/// The thing, or that there is none.
fn found<T>(thing: &'static str, row: Option<T>) -> Result<T, StoreError> {
    row.ok_or_else(|| Refusal::not_found(thing).into())
}
