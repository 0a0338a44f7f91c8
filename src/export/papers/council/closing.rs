//! How it goes on, what is attached, who signs.

use super::super::{Origin, facts, heading, list, or_open, paragraph, text};
use super::{MOST, more, title};
use crate::domain::council::PaperType;
use crate::domain::german::{date, local_time};
use crate::domain::markdown::TO_DO;
use crate::domain::measure_list::ListedMeasure;
use crate::domain::sheet::period::Period;
use crate::export::document::{Block, Table};

pub(super) fn next_steps(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Nächste Schritte"));
    let mut entries: Vec<&ListedMeasure> = origin
        .measures()
        .filter(|entry| entry.measure.sheet.next_step_due.is_some())
        .collect();
    entries.sort_by_key(|entry| entry.measure.sheet.next_step_due.map(Period::last_day));
    if entries.is_empty() {
        blocks.push(paragraph(TO_DO));
        return;
    }
    let rows = entries.iter().take(MOST).map(|entry| {
        let sheet = &entry.measure.sheet;
        let step = if sheet.next_step.is_empty() {
            &sheet.first_step
        } else {
            &sheet.next_step
        };
        let due = sheet.next_step_due.map(Period::german).unwrap_or_default();
        vec![
            text(&title(entry)),
            or_open(step),
            or_open(&sheet.lead),
            text(&due),
        ]
    });
    blocks.push(Block::Table(Table {
        head: ["Maßnahme", "Schritt", "Wer", "Bis wann"]
            .map(text)
            .to_vec(),
        rows: rows.collect(),
        caption: "Nächste Schritte".to_owned(),
        ..Table::default()
    }));
    more(entries.len(), blocks);
}

pub(super) fn annexes(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Anlagen"));
    let mut items = vec![
        text(&format!(
            "Strategie „{}“",
            origin.sources.process.sheet.title
        )),
        text("Maßnahmenliste mit Rangfolge"),
    ];
    for workshop in origin.sources.workshops {
        let setup = &workshop.head.setup;
        items.push(text(&format!(
            "Ergebnisdokumentation „{}“ vom {}",
            setup.topic,
            date(local_time(setup.starts_at).date())
        )));
    }
    blocks.push(list(true, items));
}

pub(super) fn signatures(kind: PaperType, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Unterschriften"));
    let open = || text("\n");
    let mut rows = vec![("Ort, Datum", open())];
    if kind == PaperType::Faction {
        rows.push(("Vorsitz der Fraktion", open()));
        rows.push(("Stellvertretung", open()));
    }
    rows.push(("Unterschrift, Siegel", open()));
    rows.push(match kind {
        PaperType::Report => ("Zur Kenntnis genommen am", open()),
        PaperType::Resolution | PaperType::Faction => ("Beschlossen am", open()),
    });
    blocks.push(facts(rows));
}
