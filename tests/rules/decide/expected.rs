//! What a moderator saw: a value that somebody else has changed since is not replaced.

use super::room::*;
use zukunftswerkstatt::domain::command::{Actor, Command, Grouping};
use zukunftswerkstatt::domain::decide::decide_as_seen;
use zukunftswerkstatt::domain::event::Change;
use zukunftswerkstatt::domain::expected::Expected;
use zukunftswerkstatt::domain::ids::{RoundId, SmallGroupId};
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::round::RoundState;

fn ask(room: &mut Room, actor: Actor, command: &Command, seen: Expected) -> Result<(), Refusal> {
    let event = decide_as_seen(&room.workshop, actor, command, &[seen], &mut room.ctx)?;
    for change in &event.changes {
        room.workshop.apply(change);
    }
    Ok(())
}

#[test]
fn a_value_that_another_has_changed_is_not_replaced() {
    let mut room = Room::new(1);
    room.workshop.head.driver = None;
    room.phase(CLUSTER);
    let card = room.criticism("Bus fehlt");
    let (a, b) = (room.cluster("A", &[]), room.cluster("B", &[]));
    let place = |cluster_id| Expected::CardPlace {
        card_id: card,
        cluster_id,
    };
    let to = |cluster_id| Command::MoveCards {
        card_ids: vec![card],
        cluster_id: Some(cluster_id),
    };
    ask(&mut room, moderator(1), &to(a), place(None)).unwrap();
    let refused = ask(&mut room, moderator(2), &to(b), place(None)).unwrap_err();
    let overtaken = Refusal::Overtaken {
        seen: Box::new(place(None)),
        now: Some(Box::new(place(Some(a)))),
        by: None,
    };
    assert_eq!(refused, overtaken);
    assert_eq!(room.at(card).cluster_id, Some(a));
    // Knowing what the other did, it may be done all the same.
    ask(&mut room, moderator(2), &to(b), place(Some(a))).unwrap();
    assert_eq!(room.at(card).cluster_id, Some(b));
}

#[test]
fn what_is_gone_is_told_as_gone() {
    let mut room = Room::new(1);
    room.phase(CLUSTER);
    let (a, b) = (room.cluster("A", &[]), room.cluster("B", &[]));
    let name = Expected::ClusterName {
        cluster_id: a,
        title: "A".into(),
        domain_id: None,
    };
    let merge = |from, into| Command::MergeClusters {
        from: vec![from],
        into,
    };
    ask(&mut room, moderator(1), &merge(a, b), name.clone()).unwrap();
    let refused = ask(&mut room, moderator(1), &merge(b, a), name.clone()).unwrap_err();
    let gone = Refusal::Overtaken {
        seen: Box::new(name),
        now: None,
        by: None,
    };
    assert_eq!(refused, gone);
    room.vote_on(&[a.0, b.0], RoundState::Draft);
    let gone = Change::RoundGone(RoundId(id(9000)));
    let prepared = Expected::touched(&room.workshop, &gone).remove(0);
    assert_eq!(prepared.now(&room.workshop), Some(prepared.clone()));
    room.vote_on(&[a.0, b.0], RoundState::Open);
    assert_eq!(prepared.now(&room.workshop), None, "no draft any more");
}

#[test]
fn tables_are_not_formed_a_second_time_by_accident() {
    let mut room = Room::new(4);
    room.phase(GROUPS);
    let form = Command::FormSmallGroups {
        grouping: Grouping::Random,
        count: 2,
    };
    let plan = Expected::Tables { tables: Vec::new() };
    ask(&mut room, moderator(1), &form, plan.clone()).unwrap();
    ask(&mut room, moderator(1), &form, plan.clone()).unwrap_err();
    // The same number of tables by another lot: other people sit there.
    let plan = plan.now(&room.workshop).unwrap();
    ask(&mut room, moderator(1), &form, plan.clone()).unwrap();
    ask(&mut room, moderator(1), &form, plan).unwrap_err();
}

#[test]
fn a_phone_learns_nothing_by_guessing() {
    let mut room = Room::new(1);
    room.phase(GROUPS);
    let secret = Expected::TableMessage {
        small_group_id: SmallGroupId(id(77)),
        text: Some("Hallo".into()),
    };
    let leave = Command::JoinSmallGroup {
        small_group_id: None,
    };
    ask(&mut room, person(1), &leave, secret).unwrap();
}
