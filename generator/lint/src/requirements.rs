//! Does each requirement say one thing that can be verified, under an identifier?

use documents::Deliverable;
use sources::Code;
use sources::Severity::{Error, Warning};

use crate::passage::{Passage, Place};
use crate::phrase;
use crate::report::{Report, Rule};

const VF13: Rule = Rule(Warning, Code::MixedRequirement, "VF13");
const VF15: Rule = Rule(Warning, Code::UnmarkedRequirement, "VF15");
const VF18: Rule = Rule(Error, Code::MixedRequirement, "VF18");
const VAGUE: Rule = Rule(Warning, Code::VagueWord, "ST-V");
const LG04: Rule = Rule(Warning, Code::VagueWord, "LG04");

/// Words that leave the verdict to taste.
const VAGUE_WORDS: [&str; 24] = [
    "appropriate",
    "appropriately",
    "adequate",
    "adequately",
    "sufficient",
    "sufficiently",
    "reasonable",
    "reasonably",
    "as necessary",
    "where applicable",
    "if applicable",
    "where possible",
    "if possible",
    "as far as possible",
    "where feasible",
    "state of the art",
    "state-of-the-art",
    "regularly",
    "timely",
    "best practice",
    "best practices",
    "etc",
    "including but not limited to",
    "user-friendly",
];

/// Words that name the measure of a vague one.
const CRITERIA: [&str; 7] = [
    "in accordance with",
    "at least",
    "at most",
    "no later than",
    "within",
    "as specified in",
    "foreseeable",
];

/// Words that hand the requirement over to whom it binds.
const DISCRETION: [&str; 7] = [
    "manufacturer may decide",
    "at the discretion of",
    "at its discretion",
    "at the manufacturer's discretion",
    "as agreed",
    "unless otherwise agreed",
    "deemed necessary",
];

/// Checks the sentences that demand something.
pub(crate) fn check(report: &mut Report<'_>) {
    let in_report = report.standard.deliverable == Deliverable::TechnicalReport;
    for passage in report.passages {
        if passage.is_requirement() {
            item(report, passage);
        } else if passage.place == Place::Body && !in_report {
            for range in phrase::places(&passage.folded, "shall") {
                let help = "begin it with an identifier in strong letters, such as `**LV-01**`, \
                    or make it a control";
                let message = "a requirement without an identifier";
                report.words(VF15, passage, range, message, help);
            }
        }
    }
}

fn item(report: &mut Report<'_>, passage: &Passage<'_>) {
    let key = passage.key.clone().unwrap_or_default();
    // The sentence of a control was counted by `model`, with the code `statement`.
    if passage.place != Place::Requirement
        && let [_, second, ..] = phrase::places(&passage.folded, "shall").as_slice()
    {
        let message = format!("`{key}` demands more than one thing");
        report.words(VF13, passage, second.clone(), message, "make a second item of it");
    }
    for range in phrase::places(&passage.folded, "should") {
        let message = format!("`{key}` recommends where it has to demand");
        report.words(VF18, passage, range, message, "write `shall`, or move it to the guidance");
    }
    for words in VAGUE_WORDS {
        for range in phrase::places(&passage.folded, words) {
            let sentence = phrase::sentence(&passage.folded, range.start);
            if !phrase::has_any(&passage.folded[sentence], &CRITERIA) {
                let message = format!("`{words}` in `{key}` cannot be verified");
                let help = "name the measure: a value, a condition or a method";
                report.words(VAGUE, passage, range, message, help);
            }
        }
    }
    for words in DISCRETION {
        for range in phrase::places(&passage.folded, words) {
            let message = format!("`{words}` leaves `{key}` to whom it binds");
            report.words(LG04, passage, range, message, "say when it holds, and for whom");
        }
    }
}
