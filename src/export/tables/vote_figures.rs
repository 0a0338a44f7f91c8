//! What the methods say of an option beyond a sum: columns of the votes table, only those that a round fills.

use super::{Cell, Column, Look};
use crate::domain::figure_words as words;
use crate::domain::results::RoundResults;
use crate::domain::round::{AxisFigures, Figures, Method, OptionResult};
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
            (words::EQUAL_SAY, 12.0, Look::Number),
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

/// One axis of a rating.
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

/// Van der Eijk's A, rounded half away from zero, as people do.
fn agreement(axis: Option<AxisFigures>) -> Cell {
    let milli = axis.and_then(|it| it.agreement_milli);
    milli.map_or(Cell::Empty, |milli| {
        Cell::Hundredths(i64::from((milli + 5 * milli.signum()) / 10))
    })
}

fn ratings() -> Vec<FigureColumn> {
    vec![
        column(
            ("Nutzen (Mittel)", 9.0, Look::Decimal),
            "Mittelwert der ersten Frage (wo nichts anderes gefragt war: Nutzen), 1 bis 5",
            |row| decimal(axis(row, false).and_then(|it| it.mean_milli)),
        ),
        column(
            ("Aufwand (Mittel)", 9.0, Look::Decimal),
            "Mittelwert der zweiten Frage (wo nichts anderes gefragt war: Aufwand), 1 bis 5",
            |row| decimal(axis(row, true).and_then(|it| it.mean_milli)),
        ),
        column(
            ("Nutzen (Median)", 9.0, Look::Decimal),
            "Median der ersten Frage",
            |row| decimal(axis(row, false).and_then(|it| it.median_milli)),
        ),
        column(
            ("Aufwand (Median)", 9.0, Look::Decimal),
            "Median der zweiten Frage",
            |row| decimal(axis(row, true).and_then(|it| it.median_milli)),
        ),
        column(
            ("Nutzen (Streuung)", 9.0, Look::Decimal),
            "Standardabweichung der ersten Frage",
            |row| decimal(axis(row, false).and_then(|it| it.spread_milli)),
        ),
        column(
            ("Aufwand (Streuung)", 9.0, Look::Decimal),
            "Standardabweichung der zweiten Frage",
            |row| decimal(axis(row, true).and_then(|it| it.spread_milli)),
        ),
        column(
            ("Nutzen (Einigkeit)", 9.0, Look::Decimal),
            "Übereinstimmung A nach van der Eijk bei der ersten Frage, −1 bis 1",
            |row| agreement(axis(row, false)),
        ),
        column(
            ("Aufwand (Einigkeit)", 9.0, Look::Decimal),
            "Übereinstimmung A nach van der Eijk bei der zweiten Frage, −1 bis 1",
            |row| agreement(axis(row, true)),
        ),
        column(
            ("Umstritten", 11.0, Look::Text),
            "umstritten, wenn die Einigkeit bei einer der beiden Fragen unter 0,2 liegt",
            |row| match &row.figures {
                Some(figures) if figures.contested() => Cell::text(words::CONTESTED),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::FIELD, 16.0, Look::Text),
            "Feld der Matrix aus Nutzen und Aufwand, Schwelle 3",
            |row| match &row.figures {
                Some(Figures::Rating { quadrant, .. }) => {
                    quadrant.map_or(Cell::Empty, |it| Cell::text(words::quadrant(it)))
                }
                _ => Cell::Empty,
            },
        ),
    ]
}

fn rankings() -> Vec<FigureColumn> {
    vec![
        column(
            (words::BEATS, 9.0, Look::Number),
            "Vorschläge, die dieser nach Schulze schlägt",
            |row| match row.figures {
                Some(Figures::Ranking { beats, .. }) => Cell::count(beats),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::FIRST, 9.0, Look::Number),
            "Stimmzettel, auf denen er vorn steht, allein oder gleichauf",
            |row| match row.figures {
                Some(Figures::Ranking { first, .. }) => Cell::count(first),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::BORDA, 10.0, Look::Decimal),
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
            (words::AGREE, 8.0, Look::Number),
            "Zustimmungen, Papier eingeschlossen",
            |row| match row.figures {
                Some(Figures::Votes { agree, .. }) => Cell::count(agree),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::DISAGREE, 8.0, Look::Number),
            "Ablehnungen",
            |row| match row.figures {
                Some(Figures::Votes { disagree, .. }) => Cell::count(disagree),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::PASS, 8.0, Look::Number),
            "Enthaltungen",
            |row| match row.figures {
                Some(Figures::Votes { pass, .. }) => Cell::count(pass),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::CONSENSUS, 10.0, Look::Share),
            "Zustimmung über alle Gruppen hinweg (geometrisches Mittel)",
            |row| match row.figures {
                Some(Figures::Votes {
                    consensus_milli, ..
                }) => share(consensus_milli),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::DIVIDES, 10.0, Look::Share),
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
            (words::WINS, 9.0, Look::Number),
            "Gewonnene Duelle",
            |row| match row.figures {
                Some(Figures::Pairwise { wins, .. }) => Cell::count(wins),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::LOSSES, 9.0, Look::Number),
            "Verlorene Duelle",
            |row| match row.figures {
                Some(Figures::Pairwise { losses, .. }) => Cell::count(losses),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::DRAWS, 13.0, Look::Number),
            "Duelle, in denen beide gleich wichtig waren",
            |row| match row.figures {
                Some(Figures::Pairwise { draws, .. }) => Cell::count(draws),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::WIN_RATE, 9.0, Look::Share),
            "Anteil der gewonnenen Duelle: (gewonnen + 1) / (gewonnen + verloren + 2)",
            |row| match row.figures {
                Some(Figures::Pairwise { win_rate_milli, .. }) => share(win_rate_milli),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::BEAT_RANDOM, 10.0, Look::Share),
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
            (words::COST, 14.0, Look::Money),
            "Kosten in Euro, wie sie zur Abstimmung standen",
            |row| match row.figures {
                Some(Figures::Budget { cost_cents, .. }) => {
                    Cell::Hundredths(i64::try_from(cost_cents).unwrap_or(i64::MAX))
                }
                _ => Cell::Empty,
            },
        ),
        column(
            (words::FUNDED, 10.0, Look::Number),
            "Platz in der Reihenfolge der Auswahl; leer, wenn das Geld nicht dafür reicht",
            |row| match row.figures {
                Some(Figures::Budget { funded, .. }) => funded.map_or(Cell::Empty, Cell::count),
                _ => Cell::Empty,
            },
        ),
        column(
            (words::GREEDY, 10.0, Look::Text),
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
