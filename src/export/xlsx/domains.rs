//! The measures by life domain, in the order that the room gave them, with subtotals.

use super::super::report::Report;
use super::super::tables::{COUNTED_AS, Cell, Look};
use super::super::words;
use super::looks::Looks;
use super::sheet::{Paper, col, row, set_height, set_up_page, write_cell};
use crate::domain::figure_words;
use crate::domain::measure_list::{FrozenResult, ListedMeasure, rank_text};
use crate::domain::measure_sheet::number_text;
use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

/// Characters that the first column holds.
const FIRST_WIDTH: f64 = 26.0;

const COLUMNS: [(&str, f64, Look); 11] = [
    ("Lebensbereich", FIRST_WIDTH, Look::Text),
    ("Nr.", 8.0, Look::Text),
    ("Rang", 7.0, Look::Number),
    ("Titel", 42.0, Look::Text),
    (figure_words::ANY_SUPPORT, 13.0, Look::Number),
    (COUNTED_AS, 14.0, Look::Text),
    ("davon Papier", 8.0, Look::Number),
    (figure_words::GIVERS, 10.0, Look::Number),
    ("nach Gruppen", 36.0, Look::Text),
    ("weitere Ergebnisse", 36.0, Look::Text),
    ("Status", 14.0, Look::Text),
];

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    report: &Report,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.set_name("je Lebensbereich")?;
    for (place, (heading, width, look)) in COLUMNS.into_iter().enumerate() {
        sheet.set_column_width(col(place), width)?;
        sheet.write_string_with_format(0, col(place), heading, looks.heading_of(look))?;
    }
    let mut line = 1;
    let mut groups: Vec<(String, Vec<&ListedMeasure>)> = Vec::new();
    for entry in &report.list.measures {
        let name = match report.domain_name(entry.measure.sheet.domain_id) {
            "" => "ohne Lebensbereich",
            name => name,
        };
        match groups.iter_mut().find(|(other, _)| other == name) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((name.to_owned(), vec![entry])),
        }
    }
    for (name, entries) in &groups {
        let first = line;
        for entry in entries {
            let cells = cells(report, name, entry);
            for (place, (cell, (_, _, look))) in cells.iter().zip(COLUMNS).enumerate() {
                write_cell(sheet, row(line), col(place), cell, look, looks)?;
            }
            let texts = cells.iter().zip(COLUMNS);
            set_height(
                sheet,
                row(line),
                texts.map(|(cell, (_, width, _))| (cell.as_text(), width)),
            )?;
            line += 1;
        }
        subtotal(
            sheet,
            line,
            &format!("{name}: Anzahl"),
            (first, line - 1),
            entries.len(),
            looks,
        )?;
        sheet.group_rows(row(first), row(line - 1))?;
        line += 1;
    }
    if line > 1 {
        sheet.autofilter(0, 0, row(line - 1), col(COLUMNS.len() - 1))?;
        subtotal(
            sheet,
            line,
            "Alle Lebensbereiche: Anzahl",
            (1, line - 1),
            report.list.measures.len(),
            looks,
        )?;
    }
    set_up_page(sheet, Paper::A4, true)
}

/// A row that counts the numbers of the rows `from..=to`; nested subtotals do not count.
fn subtotal(
    sheet: &mut Worksheet,
    line: usize,
    label: &str,
    (from, to): (usize, usize),
    count: usize,
    looks: &Looks,
) -> Result<(), XlsxError> {
    for place in 0..COLUMNS.len() {
        sheet.write_blank(row(line), col(place), &looks.subtotal)?;
    }
    sheet.write_string_with_format(row(line), 0, label, &looks.subtotal)?;
    set_height(sheet, row(line), [(label, FIRST_WIDTH)])?;
    let formula = Formula::new(format!("=SUBTOTAL(3,B{}:B{})", from + 1, to + 1));
    sheet.write_formula_with_format(
        row(line),
        1,
        formula.set_result(count.to_string()),
        &looks.subtotal_number,
    )?;
    Ok(())
}

fn cells(report: &Report, domain: &str, entry: &ListedMeasure) -> [Cell; 11] {
    let leading = entry.results.first();
    let figure = |figure: fn(&FrozenResult) -> u32| {
        leading.map_or(Cell::Empty, |result| Cell::count(figure(result)))
    };
    [
        Cell::text(domain),
        Cell::text(number_text(entry.measure.number)),
        leading.map_or(Cell::Empty, |result| Cell::Rank {
            first: result.rank,
            last: result.last_rank,
        }),
        Cell::text(&entry.measure.sheet.title),
        figure(|result| result.points),
        Cell::text(
            leading
                .and_then(|result| report.ballot_type(result.round_id))
                .map_or("", figure_words::support),
        ),
        leading
            .and_then(|result| result.paper_points)
            .map_or(Cell::Empty, Cell::count),
        figure(|result| result.givers),
        Cell::text(leading.map_or_else(String::new, |result| by_group(report, result))),
        Cell::text(others(report, entry)),
        Cell::text(words::status(entry.measure.sheet.status)),
    ]
}

/// `Vereine 12 · weitere –`: a dash where a figure is withheld.
fn by_group(report: &Report, result: &FrozenResult) -> String {
    let Some(round) = report
        .list
        .rounds
        .iter()
        .find(|round| round.id == result.round_id)
    else {
        return String::new();
    };
    let parts: Vec<String> = round
        .groups
        .iter()
        .zip(&result.by_group)
        .map(|(group, cell)| match cell.0 {
            Some(points) => format!("{} {points}", group.label),
            None => format!("{} –", group.label),
        })
        .collect();
    parts.join(" · ")
}

/// Results of other rounds and of merged measures, side by side, never summed.
fn others(report: &Report, entry: &ListedMeasure) -> String {
    let parts: Vec<String> = entry
        .results
        .iter()
        .skip(1)
        .filter_map(|result| {
            let round = report
                .list
                .rounds
                .iter()
                .find(|round| round.id == result.round_id)?;
            let merged = if result.measure_id == entry.measure.id {
                ""
            } else {
                ", vor dem Zusammenlegen"
            };
            Some(format!(
                "Rang {}, {} ({}: {}{merged})",
                rank_text(result.rank, result.last_rank),
                figure_words::supported(round.ballot_type, result.points),
                round.workshop_topic,
                round.question,
            ))
        })
        .collect();
    parts.join("\n")
}
