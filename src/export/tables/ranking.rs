//! Two rankings side by side: the room's and the administration's.

use super::{Cell, Column, List, Look, Table};
use crate::domain::measure_list::ListedMeasure;
use crate::domain::measure_sheet::number_text;
use crate::domain::sheet::ranking::{agreement, leading};
use crate::export::report::Report;
use crate::export::words;

/// One row per measure, in the order of the list.
pub fn ranking(report: &Report) -> Table {
    use Look::{Number, Text};
    Table {
        name: "Rangfolge",
        columns: vec![
            Column::new("Nr.", 8.0, Text, "Nummer der Maßnahme"),
            Column::new("Lebensbereich", 22.0, Text, "Lebensbereich der Maßnahme")
                .listed(List::Domains),
            Column::new("Titel", 42.0, Text, "Titel der Maßnahme"),
            Column::new(
                "Rang Bürger",
                9.0,
                Number,
                "Rang aus der maßgeblichen Bewertungsrunde; wird nie geändert",
            ),
            Column::new(
                "Rang Verwaltung",
                11.0,
                Number,
                "Rang, den die Verwaltung daneben stellt",
            ),
            Column::new(
                "Differenz",
                10.0,
                Number,
                "Rang der Verwaltung minus Rang der Bürger; 0 innerhalb eines Gleichstands",
            ),
            Column::new(
                "Einigkeit",
                18.0,
                Text,
                "einig oder strittig; leer, solange die Verwaltung keinen Rang vergeben hat",
            ),
            Column::new(
                "Begründung der Abweichung",
                48.0,
                Text,
                "Pflicht bei jeder Abweichung",
            ),
        ],
        rows: report
            .list
            .measures
            .iter()
            .map(|entry| row(report, entry))
            .collect(),
    }
}

fn row(report: &Report, entry: &ListedMeasure) -> Vec<Cell> {
    let sheet = &entry.measure.sheet;
    let room = leading(entry);
    let difference = room.zip(sheet.administration_rank).map(|(room, rank)| {
        let nearest = rank.clamp(room.rank, room.last_rank.max(room.rank));
        i64::from(rank) - i64::from(nearest)
    });
    vec![
        Cell::text(number_text(entry.measure.number)),
        Cell::text(report.domain_name(sheet.domain_id)),
        Cell::text(&sheet.title),
        room.map_or(Cell::Empty, |result| Cell::Rank {
            first: result.rank,
            last: result.last_rank,
        }),
        sheet.administration_rank.map_or(Cell::Empty, Cell::count),
        difference.map_or(Cell::Empty, Cell::Number),
        Cell::text(words::agreement(agreement(room, sheet.administration_rank))),
        Cell::text(&sheet.rank_reason),
    ]
}
