//! The minutes (Ergebnisdokumentation) as a document.

use super::design::Issuer;
use super::document::{Block, Document, Front, Inline, Picture, Table, chapter};
use super::words::card_kind;
use crate::domain::german::{date, local_time, when_and_where};
use crate::domain::minutes::{CardsOfTopic, Minutes, cards_by_topic};
use crate::domain::workshop::Workshop;

/// The minutes of a workshop as a document of the municipality, with all cards and the `photos` as annexes.
pub fn document(
    minutes: &Minutes,
    workshop: &Workshop,
    issuer: &Issuer,
    photos: Vec<Picture>,
) -> Document {
    let setup = &workshop.head.setup;
    let held = when_and_where(setup.starts_at, &setup.place);
    let chapters = minutes.sections.iter();
    let mut blocks: Vec<Block> = chapters
        .flat_map(|section| chapter(&section.heading, &section.body))
        .collect();
    blocks.extend(cards_annex(workshop));
    if !photos.is_empty() {
        blocks.extend(chapter("Anlage: Fotos", ""));
        blocks.extend(photos.into_iter().map(Block::Picture));
    }
    Document {
        title: minutes.title.clone(),
        lines: vec![
            held,
            format!("Stand vom {}", date(local_time(minutes.modified_at).date())),
        ],
        subject: "Ergebnisdokumentation".to_owned(),
        creator: issuer.name.clone(),
        language: "de-DE".to_owned(),
        created_at: minutes.created_at,
        modified_at: minutes.modified_at,
        design: issuer.design.clone(),
        front: Front::Cover,
        large: false,
        blocks,
    }
}

/// All cards on the wall, by topic.
fn cards_annex(workshop: &Workshop) -> Vec<Block> {
    let topics = cards_by_topic(workshop);
    let tables: Vec<Block> = topics.iter().map(cards_table).collect();
    if tables.is_empty() {
        return tables;
    }
    let mut annex = chapter("Anlage: Alle Karten nach Themen", "");
    annex.extend(tables);
    annex
}

fn cards_table(topic: &CardsOfTopic<'_>) -> Block {
    let text = |words: &str| {
        vec![Inline::Text {
            text: words.to_owned(),
        }]
    };
    let rows = topic.cards.iter();
    let rows = rows.map(|card| vec![text(&card.text), text(card_kind(card.kind))]);
    Block::Table(Table {
        head: vec![text("Karte"), text("Art")],
        rows: rows.collect(),
        widths: vec![80, 20],
        caption: topic.title.as_deref().unwrap_or("Ohne Thema").to_owned(),
        ..Table::default()
    })
}
