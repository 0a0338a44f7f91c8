//! Undoing the last step of the moderators.

use super::room::*;
use zukunftswerkstatt::domain::command::{CardEntry, Command, Suggestion};
use zukunftswerkstatt::domain::contribution::{CardKind, CardState, Origin, UndoStep};
use zukunftswerkstatt::domain::ids::{CardId, ClusterId, UndoId};
use zukunftswerkstatt::domain::limits;
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::round::RoundState;

fn last(room: &Room) -> Command {
    Command::Undo {
        undo_id: room.workshop.undo.last().unwrap().id,
    }
}

fn to(card: CardId, cluster_id: Option<ClusterId>) -> Command {
    Command::MoveCards {
        card_ids: vec![card],
        cluster_id,
    }
}

/// What a step may change, without versions.
fn wall(room: &Room) -> Vec<String> {
    let cards = room.workshop.cards.values().map(|it| {
        format!(
            "{} {:?} {:?} {:?} {:?} {:?} {}",
            it.text,
            it.state,
            it.hidden_reason,
            it.cluster_id,
            it.domain_id,
            it.about_id,
            it.chosen
        )
    });
    let live = room.workshop.clusters.values().filter(|it| !it.retired);
    let clusters = live.map(|it| format!("{} {} {:?}", it.title, it.short_title, it.aim_id));
    cards.chain(clusters).collect()
}

#[test]
fn every_step_can_be_undone_one_after_the_other() {
    let mut room = Room::new(1);
    let cards = ["eins", "zwei", "drei"].map(|text| room.criticism(text));
    room.workshop.head.setup.pre_approval = true;
    let waits = room.criticism("vier");
    room.workshop.head.setup.pre_approval = false;
    let (a, b) = (
        room.cluster("A", &cards[..2]),
        room.cluster("B", &[cards[2]]),
    );
    let [one, two, _] = cards;
    let steps = [
        Command::ApproveCards {
            card_ids: vec![waits],
        },
        Command::HideCard {
            card_id: one,
            reason: "Darum".into(),
        },
        Command::ShowCard { card_id: one },
        Command::RewordCard {
            card_id: two,
            version: 2,
            text: "zwo".into(),
        },
        Command::SetCardDomain {
            card_ids: vec![one, two],
            domain_id: Some(domain(1)),
        },
        to(one, Some(b)),
        Command::SplitCluster {
            cluster_id: b,
            card_ids: vec![one],
            title: "C".into(),
            short_title: String::new(),
        },
        Command::EditCluster {
            cluster_id: a,
            version: 1,
            title: "AA".into(),
            short_title: "A".into(),
            domain_id: Some(domain(1)),
        },
        Command::MergeClusters {
            from: vec![a],
            into: b,
        },
        Command::AddCard(CardEntry {
            kind: CardKind::Criticism,
            text: "vom Zettel".into(),
            domain_id: None,
            origin: Origin::Paper,
            client_key: "p1".into(),
            about_id: None,
        }),
    ];
    let mut walls = Vec::new();
    for step in &steps {
        walls.push(wall(&room));
        room.ok(moderator(1), step);
        assert_ne!(walls.last(), Some(&wall(&room)), "{step:?}");
    }
    let versions: Vec<u32> = room.workshop.cards.values().map(|it| it.version).collect();
    let mut paper_gone = wall(&room);
    for (step, before) in steps.iter().zip(&walls).rev() {
        let undo = last(&room);
        room.ok(moderator(2), &undo);
        let mut now = wall(&room);
        now.retain(|line| !line.starts_with("vom Zettel"));
        assert_eq!(&now, before, "{step:?}");
        paper_gone = wall(&room);
    }
    let paper: Vec<_> = paper_gone
        .iter()
        .filter(|it| it.starts_with("vom Zettel"))
        .collect();
    assert!(paper[0].contains("Withdrawn"), "nothing is deleted");
    let now: Vec<u32> = room.workshop.cards.values().map(|it| it.version).collect();
    assert!(now.iter().zip(&versions).all(|(now, then)| now >= then));
}

#[test]
fn only_the_step_that_was_shown_is_undone() {
    let mut room = Room::new(1);
    let undo = Command::Undo {
        undo_id: UndoId(id(3)),
    };
    assert_eq!(room.refused(moderator(1), &undo), Refusal::NothingToUndo);
    let card = room.criticism("eins");
    room.cluster("A", &[card]);
    let shown = last(&room);
    room.cluster("B", &[]);
    assert_eq!(room.refused(moderator(1), &shown), Refusal::CannotUndo);
    let newest = last(&room);
    room.ok(moderator(1), &newest);
    room.ok(moderator(1), &shown);
    assert_eq!(room.at(card).cluster_id, None);
    assert_eq!(room.refused(moderator(1), &shown), Refusal::NothingToUndo);
}

