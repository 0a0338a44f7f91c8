//! Texts of requests, cleaned, with the field's name in the refusal.

use crate::domain::refusal::Refusal;
use crate::domain::text::{self, TextFault};

fn refuse(field: &str, fault: TextFault) -> Refusal {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    match fault {
        TextFault::Empty => Refusal::Empty {
            field: field.to_owned(),
        },
        TextFault::TooLong { limit, actual } => Refusal::TooLong {
            field: field.to_owned(),
            limit: count(limit),
            actual: count(actual),
        },
    }
}

/// A line that must not be empty.
pub(super) fn line(field: &str, raw: &str, limit: usize) -> Result<String, Refusal> {
    text::clean_line(raw, limit).map_err(|fault| refuse(field, fault))
}

/// A line that may be empty.
pub(super) fn line_or_empty(field: &str, raw: &str, limit: usize) -> Result<String, Refusal> {
    text::optional_line(raw, limit)
        .map(Option::unwrap_or_default)
        .map_err(|fault| refuse(field, fault))
}

/// Several lines that must not be empty.
pub(super) fn lines(field: &str, raw: &str, limit: usize) -> Result<String, Refusal> {
    text::clean_lines(raw, limit).map_err(|fault| refuse(field, fault))
}

/// Several lines that may be empty.
pub(super) fn lines_or_empty(field: &str, raw: &str, limit: usize) -> Result<String, Refusal> {
    text::optional_lines(raw, limit)
        .map(Option::unwrap_or_default)
        .map_err(|fault| refuse(field, fault))
}
