//! The first sheet: what this file is, from when, counted how, and how much is in it.

use super::super::ExportError;
use super::super::report::{Report, ReportWorkshop};
use super::super::tables::{Cell, Look, Table};
use super::super::words;
use super::looks::Looks;
use super::sheet::{Paper, col, letters, row, set_height, set_up_page, write_cell, write_text};
use crate::domain::german::local_time;
use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

/// Names and values.
const WIDTHS: [f64; 2] = [44.0, 96.0];

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report,
    measures: &Table,
    looks: &Looks,
) -> Result<(), ExportError> {
    sheet.set_name("Übersicht")?;
    for (place, width) in WIDTHS.into_iter().enumerate() {
        sheet.set_column_width(col(place), width)?;
    }
    let mut page = Page {
        sheet,
        looks,
        line: 0,
    };
    page.sheet
        .write_string_with_format(0, 0, title(report), &looks.title)?;
    page.sheet.set_row_height(0, 26)?;
    page.line = 2;
    facts(&mut page, report)?;
    for workshop in &report.workshops {
        page.workshop(workshop)?;
    }
    page.methods(report)?;
    page.domains(report, measures)?;
    set_up_page(page.sheet, Paper::A4, true)?;
    Ok(())
}

fn title(report: &Report) -> String {
    format!(
        "Priorisierte Maßnahmenliste: {}",
        report.process.sheet.title
    )
}

fn facts(page: &mut Page<'_>, report: &Report) -> Result<(), ExportError> {
    let sheet = &report.process.sheet;
    page.fact("Kommune", &Cell::text(&sheet.municipality))?;
    page.fact("Strategieprozess", &Cell::text(&sheet.title))?;
    page.fact("Auftrag", &Cell::text(&sheet.mandate.reference))?;
    page.fact("Ausgegeben am", &Cell::Moment(local_time(report.now)))?;
    page.fact("Stand der Daten", &Cell::text(report.state_words()))?;
    page.fact("Filter", &Cell::text(report.filter_words()))?;
    page.fact(
        "Version",
        &Cell::text(format!(
            "Prozess Version {}, Zukunftswerkstatt {}",
            report.process.version,
            env!("CARGO_PKG_VERSION")
        )),
    )?;
    page.fact("Kontakt", &Cell::text(&sheet.contact))?;
    page.fact("Prüfsumme (SHA-256)", &Cell::text(report.checksum()?))?;
    Ok(())
}

struct Page<'a> {
    sheet: &'a mut Worksheet,
    looks: &'a Looks,
    line: usize,
}

