//! Files on their way to those who save them.

use crate::domain::context::Timestamp;
use crate::domain::german::local_time;
use crate::domain::ids::{KeptFileId, ProcessId, WorkshopId};
use crate::domain::kept_file::{FileForm, FileSubject, KeptFile};
use crate::domain::limits::KEPT_FILE_BYTES;
use crate::domain::participant::Hash256;
use crate::export::ExportError;
use crate::export::document::Document;
use crate::export::docx::docx;
use crate::export::pdf::pdf;
use crate::http::app::{App, now};
use crate::http::error::{Answer, Problem};
use crate::http::identity::Staff;
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use bytes::Bytes;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A file that a document is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Form {
    /// To go on writing in.
    Docx,
    /// To be read, printed, kept.
    Pdf,
}

impl Form {
    /// The same among all forms.
    pub(super) fn file(self) -> FileForm {
        match self {
            Self::Docx => FileForm::Docx,
            Self::Pdf => FileForm::Pdf,
        }
    }

    /// The document as the bytes of such a file.
    pub(super) fn written(self, document: &Document) -> Result<Made, ExportError> {
        let bytes = match self {
            Self::Docx => docx(document),
            Self::Pdf => pdf(document),
        };
        bytes.map(Made::from)
    }
}

/// A file that somebody takes away, before it is made.
pub(super) struct Taken {
    pub(super) process: ProcessId,
    /// The workshop, if it is about one.
    pub(super) workshop: Option<WorkshopId>,
    pub(super) subject: FileSubject,
    pub(super) form: FileForm,
    /// Name without its ending.
    pub(super) name: String,
    /// What was asked for, in German words.
    pub(super) words: String,
    /// True: only those who edit find it again.
    pub(super) confidential: bool,
}

/// A file that is made.
pub(super) struct Made {
    pub(super) bytes: Vec<u8>,
    /// The checksum of its data, if the file says it.
    pub(super) data_checksum: Option<Hash256>,
}

impl From<Vec<u8>> for Made {
    fn from(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            data_checksum: None,
        }
    }
}

/// Makes a file where it may take its time, keeps it so that it can be had again, and sends it to be saved.
pub(super) async fn take(
    app: &App,
    staff: &Staff,
    file: Taken,
    make: impl FnOnce() -> Result<Made, ExportError> + Send + 'static,
) -> Answer {
    let outcome = app.turns.take(staff.account_id, move || {
        let Made {
            bytes,
            data_checksum,
        } = make()?;
        let checksum = Hash256(Sha256::digest(&bytes).into());
        Ok::<_, ExportError>((Bytes::from(bytes), checksum, data_checksum))
    });
    let (bytes, checksum, data_checksum) = outcome.await?.map_err(Problem::internal)?;
    let kept = KeptFile {
        id: KeptFileId(Uuid::now_v7()),
        process_id: file.process,
        workshop_id: file.workshop,
        subject: file.subject,
        form: file.form,
        name: format!("{}.{}", file.name, file.form.ending()),
        words: file.words,
        confidential: file.confidential,
        bytes: bytes.len().try_into().unwrap_or(u64::MAX),
        checksum,
        data_checksum,
        made_by: Some(staff.account_id),
        made_at: now(),
    };
    let answer = sent(&kept.name, kept.form.media_type(), bytes.clone());
    if bytes.len() <= KEPT_FILE_BYTES {
        // Whoever needs a file gets it, even if it cannot be kept just now.
        if let Err(fault) = app.store.keep_file(kept, bytes).await {
            tracing::warn!(%fault, "a file could not be kept");
        }
    }
    Ok(answer)
}

/// Makes a file where it may take its time, and sends it to be saved. Nothing of it stays: it holds people's data.
pub(super) async fn download(
    app: &App,
    staff: &Staff,
    name: &str,
    kind: &str,
    make: impl FnOnce() -> Result<Vec<u8>, ExportError> + Send + 'static,
) -> Answer {
    let outcome = app.turns.take(staff.account_id, make).await?;
    let bytes = outcome.map_err(Problem::internal)?;
    Ok(sent(name, kind, bytes.into()))
}

/// A file on its way to be saved.
pub(super) fn sent(name: &str, kind: &str, bytes: Bytes) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .body(bytes)
}

/// `massnahmen-digitalstrategie-talheim-aue-2030-2026-03-17`, to which the ending comes.
pub(super) fn file_name(begin: &str, title: &str, day: Timestamp) -> String {
    let day = local_time(day).format("%Y-%m-%d");
    format!("{begin}-{}-{day}", slug(title))
}

/// Words as a part of a file's name: `BV 12/2026` is `bv-12-2026`.
pub(super) fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            _ if !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    let slug: String = slug.trim_matches('-').chars().take(60).collect();
    slug.trim_matches('-').to_owned()
}
