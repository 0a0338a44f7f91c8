//! The part of Markdown that drafts and minutes use, read as the office's preview reads it: `tests/fixtures/markdown.json`
//! holds both to the same tree.

use super::inline::{Inline, inline};
use super::{Block, Table};
use crate::domain::markdown::picture_mark;

/// Reads a text.
pub fn markdown(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() {
            close(&mut found, &mut open);
        } else if let Some(picture) = picture_mark(line) {
            close(&mut found, &mut open);
            found.push(Block::Image {
                id: picture.id,
                alt: picture.alt.to_owned(),
                caption: picture.caption.to_owned(),
            });
        } else if let Some(heading) = heading(line) {
            close(&mut found, &mut open);
            found.push(heading);
        } else if let Some((ordered, item)) = item(line) {
            let breaks = !open.is_empty();
            close(&mut found, &mut open);
            match found.last_mut() {
                Some(Block::List { ordered: of, items }) if *of == ordered && !breaks => {
                    items.push(inline(item));
                }
                _ => found.push(Block::List {
                    ordered,
                    items: vec![inline(item)],
                }),
            }
        } else if let Some(figures) = lines
            .peek()
            .filter(|_| line.contains('|'))
            .and_then(|next| rule(next))
        {
            close(&mut found, &mut open);
            lines.next();
            let mut rows = Vec::new();
            while let Some(row) = lines.next_if(|row| row.contains('|')) {
                rows.push(cells(row));
            }
            found.push(Block::Table(Table {
                head: cells(line),
                rows,
                figures,
                ..Table::default()
            }));
        } else if let Some(quote) = line.strip_prefix('>') {
            close(&mut found, &mut open);
            let quote = quote.strip_prefix(char::is_whitespace).unwrap_or(quote);
            let inside = inline(quote);
            found.push(Block::Quote { inside });
        } else {
            open.push(line);
        }
    }
    close(&mut found, &mut open);
    found
}

/// Ends the paragraph that is being read.
fn close(found: &mut Vec<Block>, open: &mut Vec<&str>) {
    if !open.is_empty() {
        let inside = inline(&open.join("\n"));
        found.push(Block::Paragraph { inside });
        open.clear();
    }
}

fn heading(line: &str) -> Option<Block> {
    let words = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - words.len()).ok()?;
    let begins = words.starts_with(char::is_whitespace);
    let words = words.trim();
    if !(1..=6).contains(&level) || !begins || words.is_empty() {
        return None;
    }
    let bare = words.trim_end_matches('#').trim_end();
    let inside = inline(if bare.is_empty() { "#" } else { bare });
    Some(Block::Heading { level, inside })
}

/// An entry of a list: whether it is numbered, and its text.
fn item(line: &str) -> Option<(bool, &str)> {
    let line = line.trim_start();
    let bare = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let (ordered, rest) = if bare.len() < line.len() {
        (true, bare.strip_prefix(['.', ')'])?)
    } else {
        (false, line.strip_prefix(['-', '*', '+'])?)
    };
    rest.starts_with(char::is_whitespace)
        .then(|| (ordered, rest.trim_start()))
}

/// The line between a table's headings and rows: which columns hold figures. None if it is another line.
fn rule(line: &str) -> Option<Vec<bool>> {
    sides(line)
        .split('|')
        .map(|cell| {
            let cell = cell.trim();
            let dashes = cell.strip_prefix(':').unwrap_or(cell);
            let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
            let drawn = dashes.len() >= 3 && dashes.chars().all(|c| c == '-');
            drawn.then(|| cell.ends_with(':') && !cell.starts_with(':'))
        })
        .collect()
}

fn cells(line: &str) -> Vec<Vec<Inline>> {
    let cells = sides(line).split('|');
    cells.map(|cell| inline(cell.trim())).collect()
}

/// A row without the bars at its ends.
fn sides(line: &str) -> &str {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    line.strip_suffix('|').unwrap_or(line)
}
