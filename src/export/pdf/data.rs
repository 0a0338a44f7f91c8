//! A document as the template reads it.

use super::super::document::writing::{begins_right_to_left, placeholders};
use super::super::document::{Block, Document, Front, Inline, Picture, Table, gone, words};
use super::fonts;
use super::headings::marked;
use super::letters::{line, shown};
use super::world::picture_name;
use crate::domain::german::local_time;
use chrono::{Datelike, Timelike};
use serde_json::{Value, json};

/// With more headings than this, only chapters stand in the table of contents.
const MOST_ENTRIES: usize = 45;
/// The widest and the highest that a picture is shown, in centimetres.
const WIDEST: f64 = 16.0;
const HIGHEST: f64 = 11.0;
/// Pixels of a picture per centimetre, at least: 96 to the inch.
const PIXELS: f64 = 37.8;
/// Letters from which on a word may be broken, in a column as wide as its longest word.
const LONGEST_WORD: usize = 20;
/// Letters that a line of a table holds, about.
const LINE: usize = 88;

/// All pictures: the logo first, if there is one, then those of the text.
pub(super) fn pictures(document: &Document) -> Vec<&Picture> {
    let blocks = document.blocks.iter();
    let own = blocks.filter_map(|block| match block {
        Block::Picture(picture) => Some(picture),
        _ => None,
    });
    document.design.logo.iter().chain(own).collect()
}

/// The data of a document with these pictures.
pub(super) fn of(document: &Document, pictures: &[&Picture]) -> Value {
    let design = &document.design;
    let (lang, region) = document
        .language
        .split_once('-')
        .unwrap_or((&document.language, "DE"));
    let at = local_time(document.modified_at);
    let mut depth = 0;
    let mut next = usize::from(design.logo.is_some());
    let mut heading = String::new();
    let blocks: Vec<Value> = document
        .blocks
        .iter()
        .map(|block| {
            let mut value = of_block(block, next, pictures, &mut depth);
            if let Block::Heading { inside, .. } = block {
                heading = line(&words(inside));
            } else if let Some(caption) = value.get_mut("caption")
                && *caption == heading.as_str()
            {
                // The heading has just said so.
                *caption = json!("");
            }
            next += usize::from(matches!(block, Block::Picture(_)));
            value
        })
        .collect();
    let headings = document.blocks.iter();
    let headings = headings.filter(|it| matches!(it, Block::Heading { level: 1..=2, .. }));
    let logo = design
        .logo
        .as_ref()
        .map(|logo| json!({"file": picture_name(0, logo), "alt": shown(&logo.alt)}));
    json!({
        "fonts": fonts::names(),
        "title": line(&document.title),
        "headline": marked(json!(line(&document.title))),
        "subject": line(&document.subject),
        "creator": line(&document.creator),
        "lang": lang,
        "region": region,
        "accent": format!("#{}", design.colours.base),
        "area": format!("#{}", design.colours.area),
        "large": document.large,
        "cover": document.front == Front::Cover,
        "letter": document.front == Front::Letter,
        "depth": if headings.count() > MOST_ENTRIES { 1 } else { 2 },
        "date": [
            i64::from(at.year()),
            i64::from(at.month()),
            i64::from(at.day()),
            i64::from(at.hour()),
            i64::from(at.minute()),
            i64::from(at.second()),
        ],
        "lines": document.lines.iter().map(|text| parted(bare(&line(text)))).collect::<Vec<_>>(),
        "letterhead": all(&design.letterhead),
        "imprint": all(&design.imprint),
        "logo": logo,
        "blocks": blocks,
    })
}

fn all(lines: &[String]) -> Vec<String> {
    lines.iter().map(|text| line(text)).collect()
}

/// `number`: of the next picture; `depth`: of the last heading, 0 before the first. No heading skips a level, and none is
/// empty: PDF/UA takes neither.
fn of_block(block: &Block, number: usize, pictures: &[&Picture], depth: &mut u8) -> Value {
    match block {
        Block::Heading { inside, .. } if line(&words(inside)).is_empty() => {
            json!({"kind": "paragraph", "inside": ""})
        }
        Block::Heading { level, inside } => {
            *depth = (*level).clamp(1, *depth + 1);
            json!({"kind": "heading", "level": depth, "inside": marked(inline(inside))})
        }
        Block::Paragraph { inside } => json!({"kind": "paragraph", "inside": flow(inside)}),
        Block::Quote { inside } => json!({"kind": "quote", "inside": inline(inside)}),
        Block::List { ordered, items } => {
            let items: Vec<Value> = items.iter().map(|item| inline(item)).collect();
            json!({"kind": "list", "ordered": ordered, "items": items})
        }
        Block::Table(table) => of_table(table),
        Block::Image { alt, .. } => json!({"kind": "paragraph", "inside": inline(&gone(alt))}),
        Block::NewPage => json!({"kind": "newPage"}),
        Block::Picture(picture) => {
            let file = pictures
                .get(number)
                .map(|picture| picture_name(number, picture));
            let alt = if picture.alt.is_empty() {
                &picture.caption
            } else {
                &picture.alt
            };
            let alt = if alt.is_empty() { "Bild" } else { alt };
            json!({
                "kind": "picture", "file": file, "alt": line(alt),
                "caption": line(&picture.caption), "width": width(picture),
            })
        }
    }
}

