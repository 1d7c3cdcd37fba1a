//! Are words used that standards avoid?

use sources::Code;
use sources::Severity::{Note, Warning};

use crate::passage::{Passage, Place};
use crate::phrase;
use crate::report::{Report, Rule};

const WORDING: Rule = Rule(Warning, Code::Wording, "ST-W");
const UNMEASURED: Rule = Rule(Note, Code::VagueWord, "ST-V");
const DOUBLE: Rule = Rule(Note, Code::Wording, "ST-W");

/// What standards avoid anywhere, and what to write.
const AVOIDED: [(&str, &str); 19] = [
    ("and/or", "write `or`, or `… or both`"),
    ("family of standards", "write `series of standards`"),
    ("suite of standards", "write `series of standards`"),
    ("this standard", "write `this document`"),
    ("this european standard", "write `this document`"),
    ("on-line", "write `online`"),
    ("cyber-security", "write `cybersecurity`"),
    ("cyber security", "write `cybersecurity`"),
    ("cyber-resilience", "write `cyber resilience`"),
    ("billion", "write the number with a power of ten or a prefix"),
    ("ppm", "write the fraction, such as `10⁻⁶`"),
    ("he", "write `they`, or name the role"),
    ("him", "write `them`, or name the role"),
    ("his", "write `their`, or name the role"),
    ("she", "write `they`, or name the role"),
    ("her", "write `their`, or name the role"),
    ("herein", "write `in this document`"),
    ("thereof", "name what is meant"),
    ("inter alia", "write `among others`"),
];

/// What requirements and the scope avoid: no reader can tell which verbal form is meant.
const UNCLEAR: [&str; 4] = ["need to", "needs to", "might", "could"];

/// Checks the words of every passage.
pub(crate) fn check(report: &mut Report<'_>) {
    for passage in report.passages {
        if matches!(passage.place, Place::Reference | Place::Fixed) {
            continue;
        }
        words(report, passage);
        abbreviations_have_no_dots(report, passage);
        if passage.is_requirement() {
            ensured(report, passage);
            double_negatives(report, passage);
        }
    }
}

fn words(report: &mut Report<'_>, passage: &Passage<'_>) {
    for (words, help) in AVOIDED {
        // The foreword names the kind of document that it is, or is not.
        if passage.place == Place::Foreword && words.ends_with("standard") {
            continue;
        }
        for range in phrase::places(&passage.folded, words) {
            report.words(WORDING, passage, range, format!("standards avoid `{words}`"), help);
        }
    }
    let binds = passage.key.is_some() || passage.place == Place::Scope;
    for words in UNCLEAR.iter().filter(|_| binds) {
        for range in phrase::places(&passage.folded, words) {
            let message = format!("`{words}` is no verbal form of standards");
            let help = "write `shall`, `should`, `may` or `can`, as it is meant";
            report.words(WORDING, passage, range, message, help);
        }
    }
    for (at, _) in passage.own.match_indices(" & ") {
        let message = "`&` stands for a word";
        report.words(WORDING, passage, at + 1..at + 2, message, "write `and`");
    }
}

/// `e.g.`, `i.e.` and times of day keep their dots.
fn abbreviations_have_no_dots(report: &mut Report<'_>, passage: &Passage<'_>) {
    for (range, word) in phrase::tokens(&passage.own) {
        let letters: Vec<&str> = word.split('.').collect();
        let is_dotted = letters.len() > 1
            && letters.iter().all(|it| it.len() == 1 && it.starts_with(char::is_alphabetic));
        if is_dotted && !["e.g", "i.e", "a.m", "p.m"].contains(&word) {
            let message = format!("the abbreviation `{word}.` has dots");
            let help = format!("write `{}`", letters.concat());
            report.words(WORDING, passage, range, message, &help);
        }
    }
}

/// "ensure that" promises an outcome and names no way to it.
fn ensured(report: &mut Report<'_>, passage: &Passage<'_>) {
    for words in ["ensure that", "ensures that"] {
        for range in phrase::places(&passage.folded, words) {
            let sentence = phrase::sentence(&passage.own, range.start);
            if !phrase::has(&passage.folded[range.end..sentence.end], "by") {
                let message = format!("`{words}` names no way to do it");
                let help = "say what is done, or add `by …`";
                report.words(UNMEASURED, passage, range, message, help);
            }
        }
    }
}

/// What follows "not" and takes it back.
const NEGATIVES: [&str; 12] = [
    "impossible",
    "inadequate",
    "inaccessible",
    "unauthorised",
    "unavailable",
    "uncommon",
    "unencrypted",
    "unlikely",
    "unlimited",
    "unnecessary",
    "unprotected",
    "without",
];

fn double_negatives(report: &mut Report<'_>, passage: &Passage<'_>) {
    for range in phrase::places(&passage.folded, "not") {
        let rest = passage.folded[range.end..].trim_start().trim_start_matches("be ");
        let word = phrase::word_after(rest, 0).trim_end_matches('.');
        if NEGATIVES.contains(&word) {
            let message = format!("`not {word}` denies twice");
            report.words(DOUBLE, passage, range, message, "say what is wanted");
        }
    }
}
