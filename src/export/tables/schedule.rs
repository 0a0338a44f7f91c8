//! The schedule: when each measure runs, by half-years.

use super::{Cell, Column, List, Look, Table};
use crate::domain::limits::SCHEDULE_HALF_YEARS;
use crate::domain::measure_list::ListedMeasure;
use crate::domain::measure_sheet::number_text;
use crate::domain::sheet::period::Period;
use crate::export::report::Report;
use crate::export::words;
use chrono::{Datelike, NaiveDate};

/// In this half-year the measure runs.
const RUNS: &str = "■";
/// It runs on, and nobody has said until when.
const RUNS_ON: &str = "→";

/// Half-years since the year 0, so that they can be counted.
fn half_of(day: NaiveDate) -> i32 {
    day.year() * 2 + i32::from(day.month() > 6)
}

/// The first and the last half-year of a measure; the last is missing for a lasting task.
fn span(entry: &ListedMeasure) -> Option<(i32, Option<i32>)> {
    let sheet = &entry.measure.sheet;
    let ends = sheet.ends.map(|time| half_of(time.last_day()));
    let starts = sheet.starts.map(|time| half_of(time.first_day()));
    Some((starts.or(ends)?, ends))
}

/// One row per measure that says when it begins or ends, and one column per half-year: from the
/// first beginning on, [`SCHEDULE_HALF_YEARS`] at most.
pub fn schedule(report: &Report) -> Table {
    let mut columns = vec![
        Column::new("Nr.", 8.0, Look::Text, "Nummer der Maßnahme"),
        Column::new(
            "Lebensbereich",
            22.0,
            Look::Text,
            "Lebensbereich der Maßnahme",
        )
        .listed(List::Domains),
        Column::new("Titel", 36.0, Look::Text, "Titel der Maßnahme"),
        Column::new(
            "Federführung",
            20.0,
            Look::Text,
            "Zuständige Stelle der Verwaltung",
        ),
        Column::new("Status", 14.0, Look::Text, "Stand der Umsetzung").listed(List::Status),
        Column::new("Beginn", 11.0, Look::Date, "Geplanter Beginn"),
        Column::new("Ende", 11.0, Look::Date, "Geplantes Ende"),
    ];
    let spans: Vec<_> = (report.list.measures.iter())
        .filter_map(|entry| Some((entry, span(entry)?)))
        .collect();
    let first = spans.iter().map(|(_, (from, _))| *from).min();
    let last = (spans.iter())
        .map(|(_, (from, to))| to.unwrap_or(*from).max(*from))
        .max();
    let halves: Vec<i32> = match (first, last) {
        (Some(first), Some(last)) => (first..=last).take(SCHEDULE_HALF_YEARS).collect(),
        _ => Vec::new(),
    };
    columns.extend(halves.iter().map(|half| {
        let (year, part) = (half.div_euclid(2), half.rem_euclid(2) + 1);
        Column::new(
            &format!("{part}. Hj. {year}"),
            7.0,
            Look::Mark,
            "■: die Maßnahme läuft in diesem Halbjahr; →: sie läuft weiter, ein Ende ist nicht geplant",
        )
    }));
    let rows = spans
        .iter()
        .map(|(entry, (from, to))| {
            let sheet = &entry.measure.sheet;
            let day = |day: Option<NaiveDate>| day.map_or(Cell::Empty, Cell::Date);
            let mut cells = vec![
                Cell::text(number_text(entry.measure.number)),
                Cell::text(report.domain_name(sheet.domain_id)),
                Cell::text(&sheet.title),
                Cell::text(&sheet.lead),
                Cell::text(words::status(sheet.status)),
                day(sheet.starts.map(Period::first_day)),
                day(sheet.ends.map(Period::last_day)),
            ];
            cells.extend(halves.iter().map(|half| match to {
                Some(to) if (from..=to).contains(&half) => Cell::text(RUNS),
                None if half == from => Cell::text(RUNS),
                None if half > from => Cell::text(RUNS_ON),
                _ => Cell::Empty,
            }));
            cells
        })
        .collect();
    Table {
        name: "Zeitplan",
        columns,
        rows,
    }
}
