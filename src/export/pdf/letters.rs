//! Texts as the fonts can show them. The standards take no file with holes in its text, and neither do its readers:
//!
//! - Whitespace is a space, but for what holds words together; a line feed stays one.
//! - Controls go, and signs that show nothing by themselves and join nothing.
//! - A letter of private use has no meaning outside the programme that it comes from: a lozenge stands for it.
//! - A mark that no font can put on its letter is set after it.

use super::fonts::Families;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};

/// Stands for a letter of private use.
const UNKNOWN: char = '◊';
/// Shows nothing, and no line ends there: what follows does not belong to the letter before it.
const APART: char = '\u{2060}';
/// Letters before this one neither join nor change.
const FIRST_MARK: char = '\u{300}';
/// From a joiner on, a picture belongs to the one before.
const JOINER: char = '\u{200d}';

/// A text in one line.
pub(super) fn line(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() && !holds_together(letter));
    let words: Vec<String> = words.map(shown).filter(|word| !word.is_empty()).collect();
    words.join(" ").trim().to_owned()
}

/// A text with a sign for each of its letters.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    // The families with signs for all of the letter so far, with its marks.
    let mut able = Families::with(' ');
    let mut before = ' ';
    for letter in text.chars().filter_map(kept) {
        if joins(letter) {
            if !before.is_whitespace() {
                shown.push(letter);
                before = letter;
            }
            continue;
        }
        let mut families = Families::with(letter);
        let letter = if families.are_none() { UNKNOWN } else { letter };
        if letter == UNKNOWN {
            families = Families::with(UNKNOWN);
        }
        if letter >= FIRST_MARK && (before == JOINER || belongs_to_the_one_before(letter)) {
            if let Some(both) = able.carrying(families) {
                families = both;
            } else {
                shown.push(APART);
            }
        }
        able = families;
        shown.push(letter);
        before = letter;
    }
    shown
}

/// The letter that is set for this one, if any.
fn kept(letter: char) -> Option<char> {
    match letter {
        '\n' => Some(letter),
        // As wide as a figure: Fira Sans has no such space.
        '\u{2007}' => Some('\u{a0}'),
        _ if holds_together(letter) => Some(letter),
        _ if letter.is_whitespace() => Some(' '),
        _ if letter.is_control() || is_invisible(letter) => None,
        _ => Some(letter),
    }
}

/// No line ends at these spaces.
fn holds_together(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Joiners, and selectors of the form of a picture: they need no sign.
fn joins(letter: char) -> bool {
    matches!(
        letter,
        '\u{200c}' | JOINER | '\u{fe0e}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}'
    )
}

/// Marks, and colours of skin.
fn belongs_to_the_one_before(letter: char) -> bool {
    letter.general_category_group() == GeneralCategoryGroup::Mark
        || matches!(letter, '\u{1f3fb}'..='\u{1f3ff}')
}

/// Marks of direction, fillers, selectors of variants: what Unicode calls "default ignorable", but for what joins.
fn is_invisible(letter: char) -> bool {
    !joins(letter)
        && matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::{line, shown};

    #[test]
    fn letters_stay_and_what_shows_nothing_goes() {
        for text in [
            "Größe „12 €“ – z.\u{202f}B. 5\u{a0}%",
            "👋🏽 👩‍👧 🇩🇪 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            "漢字 かな 한국어 ไทย हिन्दी",
            "می\u{200c}خواهم",
            "e\u{301} य\u{93c}",
        ] {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("a\u{0}b\u{202e}c\u{feff}d\tz\r\n"), "abcd z \n");
        assert_eq!(shown("\u{e000}\u{10fffd}"), "◊◊");
    }

    #[test]
    fn a_mark_that_no_font_can_put_there_stands_apart() {
        assert_eq!(shown("漢\u{20dd}"), "漢\u{2060}\u{20dd}");
        assert_eq!(shown("👋\u{308}"), "👋\u{2060}\u{308}");
        assert_eq!(shown("ก\u{301}"), "ก\u{2060}\u{301}");
        assert_eq!(shown("x\u{489}"), "x\u{489}", "one font draws both");
        assert_eq!(shown("\u{20000}\u{300}"), "\u{20000}\u{2060}\u{300}");
    }

    #[test]
    fn a_line_keeps_spaces_that_hold_together() {
        assert_eq!(line(" eins\n zwei\u{a0}drei \u{0} "), "eins zwei\u{a0}drei");
    }
}
