//! Names of persons, where a form of address gives them away, or a first name.

use super::{full_name, runs};

const ADDRESS: [&str; 9] = [
    "frau", "herr", "herrn", "hr", "dr", "prof", "familie", "fam", "eheleute",
];

/// May stand between the address and the name.
const BETWEEN: [&str; 10] = [
    "dr", "prof", "med", "ing", "von", "vom", "van", "de", "zu", "zur",
];

/// Beginnings of capitalised words that are an office, not a name.
const OFFICES: [&str; 17] = [
    "bürgermeister",
    "oberbürgermeister",
    "ortsbürgermeister",
    "minister",
    "landrat",
    "landrät",
    "pfarrer",
    "lehrer",
    "doktor",
    "professor",
    "präsident",
    "direktor",
    "rektor",
    "nachbar",
    "kolleg",
    "vorsitz",
    "staatsanw",
];

/// Everyday words, which are capitalised in a text that is all capitals.
const EVERYDAY: [&str; 16] = [
    "und", "oder", "ist", "hat", "mit", "im", "in", "am", "auf", "die", "das", "ein", "eine",
    "nicht", "an", "für",
];

/// Ends of the names of streets and houses: "Dr. Müller Straße".
const PLACE_ENDS: [&str; 8] = [
    "straße", "strasse", "weg", "platz", "schule", "haus", "halle", "allee",
];

pub(super) fn names(text: &[char]) -> Vec<(usize, usize)> {
    let words: Vec<Word> = runs(text, |c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        .into_iter()
        .map(|(start, written)| Word {
            start,
            end: start + written.chars().count(),
            folded: written.to_lowercase(),
            capital: written.starts_with(char::is_uppercase),
        })
        .collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, first) in words.iter().enumerate() {
        let inside = found.last().is_some_and(|&(_, end)| first.start < end);
        if inside || !first.capital {
            continue;
        }
        let end = if first.is_one_of(&ADDRESS) {
            name_end(text, first, words.get(at + 1..).unwrap_or_default())
        } else {
            full_name::end(text, &words, at)
        };
        found.extend(end.map(|end| (first.start, end)));
    }
    found
}

pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) folded: String,
    pub(super) capital: bool,
}

impl Word {
    pub(super) fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.folded.as_str())
    }

    /// True if the gap after this word leaves it with the next one: blanks,
    /// and a dot only after an abbreviation, for it ends a sentence else.
    fn leads_over(&self, gap: &[char]) -> bool {
        let short = self.is_one_of(&["hr", "dr", "prof", "fam", "med", "ing"]);
        gap.iter()
            .all(|&c| c.is_whitespace() || (c == '.' && short))
    }

    pub(super) fn is_place(&self) -> bool {
        PLACE_ENDS.iter().any(|end| self.folded.ends_with(end))
    }

    pub(super) fn may_be_name(&self) -> bool {
        self.capital
            && self.end - self.start > 1
            && !self.is_one_of(&EVERYDAY)
            && !OFFICES.iter().any(|office| self.folded.starts_with(office))
    }
}

/// The end of the name after a form of address, if there is one: titles and
/// "von", then a surname, perhaps with a first name before it.
fn name_end(text: &[char], address: &Word, after: &[Word]) -> Option<usize> {
    let mut end = address.end;
    let mut names = 0;
    let mut before = address;
    for word in after {
        if !before.leads_over(text.get(end..word.start)?) {
            break;
        }
        if names > 0 && word.is_place() {
            return None;
        }
        if names == 2 {
            break;
        }
        let between = word.is_one_of(&BETWEEN)
            || (word.is_one_of(&["der", "den"]) && before.is_one_of(&["von", "van"]));
        if names > 0 || !between {
            if !word.may_be_name() || word.is_place() {
                break;
            }
            names += 1;
        }
        end = word.end;
        before = word;
    }
    (names > 0).then_some(end)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The names in a text.
    pub(in crate::domain::hints) fn found(text: &str) -> Vec<String> {
        let text: Vec<char> = text.chars().collect();
        names(&text)
            .into_iter()
            .map(|(start, end)| text[start..end].iter().collect())
            .collect()
    }

    #[test]
    fn names_after_an_address_are_found() {
        for (text, name) in [
            (
                "Bitte Frau Erika Mustermann anrufen",
                "Frau Erika Mustermann",
            ),
            ("Herrn Dr. Müller fragen", "Herrn Dr. Müller"),
            ("Dr. med. von Berg-Thal hat zu", "Dr. med. von Berg-Thal"),
            ("die Familie Özdemir hilft", "Familie Özdemir"),
            ("HERR SCHMIDT KOMMT NIE", "HERR SCHMIDT KOMMT"),
            ("Fam.Meier", "Fam.Meier"),
            ("Frau van der Berg", "Frau van der Berg"),
            ("Prof. Dr. Braun. Gut so", "Prof. Dr. Braun"),
        ] {
            assert_eq!(found(text), [name], "{text}");
        }
    }

    #[test]
    fn offices_places_and_ordinary_words_are_not() {
        for text in [
            "Frau Bürgermeisterin, bitte zuhören",
            "Als Frau abends Angst am Bahnhof",
            "Familie und Beruf",
            "Familie, Kinder, Rente",
            "FRAU UND MANN",
            "In der Dr.-Müller-Straße und der Dr. Eckener Straße",
            "Herr der Ringe im Kino",
            "herrlich gelegen, herr K",
            "Frau. Mann. Kind.",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
