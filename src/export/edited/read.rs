//! Reads a workbook that may come from anywhere: every size is bounded before anything is unpacked
//! into memory.

use super::value::of_data;
use super::{COLUMNS, DIGEST, FILE_BYTES, PARTS, ROWS, STATE_MARK, STATE_SHEET, UNPACKED_BYTES};
use crate::domain::ids::ProcessId;
use crate::export::tables::{Column, Look};
use calamine::{Data, Reader as _, Xlsx};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// It is no XLSX file, or a broken one.
    #[error("notXlsx")]
    NotXlsx,
    /// It, or what is in it, is too large.
    #[error("fileTooLarge")]
    TooLarge,
    /// The sheet of the measures is missing, or its headings are.
    #[error("noMeasures")]
    NoMeasures,
    /// The hidden sheet is missing: it was not made by this service, or copied together.
    #[error("noState")]
    NoState,
    /// It was made for another process.
    #[error("otherProcess")]
    OtherProcess,
}

/// A row of the list in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRow {
    /// What stands under `Nr.`.
    pub number: String,
    /// Value by place of the service's column; columns that were deleted are missing.
    pub values: BTreeMap<usize, String>,
}

/// What the hidden sheet says of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowState {
    /// Version when the file was made.
    pub version: u32,
    /// Digests of its cells then, in the order of the service's columns.
    pub digests: Vec<String>,
}

/// An edited list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedFile {
    /// When it was made, in German words.
    pub made_at: String,
    /// Rows in their order.
    pub rows: Vec<FileRow>,
    /// What the hidden sheet says, by number (`M-017`).
    pub states: BTreeMap<String, RowState>,
}

/// Reads an edited list of this process; `columns` are the service's own.
pub fn read(
    bytes: &[u8],
    sheet: &str,
    columns: &[Column],
    process: ProcessId,
) -> Result<EditedFile, FileFault> {
    bounded(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| FileFault::NotXlsx)?;
    let names = book.sheet_names();
    if !names.iter().any(|name| name == sheet) {
        return Err(FileFault::NoMeasures);
    }
    if !names.iter().any(|name| name == STATE_SHEET) {
        return Err(FileFault::NoState);
    }
    let (made_at, states) = states(&mut book, process)?;
    let rows = rows(&mut book, sheet, columns)?;
    Ok(EditedFile {
        made_at,
        rows,
        states,
    })
}

/// Unpacks every part and throws it away, to know that all of them together stay within the limits
/// whatever the directory says.
fn bounded(bytes: &[u8]) -> Result<(), FileFault> {
    if bytes.len() > FILE_BYTES {
        return Err(FileFault::TooLarge);
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileFault::NotXlsx)?;
    if archive.len() > PARTS {
        return Err(FileFault::TooLarge);
    }
    let mut left = UNPACKED_BYTES;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| FileFault::NotXlsx)?;
        let copied = std::io::copy(&mut part.take(left.saturating_add(1)), &mut std::io::sink())
            .map_err(|_| FileFault::NotXlsx)?;
        left = left.checked_sub(copied).ok_or(FileFault::TooLarge)?;
    }
    Ok(())
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Hands over the cells of a sheet one by one, so that one cell far away makes no giant table.
fn each_cell(
    book: &mut Book<'_>,
    sheet: &str,
    mut take: impl FnMut(usize, u32, Data),
) -> Result<(), FileFault> {
    let mut cells = book
        .worksheet_cells_reader(sheet)
        .map_err(|_| FileFault::NotXlsx)?;
    while let Some(cell) = cells.next_cell().map_err(|_| FileFault::NotXlsx)? {
        let (row, column) = cell.get_position();
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        if column < COLUMNS {
            if row > ROWS {
                return Err(FileFault::TooLarge);
            }
            take(row, column, Data::from(cell.get_value().clone()));
        }
    }
    Ok(())
}

fn states(
    book: &mut Book<'_>,
    process: ProcessId,
) -> Result<(String, BTreeMap<String, RowState>), FileFault> {
    let mut lines: BTreeMap<usize, BTreeMap<u32, String>> = BTreeMap::new();
    each_cell(book, STATE_SHEET, |row, column, data| {
        let value = of_data(&data, Look::Text);
        lines.entry(row).or_default().insert(column, value);
    })?;
    let text = |row: usize, column: u32| {
        let line = lines.get(&row);
        line.and_then(|line| line.get(&column))
            .map_or("", String::as_str)
    };
    if text(0, 0) != STATE_MARK {
        return Err(FileFault::NoState);
    }
    if text(0, 1) != process.to_string() {
        return Err(FileFault::OtherProcess);
    }
    let mut states = BTreeMap::new();
    for row in lines.keys().filter(|row| **row > 0) {
        let digests: Vec<char> = text(*row, 2).chars().collect();
        let digests = digests.chunks(DIGEST).map(|part| part.iter().collect());
        states.insert(
            text(*row, 0).to_owned(),
            RowState {
                version: text(*row, 1).parse().map_err(|_| FileFault::NoState)?,
                digests: digests.collect(),
            },
        );
    }
    Ok((text(0, 2).to_owned(), states))
}

fn rows(book: &mut Book<'_>, sheet: &str, columns: &[Column]) -> Result<Vec<FileRow>, FileFault> {
    // Place in the file → place among our columns; people move columns about.
    let mut known: BTreeMap<u32, usize> = BTreeMap::new();
    let mut found: BTreeMap<usize, FileRow> = BTreeMap::new();
    each_cell(book, sheet, |row, column, data| {
        if row == 0 {
            let title = of_data(&data, Look::Text);
            if let Some(place) = columns.iter().position(|one| one.title == title) {
                known.insert(column, place);
            }
            return;
        }
        let Some((place, about)) = known
            .get(&column)
            .and_then(|place| Some((*place, columns.get(*place)?)))
        else {
            return;
        };
        let value = of_data(&data, about.look);
        let line = found.entry(row).or_default();
        if about.title == "Nr." {
            line.number = value;
        } else {
            line.values.insert(place, value);
        }
    })?;
    let number = |place: &usize| columns.get(*place).is_some_and(|one| one.title == "Nr.");
    if !known.values().any(number) {
        return Err(FileFault::NoMeasures);
    }
    let present: Vec<usize> = known.into_values().filter(|place| !number(place)).collect();
    Ok(found
        .into_values()
        .map(|mut line| {
            // An empty cell is often not in the file at all, and says that nothing stands there.
            for place in &present {
                line.values.entry(*place).or_default();
            }
            line
        })
        .filter(|line| !line.number.is_empty() || line.values.values().any(|v| !v.is_empty()))
        .collect())
}
