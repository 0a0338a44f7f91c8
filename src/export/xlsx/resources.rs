//! Cost and staff by figure, life domain and budget line; the years are columns. Sums stand below each life domain and
//! each figure, and a second table adds up the budget lines across the life domains.

use super::super::tables::{Cell, Column, Look, Table};
use super::legend::Lists;
use super::looks::Looks;
use super::sheet::{
    Paper, col, letters, row, set_height, set_up_page, write_cell, write_table, write_text,
};
use rust_xlsxwriter::{Formula, Worksheet, XlsxError};

/// Columns of the table: life domain, budget line, number of measures, figure; the years follow.
const DOMAIN: usize = 0;
const LINE: usize = 1;
const MEASURES: usize = 2;
const FIGURE: usize = 3;
const YEARS: usize = 4;

/// Life domain and budget line of what nobody has put into any.
const NO_DOMAIN: &str = "ohne Lebensbereich";
const NO_LINE: &str = "ohne Angabe";

/// Rows of the table, by their place in it.
type Rows<'a> = Vec<&'a [Cell]>;

/// Writes the sheet of [`resources`](super::super::tables::resources).
pub(super) fn write(
    sheet: &mut Worksheet,
    table: &Table,
    looks: &Looks,
    lists: &Lists,
) -> Result<(), XlsxError> {
    if table.rows.is_empty() {
        return write_table(sheet, table, looks, lists, Paper::A4);
    }
    sheet.set_name(table.name)?;
    let titles = table.columns.iter();
    let titles = titles.map(|column| (column.title.as_str(), column.width));
    set_height(sheet, 0, titles)?;
    for (place, column) in table.columns.iter().enumerate() {
        sheet.set_column_width(col(place), column.width)?;
        let look = looks.heading_of(column.look);
        sheet.write_string_with_format(0, col(place), &column.title, look)?;
    }
    let mut page = Page {
        sheet,
        columns: &table.columns,
        looks,
        line: 1,
        lines: Vec::new(),
    };
    for (figure, rows) in grouped(table.rows.iter().map(Vec::as_slice), FIGURE) {
        page.figure(figure, rows)?;
    }
    let last = page.line - 1;
    page.budget_lines()?;
    sheet.autofilter(0, 0, row(last), col(table.columns.len() - 1))?;
    set_up_page(sheet, Paper::A4, true)
}

