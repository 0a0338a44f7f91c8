//! Times of a plan: a day, a month, a quarter, half a year or a year, as people type them.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// The first and the last year that a plan may name.
pub const YEARS: (u16, u16) = (1990, 2100);

/// A time as exact as somebody knows it. In JSON `2027-03-15`, `2027-03`, `2027-Q2`, `2027-H1` or
/// `2027`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[cfg_attr(test, ts(type = "string"))]
pub enum Period {
    /// A day.
    Day(NaiveDate),
    /// A month, from 1 to 12.
    Month(u16, u8),
    /// A quarter, from 1 to 4.
    Quarter(u16, u8),
    /// Half a year, 1 or 2.
    Half(u16, u8),
    /// A year.
    Year(u16),
}

/// Why a typed time cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PeriodFault {
    /// Nothing is there.
    Empty,
    /// It is not a time.
    Unknown,
    /// It has no year.
    NoYear,
    /// There is no such day, month, quarter or half.
    NoSuchDay,
    /// The year is outside [`YEARS`].
    YearOutOfRange,
}

impl Period {
    /// The first day.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => first_of(year, u32::from(month)),
            Self::Quarter(year, quarter) => first_of(year, u32::from(quarter) * 3 - 2),
            Self::Half(year, half) => first_of(year, u32::from(half) * 6 - 5),
            Self::Year(year) => first_of(year, 1),
        }
    }

    /// The last day.
    pub fn last_day(self) -> NaiveDate {
        let months = match self {
            Self::Day(day) => return day,
            Self::Month(..) => 1,
            Self::Quarter(..) => 3,
            Self::Half(..) => 6,
            Self::Year(_) => 12,
        };
        let first = self.first_day();
        first
            .checked_add_months(Months::new(months))
            .and_then(|next| next.checked_sub_days(Days::new(1)))
            .unwrap_or(first)
    }

    /// The year that it begins in.
    pub fn year(self) -> u16 {
        u16::try_from(self.first_day().year()).unwrap_or(YEARS.0)
    }

    /// As Germans write it: `15.03.2027`, `März 2027`, `2. Quartal 2027`, `1. Halbjahr 2027`, `2027`.
    pub fn german(self) -> String {
        match self {
            Self::Day(day) => day.format("%d.%m.%Y").to_string(),
            Self::Month(year, month) => {
                let name = MONTHS
                    .get(usize::from(month).saturating_sub(1))
                    .map_or("", |m| m.1);
                format!("{name} {year}")
            }
            Self::Quarter(year, quarter) => format!("{quarter}. Quartal {year}"),
            Self::Half(year, half) => format!("{half}. Halbjahr {year}"),
            Self::Year(year) => year.to_string(),
        }
    }

    /// The period if its parts are in range.
    fn checked(self) -> Result<Self, PeriodFault> {
        let (year, part, parts) = match self {
            Self::Day(day) => (day.year(), 1, 1),
            Self::Month(year, month) => (i32::from(year), month, 12),
            Self::Quarter(year, quarter) => (i32::from(year), quarter, 4),
            Self::Half(year, half) => (i32::from(year), half, 2),
            Self::Year(year) => (i32::from(year), 1, 1),
        };
        if !(1..=parts).contains(&part) {
            Err(PeriodFault::NoSuchDay)
        } else if (i32::from(YEARS.0)..=i32::from(YEARS.1)).contains(&year) {
            Ok(self)
        } else {
            Err(PeriodFault::YearOutOfRange)
        }
    }
}

fn first_of(year: u16, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(i32::from(year), month, 1).unwrap_or_default()
}

/// Beginnings of the months' names that are enough, and the names.
const MONTHS: [(&str, &str); 12] = [
    ("jan", "Januar"),
    ("feb", "Februar"),
    ("mär", "März"),
    ("apr", "April"),
    ("mai", "Mai"),
    ("jun", "Juni"),
    ("jul", "Juli"),
    ("aug", "August"),
    ("sep", "September"),
    ("okt", "Oktober"),
    ("nov", "November"),
    ("dez", "Dezember"),
];

/// A piece of what somebody typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// A number with how many digits it had.
    Number(u32, usize),
    /// A month by name.
    Month(u8),
    /// The word for a quarter.
    Quarter,
    /// The word for half a year.
    Half,
}

