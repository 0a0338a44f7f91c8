//! The municipality's design (Gestaltung) on paper: one set-up, used by every document.

use super::council::{CouncilPart, PaperType};
use super::limits::{IMPRINT_LINES, LETTERHEAD_LINES, NAME};
use super::refusal::Refusal;
use super::strategy::{at_most, lines};
use serde::{Deserialize, Serialize};

/// Fonts of documents: those that every office has, so that a document looks the same there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "names of fonts")]
pub enum DocumentFont {
    #[default]
    Arial,
    Calibri,
    Verdana,
    Georgia,
    TimesNewRoman,
}

impl DocumentFont {
    /// The name that word processors know.
    pub fn name(self) -> &'static str {
        match self {
            Self::Arial => "Arial",
            Self::Calibri => "Calibri",
            Self::Verdana => "Verdana",
            Self::Georgia => "Georgia",
            Self::TimesNewRoman => "Times New Roman",
        }
    }
}

/// How documents look, besides colour and logo, which the screens show as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Branding {
    /// Letterhead of first pages, such as department and address: at most [`LETTERHEAD_LINES`] lines.
    pub letterhead: String,
    /// Imprint at the foot of every page: at most [`IMPRINT_LINES`] lines.
    pub imprint: String,
    /// Font of text documents.
    pub font: DocumentFont,
    /// Type of council papers unless a paper says otherwise.
    #[serde(default)]
    pub paper_type: PaperType,
    /// Order of the parts of council papers, each once.
    #[serde(default)]
    pub council_order: Vec<CouncilPart>,
    /// Raised by one with every change.
    pub version: u32,
}

impl Default for Branding {
    fn default() -> Self {
        Self {
            letterhead: String::new(),
            imprint: String::new(),
            font: DocumentFont::default(),
            paper_type: PaperType::default(),
            council_order: CouncilPart::ordered(&[]),
            version: 0,
        }
    }
}

impl Branding {
    /// With all texts cleaned, or why it cannot be stored.
    pub fn cleaned(&self) -> Result<Self, Refusal> {
        let text = |field: &str, text: &str, most: usize| -> Result<String, Refusal> {
            let text = lines(field, text, most * NAME)?;
            at_most(field, text.lines().count(), most)?;
            Ok(text)
        };
        Ok(Self {
            letterhead: text("letterhead", &self.letterhead, LETTERHEAD_LINES)?,
            imprint: text("imprint", &self.imprint, IMPRINT_LINES)?,
            council_order: CouncilPart::ordered(&self.council_order),
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_and_no_line_is_too_many() {
        let with = |letterhead: usize, imprint: usize| Branding {
            letterhead: vec!["Rathausplatz 1"; letterhead].join("\n"),
            imprint: vec!["Musterstadt"; imprint].join("\n"),
            ..Branding::default()
        };
        assert!(with(LETTERHEAD_LINES, IMPRINT_LINES).cleaned().is_ok());
        assert!(with(LETTERHEAD_LINES + 1, 0).cleaned().is_err());
        assert!(with(0, IMPRINT_LINES + 1).cleaned().is_err());
        let long = Branding {
            imprint: "x".repeat(IMPRINT_LINES * NAME + 1),
            ..Branding::default()
        };
        assert!(long.cleaned().is_err());
    }
}
