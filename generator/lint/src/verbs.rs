//! Does each place hold only the verbal forms that it may?
//!
//! The forms and their equivalents are those of the ISO/IEC Directives, Part 2, clause 7.

use std::ops::Range;

use documents::{Deliverable, ItemPart};
use sources::Code;
use sources::Severity::{self, Error, Warning};

use crate::passage::{Passage, Place};
use crate::phrase;
use crate::report::{Report, Rule};

const VF10: Rule = Rule(Warning, Code::Must, "VF10");
const VF10_ITEM: Rule = Rule(Error, Code::Must, "VF10");
const VF11: Rule = Rule(Warning, Code::AmbiguousForm, "VF11");
const VF19: Rule = Rule(Warning, Code::AmbiguousForm, "VF19");

/// What a verbal form expresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Requirement,
    Recommendation,
    Permission,
}

impl Form {
    fn name(self) -> &'static str {
        match self {
            Self::Requirement => "a requirement",
            Self::Recommendation => "a recommendation",
            Self::Permission => "a permission",
        }
    }
}

/// The phrases of each form: the preferred one, then those that say the same.
const PHRASES: [(Form, &[&str]); 3] = [
    (
        Form::Requirement,
        &[
            "shall",
            "is to be",
            "are to be",
            "is not to be",
            "are not to be",
            "is required to",
            "are required to",
            "is required that",
            "has to",
            "have to",
            "it is necessary to",
            "is not allowed",
            "are not allowed",
            "is not permitted",
            "are not permitted",
            "is not acceptable",
            "are not acceptable",
            "is not permissible",
            "are not permissible",
        ],
    ),
    (
        Form::Recommendation,
        &["should", "ought to", "ought not to", "it is recommended that", "is recommended to"],
    ),
    (
        Form::Permission,
        &[
            "may",
            "is permitted",
            "are permitted",
            "is allowed",
            "are allowed",
            "is permissible",
            "are permissible",
            "need not",
            "it is not required that",
        ],
    ),
];

/// Checks the verbal forms of every passage.
pub(crate) fn check(report: &mut Report<'_>) {
    for passage in report.passages {
        for (form, phrases) in PHRASES {
            for (index, words) in phrases.iter().enumerate() {
                for range in phrase::places(&passage.folded, words) {
                    if is_meant(passage, &range, words) {
                        forbidden(report, passage, form, index == 0, range);
                    }
                }
            }
        }
        only_permitted(report, passage);
        must(report, passage);
        ambiguous(report, passage);
    }
}

/// "Only … is permitted" forbids the rest.
fn only_permitted(report: &mut Report<'_>, passage: &Passage<'_>) {
    for words in ["is permitted", "are permitted"] {
        for range in phrase::places(&passage.folded, words) {
            let sentence = phrase::sentence(&passage.own, range.start);
            if phrase::has(&passage.folded[sentence.start..range.start], "only") {
                forbidden(report, passage, Form::Requirement, false, range);
            }
        }
    }
}

/// Whether the words are a verbal form at all, and one that binds the reader.
fn is_meant(passage: &Passage<'_>, range: &Range<usize>, words: &str) -> bool {
    match words {
        "may" => !is_month(&passage.own, range),
        // Explanations tell what others have to do: what a law asks, what a restart costs.
        "has to" | "have to" => !matches!(passage.place, Place::Part(_) | Place::Informative),
        _ => true,
    }
}

/// "May 2026", "11 May", "May to July": the month, not the verb.
fn is_month(own: &str, range: &Range<usize>) -> bool {
    let is_capital = own[range.clone()].starts_with('M');
    let number = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    let before = phrase::word_before(own, range.start);
    let joins = ["in", "of", "since", "until", "by", "from", "and", "to", "between", "before"];
    is_capital
        && (number(phrase::word_after(own, range.end)) || number(before) || joins.contains(&before))
}

