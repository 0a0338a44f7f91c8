//! "More time, please": asked by phones, counted at the desk, answered by more time or a new phase.

use super::room::*;
use zukunftswerkstatt::domain::command::Command;
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::ids::SmallGroupId;
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::wire::view::{Audience, state};

fn waiting(room: &Room) -> usize {
    let people = room.workshop.participants.values();
    people.filter(|person| person.wants_time).count()
}

#[test]
fn more_time_answers_all_who_ask_for_it_and_points_at_nobody() {
    let mut room = Room::new(3);
    room.phase(COLLECT);
    let ask = |wanted| Command::AskForTime { wanted };
    assert_eq!(room.refused(person(1), &ask(true)), Refusal::WrongPhase);
    room.workshop.head.clock.ends_at = Some(Timestamp(1_900_000_000_000));
    for person in room.workshop.participants.values_mut() {
        person.small_group_id = Some(SmallGroupId(id(40)));
    }
    room.ok(person(1), &ask(true));
    room.ok(person(2), &ask(true));
    room.ok(person(2), &ask(true));
    room.ok(person(3), &ask(true));
    room.ok(person(3), &ask(false));
    assert_eq!(waiting(&room), 2);
    let desk = state(&room.workshop, Audience::Moderator).help;
    assert_eq!(desk.len(), 2);
    for request in desk {
        assert!(request.wants_time && !request.needs_help);
        assert_eq!(request.small_group_id, None);
    }
    for audience in [Audience::Participant, Audience::Projector] {
        assert!(state(&room.workshop, audience).help.is_empty());
    }
    room.ok(moderator(1), &Command::ExtendTime { ms: -1000 });
    assert_eq!(waiting(&room), 2, "less time is no answer");
    room.ok(moderator(1), &Command::ExtendTime { ms: 120_000 });
    assert_eq!(waiting(&room), 0);

    room.ok(person(1), &ask(true));
    room.ok(moderator(1), &Command::NextPhase);
    assert_eq!(waiting(&room), 0, "another phase, another clock");
}
