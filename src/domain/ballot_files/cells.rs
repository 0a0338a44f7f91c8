//! Rows of cells with a separator, some of them in quotation marks: CSV and its relatives.

use std::borrow::Cow;

use super::text::breaks;
use super::{Fault, FaultCode};

/// One row.
pub(super) struct Row<'a> {
    /// The line on which it begins.
    pub(super) line: usize,
    /// Its cells, without quotation marks.
    pub(super) cells: Vec<Cow<'a, str>>,
}

impl Row<'_> {
    /// A cell without blanks at its ends; empty if the row is shorter.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }

    /// True for a row without any content.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Reads rows one by one.
pub(super) struct Rows<'a> {
    rest: &'a str,
    line: usize,
    separator: char,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str, separator: char) -> Self {
        Self {
            rest: text,
            line: 1,
            separator,
        }
    }

    /// The next row that has any content; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Row<'a>>, Fault> {
        while !self.rest.is_empty() {
            let row = self.row()?;
            if !row.is_blank() {
                return Ok(Some(row));
            }
        }
        Ok(None)
    }

    fn row(&mut self) -> Result<Row<'a>, Fault> {
        let line = self.line;
        let mut cells = Vec::new();
        loop {
            let (cell, more) = self.one_cell()?;
            cells.push(cell);
            if !more {
                return Ok(Row { line, cells });
            }
        }
    }

    /// A cell, and whether the row goes on after it.
    fn one_cell(&mut self) -> Result<(Cow<'a, str>, bool), Fault> {
        let Some(mut inside) = self.rest.strip_prefix('"') else {
            let (plain, more) = self.plain();
            return Ok((Cow::Borrowed(plain), more));
        };
        let begins = self.line;
        let mut text = String::new();
        loop {
            let Some((part, after)) = inside.split_once('"') else {
                return Err(Fault::at(
                    begins,
                    "the text that begins with a quotation mark does not end with one",
                )
                .because(FaultCode::Incomplete));
            };
            text.push_str(part);
            self.line += breaks(part.as_bytes());
            if let Some(after) = after.strip_prefix('"') {
                text.push('"');
                inside = after;
            } else {
                self.rest = after;
                break;
            }
        }
        // Whatever follows the second quotation mark belongs to the cell, as elsewhere.
        let (plain, more) = self.plain();
        text.push_str(plain);
        Ok((Cow::Owned(text), more))
    }

    /// Up to the next separator or the end of the line.
    fn plain(&mut self) -> (&'a str, bool) {
        let separator = self.separator;
        let Some((position, found)) = self
            .rest
            .char_indices()
            .find(|(_, c)| *c == separator || *c == '\n')
        else {
            let cell = self.rest;
            self.rest = "";
            return (cell.strip_suffix('\r').unwrap_or(cell), false);
        };
        let (cell, after) = self.rest.split_at_checked(position).unwrap_or_default();
        self.rest = after.get(found.len_utf8()..).unwrap_or_default();
        if found == '\n' {
            self.line += 1;
            (cell.strip_suffix('\r').unwrap_or(cell), false)
        } else {
            (cell, true)
        }
    }
}

/// Adds a row to a file.
pub(super) fn push_row<T: AsRef<str>>(
    out: &mut String,
    cells: impl IntoIterator<Item = T>,
    separator: char,
    end: &str,
) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(separator);
        }
        let cell = cell.as_ref();
        if cell.contains([separator, '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str(end);
}
