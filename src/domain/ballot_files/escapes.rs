//! Line breaks in a title, for formats that have one line per title.
//!
//! Titles are written as they are. Only if one of them could not be read back is the whole file
//! escaped, and says so in a line that other programs take for a remark: a backslash before `\`,
//! and `\u{…}` in place of breaks, controls and blanks at the ends.

use std::fmt::Write as _;

/// The remark that announces escapes.
pub(super) const REMARK: &str = "ESCAPES: backslash";

/// True if these texts can only be written with escapes.
pub(super) fn needed<'a>(texts: impl IntoIterator<Item = &'a str>) -> bool {
    texts
        .into_iter()
        .any(|text| text.trim() != text || text.chars().any(|c| c.is_control() || is_separator(c)))
}

/// The text with escapes, if they are needed.
pub(super) fn escape(text: &str, needed: bool) -> String {
    if !needed {
        return text.to_owned();
    }
    let inner = text.trim();
    let start = text.len() - text.trim_start().len();
    let end = start + inner.len();
    let mut out = String::with_capacity(text.len());
    for (position, c) in text.char_indices() {
        if c == '\\' {
            out.push_str("\\\\");
        } else if c.is_control() || is_separator(c) || position < start || position >= end {
            // Writing to a string does not fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Takes escapes out again; none if they are broken.
pub(super) fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        if let Some(after) = after.strip_prefix('\\') {
            out.push('\\');
            rest = after;
        } else {
            let (code, after) = after.strip_prefix("u{")?.split_once('}')?;
            out.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
            rest = after;
        }
    }
    out.push_str(rest);
    Some(out)
}

/// Breaks lines for some programs though it is no control character.
fn is_separator(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}')
}
