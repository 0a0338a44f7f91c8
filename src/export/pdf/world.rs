//! What the typesetter may see: one template, the data of one document, its pictures, six fonts. Every other file is
//! refused.

use super::super::ExportError;
use super::super::document::{Document, Picture};
use super::data;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// A subset of Fira Sans under a name of its own (its licence asks for that): regular, semibold, and both in italics: Latin, Greek and Cyrillic letters.
/// Subsets of Noto Sans stand in for Arabic and Hebrew letters, upright only.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 6] = [
        include_bytes!("fonts/document-sans-regular.ttf"),
        include_bytes!("fonts/document-sans-semibold.ttf"),
        include_bytes!("fonts/document-sans-italic.ttf"),
        include_bytes!("fonts/document-sans-semibold-italic.ttf"),
        include_bytes!("fonts/document-arabic-regular.ttf"),
        include_bytes!("fonts/document-hebrew-regular.ttf"),
    ];
    let fonts = files
        .into_iter()
        .filter_map(|file| Font::new(Bytes::new(file), 0));
    fonts.collect()
});
/// Fonts of the document's own family; the others stand in for letters that it lacks.
const OWN: usize = 4;
static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(Library::builder().build()));

/// The data of a document on its way through the typesetter.
pub(super) struct Paper {
    template: Source,
    files: Vec<(FileId, Bytes)>,
}

impl Paper {
    /// What the typesetter may see of a document.
    pub(super) fn of(document: &Document) -> Result<Self, ExportError> {
        let pictures = data::pictures(document);
        let data = serde_json::to_vec(&data::of(document, &pictures))?;
        let mut files = vec![(file("data.json")?, Bytes::new(data))];
        for (number, picture) in pictures.iter().enumerate() {
            let name = picture_name(number, picture);
            files.push((file(&name)?, Bytes::new(picture.bytes.clone())));
        }
        let template = Source::new(file("main.typ")?, include_str!("template.typ").to_owned());
        Ok(Self { template, files })
    }
}

/// Where the typesetter finds a picture.
pub(super) fn picture_name(number: usize, picture: &Picture) -> String {
    format!("picture{number}.{}", picture.format.ending())
}

fn file(name: &str) -> Result<FileId, ExportError> {
    let path = VirtualPath::new(name).map_err(|fault| ExportError::Pdf(fault.to_string()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// True if the fonts have a sign for this letter: all of the document's own, or one that stands in for them.
pub(super) fn can_show(letter: char) -> bool {
    let has = |font: &Font| font.info().coverage.contains(u32::from(letter));
    let (own, others) = FONTS.split_at_checked(OWN).unwrap_or((&FONTS, &[]));
    own.iter().all(has) || others.iter().any(has)
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let mut files = self.files.iter();
        let found = files.find(|(file, _)| *file == id);
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        // A file has the date of what is in it.
        None
    }
}
