//! Markdown that the service itself writes, for drafts and minutes.

use super::ids::PictureId;
use super::limits::STRATEGY_SECTION;
use super::text::clean_lines;

/// Marks what somebody has to write.
pub const TO_DO: &str = "[bitte ergänzen]";

/// Code points after which a generated section ends with a reference to the full list.
pub const ROOM: usize = 30_000;

/// A line that shows a picture: `![What is to be seen](bild:ID "What stands below")`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureMark<'a> {
    /// The picture.
    pub id: PictureId,
    /// What is to be seen, for those who do not see it.
    pub alt: &'a str,
    /// What stands below; empty for none.
    pub caption: &'a str,
}

/// Reads a line that shows a picture and nothing else; none for any other line.
pub fn picture_mark(line: &str) -> Option<PictureMark<'_>> {
    let (alt, rest) = line.trim().strip_prefix("![")?.split_once(']')?;
    let inside = rest.strip_prefix("(bild:")?.strip_suffix(')')?;
    let (id, caption) = inside.split_at_checked(ID_LETTERS)?;
    let caption = caption.trim();
    let caption = if caption.is_empty() {
        caption
    } else {
        caption.strip_prefix('"')?.strip_suffix('"')?
    };
    Some(PictureMark {
        id: id.parse().ok()?,
        alt,
        caption,
    })
}

/// Letters of an id with its dashes.
const ID_LETTERS: usize = 36;

/// A text in one line that breaks no table.
pub fn line(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('|', "/")
}

/// A generated text as a save would clean it, so that saving it unchanged changes nothing; `rest` stands at the end
/// of one that had to be cut.
pub fn fitted(body: &str, rest: &str) -> String {
    clean_lines(body, STRATEGY_SECTION).unwrap_or_else(|_| {
        let short: String = body.chars().take(ROOM).collect();
        format!("{}\n\n{rest}", short.trim())
    })
}
