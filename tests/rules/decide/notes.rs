//! Notes for the minutes.

use super::room::*;
use std::collections::BTreeMap;
use zukunftswerkstatt::domain::command::{Command, NoteEdit, NoteEntry, SeenNote};
use zukunftswerkstatt::domain::event::{Change, EventKind};
use zukunftswerkstatt::domain::ids::{NoteId, PhaseId};
use zukunftswerkstatt::domain::minutes::{MinutesKind, text};
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::workshop::Stage;
use zukunftswerkstatt::wire::view::{Audience, announce, state};

fn add(room: &mut Room, text: &str) -> NoteId {
    let phase_id = room.workshop.head.clock.phase_id;
    let text = text.to_owned();
    let event = room.ok(
        moderator(1),
        &Command::AddNote(NoteEntry { phase_id, text }),
    );
    NoteId(event.subjects[0])
}

fn edit(note_id: NoteId, version: u32, text: &str) -> Command {
    let text = text.to_owned();
    Command::EditNote(NoteEdit {
        note_id,
        version,
        text,
    })
}

#[test]
fn two_moderators_never_write_over_each_other() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let note = add(&mut room, "Beamer fiel aus");
    room.ok(moderator(2), &edit(note, 1, "Beamer fiel kurz aus"));
    let refused = room.refused(moderator(1), &edit(note, 1, "Beamer kaputt"));
    assert_eq!(refused, Refusal::Conflict { version: 2 });
    let delete = |version| {
        Command::DeleteNote(SeenNote {
            note_id: note,
            version,
        })
    };
    let refused = room.refused(moderator(1), &delete(1));
    assert_eq!(refused, Refusal::Conflict { version: 2 });
    room.ok(moderator(1), &delete(2));
    let gone = room.refused(moderator(2), &edit(note, 3, "Doch"));
    assert_eq!(gone, Refusal::not_found("note"));
    let restore = Command::RestoreNote(SeenNote {
        note_id: note,
        version: 3,
    });
    room.ok(moderator(2), &restore);
    assert_eq!(
        room.refused(moderator(2), &restore),
        Refusal::not_found("note")
    );
    let kept = &room.workshop.notes[&note];
    assert_eq!(
        (kept.text.as_str(), kept.version),
        ("Beamer fiel kurz aus", 4)
    );
}

#[test]
fn a_note_has_a_text_and_a_phase_of_the_agenda() {
    let mut room = Room::new(1);
    let note = |phase_id, text: &str| {
        Command::AddNote(NoteEntry {
            phase_id,
            text: text.to_owned(),
        })
    };
    let empty = room.refused(moderator(1), &note(None, " \n"));
    assert!(matches!(empty, Refusal::Empty { .. }), "{empty:?}");
    let elsewhere = Some(PhaseId(id(0xffff)));
    let refused = room.refused(moderator(1), &note(elsewhere, "Gruppe 2 fehlt"));
    assert_eq!(refused, Refusal::not_found("phase"));
    room.workshop.head.frozen_at = Some(room.workshop.head.created_at);
    room.ok(moderator(1), &note(None, "Nach dem Einfrieren"));
    room.workshop.head.stage = Stage::Archived;
    assert_eq!(
        room.refused(moderator(1), &note(None, "Zu spät")),
        Refusal::WrongStage
    );
}

#[test]
fn neither_wall_nor_phones_hear_of_notes() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let phase_id = room.workshop.head.clock.phase_id;
    let text = "Nur für das Protokoll".to_owned();
    let event = room.ok(
        moderator(1),
        &Command::AddNote(NoteEntry { phase_id, text }),
    );
    assert_eq!(event.kind, EventKind::NoteAdded);
    assert!(matches!(event.changes.as_slice(), [Change::Note(_)]));
    for audience in [Audience::Participant, Audience::Projector] {
        assert!(announce(&room.workshop, &event, audience).is_empty());
        assert!(state(&room.workshop, audience).notes.is_empty());
    }
    assert_eq!(
        announce(&room.workshop, &event, Audience::Moderator).len(),
        1
    );
    assert_eq!(state(&room.workshop, Audience::Moderator).notes.len(), 1);
}

#[test]
fn notes_stand_in_the_minutes_until_they_are_deleted() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let note = add(&mut room, "Frage nach\nBarrierefreiheit offen");
    let section = |room: &Room| {
        text(&room.workshop, &BTreeMap::new(), MinutesKind::OpenTopics)
            .unwrap()
            .1
    };
    let written = section(&room);
    assert!(written.contains("### Notizen der Moderation"), "{written}");
    assert!(
        written.contains(":** Frage nach Barrierefreiheit offen"),
        "{written}"
    );
    let delete = Command::DeleteNote(SeenNote {
        note_id: note,
        version: 1,
    });
    room.ok(moderator(2), &delete);
    assert!(!section(&room).contains("Notizen"));
}
