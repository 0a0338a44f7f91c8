//! Papers that the office takes away besides minutes and drafts: the folder of sheets, the Masterplan, a page for the press, a summary in
//! Leichte Sprache, the draft of a council paper. Each is made from the measure list and the frozen results as they are
//! stored, and says as of when.

mod council;
mod folder;
mod masterplan;
mod motion;
mod plain;
mod press;
mod sheet;

pub use council::{CouncilPaper, council_paper};
pub use folder::{Folder, folder, sheets};
pub use masterplan::masterplan;
pub use motion::{Motion, motion};
pub use plain::plain_summary;
pub use press::press_summary;

use super::design::Issuer;
use super::document::{Block, Document, Front, Inline, Table, inline};
use crate::domain::context::Timestamp;
use crate::domain::draft_text::Sources;
use crate::domain::markdown::TO_DO;
use crate::domain::measure_list::ListedMeasure;

/// What a paper is made from.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The process with its workshops and its whole measure list.
    pub sources: Sources<'a>,
    /// Who issues it.
    pub issuer: &'a Issuer,
    /// When it is made.
    pub now: Timestamp,
}

impl<'a> Origin<'a> {
    /// An empty paper.
    fn document(&self, title: String, subject: &str, front: Front) -> Document {
        Document {
            title,
            lines: Vec::new(),
            subject: subject.to_owned(),
            creator: self.issuer.name.clone(),
            language: "de-DE".to_owned(),
            created_at: self.now,
            modified_at: self.now,
            design: self.issuer.design.clone(),
            front,
            large: false,
            blocks: Vec::new(),
        }
    }

    /// Measures that count, in the order of the list.
    fn measures(&self) -> impl Iterator<Item = &'a ListedMeasure> {
        let all = self.sources.list.measures.iter();
        all.filter(|entry| entry.measure.is_on_the_list())
    }

    /// Name of a life domain; empty if it is unknown.
    fn domain_name(&self, entry: &ListedMeasure) -> &'a str {
        let id = entry.measure.sheet.domain_id;
        let mut domains = self.sources.domains.iter();
        domains
            .find(|domain| Some(domain.id) == id)
            .map_or("", |domain| domain.sheet.name.de.as_str())
    }

    /// The measures that came first in their life domain, best first, at most so many.
    fn first(&self, most: usize) -> Vec<&'a ListedMeasure> {
        let mut ranked: Vec<(u32, &ListedMeasure)> = self
            .measures()
            .filter_map(|entry| {
                let result = crate::domain::sheet::ranking::leading(entry)?;
                Some((result.rank, entry))
            })
            .collect();
        // Ranks of different rounds stand side by side, never summed: firsts, then seconds.
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked
            .into_iter()
            .map(|(_, entry)| entry)
            .take(most)
            .collect()
    }
}

/// The measures that came first, by their title and what is said beside it; a mark to fill in where none did.
fn leading_measures(
    origin: &Origin<'_>,
    most: usize,
    beside: impl Fn(&ListedMeasure) -> String,
) -> Vec<Block> {
    let first = origin.first(most);
    if first.is_empty() {
        return vec![paragraph(TO_DO)];
    }
    let items = first
        .iter()
        .map(|entry| named(&entry.measure.sheet.title, &beside(entry)));
    vec![
        bare("Diese Maßnahmen standen in ihrem Lebensbereich vorn:"),
        list(false, items.collect()),
    ]
}

/// Bare words, whatever signs are in them.
fn text(words: &str) -> Vec<Inline> {
    if words.is_empty() {
        return Vec::new();
    }
    vec![Inline::Text {
        text: words.to_owned(),
    }]
}

/// Bare words, or the mark that somebody has to write.
fn or_open(words: &str) -> Vec<Inline> {
    text(if words.is_empty() { TO_DO } else { words })
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading {
        level,
        inside: text(words),
    }
}

/// A paragraph of the service's own words, with marks.
fn paragraph(words: &str) -> Block {
    Block::Paragraph {
        inside: inline(words),
    }
}

/// A paragraph of bare words.
fn bare(words: &str) -> Block {
    Block::Paragraph {
        inside: text(words),
    }
}

fn list(ordered: bool, items: Vec<Vec<Inline>>) -> Block {
    Block::List { ordered, items }
}

/// A table whose first column says what stands beside it.
fn facts(rows: Vec<(&str, Vec<Inline>)>) -> Block {
    Block::Table(Table {
        rows: rows
            .into_iter()
            .map(|(name, value)| vec![text(name), value])
            .collect(),
        ..Table::default()
    })
}

/// Important words, then others.
fn named(name: &str, words: &str) -> Vec<Inline> {
    let strong = Inline::Strong { inside: text(name) };
    let mut parts = vec![strong];
    parts.extend(text(words));
    parts
}
