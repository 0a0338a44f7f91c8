//! Tables: headings repeat on every page, and no row is parted by a page break.

use super::runs::Look;
use super::xml::Xml;
use super::{TEXT_WIDTH, Writer, direction};
use crate::export::document::{Inline, Table, words};

/// The least and the most letters that a column is given room for.
const NARROWEST: usize = 8;
const WIDEST: usize = 44;

impl Writer<'_> {
    pub(super) fn table(&mut self, xml: &mut Xml, table: &Table) {
        self.tables += 1;
        Self::caption(xml, "Tabelle", self.tables, &table.caption, true);
        let widths = widths(table);
        let mut rows = Xml::default();
        self.row(&mut rows, &table.head, table, &widths, true);
        for row in &table.rows {
            self.row(&mut rows, row, table, &widths, false);
        }
        xml.element("w:tbl", &[], |xml| {
            xml.element("w:tblPr", &[], |xml| {
                xml.value("w:tblStyle", "WorkshopTable");
                xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
                xml.empty("w:tblLayout", &[("w:type", "fixed")]);
                xml.empty(
                    "w:tblLook",
                    &[
                        ("w:val", "0020"),
                        ("w:firstRow", "1"),
                        ("w:lastRow", "0"),
                        ("w:firstColumn", "0"),
                        ("w:lastColumn", "0"),
                        ("w:noHBand", "1"),
                        ("w:noVBand", "1"),
                    ],
                );
                xml.value("w:tblCaption", &table.caption);
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
                        xml.value("w:pStyle", if head { "TableHeading" } else { "TableText" });
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
    let needs: Vec<u32> = (0..columns)
        .map(|column| {
            let cells = rows().filter_map(|row| row.get(column));
            let longest = cells.map(|cell| words(cell).chars().count()).max();
            let room = longest.map_or(0, |it| it + 2).clamp(NARROWEST, WIDEST);
            u32::try_from(room).unwrap_or_default()
        })
        .collect();
    let all: u32 = needs.iter().sum();
    needs
        .into_iter()
        .map(|need| TEXT_WIDTH * need / all.max(1))
        .collect()
}
