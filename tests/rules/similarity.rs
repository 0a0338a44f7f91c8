//! Duplicates among the demo's cards, and what holds for any texts.

use proptest::prelude::*;
use zukunftswerkstatt::domain::similarity::{Match, NEAR, Similarity, SimilarityIndex, similarity};

use crate::demo::{field, list};

#[test]
fn repeated_cards_point_to_the_card_they_repeat() {
    let mut index = SimilarityIndex::new();
    let (cards, edge_cards) = (list("cards"), list("edge_cards"));
    for card in &cards {
        index.insert(field(card, "client_key"), field(card, "text"));
    }
    let mut repeated = 0;
    for card in &edge_cards {
        let found = index.query(field(card, "text"));
        match card["duplicate_of"].as_str() {
            Some(key) => {
                repeated += 1;
                let similarity = Similarity::Exact;
                assert_eq!(found, [Match { key, similarity }]);
            }
            None => assert_eq!(found, [], "{}", field(card, "client_key")),
        }
    }
    assert_eq!(repeated, 3);
    // The oldest of several equal ones is the one to point to.
    index.insert("e-023", field(&edge_cards[22], "text"));
    let found = index.query(field(&edge_cards[23], "text"));
    let keys: Vec<&str> = found.iter().map(|found| found.key).collect();
    assert_eq!(keys, ["c-025", "e-023"]);
}

#[test]
fn no_two_regular_cards_are_taken_for_one() {
    let cards = list("cards");
    let mut index = SimilarityIndex::new();
    let mut closest = Vec::new();
    for card in &cards {
        let (key, text) = (field(card, "client_key"), field(card, "text"));
        assert_eq!(index.query(text), [], "{key}");
        for found in index.query_from(text, 40) {
            if let Similarity::Near(score) = found.similarity {
                closest.push(format!("{score} {} {key}", found.key));
            }
        }
        index.insert(key, text);
    }
    closest.sort();
    // These come nearest; all stay well under the bar.
    insta::assert_snapshot!(closest.join("\n"), @"
    40 p-009 c-036
    43 c-077 w-043
    45 c-026 w-032
    45 c-029 w-047
    57 c-017 w-025
    ");
}

#[test]
fn the_same_said_otherwise_is_found() {
    for (a, b) in [
        ("Kein WLAN im Bürgerhaus", "Im Bürgerhaus gibt es kein WLAN"),
        ("Kein WLAN im Bürgerhaus", "kein w-lan im buergerhaus!!"),
        ("Bus fährt abends nicht", "Abends fährt kein Bus"),
        ("Funkloch.", "Funklöcher"),
        (
            "Glasfaser fehlt in Lettenroth",
            "In Lettenroth fehlt Glasfaser noch immer",
        ),
        (
            "Öffnungszeiten im Bürgerbüro sind schlecht",
            "Schlechte Öffnungszeiten Bürgerbüro",
        ),
        (
            "Hundesteuer anmelden geht nur persöhnlich oder per Fax. FAX!",
            "Hundesteuer anmelden geht nur persönlich oder per Fax",
        ),
        ("Mehr Radwege", "Mehr Radwege bauen"),
    ] {
        let found = similarity(a, b);
        assert!(found >= Similarity::Near(NEAR), "{a} / {b}: {found:?}");
        assert_ne!(found, Similarity::Exact);
    }
    for (a, b) in [
        ("Kein WLAN im Bürgerhaus", "Kein WLAN im Altenheim"),
        ("Mehr Radwege", "Mehr Parkplätze"),
        ("Der Bus kommt zu spät", "Der Arzt kommt zu spät"),
        ("", "Bus"),
    ] {
        let found = similarity(a, b);
        assert!(found < Similarity::Near(NEAR), "{a} / {b}: {found:?}");
    }
}

#[test]
fn spelling_signs_and_blanks_make_no_difference() {
    for (a, b) in [
        ("Große Straße, müde Füße", "GROSSE STRASSE  MUEDE FUESSE!!!"),
        ("Café – René", "cafe rene"),
        ("🌳🌳", " 🌳🌳 "),
        ("", ""),
    ] {
        assert_eq!(similarity(a, b), Similarity::Exact, "{a} / {b}");
    }
    assert_ne!(similarity("🌳", "🚲"), Similarity::Exact);
}

#[test]
fn a_hidden_card_is_no_longer_pointed_to() {
    let mut index = SimilarityIndex::new();
    index.insert(1, "Funkloch");
    index.insert(2, "Funkloch!");
    assert!(index.remove(1));
    assert!(!index.remove(1));
    assert_eq!(index.query("funkloch").len(), 1);
    // A reworded card is found under its new text only.
    index.insert(2, "Bus");
    assert_eq!(index.query("funkloch"), []);
    assert_eq!(index.query("bus").len(), 1);
    assert_eq!(index.len(), 1);
    assert!(index.remove(2) && index.is_empty());
}

fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "WLAN",
        "Bus",
        "Busse",
        "der",
        "kein",
        "Bürgerhaus",
        "Bürgerhäuser",
        "fehlt",
        "abends",
        "fährt",
        "Straße",
        "🌳",
        "und",
        "Öffnungszeiten",
        "zu",
        "kurz",
    ]);
    prop::collection::vec(word, 0..7).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn the_index_finds_what_comparing_all_finds(
        texts in prop::collection::vec(text(), 0..20),
        removed in prop::collection::vec(0_usize..20, 0..5),
        asked in text(),
    ) {
        let mut index = SimilarityIndex::new();
        for (key, text) in texts.iter().enumerate() {
            index.insert(key, text);
        }
        for key in &removed {
            index.remove(*key);
        }
        let mut expected: Vec<Match<usize>> = texts
            .iter()
            .enumerate()
            .filter(|(key, _)| !removed.contains(key))
            .map(|(key, text)| Match { key, similarity: similarity(text, &asked) })
            .filter(|found| found.similarity >= Similarity::Near(NEAR))
            .collect();
        expected.sort_by_key(|found| std::cmp::Reverse(found.similarity));
        prop_assert_eq!(index.query(&asked), expected);
    }

    #[test]
    fn likeness_is_mutual(a in text(), b in text()) {
        prop_assert_eq!(similarity(&a, &b), similarity(&b, &a));
        prop_assert_eq!(similarity(&a, &a.to_uppercase()), Similarity::Exact);
    }
}
