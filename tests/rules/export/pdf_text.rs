//! Any text survives in a PDF: what is read back out of the file is what was put in.
//!
//! Left out on both sides: whitespace (lines break anew), controls, and signs that show nothing by themselves. A lozenge
//! stands for letters of private use and for what no letter can be. Two things are as the typesetter has them: words that
//! run from right to left come in the order in which they stand on paper, and a letter with a mark that is set higher is
//! written once for each height.

use super::docx::TRAPS;
use super::pdf::{document, open, words};
use hayro_syntax::Pdf;
use hayro_syntax::content::ops::TypedInstruction as Do;
use hayro_syntax::object::{Dict, Object, Stream, String as Bytes};
use proptest::prelude::*;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory as _};
use zukunftswerkstatt::export::document::{Block, Front, Table};

const BEGIN: &str = "AnfangDerProbe";
const END: &str = "EndeDerProbe";

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .collect();
    String::from_utf16(&units).unwrap()
}

/// What each sign of a font says.
fn letters(font: &Dict<'_>) -> HashMap<u16, String> {
    let table = font.get::<Stream<'_>>(b"ToUnicode").unwrap();
    let table = String::from_utf8(table.decoded().unwrap().into_owned()).unwrap();
    let hex = |word: &str| -> Option<Vec<u8>> {
        let digits = word.strip_prefix('<')?.strip_suffix('>')?;
        let pairs = (0..digits.len()).step_by(2);
        pairs
            .map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok())
            .collect()
    };
    let pairs = table.lines().filter_map(|line| {
        let (sign, says) = line.split_once(' ')?;
        let sign = hex(sign)?;
        Some((
            u16::from_be_bytes([*sign.first()?, *sign.get(1)?]),
            utf16(&hex(says)?),
        ))
    });
    pairs.collect()
}

/// The text of a file without headers and footers, as its writer says that it is to be read.
fn text(file: &Pdf) -> String {
    let mut text = String::new();
    for page in file.pages().iter() {
        let mut font = HashMap::new();
        // For each marked part around here: what it says, if it says so itself, and whether it belongs to the text.
        let mut parts: Vec<(Option<String>, bool)> = Vec::new();
        let mut operations = page.typed_operations();
        while let Some(operation) = operations.next() {
            let shown: Vec<u8> = match operation {
                Do::TextFont(it) => {
                    font = letters(&page.resources().get_font(it.0).unwrap());
                    continue;
                }
                Do::BeginMarkedContent(it) => {
                    parts.push((None, it.0.as_str() != "Artifact"));
                    continue;
                }
                Do::BeginMarkedContentWithProperties(it) => {
                    let says = match it.1 {
                        Object::Dict(dict) => dict.get::<Bytes<'_>>(b"ActualText"),
                        _ => None,
                    };
                    let says = says.map(|it| match it.as_bytes() {
                        [0xfe, 0xff, wide @ ..] => utf16(wide),
                        plain => String::from_utf8(plain.to_vec()).unwrap(),
                    });
                    let counts = it.0.as_str() != "Artifact";
                    if parts.iter().all(|(_, counts)| *counts) && counts {
                        text.extend(says.clone());
                    }
                    parts.push((says, counts));
                    continue;
                }
                Do::EndMarkedContent(_) => {
                    parts.pop();
                    continue;
                }
                Do::ShowText(it) => it.0.as_bytes().to_vec(),
                Do::ShowTexts(it) => {
                    let strings = it.0.iter::<Object<'_>>().filter_map(|piece| match piece {
                        Object::String(piece) => Some(piece.as_bytes().to_vec()),
                        _ => None,
                    });
                    strings.flatten().collect()
                }
                _ => continue,
            };
            if parts.iter().all(|(says, counts)| says.is_none() && *counts) {
                for sign in shown.chunks_exact(2) {
                    text.push_str(&font[&u16::from_be_bytes([sign[0], sign[1]])]);
                }
            }
        }
    }
    text
}

/// Unicode's "default ignorable" signs: they show nothing by themselves.
fn shows_nothing(letter: char) -> bool {
    letter.general_category() == GeneralCategory::Format
        && !('\u{600}'..='\u{8e2}').contains(&letter)
        || matches!(letter, '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

fn readable(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !shows_nothing(*c));
    kept.map(|letter| match letter.general_category() {
        GeneralCategory::PrivateUse => '◊',
        _ if u32::from(letter) & 0xfffe == 0xfffe || ('\u{40000}'..).contains(&letter) => '◊',
        _ => letter,
    })
    .collect()
}

/// True if some of it runs from right to left: then the file holds its words in the order in which they stand on paper.
fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|letter| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters
}

