//! A summary in Leichte Sprache: short sentences, one per line, large letters, hard words explained. What has no wording
//! in Leichte Sprache yet is marked: somebody has to write it, and readers of a target group have to check it.

use super::{Origin, bare, heading, list, paragraph, text};
use crate::domain::context::Timestamp;
use crate::domain::german::{local_time, number};
use crate::domain::markdown::TO_DO;
use crate::domain::results::OfficeWorkshop;
use crate::export::document::{Block, Document, Front};
use chrono::Datelike;

/// Measures that the summary names: more would tire.
const MOST: usize = 10;
const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// The summary as a document.
pub fn plain_summary(origin: &Origin<'_>) -> Document {
    let title = "Das Wichtigste in Leichter Sprache".to_owned();
    let mut document = origin.document(title, "Zusammenfassung in Leichter Sprache", Front::Title);
    document.large = true;
    document.lines = vec![origin.sources.process.sheet.title.clone()];
    let blocks = &mut document.blocks;
    blocks.push(heading(1, "Was war das?"));
    blocks.push(bare(&format!(
        "{} fragt die Menschen:\nWas soll bei uns besser werden?\nDafür gab es eine Zukunfts-Werkstatt.\n\
         Das ist ein Treffen.\nAlle dürfen sagen, was sie denken.",
        origin.issuer.name
    )));
    for workshop in origin.sources.workshops {
        let facts = OfficeWorkshop::of(workshop);
        let people = facts
            .participants
            .saturating_add(facts.people_without_device);
        let mut lines = vec![
            format!("Das Thema war: {}.", facts.topic.trim_end_matches('.')),
            format!("Das Treffen war am {}.", day(facts.starts_at)),
        ];
        if !facts.place.is_empty() {
            lines.push(format!("Der Ort war: {}.", facts.place));
        }
        lines.push(format!("{} Menschen haben mitgemacht.", number(people)));
        blocks.push(bare(&lines.join("\n")));
    }
    blocks.push(heading(1, "Was haben die Menschen gemacht?"));
    let steps = [
        "Zuerst haben sie gesagt, was nicht gut ist.",
        "Dann haben sie gesagt, was sie sich wünschen.",
        "Danach haben sie Maßnahmen aufgeschrieben. Eine Maßnahme ist etwas, das wir tun wollen.",
        "Am Ende haben sie abgestimmt: Was ist am wichtigsten?",
    ];
    blocks.push(list(true, steps.iter().map(|step| text(step)).collect()));
    blocks.push(heading(1, "Was ist den Menschen am wichtigsten?"));
    results(origin, blocks);
    blocks.push(heading(1, "Was passiert jetzt?"));
    blocks.push(next(origin));
    blocks.push(heading(1, "Haben Sie Fragen?"));
    let contact = &origin.sources.process.sheet.contact;
    blocks.push(if contact.is_empty() {
        paragraph(TO_DO)
    } else {
        bare(&format!("Dann melden Sie sich hier:\n{contact}"))
    });
    document
}

fn results(origin: &Origin<'_>, blocks: &mut Vec<Block>) {
    let first = origin.first(MOST);
    if first.is_empty() {
        blocks.push(bare(
            "Das wissen wir noch nicht.\nEs gab noch keine Abstimmung.",
        ));
        return;
    }
    let all = origin.measures().count();
    if all > first.len() {
        blocks.push(bare(&format!(
            "Es gibt {} Maßnahmen.\nDiese standen bei der Abstimmung vorne:",
            number(u32::try_from(all).unwrap_or(u32::MAX))
        )));
    }
    let items = first.iter().map(|entry| {
        let sheet = &entry.measure.sheet;
        if sheet.plain_title.is_empty() {
            text(&format!(
                "{} [bitte ergänzen: in Leichter Sprache]",
                sheet.title
            ))
        } else {
            text(&sheet.plain_title)
        }
    });
    blocks.push(list(false, items.collect()));
}

/// What happens with the results, as the workshop said it.
fn next(origin: &Origin<'_>) -> Block {
    let last = origin.sources.workshops.last();
    let said = last.and_then(|last| last.head.setup.binding_statement.plain.as_deref());
    match said.filter(|said| !said.is_empty()) {
        Some(said) => bare(said),
        None => paragraph(
            "Das Rathaus prüft die Maßnahmen.\nDanach entscheidet der Rat.\n\
             Der Rat ist eine Gruppe von Menschen.\nDie Menschen im Ort haben sie gewählt.\n\
             [bitte ergänzen: Wann entscheidet der Rat?]",
        ),
    }
}

/// `14. März 2026`
fn day(at: Timestamp) -> String {
    let day = local_time(at).date();
    let month = usize::try_from(day.month0()).ok();
    let month = month.and_then(|month| MONTHS.get(month)).unwrap_or(&"");
    format!("{}. {month} {}", day.day(), day.year())
}
