//! Names of persons without a form of address: a first name that many bear, and a surname after it.
//!
//! The lists beside this file are plain words, one per line: lower-case, sorted, `ı` as `i`. A false
//! alarm costs a moderator a click and a citizen the wait, so whatever may be a street, a school, a
//! church, a feast day or a person of history passes. Scripts without capitals are not looked at.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::name::Word;

/// First names, German, Turkish, Russian, Ukrainian and Arabic; not those that are everyday words.
static FIRST_NAMES: LazyLock<List> = LazyLock::new(|| list(include_str!("first-names.txt")));

/// What may stand after a first name without being a surname.
static NO_SURNAMES: LazyLock<List> = LazyLock::new(|| list(include_str!("no-surnames.txt")));

/// What is often named after a person.
static PLACES: LazyLock<List> = LazyLock::new(|| list(include_str!("places.txt")));

/// Persons of history and of books, by a first name and the surname.
static KNOWN: LazyLock<List> = LazyLock::new(|| list(include_str!("known-people.txt")));

type List = HashSet<&'static str>;

fn list(lines: &'static str) -> List {
    lines.lines().collect()
}

/// Between first name and surname.
const PARTICLES: [&str; 10] = [
    "von", "vom", "van", "de", "da", "di", "al", "el", "bin", "ibn",
];

/// Before a first name: the saint, not the neighbour.
const SAINTS: [&str; 9] = [
    "st", "sankt", "hl", "heilige", "heiliger", "heiligen", "santa", "san", "sant",
];

/// Ends of words that are never surnames.
const NOUN_ENDS: [&str; 22] = [
    "heit",
    "keit",
    "schaft",
    "tion",
    "tionen",
    "tät",
    "ismus",
    "ungen",
    "kirche",
    "kapelle",
    "brücke",
    "gasse",
    "bahnhof",
    "denkmal",
    "zentrum",
    "museum",
    "theater",
    "verein",
    "gymnasium",
    "friedhof",
    "gemeinde",
    "park",
];

/// The end of a name that begins with the word at this place, if it does.
pub(super) fn end(text: &[char], words: &[Word], at: usize) -> Option<usize> {
    if !words.get(at)?.is_first_name(text)
        || belongs_to_place(text, words, at)
        || goes_on(text, words, at)
    {
        return None;
    }
    let mut last = at;
    let mut particles = false;
    loop {
        let word = words.get(last)?;
        let next = words.get(last + 1)?;
        if !is_blank(text.get(word.end..next.start)?) {
            return None;
        }
        last += 1;
        if next.is_particle(word) {
            particles = true;
        } else if particles || !next.is_first_name(text) || !followed_by_capital(text, words, last)
        {
            break;
        }
    }
    let surname = words.get(last)?;
    let place_after = words.get(last + 1).is_some_and(|next| {
        next.names_place() && text.get(surname.end..next.start).is_some_and(is_blank)
    });
    let known = words
        .get(at..last)?
        .iter()
        .any(|first| KNOWN.contains(format!("{} {}", first.folded, surname.folded).as_str()));
    (surname.may_be_surname(text) && !place_after && !known).then_some(surname.end)
}

/// The second of two first names: whether they begin a name was settled at the first.
fn goes_on(text: &[char], words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let (Some(before), Some(word)) = (before, words.get(at)) else {
        return false;
    };
    before.is_first_name(text) && text.get(before.end..word.start).is_some_and(is_blank)
}

/// "Gesamtschule Anna Seghers", "St. Maria".
fn belongs_to_place(text: &[char], words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let (Some(before), Some(word)) = (before, words.get(at)) else {
        return false;
    };
    let joined = |marks: &[char]| {
        text.get(before.end..word.start)
            .is_some_and(|gap| gap.iter().all(|c| c.is_whitespace() || marks.contains(c)))
    };
    (before.names_place() && joined(&['"', '„', '“', '»', '«', '\'']))
        || (before.is_one_of(&SAINTS) && joined(&['.']))
}

/// True if the word at this place is followed by one that may go on with the name: then a first
/// name is not the surname.
fn followed_by_capital(text: &[char], words: &[Word], at: usize) -> bool {
    let (Some(word), Some(next)) = (words.get(at), words.get(at + 1)) else {
        return false;
    };
    text.get(word.end..next.start).is_some_and(is_blank)
        && (next.is_particle(word) || next.may_be_surname(text) || next.names_place())
}

/// Blanks on one line: a mark or a new line begins something else.
fn is_blank(gap: &[char]) -> bool {
    gap.iter().all(|&c| c.is_whitespace() && c != '\n')
}

impl Word {
    /// As it stands in the lists.
    fn listed(&self) -> String {
        self.folded.replace('ı', "i").replace('\u{307}', "")
    }

    /// A capital and small letters after it: in a text that is all capitals nothing tells names.
    fn is_written_as_name(&self, text: &[char]) -> bool {
        self.capital
            && text
                .get(self.start..self.end)
                .is_some_and(|letters| letters.iter().any(|c| c.is_lowercase()))
    }

    /// Also "Karl-Heinz".
    fn is_first_name(&self, text: &[char]) -> bool {
        self.is_written_as_name(text)
            && self
                .listed()
                .split('-')
                .all(|part| FIRST_NAMES.contains(part))
    }

