//! What the typesetter may see: one template, the data of one document, its pictures, our fonts. Every other file is
//! refused.

use super::super::ExportError;
use super::super::document::{Document, Picture};
use super::{data, fonts};
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

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

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        fonts::book()
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
        fonts::font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        // A file has the date of what is in it.
        None
    }
}
