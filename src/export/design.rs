//! The municipality's design as documents use it.

use super::document::{Picture, PictureFormat};
use super::picture;
use crate::domain::branding::Branding;
use crate::domain::colour::{Tones, tones};
use crate::domain::municipality::{Logo, Municipality};

/// Who issues a document, and how its documents look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// Name of the municipality.
    pub name: String,
    /// How its documents look.
    pub design: Design,
}

/// How documents look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Design {
    /// The municipality's colour, made readable.
    pub colours: Tones,
    /// Name of the font, as word processors know it.
    pub font: &'static str,
    /// Lines of the letterhead on the first page.
    pub letterhead: Vec<String>,
    /// Lines of the imprint at the foot of every page.
    pub imprint: Vec<String>,
    /// The logo; none if there is none, or none that paper can show.
    pub logo: Option<Picture>,
}

impl Default for Design {
    fn default() -> Self {
        Self::new(&Municipality::default(), &Branding::default(), None)
    }
}

impl Design {
    /// The design that the municipality has set up.
    pub fn new(municipality: &Municipality, branding: &Branding, logo: Option<Logo>) -> Self {
        let lines = |text: &str| text.lines().map(str::to_owned).collect();
        Self {
            colours: tones(&municipality.accent),
            font: branding.font.name(),
            letterhead: lines(&branding.letterhead),
            imprint: lines(&branding.imprint),
            logo: logo.and_then(|logo| on_paper(logo, &municipality.name)),
        }
    }
}

/// A logo that word processors can show: those in other formats are for screens only.
fn on_paper(logo: Logo, of: &str) -> Option<Picture> {
    let format = match logo.media_type.as_str() {
        "image/png" => PictureFormat::Png,
        "image/jpeg" => PictureFormat::Jpeg,
        _ => return None,
    };
    let (width, height) = picture::size(&logo.bytes)?;
    Some(Picture {
        bytes: logo.bytes,
        format,
        width,
        height,
        alt: format!("Logo: {of}"),
        caption: String::new(),
    })
}
