//! The parts of the file beside the text, and how they refer to each other.

use super::ExportError;
use super::frame::{first_header, footer, header};
use super::styles::styles;
use super::xml::Xml;
use crate::domain::context::Timestamp;
use crate::export::document::{Document, Front, Picture, PictureFormat};
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The relations of the text to what stands around it on every page, and on the first one.
pub(super) const FOOTER: &str = "rId4";
pub(super) const HEADER: &str = "rId5";
pub(super) const FIRST_HEADER: &str = "rId6";
/// The relation of the first page's header to the logo.
pub(super) const LOGO: &str = "rId1";
/// Relations that the text has in any case.
const FIXED: [(&str, &str, &str); 6] = [
    ("rId1", "styles", "styles.xml"),
    ("rId2", "numbering", "numbering.xml"),
    ("rId3", "settings", "settings.xml"),
    (FOOTER, "footer", "footer1.xml"),
    (HEADER, "header", "header1.xml"),
    (FIRST_HEADER, "header", "header2.xml"),
];

const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const PROPERTIES: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const PART: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// The vocabularies of the text.
pub(super) const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns:w", WORDS),
    ("xmlns:r", RELATION),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        "xmlns:pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
];

/// The list of bullets; numbered lists follow.
const BULLETS: u32 = 1;

/// What the text refers to.
#[derive(Default)]
pub(super) struct Package<'a> {
    links: Vec<String>,
    pictures: Vec<&'a Picture>,
    numbered: u32,
}

impl<'a> Package<'a> {
    /// The name under which the text refers to an address.
    pub(super) fn link(&mut self, address: String) -> String {
        self.links.push(address);
        format!("rIdLink{}", self.links.len())
    }

    /// The name under which the text refers to a picture.
    pub(super) fn picture(&mut self, picture: &'a Picture) -> String {
        self.pictures.push(picture);
        format!("rIdPicture{}", self.pictures.len())
    }

    /// The number of a new list that counts from one.
    pub(super) fn numbered_list(&mut self) -> u32 {
        self.numbered += 1;
        BULLETS + self.numbered
    }

    /// The whole file.
    pub(super) fn write(&self, document: &Document, body: &Xml) -> Result<Vec<u8>, ExportError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let parts = [
            ("[Content_Types].xml", &content_types()),
            ("_rels/.rels", &root()),
            ("docProps/core.xml", &core(document)),
            ("docProps/app.xml", &app()),
            ("word/document.xml", body),
            ("word/_rels/document.xml.rels", &self.relations()),
            ("word/styles.xml", &styles(document)),
            ("word/numbering.xml", &self.numbering()),
            ("word/settings.xml", &settings(document)),
            ("word/footer1.xml", &footer(document)),
            ("word/header1.xml", &header(document)),
            ("word/header2.xml", &first_header(document)),
        ];
        for (name, part) in parts {
            zip.start_file(name, options)?;
            zip.write_all(part.bytes())?;
        }
        let stored = options.compression_method(CompressionMethod::Stored);
        if let Some(logo) = &document.design.logo {
            let file = format!("media/logo.{}", logo.format.ending());
            zip.start_file("word/_rels/header2.xml.rels", options)?;
            zip.write_all(logo_relation(&file).bytes())?;
            zip.start_file(format!("word/{file}"), stored)?;
            zip.write_all(&logo.bytes)?;
        }
        for (number, picture) in (1..).zip(&self.pictures) {
            zip.start_file(format!("word/{}", media(number, picture.format)), stored)?;
            zip.write_all(&picture.bytes)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn relations(&self) -> Xml {
        let mut file = Xml::file();
        file.element("Relationships", &[("xmlns", RELATIONS)], |xml| {
            for (id, kind, target) in FIXED {
                relation(xml, id, &format!("{RELATION}/{kind}"), target);
            }
            for (number, picture) in (1..).zip(&self.pictures) {
                let (id, target) = (format!("rIdPicture{number}"), media(number, picture.format));
                relation(xml, &id, &format!("{RELATION}/image"), &target);
            }
            for (number, address) in (1..).zip(&self.links) {
                let number: u32 = number;
                let id = format!("rIdLink{number}");
                let kind = format!("{RELATION}/hyperlink");
                xml.empty(
                    "Relationship",
                    &[
                        ("Id", &id),
                        ("Type", &kind),
                        ("Target", address),
                        ("TargetMode", "External"),
                    ],
                );
            }
        });
        file
    }

    /// Bullets, and one list of numbers for each numbered list of the text, so that each counts from one.
    fn numbering(&self) -> Xml {
        let mut file = Xml::file();
        file.element("w:numbering", &[("xmlns:w", WORDS)], |xml| {
            list(xml, "0", "bullet", "•");
            list(xml, "1", "decimal", "%1.");
            number(xml, BULLETS, "0");
            for list in 1..=self.numbered {
                number(xml, BULLETS + list, "1");
            }
        });
        file
    }
}

/// Where a picture lies within the file.
fn media(number: u32, format: PictureFormat) -> String {
    format!("media/image{number}.{}", format.ending())
}

fn logo_relation(file: &str) -> Xml {
    let mut xml = Xml::file();
    xml.element("Relationships", &[("xmlns", RELATIONS)], |xml| {
        relation(xml, LOGO, &format!("{RELATION}/image"), file);
    });
    xml
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty(
        "Relationship",
        &[("Id", id), ("Type", kind), ("Target", target)],
    );
}

/// How a kind of list looks.
fn list(xml: &mut Xml, id: &str, format: &str, sign: &str) {
    xml.element("w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        xml.value("w:multiLevelType", "singleLevel");
        xml.element("w:lvl", &[("w:ilvl", "0")], |xml| {
            xml.value("w:start", "1");
            xml.value("w:numFmt", format);
            xml.value("w:lvlText", sign);
            xml.value("w:lvlJc", "left");
            xml.element("w:pPr", &[], |xml| {
                xml.empty("w:ind", &[("w:left", "425"), ("w:hanging", "425")]);
            });
        });
    });
}

