//! One page for the press: what happened, who was there, what came first, how it goes on, whom to ask.

use super::{Origin, bare, heading, leading_measures, paragraph, text};
use crate::domain::german::{date, local_time, number, plural};
use crate::domain::markdown::TO_DO;
use crate::domain::results::OfficeWorkshop;
use crate::domain::workshop::Workshop;
use crate::export::document::{Block, Document, Front, inline};

/// Measures that the page names.
const MOST: usize = 6;
/// Letters of a text that would fill the page; longer ones are cut at a word.
const LETTERS: usize = 420;

/// The page as a document.
pub fn press_summary(origin: &Origin<'_>) -> Document {
    let process = &origin.sources.process.sheet;
    let title = format!("Presse-Information: {}", process.title);
    let mut document = origin.document(title, "Presse-Information", Front::Title);
    let day = date(local_time(origin.now).date());
    document.lines = vec![format!("{}, {day}", origin.issuer.name)];
    let blocks = &mut document.blocks;
    let Some(last) = origin.sources.workshops.last() else {
        blocks.push(paragraph(&format!(
            "Bisher fand keine Zukunftswerkstatt statt. {TO_DO}"
        )));
        return document;
    };
    blocks.push(bare(&lead(origin, last)));
    blocks.push(heading(1, "Was die Menschen wollen"));
    blocks.extend(leading_measures(origin, MOST, |entry| {
        let domain = origin.domain_name(entry);
        if domain.is_empty() {
            String::new()
        } else {
            format!(" ({domain})")
        }
    }));
    blocks.push(heading(1, "Wie es weitergeht"));
    let binding = &last.head.setup.binding_statement.de;
    if binding.is_empty() {
        blocks.push(paragraph(TO_DO));
    } else {
        blocks.push(bare(&cut(binding)));
    }
    blocks.push(heading(1, "Stimme aus dem Rathaus"));
    blocks.push(Block::Quote {
        inside: inline("„[bitte ergänzen: ein Satz der Bürgermeisterin oder des Bürgermeisters]“"),
    });
    blocks.push(heading(1, "Fragen beantwortet"));
    let contact = if process.contact.is_empty() {
        TO_DO
    } else {
        &process.contact
    };
    blocks.push(Block::Paragraph {
        inside: text(contact),
    });
    document
}

/// Who, when, where, how many.
fn lead(origin: &Origin<'_>, last: &Workshop) -> String {
    let facts: Vec<OfficeWorkshop> = origin
        .sources
        .workshops
        .iter()
        .map(OfficeWorkshop::of)
        .collect();
    let people = facts.iter().fold(0_u32, |sum, one| {
        sum.saturating_add(one.participants)
            .saturating_add(one.people_without_device)
    });
    let cards = origin.sources.workshops.iter();
    let cards: usize = cards.map(|workshop| workshop.cards.len()).sum();
    let wrote = wrote(whole(cards), whole(origin.measures().count()));
    let people = match people {
        1 => String::from("1 Mensch hat"),
        many => format!("{} Menschen haben", number(many)),
    };
    let setup = &last.head.setup;
    if facts.len() > 1 {
        return format!(
            "{people} in {} Zukunftswerkstätten an „{}“ gearbeitet. {wrote}",
            number(whole(facts.len())),
            origin.sources.process.sheet.title
        );
    }
    let place = if setup.place.is_empty() {
        String::new()
    } else {
        format!(" ({})", setup.place)
    };
    format!(
        "{people} am {} in der Zukunftswerkstatt „{}“ mitgearbeitet{place}. {wrote}",
        date(local_time(setup.starts_at).date()),
        setup.topic
    )
}

fn whole(things: usize) -> u32 {
    u32::try_from(things).unwrap_or(u32::MAX)
}

/// What the room wrote, and what came of it.
fn wrote(cards: u32, measures: u32) -> String {
    let cards = plural(cards, "Karte", "Karten");
    let became = if measures == 1 { "wurde" } else { "wurden" };
    let measures = plural(measures, "Maßnahme", "Maßnahmen");
    format!(
        "Sie schrieben {cards} mit Lob, Kritik und Wünschen. Daraus {became} {measures}, über die alle abstimmten."
    )
}

/// A text that leaves room on the page.
fn cut(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    let short: String = text.chars().take(LETTERS).collect();
    let end = short.rfind(char::is_whitespace).unwrap_or(short.len());
    format!("{} …", short.get(..end).unwrap_or(&short).trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_told_as_one() {
        let one = wrote(1, 1);
        assert!(
            one.contains("1 Karte mit") && one.contains("wurde 1 Maßnahme,"),
            "{one}"
        );
        let many = wrote(1_200, 2);
        assert!(
            many.contains("1.200 Karten mit") && many.contains("wurden 2 Maßnahmen,"),
            "{many}"
        );
    }
}
