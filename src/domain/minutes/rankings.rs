//! The rounds in the minutes: question, table in ranks with ties, method in words.

use crate::domain::german::{euros, number};
use crate::domain::markdown::line;
use crate::domain::measure_list::rank_text;
use crate::domain::measure_sheet::number_text;
use crate::domain::method_words::decimal;
use crate::domain::results::{OptionRow, RoundResults, round_results, void_rounds};
use crate::domain::round::{Figures, Method};
use crate::domain::workshop::Workshop;
use std::fmt::Write as _;

/// Below this agreement A (thousandths) the answers are far apart.
const CONTESTED: i32 = 200;

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
    let details = &entry.details;
    let equal_say = details.result.equal_say.is_some();
    let mut heads = vec!["Rang", "Vorschlag"];
    heads.extend(figure_heads(details.result.method));
    if let Some(axes) = &details.settings.axes {
        let named = [axes.first.de.as_str(), axes.second.de.as_str()];
        for (head, name) in heads.iter_mut().skip(2).zip(named) {
            *head = name;
        }
    }
    if equal_say {
        heads.push("Rang bei gleichem Gewicht");
    }
    let aligned: Vec<&str> = (0..heads.len())
        .map(|place| if place < 2 { "---" } else { "---:" })
        .collect();
    let _ = write!(
        text,
        "\n### {}{domain}\n\n| {} |\n|{}|\n",
        line(&entry.round.question),
        heads.join(" | "),
        aligned.join("|")
    );
    for row in &entry.rows {
        let title = match row.number {
            Some(number) => format!("{} {}", number_text(number), line(&row.title)),
            None => line(&row.title),
        };
        let frozen = details.frozen(row.id);
        let mut cells = vec![rank_text(row.rank, row.last_rank), title];
        cells.extend(figures(row, frozen.and_then(|it| it.figures.as_ref())));
        if equal_say {
            let rank = frozen.and_then(|it| it.equal_say_rank);
            cells.push(rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string()));
        }
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    let _ = write!(text, "\n{}\n", entry.round.method);
}

/// Headings of the columns that a method fills.
fn figure_heads(method: Method) -> &'static [&'static str] {
    match method {
        Method::Cumulative | Method::Approval => &["Punkte", "Menschen"],
        Method::Rating => &["Nutzen", "Aufwand", "Antworten", "Einigkeit"],
        Method::Schulze => &["schlägt", "Erstplätze", "Borda-Punkte"],
        Method::GroupConsensus => &["dafür", "dagegen", "enthalten"],
        Method::BradleyTerry => &["gewonnen", "verloren", "unentschieden"],
        Method::Mes => &["Kosten", "Stimmen", "finanziert"],
    }
}

/// As many cells as the method has headings.
fn figures(row: &OptionRow, figures: Option<&Figures>) -> Vec<String> {
    match figures {
        None => vec![number(row.points), number(row.givers)],
        Some(Figures::Rating { first, second, .. }) => {
            let mean = |milli: Option<u32>| milli.map_or_else(|| "–".to_owned(), decimal);
            let contested = first.agreement_milli.is_some_and(|it| it < CONTESTED);
            vec![
                mean(first.mean_milli),
                mean(second.mean_milli),
                number(first.answers),
                if contested { "umstritten" } else { "" }.to_owned(),
            ]
        }
        Some(Figures::Ranking {
            beats,
            borda_milli,
            first,
        }) => vec![number(*beats), number(*first), decimal(*borda_milli)],
        Some(Figures::Votes {
            agree,
            disagree,
            pass,
            ..
        }) => [agree, disagree, pass].map(|it| number(*it)).to_vec(),
        Some(Figures::Pairwise {
            wins,
            losses,
            draws,
            ..
        }) => [wins, losses, draws].map(|it| number(*it)).to_vec(),
        Some(Figures::Budget {
            cost_cents, funded, ..
        }) => vec![
            euros(*cost_cents),
            number(row.points),
            if funded.is_some() { "ja" } else { "nein" }.to_owned(),
        ],
    }
}
