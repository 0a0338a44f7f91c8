//! The two codes that people read from a wall or a card and type in.
//!
//! A [`JoinCode`] is public and short: it finds the workshop. An
//! [`AdmissionCode`] is a secret, printed once and handed out at the door: it
//! lets one person in. Random bytes come in as arguments.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Why a typed code cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFault {
    /// Too few or too many characters, not counting blanks and dashes.
    Length {
        /// Characters that a code has.
        expected: usize,
        /// Characters found.
        actual: usize,
    },
    /// A character that no code has.
    Character(char),
}

impl fmt::Display for CodeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { expected, actual } => {
                write!(f, "a code has {expected} characters, not {actual}")
            }
            Self::Character(c) => write!(f, "no code has the character {c:?}"),
        }
    }
}

impl std::error::Error for CodeFault {}

/// Finds a workshop: 6 digits, shown as `482-136`, unique among open
/// workshops. In JSON the shown form; any tolerated form is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JoinCode(u32);

impl JoinCode {
    /// Digits of a join code.
    pub const DIGITS: usize = 6;

    /// A code from random bytes. It does not start with 0, so that a
    /// spreadsheet or a memory does not lose its first digit.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let drawn = u64::from_le_bytes(bytes) % 900_000;
        Self(100_000 + u32::try_from(drawn).unwrap_or(0))
    }

    /// Reads what a person typed: blanks of any kind and dashes do not count,
    /// digits of other scripts and a letter O for 0 are understood.
    pub fn parse(typed: &str) -> Result<Self, CodeFault> {
        let mut value = 0_u32;
        let mut actual = 0;
        for c in typed.chars().filter(|&c| !is_separator(c)) {
            let digit = digit(c).ok_or(CodeFault::Character(c))?;
            actual += 1;
            if actual <= Self::DIGITS {
                value = value * 10 + digit;
            }
        }
        if actual == Self::DIGITS {
            Ok(Self(value))
        } else {
            Err(CodeFault::Length {
                expected: Self::DIGITS,
                actual,
            })
        }
    }

    /// The 6 digits without a dash, as addresses and tables hold them.
    pub fn digits(self) -> String {
        format!("{:06}", self.0)
    }
}

impl fmt::Display for JoinCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}-{:03}", self.0 / 1000, self.0 % 1000)
    }
}

impl Serialize for JoinCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for JoinCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let typed = String::deserialize(deserializer)?;
        Self::parse(&typed).map_err(de::Error::custom)
    }
}

/// Lets one person in: 10 characters in two groups, `ABCDE-FGHJK`, of 27
/// that cannot be taken for one another (47.5 bit). Stored as a hash only,
/// therefore neither printed by `{:?}` nor serialised.
#[derive(Clone, PartialEq, Eq)]
pub struct AdmissionCode(String);

/// Without I (L), Q (O), V (U), 0 (O), 1 (L), 2 (Z), 5 (S), 6 (G), 8 (B).
const ALPHABET: [char; 27] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'R', 'S', 'T', 'U',
    'W', 'X', 'Y', 'Z', '3', '4', '7', '9',
];

impl AdmissionCode {
    /// Characters of an admission code, without the dash.
    pub const CHARACTERS: usize = 10;

    /// A code from random bytes.
    pub fn from_random(bytes: [u8; 16]) -> Self {
        let mut rest = u128::from_le_bytes(bytes);
        let code = std::iter::repeat_with(|| {
            let drawn = usize::try_from(rest % 27).unwrap_or(0);
            rest /= 27;
            ALPHABET.get(drawn).copied().unwrap_or('A')
        })
        .take(Self::CHARACTERS)
        .collect();
        Self(code)
    }

    /// Reads what a person typed: blanks and dashes do not count, lower case
    /// and characters that look like one of the alphabet are understood.
    pub fn parse(typed: &str) -> Result<Self, CodeFault> {
        let code = typed
            .chars()
            .filter(|&c| !is_separator(c))
            .map(|c| letter(c).ok_or(CodeFault::Character(c)))
            .collect::<Result<String, _>>()?;
        if code.len() == Self::CHARACTERS {
            Ok(Self(code))
        } else {
            Err(CodeFault::Length {
                expected: Self::CHARACTERS,
                actual: code.len(),
            })
        }
    }

    /// The 10 characters without a dash, from which the stored hash is made.
    pub fn canonical(&self) -> &str {
        &self.0
    }
}

/// As printed on the card.
impl fmt::Display for AdmissionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (left, right) = self.0.split_at_checked(5).unwrap_or((&self.0, ""));
        write!(f, "{left}-{right}")
    }
}

impl fmt::Debug for AdmissionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AdmissionCode(…)")
    }
}

