//! Is each cited document listed, in the right list, and dated where it has to be?

use std::collections::BTreeSet;

use sources::Code;
use sources::Severity::{Error, Note, Warning};

use crate::listed::{Citation, Listed, citations, listed, term_sources};
use crate::passage::{Passage, Place};
use crate::phrase;
use crate::report::{Report, Rule};

const RF02: Rule = Rule(Warning, Code::UnlistedReference, "RF02");
const RF02_BINDS: Rule = Rule(Error, Code::UnlistedReference, "RF02");
const TD09: Rule = Rule(Warning, Code::UnlistedReference, "TD09");
const RF03: Rule = Rule(Error, Code::Uncited, "RF03");
const RF05: Rule = Rule(Warning, Code::Uncited, "RF05");
const RF04: Rule = Rule(Warning, Code::MisplacedReference, "RF04");
const RF06: Rule = Rule(Error, Code::MisplacedReference, "RF06");
const RF12: Rule = Rule(Error, Code::MisplacedReference, "RF12");
const RF13: Rule = Rule(Error, Code::MisplacedReference, "RF13");
const RF07: Rule = Rule(Error, Code::UndatedReference, "RF07");
const RF08: Rule = Rule(Warning, Code::UndatedReference, "RF08");
const RF09: Rule = Rule(Warning, Code::UndatedReference, "RF09");
const RF10: Rule = Rule(Note, Code::MisplacedReference, "RF10");
const RF15: Rule = Rule(Warning, Code::UndatedReference, "RF15");

/// Checks both lists, and what is cited from them.
pub(crate) fn check(report: &mut Report<'_>) {
    let standard = report.standard;
    let passages = report.passages;
    let listed = listed(standard);
    for (index, entry) in listed.iter().enumerate() {
        let cited = citations(passages, entry);
        is_cited(report, entry, &cited);
        is_in_its_list(report, entry, &cited);
        is_dated(report, entry, &cited);
        is_alone(report, entry, &listed[..index]);
    }
    for (source, span) in term_sources(standard) {
        let known = |entry: &Listed<'_>| source.starts_with(entry.undated());
        if !listed.iter().any(known) {
            let message = format!("the source `{source}` is listed nowhere");
            let help = "list the document in clause 2 or in the bibliography";
            report.at(TD09, span, message, help);
        }
    }
    let mut told = BTreeSet::new();
    for passage in passages {
        names_listed_documents(report, passage, &listed, &mut told);
    }
}

