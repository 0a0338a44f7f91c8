//! The sections of a draft that tell of measures: per life domain, in an overview, and what comes
//! first.

use super::draft_text::{REST, Sources, finding_line};
use super::german::number;
use super::ids::DomainId;
use super::markdown::{ROOM, TO_DO, line};
use super::measure_list::{FrozenResult, ListedMeasure, rank_text};
use super::measure_sheet::number_text;
use super::method_words::figure_in_words;
use super::sheet::codes::PriorityClass;
use super::sheet::resource::{PlanOrder, place};
use super::strategy::{Goal, StrategyDomain};
use std::fmt::Write as _;

/// Measures per life domain that the roadmap names.
const TOP: usize = 3;

pub(super) fn of_domain(sources: Sources<'_>, domain: &StrategyDomain) -> String {
    let mut text = String::new();
    if !domain.sheet.description.is_empty() {
        let _ = write!(text, "{}\n\n", line(&domain.sheet.description));
    }
    let entries = in_domain(sources, Some(domain.id));
    let ground = ground(sources, domain, &entries);
    text.push_str(&ground);
    if !ground.is_empty() {
        text.push_str("### Maßnahmen\n\n");
    }
    if entries.is_empty() {
        text.push_str("Für diesen Lebensbereich liegt noch keine Maßnahme vor.");
        return text;
    }
    let first = match sources.order {
        PlanOrder::Room => "",
        PlanOrder::Administration => " Rang der Verwaltung |",
        PlanOrder::PriorityClass => " Priorität |",
    };
    let rule = if first.is_empty() { "" } else { "---|" };
    let _ = writeln!(
        text,
        "|{first} Rang | Nr. | Maßnahme | Ergebnis |\n|{rule}---|---|---|---|"
    );
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
            "|{} {rank} | {} | {} | {points} |",
            standing(sources.order, entry),
            number_text(entry.measure.number),
            line(&entry.measure.sheet.title),
        );
    }
    text.push_str(order_words(sources.order));
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

/// What a life domain's measures stand on: what was found in it, and the goals that they serve. Nothing where neither is
/// known.
fn ground(sources: Sources<'_>, domain: &StrategyDomain, entries: &[&ListedMeasure]) -> String {
    let mut text = String::new();
    let process = &sources.process.sheet;
    let found = process.findings.iter();
    let mut found = found
        .filter(|one| one.domain_id == Some(domain.id))
        .peekable();
    if found.peek().is_some() {
        text.push_str("### Ausgangslage\n\n");
        for finding in found {
            finding_line(&mut text, finding);
        }
        text.push('\n');
    }
    let serves = |goal: &Goal| {
        let mut sheets = entries.iter().map(|entry| &entry.measure.sheet);
        sheets.any(|sheet| sheet.goal_ids.contains(&goal.id))
    };
    let mut goals = process.goals.iter().filter(|goal| serves(goal)).peekable();
    if goals.peek().is_some() {
        text.push_str("### Ziele\n\n");
        for goal in goals {
            let _ = writeln!(text, "- {}", line(&goal.text));
        }
        text.push('\n');
    }
    text
}

/// The cell before the room's rank: what the order goes by, if it is not that rank.
fn standing(order: PlanOrder, entry: &ListedMeasure) -> String {
    let sheet = &entry.measure.sheet;
    let cell = |words: Option<String>| format!(" {} |", words.unwrap_or_else(|| "–".to_owned()));
    match order {
        PlanOrder::Room => String::new(),
        PlanOrder::Administration => cell(sheet.administration_rank.map(|rank| rank.to_string())),
        PlanOrder::PriorityClass => {
            let class = sheet.priority_class.map(|class| match class {
                PriorityClass::High => "hoch",
                PriorityClass::Medium => "mittel",
                PriorityClass::Low => "niedrig",
            });
            cell(class.map(str::to_owned))
        }
    }
}

/// How the measures of a life domain are ordered, in words; nothing for the room's order.
fn order_words(order: PlanOrder) -> &'static str {
    match order {
        PlanOrder::Room => "",
        PlanOrder::Administration => {
            "\nReihenfolge: Rang der Verwaltung; wo sie keinen vergeben hat, der Rang der Beteiligung.\n"
        }
        PlanOrder::PriorityClass => {
            "\nReihenfolge: Prioritätsklasse, darin der Rang der Verwaltung.\n"
        }
    }
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
        let entries = in_domain(sources, id);
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
    let mut text = String::from(match sources.order {
        PlanOrder::Room => {
            "Die folgenden Maßnahmen standen in ihrem Lebensbereich vorn. Erste Schritte:\n"
        }
        PlanOrder::Administration | PlanOrder::PriorityClass => {
            "Mit diesen Maßnahmen beginnt die Umsetzung in jedem Lebensbereich. Erste Schritte:\n"
        }
    });
    let mut any = false;
    for domain in sources.domains {
        let top: Vec<&ListedMeasure> = in_domain(sources, Some(domain.id))
            .into_iter()
            .filter(|entry| has_place(sources.order, entry))
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

/// True if anybody has said where a measure stands in this order.
fn has_place(order: PlanOrder, entry: &ListedMeasure) -> bool {
    let sheet = &entry.measure.sheet;
    !entry.results.is_empty()
        || match order {
            PlanOrder::Room => false,
            PlanOrder::Administration => sheet.administration_rank.is_some(),
            PlanOrder::PriorityClass => sheet.priority_class.is_some(),
        }
}

/// The measures of a life domain, in the order that is asked for.
fn in_domain(sources: Sources<'_>, domain: Option<DomainId>) -> Vec<&ListedMeasure> {
    let all = sources.list.measures.iter().filter(move |entry| {
        entry.measure.is_on_the_list() && entry.measure.sheet.domain_id == domain
    });
    let mut found: Vec<&ListedMeasure> = all.collect();
    // The list has the room's order already, with all that ties and several rounds mean for it.
    if sources.order != PlanOrder::Room {
        found.sort_by_key(|entry| place(entry, sources.order));
    }
    found
}

pub(super) fn title(entry: &ListedMeasure) -> String {
    format!(
        "{} {}",
        number_text(entry.measure.number),
        line(&entry.measure.sheet.title)
    )
}
