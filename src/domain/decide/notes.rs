//! Notes for the minutes: written, changed, deleted and brought back by any moderator, never over somebody else's change.

use crate::domain::command::{Actor, Command};
use crate::domain::context::Context;
use crate::domain::event::{Change, Event, EventKind};
use crate::domain::ids::{AccountId, NoteId};
use crate::domain::limits;
use crate::domain::note::Note;
use crate::domain::refusal::Refusal;
use crate::domain::workshop::Workshop;

use super::input::room_for_more;
use super::moderator;
use super::words::lines;

/// Decides one of the commands that [`super::decide`] passes here.
pub(super) fn decide(
    workshop: &Workshop,
    actor: Actor,
    command: &Command,
    ctx: &mut Context,
) -> Result<Event, Refusal> {
    let account = moderator(actor)?;
    match command {
        Command::AddNote(entry) => {
            let phase = entry.phase_id;
            if phase.is_some_and(|id| workshop.phase_by_id(id).is_none()) {
                return Err(Refusal::not_found("phase"));
            }
            room_for_more("notes", workshop.notes.len(), limits::NOTES_PER_WORKSHOP)?;
            let note = Note {
                id: NoteId(ctx.id()),
                phase_id: phase,
                text: lines(&entry.text, "text", limits::MINUTES_NOTE)?,
                author: account,
                at: ctx.now,
                deleted: false,
                version: 0,
            };
            Ok(saved(EventKind::NoteAdded, note, account))
        }
        Command::EditNote(edit) => {
            let mut note = seen(workshop, edit.note_id, edit.version, false)?;
            note.text = lines(&edit.text, "text", limits::MINUTES_NOTE)?;
            Ok(saved(EventKind::NoteEdited, note, account))
        }
        Command::DeleteNote(it) => {
            let mut note = seen(workshop, it.note_id, it.version, false)?;
            note.deleted = true;
            Ok(saved(EventKind::NoteDeleted, note, account))
        }
        Command::RestoreNote(it) => {
            let mut note = seen(workshop, it.note_id, it.version, true)?;
            note.deleted = false;
            Ok(saved(EventKind::NoteRestored, note, account))
        }
        _ => Err(Refusal::NotAllowed),
    }
}

/// The note, if it is as its writer saw it.
fn seen(workshop: &Workshop, id: NoteId, version: u32, deleted: bool) -> Result<Note, Refusal> {
    let note = workshop.notes.get(&id);
    let note = note.filter(|note| note.deleted == deleted);
    let note = note.ok_or_else(|| Refusal::not_found("note"))?;
    if note.version == version {
        Ok(note.clone())
    } else {
        Err(Refusal::Conflict {
            version: note.version,
        })
    }
}

fn saved(kind: EventKind, mut note: Note, account: AccountId) -> Event {
    note.version = note.version.saturating_add(1);
    Event {
        kind,
        subjects: vec![note.id.0],
        actor: Some(account),
        changes: vec![Change::Note(note)],
    }
}
