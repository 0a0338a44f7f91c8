//! The styles of a document, under the names that word processors know: who changes a style changes the whole document.

use super::xml::Xml;
use crate::domain::colour::Tones;
use crate::export::document::{Document, Front};

const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const QUIET: &str = "4A4F5C";
const LINE: &str = "B9BECB";

/// What words are coloured with.
#[derive(Clone, Copy)]
enum Colour {
    /// Black.
    Plain,
    /// The municipality's colour.
    Accent,
    /// Grey, dark enough for text.
    Quiet,
}

/// A style of paragraphs.
#[derive(Clone, Copy)]
struct Style {
    id: &'static str,
    name: &'static str,
    based_on: &'static str,
    next: &'static str,
    /// Half points; 0: as the style below.
    size: u32,
    bold: bool,
    italic: bool,
    colour: Colour,
    /// Twips above and below.
    space: (u32, u32),
    /// On one page with what follows.
    keep: bool,
    /// Depth in the outline, counted from 0.
    outline: Option<u8>,
    /// Twips from the left.
    indent: u32,
    /// A list that it belongs to.
    list: Option<&'static str>,
}

const PLAIN: Style = Style {
    id: "",
    name: "",
    based_on: "Normal",
    next: "",
    size: 0,
    bold: false,
    italic: false,
    colour: Colour::Plain,
    space: (0, 0),
    keep: false,
    outline: None,
    indent: 0,
    list: None,
};

const fn heading(id: &'static str, name: &'static str, size: u32, outline: u8) -> Style {
    Style {
        id,
        name,
        next: "BodyText",
        size,
        bold: true,
        colour: Colour::Accent,
        space: (if outline == 0 { 480 } else { 280 }, 120),
        keep: true,
        outline: Some(outline),
        ..PLAIN
    }
}

const STYLES: [Style; 21] = [
    Style {
        id: "BodyText",
        name: "Body Text",
        space: (0, 140),
        ..PLAIN
    },
    Style {
        id: "Title",
        name: "Title",
        next: "Subtitle",
        size: 52,
        bold: true,
        colour: Colour::Accent,
        space: (1200, 240),
        ..PLAIN
    },
    Style {
        id: "Subtitle",
        name: "Subtitle",
        size: 26,
        colour: Colour::Quiet,
        space: (0, 80),
        ..PLAIN
    },
    heading("Heading1", "heading 1", 34, 0),
    heading("Heading2", "heading 2", 26, 1),
    heading("Heading3", "heading 3", 22, 2),
    Style {
        id: "TOCHeading",
        name: "TOC Heading",
        size: 34,
        bold: true,
        colour: Colour::Accent,
        space: (720, 160),
        keep: true,
        ..PLAIN
    },
    Style {
        id: "TOC1",
        name: "toc 1",
        bold: true,
        space: (100, 20),
        ..PLAIN
    },
    Style {
        id: "TOC2",
        name: "toc 2",
        indent: 284,
        ..PLAIN
    },
    Style {
        id: "ListBullet",
        name: "List Bullet",
        space: (0, 60),
        list: Some("1"),
        ..PLAIN
    },
    Style {
        id: "ListNumber",
        name: "List Number",
        space: (0, 60),
        ..PLAIN
    },
    Style {
        id: "Quote",
        name: "Quote",
        italic: true,
        colour: Colour::Quiet,
        space: (60, 140),
        indent: 425,
        ..PLAIN
    },
    Style {
        id: "Caption",
        name: "caption",
        size: 19,
        bold: true,
        colour: Colour::Quiet,
        space: (180, 80),
        ..PLAIN
    },
    Style {
        id: "Figure",
        name: "Figure",
        space: (180, 0),
        keep: true,
        ..PLAIN
    },
    Style {
        id: "TableText",
        name: "Table Text",
        size: 20,
        ..PLAIN
    },
    Style {
        id: "TableHeading",
        name: "Table Heading",
        based_on: "TableText",
        bold: true,
        keep: true,
        ..PLAIN
    },
    Style {
        id: "TableSmall",
        name: "Table Small",
        based_on: "TableText",
        size: 17,
        ..PLAIN
    },
    Style {
        id: "TableSide",
        name: "Table Side",
        based_on: "TableText",
        bold: true,
        ..PLAIN
    },
    Style {
        id: "LetterheadName",
        name: "Letterhead Name",
        bold: true,
        colour: Colour::Accent,
        size: 24,
        ..PLAIN
    },
    Style {
        id: "Letterhead",
        name: "Letterhead",
        colour: Colour::Quiet,
        size: 18,
        ..PLAIN
    },
    Style {
        id: "AfterTable",
        name: "After Table",
        size: 12,
        space: (0, 120),
        ..PLAIN
    },
];

/// The styles of a document as a file.
pub(super) fn styles(document: &Document) -> Xml {
    let design = &document.design;
    let mut file = Xml::file();
    file.element("w:styles", &[("xmlns:w", WORDS)], |xml| {
        defaults(xml, document);
        let normal = [
            ("w:type", "paragraph"),
            ("w:default", "1"),
            ("w:styleId", "Normal"),
        ];
        xml.element("w:style", &normal, |xml| {
            xml.value("w:name", "Normal");
            xml.empty("w:qFormat", &[]);
        });
        for style in STYLES {
            let own = match (style.id, document.front) {
                ("Title", Front::Title | Front::Letter) => Style {
                    size: 36,
                    space: (240, 80),
                    ..style
                },
                ("Heading1", Front::Title | Front::Letter) => Style {
                    size: 28,
                    space: (280, 80),
                    ..style
                },
                ("Heading2", Front::Title | Front::Letter) => Style {
                    size: 24,
                    space: (200, 80),
                    ..style
                },
                _ => style,
            };
            paragraph(xml, &own, &design.colours);
        }
        for (id, name, side) in [
            ("Header", "header", "w:bottom"),
            ("Footer", "footer", "w:top"),
        ] {
            edge(xml, id, name, Some(side));
        }
        edge(xml, "Imprint", "Imprint", None);
        characters(xml, &design.colours.base);
        table(xml, &design.colours.area);
    });
    file
}