impl Page<'_> {
    fn fact(&mut self, name: &str, value: &Cell) -> Result<(), XlsxError> {
        let at = row(self.line);
        self.sheet
            .write_string_with_format(at, 0, name, &self.looks.label)?;
        write_cell(self.sheet, at, 1, value, Look::Text, self.looks)?;
        let texts = [name, value.as_text()].into_iter().zip(WIDTHS);
        set_height(self.sheet, at, texts)?;
        self.line += 1;
        Ok(())
    }

    fn number(&mut self, name: &str, value: u32) -> Result<(), XlsxError> {
        let at = row(self.line);
        self.sheet
            .write_string_with_format(at, 0, name, &self.looks.label)?;
        self.sheet
            .write_number_with_format(at, 1, value, &self.left_number())?;
        self.line += 1;
        Ok(())
    }

    /// Numbers beside texts stand on the left, under them.
    fn left_number(&self) -> rust_xlsxwriter::Format {
        self.looks
            .number
            .clone()
            .set_align(rust_xlsxwriter::FormatAlign::Left)
            .set_indent(0)
    }

    fn part(&mut self, name: &str) -> Result<(), XlsxError> {
        self.line += 1;
        self.sheet
            .write_string_with_format(row(self.line), 0, name, &self.looks.part)?;
        self.line += 1;
        Ok(())
    }

    fn workshop(&mut self, entry: &ReportWorkshop) -> Result<(), XlsxError> {
        let workshop = &entry.workshop;
        self.part(&format!("Werkstatt: {}", workshop.topic))?;
        self.fact("Datum", &Cell::Moment(local_time(workshop.starts_at)))?;
        self.fact("Ort", &Cell::text(&workshop.place))?;
        self.fact("Stand", &Cell::text(words::stage(workshop)))?;
        self.number("Teilnehmende mit Gerät", workshop.participants)?;
        self.number("Personen ohne Gerät", workshop.people_without_device)?;
        let at = self.line;
        let sum = workshop
            .participants
            .saturating_add(workshop.people_without_device);
        self.sheet
            .write_string_with_format(row(at), 0, "Personen insgesamt", &self.looks.label)?;
        self.sheet.write_formula_with_format(
            row(at),
            1,
            Formula::new(format!("=SUM(B{}:B{})", at - 1, at)).set_result(sum.to_string()),
            &self.left_number(),
        )?;
        self.line += 1;
        for group in &entry.groups {
            self.number(&format!("   davon {}", group.label), group.people)?;
        }
        let ballots = entry.rounds.iter().map(|round| round.round.ballots).sum();
        self.number("Abgegebene Stimmzettel (alle Runden)", ballots)?;
        self.number("Ausgezählte Runden", workshop.rounds)?;
        for void in &entry.void_rounds {
            self.fact(
                "Ungültige Runde",
                &Cell::text(format!("{} – Grund: {}", void.question, void.reason)),
            )?;
        }
        Ok(())
    }

    fn methods(&mut self, report: &Report) -> Result<(), XlsxError> {
        let rounds: Vec<_> = report
            .workshops
            .iter()
            .flat_map(|entry| &entry.rounds)
            .collect();
        if rounds.is_empty() {
            return Ok(());
        }
        self.part("Methode")?;
        for (place, entry) in rounds.iter().enumerate() {
            let of = entry
                .round
                .domain_name
                .as_ref()
                .map(|name| format!(" ({name})"))
                .unwrap_or_default();
            let name = format!("Runde {}: {}{of}", place + 1, entry.round.question);
            self.fact(&name, &Cell::text(&entry.round.method))?;
            self.fact("   Prüfsumme der Runde", &Cell::text(&entry.round.digest))?;
        }
        Ok(())
    }

    /// How many measures each life domain has: counted by the spreadsheet from its own rows.
    fn domains(&mut self, report: &Report, measures: &Table) -> Result<(), XlsxError> {
        self.part("Maßnahmen je Lebensbereich")?;
        let (Some(names), Some(numbers)) =
            (measures.column("Lebensbereich"), measures.column("Nr."))
        else {
            return Ok(());
        };
        let last = measures.rows.len() + 1;
        let range = |place: usize| {
            let column = letters(place);
            format!("'{}'!${column}$2:${column}${last}", measures.name)
        };
        for domain in &report.domains {
            let name = domain.sheet.name.de.as_str();
            let count = measures
                .rows
                .iter()
                .filter(|cells| cells.get(names) == Some(&Cell::text(name)))
                .count();
            let at = self.line;
            write_text(self.sheet, row(at), 0, name, self.looks)?;
            self.sheet.write_formula_with_format(
                row(at),
                1,
                Formula::new(format!("=COUNTIF({},A{})", range(names), at + 1))
                    .set_result(count.to_string()),
                &self.left_number(),
            )?;
            self.line += 1;
        }
        let at = self.line;
        self.sheet
            .write_string_with_format(row(at), 0, "alle", &self.looks.label)?;
        self.sheet.write_formula_with_format(
            row(at),
            1,
            Formula::new(format!("=COUNTA({})", range(numbers)))
                .set_result(measures.rows.len().to_string()),
            &self.left_number(),
        )?;
        self.line += 1;
        Ok(())
    }
}
