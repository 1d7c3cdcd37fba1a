//! Which labels does the document take from the language file?

use documents::{ClauseKind, Standard};
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
/// What stands for the letter in the headings of annexes.
const LETTER: &str = "{letter}";
/// The words at the head of remarks.
const ALERTS: [&str; 5] =
    ["alert.note", "alert.tip", "alert.important", "alert.warning", "alert.caution"];

/// Every key that the document asks the language file for.
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

/// The name of an annex and its status: `Annex A` and `(normative)`; nothing for what is no annex.
pub fn annex(standard: &Standard, kind: ClauseKind, letter: &str) -> Option<(String, String)> {
    let template = match kind {
        ClauseKind::NormativeAnnex => standard.labels.get(NORMATIVE),
        ClauseKind::InformativeAnnex => standard.labels.get(INFORMATIVE),
        ClauseKind::Foreword
        | ClauseKind::Introduction
        | ClauseKind::Numbered
        | ClauseKind::Bibliography => return None,
    };
    let (before, after) = template.split_once(LETTER).unwrap_or((template, ""));
    Some((format!("{before}{letter}"), after.trim().to_owned()))
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