/// True if nothing is lost, and all is in its place.
fn survived(read: &str, put: &str) -> bool {
    let (read, put) = if has_right_to_left(put) {
        (sorted(read), sorted(put))
    } else {
        (read.chars().collect(), put.chars().collect())
    };
    // A font may draw "Ῐ" as a letter and a mark, too.
    let has_marks = put
        .iter()
        .copied()
        .nfd()
        .any(|c| c.general_category_group() == GeneralCategoryGroup::Mark);
    if has_marks {
        let mut rest = read.iter();
        put.iter().all(|letter| rest.any(|it| it == letter))
            && read.iter().all(|it| put.contains(it))
    } else {
        read == put
    }
}

/// What of these texts is read in a file that holds each of them as a paragraph and in a cell, and what should be.
fn there_and_back(texts: &[String]) -> (String, String) {
    let paragraph = |text: &str| Block::Paragraph {
        inside: words(text),
    };
    let mut blocks = vec![paragraph(BEGIN)];
    for text in texts {
        blocks.push(paragraph(text));
        blocks.push(Block::Table(Table {
            rows: vec![vec![words("Zelle"), words(text)]],
            ..Table::default()
        }));
    }
    blocks.push(paragraph(END));
    let read = readable(&text(&open(&document(Front::Title, blocks))));
    let (_, read) = read.split_once(BEGIN).unwrap();
    let (read, _) = read.split_once(END).unwrap();
    let put: Vec<String> = texts
        .iter()
        .map(|text| format!("{0}Zelle{0}", readable(text)))
        .collect();
    (read.to_owned(), put.concat())
}

fn survive(texts: &[&str]) {
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    let (read, put) = there_and_back(&texts);
    assert!(survived(&read, &put), "{read}\n{put}");
}

#[test]
fn letters_of_the_whole_world_survive() {
    survive(&[
        "Größe „12 €“ – z. B. 5 % ✓ ☐ → ≤",
        "漢字かな交じり文、简体中文，繁體中文。한국어 조선말 각",
        "ภาษาไทย ພາສາລາວ ខ្មែរ မြန်မာ",
        "हिन्दी में क्षत्रिय বাংলা ਪੰਜਾਬੀ ગુજરાતી ଓଡ଼ିଆ தமிழ் తెలుగు ಕನ್ನಡ മലയാളം සිංහල",
        "ትግርኛ አማርኛ ქართული Հայերեն ⵜⴰⵎⴰⵣⵉⵖⵜ ᏣᎳᎩ བོད་ཡིག ᠮᠣᠩᠭᠣᠯ",
        "𝔘𝔫𝔦 𐎀 𓀀 \u{20000} \u{31350} \u{1ffff}",
    ]);
}

#[test]
fn pictures_survive_with_their_colours_and_joiners() {
    survive(&["👋 👋🏽 👩‍👧‍👦 👨🏿‍💻 🇩🇪🇺🇦 1️⃣ #️⃣ ❤️ ☎️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ©️ 🫱🏼‍🫲🏿 🧑‍🚒!"]);
}

#[test]
fn marks_on_letters_of_other_scripts_survive() {
    survive(&[
        "Ῐ ก\u{301} x\u{93c} 漢\u{20dd} 👋\u{308} 한\u{e49} \u{301}\u{301} ß\u{64b} \u{20000}\u{300} ক\u{94d}ক",
    ]);
}

#[test]
fn words_from_right_to_left_keep_their_letters() {
    for text in [
        "مرحبا، نريد حافلة گچپژ",
        "שלום עולם",
        "می\u{200c}خواهم ۱۲",
        "ދިވެހި ܣܘܪܝܝܐ ߒߞߏ",
    ] {
        survive(&[text]);
    }
}

#[test]
fn a_lozenge_stands_for_what_has_no_meaning_elsewhere() {
    let (read, _) = there_and_back(&["\u{e000}x\u{10fffd}\u{fffe}".to_owned()]);
    assert_eq!(read, "◊x◊◊Zelle◊x◊◊");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_survives(
        texts in prop::collection::vec(
            prop::collection::vec(prop_oneof![
                any::<String>(),
                "\\PC{1,20}",
                "\\p{Emoji}[\u{fe0f}\u{200d}\\p{Emoji_Modifier}]?\\p{Emoji}",
                "[\\p{Han}\\p{Hiragana}\\p{Hangul}]{1,8}",
                "[\\p{Devanagari}\\p{Bengali}\\p{Tamil}\\p{Sinhala}]{1,8}",
                "[\\p{Thai}\\p{Khmer}\\p{Myanmar}\\p{Tibetan}]{1,8}",
                "[\\p{Ethiopic}\\p{Georgian}\\p{Armenian}\\p{Cyrillic}]{1,8}",
                "[a-zäöüß]{1,3}\\p{M}{1,2}",
                "[\\p{So}\\p{Sm}\\p{Po}]{1,8}",
                prop::sample::select(TRAPS.to_vec()).prop_map(str::to_owned),
            ], 1..5).prop_map(|parts| parts.concat()),
            1..5,
        ),
    ) {
        let (read, put) = there_and_back(&texts);
        prop_assert!(survived(&read, &put), "{read}\n{put}");
    }
}
