//! Throttles against guessing. A hall is one address, therefore nothing here counts by address:
//! sign-ins are counted per account and in all, codes per room and in all.

use std::collections::HashMap;
use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use governor::clock::{Clock, DefaultClock, Reference};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, NotUntil, Quota, RateLimiter};

use super::token;
use crate::domain::ids::WorkshopId;
use crate::domain::limits;
use crate::domain::participant::Hash256;
use crate::domain::refusal::Refusal;

/// Sign-ins per minute in all, before everybody waits.
const SIGN_INS_PER_MINUTE: u32 = 120;
/// Set-up links tried per minute in all.
const LINKS_PER_MINUTE: u32 = 30;
/// Messages of feedback per hour in all.
const FEEDBACK_PER_HOUR: u32 = 60;
/// Keys beyond this many are swept.
const SWEEP: usize = 1_000;
/// How long a room stays shut at most after too many wrong guesses.
const SHUT: Duration = Duration::from_secs(2);
const MINUTE: Duration = Duration::from_secs(60);

/// All throttles of the service.
#[derive(Debug)]
pub struct Throttles {
    clock: DefaultClock,
    sign_ins: DefaultKeyedRateLimiter<Hash256>,
    all_sign_ins: DefaultDirectRateLimiter,
    links: DefaultDirectRateLimiter,
    feedback: DefaultDirectRateLimiter,
    codes: Guesses<()>,
    cards: Guesses<WorkshopId>,
    follow_ups: Guesses<Option<WorkshopId>>,
    helpers: Guesses<WorkshopId>,
    joins: DefaultKeyedRateLimiter<WorkshopId>,
}

impl Default for Throttles {
    fn default() -> Self {
        let per_account = per(limits::FAILED_SIGN_INS_PER_QUARTER_HOUR, MINUTE * 15);
        Self {
            clock: DefaultClock::default(),
            sign_ins: RateLimiter::keyed(per_account),
            all_sign_ins: RateLimiter::direct(per(SIGN_INS_PER_MINUTE, MINUTE)),
            links: RateLimiter::direct(per(LINKS_PER_MINUTE, MINUTE)),
            feedback: RateLimiter::direct(per(FEEDBACK_PER_HOUR, MINUTE * 60)),
            codes: Guesses::new(limits::WRONG_CODES_PER_MINUTE),
            cards: Guesses::new(limits::WRONG_CODES_PER_ROOM_AND_MINUTE),
            follow_ups: Guesses::new(limits::WRONG_CODES_PER_ROOM_AND_MINUTE),
            helpers: Guesses::new(limits::WRONG_CODES_PER_ROOM_AND_MINUTE),
            joins: RateLimiter::keyed(per(limits::JOINS_PER_ROOM_AND_MINUTE, MINUTE)),
        }
    }
}

impl Throttles {
    /// Asks before a password is looked at. Counts every attempt, right or wrong, known account or
    /// not, so that the answer tells nothing.
    ///
    /// # Errors
    /// `tooFast` with the time to wait.
    pub fn sign_in(&self, login: &str) -> Result<(), Refusal> {
        if self.sign_ins.len() > SWEEP {
            self.sign_ins.retain_recent();
        }
        let key = token::hash(&login.to_lowercase());
        self.sign_ins
            .check_key(&key)
            .and_then(|()| self.all_sign_ins.check())
            .map_err(|wait| self.too_fast(&wait))
    }

    /// Asks before a set-up link is looked at.
    ///
    /// # Errors
    /// `tooFast` with the time to wait.
    pub fn set_up(&self) -> Result<(), Refusal> {
        self.links.check().map_err(|wait| self.too_fast(&wait))
    }

    /// Asks before a message of feedback is taken.
    ///
    /// # Errors
    /// `tooFast` with the time to wait.
    pub fn feedback(&self) -> Result<(), Refusal> {
        self.feedback.check().map_err(|wait| self.too_fast(&wait))
    }

    /// Asks before a join code is looked up. Right codes cost nothing: a whole hall may come.
    ///
    /// # Errors
    /// `tooFast` after too many wrong ones.
    pub fn may_guess_code(&self) -> Result<(), Refusal> {
        self.codes.may(&())
    }

