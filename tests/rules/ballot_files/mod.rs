//! Files of ballots: samples of every kind (made up), malformed ones, and that writing and reading
//! give the same vote.
#![expect(clippy::panic, reason = "a test fails loudly")]

mod demonstration;
mod hostile;
mod malformed;
mod recount;
mod round_trip;
mod samples;
mod titles;
mod votes;
