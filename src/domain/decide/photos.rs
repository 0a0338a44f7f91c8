//! Photos: taken in, described, agreed to, shown and removed by any moderator.

use crate::domain::command::{Actor, Command};
use crate::domain::context::Context;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{AccountId, PhotoId};
use crate::domain::limits;
use crate::domain::photo::Photo;
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;

use super::input::room_for_more;
use super::moderator;
use super::words::{line, line_or_empty};

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &Context,
) -> Result<Event, Refusal> {
    let account = moderator(actor)?;
    match command {
        Command::AddPhoto(entry) => {
            let all = &workshop.photos;
            room_for_more("photos", all.len(), limits::PHOTOS_PER_WORKSHOP)?;
            if all.contains_key(&entry.photo_id) {
                return Err(Refusal::Taken {
                    field: "photoId".to_owned(),
                });
            }
            let last = all.values().map(|photo| photo.order).max().unwrap_or(0);
            let photo = Photo {
                id: entry.photo_id,
                order: last.saturating_add(1),
                phase_id: workshop.head.clock.phase_id,
                alt: String::new(),
                consent: false,
                released: false,
                width: entry.width,
                height: entry.height,
                at: ctx.now,
                version: 0,
            };
            Ok(saved(EventKind::PhotoAdded, photo, account))
        }
        Command::EditPhoto(edit) => {
            let mut photo = seen(workshop, edit.photo_id, edit.version)?.clone();
            photo.alt = if edit.consent {
                line(&edit.alt, "alt", limits::ALT_TEXT)?
            } else {
                line_or_empty(&edit.alt, "alt", limits::ALT_TEXT)?
            };
            photo.consent = edit.consent;
            photo.released = edit.consent && edit.released;
            Ok(saved(EventKind::PhotoEdited, photo, account))
        }
        Command::RemovePhoto(it) => {
            let photo = seen(workshop, it.photo_id, it.version)?;
            Ok(Event {
                kind: EventKind::PhotoRemoved,
                subjects: vec![photo.id.0],
                actor: Some(account),
                changes: vec![Change::PhotoGone(photo.id)],
            })
        }
        Command::ShowPhotos { on } => {
            if *on && !workshop.photos.values().any(|photo| photo.consent) {
                return Err(Refusal::not_found("photo"));
            }
            let mut head = workshop.head.clone();
            head.photo_wall = *on;
            Ok(Event {
                kind: EventKind::PhotosShown,
                subjects: Vec::new(),
                actor: Some(account),
                changes: vec![Change::Head(Box::new(head))],
            })
        }
        _ => Err(Refusal::NotAllowed),
    }
}

/// The photo, if it is as its writer saw it.
fn seen(workshop: &Workshop, id: PhotoId, version: u32) -> Result<&Photo, Refusal> {
    let photo = workshop.photos.get(&id);
    let photo = photo.ok_or_else(|| Refusal::not_found("photo"))?;
    if photo.version == version {
        Ok(photo)
    } else {
        Err(Refusal::Conflict {
            version: photo.version,
        })
    }
}

fn saved(kind: EventKind, mut photo: Photo, account: AccountId) -> Event {
    photo.version = photo.version.saturating_add(1);
    Event {
        kind,
        subjects: vec![photo.id.0],
        actor: Some(account),
        changes: vec![Change::Photo(photo)],
    }
}
