//! Cards of participants.

use super::room::*;
use crate::demo;
use uuid::Uuid;
use zukunftswerkstatt::domain::command::Command;
use zukunftswerkstatt::domain::contribution::{CardHint, CardKind, CardState};
use zukunftswerkstatt::domain::event::Change;
use zukunftswerkstatt::domain::ids::{CardId, ClusterId, DomainId};
use zukunftswerkstatt::domain::limits;
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::round::RoundState;

#[test]
fn every_phase_takes_its_own_cards() {
    use CardKind::*;
    let kinds = [
        Praise,
        Criticism,
        Reversal,
        Wish,
        MeasureIdea,
        Question,
        Parked,
    ];
    for phase in AGENDA {
        let mut room = Room::new(1);
        room.phase(phase);
        let mut taken = Vec::new();
        for kind in kinds {
            let command = room.submit(kind, "Ein Gedanke");
            match room.ask(person(1), &command) {
                Ok(_) => taken.push(kind),
                Err(refusal) => {
                    let friendly = phase == WISHES || phase == GROUPS;
                    let expected = match kind {
                        Criticism if friendly => Refusal::NoCriticismNow,
                        Criticism | Praise if phase == CHECK => Refusal::not_found("wish"),
                        _ => Refusal::WrongPhase,
                    };
                    assert_eq!(refusal, expected, "{kind:?} in {phase:?}");
                }
            }
        }
        let own: &[CardKind] = match phase {
            INTRODUCTION => &[Praise],
            COLLECT => &[Criticism],
            REVERSAL => &[Reversal],
            WISHES => &[Wish],
            MEASURES => &[MeasureIdea],
            _ => &[],
        };
        assert_eq!(taken, [own, &[Question, Parked]].concat(), "{phase:?}");
    }
}

#[test]
fn invariant_1_a_card_of_an_earlier_phase_is_refused_as_phase_ended() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let late = room.submit(CardKind::Criticism, "Zu spät");
    room.phase(CLUSTER);
    assert_eq!(room.refused(person(1), &late), Refusal::PhaseEnded);
    room.phase(COLLECT);
    assert_eq!(room.refused(person(1), &late), Refusal::PhaseEnded);
}

#[test]
fn invariant_10_with_pre_approval_no_text_reaches_the_wall_by_itself() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let early = room.card(1, CardKind::Criticism, "Der Bus fehlt");
    assert_eq!(room.state(early), CardState::Visible);
    room.workshop.head.setup.pre_approval = true;
    let waits = room.card(1, CardKind::Criticism, "Die Bahn fehlt");
    assert_eq!(room.state(waits), CardState::Pending);
    room.workshop.head.spotlight = Some(early);
    let edit = Command::EditCard {
        card_id: early,
        text: "Etwas anderes".into(),
        domain_id: None,
    };
    room.ok(person(1), &edit);
    assert_eq!(
        room.state(early),
        CardState::Pending,
        "a new text is unread"
    );
    assert_eq!(room.workshop.head.spotlight, None);
}

#[test]
fn questions_wait_for_moderators_and_parked_thoughts_do_not() {
    let mut room = Room::new(1);
    let question = room.card(1, CardKind::Question, "Was heißt Breitband?");
    let parked = room.card(1, CardKind::Parked, "Für später");
    assert_eq!(room.state(question), CardState::Pending);
    assert_eq!(room.state(parked), CardState::Visible);
}

#[test]
fn the_demo_s_difficult_cards_end_as_they_should() {
    let mut room = Room::new(1);
    let mut regular = std::collections::HashMap::new();
    room.phase(COLLECT);
    for card in demo::list("cards") {
        if card["kind"] == "criticism" {
            let mut new = room.submit(CardKind::Criticism, demo::field(&card, "text"));
            if let Command::SubmitCard { client_key, .. } = &mut new {
                *client_key = demo::field(&card, "client_key").into();
            }
            let id = CardId(room.ok(person(1), &new).subjects[0]);
            regular.insert(demo::field(&card, "client_key").to_owned(), id);
            // The limit per participant is not what this is about.
            let mut anonymous = room.at(id).clone();
            anonymous.participant_id = None;
            room.workshop.apply(&Change::Card(anonymous));
        }
    }
    for edge in demo::list("edge_cards") {
        let (phase, kind) = match demo::field(&edge, "kind") {
            "wish" => (WISHES, CardKind::Wish),
            _ => (COLLECT, CardKind::Criticism),
        };
        room.phase(phase);
        let (case, sent) = (demo::field(&edge, "case"), demo::field(&edge, "text"));
        let command = room.submit(kind, sent);
        let outcome = room.ask(person(1), &command);
        let card = outcome
            .as_ref()
            .ok()
            .map(|event| room.at(CardId(event.subjects[0])).clone());
        let held = |card: &zukunftswerkstatt::domain::contribution::Card| {
            (card.state, card.hints.contains(&CardHint::Privacy))
        };
        match demo::field(&edge, "expected") {
            "rejected" => assert!(
                matches!(
                    outcome,
                    Err(Refusal::Empty { .. } | Refusal::TooLong { actual: 141, .. })
                ),
                "{case}"
            ),
            "visible" => {
                let card = card.unwrap();
                assert_eq!(card.text, sent, "{case}");
                assert_eq!(held(&card), (CardState::Visible, false), "{case}");
            }
            "sanitised" => {
                let card = card.unwrap();
                assert_ne!(card.text, sent, "{case}");
                assert_eq!(card.state, CardState::Visible, "{case}");
            }
            "privacy_hint" => {
                assert_eq!(held(&card.unwrap()), (CardState::Pending, true), "{case}");
            }
            "duplicate_hint" => {
                let card = card.unwrap();
                let repeated = regular[demo::field(&edge, "duplicate_of")];
                assert_eq!(card.duplicate_of, Some(repeated), "{case}");
                assert_eq!(card.state, CardState::Visible, "{case}");
            }
            // The moderators hide it; nobody else has seen it before.
            "hidden" => {
                let card = card.unwrap();
                assert_eq!(card.hints, [CardHint::Insult], "{case}");
                assert_eq!(card.state, CardState::Pending, "{case}");
            }
            other => panic!("{case}: {other}"),
        }
    }
}