/// Reads a time as people type it: `15.3.27`, `3/2027`, `März 2027`, `Q2 2027`, `1. Halbjahr 2027`,
/// `2027`.
///
/// # Errors
/// Why it cannot be read; nothing is guessed.
pub fn typed(text: &str) -> Result<Period, PeriodFault> {
    use Piece::{Half, Month, Number, Quarter};
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Err(PeriodFault::Empty);
    }
    if let Some(found) = exact(&text) {
        return found.checked();
    }
    let only_points = text
        .chars()
        .all(|c| c.is_ascii_digit() || c == '.' || c == ' ');
    let with_slash = text.contains('/');
    match pieces(&text)?.as_slice() {
        [Number(year, 4)] => Period::Year(short(*year)?).checked(),
        [
            Number(day, 1..=2),
            Number(month, 1..=2),
            year @ Number(_, 2 | 4),
        ] if only_points => day_of(*day, *month, *year),
        [Number(day, 1..=2), Month(month), year @ Number(_, 2 | 4)] => {
            day_of(*day, u32::from(*month), *year)
        }
        [Number(month, 1..=2), year @ Number(_, 4)] => {
            Period::Month(full_year(*year)?, byte(*month)?).checked()
        }
        [Number(month, 1..=2), year @ Number(_, 2)] if with_slash => {
            Period::Month(full_year(*year)?, byte(*month)?).checked()
        }
        [Month(month), year @ Number(_, 2 | 4)] => {
            Period::Month(full_year(*year)?, *month).checked()
        }
        [Quarter, Number(part, 1), year @ Number(_, 2 | 4)]
        | [Number(part, 1), Quarter, year @ Number(_, 2 | 4)]
        | [year @ Number(_, 4), Quarter, Number(part, 1)]
        | [year @ Number(_, 4), Number(part, 1), Quarter] => {
            Period::Quarter(full_year(*year)?, byte(*part)?).checked()
        }
        [Half, Number(part, 1), year @ Number(_, 2 | 4)]
        | [Number(part, 1), Half, year @ Number(_, 2 | 4)]
        | [year @ Number(_, 4), Half, Number(part, 1)]
        | [year @ Number(_, 4), Number(part, 1), Half] => {
            Period::Half(full_year(*year)?, byte(*part)?).checked()
        }
        [Number(_, 1..=2), Number(_, 1..=2) | Month(_)]
        | [Month(_)]
        | [Quarter | Half, Number(_, 1)]
        | [Number(_, 1), Quarter | Half] => Err(PeriodFault::NoYear),
        _ => Err(PeriodFault::Unknown),
    }
}

fn day_of(day: u32, month: u32, year: Piece) -> Result<Period, PeriodFault> {
    let year = i32::from(full_year(year)?);
    let day = NaiveDate::from_ymd_opt(year, month, day).ok_or(PeriodFault::NoSuchDay)?;
    Period::Day(day).checked()
}

/// `27` is 2027.
fn full_year(piece: Piece) -> Result<u16, PeriodFault> {
    match piece {
        Piece::Number(year, 2) => short(year + 2000),
        Piece::Number(year, _) => short(year),
        _ => Err(PeriodFault::Unknown),
    }
}

fn short(number: u32) -> Result<u16, PeriodFault> {
    u16::try_from(number).map_err(|_| PeriodFault::YearOutOfRange)
}

fn byte(number: u32) -> Result<u8, PeriodFault> {
    u8::try_from(number).map_err(|_| PeriodFault::NoSuchDay)
}

fn pieces(text: &str) -> Result<Vec<Piece>, PeriodFault> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = |wanted: fn(char) -> bool| rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        let (taken, after) = if first.is_ascii_digit() {
            rest.split_at(end(|c| c.is_ascii_digit()))
        } else if first.is_alphabetic() {
            rest.split_at(end(char::is_alphabetic))
        } else if matches!(first, '.' | '/' | '-' | ' ' | '\u{a0}') {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        } else {
            return Err(PeriodFault::Unknown);
        };
        found.push(if first.is_ascii_digit() {
            Piece::Number(
                taken.parse().map_err(|_| PeriodFault::Unknown)?,
                taken.len(),
            )
        } else {
            word(taken)?
        });
        rest = after;
    }
    Ok(found)
}

fn word(word: &str) -> Result<Piece, PeriodFault> {
    match word {
        "q" | "quartal" | "quart" | "qu" => return Ok(Piece::Quarter),
        "h" | "hj" | "halbjahr" => return Ok(Piece::Half),
        _ => {}
    }
    let plain = word.replace("ae", "ä").replace("maer", "mär");
    let plain = if plain.starts_with("mrz") {
        "märz"
    } else {
        &plain
    };
    MONTHS
        .iter()
        .zip(1u8..)
        .find(|((start, name), _)| {
            plain.starts_with(start) && name.to_lowercase().starts_with(plain.trim_end_matches('t'))
        })
        .map(|(_, number)| Piece::Month(number))
        .ok_or(PeriodFault::Unknown)
}

/// The form that is stored.
fn exact(text: &str) -> Option<Period> {
    let text = text.to_ascii_uppercase();
    let number = |text: &str, digits: usize| -> Option<u16> {
        (text.len() == digits && text.chars().all(|c| c.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    let small = |text: &str, digits| number(text, digits).and_then(|n| u8::try_from(n).ok());
    let Some((year, rest)) = text.split_once('-') else {
        return number(&text, 4).map(Period::Year);
    };
    let year = number(year, 4)?;
    if let Some(quarter) = rest.strip_prefix('Q') {
        return small(quarter, 1).map(|quarter| Period::Quarter(year, quarter));
    }
    if let Some(half) = rest.strip_prefix('H') {
        return small(half, 1).map(|half| Period::Half(year, half));
    }
    let Some((month, day)) = rest.split_once('-') else {
        return small(rest, 2).map(|month| Period::Month(year, month));
    };
    let (month, day) = (small(month, 2)?, small(day, 2)?);
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)).map(Period::Day)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Self::Half(year, half) => write!(f, "{year}-H{half}"),
            Self::Year(year) => write!(f, "{year}"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodFault;

    /// Reads the stored form only; see [`typed`] for what people write.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        exact(text).ok_or(PeriodFault::Unknown)?.checked()
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|_| serde::de::Error::custom("not a time of a plan"))
    }
}
