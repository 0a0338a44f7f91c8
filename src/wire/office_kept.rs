//! Files that were taken away before, as they were.
//!
//! | Route | Body → answer |
//! |---|---|
//! | `GET /api/processes/{process}/kept-files` | → [`KeptFileView`]`[]`, newest first; confidential ones only for those who write |
//! | `GET /api/kept-files/{file}` | → the same bytes as then |
//! | `DELETE /api/kept-files/{file}` | → 204; nobody can have it again |
//!
//! Every file of the office is kept by the request that makes it, unless it is larger than the limit; what asks for it
//! need not say anything.

use crate::domain::context::Timestamp;
use crate::domain::ids::KeptFileId;
use crate::domain::kept_file::{FileForm, FileSubject};
use serde::{Deserialize, Serialize};

/// A file that can be had again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct KeptFileView {
    /// Identity.
    pub id: KeptFileId,
    /// What it is about.
    pub subject: FileSubject,
    /// What it is written as.
    pub form: FileForm,
    /// Its name.
    pub name: String,
    /// What was asked for, in German words; may be empty.
    pub words: String,
    /// True: only those who write see it.
    pub confidential: bool,
    /// Its size in bytes.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub checksum: String,
    /// SHA-256 of its data as the file says it itself; measure lists only.
    pub data_checksum: Option<String>,
    /// Display name of who took it last; none if the account is gone.
    pub author: Option<String>,
    /// When it was taken last.
    pub at: Timestamp,
    /// From then on it is gone.
    pub ends_at: Timestamp,
}