#[test]
fn a_repeated_thought_points_at_the_first_that_stands() {
    let mut room = Room::new(2);
    room.phase(COLLECT);
    let first = room.card(1, CardKind::Criticism, "Der Bus fährt zu selten");
    let second = room.card(1, CardKind::Criticism, "der BUS fährt zu selten!");
    for text in ["Etwas ganz anderes", "Der Bus fährt zu selten"] {
        let edit = Command::EditCard {
            card_id: first,
            text: text.into(),
            domain_id: None,
        };
        room.ok(person(1), &edit);
    }
    let third = room.card(2, CardKind::Criticism, "Der Bus fährt zu selten");
    assert_eq!(room.at(third).duplicate_of, Some(first));
    room.ok(person(1), &Command::WithdrawCard { card_id: first });
    let fourth = room.card(2, CardKind::Criticism, "Der Bus fährt zu selten");
    assert_eq!(room.at(fourth).duplicate_of, Some(second));
    room.phase(WISHES);
    let wish = room.card(2, CardKind::Wish, "Der Bus fährt zu selten");
    assert_eq!(room.at(wish).duplicate_of, None, "a wish is no criticism");
}

#[test]
fn the_same_key_again_is_told_which_version_there_is() {
    let mut room = Room::new(2);
    room.phase(COLLECT);
    let command = room.submit(CardKind::Criticism, "Bus fehlt");
    room.ok(person(1), &command);
    assert_eq!(
        room.refused(person(1), &command),
        Refusal::Conflict { version: 1 }
    );
    room.ok(person(2), &command);
}

#[test]
fn cards_are_numbered_in_the_order_of_arrival() {
    let mut room = Room::new(2);
    room.phase(COLLECT);
    let cards = [
        room.card(1, CardKind::Criticism, "eins"),
        room.card(2, CardKind::Criticism, "zwei"),
        room.card(1, CardKind::Criticism, "drei"),
    ];
    assert_eq!(cards.map(|card| room.at(card).order), [1, 2, 3]);
}

#[test]
fn own_cards_may_be_changed_until_the_phase_ends_and_foreign_ones_never() {
    let mut room = Room::new(2);
    room.phase(COLLECT);
    let card = room.card(1, CardKind::Criticism, "Bus fehlt");
    let edit = |text: &str| Command::EditCard {
        card_id: card,
        text: text.into(),
        domain_id: Some(domain(1)),
    };
    room.ok(person(1), &edit("Bus fehlt sonntags"));
    let now = room.at(card);
    assert_eq!((now.text.as_str(), now.version), ("Bus fehlt sonntags", 2));
    assert_eq!(now.domain_id, Some(domain(1)));
    let foreign = Refusal::not_found("card");
    assert_eq!(room.refused(person(2), &edit("Unfug")), foreign);
    let withdraw = Command::WithdrawCard { card_id: card };
    assert_eq!(room.refused(person(2), &withdraw), foreign);
    room.phase(CLUSTER);
    assert_eq!(room.refused(person(1), &edit("x")), Refusal::PhaseEnded);
    assert_eq!(room.refused(person(1), &withdraw), Refusal::PhaseEnded);
    room.phase(COLLECT);
    room.ok(person(1), &withdraw);
    assert_eq!(room.state(card), CardState::Withdrawn);
    assert_eq!(room.refused(person(1), &edit("x")), foreign);
}

