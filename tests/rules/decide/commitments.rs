//! Who does what by when.

use super::room::*;
use zukunftswerkstatt::domain::command::Command;
use zukunftswerkstatt::domain::ids::{CommitmentId, MeasureId};
use zukunftswerkstatt::domain::measure::CommitmentState;
use zukunftswerkstatt::domain::refusal::Refusal;

fn offer(what: &str, who: &str) -> Command {
    Command::ProposeCommitment {
        measure_id: None,
        what: what.into(),
        who: who.into(),
        by_when: String::new(),
    }
}

fn confirm(id: Option<CommitmentId>, what: &str) -> Command {
    Command::ConfirmCommitment {
        commitment_id: id,
        measure_id: None,
        what: what.into(),
        who: "Seniorenbeirat".into(),
        by_when: "Ende Mai".into(),
    }
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
    room.ok(moderator(1), &confirm(Some(id), "Plakate kleben"));
    let now = &room.workshop.commitments[&id];
    assert_eq!(now.state, CommitmentState::Confirmed);
    assert_eq!((now.what.as_str(), now.version), ("Plakate kleben", 2));
    room.ok(moderator(1), &Command::DropCommitment { commitment_id: id });
    assert_eq!(
        room.refused(moderator(1), &confirm(Some(id), "Doch")),
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
    let unknown = Command::ConfirmCommitment {
        commitment_id: None,
        measure_id: Some(MeasureId(id(8))),
        what: "Plakate".into(),
        who: "Verein".into(),
        by_when: String::new(),
    };
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
