//! Which files does the profile become?

#[cfg(feature = "pdf")]
use std::collections::BTreeSet;
#[cfg(feature = "pdf")]
use std::fmt::Write as _;

use documents::Standard;
use docx::{PaperStyle, Redline};
#[cfg(feature = "pdf")]
use sources::Checked;
use sources::{Code, Diagnostic, Sources};

use super::missing;

/// The layout of the PDF.
#[cfg(feature = "pdf")]
const LAYOUT: &str = "theme/paper/standard.typ";
/// The style of the HTML file.
const STYLE: &str = "theme/paper/standard.css";

/// A format of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Format {
    /// Word.
    Docx,
    /// PDF/A-2a and PDF/UA-1 in one file.
    #[cfg(feature = "pdf")]
    Pdf,
    /// NISO STS 1.2 XML.
    Sts,
    /// One HTML file.
    Html,
    /// One Markdown file.
    Md,
    /// A catalog of OSCAL 1.2.1 in JSON.
    Oscal,
}

impl Format {
    /// Every format that this program was built with.
    pub const ALL: &'static [Self] = &[
        Self::Docx,
        #[cfg(feature = "pdf")]
        Self::Pdf,
        Self::Sts,
        Self::Html,
        Self::Md,
        Self::Oscal,
    ];

    /// The formats that are made in an instant.
    pub const QUICK: &'static [Self] = &[Self::Docx, Self::Sts, Self::Html, Self::Md, Self::Oscal];

    /// The files of the format, with those that have line numbers.
    #[must_use]
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Self::Docx => &["profile.docx", "profile-line-numbered.docx"],
            #[cfg(feature = "pdf")]
            Self::Pdf => &["profile.pdf", "profile-line-numbered.pdf", "profile-lines.csv"],
            Self::Sts => &["profile.sts.xml"],
            Self::Html => &["profile.html"],
            Self::Md => &["profile.md"],
            Self::Oscal => &["oscal/catalog.json"],
        }
    }
}

/// Files that were made of the same input before.
pub trait Shelf: Sync {
    /// What was made of `input`, if it is still there.
    fn find(&self, input: &[Vec<u8>]) -> Option<Vec<u8>>;

    /// Keeps what was made of `input`, if there is room.
    fn keep(&self, input: &[Vec<u8>], bytes: &[u8]);
}

/// What is asked for.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The formats.
    pub formats: &'a [Format],
    /// Whether Word and PDF are made with line numbers too.
    pub line_numbers: bool,
    /// A Word file or template whose styles are used.
    pub base: Option<&'a [u8]>,
    /// An earlier release, for the redline in Word.
    pub earlier: Option<&'a Standard>,
    /// Where PDFs of earlier builds are.
    pub shelf: Option<&'a dyn Shelf>,
}

/// The files of the profile, by name.
pub fn files(
    standard: &Standard,
    sources: &Sources,
    style: &PaperStyle,
    wanted: &Wanted<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>| files.push((name.to_owned(), bytes));
    // Standards bodies take them as files of their own, and two formats name them.
    for figure in standard.figures() {
        add(&figure.file(), figure.picture.bytes.clone());
    }
    for format in wanted.formats {
        match format {
            Format::Docx => word(standard, style, wanted, faults, &mut add),
            #[cfg(feature = "pdf")]
            Format::Pdf => paper(standard, sources, wanted, faults, &mut add),
            Format::Sts => add("profile.sts.xml", sts::write(standard)),
            Format::Html => match sources.find(STYLE) {
                Some((_, file)) => {
                    add("profile.html", markup::html(standard, &file.text).into_bytes());
                }
                None => faults.push(missing(STYLE, "copy it from a release of the toolkit")),
            },
            Format::Md => add("profile.md", markup::markdown(standard).into_bytes()),
            Format::Oscal => add("oscal/catalog.json", oscal::write(standard)),
        }
    }
    files
}

