//! Which documents does the document list, and who cites them?

use std::ops::Range;

use documents::{Clause, ClauseKind, Element, Standard};
use sources::Span;
use text::plain;

use crate::passage::{Passage, Place};
use crate::phrase;

/// An entry of clause 2 or of the bibliography.
#[derive(Debug)]
pub(crate) struct Listed<'a> {
    /// Whether it stands in clause 2.
    pub(crate) is_normative: bool,
    /// Its number in brackets; empty in clause 2.
    pub(crate) label: &'a str,
    /// Its anchor.
    pub(crate) anchor: &'a str,
    /// What it is called, such as `EN 18031-1:2024`.
    pub(crate) designation: String,
    /// All that the entry says.
    pub(crate) entry: String,
    /// Where it was written.
    pub(crate) span: Span,
}

/// How acts of law are called.
const ACTS: [&str; 8] = [
    "Regulation (",
    "Directive (",
    "Directive 20",
    "Decision (",
    "Delegated ",
    "Implementing ",
    "Corrigendum ",
    "Council ",
];

impl Listed<'_> {
    /// Whether it is an act of law.
    pub(crate) fn is_act(&self) -> bool {
        ACTS.iter().any(|act| self.designation.starts_with(act))
    }

    /// Whether it is still being drafted.
    pub(crate) fn is_draft(&self) -> bool {
        is_draft(&self.designation)
    }

    /// The designation without its year.
    pub(crate) fn undated(&self) -> &str {
        undated(&self.designation)
    }
}

/// Whether a designation is that of a draft.
fn is_draft(designation: &str) -> bool {
    let first = designation.split(' ').next().unwrap_or_default();
    ["prEN", "FprEN", "prTS", "ISO/DIS", "ISO/CD", "ISO/FDIS", "ISO/IEC/DIS"].contains(&first)
        || phrase::has(&designation.to_lowercase(), "draft")
}

/// A designation without the year after its colon.
pub(crate) fn undated(designation: &str) -> &str {
    match designation.rsplit_once(':') {
        Some((number, year)) if year.starts_with(|digit: char| digit.is_ascii_digit()) => number,
        _ => designation,
    }
}

/// Every entry, in order.
pub(crate) fn listed(standard: &Standard) -> Vec<Listed<'_>> {
    let mut all = Vec::new();
    standard.clauses.iter().for_each(|clause| collect(clause, &mut all));
    all
}

fn collect<'a>(clause: &'a Clause, all: &mut Vec<Listed<'a>>) {
    for element in &clause.body {
        let Element::Reference { span, label, anchor, content, .. } = element else { continue };
        let first = content.first().map(|first| plain(std::slice::from_ref(first)));
        let first = first.unwrap_or_default();
        all.push(Listed {
            is_normative: clause.kind == ClauseKind::Numbered,
            label,
            anchor,
            designation: first.trim_end_matches([',', ' ']).to_owned(),
            entry: plain(content),
            span: *span,
        });
    }
    clause.clauses.iter().for_each(|clause| collect(clause, all));
}

/// A place where a document is cited: by a link, or by its name.
pub(crate) struct Citation<'a> {
    pub(crate) passage: &'a Passage<'a>,
    pub(crate) range: Range<usize>,
}

/// Where `listed` is cited.
pub(crate) fn citations<'a>(passages: &'a [Passage<'a>], listed: &Listed<'_>) -> Vec<Citation<'a>> {
    let mut found = Vec::new();
    let name = undated(&listed.designation).to_ascii_lowercase();
    for passage in passages.iter().filter(|passage| passage.place != Place::Reference) {
        for (range, anchor) in &passage.links {
            if *anchor == listed.anchor {
                found.push(Citation { passage, range: range.clone() });
            }
        }
        if name.is_empty() {
            continue;
        }
        for range in phrase::places(&passage.folded, &name) {
            let linked = passage.links.iter().any(|(link, _)| link.contains(&range.start));
            if !linked {
                found.push(Citation { passage, range });
            }
        }
    }
    found
}

/// The places in clause 3 that name their source.
pub(crate) fn term_sources(standard: &Standard) -> Vec<(&str, Span)> {
    let mut sources = Vec::new();
    for element in standard.clauses.iter().flat_map(|clause| &clause.body) {
        if let Element::Term(entry) = element
            && let Some(source) = &entry.source
        {
            sources.push((source.as_str(), entry.span));
        }
    }
    sources
}
