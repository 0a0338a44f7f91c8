//! PDF files, opened by a reader that has nothing to do with their writer.

use super::docx::{issuer, minutes};
use crate::sample;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object, Stream};
use std::collections::BTreeMap;
use zukunftswerkstatt::export::design::Design;
use zukunftswerkstatt::export::document::{
    Block, Document, Front, Inline, Picture, PictureFormat, Table, chapter,
};
use zukunftswerkstatt::export::pdf::pdf;
use zukunftswerkstatt::export::picture;

pub(super) fn open(document: &Document) -> Pdf {
    Pdf::new(pdf(document).unwrap()).unwrap()
}

fn dicts(file: &Pdf) -> Vec<Dict<'_>> {
    let objects = file.objects().into_iter();
    let dicts = objects.filter_map(|object| match object {
        Object::Dict(dict) => Some(dict),
        Object::Stream(stream) => Some(stream.dict().clone()),
        _ => None,
    });
    dicts.collect()
}

/// How often each tag of the structure is there.
fn tags(file: &Pdf) -> BTreeMap<String, usize> {
    let mut tags = BTreeMap::new();
    for dict in dicts(file) {
        if let (true, Some(tag)) = (dict.contains_key(b"P"), dict.get::<Name<'_>>(b"S")) {
            *tags.entry(tag.as_str().to_owned()).or_default() += 1;
        }
    }
    tags
}

pub(super) fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text {
        text: text.to_owned(),
    }]
}

pub(super) fn document(front: Front, blocks: Vec<Block>) -> Document {
    Document {
        title: "Maßnahmen „Talheim“ #let x = 1".to_owned(),
        lines: vec!["Stand vom 17.03.2026".to_owned()],
        subject: "Probe".to_owned(),
        creator: issuer().name,
        language: "de-DE".to_owned(),
        created_at: sample::START,
        modified_at: sample::START,
        design: Design::default(),
        front,
        large: false,
        blocks,
    }
}

fn table(rows: usize) -> Block {
    let row = |number| {
        let title = "Glasfaserausbau bündeln und Bautermine öffentlich machen";
        vec![words(&format!("M-{number:03}")), words(title)]
    };
    Block::Table(Table {
        head: vec![words("Nr."), words("Maßnahme")],
        rows: (0..rows).map(row).collect(),
        caption: "Maßnahmen".to_owned(),
        ..Table::default()
    })
}

#[test]
fn a_long_table_goes_on_over_pages_and_no_row_is_lost() {
    let file = open(&document(Front::Title, vec![table(300)]));
    let pages = file.pages().len();
    assert!((6..=12).contains(&pages), "{pages} pages");
    let tags = tags(&file);
    assert_eq!(tags["TR"], 301, "{tags:?}");
    assert_eq!((tags["TH"], tags["TD"]), (2, 600));
}

#[test]
fn a_table_under_a_heading_of_its_name_has_no_caption() {
    let captions = |name: &str| {
        let heading = Block::Heading {
            level: 1,
            inside: words(name),
        };
        let file = open(&document(Front::Title, vec![heading, table(2)]));
        tags(&file).get("Caption").copied().unwrap_or_default()
    };
    assert_eq!((captions("Maßnahmen"), captions("Überblick")), (0, 1));
}

#[test]
fn the_minutes_are_tagged_and_fit_for_the_archive() {
    let document = minutes();
    let file = open(&document);
    let root: Dict<'_> = file.xref().get(file.xref().root_id()).unwrap();
    let language = root
        .get::<hayro_syntax::object::String<'_>>(b"Lang")
        .unwrap();
    assert_eq!(language.as_bytes(), b"de-DE");
    let marked: Dict<'_> = root.get(b"MarkInfo").unwrap();
    assert_eq!(marked.get::<bool>(b"Marked"), Some(true));
    assert!(root.contains_key(b"StructTreeRoot") && root.contains_key(b"Outlines"));
    let viewer: Dict<'_> = root.get(b"ViewerPreferences").unwrap();
    assert_eq!(viewer.get::<bool>(b"DisplayDocTitle"), Some(true));
    let notes = root.get::<Stream<'_>>(b"Metadata").unwrap();
    let notes = String::from_utf8(notes.decoded().unwrap().into_owned()).unwrap();
    for part in [
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "Ergebnisse: Digitalwerkstatt Talheim-Aue",
        "Verbandsgemeinde Talheim-Aue",
    ] {
        assert!(notes.contains(part), "{part} in {notes}");
    }
    let tags = tags(&file);
    for tag in [
        "H1", "H2", "P", "Table", "THead", "TH", "TD", "Caption", "L", "LI", "TOC",
    ] {
        assert!(tags.contains_key(tag), "{tag} in {tags:?}");
    }
    let fonts: Vec<Dict<'_>> = dicts(&file)
        .into_iter()
        .filter(|dict| {
            dict.get::<Name<'_>>(b"Type")
                .is_some_and(|it| it.as_str() == "FontDescriptor")
        })
        .collect();
    assert!(!fonts.is_empty());
    for font in fonts {
        let embedded = [b"FontFile2", b"FontFile3"]
            .iter()
            .any(|key| font.contains_key(key));
        assert!(embedded, "a font is not in the file");
    }
    assert_eq!(
        pdf(&document).unwrap(),
        pdf(&document).unwrap(),
        "the same bytes"
    );
}

