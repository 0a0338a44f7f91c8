//! The whole model with its lineage, as JSON.

use super::ExportError;
use super::report::{Filter, Report};
use crate::domain::context::Timestamp;
use serde::Serialize;

/// Name and version of the format.
const FORMAT: &str = "zukunftswerkstatt-process/1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct File<'a> {
    format: &'static str,
    exported_at: Timestamp,
    exported_at_iso: String,
    as_of: Timestamp,
    state: String,
    filter: &'a Filter,
    filter_in_words: String,
    methods: Vec<Method<'a>>,
    program_version: &'static str,
    /// SHA-256 over `data`, written without white space.
    checksum: String,
    data: super::report::Data<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Method<'a> {
    round_id: crate::domain::ids::RoundId,
    question: &'a str,
    #[serde(rename = "method")]
    words: &'a str,
}

/// The file as bytes, indented, with a line break at the end.
pub fn json(report: &Report) -> Result<Vec<u8>, ExportError> {
    let rounds = report.workshops.iter().flat_map(|entry| &entry.rounds);
    let file = File {
        format: FORMAT,
        exported_at: report.now,
        exported_at_iso: report.now.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        as_of: report.as_of(),
        state: report.state_words(),
        filter: &report.filter,
        filter_in_words: report.filter_words(),
        methods: rounds
            .map(|entry| Method {
                round_id: entry.round.id,
                question: &entry.round.question,
                words: &entry.round.method,
            })
            .collect(),
        program_version: env!("CARGO_PKG_VERSION"),
        checksum: report.checksum()?,
        data: report.data(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file)?;
    bytes.push(b'\n');
    Ok(bytes)
}