/// Centimetres: never larger than the picture is, and never larger than the page has room for.
fn width(picture: &Picture) -> f64 {
    let wide = f64::from(picture.width.max(1)) / PIXELS;
    let high = f64::from(picture.height.max(1)) / PIXELS;
    wide * (WIDEST / wide).min(HIGHEST / high).min(1.0)
}

fn of_table(table: &Table) -> Value {
    let row = |row: &Vec<Vec<Inline>>| row.iter().map(|cell| flow(cell)).collect::<Vec<_>>();
    let rows: Vec<Vec<Value>> = table.rows.iter().map(row).collect();
    json!({
        "kind": "table", "head": row(&table.head), "rows": rows, "figures": table.figures,
        "caption": line(&table.caption), "columns": columns(table),
    })
}

/// Shares of the width.
fn columns(table: &Table) -> Vec<u32> {
    let rows = || std::iter::once(&table.head).chain(&table.rows);
    let count = rows().map(Vec::len).max().unwrap_or_default().max(1);
    if table.widths.len() == count {
        return table.widths.clone();
    }
    if table.head.is_empty() && count == 2 {
        return vec![26, 74];
    }
    let room = |column: usize| {
        let cells = || rows().filter_map(move |row| row.get(column));
        let longest = cells().map(|cell| words(cell).chars().count()).max();
        let word = cells()
            .filter_map(|cell| {
                let text = words(cell);
                text.split_whitespace().map(|it| it.chars().count()).max()
            })
            .max();
        let least = word.unwrap_or_default().min(LONGEST_WORD) + 4;
        let wanted = longest.map_or(0, |it| it + 2).clamp(8, 44).max(least);
        (wanted, wanted - least)
    };
    let rooms: Vec<(usize, usize)> = (0..count).map(room).collect();
    let sum = |of: fn(&(usize, usize)) -> usize| rooms.iter().map(of).sum::<usize>();
    // What is missing is taken from columns that are wider than their longest word.
    let slack = sum(|room| room.1);
    let missing = sum(|room| room.0).saturating_sub(LINE).min(slack);
    let share = |(wanted, over): &(usize, usize)| {
        let less = (over * missing).checked_div(slack).unwrap_or_default();
        u32::try_from(wanted - less).unwrap_or_default()
    };
    rooms.iter().map(share).collect()
}

/// Words of a line that may run from right to left: `rtl` holds them then.
fn flow(parts: &[Inline]) -> Value {
    let words = inline(parts);
    let from_right = match parts.first() {
        Some(Inline::Text { text } | Inline::Code { text }) => begins_right_to_left(text),
        _ => false,
    };
    if from_right {
        json!({"rtl": words})
    } else {
        words
    }
}

/// Words of a line: a bare string wherever that is all there is (each call of the template's functions is remembered
/// until the file is made), else their parts.
fn inline(parts: &[Inline]) -> Value {
    let mut pieces = Vec::new();
    for part in parts {
        match part {
            Inline::Text { text } => pieces.extend(bare(&shown(text))),
            Inline::Code { text } => pieces.push(json!({"kind": "code", "text": shown(text)})),
            Inline::Strong { inside } => {
                pieces.push(json!({"kind": "strong", "inside": inline(inside)}));
            }
            Inline::Em { inside } => pieces.push(json!({"kind": "em", "inside": inline(inside)})),
            Inline::Link { href, inside } => {
                pieces.push(json!({"kind": "link", "href": href, "inside": inline(inside)}));
            }
        }
    }
    parted(pieces)
}

/// Parts of a line, or the bare string that they are.
fn parted(mut pieces: Vec<Value>) -> Value {
    match pieces.pop() {
        None => json!(""),
        Some(only) if pieces.is_empty() && only.is_string() => only,
        Some(last) => {
            pieces.push(last);
            Value::Array(pieces)
        }
    }
}

/// A text in parts: its lines, and what somebody still has to write.
fn bare(text: &str) -> Vec<Value> {
    let mut pieces = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            pieces.push(json!({"kind": "break"}));
        }
        pieces.extend(placeholders(line).into_iter().map(|(open, piece)| {
            if open {
                json!({"kind": "open", "text": piece})
            } else {
                json!(piece)
            }
        }));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Inline, flow};
    use serde_json::json;

    #[test]
    fn words_travel_in_as_few_parts_as_they_have() {
        let said = |text: &str| {
            flow(&[Inline::Text {
                text: text.to_owned(),
            }])
        };
        assert_eq!(flow(&[]), json!(""));
        assert_eq!(said("Glasfaser"), json!("Glasfaser"));
        assert_eq!(
            said("eins\n[bitte ergänzen: Wann?] zwei"),
            json!(["eins", {"kind": "break"}, {"kind": "open", "text": "[bitte ergänzen: Wann?]"}, " zwei"])
        );
        assert_eq!(said("(1) שלום"), json!({"rtl": "(1) שלום"}));
    }
}
