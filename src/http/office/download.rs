//! Files on their way to those who save them.

use crate::domain::context::Timestamp;
use crate::domain::german::local_time;
use crate::export::ExportError;
use crate::export::document::Document;
use crate::export::docx::docx;
use crate::export::pdf::pdf;
use crate::http::app::App;
use crate::http::error::{Answer, Problem};
use crate::http::identity::Staff;
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use serde::Deserialize;

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
    /// Ending of the file's name.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    /// What it is called in a header.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
        }
    }

    /// The document as the bytes of such a file.
    pub(super) fn written(self, document: &Document) -> Result<Vec<u8>, ExportError> {
        match self {
            Self::Docx => docx(document),
            Self::Pdf => pdf(document),
        }
    }
}

/// Makes a file where it may take its time, and sends it to be saved.
pub(super) async fn download(
    app: &App,
    staff: &Staff,
    name: &str,
    kind: &str,
    make: impl FnOnce() -> Result<Vec<u8>, ExportError> + Send + 'static,
) -> Answer {
    let outcome = app.turns.take(staff.account_id, make).await?;
    let bytes = outcome.map_err(Problem::internal)?;
    Ok(HttpResponse::Ok()
        .content_type(kind)
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .body(bytes))
}

/// `massnahmen-digitalstrategie-talheim-aue-2030-2026-03-17.xlsx`
pub(super) fn file_name(begin: &str, title: &str, day: Timestamp, ending: &str) -> String {
    let mut slug = String::new();
    for c in title.to_lowercase().chars() {
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
    let slug = slug.trim_matches('-');
    let day = local_time(day).format("%Y-%m-%d");
    format!("{begin}-{slug}-{day}.{ending}")
}
