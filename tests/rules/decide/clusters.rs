//! Clusters and their lineage.

use super::room::*;
use zukunftswerkstatt::domain::command::Command;
use zukunftswerkstatt::domain::contribution::{CardKind, CardState, Relation};
use zukunftswerkstatt::domain::event::EventKind;
use zukunftswerkstatt::domain::ids::{CardId, ClusterId};
use zukunftswerkstatt::domain::refusal::Refusal;
use zukunftswerkstatt::domain::round::RoundState;

fn relations(room: &Room) -> Vec<Relation> {
    room.workshop.lineage.iter().map(|it| it.relation).collect()
}

fn merge(from: &[ClusterId], into: ClusterId) -> Command {
    Command::MergeClusters {
        from: from.to_vec(),
        into,
    }
}

fn split(cluster_id: ClusterId, cards: &[CardId]) -> Command {
    Command::SplitCluster {
        cluster_id,
        card_ids: cards.to_vec(),
        title: "Neues Thema".into(),
        short_title: String::new(),
    }
}

#[test]
fn a_cluster_is_made_with_cards_and_a_short_title() {
    let mut room = Room::new(1);
    let card = room.criticism("Bus fehlt");
    let topic = room.cluster("Busse und Bahnen fahren am Wochenende zu selten", &[card]);
    assert_eq!(room.at(card).cluster_id, Some(topic));
    assert_eq!(room.at(card).version, 2);
    let made = room.topic(topic);
    assert_eq!(made.short_title, "Busse und Bahnen fahren am…");
    assert_eq!((made.order, made.version), (1, 1));
    let second = room.cluster("Netz", &[]);
    assert_eq!(room.topic(second).order, 2);
    assert_eq!(relations(&room), [Relation::Grouped]);
}

#[test]
fn moving_leaves_a_trace_of_both_ends() {
    let mut room = Room::new(1);
    let card = room.criticism("Bus fehlt");
    let (a, b) = (room.cluster("A", &[card]), room.cluster("B", &[]));
    let to = |cluster_id| Command::MoveCards {
        card_ids: vec![card, card],
        cluster_id,
    };
    room.ok(moderator(1), &to(Some(b)));
    assert_eq!(room.at(card).cluster_id, Some(b));
    room.ok(moderator(1), &to(None));
    assert_eq!(room.at(card).cluster_id, None);
    assert_eq!(
        relations(&room),
        [
            Relation::Grouped,
            Relation::Ungrouped,
            Relation::Grouped,
            Relation::Ungrouped
        ]
    );
    let last = room.workshop.lineage.last().unwrap();
    assert_eq!((last.from_id, last.to_id), (card.0, b.0));
    room.ok(moderator(1), &merge(&[a], b));
    assert_eq!(
        room.refused(moderator(1), &to(Some(a))),
        Refusal::not_found("cluster"),
        "a is retired"
    );
}

#[test]
fn merging_a_third_cluster_brings_the_cards_of_all() {
    let mut room = Room::new(1);
    let cards = ["eins", "zwei", "drei"].map(|text| room.criticism(text));
    let [a, b, c] =
        [("A", 0), ("B", 1), ("C", 2)].map(|(title, n)| room.cluster(title, &[cards[n]]));
    let hide = Command::HideCard {
        card_id: cards[0],
        reason: "Doppelt".into(),
    };
    room.ok(moderator(1), &hide);
    room.ok(moderator(1), &merge(&[a, b], b));
    room.ok(moderator(1), &merge(&[b], c));
    for card in cards {
        assert_eq!(room.at(card).cluster_id, Some(c));
    }
    assert_eq!(room.state(cards[0]), CardState::Hidden);
    assert!(room.topic(a).retired && room.topic(b).retired);
    assert_eq!(room.workshop.clusters.len(), 3, "nothing is deleted");
    assert_eq!(
        room.refused(moderator(1), &merge(&[c], c)),
        Refusal::Empty {
            field: "from".into()
        }
    );
}

