//! Is each abbreviation listed, and each listed one used?

use std::collections::BTreeSet;

use documents::{Clause, Element};
use sources::Severity::Warning;
use sources::{Code, Span};
use text::{BlockKind, plain};

use crate::passage::{Passage, Place};
use crate::phrase;
use crate::report::{Report, Rule};
use crate::terms::entries;

const TD06: Rule = Rule(Warning, Code::Abbreviation, "TD06");
const ST09: Rule = Rule(Warning, Code::Abbreviation, "ST09");

/// What every reader of a European standard knows, and words in capitals that stand for
/// themselves.
const KNOWN: [&str; 20] = [
    "EU",
    "EC",
    "EN",
    "CEN",
    "CENELEC",
    "ETSI",
    "ISO",
    "IEC",
    "CE",
    "NOTE",
    "EXAMPLE",
    "PASS",
    "FAIL",
    "NOT",
    "APPLICABLE",
    "WARNING",
    "TR",
    "TS",
    "ZA",
    "OJ",
];

/// Checks what is abbreviated.
pub(crate) fn check(report: &mut Report<'_>) {
    let standard = report.standard;
    let mut lists = Vec::new();
    standard.clauses.iter().for_each(|clause| collect(clause, &mut lists));
    let mut listed: Vec<(String, Span)> = Vec::new();
    for (index, list) in lists.iter().enumerate() {
        listed.extend(list.shorts.iter().map(|short| (short.clone(), list.span)));
        if index > 0 {
            let message = format!("`{}` is a second list of abbreviations", list.title);
            report.at(ST09, list.span, message, "keep them in one clause");
        }
        if list.holds_more {
            let message = format!("`{}` holds more than the list of abbreviations", list.title);
            report.at(ST09, list.span, message, "move the rest to another clause");
        }
    }
    let words =
        |(short, _): &(String, Span)| short.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut known: BTreeSet<String> = listed.iter().flat_map(words).collect();
    known.extend(entries(standard).iter().flat_map(|entry| entry.admitted.iter().cloned()));
    known.extend(entries(standard).iter().map(|entry| entry.term.clone()));
    unlisted(report, &known, !lists.is_empty());
    for (short, span) in listed {
        let folded = short.to_ascii_lowercase();
        let used = report.passages.iter().any(|passage| {
            let in_list = passage.span == span && passage.text == short;
            !in_list && phrase::has(&passage.folded, &folded)
        });
        if !used {
            let message = format!("the abbreviation `{short}` is used nowhere");
            report.at(TD06, span, message, "take it out of the list");
        }
    }
}

/// A list of abbreviations and the clause that holds it.
struct ShortList {
    title: String,
    shorts: Vec<String>,
    holds_more: bool,
    span: Span,
}

fn collect(clause: &Clause, lists: &mut Vec<ShortList>) {
    let title = plain(&clause.title);
    let folded = title.to_lowercase();
    let is_list = folded.contains("abbreviat") || folded.starts_with("symbols");
    for element in clause.body.iter().filter(|_| is_list) {
        let Element::Text(block) = element else { continue };
        if let BlockKind::Definitions(definitions) = &block.kind {
            lists.push(ShortList {
                title: title.clone(),
                shorts: definitions.iter().map(|it| plain(&it.term)).collect(),
                holds_more: clause.body.len() > 2,
                span: block.span,
            });
        }
    }
    clause.clauses.iter().for_each(|clause| collect(clause, lists));
}

/// What belongs to a requirement is written for engineers and names products and protocols, so
/// it is left out.
fn unlisted(report: &mut Report<'_>, known: &BTreeSet<String>, has_list: bool) {
    if !has_list {
        return;
    }
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut expanded: BTreeSet<&str> = BTreeSet::new();
    for passage in report.passages {
        let skipped = [Place::Reference, Place::Fixed, Place::Title];
        if skipped.contains(&passage.place) || matches!(passage.place, Place::Part(_)) {
            continue;
        }
        for (range, word) in phrase::tokens(&passage.own) {
            let word = word.strip_suffix('s').filter(|short| is_short(short)).unwrap_or(word);
            let is_key = is_key(passage, range.start, word);
            if !is_short(word) || is_key || is_numbered(passage, range.start, word) {
                continue;
            }
            if is_expansion(passage, range.start) {
                expanded.insert(word);
            }
            let is_known = known.contains(word) || KNOWN.contains(&word);
            if is_known || expanded.contains(word) || !told.insert(word) {
                continue;
            }
            let message = format!("the abbreviation `{word}` is not listed");
            let help = "give its term an `abbreviation`, or write it out where it stands first";
            report.words(TD06, passage, range.start..range.start + word.len(), message, help);
        }
    }
}

fn is_short(word: &str) -> bool {
    let capitals = word.chars().filter(|letter| letter.is_ascii_uppercase()).count();
    let others = word.chars().any(|c| !c.is_ascii_uppercase() && !c.is_ascii_digit());
    let roman = word.chars().all(|letter| "IVX".contains(letter));
    (2..=6).contains(&capitals) && !others && !roman
}

/// A short word before a number is the name of a document or record: `RFC 9116`, `T 04`.
fn is_numbered(passage: &Passage<'_>, start: usize, word: &str) -> bool {
    let after = phrase::word_after(&passage.own, start + word.len());
    after.starts_with(|digit: char| digit.is_ascii_digit())
        || after.starts_with("EN")
        || after.starts_with("SP")
        || word.ends_with(|digit: char| digit.is_ascii_digit())
}

/// A cell that begins with the key of a record and goes on with its title: `SILVER Silver`.
fn is_key(passage: &Passage<'_>, start: usize, word: &str) -> bool {
    let after = phrase::word_after(&passage.own, start + word.len());
    start == 0 && after.starts_with(|first: char| first.is_uppercase())
}

/// `coordinated vulnerability disclosure (CVD)`.
fn is_expansion(passage: &Passage<'_>, start: usize) -> bool {
    passage.own[..start].ends_with('(')
}
