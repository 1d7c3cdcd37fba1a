//! How do pages become a file that archives and screen readers accept?

use documents::{Standard, words};
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::ecow::EcoVec;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::world::Desk;

/// Results of earlier layouts that are this many layouts old are forgotten.
const KEPT_LAYOUTS: usize = 4;

/// Sets the pages.
pub fn pages(desk: &Desk) -> SourceResult<PagedDocument> {
    let pages = typst::compile::<PagedDocument>(desk).output;
    typst::comemo::evict(KEPT_LAYOUTS);
    pages
}

/// Writes the file: PDF/A-2a and PDF/UA-1 at once.
pub fn file(
    pages: &PagedDocument,
    standard: &Standard,
) -> Result<Vec<u8>, EcoVec<SourceDiagnostic>> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .expect("both are profiles of PDF 1.7");
    let identifier = identifier(standard);
    let options = PdfOptions {
        ident: Smart::Custom(identifier),
        timestamp: Some(Timestamp::new_utc(day(standard.date.as_deref()))),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options)
}

/// What of a standard decides the bytes of its file beside the pages.
pub fn input(standard: &Standard) -> [Vec<u8>; 2] {
    let date = standard.date.clone().unwrap_or_default();
    [identifier(standard).into_bytes(), date.into_bytes()]
}

fn identifier(standard: &Standard) -> String {
    format!("{} {}", words::full_title(standard), standard.edition)
}

/// The day of the sources. A file for archives has to bear one, so sources without a date get the
/// first day of the calendar of computers, as nobody takes it for the truth.
fn day(date: Option<&str>) -> Datetime {
    let parse = |date: &str| {
        let mut parts = date.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        Datetime::from_ymd(year, month, parts.next()?.parse().ok()?)
    };
    let first = || Datetime::from_ymd(1970, 1, 1).expect("the day exists");
    date.and_then(parse).unwrap_or_else(first)
}
