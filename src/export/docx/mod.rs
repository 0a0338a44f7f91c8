//! Text documents for word processors (Office Open XML), with what people and screen readers need: real styles, a table
//! of contents, headings of tables that repeat on every page, rows that no page break parts, captions, alternative
//! texts, the language, and properties. Placeholders are marked.
//!
//! The page is A4. Page numbers of the table of contents are filled in by the program that opens the file.

mod contents;
mod frame;
mod package;
mod picture;
mod runs;
mod styles;
mod table;
mod xml;

use super::ExportError;
use super::document::writing::begins_right_to_left;
use super::document::{Block, Document, Front, Inline, gone, words};
use package::Package;
use runs::{Look, runs};
use xml::Xml;

/// Twips (twentieths of a point) between the margins of the page.
const TEXT_WIDTH: u32 = 9_070;

/// The document as the bytes of a file. The same document gives the same bytes.
pub fn docx(document: &Document) -> Result<Vec<u8>, ExportError> {
    let mut writer = Writer::new(document);
    let body = writer.file();
    writer.package.write(document, &body)
}

/// Writes the text and gathers what it refers to.
struct Writer<'a> {
    document: &'a Document,
    package: Package<'a>,
    /// Headings of the table of contents so far.
    headings: u32,
    tables: u32,
    pictures: u32,
    /// Whether the next paragraph begins on a page of its own.
    new_page: bool,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            package: Package::default(),
            headings: 0,
            tables: 0,
            pictures: 0,
            new_page: false,
        }
    }

    fn file(&mut self) -> Xml {
        let document = self.document;
        let mut body = Xml::default();
        self.cover(&mut body);
        self.new_page = document.front == Front::Cover;
        for block in &document.blocks {
            self.block(&mut body, block);
        }
        section(&mut body);
        let mut file = Xml::file();
        file.element("w:document", &package::NAMESPACES, |xml| {
            xml.element("w:body", &[], |xml| xml.add(&body));
        });
        file
    }

    fn cover(&mut self, xml: &mut Xml) {
        let document = self.document;
        if document.front == Front::Letter {
            for line in &document.lines {
                plain(xml, "BodyText", line);
            }
        }
        plain(xml, "Title", &document.title);
        if document.front != Front::Letter {
            for line in &document.lines {
                plain(xml, "Subtitle", line);
            }
        }
        if document.front == Front::Cover {
            contents::write(xml, document);
        }
    }

    fn block(&mut self, xml: &mut Xml, block: &'a Block) {
        match block {
            Block::Heading { level, inside } => self.heading(xml, *level, inside),
            Block::Paragraph { inside } => self.paragraph(xml, "BodyText", inside),
            Block::Quote { inside } => self.paragraph(xml, "Quote", inside),
            Block::List { ordered, items } => {
                let list = ordered.then(|| self.package.numbered_list());
                for item in items {
                    self.item(xml, list, item);
                }
            }
            Block::Table(table) => self.table(xml, table),
            Block::Image { alt, .. } => {
                self.paragraph(xml, "BodyText", &gone(alt));
            }
            Block::Picture(picture) => self.picture(xml, picture),
            Block::NewPage => self.new_page = true,
        }
    }

    fn heading(&mut self, xml: &mut Xml, level: u8, inside: &[Inline]) {
        let style = match level {
            0 | 1 => "Heading1",
            2 => "Heading2",
            _ => "Heading3",
        };
        self.headings += 1;
        let new_page = std::mem::take(&mut self.new_page);
        let (id, name) = (self.headings.to_string(), contents::bookmark(self.headings));
        let mut line = Xml::default();
        self.line(&mut line, inside, Look::default());
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", style);
                if new_page {
                    xml.empty("w:pageBreakBefore", &[]);
                }
                direction(xml, inside);
            });
            xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
            xml.add(&line);
            xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        });
    }

    fn paragraph(&mut self, xml: &mut Xml, style: &str, inside: &[Inline]) {
        let new_page = std::mem::take(&mut self.new_page);
        let mut line = Xml::default();
        self.line(&mut line, inside, Look::default());
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", style);
                if new_page {
                    xml.empty("w:pageBreakBefore", &[]);
                }
                direction(xml, inside);
            });
            xml.add(&line);
        });
    }

    /// An entry of a list; `list`: its number among the numbered ones.
    fn item(&mut self, xml: &mut Xml, list: Option<u32>, inside: &[Inline]) {
        let mut line = Xml::default();
        self.line(&mut line, inside, Look::default());
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", list.map_or("ListBullet", |_| "ListNumber"));
                if let Some(list) = list {
                    xml.element("w:numPr", &[], |xml| {
                        xml.value("w:ilvl", "0");
                        xml.value("w:numId", &list.to_string());
                    });
                }
                direction(xml, inside);
            });
            xml.add(&line);
        });
    }

    /// `Tabelle 3: Was zuerst kommt`, with a number that the program counts; `keep`: on one page with what follows.
    fn caption(xml: &mut Xml, kind: &str, number: u32, text: &str, keep: bool) {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                xml.value("w:pStyle", "Caption");
                if keep {
                    xml.empty("w:keepNext", &[]);
                }
            });
            runs(xml, &format!("{kind} "), Look::default());
            let field = format!(" SEQ {kind} \\* ARABIC ");
            xml.element("w:fldSimple", &[("w:instr", &field)], |xml| {
                runs(xml, &number.to_string(), Look::default());
            });
            if !text.is_empty() {
                runs(xml, &format!(": {text}"), Look::default());
            }
        });
    }

    /// The name under which the text refers to an address.
    fn link(&mut self, address: String) -> String {
        self.package.link(address)
    }
}

/// Says so where a line runs from right to left.
fn direction(xml: &mut Xml, inside: &[Inline]) {
    if begins_right_to_left(&words(inside)) {
        xml.empty("w:bidi", &[]);
    }
}

/// A paragraph of bare words.
fn plain(xml: &mut Xml, style: &str, text: &str) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", style));
        runs(xml, text, Look::default());
    });
}

/// The page: A4, with header and footer; the first page has the letterhead.
fn section(xml: &mut Xml) {
    xml.element("w:sectPr", &[], |xml| {
        for (reference, page, part) in [
            ("w:headerReference", "default", package::HEADER),
            ("w:headerReference", "first", package::FIRST_HEADER),
            ("w:footerReference", "default", package::FOOTER),
            ("w:footerReference", "first", package::FOOTER),
        ] {
            xml.empty(reference, &[("w:type", page), ("r:id", part)]);
        }
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        let margins = [
            ("w:top", "1418"),
            ("w:right", "1418"),
            ("w:bottom", "1418"),
            ("w:left", "1418"),
            ("w:header", "709"),
            ("w:footer", "709"),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins);
        xml.empty("w:titlePg", &[]);
    });
}
