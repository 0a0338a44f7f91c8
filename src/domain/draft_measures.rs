//! The sections of a draft that tell of measures: per life domain, in an overview, and what comes
//! first.

use super::draft_text::{REST, Sources};
use super::german::number;
use super::ids::DomainId;
use super::markdown::{ROOM, TO_DO, line};
use super::measure_list::{FrozenResult, ListedMeasure, rank_text};
use super::measure_sheet::number_text;
use super::method_words::figure_in_words;
use super::strategy::StrategyDomain;
use std::fmt::Write as _;

/// Measures per life domain that the roadmap names.
const TOP: usize = 3;

pub(super) fn of_domain(sources: Sources<'_>, domain: &StrategyDomain) -> String {
    let mut text = String::new();
    if !domain.sheet.description.is_empty() {
        let _ = write!(text, "{}\n\n", line(&domain.sheet.description));
    }
    let entries: Vec<&ListedMeasure> = in_domain(sources, Some(domain.id)).collect();
    if entries.is_empty() {
        text.push_str("Für diesen Lebensbereich liegt noch keine Maßnahme vor.");
        return text;
    }
    text.push_str("| Rang | Nr. | Maßnahme | Ergebnis |\n|---|---|---|---|\n");
    for entry in &entries {
        if text.len() > ROOM / 2 {
            break;
        }
        let (rank, points) = entry.results.first().map_or_else(
            || ("–".to_owned(), "–".to_owned()),
            |result| {
                (
                    rank_text(result.rank, result.last_rank),
                    figure(sources, result),
                )
            },
        );
        let _ = writeln!(
            text,
            "| {rank} | {} | {} | {points} |",
            number_text(entry.measure.number),
            line(&entry.measure.sheet.title),
        );
    }
    if let Some(result) = entries.iter().find_map(|entry| entry.results.first())
        && let Some(round) = sources.list.rounds.iter().find(|r| r.id == result.round_id)
    {
        let _ = write!(text, "\nGrundlage: {}\n", round.method);
    }
    for entry in entries {
        if text.len() > ROOM {
            let _ = write!(text, "\n{REST}");
            break;
        }
        let sheet = &entry.measure.sheet;
        let _ = write!(
            text,
            "\n### {} {}\n\n",
            number_text(entry.measure.number),
            line(&sheet.title)
        );
        let parts = [
            ("Ziel", &sheet.goal),
            ("Beschreibung", &sheet.description),
            ("Wer", &sheet.who),
            ("Federführung", &sheet.lead),
            ("Erster Schritt", &sheet.first_step),
        ];
        for (name, part) in parts {
            if !part.is_empty() {
                let _ = writeln!(text, "- **{name}:** {}", line(part));
            }
        }
    }
    text
}

/// What the round's method says of a measure.
fn figure(sources: Sources<'_>, result: &FrozenResult) -> String {
    let mut rounds = sources.workshops.iter().flat_map(|it| it.rounds.values());
    let round = rounds.find(|round| round.id == result.round_id);
    let row = round.and_then(|round| {
        let rows = &round.result.as_ref()?.options;
        let row = rows.iter().find(|row| {
            let option = usize::try_from(row.option).ok();
            let option = option.and_then(|option| round.options.get(option));
            option.is_some_and(|option| option.id == result.measure_id.0)
        })?;
        Some(figure_in_words(round.ballot_type, row))
    });
    row.unwrap_or_else(|| number(result.points))
}

pub(super) fn overview(sources: Sources<'_>) -> String {
    let mut text =
        String::from("| Lebensbereich | Maßnahmen | An erster Stelle |\n|---|---|---|\n");
    let rows = sources
        .domains
        .iter()
        .map(|domain| (domain.sheet.name.de.as_str(), Some(domain.id)))
        .chain([("ohne Lebensbereich", None)]);
    let mut total = 0;
    for (name, id) in rows {
        let entries: Vec<&ListedMeasure> = in_domain(sources, id).collect();
        if id.is_none() && entries.is_empty() {
            continue;
        }
        total += entries.len();
        let first: Vec<String> = entries
            .iter()
            .filter(|entry| entry.results.first().is_some_and(|r| r.rank == 1))
            .map(|entry| title(entry))
            .collect();
        let first = if first.is_empty() {
            "–".to_owned()
        } else {
            first.join("; ")
        };
        let _ = writeln!(text, "| {} | {} | {first} |", line(name), entries.len());
    }
    let _ = writeln!(text, "| **zusammen** | **{total}** | |");
    text.push_str(
        "\nDie Rangfolge stammt aus den Bewertungsrunden der Beteiligung. Punkte verschiedener Runden werden nicht summiert.\n",
    );
    text
}

pub(super) fn next_steps(sources: Sources<'_>) -> String {
    let mut text = String::from(
        "Die folgenden Maßnahmen standen in ihrem Lebensbereich vorn. Erste Schritte:\n",
    );
    let mut any = false;
    for domain in sources.domains {
        let top: Vec<&ListedMeasure> = in_domain(sources, Some(domain.id))
            .filter(|entry| !entry.results.is_empty())
            .take(TOP)
            .collect();
        if top.is_empty() {
            continue;
        }
        any = true;
        let _ = write!(text, "\n### {}\n\n", line(&domain.sheet.name.de));
        for entry in top {
            let sheet = &entry.measure.sheet;
            let step = if sheet.first_step.is_empty() {
                TO_DO.to_owned()
            } else {
                line(&sheet.first_step)
            };
            let lead = if sheet.lead.is_empty() {
                TO_DO.to_owned()
            } else {
                line(&sheet.lead)
            };
            let _ = writeln!(
                text,
                "- **{}:** {step} – Federführung: {lead}",
                title(entry)
            );
        }
    }
    if !any {
        return format!("Noch liegt keine Rangfolge vor. Nächste Schritte: {TO_DO}");
    }
    text
}

fn in_domain(
    sources: Sources<'_>,
    domain: Option<DomainId>,
) -> impl Iterator<Item = &ListedMeasure> {
    sources.list.measures.iter().filter(move |entry| {
        entry.measure.is_on_the_list() && entry.measure.sheet.domain_id == domain
    })
}

pub(super) fn title(entry: &ListedMeasure) -> String {
    format!(
        "{} {}",
        number_text(entry.measure.number),
        line(&entry.measure.sheet.title)
    )
}
