//! Texts of commands: cleaned, within their limit, or refused by the name of their field.

use crate::domain::refusal::Refusal;
use crate::domain::text::{self, TextFault};

/// The name of a field, for a refusal.
pub(super) fn field(name: &str) -> String {
    name.to_owned()
}

fn refuse(fault: &TextFault, name: &str) -> Refusal {
    match fault {
        TextFault::Empty => Refusal::Empty { field: field(name) },
        TextFault::TooLong { limit, actual } => Refusal::TooLong {
            field: field(name),
            limit: u32::try_from(*limit).unwrap_or(u32::MAX),
            actual: u32::try_from(*actual).unwrap_or(u32::MAX),
        },
    }
}

/// One line that must not be empty.
pub(super) fn line(raw: &str, name: &str, limit: usize) -> Result<String, Refusal> {
    text::clean_line(raw, limit).map_err(|fault| refuse(&fault, name))
}

/// Several lines that must not be empty.
pub(super) fn lines(raw: &str, name: &str, limit: usize) -> Result<String, Refusal> {
    text::clean_lines(raw, limit).map_err(|fault| refuse(&fault, name))
}

/// One or several lines; none if empty.
pub(super) fn optional(raw: &str, name: &str, limit: usize) -> Result<Option<String>, Refusal> {
    text::optional_lines(raw, limit).map_err(|fault| refuse(&fault, name))
}

/// One line, or the empty text.
pub(super) fn line_or_empty(raw: &str, name: &str, limit: usize) -> Result<String, Refusal> {
    let cleaned = text::optional_line(raw, limit).map_err(|fault| refuse(&fault, name))?;
    Ok(cleaned.unwrap_or_default())
}
