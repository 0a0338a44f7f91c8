//! How much one connection may ask for: a bucket that refills.

use crate::domain::command::Command;
use crate::domain::limits;
use crate::domain::refusal::Refusal;
use tokio::time::Instant;

/// What is left of one connection's allowance. Ballots are exempt: each replaces the last, and the
/// next is read only after the last is on disk.
pub(super) struct Allowance {
    left: f64,
    at: Instant,
    moderates: bool,
}

impl Allowance {
    /// A full bucket.
    pub(super) fn new(moderates: bool) -> Self {
        Self {
            left: f64::from(limits::COMMANDS_BURST),
            at: Instant::now(),
            moderates,
        }
    }

    /// Takes one command out.
    ///
    /// # Errors
    /// `tooFast` if the bucket is empty.
    pub(super) fn spend(&mut self, command: &Command) -> Result<(), Refusal> {
        if matches!(command, Command::CastBallot { .. }) {
            return Ok(());
        }
        let (per_minute, burst) = if self.moderates {
            (
                limits::MODERATOR_COMMANDS_PER_MINUTE,
                limits::MODERATOR_COMMANDS_BURST,
            )
        } else {
            (limits::COMMANDS_PER_MINUTE, limits::COMMANDS_BURST)
        };
        let per_second = f64::from(per_minute) / 60.0;
        let gained = self.at.elapsed().as_secs_f64() * per_second;
        self.at = Instant::now();
        self.left = (self.left + gained).min(f64::from(burst));
        if self.left < 1.0 {
            return Err(Refusal::TooFast {
                retry_after_ms: 1000,
            });
        }
        self.left -= 1.0;
        Ok(())
    }
}
