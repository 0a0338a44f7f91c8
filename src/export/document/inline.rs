//! The marks within a line of Markdown, read as the office's preview reads them.

use serde::Serialize;

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Inline {
    /// Words.
    Text {
        /// The words.
        text: String,
    },
    /// Something to be read letter by letter.
    Code {
        /// The letters.
        text: String,
    },
    /// Important words.
    Strong {
        /// What is marked.
        inside: Vec<Inline>,
    },
    /// Stressed words.
    Em {
        /// What is marked.
        inside: Vec<Inline>,
    },
    /// Words that lead somewhere.
    Link {
        /// Address: `http:`, `https:` or `mailto:`.
        href: String,
        /// The words.
        inside: Vec<Inline>,
    },
}

/// What a backslash takes the meaning from.
const ESCAPABLE: &str = "\\`*_[]#|<>-";

/// Reads one line or paragraph. Whatever is no mark stays as it is typed, HTML too.
pub fn inline(text: &str) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some((part, after)) = mark(rest) {
            match part {
                Inline::Text { text } => plain(&mut found, &text),
                part => found.push(part),
            }
            rest = after;
        } else {
            plain(&mut found, first.encode_utf8(&mut [0; 4]));
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    found
}

/// Adds words to the words before them.
fn plain(found: &mut Vec<Inline>, words: &str) {
    if let Some(Inline::Text { text }) = found.last_mut() {
        text.push_str(words);
    } else {
        found.push(Inline::Text {
            text: words.to_owned(),
        });
    }
}

/// The mark at the beginning of a text, and what comes after it.
fn mark(text: &str) -> Option<(Inline, &str)> {
    match text.chars().next()? {
        '\\' => escaped(text),
        '`' => {
            let (inside, after) = text.get(1..)?.split_once('`')?;
            let text = inside.to_owned();
            (!inside.is_empty()).then_some((Inline::Code { text }, after))
        }
        '*' => strong(text).or_else(|| em(text)),
        '[' => link(text),
        _ => None,
    }
}

fn escaped(text: &str) -> Option<(Inline, &str)> {
    let after = text.get(1..)?;
    let letter = after.chars().next().filter(|c| ESCAPABLE.contains(*c))?;
    let text = letter.to_string();
    Some((Inline::Text { text }, after.get(1..)?))
}

fn strong(text: &str) -> Option<(Inline, &str)> {
    let after = text.strip_prefix("**")?;
    // At least one letter stands between the marks.
    let first = after.chars().next()?.len_utf8();
    let end = after.get(first..)?.find("**")? + first;
    let inside = after.get(..end).filter(|inside| !inside.contains('\n'))?;
    let inside = inline(inside);
    Some((Inline::Strong { inside }, after.get(end + 2..)?))
}

fn em(text: &str) -> Option<(Inline, &str)> {
    let (inside, after) = text.get(1..)?.split_once('*')?;
    let first = inside.chars().next()?;
    let inside = (!first.is_whitespace()).then(|| inline(inside))?;
    Some((Inline::Em { inside }, after))
}

fn link(text: &str) -> Option<(Inline, &str)> {
    let (label, after) = text.get(1..)?.split_once(']')?;
    let after = after.strip_prefix('(')?;
    let end = after.find(|c: char| c == '(' || c == ')' || c.is_whitespace())?;
    let href = after.get(..end).filter(|href| !href.is_empty())?;
    let rest = after.get(end..)?.strip_prefix(')')?;
    if label.is_empty() {
        return None;
    }
    if !safe(href) {
        let whole = text.get(..text.len() - rest.len())?;
        let text = whole.to_owned();
        return Some((Inline::Text { text }, rest));
    }
    let (href, inside) = (href.to_owned(), inline(label));
    Some((Inline::Link { href, inside }, rest))
}

/// Only addresses that can do nothing but lead somewhere.
fn safe(href: &str) -> bool {
    ["http://", "https://", "mailto:"].iter().any(|scheme| {
        href.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}
