//! Cleaning and measuring of text that people write.
//!
//! Text is kept as typed and escaped where it is shown; only what nobody can
//! see, or what would rearrange the neighbourhood, is taken out:
//!
//! - Unicode normal form C;
//! - C0 and C1 controls, bidi controls, zero-width and other invisible format
//!   characters and noncharacters are removed. Joiners, variation selectors
//!   and tags stay where they hold an emoji together, and only there;
//! - in a line, white space that holds a line break or a tab becomes one
//!   blank; in a text of several lines, breaks become `\n`, a tab one blank;
//! - white space at both ends is removed, no-break spaces included.
//!
//! Length is the number of code points after cleaning. Cleaning twice changes
//! nothing.

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeEmoji as _, UnicodeGeneralCategory as _};

use super::limits::BLANK_LINES;

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing that can be seen is left after cleaning.
    Empty,
    /// More code points after cleaning than allowed.
    TooLong {
        /// Code points allowed.
        limit: usize,
        /// Code points found.
        actual: usize,
    },
}

/// The length of a text: its code points. Cleaning comes first.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// Cleans a text of one line, such as a card or a title, and checks that it
/// has 1 to `limit` code points.
pub fn clean_line(raw: &str, limit: usize) -> Result<String, TextFault> {
    check(line(raw), limit)
}

/// Cleans a text of several lines, such as a description, and checks that it
/// has 1 to `limit` code points, line breaks included.
pub fn clean_lines(raw: &str, limit: usize) -> Result<String, TextFault> {
    check(lines(raw), limit)
}

/// Like [`clean_line`], for a field that may be left empty: then `None`.
pub fn optional_line(raw: &str, limit: usize) -> Result<Option<String>, TextFault> {
    allow_empty(clean_line(raw, limit))
}

/// Like [`clean_lines`], for a field that may be left empty: then `None`.
pub fn optional_lines(raw: &str, limit: usize) -> Result<Option<String>, TextFault> {
    allow_empty(clean_lines(raw, limit))
}

fn allow_empty(cleaned: Result<String, TextFault>) -> Result<Option<String>, TextFault> {
    match cleaned {
        Ok(text) => Ok(Some(text)),
        Err(TextFault::Empty) => Ok(None),
        Err(fault @ TextFault::TooLong { .. }) => Err(fault),
    }
}

fn check(text: String, limit: usize) -> Result<String, TextFault> {
    let actual = length(&text);
    if text.chars().all(looks_blank) {
        Err(TextFault::Empty)
    } else if actual > limit {
        Err(TextFault::TooLong { limit, actual })
    } else {
        Ok(text)
    }
}

fn line(raw: &str) -> String {
    let visible = visible(raw);
    let mut out = String::with_capacity(visible.len());
    let mut gap = String::new();
    for c in visible.chars() {
        if c.is_whitespace() {
            gap.push(c);
            continue;
        }
        push_gap(&mut out, &gap);
        gap.clear();
        out.push(c);
    }
    out.trim().to_owned()
}

/// Typed blanks stay; a gap with a break or a tab in it becomes one blank.
fn push_gap(out: &mut String, gap: &str) {
    if gap.chars().any(|c| c == '\t' || is_break(c)) {
        out.push(' ');
    } else {
        out.push_str(gap);
    }
}

fn lines(raw: &str) -> String {
    let unified: String = visible(&raw.replace("\r\n", "\n"))
        .chars()
        .map(|c| match c {
            '\t' => ' ',
            c if is_break(c) => '\n',
            c => c,
        })
        .collect();
    let mut out = String::with_capacity(unified.len());
    let mut blank = 0;
    for line in unified.split('\n').map(str::trim_end) {
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank <= BLANK_LINES {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim().to_owned()
}

/// Takes out what cannot be seen and composes the rest.
fn visible(raw: &str) -> String {
    let kept: Vec<char> = raw.chars().filter(|&c| !is_always_removed(c)).collect();
    let mut out = String::with_capacity(raw.len());
    let mut before = None;
    let mut tags_left = 0_usize;
    let mut rest = kept.as_slice();
    while let Some((&c, after)) = rest.split_first() {
        rest = after;
        let keep = match c {
            JOINER => joins(before) && after.first().is_some_and(|&next| is_emoji(next)),
            TEXT_STYLE | EMOJI_STYLE => before.is_some_and(|b| {
                is_emoji(b) || (is_keycap_base(b) && after.first() == Some(&KEYCAP))
            }),
            c if is_tag(c) => tags_left > 0,
            _ => true,
        };
        tags_left = if c == BLACK_FLAG {
            tag_sequence(after)
        } else {
            tags_left.saturating_sub(1)
        };
        if keep {
            out.push(c);
            before = Some(c);
        }
    }
    out.nfc().collect()
}

const JOINER: char = '\u{200D}';
const TEXT_STYLE: char = '\u{FE0E}';
const EMOJI_STYLE: char = '\u{FE0F}';
const KEYCAP: char = '\u{20E3}';
/// Base of the flags of England, Scotland and Wales, which are spelt in tags.
const BLACK_FLAG: char = '\u{1F3F4}';
const TAG_END: char = '\u{E007F}';

fn joins(before: Option<char>) -> bool {
    before.is_some_and(|b| b == EMOJI_STYLE || is_emoji(b))
}

/// Digits are emoji in the tables (as bases of keycaps), but not here.
fn is_emoji(c: char) -> bool {
    !c.is_ascii() && c.is_emoji_char()
}

fn is_keycap_base(c: char) -> bool {
    c.is_ascii_digit() || c == '#' || c == '*'
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..=TAG_END)
}

/// Length of the tags after a black flag if they end as they should, else 0.
fn tag_sequence(after: &[char]) -> usize {
    let tags = after.iter().take_while(|&&c| is_tag(c)).count();
    let end = after.iter().position(|&c| c == TAG_END);
    match end {
        Some(end) if end < tags => end + 1,
        _ => 0,
    }
}

fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Removed wherever it stands. Breaks and tabs are white space, not removed.
fn is_always_removed(c: char) -> bool {
    if c == '\t' || is_break(c) || c == JOINER || is_tag(c) {
        return false;
    }
    match c {
        // Combining grapheme joiner; Hangul fillers, which look like nothing;
        // variation selectors other than the two of emoji.
        '\u{034F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{FFA0}'
        | '\u{180B}'..='\u{180F}'
        | '\u{FE00}'..='\u{FE0D}'
        | '\u{E0100}'..='\u{E01EF}' => true,
        // Number and verse signs: format characters that can be seen.
        '\u{0600}'..='\u{0605}'
        | '\u{06DD}'
        | '\u{070F}'
        | '\u{0890}'
        | '\u{0891}'
        | '\u{08E2}'
        | '\u{110BD}'
        | '\u{110CD}' => false,
        c if is_noncharacter(c) => true,
        c => matches!(
            c.general_category(),
            GeneralCategory::Control | GeneralCategory::Format
        ),
    }
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || matches!(u32::from(c) & 0xFFFF, 0xFFFE | 0xFFFF)
}

/// White space, and the Braille pattern without dots.
fn looks_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}'
}