/// Whether `form` may not stand in the place of the passage, and by which rule.
fn rule(
    passage: &Passage<'_>,
    form: Form,
    deliverable: Deliverable,
) -> Option<(Severity, &'static str)> {
    let demands = form == Form::Requirement;
    let in_report = demands && deliverable == Deliverable::TechnicalReport;
    match passage.place {
        Place::Foreword => Some((Error, "VF01")),
        Place::Introduction if demands => Some((Error, "VF02")),
        Place::Scope => Some((Error, "VF03")),
        Place::Note => Some((Error, "VF04")),
        Place::Definition if demands => Some((Error, "VF05, TD03")),
        Place::Title => Some((Warning, "VF08")),
        Place::Part(ItemPart::Rationale | ItemPart::Guidance | ItemPart::SectorNotes)
            if demands =>
        {
            Some((Error, "VF09, RQ07"))
        }
        Place::Reference | Place::Fixed => None,
        _ if in_report => Some((Error, "VF07")),
        Place::Informative if demands => Some((Warning, "VF06")),
        _ => None,
    }
}

fn place_name(place: Place) -> &'static str {
    match place {
        Place::Foreword => "the foreword",
        Place::Introduction => "the introduction",
        Place::Scope => "the scope",
        Place::Note => "a note, example or footnote",
        Place::Definition => "a definition",
        Place::Title => "a title",
        Place::Informative => "an informative annex",
        Place::Part(ItemPart::Rationale) => "a rationale",
        Place::Part(ItemPart::Guidance | ItemPart::SectorNotes) => "guidance",
        Place::Body
        | Place::NoteToEntry
        | Place::Requirement
        | Place::Part(_)
        | Place::Reference
        | Place::Fixed => "a technical report",
    }
}

/// "shall" leaves no doubt. Words that say the same may also tell what something else asks, so
/// they are told as a warning.
fn forbidden(
    report: &mut Report<'_>,
    passage: &Passage<'_>,
    form: Form,
    is_preferred: bool,
    range: Range<usize>,
) {
    let Some((severity, id)) = rule(passage, form, report.standard.deliverable) else { return };
    // `model` reports this word in the text of a record, with the code `statement`.
    if id == "VF09, RQ07" && is_preferred {
        return;
    }
    let severity = if is_preferred { severity } else { Warning };
    let words = &passage.own[range.clone()];
    let message = format!("`{words}` makes {} of {}", form.name(), place_name(passage.place));
    let help = "say what is so in the present tense, or move it to where it binds";
    report.words(Rule(severity, Code::VerbalForm, id), passage, range, message, help);
}

fn must(report: &mut Report<'_>, passage: &Passage<'_>) {
    let is_item = passage.key.is_some() || passage.place == Place::Requirement;
    let binds = matches!(
        passage.place,
        Place::Scope | Place::Body | Place::Definition | Place::Requirement | Place::Part(_)
    );
    if !binds || passage.place.is_informative() {
        return;
    }
    for range in phrase::places(&passage.folded, "must") {
        let rule = if is_item { VF10_ITEM } else { VF10 };
        let message = "`must` stands in a text that binds";
        let help = "write `shall` for a requirement of this document; `must` is kept for laws of \
            nature and duties from elsewhere";
        report.words(rule, passage, range, message, help);
    }
}

fn ambiguous(report: &mut Report<'_>, passage: &Passage<'_>) {
    if matches!(passage.place, Place::Reference | Place::Fixed) {
        return;
    }
    for range in phrase::places(&passage.folded, "may not") {
        let help = "write `shall not` when it is forbidden, `need not` when it is left open";
        report.words(VF11, passage, range, "`may not` can be read in two ways", help);
    }
    if passage.place != Place::Requirement && passage.key.is_none() {
        return;
    }
    for range in phrase::places(&passage.folded, "will") {
        let help = "write `shall` for what is required";
        report.words(VF19, passage, range, "`will` in a requirement foretells", help);
    }
}
