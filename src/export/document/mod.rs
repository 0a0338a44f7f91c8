//! A text document as people write it: headings, paragraphs, lists, tables, pictures. Minutes, drafts and papers are
//! laid out as one of these, and [`super::docx`] writes it.

mod inline;
mod markdown;
pub(super) mod writing;

pub use inline::{Inline, inline};
pub use markdown::markdown;

use super::design::Design;
use super::picture::Stored as StoredPicture;
use crate::domain::context::Timestamp;
use crate::domain::ids::PictureId;
use serde::Serialize;
use std::collections::HashMap;

/// A document with what a file says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Title, one line.
    pub title: String,
    /// Lines below the title, such as place and date; those of a letter stand above it.
    pub lines: Vec<String>,
    /// What it is, such as `Ergebnisdokumentation`.
    pub subject: String,
    /// Who issues it: the municipality.
    pub creator: String,
    /// Language of the text as `de-DE`.
    pub language: String,
    /// When it was written first.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub modified_at: Timestamp,
    /// How it looks.
    pub design: Design,
    /// What stands before the text.
    pub front: Front,
    /// Letters of 14 points instead of 11, for easy reading.
    pub large: bool,
    /// The text.
    pub blocks: Vec<Block>,
}

/// What stands before the text of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Front {
    /// Only the title: papers of a few pages.
    Title,
    /// The lines (to whom, where, when), then the title as the subject: letters.
    Letter,
    /// A cover page, then a table of contents: books.
    Cover,
}

/// A part of a document that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 (a chapter) to 6.
        level: u8,
        /// Its words.
        inside: Vec<Inline>,
    },
    /// A list.
    List {
        /// True: numbered.
        ordered: bool,
        /// One entry per line.
        items: Vec<Vec<Inline>>,
    },
    /// Somebody else's words.
    Quote {
        /// The words.
        inside: Vec<Inline>,
    },
    /// A paragraph; line breaks are kept.
    Paragraph {
        /// The words.
        inside: Vec<Inline>,
    },
    /// A table.
    Table(Table),
    /// A picture that the text names; [`with_pictures`] puts it in.
    Image {
        /// The picture.
        id: PictureId,
        /// What is to be seen.
        alt: String,
        /// What stands below; empty for none.
        caption: String,
    },
    /// A picture.
    #[serde(skip)]
    Picture(Picture),
    /// What follows begins on a page of its own.
    #[serde(skip)]
    NewPage,
}

/// A table with one row of headings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Headings of the columns; none: the first column says what stands beside it.
    pub head: Vec<Vec<Inline>>,
    /// Rows of cells; a short row lacks its last cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// Columns of figures, which stand at the end of their cells.
    #[serde(skip)]
    pub figures: Vec<bool>,
    /// Widths of the columns as shares of their sum; empty: after what stands in them.
    #[serde(skip)]
    pub widths: Vec<u32>,
    /// What the table shows; empty for none.
    #[serde(skip)]
    pub caption: String,
}

/// A picture as its file holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its format.
    pub format: PictureFormat,
    /// Width in pixels, at least 1.
    pub width: u32,
    /// Height in pixels, at least 1.
    pub height: u32,
    /// What is to be seen, for those who do not see it.
    pub alt: String,
    /// What stands below; empty for none.
    pub caption: String,
}

/// Formats of pictures that a document can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFormat {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
}

impl PictureFormat {
    /// Ending of its file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
        }
    }
}

/// A chapter: its heading and its text in Markdown, whose own headings stand below it. A table gets the heading that
/// it stands under as its caption.
pub fn chapter(heading: &str, text: &str) -> Vec<Block> {
    let mut under = heading.to_owned();
    let mut blocks = vec![Block::Heading {
        level: 1,
        inside: vec![Inline::Text {
            text: heading.to_owned(),
        }],
    }];
    blocks.extend(markdown(text).into_iter().map(|block| match block {
        Block::Heading { level, inside } => {
            under = words(&inside);
            Block::Heading {
                level: if level <= 3 { 2 } else { 3 },
                inside,
            }
        }
        Block::Table(table) => Block::Table(Table {
            caption: under.clone(),
            ..table
        }),
        other => other,
    }));
    blocks
}

/// The blocks with the pictures that their text names. Where one is gone, its place is marked.
pub fn with_pictures(
    blocks: Vec<Block>,
    pictures: &HashMap<PictureId, StoredPicture>,
) -> Vec<Block> {
    let put = |block| match block {
        Block::Image { id, alt, caption } => match pictures.get(&id) {
            Some(stored) => Block::Picture(Picture {
                bytes: stored.bytes.clone(),
                format: PictureFormat::Jpeg,
                width: stored.width,
                height: stored.height,
                alt,
                caption,
            }),
            None => Block::Paragraph { inside: gone(&alt) },
        },
        block => block,
    };
    blocks.into_iter().map(put).collect()
}

/// A place where a picture was.
pub(super) fn gone(alt: &str) -> Vec<Inline> {
    vec![Inline::Text {
        text: format!("[bitte ergänzen: Bild „{alt}“]"),
    }]
}

/// The bare words of a line.
pub fn words(parts: &[Inline]) -> String {
    parts
        .iter()
        .map(|part| match part {
            Inline::Text { text } | Inline::Code { text } => text.clone(),
            Inline::Strong { inside } | Inline::Em { inside } | Inline::Link { inside, .. } => {
                words(inside)
            }
        })
        .collect()
}
