//! Small lists of one workshop as CSV files for spreadsheets.

use super::ExportError;
use super::csv::{Variant, file};
use super::tables::{Cell, Column, Look, Table};
use crate::domain::german::local_time;
use crate::domain::moderation_log::LogLine;
use crate::domain::supporter::Supporter;

/// The log of moderation: without names of people and without texts that were taken off the wall.
pub fn moderation(lines: &[LogLine]) -> Result<Vec<u8>, ExportError> {
    let rows = lines.iter().map(|line| {
        vec![
            Cell::Moment(local_time(line.at)),
            Cell::text(line.what),
            Cell::text(line.about.join(" · ")),
            Cell::text(&line.reason),
            Cell::text(format!("Moderation {}", line.moderator)),
        ]
    });
    let columns = [
        ("Wann", Look::Date),
        ("Was", Look::Text),
        ("Worum es geht (heutiger Wortlaut)", Look::Text),
        ("Grund", Look::Text),
        ("Wer", Look::Text),
    ];
    table("Moderation", &columns, rows.collect())
}

/// Those who would like to help; `titles` gives the measure of each, none for any.
pub fn supporters(
    people: &[Supporter],
    title: impl Fn(&Supporter) -> Option<String>,
) -> Result<Vec<u8>, ExportError> {
    let rows = people.iter().map(|one| {
        vec![
            Cell::text(&one.name),
            Cell::text(&one.contact),
            Cell::text(title(one).unwrap_or_else(|| "egal wobei".to_owned())),
            Cell::text("nur, um sich wegen der Mithilfe zu melden"),
            Cell::Date(local_time(one.consented_at).date()),
            Cell::Date(local_time(one.delete_on).date()),
        ]
    });
    let columns = [
        ("Name", Look::Text),
        ("Kontakt", Look::Text),
        ("Hilft bei", Look::Text),
        ("Zweck", Look::Text),
        ("Eingewilligt am", Look::Date),
        ("Zu löschen am", Look::Date),
    ];
    table("Mitstreitende", &columns, rows.collect())
}

fn table(
    name: &'static str,
    columns: &[(&str, Look)],
    rows: Vec<Vec<Cell>>,
) -> Result<Vec<u8>, ExportError> {
    let columns = columns
        .iter()
        .map(|(title, look)| Column::new(title, 20.0, *look, ""))
        .collect();
    let table = Table {
        name,
        columns,
        rows,
    };
    file(&table, Variant::Office)
}
