//! Where measures come from: one row per step from measure to cluster to card. No persons.

use super::{Cell, Column, Look, Table};
use crate::domain::contribution::{CardState, ThingKind};
use crate::domain::lineage::OriginView;
use crate::domain::measure_sheet::number_text;
use crate::export::report::Report;
use crate::export::words;

/// All origins of the measures in the report; a measure that nobody traced back has no row.
pub fn origins(report: &Report) -> Table {
    let columns = vec![
        Column::new("Nr.", 8.0, Look::Text, "Nummer der Maßnahme"),
        Column::new("Maßnahme", 36.0, Look::Text, "Titel der Maßnahme"),
        Column::new(
            "Stufe",
            7.0,
            Look::Number,
            "1: direkt, 2: eine Stufe davor und so weiter",
        ),
        Column::new(
            "Art",
            14.0,
            Look::Text,
            "Karte, Themencluster oder Maßnahme",
        ),
        Column::new(
            "Beziehung",
            18.0,
            Look::Text,
            "Wie das eine aus dem anderen wurde",
        ),
        Column::new(
            "Kartenart",
            14.0,
            Look::Text,
            "Lob, Kritik, Umkehrung, Wunsch …",
        ),
        Column::new("Text", 60.0, Look::Text, "Text der Karte oder Titel"),
        Column::new(
            "über",
            36.0,
            Look::Text,
            "Themencluster oder Maßnahme, zu der es gehört",
        ),
    ];
    let mut rows = Vec::new();
    for entry in &report.list.measures {
        let found = report
            .origins
            .iter()
            .find(|origins| origins.measure_id == entry.measure.id);
        let head = [
            Cell::text(number_text(entry.measure.number)),
            Cell::text(&entry.measure.sheet.title),
        ];
        for origin in found
            .map(|found| found.origins.as_slice())
            .unwrap_or_default()
        {
            add(&mut rows, &head, 1, "", origin);
        }
    }
    Table {
        name: "Herkunft",
        columns,
        rows,
    }
}

/// Deeper than any real lineage; keeps a damaged one from running away.
const DEEPEST: u32 = 12;

fn add(rows: &mut Vec<Vec<Cell>>, head: &[Cell; 2], step: u32, via: &str, origin: &OriginView) {
    let text = match origin.state {
        Some(state) if state != CardState::Visible => format!("({})", words::card_state(state)),
        _ => origin.text.clone(),
    };
    let mut row = head.to_vec();
    row.extend([
        Cell::count(step),
        Cell::text(words::thing(origin.thing)),
        Cell::text(words::relation(origin.relation)),
        Cell::text(origin.kind.map_or("", words::card_kind)),
        Cell::text(text),
        Cell::text(via),
    ]);
    rows.push(row);
    if step < DEEPEST {
        let via = if origin.thing == ThingKind::Card {
            ""
        } else {
            origin.text.as_str()
        };
        for deeper in &origin.from {
            add(rows, head, step + 1, via, deeper);
        }
    }
}
