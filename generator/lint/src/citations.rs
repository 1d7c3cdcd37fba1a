//! Is each annex and table cited, by its number and not by where it stands?

use documents::{Clause, ClauseKind, Element};
use sources::Severity::{Note, Warning};
use sources::{Code, Span};

use crate::listed::listed;
use crate::passage::{Passage, Place};
use crate::phrase;
use crate::report::{Report, Rule};

const RF11: Rule = Rule(Warning, Code::CitationForm, "RF11");
const RF14: Rule = Rule(Warning, Code::CitationForm, "RF14");
const RF16: Rule = Rule(Warning, Code::CitationForm, "RF16");
const RF17: Rule = Rule(Warning, Code::Uncited, "RF17");
const RF17_LATE: Rule = Rule(Note, Code::Uncited, "RF17");
const RF17_ORDER: Rule = Rule(Warning, Code::ElementOrder, "RF17");

/// Checks what is cited inside the document, and how.
pub(crate) fn check(report: &mut Report<'_>) {
    objects_are_cited(report);
    annexes_follow_their_citations(report);
    for passage in report.passages {
        see_points_to_information(report, passage);
        names_no_place_on_paper(report, passage);
        designations_are_well_formed(report, passage);
    }
}

/// An annex or a table: its printed name, anchor and place.
struct Object<'a> {
    name: String,
    anchor: &'a str,
    clause: &'a Clause,
    span: Span,
}

fn annexes<'a>(report: &Report<'a>) -> Vec<Object<'a>> {
    let is_annex = |clause: &&Clause| {
        matches!(clause.kind, ClauseKind::NormativeAnnex | ClauseKind::InformativeAnnex)
    };
    let annexes = report.standard.clauses.iter().filter(is_annex).map(|clause| Object {
        name: format!("Annex {}", clause.number),
        anchor: &clause.anchor,
        clause,
        span: clause.span,
    });
    annexes.collect()
}

fn tables_and_figures<'a>(clause: &'a Clause, found: &mut Vec<Object<'a>>) {
    for element in &clause.body {
        let (label, anchor, span) = match element {
            Element::Table { label, anchor, span, .. } => (label, anchor, *span),
            Element::Figure(figure) => (&figure.label, &figure.anchor, figure.span),
            _ => continue,
        };
        found.push(Object { name: label.clone(), anchor, clause, span });
    }
    clause.clauses.iter().for_each(|clause| tables_and_figures(clause, found));
}

/// Where `object` is cited first: the passage's place in reading order.
fn first_citation(passages: &[Passage<'_>], object: &Object<'_>) -> Option<usize> {
    let name = object.name.to_ascii_lowercase();
    passages.iter().position(|passage| {
        let own = passage.place == Place::Title
            && passage.clause.is_some_and(|clause| clause.anchor == object.clause.anchor);
        let linked = passage.links.iter().any(|(_, anchor)| *anchor == object.anchor);
        !own && (linked || phrase::has(&passage.folded, &name))
    })
}

fn objects_are_cited(report: &mut Report<'_>) {
    let mut objects = annexes(report);
    let standard = report.standard;
    standard.clauses.iter().for_each(|clause| tables_and_figures(clause, &mut objects));
    for object in objects {
        let help = "say in a sentence what the reader finds there";
        let stands = report.passages.iter().position(|passage| passage.span == object.span);
        match (first_citation(report.passages, &object), stands) {
            (None, _) => {
                let message = format!("`{}` is cited nowhere", object.name);
                report.at(RF17, object.span, message, help);
            }
            (Some(first), Some(stands)) if first > stands => {
                let message = format!("`{}` is first cited after it stands", object.name);
                report.at(RF17_LATE, object.span, message, "cite it in the text before it");
            }
            _ => {}
        }
    }
}

/// Annexes stand in the order in which the text first cites them.
fn annexes_follow_their_citations(report: &mut Report<'_>) {
    let mut latest: Option<(usize, String)> = None;
    for annex in annexes(report) {
        let Some(first) = first_citation(report.passages, &annex) else { continue };
        match &latest {
            Some((before, name)) if first < *before => {
                let message = format!("`{}` is cited before `{name}`", annex.name);
                let help = "put the annexes in the order of their first citation";
                report.at(RF17_ORDER, annex.span, message, help);
            }
            _ => latest = Some((first, annex.name)),
        }
    }
}

fn see_points_to_information(report: &mut Report<'_>, passage: &Passage<'_>) {
    let standard = report.standard;
    for (range, anchor) in &passage.links {
        let before = passage.folded[..range.start].trim_end();
        if !before.ends_with("see") && !before.ends_with("see also") {
            continue;
        }
        let is_annex = standard
            .clauses
            .iter()
            .any(|clause| clause.kind == ClauseKind::NormativeAnnex && clause.anchor == *anchor);
        let is_reference =
            listed(standard).iter().any(|entry| entry.is_normative && entry.anchor == *anchor);
        if is_annex || is_reference {
            let words = &passage.text[range.clone()];
            let message = format!("`see` points to `{words}`, which binds");
            let help = "write `in accordance with`, or cite what is informative";
            report.words(RF11, passage, range.clone(), message, help);
        }
    }
}

/// Words that hold for one layout only.
const PAPER: [&str; 18] = [
    "see above",
    "see below",
    "as above",
    "the above",
    "above-mentioned",
    "mentioned above",
    "listed above",
    "described above",
    "defined above",
    "given above",
    "listed below",
    "described below",
    "given below",
    "table below",
    "table above",
    "next page",
    "following page",
    "previous page",
];

fn names_no_place_on_paper(report: &mut Report<'_>, passage: &Passage<'_>) {
    for words in PAPER {
        for range in phrase::places(&passage.folded, words) {
            let message = format!("`{words}` holds for one layout only");
            let help = "cite the number of the clause, table or list item";
            report.words(RF16, passage, range, message, help);
        }
    }
    for range in phrase::places(&passage.folded, "page") {
        let after = phrase::word_after(&passage.own, range.end);
        if !after.is_empty() && after.chars().all(|digit| digit.is_ascii_digit()) {
            let message = format!("`page {after}` holds for one layout only");
            let help = "cite the number of the clause, table or list item";
            report.words(RF16, passage, range, message, help);
        }
    }
}

/// `EN 18031-1:2024`: a space after the family, a colon and no space before the year.
fn designations_are_well_formed(report: &mut Report<'_>, passage: &Passage<'_>) {
    let tokens = phrase::tokens(&passage.own);
    for (index, (range, word)) in tokens.iter().enumerate() {
        let families = ["ISO", "IEC", "EN", "prEN"];
        let glued = families.iter().any(|family| {
            let rest = word.strip_prefix(family).unwrap_or_default();
            let rest = rest.strip_prefix('-').unwrap_or(rest);
            rest.len() > 2 && rest.chars().take(3).all(|digit| digit.is_ascii_digit())
        });
        let before = index.checked_sub(1).map_or("", |before| tokens[before].1);
        let with_year = families.contains(&before)
            && word.rsplit_once('-').is_some_and(|(number, year)| {
                let year_like =
                    year.len() == 4 && (year.starts_with("20") || year.starts_with("19"));
                year_like && number.starts_with(|digit: char| digit.is_ascii_digit())
            });
        if glued || with_year {
            let message = format!("`{word}` is not how a standard is designated");
            let help = "write the family, a space, the number, and the year after a colon";
            report.words(RF14, passage, range.clone(), message, help);
        }
    }
}