/// Blanks, dashes of any length, and what comes along when copying.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '_' | '.' | '/' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}'
                | '\u{FF0D}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
        )
}

/// Full-width forms as their ordinary characters.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

fn digit(c: char) -> Option<u32> {
    match narrow(c) {
        'O' | 'o' => Some(0),
        c @ '\u{0660}'..='\u{0669}' => Some(u32::from(c) - 0x0660),
        c @ '\u{06F0}'..='\u{06F9}' => Some(u32::from(c) - 0x06F0),
        c @ '\u{0966}'..='\u{096F}' => Some(u32::from(c) - 0x0966),
        c => c.to_digit(10),
    }
}

fn letter(c: char) -> Option<char> {
    let upper = narrow(c).to_ascii_uppercase();
    let meant = match upper {
        '0' | 'Q' => 'O',
        '1' | 'I' | '|' => 'L',
        '2' => 'Z',
        '5' => 'S',
        '6' => 'G',
        '8' => 'B',
        'V' => 'U',
        c => c,
    };
    ALPHABET.contains(&meant).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn join_codes_are_shown_in_two_groups() {
        let code = JoinCode::parse("482136").unwrap();
        assert_eq!(code.to_string(), "482-136");
        assert_eq!(JoinCode::parse("004-009").unwrap().to_string(), "004-009");
        assert_eq!(JoinCode::parse("004-009").unwrap().digits(), "004009");
    }

    #[test]
    fn join_codes_are_read_as_people_type_them() {
        let code = JoinCode::parse("402130").unwrap();
        for typed in [
            "402-130",
            " 402 130 ",
            "402\u{A0}130",
            "4 0 2 1 3 0",
            "402–130",
            "4O2-13o",
            "\u{FF14}\u{FF10}\u{FF12}\u{FF0D}\u{FF11}\u{FF13}\u{FF10}",
            "٤٠٢١٣٠",
            "402\u{200B}130",
            "402.130",
        ] {
            assert_eq!(JoinCode::parse(typed), Ok(code), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_join_code_is_told_why() {
        let length = |actual| {
            Err(CodeFault::Length {
                expected: 6,
                actual,
            })
        };
        assert_eq!(JoinCode::parse(""), length(0));
        assert_eq!(JoinCode::parse("48213"), length(5));
        assert_eq!(JoinCode::parse(&"9".repeat(5000)), length(5000));
        assert_eq!(JoinCode::parse("48213x"), Err(CodeFault::Character('x')));
    }

    #[test]
    fn drawn_join_codes_have_six_digits_and_reach_both_ends() {
        let at = |n: u64| JoinCode::from_random(n.to_le_bytes()).to_string();
        assert_eq!(at(0), "100-000");
        assert_eq!(at(899_999), "999-999");
        assert_eq!(at(900_000), "100-000");
        assert_eq!(
            JoinCode::parse(&at(u64::MAX)).unwrap().to_string(),
            at(u64::MAX)
        );
    }

    #[test]
    fn join_codes_travel_as_shown() {
        let code = JoinCode::parse("482136").unwrap();
        assert_eq!(serde_json::to_string(&code).unwrap(), "\"482-136\"");
        assert_eq!(
            serde_json::from_str::<JoinCode>("\"482136\"").unwrap(),
            code
        );
        assert!(serde_json::from_str::<JoinCode>("\"48213\"").is_err());
    }

    #[test]
    fn admission_codes_come_back_from_the_card() {
        let code = AdmissionCode::from_random([7; 16]);
        let card = code.to_string();
        assert_eq!(card.len(), 11);
        assert_eq!(card.find('-'), Some(5));
        assert_eq!(AdmissionCode::parse(&card), Ok(code.clone()));
        assert_eq!(
            AdmissionCode::parse(&card.to_lowercase().replace('-', " ")),
            Ok(code.clone())
        );
        assert_eq!(code.canonical(), card.replace('-', ""));
        assert!(!format!("{code:?}").contains(code.canonical()));
    }

    #[test]
    fn look_alikes_are_read_as_what_is_printed() {
        let printed = AdmissionCode::parse("OLZSG-BUOL3").unwrap();
        assert_eq!(AdmissionCode::parse("01256-8vqi3"), Ok(printed));
        assert_eq!(
            AdmissionCode::parse("ABCDE-FGHJ?"),
            Err(CodeFault::Character('?'))
        );
        assert_eq!(
            AdmissionCode::parse("ABCDE-FGHJ"),
            Err(CodeFault::Length {
                expected: 10,
                actual: 9
            })
        );
    }

    #[test]
    fn every_character_of_the_alphabet_stands_for_itself() {
        for c in ALPHABET {
            assert_eq!(letter(c), Some(c));
        }
        let bits = f64::from(27_u32).log2() * 10.0;
        assert!(bits > 47.0);
    }
}