    /// A join code was wrong.
    pub fn wrong_code(&self) {
        self.codes.wrong((), &self.clock);
    }

    /// Asks before an admission card is looked at.
    ///
    /// # Errors
    /// `tooFast` after too many wrong ones in this room.
    pub fn may_guess_card(&self, workshop: WorkshopId) -> Result<(), Refusal> {
        self.cards.may(&workshop)
    }

    /// An admission card was unknown or used.
    pub fn wrong_card(&self, workshop: WorkshopId) {
        self.cards.wrong(workshop, &self.clock);
    }

    /// Asks before a follow-up code is looked up: in this workshop, or in whichever it is of. The latter is a guess at
    /// all of them at once, and is counted for all together.
    ///
    /// # Errors
    /// `tooFast` after too many wrong ones there.
    pub fn may_guess_follow_up(&self, workshop: Option<WorkshopId>) -> Result<(), Refusal> {
        self.follow_ups.may(&workshop)
    }

    /// A follow-up code was unknown.
    pub fn wrong_follow_up(&self, workshop: Option<WorkshopId>) {
        self.follow_ups.wrong(workshop, &self.clock);
    }

    /// Asks before the link of a helper's device is looked at.
    ///
    /// # Errors
    /// `tooFast` after too many wrong ones for this workshop.
    pub fn may_guess_helper(&self, workshop: WorkshopId) -> Result<(), Refusal> {
        self.helpers.may(&workshop)
    }

    /// The link of a helper's device was another.
    pub fn wrong_helper(&self, workshop: WorkshopId) {
        self.helpers.wrong(workshop, &self.clock);
    }

    /// Asks before somebody becomes a participant.
    ///
    /// # Errors
    /// `tooFast` if a room fills faster than people can come in.
    pub fn join(&self, workshop: WorkshopId) -> Result<(), Refusal> {
        if self.joins.len() > SWEEP {
            self.joins.retain_recent();
        }
        self.joins
            .check_key(&workshop)
            .map_err(|wait| self.too_fast(&wait))
    }

    fn too_fast<P: Reference>(&self, wait: &NotUntil<P>) -> Refusal
    where
        DefaultClock: Clock<Instant = P>,
    {
        retry_after(wait.wait_time_from(self.clock.now()))
    }
}

/// Counts wrong guesses only. After too many, everybody waits a moment, the right ones too: there
/// is no telling who is who.
#[derive(Debug)]
struct Guesses<K: Hash + Eq + Clone> {
    limiter: DefaultKeyedRateLimiter<K>,
    shut: Mutex<HashMap<K, Instant>>,
}

impl<K: Hash + Eq + Clone> Guesses<K> {
    fn new(per_minute: u32) -> Self {
        Self {
            limiter: RateLimiter::keyed(per(per_minute, MINUTE)),
            shut: Mutex::default(),
        }
    }

    fn may(&self, key: &K) -> Result<(), Refusal> {
        let shut = self.shut.lock().unwrap_or_else(PoisonError::into_inner);
        let until = shut.get(key).copied();
        match until.and_then(|until| until.checked_duration_since(Instant::now())) {
            None => Ok(()),
            Some(left) => Err(retry_after(left)),
        }
    }

    fn wrong(&self, key: K, clock: &DefaultClock) {
        if self.limiter.len() > SWEEP {
            self.limiter.retain_recent();
        }
        if let Err(wait) = self.limiter.check_key(&key) {
            let now = Instant::now();
            let until = now + wait.wait_time_from(clock.now()).min(SHUT);
            let mut shut = self.shut.lock().unwrap_or_else(PoisonError::into_inner);
            shut.retain(|_, until| *until > now);
            shut.insert(key, until);
        }
    }
}

fn retry_after(wait: Duration) -> Refusal {
    Refusal::TooFast {
        retry_after_ms: u32::try_from(wait.as_millis()).unwrap_or(u32::MAX).max(1),
    }
}

