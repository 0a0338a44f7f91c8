//! Cards and measures that say the same: a hint for the moderator.
//!
//! Two texts are *exact* duplicates if they are equal but for case, umlaut
//! spelling, punctuation and blanks. They are *near* duplicates by a score
//! from 0 to 100: the share of weighted features that they have in common
//! (Dice), where the features of a text are its word stems and the runs of
//! three letters in them. Stems find the same words in another order, runs of
//! letters find slips and compounds ("Bürgerhaus", "Bürgerhäuser"). Everyday
//! words weigh little.
//!
//! Nothing is ever merged or dropped because of this.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Least score at which two texts are told as near duplicates.
pub const NEAR: u8 = 65;

/// How much two texts say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Similarity {
    /// A score from 0 to 100 of texts that are not exact duplicates.
    Near(u8),
    /// Equal but for case, umlaut spelling, punctuation and blanks.
    Exact,
}

/// A text of the index that resembles the one asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<K> {
    /// Its key.
    pub key: K,
    /// How much it resembles.
    pub similarity: Similarity,
}

/// Compares two texts.
pub fn similarity(a: &str, b: &str) -> Similarity {
    let (a, b) = (Profile::of(a), Profile::of(b));
    let there: HashMap<Feature, u32> = b.features.iter().copied().collect();
    let common = a
        .features
        .iter()
        .filter_map(|(feature, weight)| Some(*weight.min(there.get(feature)?)))
        .sum();
    a.compare(&b, common)
}

/// Texts that can be searched for duplicates. A query costs as much as there
/// are texts that share a feature with it, not as there are texts.
#[derive(Debug, Clone)]
pub struct SimilarityIndex<K> {
    /// By order of insertion; never reused.
    entries: BTreeMap<usize, (K, Profile)>,
    numbers: HashMap<K, usize>,
    /// For each feature the texts that have it, with its weight there, oldest
    /// first.
    postings: HashMap<Feature, Vec<(usize, u32)>>,
    next: usize,
}

impl<K> Default for SimilarityIndex<K> {
    fn default() -> Self {
        Self {
            entries: BTreeMap::new(),
            numbers: HashMap::new(),
            postings: HashMap::new(),
            next: 0,
        }
    }
}

impl<K: Copy + Eq + Hash> SimilarityIndex<K> {
    /// An empty index.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True if there is no text.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds a text, or replaces the one with the same key. A replaced text
    /// counts as the newest.
    pub fn insert(&mut self, key: K, text: &str) {
        self.remove(key);
        let number = self.next;
        self.next = self.next.saturating_add(1);
        let profile = Profile::of(text);
        for &(feature, weight) in &profile.features {
            self.postings
                .entry(feature)
                .or_default()
                .push((number, weight));
        }
        self.numbers.insert(key, number);
        self.entries.insert(number, (key, profile));
    }

    /// Takes a text out, as when its card is hidden; false if there was none.
    pub fn remove(&mut self, key: K) -> bool {
        let Some(number) = self.numbers.remove(&key) else {
            return false;
        };
        if let Some((_, profile)) = self.entries.remove(&number) {
            for (feature, _) in profile.features {
                if let Some(texts) = self.postings.get_mut(&feature) {
                    texts.retain(|&(text, _)| text != number);
                    if texts.is_empty() {
                        self.postings.remove(&feature);
                    }
                }
            }
        }
        true
    }

    /// The texts that resemble this one by at least [`NEAR`], the most
    /// similar first, and among equals the oldest first.
    pub fn query(&self, text: &str) -> Vec<Match<K>> {
        self.query_from(text, NEAR)
    }

    /// The same with another least score.
    pub fn query_from(&self, text: &str, least: u8) -> Vec<Match<K>> {
        let asked = Profile::of(text);
        // One place per text ever inserted: far quicker than a map.
        let mut common = vec![0_u32; self.next];
        for (feature, weight) in &asked.features {
            for &(number, there) in self.postings.get(feature).into_iter().flatten() {
                if let Some(sum) = common.get_mut(number) {
                    *sum += (*weight).min(there);
                }
            }
        }
        let mut matches: Vec<Match<K>> = common
            .into_iter()
            .enumerate()
            .filter(|&(_, common)| common > 0)
            .filter_map(|(number, common)| {
                let (key, profile) = self.entries.get(&number)?;
                let similarity = asked.compare(profile, common);
                (similarity >= Similarity::Near(least)).then_some(Match {
                    key: *key,
                    similarity,
                })
            })
            .collect();
        matches.sort_by_key(|found| Reverse(found.similarity));
        matches
    }
}

