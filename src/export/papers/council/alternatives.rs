//! Ways to do a measure, side by side, as far as the register of variants knows any; not acting is always one.

use super::super::{Origin, bare, heading, list, named, paragraph, text};
use super::{MOST, more, title};
use crate::domain::markdown::TO_DO;
use crate::domain::measure_list::ListedMeasure;
use crate::domain::register::RecordSheet;
use crate::domain::register::variant::Variant;
use crate::domain::sheet::money::{Cents, euros};
use crate::export::document::{Block, Inline, Table, inline};

/// The chapter on variants.
pub(super) fn alternatives(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    blocks.push(heading(1, "Varianten und Alternativen"));
    let known: Vec<(&ListedMeasure, Vec<&Variant>)> = origin
        .measures()
        .map(|entry| (entry, variants(origin, entry)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    let mut points = vec![inline(&format!(
        "**Nicht handeln:** Die Ergebnisse der Beteiligung bleiben ohne Folge. {TO_DO}"
    ))];
    if known.is_empty() {
        points.push(inline(&format!("**Weitere Varianten:** {TO_DO}")));
    }
    blocks.push(list(false, points));
    if known.is_empty() {
        return;
    }
    blocks.push(bare(
        "Für die folgenden Maßnahmen hat die Verwaltung mehrere Wege verglichen.",
    ));
    for (entry, found) in known.iter().take(MOST) {
        blocks.push(heading(2, &title(entry)));
        blocks.push(comparison(entry, found));
        blocks.push(match found.iter().find(|one| one.recommended) {
            Some(one) => Block::Paragraph {
                inside: named("Empfehlung der Verwaltung: ", &one.title),
            },
            None => paragraph(&format!("**Empfehlung der Verwaltung:** {TO_DO}")),
        });
    }
    more(known.len(), blocks);
}

/// The variants of a measure and of those that became part of it; not acting comes last.
fn variants<'a>(origin: &Origin<'a>, entry: &ListedMeasure) -> Vec<&'a Variant> {
    let about = |one: &Variant| {
        one.measure_id == entry.measure.id || entry.merged.contains(&one.measure_id)
    };
    let records = origin.sources.records.iter();
    let mut found: Vec<&Variant> = records
        .filter_map(|record| match &record.sheet {
            RecordSheet::Variant(one) if about(one) => Some(one),
            _ => None,
        })
        .collect();
    found.sort_by_key(|one| one.not_acting);
    found
}

/// One row per variant: six columns side by side would not fit on a page.
fn comparison(entry: &ListedMeasure, found: &[&Variant]) -> Block {
    let rows = found.iter().map(|one| {
        vec![
            name(one),
            text(&cost(one)),
            text(&reasons(&one.pros)),
            text(&reasons(&one.cons)),
        ]
    });
    Block::Table(Table {
        head: ["Variante", "Kosten", "Dafür", "Dagegen"]
            .map(text)
            .to_vec(),
        rows: rows.collect(),
        widths: vec![36, 20, 22, 22],
        caption: format!("Varianten zu {}", title(entry)),
        ..Table::default()
    })
}

fn name(one: &Variant) -> Vec<Inline> {
    let mark = if one.recommended {
        "\nEmpfehlung der Verwaltung"
    } else {
        ""
    };
    let what = if one.description.is_empty() {
        String::new()
    } else {
        format!("\n{}", one.description)
    };
    named(&one.title, &format!("{mark}{what}"))
}

fn cost(one: &Variant) -> String {
    let part = |name: &str, cents: Option<Cents>| Some(format!("{name} {}", euros(cents?)));
    let parts = [
        part("einmalig", one.once_cents),
        part("jährlich", one.yearly_cents),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return if one.not_acting { "–" } else { TO_DO }.to_owned();
    }
    parts.join("\n")
}

/// One reason per line.
fn reasons(lines: &str) -> String {
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(|line| format!("– {line}")).collect();
    if lines.is_empty() {
        "–".to_owned()
    } else {
        lines.join("\n")
    }
}
