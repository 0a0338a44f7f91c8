//! Property tests of the rules in `src/domain`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails loudly"
)]

mod ballot_files;
mod decide;
mod demo;
mod drafts;
mod figure_words;
mod fuzz;
mod hints;
mod minutes;
mod office;
mod progress;
mod register;
mod review;
mod sheet;
mod shuffle;
mod similarity;
mod suppression;
mod tally;
mod text;

mod export;

#[path = "../samples/workshop.rs"]
mod sample;
