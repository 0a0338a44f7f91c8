//! The rounds in the minutes: question, table in ranks with ties, method in words.

use crate::domain::german::number;
use crate::domain::markdown::line;
use crate::domain::measure_list::rank_text;
use crate::domain::measure_sheet::number_text;
use crate::domain::results::{RoundResults, round_results, void_rounds};
use crate::domain::workshop::Workshop;
use std::fmt::Write as _;

/// All rounds that count, in the order in which they were held, then those that were declared void.
pub(super) fn rankings(workshop: &Workshop) -> String {
    let mut text = String::new();
    for entry in round_results(workshop) {
        round(&mut text, &entry);
    }
    for void in void_rounds(workshop) {
        let _ = write!(
            text,
            "\n### {} (ungültig)\n\nDiese Runde wurde für ungültig erklärt: {}\n",
            line(&void.question),
            line(&void.reason)
        );
    }
    if text.is_empty() {
        text.push_str("Es wurde nicht abgestimmt.");
    }
    text
}

fn round(text: &mut String, entry: &RoundResults) {
    let domain = entry
        .round
        .domain_name
        .as_deref()
        .map(|name| format!(" – {}", line(name)))
        .unwrap_or_default();
    let _ = write!(
        text,
        "\n### {}{domain}\n\n| Rang | Vorschlag | Punkte | Menschen |\n|---|---|---:|---:|\n",
        line(&entry.round.question)
    );
    for row in &entry.rows {
        let title = match row.number {
            Some(number) => format!("{} {}", number_text(number), line(&row.title)),
            None => line(&row.title),
        };
        let _ = writeln!(
            text,
            "| {} | {title} | {} | {} |",
            rank_text(row.rank, row.last_rank),
            number(row.points),
            number(row.givers)
        );
    }
    let _ = write!(text, "\n{}\n", entry.round.method);
}
