//! A vote as a table for spreadsheets: a column per option (ratings: two), a row per different
//! ballot. The first cell of each row says what it is.
//!
//! ```text
//! row;count;weight;group;m1;m2;m3
//! format;workshop-votes-table/1
//! type;points
//! method;cumulative;"{""k"":3,""m"":2}"
//! group;;;citizens
//! title;;;;Rufbus;WLAN im Dorf;Kino
//! ballot;2;1;citizens;2;1;
//! ```
//!
//! Rankings hold places, duels `win`, `loss` or `tie`, opinions `agree`, `disagree` or `pass`.
//! Texts that a spreadsheet would take for a formula have an apostrophe before them.

mod marks;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

use crate::domain::tally::vectors::BallotType;

/// Name and version.
const FORMAT: &str = "workshop-votes-table/1";
/// Cells of the first row before those of the options.
const HEAD: [&str; 4] = ["row", "count", "weight", "group"];
const AXES: [&str; 2] = ["benefit", "effort"];

/// Columns that each option has.
fn columns_per_option(ballot_type: BallotType) -> usize {
    match ballot_type {
        BallotType::Rating => AXES.len(),
        _ => 1,
    }
}

const TYPES: [(&str, BallotType); 6] = [
    ("ranking", BallotType::Ranking),
    ("approval", BallotType::Approval),
    ("points", BallotType::Points),
    ("rating", BallotType::Rating),
    ("votes", BallotType::Votes),
    ("pairwise", BallotType::Pairwise),
];

/// A text that no spreadsheet takes for a formula.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text as it was before it was guarded.
fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').unwrap_or(text)
}
