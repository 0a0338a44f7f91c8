//! Hints for the moderator at text that somebody should look at first.
//!
//! A hint never refuses a card and never changes it. It sends it to the
//! moderation queue, so that it is not on the projector before a person has
//! looked at it. Everything is a guess: the rules prefer to miss a case to
//! stopping ordinary cards about "Telefon", "8:00–12:00 Uhr" or "50 000 Euro".

mod full_name;
mod insult;
mod name;
mod numbers;

use serde::{Deserialize, Serialize};

/// What a passage may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum HintKind {
    /// A telephone number.
    Phone,
    /// An e-mail address, also with "(at)".
    Email,
    /// A person's name: after "Frau", "Herr", "Dr.", "Familie", or a first name and a surname.
    PersonName,
    /// An account number (IBAN).
    Iban,
    /// A swear word.
    Insult,
}

impl HintKind {
    /// True for what may be personal data.
    pub fn is_privacy(self) -> bool {
        !matches!(self, Self::Insult)
    }
}

/// A passage of a cleaned text, in code points from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Hint {
    /// What it may be.
    pub kind: HintKind,
    /// First code point, counted from 0.
    pub start: u32,
    /// Code point after the last one.
    pub end: u32,
}

/// All hints in a cleaned text, in order of appearance; they never overlap.
pub fn hints(text: &str) -> Vec<Hint> {
    let text: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let finders: [(HintKind, Finder); 5] = [
        (HintKind::Iban, numbers::ibans),
        (HintKind::Email, numbers::emails),
        (HintKind::Phone, numbers::phones),
        (HintKind::PersonName, name::names),
        (HintKind::Insult, insult::insults),
    ];
    for (kind, find) in finders {
        for (start, end) in find(&text) {
            let hint = Hint {
                kind,
                start: u32::try_from(start).unwrap_or(u32::MAX),
                end: u32::try_from(end).unwrap_or(u32::MAX),
            };
            let free = |other: &Hint| hint.end <= other.start || other.end <= hint.start;
            if found.iter().all(free) {
                found.push(hint);
            }
        }
    }
    found.sort_unstable_by_key(|hint| hint.start);
    found
}

/// Passages of one kind: first character and the one after the last.
type Finder = fn(&[char]) -> Vec<(usize, usize)>;

/// Runs of characters that `belongs` accepts, with their place.
fn runs(text: &[char], belongs: fn(char) -> bool) -> Vec<(usize, String)> {
    let mut runs: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (at, &c) in text.iter().enumerate() {
        if !belongs(c) {
            open = false;
            continue;
        }
        match runs.last_mut() {
            Some((_, run)) if open => run.push(c),
            _ => runs.push((at, c.to_string())),
        }
        open = true;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<HintKind> {
        hints(text).into_iter().map(|hint| hint.kind).collect()
    }

    #[test]
    fn hints_come_in_order_and_name_their_passage() {
        let text = "Käme Frau Erika Mustermann? Tel. 069 90009-123, e@example.org";
        let found = hints(text);
        let passage = |hint: &Hint| {
            let (start, end) = (hint.start as usize, hint.end as usize);
            text.chars()
                .skip(start)
                .take(end - start)
                .collect::<String>()
        };
        assert_eq!(
            found.iter().map(passage).collect::<Vec<_>>(),
            ["Frau Erika Mustermann", "069 90009-123", "e@example.org"]
        );
        assert_eq!(
            kinds(text),
            [HintKind::PersonName, HintKind::Phone, HintKind::Email]
        );
    }

    #[test]
    fn an_account_number_is_not_a_telephone_number_too() {
        assert_eq!(kinds("DE00 0690 0009 1230 0000 00"), [HintKind::Iban]);
    }

    #[test]
    fn insults_are_marked() {
        for text in [
            "faule Säcke",
            "Vollidioten!",
            "IDIOT",
            "ihr Deppen",
            "Id10t",
            "$chlampe",
            "So ein Arschloch",
        ] {
            let found = hints(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].kind, HintKind::Insult);
        }
        for text in [
            "Treppe defekt",
            "Mongolei",
            "Nazizeit im Unterricht",
            "Faul ist das Holz",
            "Spastik-Gruppe",
            "Säcke für Laub",
            "Dummerweise zu",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
