//! XML that is well-formed whatever texts come in.

use std::fmt::Write as _;

/// A piece of XML as it grows.
#[derive(Default)]
pub(super) struct Xml(String);

impl Xml {
    /// The beginning of a file.
    pub(super) fn file() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// An element with something inside.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.begin(name, attributes);
        self.0.push('>');
        inside(self);
        let _ = write!(self.0, "</{name}>");
    }

    /// An element with nothing inside.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.begin(name, attributes);
        self.0.push_str("/>");
    }

    /// An element that has a value and nothing else.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Text inside an element.
    pub(super) fn text(&mut self, text: &str) {
        escape(&mut self.0, text);
    }

    /// A piece that was made apart.
    pub(super) fn add(&mut self, piece: &Self) {
        self.0.push_str(&piece.0);
    }

    /// What was written.
    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    fn begin(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let _ = write!(self.0, "<{name}");
        for (key, value) in attributes {
            let _ = write!(self.0, " {key}=\"");
            escape(&mut self.0, value);
            self.0.push('"');
        }
    }
}

/// Letters that XML gives a meaning to are written by name; those that it cannot hold at all are left out.
fn escape(xml: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' | '\n' | '\r' => xml.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => xml.push(c),
        }
    }
}
