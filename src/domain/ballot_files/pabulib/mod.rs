//! Pabulib: three sections of rows with semicolons. `META` says what was voted on and how much
//! money there is, `PROJECTS` what each costs, `VOTES` has one row per ballot.
//!
//! Money with cents is read in cents.

mod money;
mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

/// Key of `META`, and option of Equal Shares: what happens with money that is left.
const COMPLETION: &str = "completion";
/// Key of `META`, and option of Equal Shares: by how much shares are raised at a time.
const INCREMENT: &str = "increment";
