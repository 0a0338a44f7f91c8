//! Who does what by when.

use super::room::*;
use zukunftswerkstatt::domain::command::{Command, CommitmentEntry, CommitmentOffer};
use zukunftswerkstatt::domain::ids::{CommitmentId, MeasureId};
use zukunftswerkstatt::domain::measure::CommitmentState;
use zukunftswerkstatt::domain::refusal::Refusal;

fn offer(what: &str, who: &str) -> Command {
    Command::ProposeCommitment(CommitmentOffer {
        measure_id: None,
        what: what.into(),
        who: who.into(),
        by_when: String::new(),
        consent: true,
    })
}

fn confirm(known: Option<(CommitmentId, u32)>, what: &str) -> Command {
    Command::ConfirmCommitment(CommitmentEntry {
        commitment_id: known.map(|(id, _)| id),
        version: known.map(|(_, version)| version),
        measure_id: None,
        what: what.into(),
        who: "Seniorenbeirat".into(),
        by_when: "Ende Mai".into(),
        consent: true,
    })
}

#[test]
fn an_offer_is_confirmed_by_a_moderator() {
    let mut room = Room::new(1);
    assert_eq!(
        room.refused(person(1), &offer("Plakate", "Verein")),
        Refusal::WrongPhase
    );
    room.phase(COMMIT);
    let event = room.ok(person(1), &offer("Plakate", "Verein"));
    let id = CommitmentId(event.subjects[0]);
    assert_eq!(
        room.workshop.commitments[&id].state,
        CommitmentState::Proposed
    );
    room.ok(moderator(1), &confirm(Some((id, 1)), "Plakate kleben"));
    let now = &room.workshop.commitments[&id];
    assert_eq!(now.state, CommitmentState::Confirmed);
    assert_eq!((now.what.as_str(), now.version), ("Plakate kleben", 2));
    room.ok(moderator(1), &Command::DropCommitment { commitment_id: id });
    assert_eq!(
        room.refused(moderator(1), &confirm(Some((id, 3)), "Doch")),
        Refusal::not_found("commitment")
    );
}

#[test]
fn what_and_who_are_required_and_the_measure_must_be_on_the_list() {
    let mut room = Room::new(1);
    room.phase(COMMIT);
    let empty = |field: &str| Refusal::Empty {
        field: field.into(),
    };
    assert_eq!(room.refused(person(1), &offer("", "Verein")), empty("what"));
    assert_eq!(room.refused(person(1), &offer("Plakate", "")), empty("who"));
    let unknown = Command::ConfirmCommitment(CommitmentEntry {
        commitment_id: None,
        version: None,
        measure_id: Some(MeasureId(id(8))),
        what: "Plakate".into(),
        who: "Verein".into(),
        by_when: String::new(),
        consent: true,
    });
    assert_eq!(
        room.refused(moderator(1), &unknown),
        Refusal::not_found("measure")
    );
}

#[test]
fn commitments_are_numbered_in_their_order() {
    let mut room = Room::new(1);
    room.phase(COMMIT);
    room.ok(person(1), &offer("eins", "ich"));
    let event = room.ok(moderator(2), &confirm(None, "zwei"));
    let id = CommitmentId(event.subjects[0]);
    assert_eq!(room.workshop.commitments[&id].order, 2);
}

#[test]
fn a_name_is_stored_only_with_consent() {
    let mut room = Room::new(1);
    room.phase(COMMIT);
    let mut shy = offer("Flyer verteilen", "Erika Beispiel");
    if let Command::ProposeCommitment(CommitmentOffer { consent, .. }) = &mut shy {
        *consent = false;
    }
    let event = room.ok(person(1), &shy);
    let id = CommitmentId(event.subjects[0]);
    assert_eq!(room.workshop.commitments[&id].who, "");
    let mut typed = confirm(Some((id, 1)), "Flyer verteilen");
    if let Command::ConfirmCommitment(CommitmentEntry { consent, .. }) = &mut typed {
        *consent = false;
    }
    room.ok(moderator(1), &typed);
    assert_eq!(room.workshop.commitments[&id].who, "");
    room.ok(moderator(1), &confirm(Some((id, 2)), "Flyer verteilen"));
    assert_eq!(room.workshop.commitments[&id].who, "Seniorenbeirat");
}

#[test]
fn of_two_moderators_the_second_sees_what_the_first_has_changed() {
    let mut room = Room::new(1);
    room.phase(COMMIT);
    let event = room.ok(moderator(1), &confirm(None, "Plakate"));
    let id = CommitmentId(event.subjects[0]);
    room.ok(moderator(1), &confirm(Some((id, 1)), "Plakate drucken"));
    assert_eq!(
        room.refused(moderator(2), &confirm(Some((id, 1)), "Plakate malen")),
        Refusal::Conflict { version: 2 }
    );
    assert_eq!(room.workshop.commitments[&id].what, "Plakate drucken");
}
