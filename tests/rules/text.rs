//! What happens to the text that people write, on the demo's difficult cards
//! and on arbitrary input.

use crate::demo::{field, list};
use proptest::prelude::*;
use zukunftswerkstatt::domain::limits::CARD_TEXT;
use zukunftswerkstatt::domain::text::{
    TextFault, clean_line, clean_lines, length, optional_line, optional_lines,
};

#[test]
fn every_difficult_card_is_cleaned_as_expected() {
    let sanitised = [
        ("e-006", "Bitte netsieS egnal lesen können"),
        ("e-015", "Kein WLAN im Bürgerhaus"),
        ("e-016", "Das Bürgerbüro öffnet zu spät"),
        ("e-017", "Nullbyte und Glocke im Text"),
        ("e-018", "Zeile eins Zeile zwei mit Tabulator"),
    ];
    let cards = list("edge_cards");
    assert_eq!(cards.len(), 24);
    for card in &cards {
        let (key, raw) = (field(card, "client_key"), field(card, "text"));
        let cleaned = clean_line(raw, CARD_TEXT);
        match field(card, "expected") {
            "visible" | "privacy_hint" | "hidden" => {
                assert_eq!(cleaned.as_deref(), Ok(raw), "{key}");
            }
            "duplicate_hint" => assert_eq!(cleaned.as_deref(), Ok(raw.trim()), "{key}"),
            "sanitised" => {
                let (_, expected) = sanitised.iter().find(|(k, _)| *k == key).unwrap();
                assert_eq!(cleaned.as_deref(), Ok(*expected), "{key}");
            }
            "rejected" => {
                let fault = match key {
                    "e-003" => TextFault::TooLong {
                        limit: 140,
                        actual: 141,
                    },
                    _ => TextFault::Empty,
                };
                assert_eq!(cleaned, Err(fault), "{key}");
            }
            other => panic!("unknown expectation {other}"),
        }
    }
}

#[test]
fn regular_cards_are_kept_as_typed() {
    for card in list("cards") {
        let raw = field(&card, "text");
        assert_eq!(clean_line(raw, CARD_TEXT).as_deref(), Ok(raw));
    }
}

#[test]
fn emoji_stay_whole_and_strays_go() {
    for whole in [
        "👨\u{200D}👩\u{200D}👧",
        "👍🏽",
        "❤\u{FE0F}",
        "❤\u{FE0E}",
        "🏳\u{FE0F}\u{200D}🌈",
        "1\u{FE0F}\u{20E3}",
        "🇩🇪",
        "👩🏽\u{200D}🚀",
        "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    ] {
        assert_eq!(clean_line(whole, 20).as_deref(), Ok(whole));
    }
    for (stray, cleaned) in [
        ("a\u{200D}b", "ab"),
        ("👍\u{200D}", "👍"),
        ("\u{200D}👍", "👍"),
        ("1\u{FE0F}", "1"),
        ("x\u{FE0F}", "x"),
        ("🏴\u{E0067}\u{E0062}x", "🏴x"),
        ("x\u{E0067}\u{E007F}", "x"),
        ("1\u{200D}2", "12"),
        ("👨\u{200B}\u{200D}\u{200D}👩", "👨\u{200D}👩"),
    ] {
        assert_eq!(clean_line(stray, 20).as_deref(), Ok(cleaned), "{stray:?}");
    }
}

#[test]
fn invisible_characters_make_no_text() {
    for nothing in [
        "",
        " ",
        "\u{A0}\u{3000}",
        "\u{200B}",
        "\u{FEFF}",
        "\u{3164}",
        "\u{2800} \u{2800}",
        "\0",
        "\n\t\r\n",
        "\u{AD}",
        "\u{2066}\u{2069}",
        "\u{E0001}",
        "\u{FFFF}",
        "\u{85}\u{9F}",
    ] {
        assert_eq!(
            clean_line(nothing, 10),
            Err(TextFault::Empty),
            "{nothing:?}"
        );
        assert_eq!(optional_line(nothing, 10), Ok(None));
        assert_eq!(optional_lines(nothing, 10), Ok(None));
    }
}

#[test]
fn breaks_become_one_blank_in_a_line_and_stay_in_several() {
    assert_eq!(
        clean_line("a\r\nb\n\n\tc  d", 20).as_deref(),
        Ok("a b c  d")
    );
    assert_eq!(
        clean_line("a\u{2028}b\u{B}c\u{85}d", 20).as_deref(),
        Ok("a b c d")
    );
    assert_eq!(
        clean_lines(" eins  \r\n\r\n\r\n\n- zwei\tdrei\rvier\n\n", 40).as_deref(),
        Ok("eins\n\n- zwei drei\nvier")
    );
}

#[test]
fn the_limit_counts_code_points_after_cleaning() {
    let decomposed = "u\u{308}".repeat(140);
    assert_eq!(length(&clean_line(&decomposed, CARD_TEXT).unwrap()), 140);
    let padded = format!("  {}\u{200B}\n", "ß".repeat(140));
    assert!(clean_line(&padded, CARD_TEXT).is_ok());
    assert_eq!(
        clean_line(&"🌳".repeat(141), CARD_TEXT),
        Err(TextFault::TooLong {
            limit: 140,
            actual: 141
        })
    );
    assert_eq!(
        optional_lines("abc", 2),
        Err(TextFault::TooLong {
            limit: 2,
            actual: 3
        })
    );
}

/// Arbitrary text with many of the characters that need care.
fn troubled() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        '\u{200D}',
        '\u{FE0F}',
        '\u{FE0E}',
        '\u{200B}',
        '\u{202E}',
        '\u{2069}',
        '\u{308}',
        '\n',
        '\r',
        '\t',
        '\u{A0}',
        ' ',
        '1',
        '\u{20E3}',
        '👨',
        '👩',
        '🏴',
        '\u{E0067}',
        '\u{E007F}',
        '🇩',
        'u',
        '\u{1100}',
        '\u{1161}',
        '\u{2000}',
        '\0',
        '\u{34F}',
    ]);
    prop::collection::vec(prop_oneof![3 => special, 1 => any::<char>()], 0..40)
        .prop_map(|chars| chars.into_iter().collect())
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(raw in troubled()) {
        if let Ok(once) = clean_line(&raw, usize::MAX) {
            prop_assert_eq!(clean_line(&once, usize::MAX), Ok(once));
        }
        if let Ok(once) = clean_lines(&raw, usize::MAX) {
            prop_assert_eq!(clean_lines(&once, usize::MAX), Ok(once));
        }
    }

    #[test]
    fn a_cleaned_line_has_no_control_and_no_loose_end(raw in troubled()) {
        if let Ok(text) = clean_line(&raw, usize::MAX) {
            prop_assert!(!text.chars().any(char::is_control));
            let unseen = ['\u{200B}', '\u{202E}', '\u{2069}', '\u{2028}'];
            prop_assert!(!text.contains(unseen));
            prop_assert_eq!(text.trim(), &text);
        }
    }
}
