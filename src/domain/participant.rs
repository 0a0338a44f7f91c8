//! People who take part: random pseudonyms with a few voluntary answers.

use super::context::Timestamp;
use super::ids::{GroupId, LocalityId, ParticipantId, SmallGroupId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Language of a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Language {
    /// German.
    #[default]
    #[serde(rename = "de")]
    German,
    /// German in Leichte Sprache.
    #[serde(rename = "de-simple")]
    Plain,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// How a person takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum InputMode {
    /// A phone or computer of their own.
    #[default]
    OwnDevice,
    /// A tablet that goes from hand to hand.
    SharedDevice,
    /// A helper enters for them.
    Assisted,
    /// Paper only.
    Paper,
}

/// A participant (Teilnehmende/r). No name, mail, address, browser or last-seen time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// The pseudonym.
    pub id: ParticipantId,
    /// SHA-256 of the token that only the phone knows.
    pub token_hash: Hash256,
    /// Voluntary.
    pub group_id: Option<GroupId>,
    /// Voluntary.
    pub locality_id: Option<LocalityId>,
    /// The table they sit at, if small groups were formed.
    pub small_group_id: Option<SmallGroupId>,
    /// Language of the phone.
    pub language: Language,
    /// How they take part.
    pub input_mode: InputMode,
    /// When they joined.
    pub joined_at: Timestamp,
    /// True while they ask a moderator for help.
    pub needs_help: bool,
}

/// 256 bits: a digest or a keyed digest. Printed only in hexadecimal, and never in logs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash256(pub [u8; 32]);

impl Hash256 {
    /// Lower-case hexadecimal, 64 characters.
    pub fn to_hex(self) -> String {
        let mut hex = String::with_capacity(64);
        for digit in self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]) {
            hex.extend(char::from_digit(u32::from(digit), 16));
        }
        hex
    }

    /// Reads 64 hexadecimal characters.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> = hex
            .chars()
            .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()))
            .collect();
        let digits = digits?;
        if digits.len() != 64 {
            return None;
        }
        let mut out = [0u8; 32];
        for (slot, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
            if let [high, low] = pair {
                *slot = high << 4 | low;
            }
        }
        Some(Self(out))
    }
}

impl fmt::Debug for Hash256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hash256(…)")
    }
}

/// A one-time printed card that admits one person, stored hashed and tied to no name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdmissionCard {
    /// SHA-256 of the printed code together with the workshop's id.
    pub hash: Hash256,
    /// The stakeholder group that the card carries, if any.
    pub group_id: Option<GroupId>,
    /// True once somebody has joined with it.
    pub used: bool,
}
