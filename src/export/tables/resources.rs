//! Cost and staff by life domain, budget line and year.

use super::{Cell, Column, List, Look, Table};
use crate::domain::sheet::resource::{Load, PlanOrder, resource_plan};
use crate::export::report::Report;

/// What a row of the table counts: its name, how its figures look, and how to take it.
type Figure = (&'static str, fn(&Load) -> i64);

const FIGURES: [Figure; 4] = [
    ("Kosten (€)", |load| load.cost_cents.0),
    ("davon Eigenanteil (€)", |load| load.own_cents.0),
    ("Personentage", |load| {
        i64::try_from(load.days_hundredths).unwrap_or(i64::MAX)
    }),
    ("VZÄ", |load| {
        i64::try_from(load.fte_hundredths).unwrap_or(i64::MAX)
    }),
];

/// One row per life domain, budget line and figure that anybody has named; the years are columns.
pub fn resources(report: &Report) -> Table {
    let domains: Vec<_> = report.domains.iter().map(|domain| domain.id).collect();
    let plan = resource_plan(&report.list, &domains, PlanOrder::default(), None);
    let mut columns = vec![
        Column::new("Lebensbereich", 26.0, Look::Text, "Lebensbereich").listed(List::Domains),
        Column::new("Haushaltsstelle", 18.0, Look::Text, "Produktsachkonto"),
        Column::new("Maßnahmen", 11.0, Look::Number, "Anzahl der Maßnahmen"),
        Column::new("Größe", 24.0, Look::Text, "Was in den Jahren steht"),
    ];
    columns.extend(plan.years.iter().map(|year| {
        Column::new(
            &year.to_string(),
            14.0,
            Look::Decimal,
            "Summe dieses Jahres",
        )
    }));
    let mut rows = Vec::new();
    for row in &plan.rows {
        for (name, figure) in FIGURES {
            let figures: Vec<i64> = row.years.iter().map(figure).collect();
            if figures.iter().all(|sum| *sum == 0) {
                continue;
            }
            let mut cells = vec![
                Cell::text(report.domain_name(row.domain_id)),
                Cell::text(&row.budget_line),
                Cell::count(row.measures),
                Cell::text(name),
            ];
            cells.extend(figures.into_iter().map(|sum| match sum {
                0 => Cell::Empty,
                sum => Cell::Hundredths(sum),
            }));
            rows.push(cells);
        }
    }
    Table {
        name: "Kosten und Personal",
        columns,
        rows,
    }
}
