//! The last sheet: what columns and codes mean, and the lists behind the drop-downs.

use super::super::report::Report;
use super::super::tables::{Column, FIXED_LISTS, List, Table};
use super::looks::Looks;
use super::sheet::{Paper, col, row, set_height, set_up_page, write_text};
use rust_xlsxwriter::{Worksheet, XlsxError};

const NAME: &str = "Legende";
/// Notes that hold for the whole file.
const NOTES: [&str; 5] = [
    "Leere Zellen heißen: noch nicht bekannt, oder zum Schutz kleiner Gruppen nicht gezeigt. Eine Null steht nur da, wo wirklich null gezählt wurde.",
    "Spalten ohne Inhalt sind zusammengeklappt (das [+] über dem Blatt öffnet sie). Sie gehören zur Liste und können ausgefüllt werden.",
    "Ein Gleichstand wird als 2–3 angezeigt; in der Zelle steht die Zahl 2, damit das Sortieren stimmt.",
    "Ergebnisse verschiedener Runden, Werkstätten oder zusammengelegter Maßnahmen stehen nebeneinander und werden nie summiert.",
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

    /// The cells that a drop-down takes its entries from; none for an empty list. The lists stand at
    /// the top of the sheet, one below the other, with their entries in the third column.
    pub(super) fn range(&self, list: List) -> Option<String> {
        let place = self.0.iter().position(|(other, _, _)| *other == list)?;
        let (_, _, entries) = self.0.get(place)?;
        let above: usize = self.0.iter().take(place).map(|(_, _, e)| e.len()).sum();
        let (from, to) = (above + 2, above + 1 + entries.len());
        (!entries.is_empty()).then(|| format!("={NAME}!$C${from}:$C${to}"))
    }
}

const COLUMNS: [(&str, f64); 3] = [("Blatt", 16.0), ("Spalte", 30.0), ("Bedeutung", 96.0)];

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    tables: &[&Table],
    lists: &Lists,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(NAME)?;
    for (place, (heading, width)) in COLUMNS.into_iter().enumerate() {
        sheet.set_column_width(col(place), width)?;
        sheet.write_string_with_format(0, col(place), heading, &looks.heading)?;
    }
    let lists = lists.0.iter().flat_map(|(_, heading, entries)| {
        let entry = move |entry: &String| {
            [
                "Auswahlliste".to_owned(),
                (*heading).to_owned(),
                entry.clone(),
            ]
        };
        entries.iter().map(entry)
    });
    let columns = tables.iter().flat_map(|table| {
        let column = |column: &Column| {
            [
                table.name.to_owned(),
                column.title.clone(),
                column.help.clone(),
            ]
        };
        table.columns.iter().map(column)
    });
    let notes = NOTES
        .iter()
        .map(|note| ["Hinweis".to_owned(), String::new(), (*note).to_owned()]);
    let mut last = 0;
    for (place, cells) in lists.chain(columns).chain(notes).enumerate() {
        last = place + 1;
        for (at, text) in cells.iter().enumerate() {
            write_text(sheet, row(last), col(at), text, looks)?;
        }
        let texts = cells.iter().zip(COLUMNS);
        set_height(
            sheet,
            row(last),
            texts.map(|(text, (_, width))| (text.as_str(), width)),
        )?;
    }
    sheet.autofilter(0, 0, row(last), col(COLUMNS.len() - 1))?;
    set_up_page(sheet, Paper::A4, true)
}