    fn is_particle(&self, before: &Self) -> bool {
        let article = self.is_one_of(&["der", "den"]) && before.is_one_of(&["von", "van"]);
        !self.capital && (self.is_one_of(&PARTICLES) || article)
    }

    fn names_place(&self) -> bool {
        self.is_place()
            || NOUN_ENDS.iter().any(|end| self.folded.ends_with(end))
            || self
                .folded
                .rsplit('-')
                .next()
                .is_some_and(|part| PLACES.contains(part))
    }

    fn may_be_surname(&self, text: &[char]) -> bool {
        let length = self.end - self.start;
        self.is_written_as_name(text)
            && length > 2
            && self.may_be_name()
            && !self.names_place()
            && !(length > 6 && self.folded.ends_with("ung"))
            && !NO_SURNAMES.contains(self.folded.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::super::name::tests::found;

    #[test]
    fn first_names_and_surnames_are_found() {
        for (text, name) in [
            ("Karl Muster", "Karl Muster"),
            ("Fragt mal Karl Muster im Bauamt", "Karl Muster"),
            ("Karl Muster, Straße sperren", "Karl Muster"),
            ("Der Bürgermeister Karl Muster ist da", "Karl Muster"),
            ("Bürgermeisterin Anna Schulz soll kommen", "Anna Schulz"),
            ("das weiß Petra Schmidt-Beispiel.", "Petra Schmidt-Beispiel"),
            ("Karl-Heinz Müller mäht nie", "Karl-Heinz Müller"),
            ("Karl Heinz Müller mäht nie", "Karl Heinz Müller"),
            ("Anna Maria Weber kann das", "Anna Maria Weber"),
            ("Thomas Beispiels Hund bellt", "Thomas Beispiels"),
            ("(Sabine Krause)", "Sabine Krause"),
            ("„Uwe Lehmann“ fährt zu schnell", "Uwe Lehmann"),
            ("Johanna von Berg-Thal hilft", "Johanna von Berg-Thal"),
            ("Jan van der Meer baut", "Jan van der Meer"),
            ("Mit Petra Hermann reden", "Petra Hermann"),
            ("Werner Walter", "Werner Walter"),
            ("Peter Jung vom Verein", "Peter Jung"),
            ("Karl Sommer und die Vereine", "Karl Sommer"),
            ("Dr. Karl Beispiel", "Dr. Karl Beispiel"),
            ("Mehmet Yılmaz hat die Schlüssel", "Mehmet Yılmaz"),
            ("İbrahim Öztürk", "İbrahim Öztürk"),
            ("Ayşe Demir und die Frauen", "Ayşe Demir"),
            ("Fatma Çelik macht den Kurs", "Fatma Çelik"),
            ("Yıldız Kaya", "Yıldız Kaya"),
            ("Oleksandr Schewtschuk hilft", "Oleksandr Schewtschuk"),
            ("Olena Kowalenko übersetzt", "Olena Kowalenko"),
            ("Svetlana Ivanova", "Svetlana Ivanova"),
            ("Спросите: Олена Коваленко знает", "Олена Коваленко"),
            ("Дмитрий Иванов чинит лампы", "Дмитрий Иванов"),
            ("Ahmad al Hassan", "Ahmad al Hassan"),
            ("Mohammed Al-Sayed", "Mohammed Al-Sayed"),
            ("Fatima Haddad kocht", "Fatima Haddad"),
            ("Youssef bin Salman", "Youssef bin Salman"),
            ("please ask Oliver Twister", "Oliver Twister"),
        ] {
            assert_eq!(found(text), [name], "{text}");
        }
    }

    #[test]
    fn places_feasts_and_people_of_history_pass() {
        for text in [
            "Karl Marx Straße",
            "Karl Marx",
            "Karl Muster Straße erneuern",
            "Karl-Marx-Straße",
            "Karl Marx-Straße",
            "Anna-Seghers-Schule",
            "Gesamtschule Anna Beispiel streichen",
            "Kita „Maria Sonnenschein“ erweitern",
            "Paul Beispiel Gymnasium",
            "Dr. Karl Beispiel Weg",
            "Maria Himmelfahrt",
            "Mariä Himmelfahrt, Maria Hilf und Maria Laach",
            "St. Martin Umzüge",
            "Sankt Georg Beispiel",
            "Martin Umzug im Ort",
            "Johannes Passion im Dom",
            "Lukas Gemeinde",
            "Martin Luther",
            "Sophie Scholl Platz",
            "Johann Wolfgang von Goethe",
            "Otto Versammlung",
            "Anna und Karl auf dem Spielplatz",
            "Anna, Karl, Müller",
            "Anna. Spielplatz fehlt",
            "Anna\nBeispiel",
            "Kann Peter Sie anrufen?",
            "Treffen mit Peter Montag",
            "Mit Peter Fahrräder reparieren",
            "Will Anna Spielplätze?",
            "KARL MUSTER KOMMT NIE",
            "karl muster",
            "Karl der Große",
            "Peter W. hat Recht",
            "Peter 2 Stunden",
            "August Sommer Ferien",
            "Nur Busse fahren hier",
            "Rosa Wände, Ernst Machen",
            "Am Kai Bänke aufstellen",
            "Heide Wege und Roman Lesung",
            "Peter Freiheit",
            "улица Карла Маркса",
            "вулиця Тараса Шевченка",
            "Анна и Мария",
            "Neue Mitte Süd",
            "Park Otto Beispiel",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
