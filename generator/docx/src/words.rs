//! Which words does Word alone need, or need in another way?

use documents::{ClauseKind, Deliverable, Standard, words};

/// What the cover of text proposed for a document of a standards body says.
const PROPOSALS: [&str; 4] = [
    "standard.proposed-report",
    "standard.proposed-specification",
    "standard.proposed-agreement",
    "standard.proposed-standard",
];
/// The keys that covers of proposals ask the language file for.
pub const PROPOSAL_LABELS: &[&str] = &PROPOSALS;

/// What the numbering of annexes prints for a letter: `Annex A`.
pub fn annex(standard: &Standard, letter: &str) -> String {
    // The name is that of every annex: only the status behind it differs.
    words::annex(standard, ClauseKind::NormativeAnnex, letter).map_or_else(String::new, |it| it.0)
}

/// For which document of a standards body the text is proposed, if for any.
pub fn proposal(standard: &Standard) -> Option<&str> {
    let index = match standard.deliverable {
        Deliverable::TechnicalReport => 0,
        Deliverable::TechnicalSpecification => 1,
        Deliverable::WorkshopAgreement => 2,
        Deliverable::EuropeanDraft => 3,
        Deliverable::Profile | Deliverable::Contribution => return None,
    };
    Some(standard.labels.get(PROPOSALS[index]))
}
