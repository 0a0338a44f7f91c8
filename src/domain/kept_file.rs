//! Files that the office took away, kept as they were (frühere Ausgaben): the same bytes can be had again, whatever has
//! changed since, until their time is over.
//!
//! What is kept is the file itself: it is what somebody has in hands, whatever a later version of the service would make
//! of the same data. Its checksum is the SHA-256 of these bytes, which anybody can check with `sha256sum`; a measure
//! list has a second one beside it, the checksum of its data that stands on its first sheet.
//!
//! No kept file outlives the data of a person: each ends by itself, and the minutes with photos end at once when somebody
//! in a photo no longer agrees. Lists of contacts are never kept.

use super::context::Timestamp;
use super::ids::{AccountId, KeptFileId, ProcessId, WorkshopId};
use super::limits::{KEPT_BYTES, KEPT_CONFIDENTIAL_DAYS, KEPT_DAYS, KEPT_FILES};
use super::participant::Hash256;
use serde::{Deserialize, Serialize};

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// What a file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FileSubject {
    /// The measure list with its ranks, cost and origins.
    MeasureList,
    /// The minutes of a workshop (Ergebnisdokumentation).
    Minutes,
    /// A strategy draft (Entwurf).
    Draft,
    /// The folder of sheets (Steckbrief-Mappe).
    Folder,
    /// All measures bundled (Masterplan).
    Masterplan,
    /// One page for the press.
    Press,
    /// A summary in Leichte Sprache.
    PlainSummary,
    /// The draft of a council paper (Vorlage).
    CouncilPaper,
    /// A motion as a letter (Antrag).
    Motion,
}

/// What a file is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "names of formats")]
pub enum FileForm {
    Xlsx,
    /// Tables with a description, packed together.
    CsvZip,
    Json,
    Docx,
    Pdf,
}

impl FileForm {
    /// Ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::CsvZip => "csv.zip",
            Self::Json => "json",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    /// What it is called in a header.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::CsvZip => "application/zip",
            Self::Json => "application/json",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
        }
    }
}

/// A file that is kept, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// Identity.
    pub id: KeptFileId,
    /// The process that it is about.
    pub process_id: ProcessId,
    /// The workshop, if it is about one.
    pub workshop_id: Option<WorkshopId>,
    /// What it is about.
    pub subject: FileSubject,
    /// What it is written as.
    pub form: FileForm,
    /// Its name.
    pub name: String,
    /// What was asked for, in German words: filter, order, version.
    pub words: String,
    /// True: it names staff or holds drafts, and is for those who edit.
    pub confidential: bool,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub checksum: Hash256,
    /// SHA-256 of the data that it shows, as it says itself; measure lists only.
    pub data_checksum: Option<Hash256>,
    /// Who took it last.
    pub made_by: Option<AccountId>,
    /// When it was taken last.
    pub made_at: Timestamp,
}

impl KeptFile {
    /// From then on it is gone.
    pub fn ends_at(&self) -> Timestamp {
        let days = if self.confidential {
            KEPT_CONFIDENTIAL_DAYS
        } else {
            KEPT_DAYS
        };
        self.made_at.plus_ms(days.saturating_mul(DAY_MS))
    }
}

/// How many files of a process stay, given their sizes in bytes, the newest first: neither too many nor together too
/// large. The newest one always stays.
pub fn staying(sizes: &[u64]) -> usize {
    let mut together = 0_u64;
    let fitting = sizes.iter().take(KEPT_FILES).take_while(|size| {
        together = together.saturating_add(**size);
        together <= KEPT_BYTES
    });
    fitting.count().max(1).min(sizes.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::supporter::CONTACT_DAYS;

    #[test]
    fn the_newest_files_stay_as_far_as_there_is_room() {
        assert_eq!(staying(&[]), 0);
        assert_eq!(staying(&vec![1; KEPT_FILES + 3]), KEPT_FILES);
        assert_eq!(staying(&[KEPT_BYTES / 2, KEPT_BYTES / 2, 1, 0]), 2);
        assert_eq!(staying(&[KEPT_BYTES + 1, 1]), 1, "the newest one stays");
    }

    #[test]
    fn no_file_outlives_a_persons_data() {
        const { assert!(KEPT_DAYS <= CONTACT_DAYS && KEPT_CONFIDENTIAL_DAYS <= KEPT_DAYS) };
    }
}
