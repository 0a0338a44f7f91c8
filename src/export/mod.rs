//! Files for people and machines: a report in, bytes out.
//!
//! [`report::Report`] holds the data, as the domain knows it, and everything that a file has to say
//! about itself: date, filter, method, state of the data. [`tables`] lays it out as tables, which
//! [`xlsx`] and [`csv`] write; [`json`] writes the whole model with its lineage. The same report
//! gives the same bytes, always: no clock, no random ids, no order of a hash map.
//!
//! No file contains a strategy draft or a person unless it was asked for.

pub mod csv;
pub mod design;
pub mod document;
pub mod docx;
pub mod drafts;
pub mod edited;
pub mod json;
pub mod lists;
pub mod minutes;
pub mod papers;
pub mod pdf;
pub mod picture;
pub mod report;
pub mod room;
pub mod tables;
pub mod words;
pub mod xlsx;

/// A file cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The workbook cannot be written.
    #[error("the workbook cannot be written: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// A table cannot be written.
    #[error("the table cannot be written: {0}")]
    Csv(#[from] ::csv::Error),
    /// The archive cannot be written.
    #[error("the archive cannot be written: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// The PDF cannot be laid out.
    #[error("the PDF cannot be made: {0}")]
    Pdf(String),
    /// The bytes cannot be written.
    #[error("the file cannot be written: {0}")]
    Io(#[from] std::io::Error),
    /// The model cannot be written as JSON.
    #[error("the model cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}