/// This many in this time: all at once, or spread.
fn per(count: u32, time: Duration) -> Quota {
    let count = NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
    Quota::with_period(time / count.get())
        .unwrap_or(Quota::per_second(count))
        .allow_burst(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn too_fast(result: &Result<(), Refusal>) -> bool {
        matches!(result, Err(Refusal::TooFast { retry_after_ms }) if *retry_after_ms > 0)
    }

    #[test]
    fn an_account_is_throttled_whatever_the_case_and_others_are_not() {
        let throttles = Throttles::default();
        for _ in 0..limits::FAILED_SIGN_INS_PER_QUARTER_HOUR {
            assert_eq!(throttles.sign_in("anna"), Ok(()));
        }
        assert!(too_fast(&throttles.sign_in("ANNA")));
        assert_eq!(throttles.sign_in("bert"), Ok(()));
    }

    #[test]
    fn all_sign_ins_together_are_throttled_too() {
        let throttles = Throttles::default();
        let refused = (0..2 * SIGN_INS_PER_MINUTE)
            .filter(|n| too_fast(&throttles.sign_in(&format!("account-{n}"))))
            .count();
        assert!(refused >= 100, "{refused}");
    }

    #[test]
    fn a_hall_with_the_right_code_gets_in_and_guessing_is_slowed_down() {
        let throttles = Throttles::default();
        for _ in 0..5_000 {
            assert_eq!(throttles.may_guess_code(), Ok(()));
        }
        for _ in 0..=limits::WRONG_CODES_PER_MINUTE {
            throttles.wrong_code();
        }
        assert!(too_fast(&throttles.may_guess_code()));
    }

    #[test]
    fn five_hundred_phones_get_in_at_once_and_a_flood_does_not() {
        let throttles = Throttles::default();
        let room = WorkshopId(Uuid::from_u128(1));
        for _ in 0..500 {
            assert_eq!(throttles.join(room), Ok(()));
        }
        let refused = (0..2 * limits::JOINS_PER_ROOM_AND_MINUTE)
            .filter(|_| too_fast(&throttles.join(room)))
            .count();
        assert!(refused >= 1_000, "{refused}");
    }

    #[test]
    fn cards_are_guessed_per_room() {
        let throttles = Throttles::default();
        let (a, b) = (
            WorkshopId(Uuid::from_u128(1)),
            WorkshopId(Uuid::from_u128(2)),
        );
        for _ in 0..=limits::WRONG_CODES_PER_ROOM_AND_MINUTE {
            throttles.wrong_card(a);
        }
        assert!(too_fast(&throttles.may_guess_card(a)));
        assert_eq!(throttles.may_guess_card(b), Ok(()));
    }

    #[test]
    fn codes_for_later_are_guessed_per_workshop_and_for_all_of_them_together() {
        let throttles = Throttles::default();
        let room = Some(WorkshopId(Uuid::from_u128(1)));
        for _ in 0..=limits::WRONG_CODES_PER_ROOM_AND_MINUTE {
            throttles.wrong_follow_up(None);
        }
        assert!(too_fast(&throttles.may_guess_follow_up(None)));
        assert_eq!(throttles.may_guess_follow_up(room), Ok(()));
    }

    #[test]
    fn links_of_helpers_are_guessed_per_room_and_as_often_as_said() {
        let throttles = Throttles::default();
        let (a, b) = (
            WorkshopId(Uuid::from_u128(1)),
            WorkshopId(Uuid::from_u128(2)),
        );
        for _ in 0..limits::WRONG_CODES_PER_ROOM_AND_MINUTE {
            assert_eq!(throttles.may_guess_helper(a), Ok(()));
            throttles.wrong_helper(a);
        }
        assert_eq!(throttles.may_guess_helper(a), Ok(()), "at the limit");
        throttles.wrong_helper(a);
        assert!(too_fast(&throttles.may_guess_helper(a)), "one beyond");
        assert_eq!(throttles.may_guess_helper(b), Ok(()), "another room");
        assert_eq!(throttles.may_guess_card(a), Ok(()), "another kind of guess");
    }
}