/// Rows that say the same in a column, in the order in which they come.
fn grouped<'a>(
    rows: impl IntoIterator<Item = &'a [Cell]>,
    column: usize,
) -> Vec<(&'a str, Rows<'a>)> {
    let mut groups: Vec<(&str, Rows<'a>)> = Vec::new();
    for cells in rows {
        let name = cells.get(column).map_or("", Cell::as_text);
        match groups.iter_mut().find(|(other, _)| *other == name) {
            Some((_, rows)) => rows.push(cells),
            None => groups.push((name, vec![cells])),
        }
    }
    groups
}

/// What a budget line has of one figure, and the rows of the sheet where that stands.
struct OfLine<'a> {
    figure: &'a str,
    line: &'a str,
    rows: Vec<(usize, &'a [Cell])>,
}

struct Page<'a, 'b> {
    sheet: &'b mut Worksheet,
    columns: &'b [Column],
    looks: &'b Looks,
    /// The next row.
    line: usize,
    lines: Vec<OfLine<'a>>,
}

impl<'a> Page<'a, '_> {
    /// The rows of one figure, summed up by life domain and as a whole.
    fn figure(&mut self, figure: &'a str, rows: Rows<'a>) -> Result<(), XlsxError> {
        let (begin, all) = (self.line, rows.clone());
        for (domain, rows) in grouped(rows, DOMAIN) {
            let first = self.line;
            for cells in &rows {
                self.row(figure, cells)?;
            }
            let last = self.line - 1;
            self.sheet.group_rows(row(first), row(last))?;
            let name = if domain.is_empty() { NO_DOMAIN } else { domain };
            self.sum(&format!("{name}: zusammen"), figure, &rows, |letters| {
                format!("SUBTOTAL(109,{letters}{}:{letters}{})", first + 1, last + 1)
            })?;
        }
        // Sums within the range do not count again: that is what SUBTOTAL is for.
        let last = self.line - 1;
        self.sum("Alle Lebensbereiche: zusammen", figure, &all, |letters| {
            format!("SUBTOTAL(109,{letters}{}:{letters}{})", begin + 1, last + 1)
        })
    }

    fn row(&mut self, figure: &'a str, cells: &'a [Cell]) -> Result<(), XlsxError> {
        let at = row(self.line);
        for (place, (cell, column)) in cells.iter().zip(self.columns).enumerate() {
            let look = if place < YEARS {
                column.look
            } else {
                look_of(figure)
            };
            write_cell(self.sheet, at, col(place), cell, look, self.looks)?;
        }
        let texts = cells.iter().zip(self.columns);
        let texts = texts.map(|(cell, column)| (cell.as_text(), column.width));
        set_height(self.sheet, at, texts)?;
        let line = cells.get(LINE).map_or("", Cell::as_text);
        let known = |one: &&mut OfLine<'a>| one.figure == figure && one.line == line;
        match self.lines.iter_mut().find(known) {
            Some(one) => one.rows.push((self.line, cells)),
            None => self.lines.push(OfLine {
                figure,
                line,
                rows: vec![(self.line, cells)],
            }),
        }
        self.line += 1;
        Ok(())
    }

    /// A row of sums; `formula`: of a column with these letters.
    fn sum(
        &mut self,
        name: &str,
        figure: &str,
        rows: &[&[Cell]],
        formula: impl Fn(&str) -> String,
    ) -> Result<(), XlsxError> {
        let at = row(self.line);
        for (place, column) in self.columns.iter().enumerate() {
            let look = match place {
                DOMAIN | LINE | FIGURE => &self.looks.subtotal,
                MEASURES => &self.looks.subtotal_number,
                _ if look_of(figure) == Look::Money => &self.looks.subtotal_money,
                _ => &self.looks.subtotal_decimal,
            };
            match place {
                DOMAIN => {
                    self.sheet
                        .write_string_with_format(at, col(place), name, look)?;
                    set_height(self.sheet, at, [(name, column.width)])?;
                }
                FIGURE => {
                    self.sheet
                        .write_string_with_format(at, col(place), figure, look)?;
                }
                LINE => {
                    self.sheet.write_blank(at, col(place), look)?;
                }
                _ => {
                    let formula = Formula::new(format!("={}", formula(&letters(place))));
                    let formula = formula.set_result(summed(rows, place));
                    self.sheet
                        .write_formula_with_format(at, col(place), formula, look)?;
                }
            }
        }
        self.line += 1;
        Ok(())
    }

    /// The second table: each budget line of a figure, across the life domains.
    fn budget_lines(&mut self) -> Result<(), XlsxError> {
        let mut lines = std::mem::take(&mut self.lines);
        // Figures stay in their order.
        let mut figures: Vec<&str> = lines.iter().map(|one| one.figure).collect();
        figures.dedup();
        let place = |one: &OfLine<'_>| figures.iter().position(|figure| *figure == one.figure);
        lines.sort_by(|a, b| (place(a), a.line).cmp(&(place(b), b.line)));
        self.line += 1;
        let part = &self.looks.part;
        self.sheet
            .write_string_with_format(row(self.line), 0, "je Haushaltsstelle", part)?;
        self.line += 1;
        for one in lines {
            let rows: Rows<'a> = one.rows.iter().map(|(_, cells)| *cells).collect();
            let at = self.line;
            self.sum("Alle Lebensbereiche", one.figure, &rows, |letters| {
                let cells = one.rows.iter();
                let cells: Vec<String> = cells
                    .map(|(place, _)| format!("{letters}{}", place + 1))
                    .collect();
                format!("SUM({})", cells.join(","))
            })?;
            let line = if one.line.is_empty() {
                NO_LINE
            } else {
                one.line
            };
            if line.starts_with(['=', '+', '-', '@']) {
                write_text(self.sheet, row(at), col(LINE), line, self.looks)?;
            } else {
                let look = &self.looks.subtotal;
                self.sheet
                    .write_string_with_format(row(at), col(LINE), line, look)?;
            }
        }
        Ok(())
    }
}

fn look_of(figure: &str) -> Look {
    if figure.contains('€') {
        Look::Money
    } else {
        Look::Decimal
    }
}

/// The sum as a program without formulas reads it.
fn summed(rows: &[&[Cell]], place: usize) -> String {
    let cells = rows.iter().filter_map(|cells| cells.get(place));
    let (mut whole, mut hundredths) = (0_i64, 0_i64);
    for cell in cells {
        match cell {
            Cell::Number(number) => whole = whole.saturating_add(*number),
            Cell::Hundredths(number) => hundredths = hundredths.saturating_add(*number),
            _ => {}
        }
    }
    let whole = whole.saturating_add(hundredths / 100);
    match hundredths % 100 {
        0 => whole.to_string(),
        rest => format!("{whole}.{rest:02}"),
    }
}
