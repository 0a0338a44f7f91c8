//! One table on one sheet.

use super::super::tables::{Cell, Look, Table};
use super::legend::Lists;
use super::looks::Looks;
use rust_xlsxwriter::{
    ColNum, DataValidation, DataValidationErrorStyle, Formula, RowNum, Worksheet, XlsxError,
};

/// Size of the paper, always landscape.
#[derive(Clone, Copy)]
pub(super) enum Paper {
    A3,
    A4,
}

/// Longest text that a cell can hold is 32,767; ours are far shorter, and this stays below.
const LONGEST_TEXT: usize = 32_000;

/// Writes a table with its heading, filter, lists and print settings.
pub(super) fn write_table(
    sheet: &mut Worksheet,
    table: &Table,
    looks: &Looks,
    lists: &Lists,
    paper: Paper,
) -> Result<(), XlsxError> {
    sheet.set_name(table.name)?;
    let titles = table.columns.iter();
    set_height(
        sheet,
        0,
        titles.map(|column| (column.title.as_str(), column.width)),
    )?;
    for (place, column) in table.columns.iter().enumerate() {
        let at = col(place);
        sheet.set_column_width(at, column.width)?;
        sheet.set_column_format(at, looks.of(column.look))?;
        sheet.write_string_with_format(0, at, &column.title, looks.heading_of(column.look))?;
    }
    for (place, cells) in table.rows.iter().enumerate() {
        for ((at, cell), column) in cells.iter().enumerate().zip(&table.columns) {
            write_cell(sheet, row(place + 1), col(at), cell, column.look, looks)?;
        }
        let texts = cells.iter().zip(&table.columns);
        let texts = texts.map(|(cell, column)| (cell.as_text(), column.width));
        set_height(sheet, row(place + 1), texts)?;
    }
    let last = row(table.rows.len());
    if last > 0 {
        sheet.autofilter(0, 0, last, col(table.columns.len().saturating_sub(1)))?;
        for (place, column) in table.columns.iter().enumerate() {
            let range = column.list.and_then(|list| lists.range(list));
            if let Some(range) = range {
                let choice = DataValidation::new()
                    .allow_list_formula(Formula::new(range))
                    .set_error_style(DataValidationErrorStyle::Warning)
                    .set_error_title("Nicht in der Liste")?
                    .set_error_message("Bitte einen Wert der Liste wählen (Blatt Legende).")?;
                sheet.add_data_validation(1, col(place), last, col(place), &choice)?;
            }
        }
        fold_empty_columns(sheet, table)?;
        sums(sheet, table, looks)?;
    }
    set_up_page(sheet, paper, true)
}

/// The sums of columns that have one, below the table: of the rows that a filter shows.
fn sums(sheet: &mut Worksheet, table: &Table, looks: &Looks) -> Result<(), XlsxError> {
    if !table.columns.iter().any(|column| column.summed) {
        return Ok(());
    }
    let line = row(table.rows.len() + 1);
    for (place, column) in table.columns.iter().enumerate() {
        let at = col(place);
        if !column.summed {
            sheet.write_blank(line, at, &looks.subtotal)?;
            continue;
        }
        let cents = table.rows.iter().map(|cells| match cells.get(place) {
            Some(Cell::Hundredths(cents)) => *cents,
            _ => 0,
        });
        let cents: i64 = cents.fold(0, i64::saturating_add);
        let letters = letters(place);
        let formula = format!(
            "=SUBTOTAL(109,{letters}2:{letters}{})",
            table.rows.len() + 1
        );
        let sum = format!("{}.{:02}", cents / 100, cents % 100);
        let formula = Formula::new(formula).set_result(sum);
        sheet.write_formula_with_format(line, at, formula, &looks.subtotal_money)?;
    }
    sheet.write_string_with_format(line, 0, "Summe", &looks.subtotal)?;
    Ok(())
}

