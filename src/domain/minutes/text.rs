//! The minutes as they are generated: German Markdown from the workshop alone. Nothing in it is invented, and no
//! pseudonym, no hidden card and no cell under k gets in.

use super::check::{reality_check, wish_of};
use super::frame::{method, occasion, people};
use super::rankings::rankings;
use super::{GENERATED, MinutesKind, MinutesSection};
use crate::domain::analysis::Certainties;
use crate::domain::contribution::{Card, CardKind, CardState, Cluster};
use crate::domain::ids::{ClusterId, DomainId, SectionId};
use crate::domain::markdown::{TO_DO, fitted, line};
use crate::domain::measure::{Commitment, CommitmentState, MeasureState, WorkshopMeasure};
use crate::domain::measure_sheet::number_text;
use crate::domain::note::Note;
use crate::domain::workshop::Workshop;
use std::fmt::Write as _;
use uuid::Uuid;

const REST: &str =
    "Alle weiteren Karten und Maßnahmen stehen in der Maßnahmenliste und in den Exporten.";

/// All sections of new minutes, in order: `certainties` of the rounds as far as they are worked out, `id` gives fresh
/// ids.
pub fn generate(
    workshop: &Workshop,
    certainties: &Certainties,
    mut id: impl FnMut() -> Uuid,
) -> Vec<MinutesSection> {
    GENERATED
        .into_iter()
        .filter_map(|kind| {
            let (heading, body) = text(workshop, certainties, kind)?;
            Some(MinutesSection {
                id: SectionId(id()),
                kind,
                heading,
                body,
                generated: true,
            })
        })
        .collect()
}

/// Heading and text of one section; none for a kind that is never generated.
pub fn text(
    workshop: &Workshop,
    certainties: &Certainties,
    kind: MinutesKind,
) -> Option<(String, String)> {
    let (heading, body) = match kind {
        MinutesKind::Occasion => ("Anlass, Ort und Ablauf", occasion(workshop)),
        MinutesKind::People => ("Teilnehmende", people(workshop)),
        MinutesKind::Method => ("Regeln und Vorgehen", method(workshop)),
        MinutesKind::Critique => ("Was stört, was gelingt", critique(workshop)),
        MinutesKind::Aims => ("Ins Positive gewendet", aims(workshop)),
        MinutesKind::Utopias => ("Wünsche und Zukunftsbilder", utopias(workshop)),
        MinutesKind::Measures => ("Maßnahmen", measures(workshop)),
        MinutesKind::Rankings => ("Abstimmungen", rankings(workshop, certainties)),
        MinutesKind::Commitments => ("Verabredungen", commitments(workshop)),
        MinutesKind::OpenTopics => ("Offene Themen und Notizen", open_topics(workshop)),
        MinutesKind::NextSteps => ("Wie es weitergeht", next_steps(workshop)),
        MinutesKind::Own => return None,
    };
    Some((heading.to_owned(), fitted(&body, REST)))
}

/// Topics of one kind with their cards, then the cards without a topic.
fn topics(workshop: &Workshop, kinds: &[CardKind]) -> String {
    let mut text = String::new();
    let mut clusters: Vec<&Cluster> = workshop
        .clusters
        .values()
        .filter(|cluster| !cluster.retired && kinds.contains(&cluster.kind))
        .collect();
    clusters.sort_by_key(|cluster| cluster.order);
    for cluster in clusters {
        let cards = cards(workshop, kinds, Some(cluster.id));
        let _ = write!(text, "\n### {}\n\n", line(&cluster.title));
        list(&mut text, &cards);
    }
    let alone = cards(workshop, kinds, None);
    if !alone.is_empty() {
        text.push_str("\n### Ohne Thema\n\n");
        list(&mut text, &alone);
    }
    text
}

