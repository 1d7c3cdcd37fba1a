//! Which labels does the document take from the language file?

use documents::{ClauseKind, Standard};
use text::AlertKind;

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
/// What stands for the letter in the headings of annexes.
const LETTER: &str = "{letter}";
/// The words at the head of remarks.
const ALERTS: [&str; 5] =
    ["alert.note", "alert.tip", "alert.important", "alert.warning", "alert.caution"];

/// Every key that the document asks the language file for.
pub const LABELS: &[&str] = &[
    NORMATIVE,
    INFORMATIVE,
    EDITION,
    LEVEL,
    APPLIES,
    ALERTS[0],
    ALERTS[1],
    ALERTS[2],
    ALERTS[3],
    ALERTS[4],
];

/// `Annex A` and `(normative)` or `(informative)`.
pub fn annex(standard: &Standard, kind: ClauseKind, letter: &str) -> (String, String) {
    let template = match kind {
        ClauseKind::NormativeAnnex => standard.labels.get(NORMATIVE),
        ClauseKind::Foreword
        | ClauseKind::Introduction
        | ClauseKind::Numbered
        | ClauseKind::InformativeAnnex
        | ClauseKind::Bibliography => standard.labels.get(INFORMATIVE),
    };
    let (before, after) = template.split_once(LETTER).unwrap_or(("", template));
    (format!("{before}{letter}"), after.trim().to_owned())
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