/// One list of a kind.
fn number(xml: &mut Xml, id: u32, kind: &str) {
    xml.element("w:num", &[("w:numId", &id.to_string())], |xml| {
        xml.value("w:abstractNumId", kind);
        xml.element("w:lvlOverride", &[("w:ilvl", "0")], |xml| {
            xml.value("w:startOverride", "1");
        });
    });
}

fn content_types() -> Xml {
    let mut file = Xml::file();
    let kind = "http://schemas.openxmlformats.org/package/2006/content-types";
    file.element("Types", &[("xmlns", kind)], |xml| {
        for (ending, kind) in [
            (
                "rels",
                "application/vnd.openxmlformats-package.relationships+xml",
            ),
            ("xml", "application/xml"),
            ("jpeg", "image/jpeg"),
            ("png", "image/png"),
        ] {
            xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        for (part, kind) in [
            ("word/document.xml", format!("{PART}document.main+xml")),
            ("word/styles.xml", format!("{PART}styles+xml")),
            ("word/numbering.xml", format!("{PART}numbering+xml")),
            ("word/settings.xml", format!("{PART}settings+xml")),
            ("word/footer1.xml", format!("{PART}footer+xml")),
            ("word/header1.xml", format!("{PART}header+xml")),
            ("word/header2.xml", format!("{PART}header+xml")),
            (
                "docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            ),
            (
                "docProps/app.xml",
                "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
            ),
        ] {
            let part = format!("/{part}");
            xml.empty("Override", &[("PartName", &part), ("ContentType", &kind)]);
        }
    });
    file
}

fn root() -> Xml {
    let mut file = Xml::file();
    file.element("Relationships", &[("xmlns", RELATIONS)], |xml| {
        let text = format!("{RELATION}/officeDocument");
        relation(xml, "rId1", &text, "word/document.xml");
        let core =
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        relation(xml, "rId2", core, "docProps/core.xml");
        let app = format!("{RELATION}/extended-properties");
        relation(xml, "rId3", &app, "docProps/app.xml");
    });
    file
}

fn core(document: &Document) -> Xml {
    let mut file = Xml::file();
    let names = [
        ("xmlns:cp", PROPERTIES),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    file.element("cp:coreProperties", &names, |xml| {
        for (name, text) in [
            ("dc:title", &document.title),
            ("dc:subject", &document.subject),
            ("dc:creator", &document.creator),
            ("cp:lastModifiedBy", &document.creator),
            ("dc:language", &document.language),
        ] {
            xml.element(name, &[], |xml| xml.text(text));
        }
        for (name, at) in [
            ("dcterms:created", document.created_at),
            ("dcterms:modified", document.modified_at),
        ] {
            xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| {
                xml.text(&iso(at));
            });
        }
    });
    file
}

fn iso(at: Timestamp) -> String {
    at.to_utc().format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn app() -> Xml {
    let mut file = Xml::file();
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    file.element("Properties", &[("xmlns", kind)], |xml| {
        xml.element("Application", &[], |xml| xml.text("Zukunftswerkstatt"));
    });
    file
}

/// The program fills in fields, and so the page numbers, when it opens the file.
fn settings(document: &Document) -> Xml {
    let mut file = Xml::file();
    file.element("w:settings", &[("xmlns:w", WORDS)], |xml| {
        xml.value("w:defaultTabStop", "709");
        // Easy reading leaves words whole.
        let hyphens = if document.large { "false" } else { "true" };
        xml.value("w:autoHyphenation", hyphens);
        if document.front == Front::Cover {
            xml.value("w:updateFields", "true");
        }
        xml.element("w:compat", &[], |xml| {
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        xml.value("w:themeFontLang", &document.language);
        xml.value("w:decimalSymbol", ",");
        xml.value("w:listSeparator", ";");
    });
    file
}
