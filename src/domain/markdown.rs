//! Markdown that the service itself writes, for drafts and minutes.

use super::limits::STRATEGY_SECTION;
use super::text::clean_lines;

/// Marks what somebody has to write.
pub const TO_DO: &str = "[bitte ergänzen]";

/// Code points after which a generated section ends with a reference to the full list.
pub const ROOM: usize = 30_000;

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
