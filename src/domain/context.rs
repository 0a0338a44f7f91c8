//! What a rule may know of the world: the time, fresh ids, a digest. All of it is handed in, so
//! that the same input always gives the same output.

use super::random::SplitMix64;
use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::{Builder, Uuid};

/// A moment in UTC, in milliseconds since 1970-01-01.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// This moment moved by `ms` milliseconds; saturates at the ends of the range.
    #[must_use]
    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this moment; negative if `earlier` is later.
    pub fn since_ms(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The same moment as chrono's UTC time; the epoch if out of chrono's range.
    pub fn to_utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }

    /// The same moment as a naive UTC time, as the database stores it.
    pub fn to_naive(self) -> NaiveDateTime {
        self.to_utc().naive_utc()
    }
}

impl From<DateTime<Utc>> for Timestamp {
    fn from(at: DateTime<Utc>) -> Self {
        Self(at.timestamp_millis())
    }
}

impl From<NaiveDateTime> for Timestamp {
    fn from(at: NaiveDateTime) -> Self {
        Self(at.and_utc().timestamp_millis())
    }
}

/// Everything a decision may use besides the workshop and the command.
#[derive(Clone, Debug)]
pub struct Context {
    /// Server time at which the command is decided.
    pub now: Timestamp,
    /// The number that a measure gets if this command creates one, unique per process and stable
    /// for life (`17` is shown as `M-017`).
    pub next_measure_number: u32,
    /// A cryptographic digest in hexadecimal; seals frozen results.
    pub digest: fn(&[u8]) -> String,
    random: SplitMix64,
}

impl Context {
    /// A context at `now`; `seed` should come from the system's random source.
    pub fn new(now: Timestamp, seed: u64, digest: fn(&[u8]) -> String) -> Self {
        Self {
            now,
            next_measure_number: 1,
            digest,
            random: SplitMix64::new(seed),
        }
    }

    /// A fresh UUID v7: the time of the context and 74 pseudo-random bits.
    pub fn id(&mut self) -> Uuid {
        let ms = u64::try_from(self.now.0).unwrap_or(0);
        let mut bytes = [0u8; 10];
        let (a, b) = (self.random().to_le_bytes(), self.random().to_le_bytes());
        for (slot, byte) in bytes.iter_mut().zip(a.into_iter().chain(b)) {
            *slot = byte;
        }
        Builder::from_unix_timestamp_millis(ms, &bytes).into_uuid()
    }

    /// The next number of the SplitMix64 sequence (Steele, Lea, Flood 2014).
    pub fn random(&mut self) -> u64 {
        self.random.next()
    }
}
