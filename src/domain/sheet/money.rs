//! Money: integer cents, and amounts as people type them.

use serde::{Deserialize, Serialize};

/// An amount of money in euro cents; never negative in a sheet.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Cents(pub i64);

/// The largest single amount: a billion euros (one Milliarde).
pub const MAX_CENTS: i64 = 100_000_000_000;

/// Why a typed amount cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum MoneyFault {
    /// Nothing is there.
    Empty,
    /// It is not an amount.
    Unknown,
    /// A point does not stand before three digits: `12.50` may mean 12,50 or 1.250.
    Grouping,
    /// It is finer than a cent.
    TooFine,
    /// It is negative.
    Negative,
    /// It is more than [`MAX_CENTS`].
    TooLarge,
}

/// Words before an amount that change nothing about it.
const BEFORE: [&str; 6] = ["ca.", "ca", "etwa", "rund", "eur", "€"];
/// Words after an amount, with what they multiply it by; longer ones first.
const AFTER: [(&str, i64); 17] = [
    ("milliarden", 1_000_000_000),
    ("milliarde", 1_000_000_000),
    ("mrd.", 1_000_000_000),
    ("mrd", 1_000_000_000),
    ("millionen", 1_000_000),
    ("million", 1_000_000),
    ("mio.", 1_000_000),
    ("mio", 1_000_000),
    ("tausend", 1_000),
    ("tsd.", 1_000),
    ("tsd", 1_000),
    ("t", 1_000),
    ("euro", 1),
    ("eur", 1),
    ("€", 1),
    (",--", 1),
    (",-", 1),
];

/// Reads an amount as people type it: `12.500`, `12 500,50 €`, `12,5 Tsd.`, `1,2 Mio. €`, `500,-`.
///
/// # Errors
/// Why it cannot be read; nothing is guessed.
pub fn typed(text: &str) -> Result<Cents, MoneyFault> {
    let lower: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            '\u{2013}' | '\u{2014}' | '\u{2212}' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let mut rest = lower.trim();
    if rest.is_empty() {
        return Err(MoneyFault::Empty);
    }
    while let Some(after) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after.trim_start();
    }
    let mut factor: i64 = 1;
    while let Some((before, times)) = AFTER.iter().find_map(|(word, times)| {
        let before = rest.strip_suffix(word)?;
        Some((before, *times))
    }) {
        if times > 1 && factor > 1 {
            return Err(MoneyFault::Unknown);
        }
        factor = factor.max(times);
        rest = before.trim_end();
    }
    if let Some(number) = rest.strip_prefix('-') {
        let negative = number
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit());
        return Err(if negative {
            MoneyFault::Negative
        } else {
            MoneyFault::Unknown
        });
    }
    let (whole, fraction) = split(rest, factor > 1)?;
    cents(&whole, &fraction, factor)
}

/// The digits before and after the decimal comma. After a word such as `Mio.` a lonely point that
/// cannot group is a decimal point, too.
fn split(number: &str, with_factor: bool) -> Result<(String, String), MoneyFault> {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let (before, fraction) = match number.split_once(',') {
        Some((before, fraction)) => (before, Some(fraction)),
        None => (number, None),
    };
    if fraction.is_some_and(|text| !digits(text)) {
        return Err(MoneyFault::Unknown);
    }
    let groups: Vec<&str> = before.split(['.', ' ', '\'', '\u{2019}']).collect();
    if !groups.iter().all(|group| digits(group)) {
        return Err(MoneyFault::Unknown);
    }
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3)
        && (groups.len() == 1 || groups.first().is_some_and(|first| first.len() <= 3));
    if grouped {
        return Ok((groups.concat(), fraction.unwrap_or_default().to_owned()));
    }
    match (groups.as_slice(), fraction) {
        ([whole, decimals], None) if with_factor && before.contains('.') => {
            Ok(((*whole).to_owned(), (*decimals).to_owned()))
        }
        _ => Err(MoneyFault::Grouping),
    }
}

/// `whole,fraction` times `factor`, in cents; exact or refused.
fn cents(whole: &str, fraction: &str, factor: i64) -> Result<Cents, MoneyFault> {
    let mut total: i64 = 0;
    let mut worth = factor.saturating_mul(100);
    for digit in whole.chars() {
        let digit = i64::from(digit.to_digit(10).ok_or(MoneyFault::Unknown)?);
        total = total
            .checked_mul(10)
            .and_then(|total| total.checked_add(digit))
            .ok_or(MoneyFault::TooLarge)?;
    }
    total = total.checked_mul(worth).ok_or(MoneyFault::TooLarge)?;
    for digit in fraction.chars() {
        let digit = i64::from(digit.to_digit(10).ok_or(MoneyFault::Unknown)?);
        if worth % 10 != 0 && digit != 0 {
            return Err(MoneyFault::TooFine);
        }
        worth /= 10;
        total = total
            .checked_add(digit * worth)
            .ok_or(MoneyFault::TooLarge)?;
    }
    if total > MAX_CENTS {
        return Err(MoneyFault::TooLarge);
    }
    Ok(Cents(total))
}

/// An amount as Germans write it, without the sign of the currency: `12.500` or `12.500,50`.
pub fn amount(Cents(cents): Cents) -> String {
    let digits = (cents / 100).unsigned_abs().to_string();
    let mut text = String::new();
    if cents < 0 {
        text.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    match (cents % 100).unsigned_abs() {
        0 => text,
        rest => format!("{text},{rest:02}"),
    }
}

/// The same with the sign of the currency: `12.500 €`, with a space that does not break.
pub fn euros(cents: Cents) -> String {
    format!("{}\u{a0}€", amount(cents))
}
