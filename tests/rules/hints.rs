//! Hints on the demo's cards: both privacy cards, and no ordinary one.

use zukunftswerkstatt::domain::hints::{HintKind, hints};

use crate::demo::{field, list};

#[test]
fn no_regular_card_of_the_demo_is_held_up() {
    let cards = list("cards");
    assert_eq!(cards.len(), 183);
    for card in &cards {
        assert_eq!(
            hints(field(card, "text")),
            [],
            "{}",
            field(card, "client_key")
        );
    }
}

#[test]
fn no_text_of_a_measure_or_cluster_is_held_up() {
    for measure in list("measures") {
        for name in ["title", "short_title", "goal", "description", "first_step"] {
            assert_eq!(
                hints(field(&measure, name)),
                [],
                "{}",
                field(&measure, name)
            );
        }
    }
    for cluster in list("clusters") {
        assert_eq!(hints(field(&cluster, "title")), []);
    }
}

#[test]
fn of_the_difficult_cards_those_three_need_a_look() {
    for card in list("edge_cards") {
        let found = hints(field(&card, "text"));
        let kinds: Vec<HintKind> = found.into_iter().map(|hint| hint.kind).collect();
        match field(&card, "case") {
            "privacy_phone_name" => assert_eq!(kinds, [HintKind::PersonName, HintKind::Phone]),
            "privacy_email" => assert_eq!(kinds, [HintKind::Email]),
            "insult" => assert_eq!(kinds, [HintKind::Insult]),
            _ => assert_eq!(kinds, []),
        }
    }
}
