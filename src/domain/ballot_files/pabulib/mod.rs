//! Pabulib: three sections of rows with semicolons. `META` says what was voted on and how much
//! money there is, `PROJECTS` what each costs, `VOTES` has one row per ballot.
//!
//! Money with cents is read in cents.

mod money;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;
