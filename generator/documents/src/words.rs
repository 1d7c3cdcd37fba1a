//! Which words stand around the text of the standard, and how are they joined?
//!
//! Every format asks here, so that Word, PDF, STS, OSCAL, HTML and Markdown say the same.

use text::AlertKind;

use crate::{ClauseKind, Requirement, Standard};

/// The title of the table of contents.
const CONTENTS: &str = "standard.contents";
/// The heading of an annex with requirements, with `{letter}` in it and its status behind.
const NORMATIVE: &str = "standard.annex-normative";
/// The heading of an annex without requirements, likewise.
const INFORMATIVE: &str = "standard.annex-informative";
/// The word before the release.
const EDITION: &str = "standard.edition";
/// What the publisher is to the document.
const PUBLISHER: &str = "standard.publisher";
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

/// Every key that the formats of the standard have in common and ask the language file for.
pub const LABELS: &[&str] = &[
    CONTENTS,
    NORMATIVE,
    INFORMATIVE,
    EDITION,
    PUBLISHER,
    LEVEL,
    APPLIES,
    SOURCE,
    NOTE_TO_ENTRY,
    "alert.note",
    "alert.tip",
    "alert.important",
    "alert.warning",
    "alert.caution",
];

/// The elements of the title that there are, in order.
#[must_use]
pub fn title_parts(standard: &Standard) -> Vec<&str> {
    let parts = [
        standard.title_introductory.as_deref(),
        Some(standard.title_main.as_str()),
        standard.title_complementary.as_deref(),
    ];
    parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect()
}

/// The whole title, joined as standards bodies join it.
#[must_use]
pub fn full_title(standard: &Standard) -> String {
    title_parts(standard).join(" — ")
}

/// The title of the table of contents.
#[must_use]
pub fn contents(standard: &Standard) -> &str {
    standard.labels.get(CONTENTS)
}

/// What the publisher is to the document.
#[must_use]
pub fn publisher(standard: &Standard) -> &str {
    standard.labels.get(PUBLISHER)
}

/// The name of an annex and its status: `Annex A` and `(normative)`; nothing for what is no annex.
#[must_use]
pub fn annex(standard: &Standard, kind: ClauseKind, letter: &str) -> Option<(String, String)> {
    let template = match kind {
        ClauseKind::NormativeAnnex => standard.labels.get(NORMATIVE),
        ClauseKind::InformativeAnnex => standard.labels.get(INFORMATIVE),
        ClauseKind::Foreword
        | ClauseKind::Introduction
        | ClauseKind::Numbered
        | ClauseKind::Bibliography => return None,
    };
    Some(match template.split_once(LETTER) {
        Some((before, after)) => (format!("{before}{letter}"), after.trim().to_owned()),
        None => (format!("{template} {letter}"), String::new()),
    })
}

/// The release with the word before it.
#[must_use]
pub fn edition(standard: &Standard) -> String {
    format!("{} {}", standard.labels.get(EDITION), standard.edition)
}

/// The release with the word before it, and the date of the sources if it is known.
#[must_use]
pub fn dated_edition(standard: &Standard) -> String {
    let edition = edition(standard);
    match &standard.date {
        Some(date) => format!("{edition} · {date}"),
        None => edition,
    }
}

/// The level of a requirement and when it applies, each after its word and only if it is said.
#[must_use]
pub fn conditions<'a>(
    standard: &'a Standard,
    requirement: &'a Requirement,
) -> [Option<(&'a str, &'a str)>; 2] {
    let pairs = [(LEVEL, &requirement.level), (APPLIES, &requirement.applies)];
    pairs
        .map(|(key, value)| (!value.is_empty()).then(|| (standard.labels.get(key), value.as_str())))
}

/// The word before the source of a term.
#[must_use]
pub fn source(standard: &Standard) -> &str {
    standard.labels.get(SOURCE)
}

/// The source of a term in the brackets of standards.
#[must_use]
pub fn source_in_brackets(standard: &Standard, from: &str) -> String {
    format!("[{}: {from}]", source(standard))
}

/// The words at the head of a note to entry: `Note 1 to entry`.
#[must_use]
pub fn note_to_entry(standard: &Standard, number: usize) -> String {
    standard.labels.get(NOTE_TO_ENTRY).replace("{number}", &number.to_string())
}

/// The word at the head of a remark.
#[must_use]
pub fn alert(standard: &Standard, kind: AlertKind) -> &str {
    standard.labels.get(match kind {
        AlertKind::Note => "alert.note",
        AlertKind::Tip => "alert.tip",
        AlertKind::Important => "alert.important",
        AlertKind::Warning => "alert.warning",
        AlertKind::Caution => "alert.caution",
    })
}
