//! What the methods say of an option beyond a sum: columns of the votes table, only those that a round fills.

use super::{Cell, Column, Look};
use crate::domain::results::RoundResults;
use crate::domain::round::{AxisFigures, Figures, Method, OptionResult, Quadrant};
use crate::export::report::Report;

/// A column and what stands in it.
pub(super) struct FigureColumn {
    /// Heading and look.
    pub(super) column: Column,
    of: fn(&OptionResult) -> Cell,
}

impl FigureColumn {
    /// The cell of an option; empty where the method has no such figure.
    pub(super) fn cell(&self, row: Option<&OptionResult>) -> Cell {
        row.map_or(Cell::Empty, self.of)
    }
}

/// The columns that any round of the report fills, in a fixed order.
pub(super) fn columns(report: &Report) -> Vec<FigureColumn> {
    let rounds: Vec<&RoundResults> = report
        .workshops
        .iter()
        .flat_map(|entry| &entry.rounds)
        .collect();
    let used = |method: Method| rounds.iter().any(|it| it.details.result.method == method);
    let mut columns = Vec::new();
    if rounds
        .iter()
        .any(|it| it.details.result.equal_say.is_some())
    {
        columns.push(column(
            ("Rang gleiches Gewicht", 12.0, Look::Number),
            "Rang, wenn jede Gruppe gleich viel zählt; maßgeblich ist der Rang davor",
            |row| row.equal_say_rank.map_or(Cell::Empty, Cell::count),
        ));
    }
    if used(Method::Rating) {
        columns.extend(ratings());
    }
    if used(Method::Schulze) {
        columns.extend(rankings());
    }
    if used(Method::GroupConsensus) {
        columns.extend(opinions());
    }
    if used(Method::BradleyTerry) {
        columns.extend(duels());
    }
    if used(Method::Mes) {
        columns.extend(budgets());
    }
    columns
}

fn column(
    (title, width, look): (&str, f64, Look),
    help: &str,
    of: fn(&OptionResult) -> Cell,
) -> FigureColumn {
    FigureColumn {
        column: Column::new(title, width, look, help),
        of,
    }
}

/// Thousandths as a number with two decimals.
fn decimal(milli: Option<u32>) -> Cell {
    milli.map_or(Cell::Empty, |milli| {
        Cell::Hundredths(i64::from(milli.saturating_add(5) / 10))
    })
}

/// Thousandths as a share.
fn share(milli: u32) -> Cell {
    Cell::share(milli, 1000)
}

fn axis(row: &OptionResult, second: bool) -> Option<AxisFigures> {
    match &row.figures {
        Some(Figures::Rating {
            first,
            second: effort,
            ..
        }) => Some(if second { *effort } else { *first }),
        _ => None,
    }
}

fn ratings() -> Vec<FigureColumn> {
    vec![
        column(
            ("Mittel Nutzen", 9.0, Look::Decimal),
            "Mittelwert der ersten Achse (Nutzen), 1 bis 5",
            |row| decimal(axis(row, false).and_then(|it| it.mean_milli)),
        ),
        column(
            ("Mittel Aufwand", 9.0, Look::Decimal),
            "Mittelwert der zweiten Achse (Aufwand), 1 bis 5",
            |row| decimal(axis(row, true).and_then(|it| it.mean_milli)),
        ),
        column(
            ("Median Nutzen", 9.0, Look::Decimal),
            "Median der ersten Achse",
            |row| decimal(axis(row, false).and_then(|it| it.median_milli)),
        ),
        column(
            ("Streuung Nutzen", 9.0, Look::Decimal),
            "Standardabweichung der ersten Achse",
            |row| decimal(axis(row, false).and_then(|it| it.spread_milli)),
        ),
        column(
            ("Übereinstimmung", 9.0, Look::Decimal),
            "Übereinstimmung A nach van der Eijk auf der ersten Achse, −1 bis 1; unter 0,2 umstritten",
            |row| {
                let milli = axis(row, false).and_then(|it| it.agreement_milli);
                milli.map_or(Cell::Empty, |milli| {
                    // Rounded half away from zero, as people do.
                    Cell::Hundredths(i64::from((milli + 5 * milli.signum()) / 10))
                })
            },
        ),
        column(
            ("Feld", 16.0, Look::Text),
            "Feld der Matrix aus Nutzen und Aufwand, Schwelle 3",
            |row| match &row.figures {
                Some(Figures::Rating { quadrant, .. }) => {
                    quadrant.map_or(Cell::Empty, |it| Cell::text(in_words(it)))
                }
                _ => Cell::Empty,
            },
        ),
    ]
}

fn in_words(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::QuickWin => "rasch umsetzen",
        Quadrant::Strategic => "groß planen",
        Quadrant::FillIn => "bei Gelegenheit",
        Quadrant::Drop => "eher lassen",
    }
}

