//! The local plans: measures as each locality sees them.

use super::{Cell, Column, List, Look, Table};
use crate::domain::measure_sheet::number_text;
use crate::domain::register::RecordSheet;
use crate::domain::register::local::LocalPlan;
use crate::export::report::Report;
use crate::export::words;

/// One row per locality and measure that it has a plan for, by locality in the order of the
/// alphabet; with a filter for a locality all measures that concern it.
pub fn local(report: &Report) -> Table {
    let mut rows: Vec<(String, Vec<Cell>)> = Vec::new();
    for entry in &report.list.measures {
        let sheet = &entry.measure.sheet;
        let mut add = |locality: &str, plan: Option<&LocalPlan>| {
            let text = |of: fn(&LocalPlan) -> &str| Cell::text(plan.map_or("", of));
            let priority = plan.and_then(|one| one.priority);
            rows.push((
                locality.to_lowercase(),
                vec![
                    Cell::text(locality),
                    Cell::text(number_text(entry.measure.number)),
                    Cell::text(report.domain_name(sheet.domain_id)),
                    Cell::text(&sheet.title),
                    text(|one| &one.text),
                    Cell::text(priority.map_or("", words::priority)),
                    text(|one| &one.responsible),
                    Cell::text(words::status(sheet.status)),
                ],
            ));
        };
        let plans: Vec<&LocalPlan> = (report.records_about(entry))
            .filter_map(|about| match about {
                RecordSheet::LocalPlan(one) => Some(one),
                _ => None,
            })
            .collect();
        match &report.filter.locality {
            None => plans.iter().for_each(|one| add(&one.locality, Some(one))),
            Some(only) => {
                let own = plans.iter().find(|one| same(&one.locality, only));
                add(only, own.copied());
            }
        }
    }
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    Table {
        name: "Ortsgemeinden",
        columns: vec![
            Column::new(
                "Ortsgemeinde",
                22.0,
                Look::Text,
                "Ortsgemeinde oder Ortsteil",
            ),
            Column::new("Nr.", 8.0, Look::Text, "Nummer der Maßnahme"),
            Column::new(
                "Lebensbereich",
                22.0,
                Look::Text,
                "Lebensbereich der Maßnahme",
            )
            .listed(List::Domains),
            Column::new("Titel", 38.0, Look::Text, "Titel der Maßnahme"),
            Column::new(
                "Text für den Ort",
                52.0,
                Look::Text,
                "Was die Maßnahme dort bedeutet",
            ),
            Column::new(
                "Priorität dort",
                12.0,
                Look::Text,
                "hoch, mittel oder niedrig",
            )
            .listed(List::Priority),
            Column::new(
                "Zuständig dort",
                26.0,
                Look::Text,
                "Amt oder Funktion vor Ort",
            ),
            Column::new("Status", 14.0, Look::Text, "Stand der Umsetzung").listed(List::Status),
        ],
        rows: rows.into_iter().map(|(_, cells)| cells).collect(),
    }
}

/// True if two names mean the same locality.
pub(in crate::export) fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}
