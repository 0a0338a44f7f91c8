//! The table of contents: a field that the program fills anew, filled in already with all but the page numbers.

use super::TEXT_WIDTH;
use super::runs::{Look, runs};
use super::xml::Xml;
use crate::export::document::{Block, Document, words};

/// With more entries than this, only chapters are listed.
const MOST_ENTRIES: usize = 45;

/// Name of the place of the heading with this number, counted from 1 over the whole document.
pub(super) fn bookmark(number: u32) -> String {
    format!("_Toc{number:08}")
}

/// Writes the table of contents of a document.
pub(super) fn write(xml: &mut Xml, document: &Document) {
    let headings: Vec<(u8, String, String)> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level, inside } => Some((*level, words(inside))),
            _ => None,
        })
        .zip(1..)
        .map(|((level, words), number)| (level.clamp(1, 3), words, bookmark(number)))
        .collect();
    let listed = |deepest: u8| headings.iter().filter(move |entry| entry.0 <= deepest);
    let deepest = if listed(2).count() > MOST_ENTRIES {
        1
    } else {
        2
    };
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", "TOCHeading");
            xml.empty("w:pageBreakBefore", &[]);
        });
        runs(xml, "Inhalt", Look::default());
    });
    let field = format!(" TOC \\o \"1-{deepest}\" \\h \\z \\u ");
    for (place, (level, words, name)) in listed(deepest).enumerate() {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", if *level == 1 { "TOC1" } else { "TOC2" });
                xml.element("w:tabs", &[], |xml| {
                    let end = TEXT_WIDTH.to_string();
                    let stop = [("w:val", "right"), ("w:leader", "dot"), ("w:pos", &end)];
                    xml.empty("w:tab", &stop);
                });
            });
            if place == 0 {
                begin(xml, &field);
            }
            let to = [("w:anchor", name.as_str()), ("w:history", "1")];
            xml.element("w:hyperlink", &to, |xml| {
                runs(xml, words, Look::default());
                xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
                begin(xml, &format!(" PAGEREF {name} \\h "));
                mark(xml, "end");
            });
        });
    }
    if listed(deepest).next().is_some() {
        xml.element("w:p", &[], |xml| mark(xml, "end"));
    }
}

/// A field up to what it shows.
pub(super) fn begin(xml: &mut Xml, instruction: &str) {
    mark(xml, "begin");
    xml.element("w:r", &[], |xml| {
        let keep = [("xml:space", "preserve")];
        xml.element("w:instrText", &keep, |xml| xml.text(instruction));
    });
    mark(xml, "separate");
}

/// A border of a field.
pub(super) fn mark(xml: &mut Xml, kind: &str) {
    xml.element("w:r", &[], |xml| {
        xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
    });
}
