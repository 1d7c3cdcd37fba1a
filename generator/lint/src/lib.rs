//! Does the profile keep the drafting rules of standards bodies?
//!
//! [`RULES`] lists them; the help of each finding names the one that it breaks.
//! A finding is an error when the document were wrong, a warning when it were poor, and a note
//! when only a reader can tell. Trade names and other rules whose breach no program can tell from
//! correct text are left to the reader.

mod abbreviations;
mod catalogue;
mod citations;
mod claims;
mod copied;
mod correspondence;
mod listed;
mod numbers;
mod objects;
mod passage;
mod phrase;
mod references;
mod report;
mod requirements;
mod structure;
mod suppression;
mod terms;
#[cfg(test)]
mod tests;
mod titles;
mod verbs;
mod voice;
mod wording;

pub use catalogue::{DraftingRule, Held, RULES};
pub use copied::{Compared, Standing};
pub use suppression::Suppression;

use documents::Standard;
use sources::{Diagnostic, Sources};

/// Every finding in `standard` that no suppression accepts, in the order of the sources.
/// `compared` are the texts that it may not repeat.
#[must_use]
pub fn check(
    standard: &Standard,
    sources: &Sources,
    suppressions: &[Suppression],
    compared: &[Compared],
) -> Vec<Diagnostic> {
    let passages = passage::passages(standard);
    let mut report = report::Report { standard, sources, passages: &passages, found: Vec::new() };
    structure::check(&mut report);
    titles::check(&mut report);
    verbs::check(&mut report);
    voice::check(&mut report);
    requirements::check(&mut report);
    references::check(&mut report);
    citations::check(&mut report);
    terms::check(&mut report);
    abbreviations::check(&mut report);
    objects::check(&mut report);
    wording::check(&mut report);
    numbers::check(&mut report);
    claims::check(&mut report);
    correspondence::check(&mut report);
    copied::check(&mut report, compared);
    let mut found = suppression::apply(sources, suppressions, report.found);
    found.sort_by_key(|finding| (finding.span.is_none(), finding.span));
    found
}
