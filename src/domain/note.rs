//! Notes for the minutes (Notizen): what moderators write down beside the cards. Neither the wall nor a phone shows them.

use super::context::Timestamp;
use super::ids::{AccountId, NoteId, PhaseId};
use serde::Serialize;

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// Identity; rises with time.
    pub id: NoteId,
    /// The phase that it is about; none before the first.
    pub phase_id: Option<PhaseId>,
    /// The text, several lines allowed.
    pub text: String,
    /// Who wrote it.
    pub author: AccountId,
    /// When it was written.
    pub at: Timestamp,
    /// True once it was deleted; that can be taken back.
    pub deleted: bool,
    /// Raised by one at every change.
    pub version: u32,
}
