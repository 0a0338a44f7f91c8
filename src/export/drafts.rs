//! A strategy draft (Entwurf) as a document.

use super::design::Issuer;
use super::document::{Document, Front, chapter};
use crate::domain::draft::Draft;
use crate::domain::german::{date, local_time};

/// A draft as a document of the municipality.
pub fn document(draft: &Draft, issuer: &Issuer) -> Document {
    let day = date(local_time(draft.modified_at).date());
    let chapters = draft.sections.iter();
    Document {
        title: draft.title.clone(),
        lines: vec![format!("Entwurf, Fassung {} vom {day}", draft.version)],
        subject: "Entwurf".to_owned(),
        creator: issuer.name.clone(),
        language: "de-DE".to_owned(),
        created_at: draft.created_at,
        modified_at: draft.modified_at,
        design: issuer.design.clone(),
        front: Front::Cover,
        large: false,
        blocks: chapters
            .flat_map(|section| chapter(&section.heading, &section.body))
            .collect(),
    }
}