#[test]
fn a_hidden_card_is_not_edited_past_the_moderator() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let card = room.card(1, CardKind::Criticism, "Bus fehlt");
    let hide = Command::HideCard {
        card_id: card,
        reason: "Bitte ohne Namen".into(),
    };
    room.ok(moderator(1), &hide);
    let edit = Command::EditCard {
        card_id: card,
        text: "Neu".into(),
        domain_id: None,
    };
    assert_eq!(
        room.refused(person(1), &edit),
        Refusal::Conflict { version: 2 }
    );
    room.ok(person(1), &Command::WithdrawCard { card_id: card });
}

#[test]
fn invariant_3_an_option_stays_as_it_is_while_its_round_is_open() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let card = room.card(1, CardKind::Criticism, "Bus fehlt");
    room.vote_on(&[card.0], RoundState::Open);
    let writer = [
        Command::WithdrawCard { card_id: card },
        Command::EditCard {
            card_id: card,
            text: "Neu".into(),
            domain_id: None,
        },
    ];
    for command in writer {
        assert_eq!(room.refused(person(1), &command), Refusal::RoundOpen);
    }
    let desk = [
        Command::HideCard {
            card_id: card,
            reason: "Darum".into(),
        },
        Command::RewordCard {
            card_id: card,
            version: 1,
            text: "Neu".into(),
        },
    ];
    for command in &desk {
        assert_eq!(room.refused(moderator(1), command), Refusal::RoundOpen);
    }
    room.vote_on(&[card.0], RoundState::Closed);
    room.ok(moderator(1), &desk[0]);
}

#[test]
fn a_participant_has_a_limit_per_phase() {
    let mut room = Room::new(2);
    room.phase(COLLECT);
    for n in 0..limits::CARDS_PER_PARTICIPANT_AND_PHASE {
        room.card(1, CardKind::Criticism, &format!("Gedanke {n}"));
    }
    let one_more = room.submit(CardKind::Criticism, "Und noch einer");
    assert_eq!(
        room.refused(person(1), &one_more),
        Refusal::TooMany {
            field: "cards".into(),
            limit: 50
        }
    );
    room.ok(person(2), &one_more);
}

#[test]
fn unknown_things_are_refused_by_their_kind() {
    let mut room = Room::new(1);
    room.phase(REVERSAL);
    let mut refused = |domain: Option<DomainId>, about: Option<Uuid>| {
        let mut card = room.submit(CardKind::Reversal, "Der Bus fährt");
        if let Command::SubmitCard {
            domain_id,
            about_id,
            ..
        } = &mut card
        {
            *domain_id = domain;
            *about_id = about;
        }
        room.refused(person(1), &card)
    };
    let unknown = refused(Some(domain(9)), None);
    assert_eq!(unknown, Refusal::not_found("domain"));
    let unknown = refused(None, Some(id(77)));
    assert_eq!(unknown, Refusal::not_found("cluster"));
}

#[test]
fn a_reversal_is_about_a_topic_and_a_check_about_a_chosen_wish() {
    let mut room = Room::new(1);
    let topic = room.cluster("Bus", &[]);
    room.phase(WISHES);
    let wish = room.card(1, CardKind::Wish, "Ein Bus jede Stunde");
    let about = |room: &mut Room, kind, what| {
        let mut command = room.submit(kind, "Darum");
        if let Command::SubmitCard { about_id, .. } = &mut command {
            *about_id = Some(what);
        }
        command
    };
    room.phase(REVERSAL);
    let reversal = about(&mut room, CardKind::Reversal, topic.0);
    room.ok(person(1), &reversal);
    room.phase(CHECK);
    let check = about(&mut room, CardKind::Praise, wish.0);
    assert_eq!(
        room.refused(person(1), &check),
        Refusal::not_found("wish"),
        "not chosen yet"
    );
    let choose = Command::ChooseCard {
        card_id: wish,
        chosen: true,
    };
    room.ok(moderator(1), &choose);
    room.ok(person(1), &check);
}

#[test]
fn a_writer_proposes_a_cluster_for_an_own_card() {
    let mut room = Room::new(2);
    let card = room.criticism("Bus fehlt");
    let topic = room.cluster("Bus", &[]);
    room.phase(CLUSTER);
    let propose = |cluster: ClusterId| Command::ProposeCluster {
        card_id: card,
        cluster_id: Some(cluster),
    };
    room.ok(person(1), &propose(topic));
    assert_eq!(room.at(card).proposed_cluster_id, Some(topic));
    assert_eq!(room.at(card).cluster_id, None, "moderators decide");
    assert_eq!(
        room.refused(person(2), &propose(topic)),
        Refusal::not_found("card")
    );
    assert_eq!(
        room.refused(person(1), &propose(ClusterId(id(1)))),
        Refusal::not_found("cluster")
    );
    room.phase(REVERSAL);
    assert_eq!(
        room.refused(person(1), &propose(topic)),
        Refusal::WrongPhase
    );
}