#[test]
fn any_text_can_be_laid_out() {
    let texts = [
        "#set page(width: 1pt) $x$ `raw` *fett* _x_ @ref <label> \\ \" // /* ]",
        "Привіт, Γειά, مرحبا 👋 \u{202e}anders\u{0}\u{fffe}\u{ad}",
        "[bitte ergänzen] und [bitte ergänzen: Wann?] und [bitte ergänzen",
        "[bitte ergänzen] [bitte ergänzen] [bitte ergänzen]",
        "Wort\tTab\nZeile\r\n\n\nEnde",
        "",
    ];
    let mut blocks = vec![Block::NewPage];
    for text in texts {
        blocks.extend(chapter(
            text,
            &format!("- {text}\n\n1. eins\n\n> {text}\n\n`{text}`"),
        ));
        blocks.push(Block::Paragraph {
            inside: words(text),
        });
        blocks.push(Block::Table(Table {
            rows: vec![vec![words(text), words(text)], vec![words("kurz")]],
            ..Table::default()
        }));
    }
    let deep = Block::Heading {
        level: 3,
        inside: words("Ohne Kapitel davor"),
    };
    blocks.insert(0, deep);
    let link = Inline::Link {
        href: "https://talheim.example/ä?x=1".to_owned(),
        inside: words("Seite"),
    };
    blocks.push(Block::Paragraph { inside: vec![link] });
    for front in [Front::Title, Front::Cover] {
        let mut document = document(front, blocks.clone());
        document.title = texts[0].to_owned();
        document.design.imprint = texts.map(str::to_owned).to_vec();
        assert!(open(&document).pages().len() >= 2);
    }
}

#[test]
fn letters_of_other_scripts_are_drawn_by_fonts_of_their_own() {
    let names = |text: &str| -> Vec<String> {
        let paragraph = Block::Paragraph {
            inside: words(text),
        };
        let file = open(&document(Front::Title, vec![paragraph]));
        let fonts = dicts(&file).into_iter();
        let mut names: Vec<String> = fonts
            .filter_map(|dict| Some(dict.get::<Name<'_>>(b"FontName")?.as_str().to_owned()))
            .filter_map(|name| Some(name.split_once('+')?.1.to_owned()))
            .collect();
        names.sort();
        names.dedup();
        names
    };
    let has = |names: &[String], part: &str| names.iter().any(|name| name.starts_with(part));
    let arabic = names("مرحبا، نريد حافلة گچپژ");
    assert!(has(&arabic, "DocumentArabic"), "{arabic:?}");
    let hebrew = names("שלום");
    assert!(has(&hebrew, "DocumentHebrew"), "{hebrew:?}");
    for (text, name) in [
        ("漢字 한국어", "DocumentEast"),
        ("👋🏽 👩‍👧 🇩🇪 1️⃣", "DocumentEmoji"),
        ("ไทย", "DocumentThai"),
        ("हिन्दी", "DocumentDevanagari"),
    ] {
        let there = names(text);
        assert!(has(&there, name), "{there:?}");
        assert!(
            there
                .iter()
                .all(|it| it.starts_with("DocumentSans") || it.starts_with(name)),
            "{there:?}"
        );
    }
    let own = names("Привіт, Straße „12 €“");
    assert!(
        own.iter().all(|it| it.starts_with("DocumentSans")),
        "{own:?}"
    );
}

#[test]
fn pictures_have_words_for_those_who_do_not_see_them() {
    let mut file = std::io::Cursor::new(Vec::new());
    let drawing = image::DynamicImage::new_rgba8(40, 30);
    drawing
        .write_to(&mut file, image::ImageFormat::Png)
        .unwrap();
    let logo = picture::logo(&file.into_inner(), 100_000).unwrap();
    let picture = |alt: &str| Picture {
        bytes: logo.bytes.clone(),
        format: PictureFormat::Png,
        width: 40,
        height: 30,
        alt: alt.to_owned(),
        caption: String::new(),
    };
    let mut document = document(Front::Title, vec![Block::Picture(picture(""))]);
    document.design.logo = Some(picture("Logo: Talheim"));
    let file = open(&document);
    assert_eq!(tags(&file)["Figure"], 2);
    let figures = dicts(&file)
        .into_iter()
        .filter(|dict| dict.contains_key(b"Alt"));
    assert_eq!(figures.count(), 2);
}
