//! How does the standard become pages?
//!
//! [`write()`] turns a [`documents::Standard`] into a PDF that archives (PDF/A-2a) and assistive
//! technology (PDF/UA-1) accept. The layout is a template of the theme: it receives the standard
//! as values and walks them, so that no word of an author is ever read as code. The same input
//! always gives the same bytes.

mod anchors;
mod block;
mod characters;
mod clause;
mod columns;
mod data;
mod element;
mod export;
mod inline;
mod lines;
#[cfg(test)]
mod tests;
mod world;

use std::collections::BTreeSet;

use documents::Standard;
use sources::{Checked, Code, Diagnostic};

use world::Desk;

pub use lines::LineMark;

/// How the standard is printed.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The layout: the text of `theme/paper/standard.typ`.
    pub template: &'a str,
    /// Whether every line outside tables bears a number, for those who comment on a draft.
    pub line_numbers: bool,
}

/// The printed standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// The file.
    pub pdf: Vec<u8>,
    /// Where each numbered line stands, in order; empty when lines are not numbered.
    pub lines: Vec<LineMark>,
    /// Characters that no embedded typeface has: a replacement character stands for each.
    pub missing: BTreeSet<char>,
}

/// The standard as a PDF.
///
/// Faults of the template are [`Code::BrokenTemplate`]; there is no output then.
#[must_use]
pub fn write(standard: &Standard, options: &Options<'_>) -> Checked<Option<Output>> {
    Manuscript::new(standard, options).print()
}

/// A standard and its layout, ready to be printed.
pub struct Manuscript<'a> {
    standard: &'a Standard,
    desk: Desk,
    missing: BTreeSet<char>,
}

impl<'a> Manuscript<'a> {
    /// Puts together what the layout receives, which takes an instant; printing takes seconds.
    #[must_use]
    pub fn new(standard: &'a Standard, options: &Options<'_>) -> Self {
        let mut desk = Desk::new(options.template);
        let (values, missing) = data::of(standard, options.line_numbers, &desk.fonts);
        desk.lay(&values, &standard.figures());
        Self { standard, desk, missing }
    }

    /// Characters that no embedded typeface has: a replacement character stands for each.
    #[must_use]
    pub fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// Everything that decides the bytes of the output, but for the program itself: two
    /// manuscripts with the same input are printed alike.
    #[must_use]
    pub fn input(&self) -> Vec<Vec<u8>> {
        let mut input = self.desk.files();
        input.extend(export::input(self.standard));
        input.push(lines::input(self.standard));
        input
    }

    /// The output; faults of the template are [`Code::BrokenTemplate`], and there is none then.
    #[must_use]
    pub fn print(self) -> Checked<Option<Output>> {
        let Self { standard, desk, missing } = self;
        let printed = export::pages(&desk)
            .and_then(|pages| Ok((lines::map(&pages, standard), export::file(&pages, standard)?)));
        match printed {
            Ok((lines, pdf)) => Checked::clean(Some(Output { pdf, lines, missing })),
            Err(faults) => {
                let diagnostics = faults.iter().map(|fault| broken(&desk, fault)).collect();
                Checked { value: None, diagnostics }
            }
        }
    }
}

fn broken(desk: &Desk, fault: &typst::diag::SourceDiagnostic) -> Diagnostic {
    let place = desk.line(fault.span).map_or_else(String::new, |line| format!(" in line {line}"));
    let message = format!("the template of the PDF cannot be filled{place}: {}", fault.message);
    let hints: Vec<&str> = fault.hints.iter().map(|hint| hint.v.as_str()).collect();
    let help = match hints.as_slice() {
        [] => "mend `theme/paper/standard.typ`; `generator/pdf/src/data.rs` has its values".into(),
        hints => hints.join("; "),
    };
    Diagnostic::error(Code::BrokenTemplate, None, message).help(help)
}
