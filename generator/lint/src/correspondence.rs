//! Does a table of correspondence with Annex I say what the clauses give?
//!
//! It is told from other tables by its rows, which begin with points of Annex I, and by a column
//! of clauses; so one that was written by hand is held to the same rules as one made from records.

use std::collections::{BTreeMap, BTreeSet};

use documents::{Clause, ClauseKind, Element, Placed};
use sources::Severity::{Error, Warning};
use sources::{Code, Span};
use text::{Inline, Table, plain};

use crate::phrase;
use crate::report::{Report, Rule};

const MP01: Rule = Rule(Error, Code::Correspondence, "MP01");
const MP02: Rule = Rule(Error, Code::Correspondence, "MP02");
const MP03: Rule = Rule(Error, Code::Correspondence, "MP03");
const MP06: Rule = Rule(Warning, Code::Correspondence, "MP06");

/// A point of Annex I: its part, and its number with its letter.
type Point = (&'static str, String);

/// The clauses of the document, by the numbers and anchors that cite them.
struct Cited<'a> {
    by_number: BTreeMap<&'a str, &'a Clause>,
    by_anchor: BTreeMap<&'a str, &'a Clause>,
    /// Anchors of the clauses that hold a requirement themselves.
    demanding: BTreeSet<&'a str>,
}

/// Checks every table of correspondence.
pub(crate) fn check(report: &mut Report<'_>) {
    let standard = report.standard;
    let mut cited = Cited {
        by_number: BTreeMap::new(),
        by_anchor: BTreeMap::new(),
        demanding: BTreeSet::new(),
    };
    standard.clauses.iter().for_each(|clause| collect(clause, &mut cited));
    let requirements = report.passages.iter().filter(|passage| passage.is_requirement());
    let holders = requirements.filter_map(|passage| passage.clause);
    cited.demanding.extend(holders.map(|clause| clause.anchor.as_str()));
    standard.clauses.iter().for_each(|clause| tables(report, clause, &cited));
}

fn collect<'a>(clause: &'a Clause, cited: &mut Cited<'a>) {
    cited.by_number.insert(&clause.number, clause);
    cited.by_anchor.insert(&clause.anchor, clause);
    for element in &clause.body {
        if let Element::Requirement(requirement) = element {
            cited.by_anchor.insert(&requirement.anchor, clause);
        }
    }
    clause.clauses.iter().for_each(|clause| collect(clause, cited));
}

fn tables(report: &mut Report<'_>, clause: &Clause, cited: &Cited<'_>) {
    for element in &clause.body {
        if let Element::Table { label, table, span, .. } = element {
            table_of_points(report, label, table, *span, cited);
        }
    }
    clause.clauses.iter().for_each(|clause| tables(report, clause, cited));
}

fn table_of_points(
    report: &mut Report<'_>,
    label: &str,
    table: &Table<Placed>,
    span: Span,
    cited: &Cited<'_>,
) {
    let column = |words: &[&str]| {
        table.head.iter().position(|head| {
            let head = plain(head).to_lowercase();
            words.iter().any(|word| head.contains(word))
        })
    };
    let points: Vec<Option<Point>> =
        table.rows.iter().map(|row| row.first().and_then(|cell| point(&plain(cell)))).collect();
    let known = points.iter().flatten().count();
    let Some(clauses) = column(&["clause"]).filter(|_| 2 * known > points.len()) else { return };
    let coverage = column(&["coverage"]);
    let remarks = column(&["remark", "note"]);
    for (row, point) in table.rows.iter().zip(&points) {
        let Some((part, point)) = point else { continue };
        let name = format!("{part}, point {point}");
        let value = coverage.and_then(|at| row.get(at)).map(|cell| plain(cell).to_lowercase());
        let value = value.unwrap_or_default();
        if let Some(cell) = row.get(clauses) {
            let promises = !["support", "not addressed"].iter().any(|it| value.contains(it));
            cell_of_clauses(report, (label, &name), cell, span, cited, promises);
        }
        let remark = remarks.and_then(|at| row.get(at)).map(|cell| plain(cell));
        if value.starts_with("partial") && remark.is_none_or(|words| words.trim().is_empty()) {
            let message = format!("the row of {name} in {label} does not say what is left out");
            report.at(MP06, span, message, "write it in the column of remarks");
        }
    }
    every_point_has_a_row(report, label, &points, span);
}