fn is_cited(report: &mut Report<'_>, entry: &Listed<'_>, cited: &[Citation<'_>]) {
    let name = &entry.designation;
    let names_source =
        term_sources(report.standard).iter().any(|(source, _)| source.starts_with(entry.undated()));
    if entry.is_normative && cited.is_empty() {
        let message = format!("the normative reference `{name}` is cited nowhere");
        let help = "cite it where its content is required, or take `normative: true` away";
        report.at(RF03, entry.span, message, help);
    } else if cited.is_empty() && !names_source {
        let message = format!("`{name}` is listed in the bibliography and cited nowhere");
        report.at(RF05, entry.span, message, "cite it, or take it away");
    }
}

/// How a sentence makes the content of a document its own.
const NORMATIVE_FRAMES: [&str; 9] = [
    "in accordance with",
    "according to",
    "as specified in",
    "as given in",
    "conforming to",
    "conform to",
    "conforms to",
    "comply with",
    "meet the requirements of",
];

/// Whether the citation makes the cited text a requirement of this document.
fn is_normative(citation: &Citation<'_>) -> bool {
    let passage = citation.passage;
    let sentence = phrase::sentence(&passage.own, citation.range.start);
    let before = &passage.folded[sentence.start..citation.range.start];
    phrase::has(before, "shall")
        && NORMATIVE_FRAMES.iter().any(|frame| {
            let near = phrase::places(before, frame).last().map(|found| before.len() - found.end);
            near.is_some_and(|distance| distance < 60)
        })
}

/// Whether the citation only points: "see", "for example", in a note or in informative text.
fn only_points(citation: &Citation<'_>) -> bool {
    let passage = citation.passage;
    let sentence = phrase::sentence(&passage.own, citation.range.start);
    let before = passage.folded[sentence.start..citation.range.start].trim_end();
    let points = ["see", "see also", "e.g.", "for example", "for example,", "such as", "cf."];
    passage.place.is_informative()
        || passage.place == Place::NoteToEntry
        || points.iter().any(|words| before.ends_with(words))
}

fn is_in_its_list(report: &mut Report<'_>, entry: &Listed<'_>, cited: &[Citation<'_>]) {
    let name = &entry.designation;
    if entry.is_normative && entry.is_act() {
        let message = format!("`{name}` is law, and stands among the normative references");
        let help = "law binds by itself: cite it for information";
        report.at(RF13, entry.span, message, help);
    } else if entry.is_normative && !cited.is_empty() && cited.iter().all(only_points) {
        let message = format!("the normative reference `{name}` is cited for information only");
        report.at(RF04, entry.span, message, "list it in the bibliography");
    }
    let family = name.split([' ', '/']).next().unwrap_or_default();
    if entry.is_normative && !entry.is_act() && !BODIES.contains(&family) {
        let message = format!("the normative reference `{name}` is from no standards body");
        let help = "give the reason in an `allow` of its record, or list it in the bibliography";
        report.at(RF10, entry.span, message, help);
    }
    if entry.is_normative || entry.is_act() {
        return;
    }
    if let Some(citation) = cited.iter().find(|citation| is_normative(citation)) {
        let message = format!("`{name}` is required, and stands only in the bibliography");
        let help = "make it a normative reference by `normative: true` in its record";
        report.words(RF06, citation.passage, citation.range.clone(), message, help);
    }
}

/// How designations of the bodies begin whose standards may be required without more ado.
const BODIES: [&str; 10] =
    ["EN", "prEN", "FprEN", "prTS", "ISO", "IEC", "CEN", "CLC", "CENELEC", "ETSI"];

/// What shows that a certain place of a document is meant.
const ELEMENTS: [&str; 7] =
    ["clause", "clauses", "subclause", "table", "annex", "figure", "section"];

fn is_dated(report: &mut Report<'_>, entry: &Listed<'_>, cited: &[Citation<'_>]) {
    let name = &entry.designation;
    let is_standard = ["EN", "ISO", "ISO/IEC", "IEC", "ETSI", "CEN/TS", "CEN/TR", "CLC/TS"]
        .iter()
        .any(|family| name.split(' ').next() == Some(family));
    if is_standard && entry.undated() == name {
        for citation in cited {
            if names_an_element(citation) {
                let message = format!("a place in `{name}` is cited without the edition");
                let help = "give the reference the year of the edition that was read";
                report.words(RF07, citation.passage, citation.range.clone(), message, help);
            }
        }
    }
    is_cited_by_its_edition(report, entry, cited);
    if !entry.is_draft() {
        return;
    }
    if entry.is_normative && !phrase::has(&entry.entry.to_lowercase(), "under preparation") {
        let message = format!("the draft `{name}` stands among the normative references");
        let help = "list it in the bibliography until it is published";
        report.at(RF09, entry.span, message, help);
    }
    let years = ["20", "19"];
    let dated = phrase::tokens(&entry.entry).iter().any(|(_, word)| {
        let year = word.rsplit(':').next().unwrap_or_default();
        years.iter().any(|century| year.starts_with(century))
            && year.len() >= 4
            && year.chars().take(4).all(|digit| digit.is_ascii_digit())
    });
    if !dated {
        let message = format!("the draft `{name}` has no date");
        report.at(RF15, entry.span, message, "name the date of the version that was read");
    }
}

/// A year in the text is that of the list.
fn is_cited_by_its_edition(report: &mut Report<'_>, entry: &Listed<'_>, cited: &[Citation<'_>]) {
    let listed = &entry.designation;
    for Citation { passage, range } in cited {
        let after = passage.own[range.end..].strip_prefix(':').unwrap_or_default();
        let length = after.bytes().take_while(u8::is_ascii_digit).count();
        if length == 4 && !listed.ends_with(&format!(":{}", &after[..length])) {
            let range = range.start..range.end + 1 + length;
            let message = format!("`{}` is listed as `{listed}`", &passage.text[range.clone()]);
            report.words(RF08, passage, range, message, "cite the edition that the list names");
        }
    }
}

/// Whether a number of a clause, table or annex belongs to the citation.
fn names_an_element(citation: &Citation<'_>) -> bool {
    let folded = &citation.passage.folded;
    let mut after = folded[citation.range.end..].trim_start();
    // The number of the entry in the bibliography comes between: `EN 303 645 [4], 5.1`.
    if let Some((label, rest)) = after.split_once(']')
        && label.starts_with('[')
    {
        after = rest;
    }
    let comma = after.starts_with(',');
    let after = after.trim_start_matches([',', ' ']);
    let first = after.split(' ').next().unwrap_or_default();
    let is_number = first.contains('.')
        && first.starts_with(|digit: char| digit.is_ascii_digit())
        && first.trim_end_matches([',', ';', '.', ')']).contains('.');
    if comma && (is_number || ELEMENTS.contains(&first)) {
        return true;
    }
    let before = folded[..citation.range.start].trim_end();
    let Some(before) = before.strip_suffix(" of") else { return false };
    let mut words = before.rsplit(' ');
    let (number, element) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    ELEMENTS.contains(&element) && number.len() < 8
}

fn is_alone(report: &mut Report<'_>, entry: &Listed<'_>, before: &[Listed<'_>]) {
    let name = &entry.designation;
    if entry.is_normative && !entry.label.is_empty() {
        let message = format!("the normative reference `{name}` has the number `{}`", entry.label);
        report.at(RF12, entry.span, message, "only the bibliography is numbered");
    }
    for other in before {
        if other.designation == *name {
            let message = format!("`{name}` is listed twice");
            report.at(RF12, entry.span, message, "keep one of the two records");
        } else if other.undated() == entry.undated() {
            let message = format!("`{name}` is also listed as `{}`", other.designation);
            let help = "cite one edition, or say at both what each is for";
            report.at(RF08, entry.span, message, help);
        }
    }
}

/// Families of documents that a text names without a link.
const FAMILIES: [&str; 12] = [
    "EN", "prEN", "FprEN", "ISO", "ISO/IEC", "IEC", "ETSI", "CEN/TS", "CEN/TR", "RFC", "FIPS",
    "IEEE",
];

/// A document that is named has an entry. The foreword may name what it is not related to.
fn names_listed_documents(
    report: &mut Report<'_>,
    passage: &Passage<'_>,
    listed: &[Listed<'_>],
    told: &mut BTreeSet<String>,
) {
    let skipped = [Place::Reference, Place::Fixed, Place::Foreword];
    if skipped.contains(&passage.place) {
        return;
    }
    let tokens = phrase::tokens(&passage.own);
    for (index, (range, family)) in tokens.iter().enumerate() {
        let after_family = index > 0 && FAMILIES.contains(&tokens[index - 1].1);
        if !FAMILIES.contains(family) || after_family {
            continue;
        }
        let rest = tokens[index + 1..].iter();
        let rest = rest.skip_while(|(_, word)| ["EN", "ISO", "IEC", "TS", "TR"].contains(word));
        let is_number = |word: &str| word.starts_with(|digit: char| digit.is_ascii_digit());
        // `EN 303 645`: the number itself can have a space.
        let number = rest.take_while(|(_, word)| is_number(word) && word.len() > 2);
        let number: Vec<_> = number.take(2).collect();
        let Some((end, _)) = number.last() else { continue };
        let base = |word: &str| word.split([':', '-']).next().unwrap_or_default().to_owned();
        let known = listed.iter().any(|entry| {
            let tokens = phrase::tokens(&entry.designation);
            number.iter().any(|(_, word)| tokens.iter().any(|(_, it)| base(it) == base(word)))
        });
        let whole = range.start..end.end;
        let words = &passage.text[whole.clone()];
        if !known && told.insert(words.to_owned()) {
            let binds = passage.key.is_some() || passage.place == Place::Body;
            let rule = if binds { RF02_BINDS } else { RF02 };
            let message = format!("`{words}` is listed nowhere");
            let help = "write a record of it and link it: `[](reference:KEY)`";
            report.words(rule, passage, whole, message, help);
        }
    }
}
