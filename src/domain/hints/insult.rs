//! Swear words, by stem: a short list, for a hint only.

use super::runs;

/// Anywhere in a word: "Vollidioten", "Rathaustrottel".
const INSIDE: [&str; 14] = [
    "idiot",
    "arschl",
    "wichser",
    "trottel",
    "hurens",
    "dummkopf",
    "dummkoepf",
    "schwachkopf",
    "schwachkoepf",
    "drecksack",
    "dreckssack",
    "saftsack",
    "missgeburt",
    "vollpfosten",
];

/// At the beginning of a word.
const START: [&str; 22] = [
    "depp",
    "fotze",
    "hure",
    "nutte",
    "schlampe",
    "hackfresse",
    "drecksau",
    "scheisskerl",
    "penner",
    "bloedmann",
    "schwachmat",
    "nichtsnutz",
    "taugenichts",
    "faulpelz",
    "faulenzer",
    "schwuchtel",
    "kanak",
    "neger",
    "fick",
    "verpiss",
    "abschaum",
    "gesindel",
];

/// Whole words.
const WHOLE: [&str; 11] = [
    "arsch",
    "aersche",
    "nazi",
    "nazis",
    "spast",
    "spasti",
    "spasten",
    "mongo",
    "mongos",
    "volldepp",
    "volldeppen",
];

/// Two words: "faule Säcke".
const PAIRS: [(&str, &str); 6] = [
    ("faul", "saeck"),
    ("faul", "sack"),
    ("faul", "sau"),
    ("faul", "schwein"),
    ("dumm", "sau"),
    ("bloed", "sau"),
];

pub(super) fn insults(text: &[char]) -> Vec<(usize, usize)> {
    let words: Vec<(usize, usize, String)> = runs(text, belongs)
        .into_iter()
        .map(|(start, word)| (start, start + word.chars().count(), fold(&word)))
        .collect();
    let single = words
        .iter()
        .filter(|(_, _, word)| is_insult(word))
        .map(|&(start, end, _)| (start, end));
    let pairs = words.iter().zip(words.iter().skip(1)).filter_map(|(a, b)| {
        let insult = PAIRS
            .iter()
            .any(|(first, second)| a.2.starts_with(first) && b.2.starts_with(second));
        insult.then_some((a.0, b.1))
    });
    single.chain(pairs).collect()
}

fn is_insult(word: &str) -> bool {
    INSIDE.iter().any(|stem| word.contains(stem))
        || START.iter().any(|stem| word.starts_with(stem))
        || WHOLE.contains(&word)
}

fn belongs(c: char) -> bool {
    c.is_alphanumeric() || c == '@' || c == '$'
}

/// Lower case, umlauts spelt out, and characters used in place of letters.
fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            '0' => folded.push('o'),
            '1' => folded.push('i'),
            '3' => folded.push('e'),
            '4' | '@' => folded.push('a'),
            '5' | '$' => folded.push('s'),
            c => folded.push(c),
        }
    }
    folded
}