/// What of a text is compared.
#[derive(Debug, Clone)]
struct Profile {
    /// Its words, folded and joined by blanks.
    folded: String,
    /// Features with their weight, sorted.
    features: Vec<(Feature, u32)>,
    /// Sum of all weights.
    weight: u32,
}

impl Profile {
    fn of(text: &str) -> Self {
        let folded = fold(text);
        let mut features = BTreeMap::<Feature, u32>::new();
        for word in folded.split(' ') {
            let stem = stem(word);
            let weight = weight(word, &stem);
            let letters: Vec<char> = format!("<{stem}>").chars().collect();
            *features.entry(feature(&letters)).or_default() += 3 * weight;
            for three in letters.windows(3).filter(|_| letters.len() > 3) {
                *features.entry(feature(three)).or_default() += weight.div_ceil(4);
            }
        }
        let features: Vec<(Feature, u32)> = features.into_iter().collect();
        let weight = features.iter().map(|(_, weight)| weight).sum();
        Self {
            folded,
            features,
            weight,
        }
    }

    fn compare(&self, other: &Self, common: u32) -> Similarity {
        if self.folded == other.folded {
            return Similarity::Exact;
        }
        let all = u64::from(self.weight) + u64::from(other.weight);
        let score = (200 * u64::from(common)).checked_div(all).unwrap_or(0);
        Similarity::Near(u8::try_from(score.min(100)).unwrap_or(100))
    }
}

/// A stem between `<` and `>`, or three letters of that, as its FNV-1a hash.
type Feature = u64;

fn feature(letters: &[char]) -> Feature {
    letters.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &letter| {
        (hash ^ u64::from(letter)).wrapping_mul(0x0000_0100_0000_01B3)
    })
}

/// Lower case, umlauts and ß spelt out, accents dropped, everything but
/// letters and digits a blank. A text of signs only stays as it is.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase) {
        match c {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            c => folded.extend(std::iter::once(c).nfd().filter(|&c| !is_combining_mark(c))),
        }
    }
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        return text.split_whitespace().collect();
    }
    words.join(" ")
}

/// The word without a common ending, if enough of it is left, and without
/// umlauts, which come and go with the plural.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 10] = ["ern", "em", "en", "er", "es", "et", "st", "e", "n", "s"];
    let letters = word.chars().count();
    ENDINGS
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|rest| letters >= 6 && rest.chars().count() >= 4)
        .unwrap_or(word)
        .replace("ae", "a")
        .replace("oe", "o")
        .replace("ue", "u")
}

/// Everyday words weigh little, long words more than short ones.
fn weight(word: &str, stem: &str) -> u32 {
    if EVERYDAY.contains(&word) {
        return 2;
    }
    let letters = u32::try_from(stem.chars().count()).unwrap_or(u32::MAX);
    8 + letters.min(12)
}

/// The most frequent German words that carry no topic, folded.
const EVERYDAY: [&str; 117] = [
    "aber", "alle", "alles", "als", "also", "am", "an", "auch", "auf", "aus", "bei", "beim", "bis",
    "da", "damit", "dann", "das", "dass", "dazu", "dem", "den", "denn", "der", "des", "die",
    "dies", "diese", "dieser", "doch", "dort", "durch", "ein", "eine", "einem", "einen", "einer",
    "eines", "er", "erst", "es", "etwas", "fehlen", "fehlt", "fuer", "gar", "gegangen", "gehen",
    "geht", "gibt", "habe", "haben", "hat", "hier", "ich", "ihr", "im", "immer", "in", "ins",
    "ist", "ja", "jede", "jeder", "jedes", "kann", "kein", "keine", "keiner", "kommen", "kommt",
    "machen", "macht", "man", "mehr", "mit", "muss", "nach", "nicht", "nichts", "noch", "nur",
    "oder", "ohne", "schon", "sehr", "sein", "sich", "sie", "sind", "so", "soll", "sollen",
    "sollte", "um", "und", "uns", "unser", "viel", "vom", "von", "vor", "waere", "wann", "was",
    "weil", "wenn", "wer", "werden", "wie", "will", "wir", "wird", "wollen", "zu", "zum", "zur",
    "zwei",
];