/// Columns that nobody has filled yet are folded: they are there, one click away, and a page in
/// print stays legible.
fn fold_empty_columns(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let mut from = None;
    for place in 0..=table.columns.len() {
        let empty = place < table.columns.len() && table.is_empty_column(place);
        match (from, empty) {
            (None, true) => from = Some(place),
            (Some(start), false) => {
                sheet.group_columns_collapsed(col(start), col(place - 1))?;
                from = None;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Landscape, one page wide, page numbers; `heading`: the first row is frozen and repeated.
pub(super) fn set_up_page(
    sheet: &mut Worksheet,
    paper: Paper,
    heading: bool,
) -> Result<(), XlsxError> {
    sheet.set_paper_size(match paper {
        Paper::A3 => 8,
        Paper::A4 => 9,
    });
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer("&L&A&CSeite &P von &N&RZukunftswerkstatt");
    if heading {
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
    }
    Ok(())
}

/// Height of a line of text, in points.
const LINE: f64 = 15.0;
/// The highest that a row can be, in lines.
const MOST_LINES: u32 = 27;

/// Makes a row as high as its longest wrapped text needs, given texts and the widths of their
/// columns in characters. Not every program does so by itself on opening.
pub(super) fn set_height<'a>(
    sheet: &mut Worksheet,
    row: RowNum,
    texts: impl IntoIterator<Item = (&'a str, f64)>,
) -> Result<(), XlsxError> {
    let lines = texts
        .into_iter()
        .map(|(text, width)| lines(text, width))
        .max()
        .unwrap_or(1)
        .clamp(1, MOST_LINES);
    if lines > 1 {
        sheet.set_row_height(row, LINE * f64::from(lines))?;
    }
    Ok(())
}

/// Lines that a text takes in a column, words kept whole.
fn lines(text: &str, width: f64) -> u32 {
    let mut lines = 0;
    for paragraph in text.split('\n') {
        lines += 1;
        let mut used = 0.0;
        for word in paragraph.split(' ') {
            let length = f64::from(u32::try_from(word.chars().count()).unwrap_or(u32::MAX));
            if used > 0.0 && used + length > width - 1.0 {
                lines += 1;
                used = 0.0;
            }
            used += length + 1.0;
            while used > width + 1.0 {
                lines += 1;
                used -= width;
            }
        }
    }
    lines
}

/// Writes one cell; nothing for an empty one.
pub(super) fn write_cell(
    sheet: &mut Worksheet,
    row: RowNum,
    col: ColNum,
    cell: &Cell,
    look: Look,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let format = looks.of(look);
    match cell {
        Cell::Empty => sheet.write_blank(row, col, format)?,
        Cell::Text(text) if look == Look::Mark => {
            sheet.write_string_with_format(row, col, text, &looks.marked)?
        }
        Cell::Text(text) => return write_text(sheet, row, col, text, looks),
        Cell::Number(number) => {
            #[expect(
                clippy::cast_precision_loss,
                reason = "a spreadsheet's numbers are floats; counts stay far below 2^53"
            )]
            let number = *number as f64;
            sheet.write_number_with_format(row, col, number, format)?
        }
        Cell::Hundredths(number) => {
            #[expect(
                clippy::cast_precision_loss,
                reason = "a spreadsheet's numbers are floats; cents stay far below 2^53"
            )]
            let number = *number as f64 / 100.0;
            sheet.write_number_with_format(row, col, number, format)?
        }
        Cell::Share(share) => sheet.write_number_with_format(row, col, *share, format)?,
        Cell::Date(day) => sheet.write_datetime_with_format(row, col, day, format)?,
        Cell::Moment(at) => sheet.write_datetime_with_format(row, col, at, &looks.moment)?,
        Cell::Rank { first, last } if last > first => {
            sheet.write_number_with_format(row, col, *first, &looks.tie(*last))?
        }
        Cell::Rank { first, .. } => sheet.write_number_with_format(row, col, *first, format)?,
    };
    Ok(())
}

/// Writes a text as a text, whatever it begins with.
pub(super) fn write_text(
    sheet: &mut Worksheet,
    row: RowNum,
    col: ColNum,
    text: &str,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let format = if text.starts_with(['=', '+', '-', '@']) {
        &looks.guarded
    } else {
        &looks.text
    };
    if text.chars().count() > LONGEST_TEXT {
        let short: String = text.chars().take(LONGEST_TEXT).chain(['…']).collect();
        sheet.write_string_with_format(row, col, short, format)?;
    } else {
        sheet.write_string_with_format(row, col, text, format)?;
    }
    Ok(())
}

/// A row number; a sheet has a million rows, a report far fewer.
pub(super) fn row(place: usize) -> RowNum {
    RowNum::try_from(place).unwrap_or(RowNum::MAX)
}

/// A column number.
pub(super) fn col(place: usize) -> ColNum {
    ColNum::try_from(place).unwrap_or(ColNum::MAX)
}

/// The letters of a column: 0 is `A`, 26 is `AA`.
pub(super) fn letters(place: usize) -> String {
    let letter = |digit: usize| {
        u8::try_from(digit)
            .ok()
            .map_or('?', |digit| char::from(b'A' + digit))
    };
    if place < 26 {
        letter(place).to_string()
    } else {
        format!("{}{}", letters(place / 26 - 1), letter(place % 26))
    }
}
