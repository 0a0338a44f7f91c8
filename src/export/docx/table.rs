//! Tables: headings repeat on every page, and no row is parted by a page break.

use super::runs::Look;
use super::xml::Xml;
use super::{TEXT_WIDTH, Writer, direction};
use crate::export::document::{Inline, Table, words};

/// The least and the most letters that a column is given room for.
const NARROWEST: usize = 8;
const WIDEST: usize = 44;
/// Twips of the column that says what stands beside it.
const SIDE: u32 = 2_400;
/// Twips of a letter in a table's heading, and of the margins of a cell.
const LETTER: u32 = 125;
const MARGINS: u32 = 190;
/// Letters from which on a word may be broken.
const LONGEST_WORD: u32 = 20;
/// From as many columns on, letters are small.
const MANY_COLUMNS: usize = 8;

impl Writer<'_> {
    pub(super) fn table(&mut self, xml: &mut Xml, table: &Table) {
        if !table.caption.is_empty() {
            self.tables += 1;
            Self::caption(xml, "Tabelle", self.tables, &table.caption, true);
        }
        let widths = widths(table);
        let sides = table.head.is_empty();
        let mut rows = Xml::default();
        if !sides {
            self.row(&mut rows, &table.head, table, &widths, true);
        }
        for row in &table.rows {
            self.row(&mut rows, row, table, &widths, false);
        }
        xml.element("w:tbl", &[], |xml| {
            xml.element("w:tblPr", &[], |xml| {
                xml.value("w:tblStyle", "WorkshopTable");
                xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
                xml.empty("w:tblLayout", &[("w:type", "fixed")]);
                let (look, row, column) = if sides {
                    ("0080", "0", "1")
                } else {
                    ("0020", "1", "0")
                };
                xml.empty(
                    "w:tblLook",
                    &[
                        ("w:val", look),
                        ("w:firstRow", row),
                        ("w:lastRow", "0"),
                        ("w:firstColumn", column),
                        ("w:lastColumn", "0"),
                        ("w:noHBand", "1"),
                        ("w:noVBand", "1"),
                    ],
                );
                if !table.caption.is_empty() {
                    xml.value("w:tblCaption", &table.caption);
                }
            });
            xml.element("w:tblGrid", &[], |xml| {
                for width in &widths {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            xml.add(&rows);
        });
        // Two tables in a row would become one.
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", "AfterTable"));
        });
    }

    fn row(
        &mut self,
        xml: &mut Xml,
        cells: &[Vec<Inline>],
        table: &Table,
        widths: &[u32],
        head: bool,
    ) {
        let small = widths.len() >= MANY_COLUMNS;
        let mut row = Xml::default();
        for (column, width) in widths.iter().enumerate() {
            let inside = cells.get(column).map_or(&[][..], Vec::as_slice);
            let figures = table.figures.get(column).copied().unwrap_or_default();
            let mut line = Xml::default();
            self.line(&mut line, inside, Look::default());
            row.element("w:tc", &[], |xml| {
                xml.element("w:tcPr", &[], |xml| {
                    xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
                });
                xml.element("w:p", &[], |xml| {
                    xml.element("w:pPr", &[], |xml| {
                        let style = match (head, table.head.is_empty() && column == 0) {
                            _ if small => "TableSmall",
                            (true, _) => "TableHeading",
                            (false, true) => "TableSide",
                            (false, false) => "TableText",
                        };
                        xml.value("w:pStyle", style);
                        direction(xml, inside);
                        if figures {
                            xml.value("w:jc", "right");
                        }
                    });
                    xml.add(&line);
                });
            });
        }
        xml.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| {
                xml.empty("w:cantSplit", &[]);
                if head {
                    xml.empty("w:tblHeader", &[]);
                }
            });
            xml.add(&row);
        });
    }
}

/// Widths of the columns in twips, after what stands in them; together as wide as the text.
fn widths(table: &Table) -> Vec<u32> {
    let rows = || std::iter::once(&table.head).chain(&table.rows);
    let columns = rows().map(Vec::len).max().unwrap_or_default().max(1);
    if table.head.is_empty() && columns == 2 {
        return vec![SIDE, TEXT_WIDTH - SIDE];
    }
    if table.widths.len() == columns {
        return shared(&table.widths);
    }
    let needs: Vec<u32> = (0..columns)
        .map(|column| {
            let cells = rows().filter_map(|row| row.get(column));
            let longest = cells.map(|cell| words(cell).chars().count()).max();
            let room = longest.map_or(0, |it| it + 2).clamp(NARROWEST, WIDEST);
            u32::try_from(room).unwrap_or_default()
        })
        .collect();
    fitted(&needs, &longest_words(table, columns))
}

/// The letters of the longest word of each column.
fn longest_words(table: &Table, columns: usize) -> Vec<u32> {
    let rows = || std::iter::once(&table.head).chain(&table.rows);
    let longest = |column: usize| {
        let cells = rows().filter_map(|row| row.get(column));
        let lengths = cells.filter_map(|cell| {
            let words = words(cell);
            words.split_whitespace().map(|it| it.chars().count()).max()
        });
        u32::try_from(lengths.max().unwrap_or_default()).unwrap_or(u32::MAX)
    };
    (0..columns)
        .map(|column| longest(column).min(LONGEST_WORD))
        .collect()
}

/// Widths in which every column has room for its longest word, if the page has it; the rest is shared out.
fn fitted(needs: &[u32], words: &[u32]) -> Vec<u32> {
    let least: Vec<u32> = words
        .iter()
        .map(|letters| letters * LETTER + MARGINS)
        .collect();
    let Some(rest) = TEXT_WIDTH.checked_sub(least.iter().sum()) else {
        return shared(needs);
    };
    let all: u32 = needs.iter().sum();
    let parts = least.iter().zip(needs);
    parts
        .map(|(least, need)| least + rest * need / all.max(1))
        .collect()
}

/// The width of the text, shared out.
fn shared(shares: &[u32]) -> Vec<u32> {
    let all: u32 = shares.iter().sum();
    let part = |share: &u32| TEXT_WIDTH * share / all.max(1);
    shares.iter().map(part).collect()
}