#[test]
fn aims_follow_their_topic_into_a_merge() {
    let mut room = Room::new(1);
    let (a, b) = (room.cluster("A", &[]), room.cluster("B", &[]));
    room.phase(REVERSAL);
    let mut command = room.submit(CardKind::Reversal, "Der Bus fährt");
    if let Command::SubmitCard { about_id, .. } = &mut command {
        *about_id = Some(a.0);
    }
    let aim = CardId(room.ok(person(1), &command).subjects[0]);
    let choose = |card_id| Command::ChooseAim {
        cluster_id: a,
        card_id,
    };
    room.ok(moderator(1), &choose(Some(aim)));
    room.ok(moderator(1), &merge(&[a], b));
    assert_eq!(room.at(aim).about_id, Some(b.0));
    assert_eq!(room.topic(b).aim_id, Some(aim));
    let undo = Command::Undo {
        undo_id: room.workshop.undo.last().unwrap().id,
    };
    room.ok(moderator(1), &undo);
    assert_eq!(room.at(aim).about_id, Some(a.0), "and back again");
    assert_eq!(room.topic(b).aim_id, None);
    room.ok(moderator(1), &merge(&[a], b));
    let criticism = room.criticism("Bus fehlt");
    let wrong = Command::ChooseAim {
        cluster_id: b,
        card_id: Some(criticism),
    };
    assert_eq!(
        room.refused(moderator(1), &wrong),
        Refusal::not_found("card")
    );
}

#[test]
fn splitting_takes_only_cards_of_the_cluster() {
    let mut room = Room::new(1);
    let (stays, goes) = (room.criticism("eins"), room.criticism("zwei"));
    let elsewhere = room.criticism("drei");
    let old = room.cluster("Alt", &[stays, goes]);
    assert_eq!(
        room.refused(moderator(1), &split(old, &[elsewhere])),
        Refusal::not_found("card")
    );
    let event = room.ok(moderator(1), &split(old, &[goes]));
    assert_eq!(event.kind, EventKind::ClusterSplit);
    let new = room.at(goes).cluster_id.unwrap();
    assert_ne!(new, old);
    assert_eq!(room.at(stays).cluster_id, Some(old));
    assert!(relations(&room).contains(&Relation::Split));
}

#[test]
fn naming_sees_a_newer_version() {
    let mut room = Room::new(0);
    let topic = room.cluster("Bus", &[]);
    let name = |version, title: &str, short: &str| Command::EditCluster {
        cluster_id: topic,
        version,
        title: title.into(),
        short_title: short.into(),
        domain_id: Some(domain(1)),
    };
    room.ok(moderator(1), &name(1, "Bus und Bahn", "Verkehr"));
    assert_eq!(room.topic(topic).short_title, "Verkehr");
    assert_eq!(
        room.refused(moderator(2), &name(1, "Busse", "")),
        Refusal::Conflict { version: 2 }
    );
    assert_eq!(
        room.refused(moderator(2), &name(2, &"x".repeat(81), "")),
        Refusal::TooLong {
            field: "title".into(),
            limit: 80,
            actual: 81
        }
    );
}

#[test]
fn invariant_3_a_topic_that_is_voted_on_is_neither_named_nor_merged_nor_split() {
    let mut room = Room::new(1);
    let card = room.criticism("Bus fehlt");
    let (a, b) = (room.cluster("A", &[card]), room.cluster("B", &[]));
    room.vote_on(&[a.0], RoundState::Open);
    let name = Command::EditCluster {
        cluster_id: a,
        version: 1,
        title: "Anders".into(),
        short_title: String::new(),
        domain_id: None,
    };
    let refused = [name, merge(&[a], b), merge(&[b], a), split(a, &[card])];
    for command in refused {
        assert_eq!(room.refused(moderator(1), &command), Refusal::RoundOpen);
    }
    room.vote_on(&[a.0], RoundState::Closed);
    room.ok(moderator(1), &merge(&[a], b));
}
