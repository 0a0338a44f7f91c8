//! Text documents, taken apart again.

use crate::sample;
use proptest::prelude::*;
use roxmltree::{Document as Xml, Node};
use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use uuid::Uuid;
use zukunftswerkstatt::domain::analysis::Certainties;
use zukunftswerkstatt::domain::context::Timestamp;
use zukunftswerkstatt::domain::minutes::{Minutes, generate};
use zukunftswerkstatt::export::design::{Design, Issuer};
use zukunftswerkstatt::export::document::{
    Block, Document, Front, Inline, Picture, PictureFormat, chapter,
};
use zukunftswerkstatt::export::docx::docx;
use zukunftswerkstatt::export::minutes::document;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The parts of a file that are XML, by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .filter_map(|place| {
            let mut part = zip.by_index(place).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).ok()?;
            Some((part.name().ok()?.into_owned(), text))
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(part, _)| part == name);
    found.unwrap().1
}

fn all<'a>(xml: &'a Xml<'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    xml.descendants()
        .filter(move |node| node.has_tag_name((W, name)))
}

/// Everything that is to be read, without fields' instructions.
fn words(xml: &Xml<'_>) -> String {
    let mut words = String::new();
    for node in xml.descendants() {
        match node.tag_name().name() {
            "t" => words.push_str(node.text().unwrap_or_default()),
            "br" | "p" => words.push('\n'),
            "tab" if !node.has_attribute((W, "pos")) => words.push('\t'),
            _ => {}
        }
    }
    words
}

pub(super) fn minutes() -> Document {
    let workshop = sample::workshop(0x10000);
    let minutes = Minutes {
        workshop_id: workshop.head.id,
        title: "Ergebnisse: Digitalwerkstatt Talheim-Aue".to_owned(),
        version: 3,
        sections: generate(&workshop, &Certainties::new(), Uuid::now_v7),
        published_at: None,
        created_at: sample::START,
        modified_at: Timestamp(1_773_738_000_000),
    };
    document(&minutes, &workshop, &issuer(), Vec::new())
}

pub(super) fn issuer() -> Issuer {
    Issuer {
        name: "Verbandsgemeinde Talheim-Aue".to_owned(),
        design: Design::default(),
    }
}

fn small(blocks: Vec<Block>) -> Document {
    Document {
        title: "Kurz & gut".to_owned(),
        lines: Vec::new(),
        subject: "Probe".to_owned(),
        creator: "Stadt <Muster>".to_owned(),
        language: "de-DE".to_owned(),
        created_at: sample::START,
        modified_at: sample::START,
        design: Design::default(),
        front: Front::Title,
        large: false,
        blocks,
    }
}

fn picture() -> Block {
    Block::Picture(Picture {
        bytes: vec![1, 2, 3],
        format: PictureFormat::Jpeg,
        width: 1600,
        height: 1200,
        alt: "Menschen vor einer \"Wand\" mit Karten".to_owned(),
        caption: "Kritikphase".to_owned(),
    })
}

