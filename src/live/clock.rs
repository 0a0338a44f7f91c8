//! The service's clock. While a workshop is in memory it runs steadily: whoever sets the machine's clock (a laptop that
//! finds the internet again, summer time set by hand) shortens nobody's phase and ends nobody's session. Once all
//! workshops have left, the machine's clock is believed again.

use crate::domain::context::Timestamp;
use chrono::Utc;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where the steady clock began: the machine's clock, and how long the machine had been up.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    at: Timestamp,
    up_ms: i64,
}

/// How many hold the clock steady, and where it began.
struct Steady {
    holders: usize,
    anchor: Option<Anchor>,
}

static STEADY: Mutex<Steady> = Mutex::new(Steady {
    holders: 0,
    anchor: None,
});

fn steady() -> MutexGuard<'static, Steady> {
    STEADY.lock().unwrap_or_else(PoisonError::into_inner)
}

fn machine() -> Timestamp {
    Utc::now().into()
}

/// Milliseconds since the machine was started, time asleep included.
#[cfg(target_os = "linux")]
fn up_ms() -> i64 {
    let up = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    up.tv_sec
        .saturating_mul(1000)
        .saturating_add(up.tv_nsec / 1_000_000)
}

/// Milliseconds since this was first asked.
#[cfg(not(target_os = "linux"))]
fn up_ms() -> i64 {
    use std::{sync::OnceLock, time::Instant};
    static FIRST: OnceLock<Instant> = OnceLock::new();
    let up = FIRST.get_or_init(Instant::now).elapsed().as_millis();
    i64::try_from(up).unwrap_or(i64::MAX)
}

/// The time on the service's clock.
pub fn now() -> Timestamp {
    match steady().anchor {
        Some(anchor) => anchor.at.plus_ms(up_ms().saturating_sub(anchor.up_ms)),
        None => machine(),
    }
}

/// How far the machine's clock is ahead of the service's, in milliseconds; negative if it is behind. More than a few
/// milliseconds means that somebody has set it.
pub fn ahead_ms() -> i64 {
    machine().since_ms(now())
}

/// Keeps the clock steady until it is dropped.
pub(super) struct Hold(());

/// Keeps the clock steady from now on.
pub(super) fn hold() -> Hold {
    let mut steady = steady();
    steady.holders += 1;
    steady.anchor.get_or_insert_with(|| Anchor {
        at: machine(),
        up_ms: up_ms(),
    });
    Hold(())
}

impl Drop for Hold {
    fn drop(&mut self) {
        let mut steady = steady();
        steady.holders = steady.holders.saturating_sub(1);
        if steady.holders == 0 {
            steady.anchor = None;
        }
    }
}
