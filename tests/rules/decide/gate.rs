//! Who may ask at all, and when.

use super::room::{COLLECT, Room, moderator, person};
use zukunftswerkstatt::domain::command::{Actor, Command, PhaseDraft};
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::contribution::CardKind;
use zukunftswerkstatt::domain::participant::{Hash256, InputMode};
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::setup::Setup;
use zukunftswerkstatt::domain::workshop::Stage;

const GUEST: Actor = Actor::Guest {
    token_hash: Hash256([9; 32]),
    input_mode: InputMode::OwnDevice,
};

#[test]
fn participants_do_not_moderate_and_moderators_do_not_send_cards() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let spotlight = Command::Spotlight { card_id: None };
    assert_eq!(room.refused(person(1), &spotlight), Refusal::NotAllowed);
    assert_eq!(room.refused(GUEST, &spotlight), Refusal::NotAllowed);
    let card = room.submit(CardKind::Criticism, "Bus fehlt");
    assert_eq!(room.refused(moderator(1), &card), Refusal::NotAllowed);
    assert_eq!(room.refused(GUEST, &card), Refusal::NotSignedIn);
    assert_eq!(room.refused(person(7), &card), Refusal::NotSignedIn);
}

#[test]
fn only_the_driver_drives_but_anybody_while_nobody_does() {
    let mut room = Room::new(0);
    let blank = Command::Blank { on: true };
    assert_eq!(room.refused(moderator(2), &blank), Refusal::NotDriving);
    room.workshop.head.driver = None;
    room.ok(moderator(2), &blank);
}

#[test]
fn outside_of_the_day_nobody_sends_anything() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let card = room.submit(CardKind::Criticism, "Bus fehlt");
    for stage in [Stage::Draft, Stage::FollowUp, Stage::Archived] {
        room.workshop.head.stage = stage;
        assert_eq!(room.refused(person(1), &card), Refusal::WrongStage);
        let cluster = Command::CreateCluster {
            title: "Bus".into(),
            short_title: String::new(),
            domain_id: None,
            kind: CardKind::Criticism,
            card_ids: Vec::new(),
        };
        assert_eq!(room.refused(moderator(1), &cluster), Refusal::WrongStage);
    }
}

#[test]
fn frozen_results_stay_while_feedback_still_comes_in() {
    let mut room = Room::new(1);
    room.phase(super::room::WRAP_UP);
    let card = room.criticism("Bus fehlt");
    room.workshop.head.frozen_at = Some(Timestamp(5));
    let cluster = Command::MoveCards {
        card_ids: vec![card],
        cluster_id: None,
    };
    assert_eq!(room.refused(moderator(1), &cluster), Refusal::Frozen);
    room.card(1, CardKind::Question, "Ein guter Tag");
}

#[test]
fn of_two_who_change_the_settings_the_second_hears_of_the_first() {
    let mut room = Room::new(0);
    let seen = room.workshop.head.setup.clone();
    let change = |place: &str| Command::ChangeSetup {
        setup: Box::new(Setup {
            place: place.into(),
            starts_at: Timestamp(0),
            ends_at: Timestamp(3_600_000),
            ..seen.clone()
        }),
        seen: Some(Box::new(seen.clone())),
    };
    room.ok(moderator(1), &change("Bürgerhaus"));
    assert_eq!(
        room.refused(moderator(2), &change("Schule")),
        Refusal::Conflict { version: 0 }
    );
    assert_eq!(room.workshop.head.setup.place, "Bürgerhaus");

    let drafts = |room: &Room| -> Vec<PhaseDraft> {
        let phases = room.workshop.phases.iter();
        phases
            .map(|phase| PhaseDraft {
                id: Some(phase.id),
                kind: phase.kind,
                sub_step: phase.sub_step,
                title: phase.title.clone(),
                prompt: phase.prompt.clone(),
                planned_minutes: phase.planned_minutes,
            })
            .collect()
    };
    for phase in &mut room.workshop.phases {
        phase.title.de = "Schritt".into();
    }
    let seen = drafts(&room);
    let longer = |minutes| {
        let mut phases = seen.clone();
        phases[1].planned_minutes = minutes;
        Command::ChangeAgenda {
            phases,
            seen: Some(seen.clone()),
        }
    };
    room.ok(moderator(1), &longer(25));
    assert_eq!(
        room.refused(moderator(2), &longer(35)),
        Refusal::Conflict { version: 0 }
    );
    assert_eq!(drafts(&room)[1].planned_minutes, 25);
}
