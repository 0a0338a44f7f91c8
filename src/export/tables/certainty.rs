//! How sure a rank is: columns of the votes table, only where it was worked out.

use super::{Cell, Column, Look};
use crate::domain::analysis::{CertainRank, Certainty};
use crate::domain::figure_words as words;
use crate::domain::round::OptionResult;
use crate::export::report::Report;

/// What stands for every option of a vote with too few ballots.
const TOO_FEW: &str = "zu wenige Stimmen für eine belastbare Reihenfolge";

type Of = fn(&Certainty, CertainRank, usize) -> Cell;

/// The columns that any round of the report fills, in a fixed order.
pub(super) fn columns(report: &Report) -> Vec<(Column, Of)> {
    if report.certainties.is_empty() {
        return Vec::new();
    }
    let column = |title: &str, width: f64, look: Look, help: &str, of: Of| {
        (Column::new(title, width, look, help), of)
    };
    let mut columns = vec![
        column(
            "Sicherheit",
            16.0,
            Look::Text,
            "Wie oft die Abstimmung mit zufällig aus den abgegebenen gezogenen Stimmzetteln nachgestellt wurde; oder dass \
             es zu wenige Stimmen sind",
            |certainty, _, _| {
                Cell::text(if certainty.enough {
                    format!("{}-mal nachgestellt", certainty.resamples)
                } else {
                    TOO_FEW.to_owned()
                })
            },
        ),
        column(
            "Rang zu 90 %",
            9.0,
            Look::Number,
            "In 90 % der Nachstellungen liegt der Rang in diesem Bereich",
            |_, rank, _| Cell::Rank {
                first: rank.from,
                last: rank.to,
            },
        ),
        column(
            "Unter den ersten 3",
            10.0,
            Look::Share,
            "Anteil der Nachstellungen, in denen der Vorschlag unter den ersten drei ist",
            |_, rank, _| Cell::share(rank.top_three_milli, 1000),
        ),
        column(
            "Stufe",
            7.0,
            Look::Number,
            "Vorschläge derselben Stufe sind nicht klar zu trennen; mit Budget: sicher bezahlt, unsicher, sicher nicht",
            |_, _, tier| Cell::count(u32::try_from(tier + 1).unwrap_or(u32::MAX)),
        ),
    ];
    let rows = report.certainties.values().flat_map(|it| &it.rows);
    if rows.into_iter().any(|row| row.funded_milli.is_some()) {
        columns.push(column(
            words::FUNDED_IN,
            10.0,
            Look::Share,
            "Anteil der Nachstellungen, in denen der Vorschlag bezahlt wird",
            |_, rank, _| {
                rank.funded_milli
                    .map_or(Cell::Empty, |milli| Cell::share(milli, 1000))
            },
        ));
    }
    columns
}

/// The cell of an option. With too few ballots only that is said, in the first column.
pub(super) fn cell(
    (column, of): &(Column, Of),
    certainty: Option<&Certainty>,
    row: Option<&OptionResult>,
) -> Cell {
    let place = certainty.zip(row);
    let found = place.and_then(|(certainty, row)| Some((certainty, certainty.of(row.option)?)));
    match found {
        Some((certainty, (rank, tier))) if certainty.enough || column.look == Look::Text => {
            of(certainty, rank, tier)
        }
        _ => Cell::Empty,
    }
}
