//! People who take part: random pseudonyms with a few voluntary answers.

use super::context::Timestamp;
use super::contribution::Origin;
use super::ids::{GroupId, LocalityId, ParticipantId, SmallGroupId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Language of a phone, as its tag: `de`, `en`, `de-simple` (Leichte Sprache), `tr` … Any well-formed tag is
/// accepted, so that a language that is added to the phone needs nothing here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
pub struct Language(String);

impl Language {
    /// Letters and hyphens of a tag at most.
    const LONGEST: usize = 16;

    /// The tag, or none if it is not one: two or three small letters, then parts of two to eight small
    /// letters or digits, each after a hyphen.
    pub fn new(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let small = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase());
        let well_formed = tag.len() <= Self::LONGEST
            && parts
                .next()
                .is_some_and(|first| (2..=3).contains(&first.len()) && small(first))
            && parts.all(|part| {
                (2..=8).contains(&part.len())
                    && part
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
        well_formed.then(|| Self(tag.to_owned()))
    }

    /// German, the language that every text has.
    pub fn german() -> Self {
        Self("de".to_owned())
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::german()
    }
}

impl TryFrom<String> for Language {
    type Error = &'static str;

    fn try_from(tag: String) -> Result<Self, Self::Error> {
        Self::new(&tag).ok_or("not a language tag")
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
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

impl InputMode {
    /// How a card of such a person came in.
    pub fn origin(self) -> Origin {
        match self {
            Self::Assisted => Origin::Assisted,
            Self::OwnDevice | Self::SharedDevice => Origin::Device,
            Self::Paper => Origin::Paper,
        }
    }
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
    /// True while they ask for more time; who that is, nobody is told.
    pub wants_time: bool,
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
