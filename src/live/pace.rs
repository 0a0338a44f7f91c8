//! When something that changes all the time is told: at once after a while of silence, else together with whatever else
//! the server has to tell.

use std::sync::LazyLock;
use std::time::Duration;
use tokio::time::Instant;

/// What waits, waits for the next multiple of this: all workshops have the same, so that many are told their figures in
/// one go, and the processor is not called for each of them.
const TICK: Duration = Duration::from_millis(super::METER_TICK_MS);
/// Silence after which the next change is told at once.
const QUIET: Duration = Duration::from_millis(super::METER_QUIET_MS);

/// When one thing is told next.
pub(super) struct Pace {
    /// It is told at most once in this time.
    every: Duration,
    /// When the newest is told; none if that has happened.
    due: Option<Instant>,
    last: Option<Instant>,
}

impl Pace {
    /// Nothing was told yet, and the first is due.
    pub(super) fn new(every_ms: u64) -> Self {
        Self {
            every: Duration::from_millis(every_ms),
            due: Some(Instant::now()),
            last: None,
        }
    }

    /// Notes a change.
    pub(super) fn touch(&mut self, now: Instant) {
        let (every, last) = (self.every, self.last);
        self.due.get_or_insert_with(|| match last {
            Some(last) if now < last + QUIET.max(every) => tick(now.max(last + every)),
            _ => now,
        });
    }

    /// When the newest is to be told; none if nothing has changed.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due
    }

    /// True if it is time.
    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    /// Notes that the newest is told now. The next wait counts from when it was due, since a timer is always a little late
    /// and would miss a tick each time.
    pub(super) fn told(&mut self, now: Instant) {
        let due = self.due.take().filter(|due| now < *due + TICK);
        self.last = due.or(Some(now));
    }
}

/// The tick at this moment or next after it.
fn tick(from: Instant) -> Instant {
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let since = from.duration_since(*BEGIN).as_nanos();
    let over = u64::try_from(since % TICK.as_nanos()).unwrap_or(0);
    match Duration::from_nanos(over) {
        Duration::ZERO => from,
        over => from + TICK.saturating_sub(over),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EVERY: u64 = super::super::WALL_METER_INTERVAL_MS;

    /// When changes at these moments (microseconds) are told: `(change, told)`, and the moments of telling.
    fn play(changes: &[u64]) -> (Vec<(Instant, Instant)>, Vec<Instant>) {
        let mut pace = Pace::new(EVERY);
        let begin = pace.due().unwrap_or_else(Instant::now);
        pace.told(begin);
        let mut waiting: Vec<Instant> = Vec::new();
        let (mut heard, mut told) = (Vec::new(), vec![begin]);
        let mut tell = |pace: &mut Pace, waiting: &mut Vec<Instant>, now| {
            assert!(pace.is_due(now));
            pace.told(now);
            told.push(now);
            heard.extend(waiting.drain(..).map(|change| (change, now)));
        };
        for change in changes {
            let now = begin + Duration::from_micros(*change);
            if let Some(due) = pace.due().filter(|due| *due <= now) {
                tell(&mut pace, &mut waiting, due);
            }
            pace.touch(now);
            waiting.push(now);
        }
        if let Some(due) = pace.due() {
            tell(&mut pace, &mut waiting, due);
        }
        (heard, told)
    }

    proptest! {
        #[test]
        fn every_change_is_told_soon_and_never_too_often(
            mut changes in prop::collection::vec(0_u64..2_000_000, 1..200),
        ) {
            changes.sort_unstable();
            let (every, ms) = (Duration::from_millis(EVERY), Duration::from_millis);
            let (heard, told) = play(&changes);
            prop_assert_eq!(heard.len(), changes.len());
            for (change, at) in &heard {
                prop_assert!(*at - *change <= every + TICK, "{:?}", *at - *change);
                let last = told.iter().rev().find(|it| *it <= change && *it < at);
                let quiet = last.is_some_and(|last| *change - *last >= ms(super::super::METER_QUIET_MS));
                // What comes after a silence is not kept waiting, unless something waits already.
                let first = heard.iter().find(|(_, other)| other == at).is_some_and(|(it, _)| it == change);
                if quiet && first {
                    prop_assert_eq!(at, change);
                }
            }
            for (one, next) in told.iter().zip(told.iter().skip(1)) {
                prop_assert!(*next - *one >= every);
            }
        }
    }

    #[test]
    fn a_timer_that_is_a_little_late_misses_no_tick() {
        let begin = Instant::now();
        let mut pace = Pace::new(EVERY);
        let mut due = tick(begin + Duration::from_millis(EVERY));
        pace.due = Some(due);
        for _ in 0..20 {
            let late = due + Duration::from_micros(1_900);
            pace.told(late);
            pace.touch(late);
            assert_eq!(pace.due(), Some(due + Duration::from_millis(EVERY)));
            due += Duration::from_millis(EVERY);
        }
        // One that is very late is not made up for.
        let late = due + Duration::from_millis(500);
        pace.told(late);
        pace.touch(late);
        assert!(pace.due() >= Some(late + Duration::from_millis(EVERY)));
    }

    #[test]
    fn what_waits_in_different_workshops_is_told_at_the_same_moment() {
        let begin = Instant::now();
        let mut dues = (0..7).map(|ms| {
            let mut pace = Pace {
                due: None,
                last: Some(begin + Duration::from_micros(ms * 1_300)),
                every: Duration::from_millis(EVERY),
            };
            pace.touch(begin + Duration::from_millis(20));
            pace.due()
        });
        let first = dues.next();
        let others: Vec<_> = dues.filter(|due| Some(*due) != first).collect();
        // They began within 8 ms: on one tick, or on two.
        assert!(others.windows(2).all(|two| two[0] == two[1]), "{others:?}");
    }
}
