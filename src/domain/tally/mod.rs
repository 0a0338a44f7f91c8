//! Counting ballots: every rule the product offers, exact and pure.
//!
//! A count goes through three stations:
//!
//! 1. [`Election`]: the frozen list of options and the ballots as they were cast.
//! 2. [`Prepared`]: withdrawn options struck, invalid and empty ballots set
//!    aside (but counted), each remaining ballot with its weight and group.
//! 3. one module per rule, each with a `count` function that turns the prepared
//!    ballots into an outcome, always a weak order: ties are shown as ties.
//!
//! Sums are integers per group; weights of groups are exact fractions that come in
//! at the end. Floating point appears only in figures that nobody is ranked by
//! (and, as a filter that asks exact arithmetic whenever it is in doubt, inside
//! [`mes`] and [`phragmen`]; [`bradley_terry`] is the one rule without exact values).
//!
//! [`vectors`] reads and writes the file format in which a closed round can be
//! exported and counted again by anybody.

pub mod approval;
pub mod borda;
pub mod bradley_terry;
pub mod budget;
pub mod condorcet;
pub mod copeland;
pub mod cumulative;
pub mod greedy;
pub mod group_consensus;
pub mod irv;
pub mod kemeny;
pub mod mes;
pub mod pairwise;
pub mod phragmen;
pub mod ranked_pairs;
pub mod rating;
pub mod robustness;
pub mod schulze;
pub mod vectors;
pub mod win_rate;

mod ballot;
mod number;
mod outcome;
mod prepare;
mod refusal;
mod square;
mod weights;

pub use ballot::{
    Approvals, Ballot, Duel, DuelOutcome, Election, Marks, Opinion, Opinions, OptionIndex, Points,
    Ratings, Remaining, Tiers,
};
pub use outcome::{Counts, Ranked, Ranking, Score, Scores};
pub use prepare::{Prepared, PreparedBallot};
pub use refusal::Refusal;
pub use weights::{Weighting, Weights};