#[test]
fn what_its_writer_did_since_is_not_lost() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let card = room.card(1, CardKind::Criticism, "eins");
    let topic = room.cluster("A", &[]);
    room.ok(moderator(1), &to(card, Some(topic)));
    let edit = Command::EditCard {
        card_id: card,
        text: "eins und eins".into(),
        domain_id: None,
    };
    room.ok(person(1), &edit);
    room.ok(person(1), &Command::WithdrawCard { card_id: card });
    let undo = last(&room);
    room.ok(moderator(1), &undo);
    let now = room.at(card);
    assert_eq!(now.cluster_id, None, "the move is undone");
    assert_eq!(now.text, "eins und eins", "the new text stays");
    assert_eq!(now.state, CardState::Withdrawn, "and the withdrawal, too");
}

#[test]
fn a_step_that_was_built_upon_cannot_be_undone() {
    let mut room = Room::new(1);
    room.phase(COLLECT);
    let card = room.card(1, CardKind::Criticism, "eins");
    let hide = Command::HideCard {
        card_id: card,
        reason: "Darum".into(),
    };
    room.ok(moderator(1), &hide);
    room.ok(person(1), &Command::WithdrawCard { card_id: card });
    let undo = last(&room);
    assert_eq!(
        room.refused(moderator(1), &undo),
        Refusal::CannotUndo,
        "a card taken back must not come back to the wall"
    );
    let topic = room.cluster("A", &[]);
    let undo = last(&room);
    room.vote_on(&[topic.0], RoundState::Open);
    assert_eq!(room.refused(moderator(1), &undo), Refusal::RoundOpen);
    room.vote_on(&[topic.0], RoundState::Closed);
    assert_eq!(room.refused(moderator(1), &undo), Refusal::CannotUndo);
}

#[test]
fn a_topic_with_an_aim_of_somebody_cannot_vanish() {
    let mut room = Room::new(1);
    let topic = room.cluster("A", &[]);
    let undo = last(&room);
    room.phase(REVERSAL);
    let mut aim = room.submit(CardKind::Reversal, "Der Bus fährt");
    if let Command::SubmitCard { about_id, .. } = &mut aim {
        *about_id = Some(topic.0);
    }
    room.ok(person(1), &aim);
    assert_eq!(room.refused(moderator(1), &undo), Refusal::CannotUndo);
}

#[test]
fn the_last_twenty_steps_are_kept_in_order_also_within_one_moment() {
    let mut room = Room::new(1);
    let card = room.criticism("eins");
    let topic = room.cluster("A", &[]);
    let now = room.ctx.now;
    for n in 0..30 {
        room.ctx.now = now.plus_ms(-1000);
        let target = (n % 2 == 0).then_some(topic);
        room.ok(moderator(1), &to(card, target));
    }
    let ids: Vec<UndoId> = room.workshop.undo.iter().map(|it| it.id).collect();
    assert_eq!(ids.len(), limits::UNDO_STEPS);
    assert!(ids.is_sorted());
    for _ in 0..limits::UNDO_STEPS {
        let undo = last(&room);
        room.ok(moderator(1), &undo);
    }
    assert!(room.workshop.undo.is_empty());
    assert_eq!(room.at(card).cluster_id, None);
}

#[test]
fn a_step_without_effect_is_no_step() {
    let mut room = Room::new(1);
    let card = room.criticism("eins");
    let event = room.ok(moderator(1), &Command::ShowCard { card_id: card });
    assert!(event.changes.is_empty());
    assert!(room.workshop.undo.is_empty());
}

#[test]
fn a_step_comes_back_from_the_store_as_it_was() {
    let mut room = Room::new(1);
    let card = room.criticism("eins");
    let reword = Command::RewordCard {
        card_id: card,
        version: 1,
        text: "zwei".into(),
    };
    room.ok(moderator(1), &reword);
    let step = room.workshop.undo.last().unwrap();
    let stored = serde_json::to_string(step).unwrap();
    assert_eq!(&serde_json::from_str::<UndoStep>(&stored).unwrap(), step);
}

#[test]
fn a_dismissed_suggestion_comes_back() {
    let mut room = Room::new(1);
    room.criticism("Kein Bus nach 18 Uhr");
    let again = room.criticism("Nach 18 Uhr kein Bus");
    let suggested = room.at(again).duplicate_of;
    assert!(suggested.is_some());
    let dismiss = Command::DismissSuggestion {
        card_id: again,
        suggestion: Suggestion::Duplicate,
    };
    room.ok(moderator(1), &dismiss);
    assert_eq!(room.at(again).duplicate_of, None);
    let undo = last(&room);
    room.ok(moderator(1), &undo);
    assert_eq!(room.at(again).duplicate_of, suggested);

    let topic = room.cluster("Bus", &[]);
    room.phase(CLUSTER);
    let propose = Command::ProposeCluster {
        card_id: again,
        cluster_id: Some(topic),
    };
    room.ok(person(1), &propose);
    let dismiss = Command::DismissSuggestion {
        card_id: again,
        suggestion: Suggestion::Proposal,
    };
    room.ok(moderator(1), &dismiss);
    assert_eq!(room.at(again).proposed_cluster_id, None);
    let undo = last(&room);
    room.ok(moderator(1), &undo);
    assert_eq!(room.at(again).proposed_cluster_id, Some(topic));
}
