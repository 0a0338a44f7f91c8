//! Values of cells as plain text, the same whether the service wrote the cell or a spreadsheet
//! program did: days in ISO form, money and full-time equivalents in hundredths, shares in
//! hundredths of a percent.

use crate::domain::german::date;
use crate::domain::sheet::money::{self, Cents};
use crate::domain::sheet::period::{self, Period};
use crate::export::tables::{Cell, Look};
use calamine::{Data, DataType as _};
use chrono::NaiveDate;

/// The value of a cell that the service writes.
pub(super) fn of_cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => tidy(text),
        Cell::Number(number) | Cell::Hundredths(number) => number.to_string(),
        Cell::Share(share) => rounded(share * 10_000.0),
        Cell::Date(day) => day.to_string(),
        Cell::Moment(at) => at.to_string(),
        Cell::Rank { first, .. } => first.to_string(),
    }
}

/// The value of a cell that was read from a file, in a column of this look.
pub(super) fn of_data(data: &Data, look: Look) -> String {
    match data {
        Data::Empty => String::new(),
        Data::Bool(yes) => if *yes { "ja" } else { "nein" }.to_owned(),
        Data::String(text) => of_text(text, look),
        Data::DateTimeIso(text) => of_text(text.get(..10).unwrap_or(text), look),
        Data::DurationIso(text) => tidy(text),
        Data::Error(fault) => format!("#{fault:?}"),
        Data::DateTime(at) if look == Look::Date || look == Look::Text => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
            match look {
                Look::Date => day.map(|day| day.to_string()).unwrap_or_default(),
                _ => day.map(date).unwrap_or_default(),
            }
        }
        Data::Int(_) | Data::Float(_) | Data::DateTime(_) => {
            of_number(data.as_f64().unwrap_or_default(), look)
        }
    }
}

fn of_number(number: f64, look: Look) -> String {
    match look {
        Look::Money | Look::Decimal => rounded(number * 100.0),
        Look::Share => rounded(number * 10_000.0),
        Look::Number | Look::Mark => rounded(number),
        // A day whose format was lost is a count of days.
        Look::Date => day_of(number).map_or_else(|| rounded(number), |day| day.to_string()),
        Look::Text if number.fract() == 0.0 => rounded(number),
        Look::Text => number.to_string().replace('.', ","),
    }
}

fn of_text(text: &str, look: Look) -> String {
    let text = tidy(text);
    let hundredths = |text: &str| money::typed(text).map(|Cents(cents)| cents.to_string());
    match look {
        Look::Money | Look::Decimal => hundredths(&text).unwrap_or(text),
        Look::Share => match text.strip_suffix('%') {
            Some(percent) => hundredths(percent.trim()).unwrap_or(text),
            None => text,
        },
        Look::Date => match period::typed(&text) {
            Ok(Period::Day(day)) => day.to_string(),
            _ => text,
        },
        Look::Number | Look::Text | Look::Mark => text,
    }
}

/// Days since the last of December 1899, as spreadsheets count.
fn day_of(number: f64) -> Option<NaiveDate> {
    let days: i64 = rounded(number.floor()).parse().ok()?;
    let begin = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    (20_000..100_000)
        .contains(&days)
        .then(|| begin.checked_add_signed(chrono::Duration::days(days)))?
}

/// A whole number as text; whatever is far beyond our figures stays as it is.
fn rounded(number: f64) -> String {
    format!("{:.0}", number.round() + 0.0)
}

/// A text without spaces at the ends of its lines.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// A value as people read it.
pub fn readable(value: &str, look: Look) -> String {
    let number = value.parse::<i64>();
    match (look, number) {
        (Look::Money, Ok(cents)) => money::euros(Cents(cents)),
        (Look::Decimal, Ok(hundredths)) => money::amount(Cents(hundredths)),
        (Look::Share, Ok(share)) => format!("{} %", money::amount(Cents(share))),
        (Look::Date, _) => value.parse().map_or_else(|_| value.to_owned(), date),
        _ => value.to_owned(),
    }
}