/// A clause exists, and demands something if the row promises that it meets the point.
fn cell_of_clauses(
    report: &mut Report<'_>,
    (label, point): (&str, &str),
    cell: &[Inline<Placed>],
    span: Span,
    cited: &Cited<'_>,
    promises: bool,
) {
    let mut found: Vec<(String, &Clause)> = Vec::new();
    for inline in cell {
        if let Inline::Link { target: Placed::Anchor(anchor), content } = inline {
            let clause = cited.by_anchor.get(anchor.as_str());
            found.extend(clause.map(|clause| (plain(content), *clause)));
            continue;
        }
        let words = plain(std::slice::from_ref(inline));
        for (_, number) in phrase::tokens(&words).into_iter().filter(|(_, word)| is_number(word)) {
            match cited.by_number.get(number) {
                Some(clause) => found.push((number.to_owned(), clause)),
                None => {
                    let message = format!("{label} cites `{number}`, which is no clause");
                    report.at(MP01, span, message, "cite a clause of this document, or link it");
                }
            }
        }
    }
    for (number, clause) in found.into_iter().filter(|_| promises) {
        let binds = matches!(clause.kind, ClauseKind::Numbered | ClauseKind::NormativeAnnex);
        if !binds || !demands(clause, cited) {
            let message = format!("{label} cites `{number}` for {point}, and it demands nothing");
            let help = "cite a clause with a requirement, or call the coverage `supports`";
            report.at(MP02, span, message, help);
        }
    }
}

fn demands(clause: &Clause, cited: &Cited<'_>) -> bool {
    cited.demanding.contains(clause.anchor.as_str())
        || clause.clauses.iter().any(|clause| demands(clause, cited))
}

/// `5`, `5.2` or `A.1`.
fn is_number(word: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    let (first, rest) = word.split_once('.').unwrap_or((word, "1"));
    let is_letter = first.len() == 1 && first.starts_with(|it: char| it.is_ascii_uppercase());
    (is_digits(first) || is_letter && word.contains('.')) && rest.split('.').all(is_digits)
}

/// The point that a cell begins with, such as `Annex I, Part I, point (2)(d)`.
fn point(cell: &str) -> Option<Point> {
    let at = cell.find("Part I")?;
    let rest = &cell[at + "Part I".len()..];
    let (part, rest) = match rest.strip_prefix('I') {
        Some(rest) => ("Part II", rest),
        None => ("Part I", rest),
    };
    let rest = rest.trim_start_matches([',', ' ']).trim_start_matches("point").trim_start();
    let end = rest.find(|it: char| !it.is_ascii_alphanumeric() && !"()".contains(it));
    let point = &rest[..end.unwrap_or(rest.len())];
    (point.starts_with('(') && point.ends_with(')')).then(|| (part, point.to_owned()))
}

/// Who sets out to cover Annex I says of each point what is done about it, even if it is nothing.
/// A table with fewer than half of the points is about something narrower.
fn every_point_has_a_row(
    report: &mut Report<'_>,
    label: &str,
    points: &[Option<Point>],
    span: Span,
) {
    let mut wanted: Vec<Point> = vec![("Part I", "(1)".to_owned())];
    wanted.extend(('a'..='m').map(|letter| ("Part I", format!("(2)({letter})"))));
    wanted.extend((1..=8).map(|number| ("Part II", format!("({number})"))));
    let all = wanted.len();
    wanted.retain(|point| !points.iter().flatten().any(|it| it == point));
    if 2 * wanted.len() > all {
        return;
    }
    for (part, point) in wanted {
        let message = format!("{label} has no row for {part}, point {point}");
        report.at(MP03, span, message, "add it, with the coverage `not addressed` if it is none");
    }
}