fn rankings() -> Vec<FigureColumn> {
    vec![
        column(
            ("Schlägt", 9.0, Look::Number),
            "Vorschläge, die dieser nach Schulze schlägt",
            |row| match row.figures {
                Some(Figures::Ranking { beats, .. }) => Cell::count(beats),
                _ => Cell::Empty,
            },
        ),
        column(
            ("Erstplätze", 9.0, Look::Number),
            "Stimmzettel, auf denen er vorn steht, allein oder gleichauf",
            |row| match row.figures {
                Some(Figures::Ranking { first, .. }) => Cell::count(first),
                _ => Cell::Empty,
            },
        ),
        column(
            ("Borda-Punkte", 10.0, Look::Decimal),
            "Punkte für jeden Vorschlag, der tiefer steht; Nichtgenannte teilen sich das Ende",
            |row| match row.figures {
                Some(Figures::Ranking { borda_milli, .. }) => decimal(Some(borda_milli)),
                _ => Cell::Empty,
            },
        ),
    ]
}

fn opinions() -> Vec<FigureColumn> {
    vec![
        column(
            ("Dafür", 8.0, Look::Number),
            "Zustimmungen, Papier eingeschlossen",
            |row| match row.figures {
                Some(Figures::Votes { agree, .. }) => Cell::count(agree),
                _ => Cell::Empty,
            },
        ),
        column(
            ("Dagegen", 8.0, Look::Number),
            "Ablehnungen",
            |row| match row.figures {
                Some(Figures::Votes { disagree, .. }) => Cell::count(disagree),
                _ => Cell::Empty,
            },
        ),
        column(
            ("Enthalten", 8.0, Look::Number),
            "Enthaltungen",
            |row| match row.figures {
                Some(Figures::Votes { pass, .. }) => Cell::count(pass),
                _ => Cell::Empty,
            },
        ),
        column(
            ("Gruppenkonsens", 10.0, Look::Share),
            "Zustimmung über alle Gruppen hinweg (geometrisches Mittel)",
            |row| match row.figures {
                Some(Figures::Votes {
                    consensus_milli, ..
                }) => share(consensus_milli),
                _ => Cell::Empty,
            },
        ),
        column(
            ("Spannweite", 10.0, Look::Share),
            "Größte weniger kleinste Zustimmung der Gruppen: wie sehr es sie trennt",
            |row| match row.figures {
                Some(Figures::Votes { spread_milli, .. }) => {
                    spread_milli.map_or(Cell::Empty, share)
                }
                _ => Cell::Empty,
            },
        ),
    ]
}

fn duels() -> Vec<FigureColumn> {
    vec![
        column(
            ("Gewonnen", 9.0, Look::Number),
            "Gewonnene Duelle",
            |row| match row.figures {
                Some(Figures::Pairwise { wins, .. }) => Cell::count(wins),
                _ => Cell::Empty,
            },
        ),
        column(
            ("Verloren", 9.0, Look::Number),
            "Verlorene Duelle",
            |row| match row.figures {
                Some(Figures::Pairwise { losses, .. }) => Cell::count(losses),
                _ => Cell::Empty,
            },
        ),
        column(
            ("Gewinnchance", 10.0, Look::Share),
            "Wahrscheinlichkeit, gegen einen anderen Vorschlag zu gewinnen (Bradley–Terry)",
            |row| match row.figures {
                Some(Figures::Pairwise {
                    beat_random_milli, ..
                }) => share(beat_random_milli),
                _ => Cell::Empty,
            },
        ),
    ]
}

fn budgets() -> Vec<FigureColumn> {
    vec![
        column(
            ("Kosten", 14.0, Look::Money),
            "Kosten in Euro, wie sie zur Abstimmung standen",
            |row| match row.figures {
                Some(Figures::Budget { cost_cents, .. }) => {
                    Cell::Hundredths(i64::try_from(cost_cents).unwrap_or(i64::MAX))
                }
                _ => Cell::Empty,
            },
        ),
        column(
            ("Finanziert als", 10.0, Look::Number),
            "Platz in der Reihenfolge der Auswahl; leer, wenn das Geld nicht dafür reicht",
            |row| match row.figures {
                Some(Figures::Budget { funded, .. }) => funded.map_or(Cell::Empty, Cell::count),
                _ => Cell::Empty,
            },
        ),
        column(
            ("Üblich finanziert", 10.0, Look::Text),
            "ja, wenn auch die übliche Regel (nach Stimmen, solange das Geld reicht) ihn bezahlte",
            |row| match row.figures {
                Some(Figures::Budget { greedy, .. }) => {
                    Cell::text(crate::export::words::yes_no(greedy))
                }
                _ => Cell::Empty,
            },
        ),
    ]
}