fn defaults(xml: &mut Xml, document: &Document) {
    let (language, font) = (document.language.as_str(), document.design.font);
    let size = if document.large { "28" } else { "22" };
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                let fonts = ["w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"].map(|it| (it, font));
                xml.empty("w:rFonts", &fonts);
                xml.value("w:sz", size);
                xml.value("w:szCs", size);
                let languages = [
                    ("w:val", language),
                    ("w:eastAsia", language),
                    ("w:bidi", "ar-SA"),
                ];
                xml.empty("w:lang", &languages);
            });
        });
        xml.element("w:pPrDefault", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                let spacing = [("w:after", "0"), ("w:line", "276"), ("w:lineRule", "auto")];
                xml.empty("w:spacing", &spacing);
            });
        });
    });
}

fn paragraph(xml: &mut Xml, style: &Style, colours: &Tones) {
    let kind = [("w:type", "paragraph"), ("w:styleId", style.id)];
    xml.element("w:style", &kind, |xml| {
        xml.value("w:name", style.name);
        xml.value("w:basedOn", style.based_on);
        if !style.next.is_empty() {
            xml.value("w:next", style.next);
        }
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| {
            if style.keep {
                xml.empty("w:keepNext", &[]);
                xml.empty("w:keepLines", &[]);
            }
            if let Some(list) = style.list {
                xml.element("w:numPr", &[], |xml| xml.value("w:numId", list));
            }
            let (before, after) = (style.space.0.to_string(), style.space.1.to_string());
            xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after)]);
            if style.indent > 0 {
                xml.empty("w:ind", &[("w:left", &style.indent.to_string())]);
            }
            if let Some(depth) = style.outline {
                xml.value("w:outlineLvl", &depth.to_string());
            }
        });
        xml.element("w:rPr", &[], |xml| {
            if style.bold {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            }
            if style.italic {
                xml.empty("w:i", &[]);
                xml.empty("w:iCs", &[]);
            }
            match style.colour {
                Colour::Plain => {}
                Colour::Accent => xml.value("w:color", &colours.base),
                Colour::Quiet => xml.value("w:color", QUIET),
            }
            if style.size > 0 {
                xml.value("w:sz", &style.size.to_string());
                xml.value("w:szCs", &style.size.to_string());
            }
        });
    });
}

/// What stands at the edges of the page, small, with a line between it and the text.
fn edge(xml: &mut Xml, id: &str, name: &str, side: Option<&str>) {
    let kind = [("w:type", "paragraph"), ("w:styleId", id)];
    xml.element("w:style", &kind, |xml| {
        xml.value("w:name", name);
        xml.value("w:basedOn", "Normal");
        xml.element("w:pPr", &[], |xml| {
            if let Some(side) = side {
                xml.element("w:pBdr", &[], |xml| border(xml, side, "6"));
            }
        });
        xml.element("w:rPr", &[], |xml| {
            xml.value("w:color", QUIET);
            xml.value("w:sz", "18");
            xml.value("w:szCs", "18");
        });
    });
}

fn characters(xml: &mut Xml, accent: &str) {
    let kind = [("w:type", "character"), ("w:styleId", "Hyperlink")];
    xml.element("w:style", &kind, |xml| {
        xml.value("w:name", "Hyperlink");
        xml.element("w:rPr", &[], |xml| {
            xml.value("w:color", accent);
            xml.value("w:u", "single");
        });
    });
    let kind = [
        ("w:type", "character"),
        ("w:customStyle", "1"),
        ("w:styleId", "Code"),
    ];
    xml.element("w:style", &kind, |xml| {
        xml.value("w:name", "Code");
        xml.element("w:rPr", &[], |xml| {
            let fonts = ["w:ascii", "w:hAnsi", "w:cs"].map(|it| (it, "Courier New"));
            xml.empty("w:rFonts", &fonts);
        });
    });
}

/// Lines between rows, and a ground below the headings.
fn table(xml: &mut Xml, ground: &str) {
    let kind = [
        ("w:type", "table"),
        ("w:customStyle", "1"),
        ("w:styleId", "WorkshopTable"),
    ];
    xml.element("w:style", &kind, |xml| {
        xml.value("w:name", "Workshop Table");
        xml.empty("w:qFormat", &[]);
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:bottom", "w:insideH"] {
                    border(xml, side, "0");
                }
            });
            xml.element("w:tblCellMar", &[], |xml| {
                for (side, room) in [
                    ("w:top", "40"),
                    ("w:left", "85"),
                    ("w:bottom", "40"),
                    ("w:right", "85"),
                ] {
                    xml.empty(side, &[("w:w", room), ("w:type", "dxa")]);
                }
            });
        });
        xml.element("w:tblStylePr", &[("w:type", "firstRow")], |xml| {
            xml.element("w:tcPr", &[], |xml| {
                let fill = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", ground)];
                xml.empty("w:shd", &fill);
            });
        });
    });
}

fn border(xml: &mut Xml, side: &str, space: &str) {
    let line = [
        ("w:val", "single"),
        ("w:sz", "4"),
        ("w:space", space),
        ("w:color", LINE),
    ];
    xml.empty(side, &line);
}