fn word(
    standard: &Standard,
    style: &PaperStyle,
    wanted: &Wanted<'_>,
    faults: &mut Vec<Diagnostic>,
    add: &mut impl FnMut(&str, Vec<u8>),
) {
    let clean = docx::Options { base: wanted.base, ..docx::Options::default() };
    let redline = wanted.earlier.map(|earlier| Redline { earlier });
    let mut variants = vec![("profile.docx", clean)];
    if wanted.line_numbers {
        variants
            .push(("profile-line-numbered.docx", docx::Options { line_numbers: true, ..clean }));
    }
    if let Some(redline) = &redline {
        let compared = docx::Options { redline: Some(redline), ..clean };
        variants.push(("profile-redline.docx", compared));
    }
    for (name, options) in variants {
        match docx::write_with(standard, style, &options) {
            Ok(bytes) => add(name, bytes),
            Err(damage) => {
                let message = format!("the Word template cannot be used: {damage}");
                faults.push(
                    Diagnostic::error(Code::BadForm, None, message)
                        .help("save it in Word as `.docx` or `.dotx` and name it again"),
                );
                return;
            }
        }
    }
}

#[cfg(feature = "pdf")]
fn paper(
    standard: &Standard,
    sources: &Sources,
    wanted: &Wanted<'_>,
    faults: &mut Vec<Diagnostic>,
    add: &mut impl FnMut(&str, Vec<u8>),
) {
    let Some((_, file)) = sources.find(LAYOUT) else {
        faults.push(missing(LAYOUT, "copy it from a release of the toolkit"));
        return;
    };
    let print = |line_numbers| {
        let options = pdf::Options { template: &file.text, line_numbers };
        printed(pdf::Manuscript::new(standard, &options), wanted.shelf)
    };
    let (plain, numbered) =
        rayon::join(|| print(false), || wanted.line_numbers.then(|| print(true)));
    if let Some(output) = plain.take(faults) {
        for character in &output.missing {
            let message = format!("no typeface of the PDF has `{character}`");
            faults.push(
                Diagnostic::warning(Code::BadForm, None, message)
                    .help("write it another way: a box stands for it on paper"),
            );
        }
        add("profile.pdf", output.pdf);
    }
    if let Some(output) = numbered.and_then(|numbered| numbered.value) {
        add("profile-line-numbered.pdf", output.pdf);
        add("profile-lines.csv", output.lines);
    }
}

/// What a manuscript becomes.
#[cfg(feature = "pdf")]
struct Printed {
    pdf: Vec<u8>,
    lines: Vec<u8>,
    missing: BTreeSet<char>,
}

/// Prints a manuscript, unless the same was printed before.
#[cfg(feature = "pdf")]
fn printed(manuscript: pdf::Manuscript<'_>, shelf: Option<&dyn Shelf>) -> Checked<Option<Printed>> {
    let missing = manuscript.missing().clone();
    let [of_pdf, of_lines] = ["pdf", "lines"].map(|part| {
        let mut input = if shelf.is_some() { manuscript.input() } else { Vec::new() };
        input.push(part.into());
        input
    });
    if let Some(shelf) = shelf
        && let (Some(pdf), Some(lines)) = (shelf.find(&of_pdf), shelf.find(&of_lines))
    {
        return Checked::clean(Some(Printed { pdf, lines, missing }));
    }
    let Checked { value, diagnostics } = manuscript.print();
    let value = value.map(|output| {
        let lines = line_map(&output.lines).into_bytes();
        if let Some(shelf) = shelf {
            shelf.keep(&of_pdf, &output.pdf);
            shelf.keep(&of_lines, &lines);
        }
        Printed { pdf: output.pdf, lines, missing }
    });
    Checked { value, diagnostics }
}

/// Where each line of the line-numbered PDF stands, by RFC 4180.
#[cfg(feature = "pdf")]
fn line_map(lines: &[pdf::LineMark]) -> String {
    let mut rows = "\"line\",\"page\",\"clause\"\r\n".to_owned();
    for mark in lines {
        let (line, page, clause) = (mark.line, &mark.page, &mark.clause);
        let _ = write!(rows, "\"{line}\",\"{page}\",\"{clause}\"\r\n");
    }
    rows
}
