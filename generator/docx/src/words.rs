//! Which labels does the document take from the language file?

use documents::{ClauseKind, Deliverable, Standard};
use text::AlertKind;

/// The title of the table of contents.
const CONTENTS: &str = "standard.contents";
/// The heading of an annex with requirements, with `{letter}` in it and its status behind.
const NORMATIVE: &str = "standard.annex-normative";
/// The heading of an annex without requirements, likewise.
const INFORMATIVE: &str = "standard.annex-informative";
/// The word before the release.
const EDITION: &str = "standard.edition";
/// The word before the level of a requirement.
const LEVEL: &str = "standard.level";
/// The word before the condition of a requirement.
const APPLIES: &str = "standard.applies";
/// The word before the source of a term.
const SOURCE: &str = "standard.source";
/// The words before a note to entry, with `{number}` in them.
const NOTE_TO_ENTRY: &str = "standard.note-to-entry";
/// What the cover of text proposed for a document of a standards body says.
const PROPOSALS: [&str; 4] = [
    "standard.proposed-report",
    "standard.proposed-specification",
    "standard.proposed-agreement",
    "standard.proposed-standard",
];
/// What stands for the letter in the headings of annexes.
const LETTER: &str = "{letter}";
/// The words at the head of remarks.
const ALERTS: [&str; 5] =
    ["alert.note", "alert.tip", "alert.important", "alert.warning", "alert.caution"];

/// The keys that covers of proposals ask the language file for.
pub const PROPOSAL_LABELS: &[&str] = &PROPOSALS;

/// Every key that the document asks the language file for, but for [`PROPOSAL_LABELS`].
pub const LABELS: &[&str] = &[
    CONTENTS,
    NORMATIVE,
    INFORMATIVE,
    EDITION,
    LEVEL,
    APPLIES,
    SOURCE,
    NOTE_TO_ENTRY,
    ALERTS[0],
    ALERTS[1],
    ALERTS[2],
    ALERTS[3],
    ALERTS[4],
];

/// The title of the table of contents.
pub fn contents(standard: &Standard) -> &str {
    standard.labels.get(CONTENTS)
}

/// What the numbering of annexes prints for a letter: `Annex A`.
pub fn annex(standard: &Standard, letter: &str) -> String {
    let template = standard.labels.get(NORMATIVE);
    let before = template.split_once(LETTER).map_or("", |(before, _)| before);
    format!("{before}{letter}")
}

/// `(normative)` or `(informative)`; nothing for what is no annex.
pub fn annex_status(standard: &Standard, kind: ClauseKind) -> Option<&str> {
    let after = |key| {
        let template = standard.labels.get(key);
        template.split_once(LETTER).map_or(template, |(_, after)| after).trim()
    };
    match kind {
        ClauseKind::NormativeAnnex => Some(after(NORMATIVE)),
        ClauseKind::InformativeAnnex => Some(after(INFORMATIVE)),
        ClauseKind::Foreword
        | ClauseKind::Introduction
        | ClauseKind::Numbered
        | ClauseKind::Bibliography => None,
    }
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

/// The release with the word before it.
pub fn edition(standard: &Standard) -> String {
    format!("{} {}", standard.labels.get(EDITION), standard.edition)
}

/// The level of a requirement with the word before it.
pub fn level(standard: &Standard, level: &str) -> String {
    format!("{}: {level}", standard.labels.get(LEVEL))
}

/// The condition of a requirement with the word before it.
pub fn applies(standard: &Standard, applies: &str) -> String {
    format!("{}: {applies}", standard.labels.get(APPLIES))
}

/// The source of a term as it is printed.
pub fn source(standard: &Standard, source: &str) -> String {
    format!("[{}: {source}]", standard.labels.get(SOURCE))
}

/// The words before a note to entry.
pub fn note_to_entry(standard: &Standard, number: usize) -> String {
    let words = standard.labels.get(NOTE_TO_ENTRY);
    format!("{}:", words.replace("{number}", &number.to_string()))
}

/// The word at the head of a remark, in capitals as standards bodies print it.
pub fn alert(standard: &Standard, kind: AlertKind) -> String {
    let index = match kind {
        AlertKind::Note => 0,
        AlertKind::Tip => 1,
        AlertKind::Important => 2,
        AlertKind::Warning => 3,
        AlertKind::Caution => 4,
    };
    standard.labels.get(ALERTS[index]).to_uppercase()
}
