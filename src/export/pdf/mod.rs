//! Documents as PDF: tagged for screen readers (PDF/UA-1) and fit for the archive (PDF/A-2a), both in one file. The same
//! [`Document`] as in [`super::docx`], laid out by one template; every text travels as a value, never as source. Nothing
//! is read from disk or network while a file is made.

mod data;
mod fonts;
mod headings;
mod letters;
mod world;

use super::ExportError;
use super::document::Document;
use rayon::ThreadPoolBuilder;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use world::Paper;

/// Layouts that are kept in memory for so many further files: none, reports differ.
const KEPT: usize = 0;

/// The document as the bytes of a file. The same document gives the same bytes. Takes seconds for hundreds of pages: not
/// for async threads, and not for many at once.
///
/// One thread makes it, though more could: a workshop that runs beside it keeps the other processors, and what several
/// threads take from the system for themselves would come to a tenth more memory.
pub fn pdf(document: &Document) -> Result<Vec<u8>, ExportError> {
    let one = ThreadPoolBuilder::new().num_threads(1);
    let one = one.thread_name(|_| "pdf".to_owned()).build();
    let one = one.map_err(|why| ExportError::Pdf(why.to_string()))?;
    one.install(|| {
        let outcome = made(document);
        typst::comemo::evict(KEPT);
        outcome
    })
}

fn made(document: &Document) -> Result<Vec<u8>, ExportError> {
    let paper = Paper::of(document)?;
    let laid_out = typst::compile::<PagedDocument>(&paper);
    let laid_out = laid_out.output.map_err(|faults| fault(&faults))?;
    // What was remembered for the layout is given back before the file is written.
    typst::comemo::evict(KEPT);
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]);
    let options = PdfOptions {
        creator: Smart::Custom(Some("Zukunftswerkstatt".to_owned())),
        standards: standards.map_err(|why| ExportError::Pdf(why.message().to_string()))?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&laid_out, &options).map_err(|faults| fault(&faults))
}

/// The first fault says enough.
fn fault(faults: &[SourceDiagnostic]) -> ExportError {
    let first = faults.first();
    ExportError::Pdf(first.map_or_else(String::new, |fault| fault.message.to_string()))
}
