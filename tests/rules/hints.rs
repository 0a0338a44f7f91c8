//! Hints on the demo's cards: both privacy cards, and no ordinary one.

use proptest::prelude::*;
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

fn words(file: &'static str) -> Vec<&'static str> {
    file.lines().collect()
}

fn first_names() -> Vec<&'static str> {
    words(include_str!("../../src/domain/hints/first-names.txt"))
}

#[test]
fn the_lists_are_sorted_and_small_letters_only() {
    for file in [
        include_str!("../../src/domain/hints/first-names.txt"),
        include_str!("../../src/domain/hints/no-surnames.txt"),
        include_str!("../../src/domain/hints/places.txt"),
        include_str!("../../src/domain/hints/known-people.txt"),
    ] {
        let words = words(file);
        assert!(words.is_sorted_by(|a, b| a < b), "sorted, each once");
        for word in words {
            assert_eq!(word, word.to_lowercase().trim());
            assert!(!word.is_empty() && !word.contains('ı'), "{word}");
        }
    }
}

/// "anna" as "Anna".
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().unwrap();
    first.to_uppercase().chain(letters).collect()
}

#[test]
fn every_first_name_makes_a_name_but_not_before_a_place() {
    let places = words(include_str!("../../src/domain/hints/places.txt"));
    for (number, first) in first_names().into_iter().enumerate() {
        let first = capital(first);
        let kinds: Vec<HintKind> = hints(&format!("Hier wohnt {first} Musterfrau gern"))
            .iter()
            .map(|hint| hint.kind)
            .collect();
        assert_eq!(kinds, [HintKind::PersonName], "{first}");
        let place = capital(places[number % places.len()]);
        let text = format!("Hier ist {first} {place} und {first} Musterfrau {place}");
        assert_eq!(hints(&text), [], "{text}");
    }
}

proptest! {
    #[test]
    fn small_letters_and_marks_in_between_are_no_name(
        first in prop::sample::select(first_names()),
        last in "[a-zäöü]{3,9}",
        mark in "[,;:.!?]",
    ) {
        let (first_name, surname) = (capital(first), capital(&last));
        for text in [
            format!("so {first} {last} da"),
            format!("so {first_name} {last}"),
            format!("so {first_name}{mark} {surname}x"),
        ] {
            let names = hints(&text).into_iter().filter(|hint| hint.kind == HintKind::PersonName);
            prop_assert_eq!(names.count(), 0, "{}", text);
        }
    }

    #[test]
    fn a_name_is_marked_where_it_stands(
        first in prop::sample::select(first_names()),
        before in "[a-zäöü ]{0,40}",
        after in "[a-zäöü ]{0,40}",
    ) {
        let name = format!("{} Xqander", capital(first));
        let text = format!("{before}. {name} {after}");
        let found = hints(&text);
        let hint = found.iter().find(|hint| hint.kind == HintKind::PersonName).unwrap();
        let marked: String = text
            .chars()
            .skip(hint.start as usize)
            .take((hint.end - hint.start) as usize)
            .collect();
        prop_assert_eq!(marked, name);
    }
}
