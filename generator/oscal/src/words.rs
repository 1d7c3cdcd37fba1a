//! Which labels does the catalog take from the language file?

use documents::Standard;
use text::AlertKind;

/// What the publisher is to the document.
pub const PUBLISHER: &str = "standard.publisher";
/// The words before a note to entry, with `{number}` in them.
const NOTE_TO_ENTRY: &str = "standard.note-to-entry";
/// The word before the source of a term.
const SOURCE: &str = "standard.source";
/// What stands before an item of a list of tasks.
const TASKS: [&str; 2] = ["list.open", "list.done"];
/// The words at the head of remarks.
const ALERTS: [&str; 5] =
    ["alert.note", "alert.tip", "alert.important", "alert.warning", "alert.caution"];

/// Every key that the catalog asks the language file for.
pub const LABELS: &[&str] = &[
    PUBLISHER,
    NOTE_TO_ENTRY,
    SOURCE,
    TASKS[0],
    TASKS[1],
    ALERTS[0],
    ALERTS[1],
    ALERTS[2],
    ALERTS[3],
    ALERTS[4],
];

/// The whole title, joined as standards bodies join it.
pub fn full_title(standard: &Standard) -> String {
    let parts = [
        standard.title_introductory.as_deref(),
        Some(standard.title_main.as_str()),
        standard.title_complementary.as_deref(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" — ")
}

/// The words before a note to entry.
pub fn note_to_entry(standard: &Standard, number: usize) -> String {
    standard.labels.get(NOTE_TO_ENTRY).replace("{number}", &number.to_string())
}

/// The word before the source of a term.
pub fn source(standard: &Standard) -> &str {
    standard.labels.get(SOURCE)
}

/// What stands before a task.
pub fn task(standard: &Standard, is_done: bool) -> &str {
    standard.labels.get(TASKS[usize::from(is_done)])
}

/// The word at the head of a remark.
pub fn alert(standard: &Standard, kind: AlertKind) -> &str {
    let at = match kind {
        AlertKind::Note => 0,
        AlertKind::Tip => 1,
        AlertKind::Important => 2,
        AlertKind::Warning => 3,
        AlertKind::Caution => 4,
    };
    standard.labels.get(ALERTS[at])
}