/// Cards on the wall of a topic, without those of the reality check, which stand beside their wish.
fn cards<'a>(
    workshop: &'a Workshop,
    kinds: &[CardKind],
    cluster: Option<ClusterId>,
) -> Vec<&'a Card> {
    let mut cards: Vec<&Card> = workshop
        .cards
        .values()
        .filter(|card| {
            card.state == CardState::Visible
                && kinds.contains(&card.kind)
                && card.cluster_id == cluster
                && wish_of(workshop, card).is_none()
        })
        .collect();
    cards.sort_by_key(|card| card.order);
    cards
}

fn list(text: &mut String, cards: &[&Card]) {
    if cards.is_empty() {
        text.push_str("(keine Karten)\n");
    }
    for card in cards {
        let _ = writeln!(text, "- {}", line(&card.text));
    }
}

fn critique(workshop: &Workshop) -> String {
    let praise = cards(workshop, &[CardKind::Praise], None);
    let criticism = topics(workshop, &[CardKind::Criticism]);
    let mut text = String::new();
    if !praise.is_empty() {
        text.push_str("### Was schon gelingt\n\n");
        list(&mut text, &praise);
    }
    text.push_str(&criticism);
    if text.is_empty() {
        text.push_str("Es wurden keine Karten geschrieben.");
    }
    text
}

fn aims(workshop: &Workshop) -> String {
    let mut clusters: Vec<&Cluster> = workshop
        .clusters
        .values()
        .filter(|cluster| !cluster.retired)
        .collect();
    clusters.sort_by_key(|cluster| cluster.order);
    let mut text = String::new();
    for cluster in clusters {
        let aim = cluster.aim_id.and_then(|id| workshop.cards.get(&id));
        if let Some(aim) = aim.filter(|card| card.state == CardState::Visible) {
            let _ = writeln!(text, "| {} | {} |", line(&cluster.title), line(&aim.text));
        }
    }
    if text.is_empty() {
        return "Es wurde kein Ziel festgehalten.".to_owned();
    }
    format!("| Kritik | Ziel |\n|---|---|\n{text}")
}

fn utopias(workshop: &Workshop) -> String {
    let mut text = String::new();
    let mut tables: Vec<_> = workshop
        .small_groups
        .values()
        .filter(|group| !group.result_title.is_empty() || !group.result_text.is_empty())
        .collect();
    tables.sort_by_key(|group| (group.table_no, group.id));
    for group in tables {
        let title = match (group.result_title.as_str(), group.name.as_str()) {
            ("", "") => format!("Tisch {}", group.table_no),
            ("", name) => line(name),
            (title, _) => line(title),
        };
        let _ = write!(text, "\n### {title}\n\n");
        // What was written in lines stays in lines.
        let said = group.result_text.lines().map(line);
        let said: Vec<String> = said.filter(|it| !it.is_empty()).collect();
        match said.as_slice() {
            [one] => text.push_str(one),
            more => text.extend(more.iter().map(|it| format!("- {it}\n"))),
        }
        text.push('\n');
    }
    let wishes = topics(workshop, &[CardKind::Wish]);
    text.push_str(&wishes);
    text.push_str(&reality_check(workshop));
    if text.is_empty() {
        text.push_str("Es wurden keine Wünsche geschrieben.");
    }
    text
}

/// Measures on the list, by number.
fn listed(workshop: &Workshop) -> Vec<&WorkshopMeasure> {
    let mut measures: Vec<&WorkshopMeasure> = workshop
        .measures
        .values()
        .filter(|measure| measure.state == MeasureState::Visible)
        .collect();
    measures.sort_by_key(|measure| (measure.number, measure.id));
    measures
}

