//! The minutes (Ergebnisdokumentation) as a document.

use super::document::{Block, Document, Picture, chapter};
use crate::domain::german::{date, local_time, when_and_where};
use crate::domain::minutes::Minutes;
use crate::domain::setup::Setup;

/// The minutes of a workshop as a document of the municipality; `photos` stand at the end.
pub fn document(
    minutes: &Minutes,
    setup: &Setup,
    municipality: &str,
    photos: Vec<Picture>,
) -> Document {
    let held = when_and_where(setup.starts_at, &setup.place);
    let chapters = minutes.sections.iter();
    let mut blocks: Vec<Block> = chapters
        .flat_map(|section| chapter(&section.heading, &section.body))
        .collect();
    if !photos.is_empty() {
        blocks.extend(chapter("Fotos", ""));
        blocks.extend(photos.into_iter().map(Block::Picture));
    }
    Document {
        title: minutes.title.clone(),
        lines: vec![
            municipality.to_owned(),
            held,
            format!("Stand vom {}", date(local_time(minutes.modified_at).date())),
        ],
        subject: "Ergebnisdokumentation".to_owned(),
        creator: municipality.to_owned(),
        language: "de-DE".to_owned(),
        created_at: minutes.created_at,
        modified_at: minutes.modified_at,
        contents: true,
        blocks,
    }
}
