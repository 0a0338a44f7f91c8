//! The minutes (Ergebnisdokumentation) as a document.

use super::design::Issuer;
use super::document::{Block, Document, Front, Inline, Picture, Table, chapter};
use super::words::card_kind;
use crate::domain::contribution::{Card, CardState, Cluster};
use crate::domain::german::{date, local_time, when_and_where};
use crate::domain::minutes::Minutes;
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

/// All cards on the wall, by cluster; whoever edits the minutes leaves them as they were.
fn cards_annex(workshop: &Workshop) -> Vec<Block> {
    let mut cards: Vec<&Card> = workshop.cards.values().collect();
    cards.retain(|card| card.state == CardState::Visible);
    cards.sort_by_key(|card| card.order);
    let mut clusters: Vec<&Cluster> = workshop.clusters.values().collect();
    clusters.retain(|cluster| !cluster.retired);
    clusters.sort_by_key(|cluster| cluster.order);
    let known = |card: &Card| clusters.iter().any(|it| Some(it.id) == card.cluster_id);
    let alone: Vec<&Card> = cards.iter().copied().filter(|card| !known(card)).collect();
    let mut blocks = Vec::new();
    for cluster in &clusters {
        let own = cards.iter().copied();
        let own: Vec<&Card> = own.filter(|it| it.cluster_id == Some(cluster.id)).collect();
        blocks.extend(cards_table(&cluster.title, &own));
    }
    blocks.extend(cards_table("Ohne Thema", &alone));
    if blocks.is_empty() {
        return blocks;
    }
    let mut annex = chapter("Anlage: Alle Karten nach Themen", "");
    annex.append(&mut blocks);
    annex
}

fn cards_table(title: &str, cards: &[&Card]) -> Option<Block> {
    let text = |words: &str| {
        vec![Inline::Text {
            text: words.to_owned(),
        }]
    };
    let rows = cards.iter();
    let rows: Vec<_> = rows
        .map(|card| vec![text(&card.text), text(card_kind(card.kind))])
        .collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            head: vec![text("Karte"), text("Art")],
            rows,
            widths: vec![80, 20],
            caption: title.to_owned(),
            ..Table::default()
        })
    })
}
