//! How does the standard become an OSCAL catalog?
//!
//! [`write`] gives one JSON file of OSCAL 1.2.1: clauses are groups, requirements are controls
//! with their parts, references are resources of the back matter. Prose stays Markdown, in the
//! dialect that OSCAL allows: no elements of HTML, no footnotes. [`check`] looks at a catalog
//! where the schema of OSCAL is silent.

mod block;
mod catalog;
mod check;
mod clause;
mod control;
mod element;
mod escape;
mod line;
mod name;
mod object;
mod story;
#[cfg(test)]
mod tests;
mod words;

use documents::Standard;

pub use check::{Finding, check};
pub use words::LABELS;

/// The version of OSCAL that is written: the newest that compliance-trestle 5.2.0 and the
/// package `oscal` 3.2.2 both read.
pub const VERSION: &str = "1.2.1";

/// The standard as one JSON file, with a line end behind it.
#[must_use]
pub fn write(standard: &Standard) -> Vec<u8> {
    catalog::write(standard)
}
