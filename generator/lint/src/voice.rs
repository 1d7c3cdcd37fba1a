//! Who acts in a sentence, and does it tell, allow or instruct as its place asks?
//!
//! What is found here is a note: only a reader can tell a careless sentence from a right one.

use std::ops::Range;

use documents::ItemPart;
use sources::Code;
use sources::Severity::Note;

use crate::passage::{Passage, Place};
use crate::phrase;
use crate::report::{Report, Rule};

const VF12: Rule = Rule(Note, Code::AmbiguousForm, "VF12");
const VF16: Rule = Rule(Note, Code::UnnamedActor, "VF16");
const VF17: Rule = Rule(Note, Code::VerbalForm, "VF17");

/// Checks the sentences of every passage.
pub(crate) fn check(report: &mut Report<'_>) {
    for passage in report.passages {
        can_that_permits(report, passage);
        if passage.is_requirement() {
            passive(report, passage);
        }
        imperatives(report, passage);
    }
}

/// What somebody leaves out or puts off: "can" in front of it gives leave, not ability.
const LEAVE: [&str; 14] = [
    "omitted",
    "left out",
    "skipped",
    "waived",
    "excluded",
    "disregarded",
    "ignored",
    "neglected",
    "dispensed with",
    "deferred",
    "postponed",
    "used instead",
    "left open",
    "exempted",
];

fn can_that_permits(report: &mut Report<'_>, passage: &Passage<'_>) {
    if !passage.place.is_normative() {
        return;
    }
    for range in phrase::places(&passage.folded, "can be") {
        let after = passage.folded[range.end..].trim_start();
        let Some(leave) = LEAVE.iter().find(|leave| begins(after, leave)) else { continue };
        let sentence = phrase::sentence(&passage.own, range.start);
        // A condition tells what happens to be possible: "FAIL when the check can be skipped".
        if phrase::has_any(&passage.folded[sentence.start..range.start], &["if", "when", "whether"])
        {
            continue;
        }
        let message = format!("`can be {leave}` gives leave");
        let help = "write `may` for a permission; `can` says what is possible";
        report.words(VF12, passage, range, message, help);
    }
}

/// Whether `text` begins with `words` and goes on with another word.
fn begins(text: &str, words: &str) -> bool {
    text.starts_with(words) && phrase::is_apart(text, &(0..words.len()))
}

/// Participles that do not end in "ed".
const PARTICIPLES: [&str; 28] = [
    "built",
    "bound",
    "chosen",
    "cut",
    "done",
    "drawn",
    "driven",
    "found",
    "given",
    "held",
    "kept",
    "known",
    "laid",
    "left",
    "made",
    "met",
    "put",
    "read",
    "run",
    "sent",
    "set",
    "shown",
    "shut",
    "taken",
    "told",
    "understood",
    "withdrawn",
    "written",
];

/// "shall be checked" binds nobody, unless it says by whom.
fn passive(report: &mut Report<'_>, passage: &Passage<'_>) {
    for form in ["shall be", "shall not be"] {
        for range in phrase::places(&passage.folded, form) {
            let sentence = phrase::sentence(&passage.own, range.start);
            let rest = &passage.folded[range.end..sentence.end];
            let mut words = phrase::tokens(rest).into_iter().map(|(_, word)| word);
            let Some(verb) = words.find(|word| !word.ends_with("ly") && *word != "also") else {
                continue;
            };
            // "red" and "unprotected" say what a thing is like.
            let is_participle = verb.ends_with("ed") && verb.len() > 3 && !verb.starts_with("un");
            let is_passive = is_participle || PARTICIPLES.contains(&verb);
            if !is_passive || phrase::has(rest, "by") {
                continue;
            }
            let message = format!("`{form} {verb}` does not say who acts");
            let help = "name who acts, such as `the manufacturer` or `the product`";
            report.words(VF16, passage, range, message, help);
        }
    }
}

/// Verbs that begin an instruction when what they are done to follows.
const INSTRUCTIONS: [&str; 40] = [
    "add",
    "apply",
    "assess",
    "avoid",
    "change",
    "check",
    "choose",
    "configure",
    "confirm",
    "create",
    "define",
    "delete",
    "describe",
    "determine",
    "disable",
    "document",
    "enable",
    "ensure",
    "establish",
    "identify",
    "implement",
    "install",
    "keep",
    "list",
    "make",
    "name",
    "perform",
    "prevent",
    "protect",
    "provide",
    "record",
    "remove",
    "replace",
    "report",
    "select",
    "set",
    "test",
    "use",
    "verify",
    "write",
];

/// What follows the verb of an instruction, and no noun: "Use the lock" instructs, "Use of locks"
/// does not.
const OBJECTS: [&str; 14] = [
    "a", "all", "an", "any", "at", "each", "every", "no", "only", "sure", "that", "the", "this",
    "whether",
];

/// Instructions stand in procedures: in numbered steps, and in what belongs to an assessment.
fn imperatives(report: &mut Report<'_>, passage: &Passage<'_>) {
    let instructs = matches!(passage.place, Place::Scope | Place::Body | Place::Requirement);
    if !instructs || passage.is_step || is_procedure(passage) {
        return;
    }
    let mut start = passage.key.as_ref().map_or(0, |key| {
        // The identifier that begins a requirement of a page belongs to no sentence.
        if passage.own.starts_with(key.as_str()) { key.len() } else { 0 }
    });
    while start < passage.own.len() {
        let end = phrase::sentence(&passage.own, start).end.max(start + 1);
        if let Some(words) = imperative(passage, start..end) {
            let message =
                format!("`{}` instructs outside a procedure", &passage.own[words.clone()]);
            let help = "write a requirement with `shall`, or number the steps of a procedure";
            report.words(VF17, passage, words, message, help);
        }
        start = end;
    }
}

/// The words that make the sentence an instruction.
fn imperative(passage: &Passage<'_>, sentence: Range<usize>) -> Option<Range<usize>> {
    let tokens = phrase::tokens(&passage.folded[sentence.clone()]);
    let [(first, verb), (second, object), ..] = tokens.as_slice() else { return None };
    let begins_large = passage.own[sentence.start + first.start..].starts_with(char::is_uppercase);
    let forbids = *verb == "do" && *object == "not";
    let instructs = INSTRUCTIONS.contains(verb) && OBJECTS.contains(object);
    let range = sentence.start + first.start..sentence.start + second.end;
    (begins_large && (forbids || instructs)).then_some(range)
}

fn is_procedure(passage: &Passage<'_>) -> bool {
    let title = passage.clause.map(|clause| text::plain(&clause.title).to_lowercase());
    title.is_some_and(|title| {
        ["procedure", "step", "test", "instruction"].iter().any(|word| title.contains(word))
    })
}

impl Place {
    /// Whether what stands here is a provision, or part of one.
    fn is_normative(self) -> bool {
        match self {
            Self::Scope | Self::Body | Self::Requirement | Self::NoteToEntry => true,
            Self::Part(part) => !self.is_informative() && part != ItemPart::Levels,
            Self::Title
            | Self::Foreword
            | Self::Introduction
            | Self::Informative
            | Self::Note
            | Self::Definition
            | Self::Reference
            | Self::Fixed => false,
        }
    }
}
