//! Pictures in the text, with what they show in words.

use super::Writer;
use super::xml::Xml;
use crate::export::document::Picture;

/// Lengths of the format per pixel at 96 pixels to the inch.
const PER_PIXEL: u64 = 9_525;
/// The widest and the highest that a picture is shown: 16 and 11 centimetres.
const WIDEST: u64 = 5_760_000;
const HIGHEST: u64 = 3_960_000;

const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

impl<'a> Writer<'a> {
    pub(super) fn picture(&mut self, xml: &mut Xml, picture: &'a Picture) {
        self.pictures += 1;
        let id = self.package.picture(picture);
        let number = self.pictures.to_string();
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", "Figure"));
            drawn(xml, picture, &id, &number, (WIDEST, HIGHEST));
        });
        Self::caption(xml, "Abbildung", self.pictures, &picture.caption, false);
    }
}

/// A picture among words; `id`: the relation to its file, `most`: the widest and the highest that it is shown.
pub(super) fn drawn(xml: &mut Xml, picture: &Picture, id: &str, number: &str, most: (u64, u64)) {
    let (width, height) = size(picture, most);
    xml.element("w:r", &[], |xml| {
        xml.element("w:drawing", &[], |xml| {
            drawing(xml, picture, id, number, &[("cx", &width), ("cy", &height)]);
        });
    });
}

fn drawing(xml: &mut Xml, picture: &Picture, id: &str, number: &str, size: &[(&str, &str)]) {
    let name = format!("Abbildung {number}");
    let named = [
        ("id", number),
        ("name", name.as_str()),
        ("descr", picture.alt.as_str()),
    ];
    let apart = [
        ("distT", "0"),
        ("distB", "0"),
        ("distL", "0"),
        ("distR", "0"),
    ];
    xml.element("wp:inline", &apart, |xml| {
        xml.empty("wp:extent", size);
        xml.empty("wp:docPr", &named);
        xml.element("wp:cNvGraphicFramePr", &[], |xml| {
            xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
        });
        xml.element("a:graphic", &[], |xml| {
            xml.element("a:graphicData", &[("uri", PICTURE)], |xml| {
                xml.element("pic:pic", &[], |xml| {
                    xml.element("pic:nvPicPr", &[], |xml| {
                        xml.empty("pic:cNvPr", &named);
                        xml.empty("pic:cNvPicPr", &[]);
                    });
                    xml.element("pic:blipFill", &[], |xml| {
                        xml.empty("a:blip", &[("r:embed", id)]);
                        xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
                    });
                    xml.element("pic:spPr", &[], |xml| {
                        xml.element("a:xfrm", &[], |xml| {
                            xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                            xml.empty("a:ext", size);
                        });
                        xml.element("a:prstGeom", &[("prst", "rect")], |xml| {
                            xml.empty("a:avLst", &[]);
                        });
                    });
                });
            });
        });
    });
}

/// Width and height as shown: never larger than the picture is, and never larger than the page has room for.
fn size(picture: &Picture, (widest, highest): (u64, u64)) -> (String, String) {
    let width = u64::from(picture.width.max(1)) * PER_PIXEL;
    let height = u64::from(picture.height.max(1)) * PER_PIXEL;
    // Scaled by the smaller of the two shares, as a fraction.
    let (share, of) = if widest * height <= highest * width {
        (widest, width)
    } else {
        (highest, height)
    };
    let fit = |length: u64| {
        if of <= share {
            length
        } else {
            (length * share / of).max(1)
        }
    };
    (fit(width).to_string(), fit(height).to_string())
}
