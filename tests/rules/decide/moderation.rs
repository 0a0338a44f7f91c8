//! Cards in the hands of moderators.

use super::room::*;
use zukunftswerkstatt::domain::command::{CardEntry, Command};
use zukunftswerkstatt::domain::contribution::{CardKind, CardState, Origin};
use zukunftswerkstatt::domain::event::EventKind;
use zukunftswerkstatt::domain::ids::CardId;
use zukunftswerkstatt::domain::refusal::Refusal;

fn add(text: &str, origin: Origin) -> Command {
    Command::AddCard(CardEntry {
        kind: CardKind::Criticism,
        text: text.into(),
        domain_id: None,
        origin,
        client_key: format!("paper {text}"),
        about_id: None,
    })
}

#[test]
fn paper_is_typed_in_at_any_time_and_visible_at_once() {
    let mut room = Room::new(0);
    room.workshop.head.setup.pre_approval = true;
    room.phase(WISHES);
    let paper = add("Bus fehlt", Origin::Paper);
    let card = CardId(room.ok(moderator(2), &paper).subjects[0]);
    assert_eq!(room.state(card), CardState::Visible);
    assert_eq!(room.at(card).participant_id, None);
    assert_eq!(
        room.refused(moderator(2), &paper),
        Refusal::Conflict { version: 1 },
        "a resend is harmless"
    );
    assert_eq!(
        room.refused(moderator(1), &add("Bahn fehlt", Origin::Device)),
        Refusal::NotAllowed
    );
}

#[test]
fn approving_twice_does_no_harm_and_hidden_cards_stay_hidden() {
    let mut room = Room::new(1);
    room.workshop.head.setup.pre_approval = true;
    let (first, second) = (room.criticism("Bus fehlt"), room.criticism("Bahn fehlt"));
    let hide = Command::HideCard {
        card_id: second,
        reason: "Doppelt".into(),
    };
    room.ok(moderator(1), &hide);
    let approve = Command::ApproveCards {
        card_ids: vec![first, second],
    };
    let event = room.ok(moderator(1), &approve);
    assert_eq!(event.subjects, [first.0]);
    assert_eq!(room.state(first), CardState::Visible);
    assert_eq!(room.state(second), CardState::Hidden);
    let again = room.ok(moderator(2), &approve);
    assert!(again.changes.is_empty());
    assert_eq!(room.at(first).version, 2);
}

#[test]
fn hiding_needs_a_reason_that_its_writer_can_read() {
    let mut room = Room::new(1);
    let card = room.criticism("Bus fehlt");
    let hide = |reason: &str| Command::HideCard {
        card_id: card,
        reason: reason.into(),
    };
    assert_eq!(
        room.refused(moderator(1), &hide(" ")),
        Refusal::Empty {
            field: "reason".into()
        }
    );
    let spotlight = Command::Spotlight {
        card_id: Some(card),
    };
    room.ok(moderator(1), &spotlight);
    room.ok(moderator(1), &hide("Ohne Namen bitte"));
    assert_eq!(
        room.at(card).hidden_reason.as_deref(),
        Some("Ohne Namen bitte")
    );
    assert_eq!(room.workshop.head.spotlight, None, "it left the projector");
    assert_eq!(
        room.refused(moderator(1), &spotlight),
        Refusal::not_found("card"),
        "and cannot come back to it"
    );
    room.ok(moderator(1), &Command::ShowCard { card_id: card });
    assert_eq!(room.state(card), CardState::Visible);
    assert_eq!(room.at(card).hidden_reason, None);
}

#[test]
fn rewording_keeps_the_first_wording_and_sees_a_newer_version() {
    let mut room = Room::new(1);
    let card = room.criticism("bus fehlt!!");
    let reword = |version, text: &str| Command::RewordCard {
        card_id: card,
        version,
        text: text.into(),
    };
    room.ok(moderator(1), &reword(1, "Der Bus fehlt"));
    assert_eq!(
        room.refused(moderator(2), &reword(1, "Bus: fehlt")),
        Refusal::Conflict { version: 2 }
    );
    room.ok(moderator(2), &reword(2, "Ein Bus fehlt"));
    let now = room.at(card);
    assert_eq!(now.text, "Ein Bus fehlt");
    assert_eq!(now.original_text.as_deref(), Some("bus fehlt!!"));
}

#[test]
fn a_card_taken_back_meanwhile_does_not_stop_a_list() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let (stays, goes) = (room.criticism("Bus fehlt"), room.criticism("Bahn fehlt"));
    room.ok(person(1), &Command::WithdrawCard { card_id: goes });
    let set = |cards: Vec<CardId>| Command::SetCardDomain {
        card_ids: cards,
        domain_id: Some(domain(2)),
    };
    room.ok(moderator(1), &set(vec![stays, goes]));
    assert_eq!(room.at(stays).domain_id, Some(domain(2)));
    assert_eq!(room.at(goes).domain_id, None);
    let unknown = Refusal::not_found("card");
    assert_eq!(room.refused(moderator(1), &set(vec![goes])), unknown);
    let stranger = CardId(id(4));
    assert_eq!(
        room.refused(moderator(1), &set(vec![stays, stranger])),
        unknown
    );
    assert_eq!(
        room.refused(moderator(1), &set(Vec::new())),
        Refusal::Empty {
            field: "cardIds".into()
        }
    );
}

#[test]
fn only_wishes_are_chosen() {
    let mut room = Room::new(1);
    let criticism = room.criticism("Bus fehlt");
    room.phase(WISHES);
    let wish = room.card(1, CardKind::Wish, "Ein Bus jede Stunde");
    let choose = |card_id| Command::ChooseCard {
        card_id,
        chosen: true,
    };
    assert_eq!(
        room.refused(moderator(1), &choose(criticism)),
        Refusal::not_found("wish")
    );
    let event = room.ok(moderator(1), &choose(wish));
    assert_eq!(event.kind, EventKind::CardChosen);
    assert!(room.at(wish).chosen);
}
