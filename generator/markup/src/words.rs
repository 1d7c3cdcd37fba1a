//! Which words stand around the text, and what are they in the document's language?

use documents::{Clause, Deliverable, Standard, words};
use text::AlertKind;

/// Every key that the two writers ask the language file for, beside [`documents::words::LABELS`].
pub const LABELS: &[&str] = &[
    "list.done",
    "list.open",
    "page.code",
    "page.footnote",
    "page.footnote_back",
    "page.footnotes",
    "page.skip",
    "page.table",
];

/// The lines of the cover sheet; only a contribution has one.
pub fn cover_sheet(standard: &Standard) -> &[(String, String)] {
    match standard.deliverable {
        Deliverable::Contribution => &standard.cover_sheet,
        Deliverable::Profile
        | Deliverable::TechnicalReport
        | Deliverable::TechnicalSpecification
        | Deliverable::WorkshopAgreement
        | Deliverable::EuropeanDraft => &[],
    }
}

/// What stands before the title of a clause: `5.2`, `Annex A (normative)` or nothing.
pub fn number(standard: &Standard, clause: &Clause) -> String {
    match words::annex(standard, clause.kind, &clause.number) {
        Some((name, status)) if clause.level <= 1 => format!("{name} {status}"),
        Some(_) | None => clause.number.clone(),
    }
}

/// The name of an alert in code: the class in HTML, in capitals the mark in Markdown.
pub fn alert(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "note",
        AlertKind::Tip => "tip",
        AlertKind::Important => "important",
        AlertKind::Warning => "warning",
        AlertKind::Caution => "caution",
    }
}
