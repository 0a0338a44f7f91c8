//! Just enough reading of Rust source to find the paths that it names.

#![expect(
    clippy::string_slice,
    reason = "texts are cut only where a search found something"
)]

/// Blanks comments, texts and characters, and `#[cfg_attr(test, …)]`, so that only code remains.
pub(crate) fn without_comments_and_strings(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("#[cfg_attr(test") || rest.starts_with("#![cfg_attr(test") {
            closing(rest, '[', ']')
        } else if rest.starts_with("r\"") || rest.starts_with("r#") {
            let hashes = rest[1..].chars().take_while(|c| *c == '#').count();
            let end = format!("\"{}", "#".repeat(hashes));
            match rest[1 + hashes..].strip_prefix('"') {
                Some(body) => body
                    .find(&end)
                    .map_or(rest.len(), |at| 2 + hashes + at + end.len()),
                None => 0, // a raw identifier
            }
        } else if first == '"' {
            quoted(rest, '"')
        } else if first == '\''
            && (rest[1..].starts_with('\\') || rest[1..].chars().nth(1) == Some('\''))
        {
            quoted(rest, '\'')
        } else {
            0
        };
        if skipped > 0 {
            code.push(' ');
            rest = &rest[skipped..];
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    code
}

/// Length of a quoted text, quotes included.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Length up to and with the bracket that closes the first one.
fn closing(text: &str, open: char, close: char) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return at + 1;
            }
        }
    }
    text.len()
}

/// Cuts out `#[cfg(test)]` items that have a body: they may use whatever tests use.
pub(crate) fn without_tests(code: &str) -> String {
    let mut kept = String::new();
    let mut rest = code;
    while let Some(at) = rest.find("#[cfg(test)]") {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        let body = rest.find('{').unwrap_or(rest.len());
        let end = rest.find(';').unwrap_or(rest.len());
        rest = if body < end {
            &rest[closing(rest, '{', '}')..]
        } else {
            &rest[(end + 1).min(rest.len())..]
        };
    }
    kept + rest
}

/// Every path written in the code, groups in braces taken apart: `use a::{b, c::d}` → `a::b`, `a::c::d`.
pub(crate) fn paths_in(code: &str) -> Vec<Vec<String>> {
    let tokens = tokens(code);
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if is_name(&tokens[at]) && (at == 0 || tokens[at - 1] != ".") {
            at = path_at(&tokens, at, &[], &mut paths);
        } else {
            at += 1;
        }
    }
    paths
}

/// Reads the path that begins at `at`, puts it (or, with a group, all of them) into `paths`; returns where it ends.
fn path_at(
    tokens: &[String],
    mut at: usize,
    before: &[String],
    paths: &mut Vec<Vec<String>>,
) -> usize {
    let mut path = before.to_vec();
    while let Some(token) = tokens.get(at) {
        if token == "{" && !path.is_empty() {
            at += 1;
            while tokens.get(at).is_some_and(|token| token != "}") {
                at = if is_name(&tokens[at]) {
                    path_at(tokens, at, &path, paths)
                } else {
                    at + 1
                };
            }
            return at + 1;
        }
        if !is_name(token) {
            break;
        }
        path.push(token.clone());
        at += 1;
        if tokens.get(at).is_some_and(|token| token == "::") {
            at += 1;
        } else {
            break;
        }
    }
    paths.push(path);
    at
}

/// Names, `::`, and single signs.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphanumeric() || first == '_' {
            rest.find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        tokens.push(rest[..length].to_string());
        rest = rest[length..].trim_start();
    }
    tokens
}

fn is_name(token: &str) -> bool {
    token
        .chars()
        .next()
        .is_some_and(|c| c.is_alphabetic() || c == '_')
}
