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
    per_second: f64,
    burst: f64,
}

impl Allowance {
    /// A full bucket.
    pub(super) fn new(moderates: bool) -> Self {
        let (per_minute, burst) = if moderates {
            (
                limits::MODERATOR_COMMANDS_PER_MINUTE,
                limits::MODERATOR_COMMANDS_BURST,
            )
        } else {
            (limits::COMMANDS_PER_MINUTE, limits::COMMANDS_BURST)
        };
        let burst = f64::from(burst);
        Self {
            left: burst,
            at: Instant::now(),
            per_second: f64::from(per_minute) / 60.0,
            burst,
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
        let gained = self.at.elapsed().as_secs_f64() * self.per_second;
        self.at = Instant::now();
        self.left = (self.left + gained).min(self.burst);
        if self.left < 1.0 {
            return Err(Refusal::TooFast {
                retry_after_ms: 1000,
            });
        }
        self.left -= 1.0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_comes_may_send_a_whole_burst_at_once() {
        for (moderates, burst) in [
            (false, limits::COMMANDS_BURST),
            (true, limits::MODERATOR_COMMANDS_BURST),
        ] {
            let mut allowance = Allowance::new(moderates);
            // The clock stands still: nothing is gained meanwhile.
            allowance.per_second = 0.0;
            let sent = (0..).take_while(|_| allowance.spend(&Command::Pause).is_ok());
            assert_eq!(u32::try_from(sent.count()), Ok(burst));
        }
    }
}
