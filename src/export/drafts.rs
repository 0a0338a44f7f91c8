//! A strategy draft (Entwurf) as a document.

use super::design::Issuer;
use super::document::{Block, Document, Front, Inline, Table, chapter, with_pictures};
use super::picture::Stored;
use crate::domain::comparison::{LineFate, WordFate};
use crate::domain::draft::{Draft, DraftState, SectionChange, SectionDifference, SectionKind};
use crate::domain::german::{date, local_time, number};
use crate::domain::ids::PictureId;
use std::collections::HashMap;

/// What stands in the document besides the sections' texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// The pictures that the texts show.
    pub pictures: HashMap<PictureId, Stored>,
    /// The measures' full sheets, which follow the section about them; none to leave them out.
    pub sheets: Option<Vec<Block>>,
    /// What has changed since an earlier version; none to leave it out.
    pub changes: Option<(u32, Vec<SectionChange>)>,
}

/// A draft as a document of the municipality.
pub fn document(draft: &Draft, issuer: &Issuer, extras: Extras) -> Document {
    let day = date(local_time(draft.modified_at).date());
    let mut blocks = Vec::new();
    let mut sheets = extras.sheets;
    for section in &draft.sections {
        blocks.extend(chapter(&section.heading, &section.body));
        if section.kind == SectionKind::AnnexFactsheets {
            blocks.extend(sheets.take().into_iter().flatten());
        }
    }
    if let Some(sheets) = sheets {
        blocks.extend(chapter("Anlage: Steckbriefe", ""));
        blocks.extend(sheets);
    }
    if let Some((before, changes)) = extras.changes {
        blocks.extend(change_log(before, &changes));
    }
    Document {
        title: draft.title.clone(),
        lines: vec![format!(
            "{}, Fassung {} vom {day}",
            state(draft.state),
            draft.version
        )],
        subject: "Entwurf".to_owned(),
        creator: issuer.name.clone(),
        language: "de-DE".to_owned(),
        created_at: draft.created_at,
        modified_at: draft.modified_at,
        design: issuer.design.clone(),
        front: Front::Cover,
        large: false,
        blocks: with_pictures(blocks, &extras.pictures),
    }
}

fn state(state: DraftState) -> &'static str {
    match state {
        DraftState::Draft
        | DraftState::InternalReview
        | DraftState::PoliticalReview
        | DraftState::Submitted => "Entwurf",
        DraftState::Adopted => "Beschlossen",
        DraftState::Superseded => "Abgelöst",
    }
}

/// Which sections differ from an earlier version, and by how many words.
fn change_log(before: u32, changes: &[SectionChange]) -> Vec<Block> {
    let heading = format!("Änderungen gegenüber Fassung {before}");
    if changes.is_empty() {
        return chapter(&heading, "Diese Fassungen sind gleich.");
    }
    let text = |words: String| vec![Inline::Text { text: words }];
    let rows = changes.iter().map(|change| {
        let difference = match change.difference {
            SectionDifference::Added => "neu",
            SectionDifference::Removed => "entfallen",
            SectionDifference::Changed => "geändert",
        };
        let (came, gone) = counted(change);
        vec![
            text(change.heading.clone()),
            text(difference.to_owned()),
            text(number(came)),
            text(number(gone)),
        ]
    });
    let table = Table {
        head: ["Abschnitt", "Änderung", "Wörter dazu", "Wörter weg"]
            .map(|it| text(it.to_owned()))
            .to_vec(),
        rows: rows.collect(),
        figures: vec![false, false, true, true],
        widths: vec![52, 18, 15, 15],
        caption: heading.clone(),
    };
    let mut blocks = chapter(&heading, "");
    blocks.push(Block::Table(table));
    blocks
}

/// Words that a section got and lost.
fn counted(change: &SectionChange) -> (u32, u32) {
    let words = |text: &str| {
        let words = text.split_whitespace();
        let words = words.filter(|word| word.chars().any(char::is_alphanumeric));
        u32::try_from(words.count()).unwrap_or(u32::MAX)
    };
    let (mut came, mut gone) = (0_u32, 0_u32);
    for line in &change.lines {
        match line.fate {
            LineFate::Kept => {}
            LineFate::Added => came = came.saturating_add(words(&line.text)),
            LineFate::Removed => gone = gone.saturating_add(words(&line.text)),
            LineFate::Reworded => {
                for part in &line.words {
                    match part.fate {
                        WordFate::Kept => {}
                        WordFate::Added => came = came.saturating_add(words(&part.text)),
                        WordFate::Removed => gone = gone.saturating_add(words(&part.text)),
                    }
                }
            }
        }
    }
    (came, gone)
}
