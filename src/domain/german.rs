//! German time, dates and numbers, for texts that the server itself writes (exports, drafts).

use super::context::Timestamp;
use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Utc, Weekday};

/// The moment as clocks in Germany show it: Central European (Summer) Time by the rule in force
/// since 1996, from the last Sunday of March to the last Sunday of October, both at 01:00 UTC.
pub fn local_time(at: Timestamp) -> NaiveDateTime {
    let utc = at.to_utc();
    let hours = if is_summer(utc) { 2 } else { 1 };
    utc.naive_utc() + Duration::hours(hours)
}

fn is_summer(utc: DateTime<Utc>) -> bool {
    let change = |month| last_sunday(utc.year(), month).and_then(|day| day.and_hms_opt(1, 0, 0));
    match (change(3), change(10)) {
        (Some(from), Some(to)) => (from..to).contains(&utc.naive_utc()),
        _ => false,
    }
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    (25..=31)
        .rev()
        .filter_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .find(|day| day.weekday() == Weekday::Sun)
}

/// `14.03.2026`
pub fn date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// `14.03.2026, 08:45 Uhr, Bürgerhaus`; without the place where none is given.
pub fn when_and_where(at: Timestamp, place: &str) -> String {
    if place.is_empty() {
        date_time(at)
    } else {
        format!("{}, {place}", date_time(at))
    }
}

/// `14.03.2026, 08:45 Uhr`
pub fn date_time(at: Timestamp) -> String {
    local_time(at).format("%d.%m.%Y, %H:%M Uhr").to_string()
}

/// `1.234`
pub fn number(number: u32) -> String {
    grouped(number.into())
}

/// `1 Karte`, `1.234 Karten`
pub fn plural(many: u32, one: &str, more: &str) -> String {
    format!("{} {}", number(many), if many == 1 { one } else { more })
}

/// `12.500 €`, and `12.500,50 €` where there are cents.
pub fn euros(cents: u64) -> String {
    match cents % 100 {
        0 => format!("{} €", grouped(cents / 100)),
        rest => format!("{},{rest:02} €", grouped(cents / 100)),
    }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_stands_behind_the_time_if_there_is_one() {
        let at = Timestamp(1_773_474_300_000);
        assert_eq!(when_and_where(at, ""), "14.03.2026, 08:45 Uhr");
        assert_eq!(
            when_and_where(at, "Bürgerhaus"),
            "14.03.2026, 08:45 Uhr, Bürgerhaus"
        );
    }

    #[test]
    fn one_is_told_as_one() {
        let people = |many| plural(many, "Person nahm", "Personen nahmen");
        assert_eq!(people(1), "1 Person nahm");
        assert_eq!(people(0), "0 Personen nahmen");
        assert_eq!(people(1_234), "1.234 Personen nahmen");
    }
}