#[test]
fn every_part_is_well_formed_and_every_style_is_there() {
    let bytes = docx(&minutes()).unwrap();
    assert_eq!(
        bytes,
        docx(&minutes()).unwrap(),
        "the same document, the same bytes"
    );
    for (name, text) in parts(&bytes) {
        Xml::parse(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    }
    let (text, styles) = (
        part(&bytes, "word/document.xml"),
        part(&bytes, "word/styles.xml"),
    );
    let (text, styles) = (Xml::parse(&text).unwrap(), Xml::parse(&styles).unwrap());
    let known: BTreeSet<&str> = all(&styles, "style")
        .filter_map(|style| style.attribute((W, "styleId")))
        .collect();
    let used: BTreeSet<&str> = ["pStyle", "rStyle", "tblStyle"]
        .into_iter()
        .flat_map(|name| all(&text, name).filter_map(|style| style.attribute((W, "val"))))
        .collect();
    assert!(used.is_subset(&known), "{:?}", used.difference(&known));
    for wanted in [
        "Title",
        "Heading1",
        "Heading2",
        "ListBullet",
        "WorkshopTable",
        "Caption",
    ] {
        assert!(used.contains(wanted), "{wanted}");
    }
    let language = all(&styles, "lang").next().unwrap();
    assert_eq!(language.attribute((W, "val")), Some("de-DE"));
}

#[test]
fn properties_are_real() {
    let bytes = docx(&minutes()).unwrap();
    let text = part(&bytes, "docProps/core.xml");
    let core = Xml::parse(&text).unwrap();
    let property = |name: &str| {
        let found = core
            .descendants()
            .find(|node| node.tag_name().name() == name);
        found
            .and_then(|node| node.text())
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(
        property("title"),
        "Ergebnisse: Digitalwerkstatt Talheim-Aue"
    );
    assert_eq!(property("creator"), "Verbandsgemeinde Talheim-Aue");
    assert_eq!(property("language"), "de-DE");
    assert_eq!(property("created"), "2026-03-14T07:45:00Z");
    assert_eq!(property("modified"), "2026-03-17T09:00:00Z");
}

#[test]
fn tables_repeat_their_headings_and_part_no_row() {
    let text = part(&docx(&minutes()).unwrap(), "word/document.xml");
    let xml = Xml::parse(&text).unwrap();
    let tables: Vec<_> = all(&xml, "tbl").collect();
    assert!(tables.len() >= 3, "{}", tables.len());
    for table in tables {
        let rows: Vec<_> = table
            .children()
            .filter(|node| node.has_tag_name((W, "tr")))
            .collect();
        for (place, row) in rows.iter().enumerate() {
            let has = |name: &str| row.descendants().any(|node| node.has_tag_name((W, name)));
            assert!(has("cantSplit"));
            assert_eq!(has("tblHeader"), place == 0);
        }
        let columns = table
            .descendants()
            .filter(|node| node.has_tag_name((W, "gridCol")))
            .count();
        for row in rows {
            assert_eq!(
                row.children()
                    .filter(|node| node.has_tag_name((W, "tc")))
                    .count(),
                columns
            );
        }
    }
    let words = words(&xml);
    assert!(words.contains("Tabelle 1: Teilnehmende"), "{words}");
}

#[test]
fn contents_lead_to_headings() {
    let bytes = docx(&minutes()).unwrap();
    let text = part(&bytes, "word/document.xml");
    let xml = Xml::parse(&text).unwrap();
    let places: BTreeSet<&str> = all(&xml, "bookmarkStart")
        .filter_map(|node| node.attribute((W, "name")))
        .collect();
    let anchors: Vec<&str> = all(&xml, "hyperlink")
        .filter_map(|node| node.attribute((W, "anchor")))
        .collect();
    assert!(anchors.len() > 11);
    assert!(anchors.iter().all(|anchor| places.contains(anchor)));
    let (begins, ends) = ["begin", "end"]
        .map(|kind| {
            all(&xml, "fldChar")
                .filter(|it| it.attribute((W, "fldCharType")) == Some(kind))
                .count()
        })
        .into();
    assert_eq!(begins, ends);
    let settings = part(&bytes, "word/settings.xml");
    assert!(settings.contains("<w:updateFields w:val=\"true\"/>"));
    let footer = part(&bytes, "word/footer1.xml");
    assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES "));
}

#[test]
fn a_small_document_looks_like_this() {
    let mut blocks = chapter(
        "Anlass",
        "Der **Rat** *fragt* `A-1`: [Seite](https://talheim.example/ä?a=1&b=\"2\").\nZweite Zeile.\n\n\
         ### Liste\n\n1. eins\n2. zwei\n\n- Punkt mit [bitte ergänzen: Datum] darin\n\n> Zitat\n\n\
         | Was | Wie viel |\n|---|---:|\n| مرحبا, Karte | 1.200 |",
    );
    blocks.push(picture());
    let bytes = docx(&small(blocks)).unwrap();
    insta::assert_snapshot!(part(&bytes, "word/document.xml").replace("<w:p>", "\n<w:p>"));
    let relations = part(&bytes, "word/_rels/document.xml.rels");
    assert!(relations.contains("Target=\"https://talheim.example/%C3%A4?a=1&amp;b=%222%22\""));
    assert!(relations.contains("Target=\"media/image1.jpeg\""));
}

/// Letters that files stumble over.
pub(super) const TRAPS: [&str; 12] = [
    "]]>",
    "<b>&amp;",
    "\u{0}",
    "\u{b}",
    "\u{85}",
    "\u{fffe}",
    "שלום",
    "مرحبا 12",
    "👩‍👧",
    "\t",
    "\u{202e}x",
    "[bitte ergänzen",
];

proptest! {
    #[test]
    fn any_text_survives(
        texts in prop::collection::vec(prop_oneof![
            any::<String>(),
            prop::sample::select(TRAPS.to_vec()).prop_map(str::to_owned),
        ], 1..6),
    ) {
        let text = texts.concat();
        let blocks = vec![
            Block::Paragraph { inside: vec![Inline::Text { text: text.clone() }] },
        ];
        let bytes = docx(&Document { front: Front::Cover, title: text.clone(), ..small(blocks) }).unwrap();
        for (name, part) in parts(&bytes) {
            prop_assert!(Xml::parse(&part).is_ok(), "{name}");
        }
        let written = part(&bytes, "word/document.xml");
        let xml = Xml::parse(&written).unwrap();
        let kept = |text: &str| -> String {
            text.chars()
                .filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
                .collect()
        };
        let read = kept(&words(&xml));
        prop_assert_eq!(read.matches(&kept(&text)).count() >= 2 || text.is_empty(), true, "{}", read);
        prop_assert!(read.starts_with(&kept(&text)));
    }

    #[test]
    fn any_markdown_becomes_a_document(text in "([#>|*`\\[\\]() 1.\n:a-]|\\*\\*|\\|---\\|){0,80}") {
        let bytes = docx(&small(chapter("Kapitel", &text))).unwrap();
        prop_assert!(Xml::parse(&part(&bytes, "word/document.xml")).is_ok());
    }
}
