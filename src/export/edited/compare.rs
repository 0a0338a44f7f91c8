//! What an edited list would change.

use super::digest;
use super::read::{EditedFile, FileRow};
use super::value::{of_cell, readable};
use super::write::{Unwritable, write};
use crate::domain::measure_list::ListedMeasure;
use crate::domain::measure_sheet::{MeasureSheet, number_text};
use crate::domain::refusal::Refusal;
use crate::domain::sheet::edited::{EditedCell, EditedList, EditedRow};
use crate::domain::sheet::ranking::{check, leading};
use crate::domain::strategy::StrategyDomain;
use crate::export::report::Report;
use crate::export::tables::{Table, measures};
use std::collections::{BTreeMap, BTreeSet};

/// What a file would change in the measures of a report, which has all of them.
pub fn differences(report: &Report, file: &EditedFile) -> EditedList {
    let table = measures(report);
    let places: BTreeMap<String, usize> = report
        .list
        .measures
        .iter()
        .enumerate()
        .map(|(place, entry)| (number_text(entry.measure.number), place))
        .collect();
    let mut list = EditedList {
        made_at: file.made_at.clone(),
        ..EditedList::default()
    };
    let mut seen = BTreeSet::new();
    for line in &file.rows {
        let found = places.get(&line.number);
        let entry = found.and_then(|place| Some((*place, report.list.measures.get(*place)?)));
        let Some((place, entry)) = entry else {
            list.unknown.push(match line.number.as_str() {
                "" => "–".to_owned(),
                number => number.to_owned(),
            });
            continue;
        };
        if !seen.insert(place) {
            list.twice.push(line.number.clone());
            continue;
        }
        let state = file.states.get(&line.number);
        if state.is_some_and(|state| state.version != entry.measure.version) {
            list.changed_since += 1;
        }
        let cells = cells(report, &table, (place, entry), line, file);
        if cells.is_empty() {
            list.unchanged += 1;
            continue;
        }
        let takeable = cells
            .iter()
            .filter(|cell| cell.problem.is_none())
            .map(|cell| (cell.column.as_str(), cell.value.as_str()));
        let problem = with_cells(entry, takeable, &report.domains).err();
        list.rows.push(EditedRow {
            measure_id: entry.measure.id,
            number: entry.measure.number,
            title: entry.measure.sheet.title.clone(),
            version: entry.measure.version,
            problem,
            cells,
        });
    }
    list
}

fn cells(
    report: &Report,
    table: &Table,
    (place, entry): (usize, &ListedMeasure),
    line: &FileRow,
    file: &EditedFile,
) -> Vec<EditedCell> {
    let state = file.states.get(&line.number);
    let mut found = Vec::new();
    for (column, value) in &line.values {
        let (Some(about), Some(cell)) = (
            table.columns.get(*column),
            table.rows.get(place).and_then(|row| row.get(*column)),
        ) else {
            continue;
        };
        let now = of_cell(cell);
        // Without a digest (a measure that the file did not have) the office's value counts as seen.
        let then = state.and_then(|state| state.digests.get(*column));
        let then = then.cloned().unwrap_or_else(|| digest(&now));
        if *value == now || digest(value) == then {
            continue;
        }
        let mut trial = entry.measure.sheet.clone();
        found.push(EditedCell {
            column: about.title.clone(),
            now: readable(&now, about.look),
            file: readable(value, about.look),
            value: value.clone(),
            conflict: digest(&now) != then,
            problem: match write(&mut trial, &about.title, value, &report.domains) {
                Ok(()) => None,
                Err(Unwritable(problem)) => Some(problem),
            },
        });
    }
    found
}

/// The sheet of a measure with the values of some columns taken over, as it can be stored.
pub fn with_cells<'a>(
    entry: &ListedMeasure,
    cells: impl Iterator<Item = (&'a str, &'a str)>,
    domains: &[StrategyDomain],
) -> Result<MeasureSheet, Refusal> {
    let before = &entry.measure.sheet;
    let mut sheet = before.clone();
    for (column, value) in cells {
        write(&mut sheet, column, value, domains).map_err(|_| Refusal::Malformed)?;
    }
    let sheet = sheet.cleaned()?;
    let ranks = |sheet: &MeasureSheet| (sheet.administration_rank, sheet.rank_reason.is_empty());
    if ranks(before) != ranks(&sheet) {
        check(leading(entry), &sheet)?;
    }
    Ok(sheet)
}
