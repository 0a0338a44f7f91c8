//! The Masterplan: all measures bundled in one book, from the goals to the last sheet.

use super::folder::{ordered, sheets};
use super::{Origin, bare, heading, text};
use crate::domain::draft::SectionKind;
use crate::domain::draft_text;
use crate::domain::german::{date, local_time, number};
use crate::domain::measure_list::ListedMeasure;
use crate::domain::measure_sheet::number_text;
use crate::domain::sheet::cost::total;
use crate::domain::sheet::money::euros;
use crate::domain::sheet::period::Period;
use crate::export::document::{Block, Document, Front, Inline, Table, chapter};
use crate::export::words;

const NONE: &str = "Bisher steht keine Maßnahme auf der Liste.";

/// The book as a document.
pub fn masterplan(origin: &Origin<'_>) -> Document {
    let title = format!("Masterplan: {}", origin.sources.process.sheet.title);
    let mut document = origin.document(title, "Masterplan", Front::Cover);
    let day = date(local_time(origin.now).date());
    let count = u32::try_from(origin.measures().count()).unwrap_or(u32::MAX);
    let count = match count {
        1 => "1 Maßnahme".to_owned(),
        many => format!("{} Maßnahmen", number(many)),
    };
    document.lines = vec![format!("{count}, Stand vom {day}")];
    let blocks = &mut document.blocks;
    for kind in [SectionKind::VisionAndGoals, SectionKind::MeasuresOverview] {
        part(origin, kind, blocks);
    }
    all(origin, blocks);
    for kind in [SectionKind::PrioritiesAndRoadmap, SectionKind::Financing] {
        part(origin, kind, blocks);
    }
    blocks.push(heading(1, "Steckbriefe"));
    let sheets = sheets(origin);
    blocks.push(bare(if sheets.is_empty() {
        NONE
    } else {
        "Auf den folgenden Seiten steht jede Maßnahme mit ihrem Steckbrief."
    }));
    blocks.extend(sheets);
    document
}

/// A part as the strategy draft tells it.
fn part(origin: &Origin<'_>, kind: SectionKind, blocks: &mut Vec<Block>) {
    if let Some((heading, body)) = draft_text::text(origin.sources, kind, None) {
        blocks.extend(chapter(&heading, &body));
    }
}

/// Every measure in one line, by life domain.
fn all(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Alle Maßnahmen"));
    let named = origin.sources.domains.iter();
    let named = named.map(|domain| (domain.sheet.name.de.as_str(), Some(domain.id)));
    for (name, id) in named.chain([("Ohne Lebensbereich", None)]) {
        let known = |entry: &ListedMeasure| {
            let own = entry.measure.sheet.domain_id;
            let mut domains = origin.sources.domains.iter();
            own.filter(|own| domains.any(|domain| domain.id == *own))
        };
        let entries = ordered(origin);
        let rows: Vec<_> = entries
            .into_iter()
            .filter(|entry| known(entry) == id)
            .map(row)
            .collect();
        if rows.is_empty() {
            continue;
        }
        blocks.push(heading(2, name));
        blocks.push(Block::Table(Table {
            head: ["Maßnahme", "Federführung", "Zeit", "Priorität", "Kosten"]
                .map(text)
                .to_vec(),
            rows,
            widths: vec![38, 21, 13, 13, 15],
            figures: vec![false, false, false, false, true],
            caption: name.to_owned(),
        }));
    }
    if origin.measures().next().is_none() {
        blocks.push(bare(NONE));
    }
}

fn row(entry: &ListedMeasure) -> Vec<Vec<Inline>> {
    let measure = &entry.measure;
    let sheet = &measure.sheet;
    let dash = |words: String| {
        if words.is_empty() {
            "–".to_owned()
        } else {
            words
        }
    };
    let time = match (sheet.starts, sheet.ends) {
        (Some(from), Some(to)) => format!("{} bis {}", from.german(), to.german()),
        (Some(from), None) => format!("ab {}", from.german()),
        (None, to) => to.map(Period::german).unwrap_or_default(),
    };
    let cost = if sheet.costs.is_empty() {
        String::new()
    } else {
        euros(total(&sheet.costs))
    };
    let priority = sheet.priority_class.map_or("", words::priority);
    let title = format!("{} {}", number_text(measure.number), sheet.title);
    [
        title,
        dash(sheet.lead.clone()),
        dash(time),
        dash(priority.to_owned()),
        dash(cost),
    ]
    .iter()
    .map(|words| text(words))
    .collect()
}
