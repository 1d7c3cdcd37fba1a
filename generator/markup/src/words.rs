//! Which words stand around the text, and what are they in the document's language?

use documents::{Clause, ClauseKind, Deliverable, Requirement, Standard};
use text::AlertKind;

/// Every key that the two writers ask the language file for.
pub const LABELS: &[&str] = &[
    "alert.caution",
    "alert.important",
    "alert.note",
    "alert.tip",
    "alert.warning",
    "list.done",
    "list.open",
    "page.code",
    "page.footnote",
    "page.footnote_back",
    "page.footnotes",
    "page.skip",
    "page.table",
    "standard.annex-informative",
    "standard.annex-normative",
    "standard.applies",
    "standard.contents",
    "standard.edition",
    "standard.level",
    "standard.note-to-entry",
    "standard.source",
];

/// The elements of the title that there are, in order.
pub fn title_parts(standard: &Standard) -> Vec<&str> {
    let parts = [
        standard.title_introductory.as_deref(),
        Some(standard.title_main.as_str()),
        standard.title_complementary.as_deref(),
    ];
    parts.into_iter().flatten().collect()
}

/// The whole title, joined as standards bodies join it.
pub fn full_title(standard: &Standard) -> String {
    title_parts(standard).join(" — ")
}

/// The release and the date of the sources.
pub fn edition(standard: &Standard) -> String {
    let edition = format!("{} {}", standard.labels.get("standard.edition"), standard.edition);
    match &standard.date {
        Some(date) => format!("{edition} · {date}"),
        None => edition,
    }
}

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
    let annex = match clause.kind {
        ClauseKind::NormativeAnnex => "standard.annex-normative",
        ClauseKind::InformativeAnnex => "standard.annex-informative",
        ClauseKind::Foreword
        | ClauseKind::Introduction
        | ClauseKind::Numbered
        | ClauseKind::Bibliography => return clause.number.clone(),
    };
    if clause.level > 1 {
        return clause.number.clone();
    }
    standard.labels.get(annex).replace("{letter}", &clause.number)
}

/// The level of a requirement and when it applies, each with the word before it.
pub fn conditions(standard: &Standard, requirement: &Requirement) -> Vec<(String, String)> {
    let pairs =
        [("standard.level", &requirement.level), ("standard.applies", &requirement.applies)];
    let said = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(key, value)| (standard.labels.get(key).to_owned(), value.clone())).collect()
}

/// The words before a note to entry.
pub fn note_to_entry(standard: &Standard, number: usize) -> String {
    let label = standard.labels.get("standard.note-to-entry");
    format!("{}:", label.replace("{number}", &number.to_string()))
}

/// Where a term comes from, in the brackets of standards.
pub fn source(standard: &Standard, source: &str) -> String {
    format!("[{}: {source}]", standard.labels.get("standard.source"))
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

/// Whether an address may stand behind a link: anything else could run something.
pub fn is_address(url: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme))
}

/// Whether a character may stand in a file: readers refuse the others, whatever the escape.
pub fn is_text(character: char) -> bool {
    let is_noncharacter =
        (u32::from(character) & 0xfffe) == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&character);
    !is_noncharacter && (!character.is_control() || matches!(character, '\n' | '\t'))
}
