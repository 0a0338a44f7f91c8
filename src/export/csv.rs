//! CSV: one table per file and a file about the files, in one ZIP archive.

use super::ExportError;
use super::report::Report;
use super::tables::{
    Cell, Look, Table, funding, local, measures, milestones, origins, ranking, resources, schedule,
    tasks, votes,
};
use crate::domain::german::{date, date_time, when_and_where};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// For whom the files are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// German spreadsheets: semicolon, decimal comma, German dates, ties as `2–3`.
    Office,
    /// Programs: comma, decimal point, ISO dates; ties as first rank, with the last rank in a
    /// column of its own at the end.
    Machine,
}

/// Marks UTF-8 for spreadsheets.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The archive as bytes.
pub fn archive(report: &Report, variant: Variant) -> Result<Vec<u8>, ExportError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let tables = [
        measures(report),
        ranking(report),
        votes(report),
        resources(report),
        schedule(report),
        funding(report),
        tasks(report),
        milestones(report),
        local(report),
        origins(report),
    ];
    zip.start_file("metadaten.csv", options)?;
    zip.write_all(&metadata(report, &tables, variant)?)?;
    for table in &tables {
        zip.start_file(file_name(table), options)?;
        zip.write_all(&file(table, variant)?)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Name of a table's file, in lower-case ASCII.
fn file_name(table: &Table) -> String {
    let name = table.name.to_lowercase();
    let name = name.replace('ß', "ss").replace('ö', "oe");
    format!("{}.csv", name.replace(' ', "-"))
}

/// One table as the bytes of its file.
pub fn file(table: &Table, variant: Variant) -> Result<Vec<u8>, ExportError> {
    let ranks = variant == Variant::Machine
        && table
            .rows
            .iter()
            .flatten()
            .any(|cell| matches!(cell, Cell::Rank { .. }));
    let mut heading: Vec<String> = table.columns.iter().map(|c| c.title.clone()).collect();
    if ranks {
        heading.push("Rang bis".to_owned());
    }
    let rows = table.rows.iter().map(|row| {
        let mut cells: Vec<String> = row
            .iter()
            .zip(&table.columns)
            .map(|(cell, column)| text(cell, column.look, variant))
            .collect();
        if ranks {
            let last = row.iter().find_map(|cell| match cell {
                Cell::Rank { last, .. } => Some(last.to_string()),
                _ => None,
            });
            cells.push(last.unwrap_or_default());
        }
        cells
    });
    write(std::iter::once(heading).chain(rows), variant)
}

fn write(
    rows: impl Iterator<Item = Vec<String>>,
    variant: Variant,
) -> Result<Vec<u8>, ExportError> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(match variant {
            Variant::Office => b';',
            Variant::Machine => b',',
        })
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    for row in rows {
        writer.write_record(row.iter().map(|cell| guarded(cell)))?;
    }
    writer
        .into_inner()
        .map_err(|error| ExportError::Io(error.into_error()))
}

/// A text that no spreadsheet takes for a formula: an apostrophe goes before `= + - @` and tabs.
fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn text(cell: &Cell, look: Look, variant: Variant) -> String {
    let machine = variant == Variant::Machine;
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Hundredths(number) if machine => hundredths(*number, '.'),
        Cell::Hundredths(number) => hundredths(*number, ','),
        Cell::Share(share) if machine => format!("{share:.4}"),
        Cell::Share(share) => format!("{:.1} %", share * 100.0).replace('.', ","),
        Cell::Date(day) if machine => day.format("%Y-%m-%d").to_string(),
        Cell::Date(day) => date(*day),
        Cell::Moment(at) if machine => at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        Cell::Moment(at) => at.format("%d.%m.%Y %H:%M").to_string(),
        Cell::Rank { first, last } if !machine && last > first => format!("{first}–{last}"),
        Cell::Rank { first, .. } => {
            debug_assert!(look == Look::Number, "ranks are numbers");
            first.to_string()
        }
    }
}

fn hundredths(number: i64, point: char) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let number = number.unsigned_abs();
    format!("{sign}{}{point}{:02}", number / 100, number % 100)
}

/// What the files say about themselves.
fn metadata(report: &Report, tables: &[Table], variant: Variant) -> Result<Vec<u8>, ExportError> {
    let mut rows = vec![
        pair("Angabe", "Wert"),
        pair("Strategieprozess", &report.process.sheet.title),
        pair("Kommune", &report.process.sheet.municipality),
        pair("Kontakt", &report.process.sheet.contact),
        pair(
            "Ausgegeben am",
            &match variant {
                Variant::Office => date_time(report.now),
                Variant::Machine => report.now.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            },
        ),
        pair("Stand der Daten", &report.state_words()),
        pair("Filter", &report.filter_words()),
        pair("Prüfsumme (SHA-256)", &report.checksum()?),
        pair(
            "Programm",
            concat!("Zukunftswerkstatt ", env!("CARGO_PKG_VERSION")),
        ),
        pair(
            "Format",
            match variant {
                Variant::Office => "UTF-8 mit BOM, Semikolon, CRLF, Dezimalkomma, Datum TT.MM.JJJJ",
                Variant::Machine => "UTF-8 mit BOM, Komma, CRLF, Dezimalpunkt, Datum ISO 8601",
            },
        ),
        pair(
            "Hinweis",
            "Leere Zellen heißen unbekannt oder zum Schutz kleiner Gruppen nicht gezeigt. Texte, die mit = + - @ beginnen, haben ein Hochkomma davor.",
        ),
    ];
    for workshop in &report.workshops {
        rows.push(pair(
            "Werkstatt",
            &format!(
                "{}, {}",
                workshop.workshop.topic,
                when_and_where(workshop.workshop.starts_at, &workshop.workshop.place)
            ),
        ));
        for round in &workshop.rounds {
            let question = &round.round.question;
            let name = match &round.round.domain_name {
                Some(domain) => format!("{question} ({domain})"),
                None => question.clone(),
            };
            rows.push(pair(&format!("Methode: {name}"), &round.round.method));
            rows.push(pair(
                &format!("Prüfsumme der Runde: {name}"),
                &round.round.digest,
            ));
        }
    }
    for table in tables {
        rows.push(pair(
            "Datei",
            &format!("{} ({} Zeilen)", file_name(table), table.rows.len()),
        ));
    }
    write(rows.into_iter(), variant)
}

fn pair(name: &str, value: &str) -> Vec<String> {
    vec![name.to_owned(), value.to_owned()]
}
