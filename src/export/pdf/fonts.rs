//! The fonts of the files, bytes of the programme: nothing is unpacked, and what no text needs is never read.
//! `frontend/scripts/subset-fonts.sh` makes them, under names of their own, as their licences ask.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// Fonts of the document's own family: regular, semibold, and both in italics.
const OWN: usize = 4;

macro_rules! files {
    ($($name:literal)*) => { [$(include_bytes!(concat!("fonts/document-", $name)).as_slice()),*] };
}
/// First the document's own family, a subset of Fira Sans: Latin, Greek and Cyrillic letters. The others stand in for
/// letters that it lacks, upright only, in this order. From Noto: Arabic, Hebrew, rare Latin, pictures, symbols, the common letters of
/// East Asia, scripts whose letters join or change. Unifont draws in squares what is left, and the last one has a lozenge
/// for whatever Unicode may add: the letter behind it stays in the file.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 36] = files![
        "sans-regular.ttf" "sans-semibold.ttf" "sans-italic.ttf" "sans-semibold-italic.ttf"
        "arabic-regular.ttf" "hebrew-regular.ttf" "more-regular.ttf" "emoji-regular.ttf" "symbols-regular.ttf" "symbols2-regular.ttf"
        "math-regular.ttf" "east-regular.otf" "armenian-regular.ttf" "bengali-regular.ttf" "devanagari-regular.ttf"
        "ethiopic-regular.ttf" "georgian-regular.ttf" "gujarati-regular.ttf" "gurmukhi-regular.ttf"
        "kannada-regular.ttf" "khmer-regular.ttf" "lao-regular.ttf" "malayalam-regular.ttf" "myanmar-regular.ttf"
        "nko-regular.ttf" "oriya-regular.ttf" "sinhala-regular.ttf" "syriac-regular.ttf" "tamil-regular.ttf"
        "telugu-regular.ttf" "thaana-regular.ttf" "thai-regular.ttf" "tifinagh-regular.ttf" "pixels-regular.otf"
        "pixels-upper-regular.otf" "rest-regular.ttf"
    ];
    let fonts = files
        .into_iter()
        .filter_map(|file| Font::new(Bytes::new(file), 0));
    fonts.collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
/// From each of these code points on, up to the next: the families that have a sign for it. Read from all the fonts once.
static SIGNS: LazyLock<Vec<(u32, Families)>> = LazyLock::new(|| {
    let (own, others) = FONTS.split_at_checked(OWN).unwrap_or((&FONTS, &[]));
    let has = |font: &Font, code: &u32| font.info().coverage.contains(*code);
    let first = own
        .iter()
        .take(1)
        .flat_map(|font| font.info().coverage.iter());
    let mut changes = changes(
        0,
        first.filter(|code| own.iter().all(|font| has(font, code))),
    );
    for (number, font) in (1..).zip(others) {
        changes.extend(self::changes(number, font.info().coverage.iter()));
    }
    changes.sort_unstable_by_key(|(code, _)| *code);
    let mut now = Families(0);
    for (_, families) in &mut changes {
        now = Families(now.0 ^ families.0);
        *families = now;
    }
    changes
});

/// The bit of the last family.
const LAST: u64 = 1 << 32;

/// Families of fonts, a bit for each in their order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Families(u64);

impl Families {
    /// Those that have a sign for this letter: of the document's own family, all four fonts.
    pub(super) fn with(letter: char) -> Self {
        let after = SIGNS.partition_point(|(code, _)| *code <= u32::from(letter));
        let last = after.checked_sub(1).and_then(|at| SIGNS.get(at));
        last.map_or(Self(0), |(_, families)| *families)
    }

    /// Those that have signs for letters of these and for a mark of those, if the typesetter comes to draw them together:
    /// it asks each family in turn, loses the letter where only the mark is found, and the last one draws nothing but a
    /// lozenge.
    pub(super) fn carrying(self, mark: Self) -> Option<Self> {
        let both = self.0 & mark.0;
        let before = (both & both.wrapping_neg()).wrapping_sub(1);
        let loses = mark.0 & !self.0 & before != 0;
        (both & (LAST - 1) != 0 && !loses).then_some(Self(both))
    }

    /// True if there is none.
    pub(super) fn are_none(self) -> bool {
        self.0 == 0
    }
}

/// Where a family begins to have signs, and where it ends.
fn changes(family: u32, codes: impl Iterator<Item = u32>) -> Vec<(u32, Families)> {
    let bit = Families(1 << family);
    let mut changes: Vec<(u32, Families)> = Vec::new();
    for code in codes {
        match changes.last_mut() {
            Some((end, _)) if *end == code => *end = code + 1,
            _ => changes.extend([(code, bit), (code + 1, bit)]),
        }
    }
    changes
}

/// What the typesetter chooses from.
pub(super) fn book() -> &'static LazyHash<FontBook> {
    &BOOK
}

/// The font of this number in the book.
pub(super) fn font(number: usize) -> Option<Font> {
    FONTS.get(number).cloned()
}

/// The names of the families, in the order in which they are asked for a sign.
pub(super) fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = FONTS
        .iter()
        .map(|font| font.info().family.as_str())
        .collect();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::{FONTS, Families, LAST, names};

    #[test]
    fn each_font_is_one_and_each_family_has_a_bit() {
        assert_eq!((FONTS.len(), names().len()), (36, 33), "{:?}", names());
        assert_eq!(Families::with('\u{20000}'), Families(LAST));
    }

    #[test]
    fn the_first_family_with_a_sign_is_known() {
        let first = |letter: char| {
            let families = Families::with(letter).0;
            names().get(families.trailing_zeros() as usize).copied()
        };
        for (letter, name) in [
            ('ß', "Document Sans"),
            ('Я', "Document Sans"),
            ('م', "Document Arabic"),
            ('ש', "Document Hebrew"),
            ('ɔ', "Document More"),
            ('👋', "Document Emoji"),
            ('✓', "Document Symbols2"),
            ('漢', "Document East"),
            ('한', "Document East"),
            ('ไ', "Document Thai"),
            ('ह', "Document Devanagari"),
            ('ሀ', "Document Ethiopic"),
            ('\u{9fbb}', "Document Pixels"),
            ('𐎀', "Document Pixels Upper"),
            ('\u{20000}', "Document Rest"),
        ] {
            assert_eq!(first(letter), Some(name), "{letter}");
        }
        assert!(Families::with('\u{e000}').are_none(), "private");
        assert!(Families::with('\u{10ffff}').are_none());
    }
}
