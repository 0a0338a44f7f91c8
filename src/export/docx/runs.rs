//! Words in a paragraph: their looks, their direction, and what still has to be filled in.

use super::Writer;
use super::xml::Xml;
use crate::export::document::Inline;
use crate::export::document::writing::{is_right_to_left, placeholders};

/// The most letters that an address may have: the limit of the format's oldest readers.
const LONGEST_ADDRESS: usize = 2_000;

/// How words look.
#[derive(Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a mark of its own, and any of them go together"
)]
pub(super) struct Look {
    strong: bool,
    em: bool,
    code: bool,
    link: bool,
}

impl Writer<'_> {
    /// Writes the words of a line.
    pub(super) fn line(&mut self, xml: &mut Xml, parts: &[Inline], look: Look) {
        for part in parts {
            match part {
                Inline::Text { text } => runs(xml, text, look),
                Inline::Code { text } => runs(xml, text, Look { code: true, ..look }),
                Inline::Strong { inside } => {
                    self.line(
                        xml,
                        inside,
                        Look {
                            strong: true,
                            ..look
                        },
                    );
                }
                Inline::Em { inside } => self.line(xml, inside, Look { em: true, ..look }),
                Inline::Link { href, inside } => {
                    let address = address(href);
                    if address.len() > LONGEST_ADDRESS || look.link {
                        self.line(xml, inside, look);
                        continue;
                    }
                    let mut words = Xml::default();
                    self.line(&mut words, inside, Look { link: true, ..look });
                    let id = self.link(address);
                    xml.element("w:hyperlink", &[("r:id", &id)], |xml| xml.add(&words));
                }
            }
        }
    }
}

/// Writes words, parted where their direction changes and where somebody has to write.
pub(super) fn runs(xml: &mut Xml, text: &str, look: Look) {
    for (open, piece) in placeholders(text) {
        for (right_to_left, piece) in directions(piece) {
            run(xml, piece, look, open, right_to_left);
        }
    }
}

fn run(xml: &mut Xml, text: &str, look: Look, open: bool, right_to_left: bool) {
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| {
            if look.link {
                xml.value("w:rStyle", "Hyperlink");
            } else if look.code {
                xml.value("w:rStyle", "Code");
            }
            if look.strong {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            }
            if look.em {
                xml.empty("w:i", &[]);
                xml.empty("w:iCs", &[]);
            }
            if open {
                xml.value("w:highlight", "yellow");
            }
            if right_to_left {
                xml.empty("w:rtl", &[]);
            }
        });
        for (place, line) in text.split('\n').enumerate() {
            if place > 0 {
                xml.empty("w:br", &[]);
            }
            for (place, piece) in line.split('\t').enumerate() {
                if place > 0 {
                    xml.empty("w:tab", &[]);
                }
                if !piece.is_empty() {
                    xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(piece));
                }
            }
        }
    });
}

/// Parts a text where its letters change direction; true where they run from right to left. Signs between letters of
/// one direction belong to them.
fn directions(text: &str) -> Vec<(bool, &str)> {
    let mut found: Vec<(bool, &str)> = Vec::new();
    let (mut from, mut now) = (0, None);
    // The end of the last letter: signs after it wait for what comes.
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if !c.is_alphabetic() {
            continue;
        }
        let direction = is_right_to_left(c);
        if now.is_some_and(|now| now != direction) {
            let cut = if direction { at } else { end };
            found.extend(
                text.get(from..cut)
                    .map(|piece| (now.unwrap_or_default(), piece)),
            );
            from = cut;
        }
        now = Some(direction);
        end = at + c.len_utf8();
    }
    found.extend(
        text.get(from..)
            .map(|piece| (now.unwrap_or_default(), piece)),
    );
    found
}

/// An address in the letters that addresses are made of.
fn address(href: &str) -> String {
    use std::fmt::Write as _;
    let mut address = String::new();
    for byte in href.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            address.push(byte.into());
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}
