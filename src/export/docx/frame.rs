//! What stands around the text: the letterhead on the first page, the title on the others, imprint and page number at the
//! foot of all.

use super::TEXT_WIDTH;
use super::contents::{begin, mark};
use super::package::{LOGO, NAMESPACES};
use super::picture::drawn;
use super::runs::{Look, runs};
use super::xml::Xml;
use crate::export::document::Document;

/// The widest and the highest that a logo is shown: 5 and 2 centimetres.
const LOGO_WIDEST: u64 = 1_800_000;
const LOGO_HIGHEST: u64 = 720_000;
/// Twips for the logo, beside the lines of the letterhead.
const LOGO_WIDTH: u32 = 3_000;
/// Number of the logo among the pictures, out of the way of those in the text.
const LOGO_NUMBER: &str = "100000";

/// On every page: imprint and page number.
pub(super) fn footer(document: &Document) -> Xml {
    let mut file = Xml::file();
    file.element("w:ftr", &NAMESPACES, |xml| {
        let imprint = &document.design.imprint;
        let first = imprint.first().unwrap_or(&document.creator);
        let look = Look::default();
        at_both_ends(xml, "Footer", |xml| {
            runs(xml, first, look);
            xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
            runs(xml, "Seite ", look);
            for (field, then) in [(" PAGE ", " von "), (" NUMPAGES ", "")] {
                begin(xml, field);
                runs(xml, "1", look);
                mark(xml, "end");
                runs(xml, then, look);
            }
        });
        for line in imprint.iter().skip(1) {
            lone(xml, "Imprint", line);
        }
    });
    file
}

/// On all pages but the first: who writes, and what.
pub(super) fn header(document: &Document) -> Xml {
    let mut file = Xml::file();
    file.element("w:hdr", &NAMESPACES, |xml| {
        lone(
            xml,
            "Header",
            &format!("{} · {}", document.creator, document.title),
        );
    });
    file
}

/// On the first page: the letterhead and the logo.
pub(super) fn first_header(document: &Document) -> Xml {
    let mut file = Xml::file();
    file.element("w:hdr", &NAMESPACES, |xml| {
        if let Some(logo) = &document.design.logo {
            let widths = [TEXT_WIDTH - LOGO_WIDTH, LOGO_WIDTH];
            xml.element("w:tbl", &[], |xml| {
                xml.element("w:tblPr", &[], |xml| {
                    xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
                    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
                });
                xml.element("w:tblGrid", &[], |xml| {
                    for width in widths {
                        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                    }
                });
                xml.element("w:tr", &[], |xml| {
                    cell(xml, widths[0], |xml| lines(xml, document));
                    cell(xml, widths[1], |xml| {
                        xml.element("w:p", &[], |xml| {
                            xml.element("w:pPr", &[], |xml| xml.value("w:jc", "right"));
                            drawn(xml, logo, LOGO, LOGO_NUMBER, (LOGO_WIDEST, LOGO_HIGHEST));
                        });
                    });
                });
            });
            // A header has to end with a paragraph.
            lone(xml, "Letterhead", "");
        } else {
            lines(xml, document);
        }
    });
    file
}

fn lines(xml: &mut Xml, document: &Document) {
    lone(xml, "LetterheadName", &document.creator);
    for line in &document.design.letterhead {
        lone(xml, "Letterhead", line);
    }
}

fn cell(xml: &mut Xml, width: u32, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        });
        inside(xml);
    });
}

/// A line of bare words.
fn lone(xml: &mut Xml, style: &str, text: &str) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style));
        runs(xml, text, Look::default());
    });
}

/// A line with something at its beginning and, after a tab, at its end.
fn at_both_ends(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style);
            xml.element("w:tabs", &[], |xml| {
                let end = TEXT_WIDTH.to_string();
                xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &end)]);
            });
        });
        inside(xml);
    });
}
