//! The last sheet: what columns and codes mean, and the lists behind the drop-downs.

use super::super::report::Report;
use super::super::tables::{FIXED_LISTS, List, Table};
use super::looks::Looks;
use super::sheet::{Paper, col, letters, row, set_up_page, write_text};
use rust_xlsxwriter::{Worksheet, XlsxError};

const NAME: &str = "Legende";
/// The lists begin in this column, after table, column and meaning, and a gap.
const FIRST_LIST: usize = 4;

/// Notes that hold for the whole file.
const NOTES: [&str; 5] = [
    "Leere Zellen heißen: noch nicht bekannt, oder zum Schutz kleiner Gruppen nicht gezeigt. Eine Null steht nur da, wo wirklich null gezählt wurde.",
    "Spalten ohne Inhalt sind zusammengeklappt (das [+] über dem Blatt öffnet sie). Sie gehören zur Liste und können ausgefüllt werden.",
    "Ein Gleichstand wird als 2–3 angezeigt; in der Zelle steht die Zahl 2, damit das Sortieren stimmt.",
    "Punkte verschiedener Runden, Werkstätten oder zusammengelegter Maßnahmen stehen nebeneinander und werden nie summiert.",
    "Die Prüfsumme auf dem Blatt Übersicht ist dieselbe wie in der JSON-Ausgabe desselben Datenstands mit demselben Filter.",
];

/// The lists of a workbook, and where each stands.
pub(super) struct Lists(Vec<(List, &'static str, Vec<String>)>);

impl Lists {
    pub(super) fn of(report: &Report) -> Self {
        let domains = report
            .domains
            .iter()
            .map(|domain| domain.sheet.name.de.clone())
            .collect();
        let mut lists = vec![(List::Domains, "Lebensbereich", domains)];
        lists.extend(FIXED_LISTS.into_iter().map(|(list, heading)| {
            let entries = list.entries().into_iter().map(str::to_owned).collect();
            (list, heading, entries)
        }));
        Self(lists)
    }

    /// The cells that a drop-down takes its entries from; none for an empty list.
    pub(super) fn range(&self, list: List) -> Option<String> {
        let place = self.0.iter().position(|(other, _, _)| *other == list)?;
        let (_, _, entries) = self.0.get(place)?;
        let column = letters(FIRST_LIST + place);
        (!entries.is_empty())
            .then(|| format!("={NAME}!${column}$2:${column}${}", entries.len() + 1))
    }
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    tables: &[&Table],
    lists: &Lists,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(NAME)?;
    for (place, (heading, width)) in [("Blatt", 14.0), ("Spalte", 26.0), ("Bedeutung", 60.0)]
        .into_iter()
        .enumerate()
    {
        sheet.set_column_width(col(place), width)?;
        sheet.write_string_with_format(0, col(place), heading, &looks.heading)?;
    }
    sheet.set_column_width(col(FIRST_LIST - 1), 3)?;
    let mut line = 1;
    for table in tables {
        for column in &table.columns {
            write_text(sheet, row(line), 0, table.name, looks)?;
            write_text(sheet, row(line), 1, &column.title, looks)?;
            write_text(sheet, row(line), 2, &column.help, looks)?;
            line += 1;
        }
    }
    sheet.autofilter(0, 0, row(line.saturating_sub(1)), 2)?;
    for note in NOTES {
        write_text(sheet, row(line), 0, "Hinweis", looks)?;
        write_text(sheet, row(line), 2, note, looks)?;
        line += 1;
    }
    for (place, (_, heading, entries)) in lists.0.iter().enumerate() {
        let at = col(FIRST_LIST + place);
        sheet.set_column_width(at, 20)?;
        sheet.write_string_with_format(0, at, *heading, &looks.heading)?;
        for (line, entry) in entries.iter().enumerate() {
            write_text(sheet, row(line + 1), at, entry, looks)?;
        }
    }
    set_up_page(sheet, Paper::A4, true)
}
