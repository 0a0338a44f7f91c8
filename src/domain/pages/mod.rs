//! The pages as they come with the product: sensible texts with visible placeholders for what only
//! the municipality knows. As soon as one is edited, the edited one holds.

use super::municipality::{Page, PageKind, PageText};
use std::collections::BTreeMap;

/// The shipped text of a page.
pub fn shipped(kind: PageKind) -> Page {
    let [de, en, plain] = match kind {
        PageKind::Privacy => [
            text(
                "Sie nehmen ohne Namen und ohne Konto teil; Ihr Handy bekommt nur eine Zufallsnummer.",
                include_str!("privacy.de.txt"),
            ),
            text(
                "You take part without name and account; your phone only gets a random number.",
                include_str!("privacy.en.txt"),
            ),
            text(
                "Niemand fragt nach Ihrem Namen. Ihr Handy bekommt nur eine Nummer.",
                include_str!("privacy.de-simple.txt"),
            ),
        ],
        PageKind::Imprint => [
            text("", include_str!("imprint.de.txt")),
            text("", include_str!("imprint.en.txt")),
            text("", include_str!("imprint.de-simple.txt")),
        ],
        PageKind::Accessibility => [
            text("", include_str!("accessibility.de.txt")),
            text("", include_str!("accessibility.en.txt")),
            text("", include_str!("accessibility.de-simple.txt")),
        ],
    };
    Page {
        kind,
        de,
        en,
        plain,
        more: BTreeMap::new(),
        version: 0,
        modified_at: None,
    }
}

fn text(short: &str, body: &str) -> PageText {
    PageText {
        short: short.to_owned(),
        body: body.trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::limits;

    #[test]
    fn every_page_is_there_in_all_languages_and_asks_for_what_is_missing() {
        for kind in [
            PageKind::Privacy,
            PageKind::Imprint,
            PageKind::Accessibility,
        ] {
            let page = shipped(kind);
            for (body, ask) in [
                (&page.de.body, "[bitte ergänzen"),
                (&page.en.body, "[please complete"),
                (&page.plain.body, "[bitte ergänzen"),
            ] {
                assert!(body.contains(ask), "{kind:?}: {body}");
                assert!(body.chars().count() <= limits::LEGAL_TEXT);
            }
        }
    }

    #[test]
    fn the_privacy_notice_promises_what_the_design_promises() {
        let page = shipped(PageKind::Privacy);
        for words in [
            "auch der Betreiber",
            "Alte Sicherungen",
            "die Reihenfolge der Eingänge",
            "Wer den laufenden Server verändert",
        ] {
            assert!(page.de.body.contains(words), "{words}");
        }
        assert!(!page.de.short.is_empty() && !page.plain.short.is_empty());
    }
}