fn measures(workshop: &Workshop) -> String {
    let measures = listed(workshop);
    if measures.is_empty() {
        return "Es wurden keine Maßnahmen vorgeschlagen.".to_owned();
    }
    let mut text = String::new();
    let named = workshop
        .head
        .setup
        .domains
        .iter()
        .map(|domain| (Some(domain.id), domain.name.de.as_str()));
    let others: [(Option<DomainId>, &str); 1] = [(None, "Ohne Lebensbereich")];
    for (domain, name) in named.chain(others) {
        let known =
            |id: &Option<DomainId>| id.filter(|id| workshop.head.setup.domain(*id).is_some());
        let of: Vec<_> = measures
            .iter()
            .filter(|measure| known(&measure.sheet.domain_id) == domain)
            .collect();
        if of.is_empty() {
            continue;
        }
        let _ = write!(text, "\n### {}\n\n", line(name));
        for measure in of {
            let sheet = &measure.sheet;
            let goal = if sheet.goal.is_empty() {
                String::new()
            } else {
                format!(" – {}", line(&sheet.goal))
            };
            let _ = writeln!(text, "- **{}**{goal}", title(measure));
        }
    }
    text
}

fn title(measure: &WorkshopMeasure) -> String {
    let title = line(&measure.sheet.title);
    match measure.number {
        Some(number) => format!("{} {title}", number_text(number)),
        None => title,
    }
}

fn commitments(workshop: &Workshop) -> String {
    let mut confirmed: Vec<&Commitment> = workshop
        .commitments
        .values()
        .filter(|it| it.state == CommitmentState::Confirmed)
        .collect();
    confirmed.sort_by_key(|it| it.order);
    if confirmed.is_empty() {
        return "Es wurde nichts fest verabredet.".to_owned();
    }
    let mut text = String::from("| Was | Wer | Bis wann |\n|---|---|---|\n");
    for it in confirmed {
        let measure = it.measure_id.and_then(|id| workshop.measures.get(&id));
        let what = measure.map_or_else(
            || line(&it.what),
            |measure| format!("{} ({})", line(&it.what), title(measure)),
        );
        let who = |text: &str| {
            if text.is_empty() {
                "jemand aus dem Saal".to_owned()
            } else {
                line(text)
            }
        };
        let or = |text: &str| {
            if text.is_empty() {
                "–".to_owned()
            } else {
                line(text)
            }
        };
        let _ = writeln!(text, "| {what} | {} | {} |", who(&it.who), or(&it.by_when));
    }
    text
}

fn open_topics(workshop: &Workshop) -> String {
    let mut text = String::new();
    for (heading, kind) in [
        ("Themenspeicher", CardKind::Parked),
        ("Fragen und Rückmeldungen", CardKind::Question),
    ] {
        let cards = cards(workshop, &[kind], None);
        if !cards.is_empty() {
            let _ = write!(text, "\n### {heading}\n\n");
            list(&mut text, &cards);
        }
    }
    notes(workshop, &mut text);
    if text.is_empty() {
        text.push_str("Es blieben keine Themen offen.");
    }
    text
}

/// The moderators' notes by phase, in the order of the day; who wrote them is not told.
fn notes(workshop: &Workshop, text: &mut String) {
    let phases = workshop.phases.iter();
    let about = std::iter::once(None).chain(phases.map(|phase| Some(phase.id)));
    let mut heading = "\n### Notizen der Moderation\n\n";
    for phase in about {
        // A phase that was taken out of the agenda leaves its notes to the beginning.
        let of = |note: &Note| {
            note.phase_id
                .filter(|id| workshop.phase_by_id(*id).is_some())
        };
        for note in workshop.notes.values() {
            if note.deleted || of(note) != phase {
                continue;
            }
            let title = phase.and_then(|id| workshop.phase_by_id(id));
            let title = title.map_or_else(String::new, |phase| {
                format!("**{}:** ", line(&phase.title.de))
            });
            let _ = writeln!(text, "{heading}- {title}{}", line(&note.text));
            heading = "";
        }
    }
}

fn next_steps(workshop: &Workshop) -> String {
    let binding = &workshop.head.setup.binding_statement.de;
    if binding.is_empty() {
        format!("Was mit den Ergebnissen geschieht: {TO_DO}")
    } else {
        binding.clone()
    }
}
