//! Is everything where a reader of the file looks for it?

use super::tree::{Spot, Tree};
use super::{Finding, find};

const SECTION_TYPES: [&str; 5] = ["foreword", "intro", "scope", "norm-refs", "terms"];
const LIST_TYPES: [&str; 8] = [
    "simple",
    "bullet",
    "dash",
    "alpha-lower",
    "alpha-upper",
    "roman-lower",
    "roman-upper",
    "order",
];
const ANNEX_KINDS: [&str; 3] = ["norm-annex", "inform-annex", "bibl"];
/// What stands at the head of a section and is no text of it.
const HEAD: [&str; 5] = ["label", "title", "annex-type", "sec-meta", "editing-instruction"];
/// Elements with paragraphs and notes alone: a list has to stand in a paragraph there.
const ROOMS_WITHOUT_LISTS: [&str; 4] = ["def", "fn", "statement", "caption"];

pub fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    for spot in tree.spots() {
        match spot.name() {
            "sec" => {
                one_of(spot, "sec-type", &SECTION_TYPES, "unknown-section-type", findings);
                hanging(spot, findings);
            }
            "app" => {
                annex(spot, findings);
                hanging(spot, findings);
            }
            "list" => {
                if spot.attribute("list-type").is_none() {
                    let message = "the list does not say its type".to_owned();
                    find(findings, "unknown-list-type", spot, message);
                }
                one_of(spot, "list-type", &LIST_TYPES, "unknown-list-type", findings);
            }
            "p" => paragraph(spot, findings),
            "table" => rows(spot, findings),
            "tbx:tig" if spot.child("tbx:partOfSpeech").is_none() => {
                let message = "the term has no `tbx:partOfSpeech`".to_owned();
                find(findings, "missing-part-of-speech", spot, message);
            }
            "tbx:termEntry" => term_entry(spot, findings),
            _ => {}
        }
    }
}

fn one_of(
    spot: Spot<'_>,
    attribute: &str,
    known: &[&str],
    code: &'static str,
    findings: &mut Vec<Finding>,
) {
    if let Some(value) = spot.attribute(attribute).filter(|value| !known.contains(value)) {
        let known = known.join("`, `");
        let message = format!("`{attribute}` is `{value}`, not one of `{known}`");
        find(findings, code, spot, message);
    }
}

fn annex(annex: Spot<'_>, findings: &mut Vec<Finding>) {
    let kind = annex.attribute("content-type");
    if !kind.is_some_and(|kind| ANNEX_KINDS.contains(&kind)) {
        let kind = kind.unwrap_or_default();
        let known = ANNEX_KINDS.join("`, `");
        let message = format!("`content-type` of the annex is `{kind}`, not one of `{known}`");
        find(findings, "wrong-annex-kind", annex, message);
    }
    let has_type = annex.child("annex-type").is_some_and(|it| !it.words().trim().is_empty());
    if !has_type && kind != Some("bibl") {
        let message = "the annex does not say whether it is normative".to_owned();
        find(findings, "missing-annex-type", annex, message);
    }
}

/// Text beside subclauses has no number of its own to be cited by. Clause 3 alone has a fixed
/// sentence before its terms.
fn hanging(section: Spot<'_>, findings: &mut Vec<Finding>) {
    if section.attribute("sec-type") == Some("terms") {
        return;
    }
    let is_section = |child: &Spot<'_>| ["sec", "term-sec"].contains(&child.name());
    let mut before = section.children().take_while(|child| !is_section(child));
    let text = before.find(|child| !HEAD.contains(&child.name()));
    if let Some(text) = text
        && section.children().any(|child| is_section(&child))
    {
        let message = format!("`{}` stands before the subsections", text.name());
        find(findings, "hanging-paragraph", section, message);
    }
}

fn paragraph(paragraph: Spot<'_>, findings: &mut Vec<Finding>) {
    if paragraph.children().next().is_none() && paragraph.words().trim().is_empty() {
        let message = "the paragraph says nothing".to_owned();
        find(findings, "empty-paragraph", paragraph, message);
    }
    let has_room = |parent: Spot<'_>| !ROOMS_WITHOUT_LISTS.contains(&parent.name());
    if paragraph.parent().is_some_and(has_room) {
        let is_list = |child: &Spot<'_>| ["list", "def-list"].contains(&child.name());
        for list in paragraph.children().filter(is_list) {
            let message = "the list belongs beside the paragraph, not into it".to_owned();
            find(findings, "list-in-paragraph", list, message);
        }
    }
}

fn term_entry(entry: Spot<'_>, findings: &mut Vec<Finding>) {
    if entry.attribute("id").is_none() {
        let message = "the terminological entry has no `id`".to_owned();
        find(findings, "misplaced-term", entry, message);
    }
    if entry.parent().is_none_or(|parent| parent.name() != "term-sec") {
        let message = "the terminological entry does not stand in a `term-sec`".to_owned();
        find(findings, "misplaced-term", entry, message);
    }
}

/// Every row has to be as wide as the widest one.
fn rows(table: Spot<'_>, findings: &mut Vec<Finding>) {
    let mut rows = Vec::new();
    for group in table.children() {
        // Cells reach over rows of their own group only.
        let mut reaching: Vec<(usize, usize)> = Vec::new();
        for row in group.children().filter(|child| child.name() == "tr") {
            let mut width: usize = reaching.iter().map(|(columns, _)| columns).sum();
            for (_, left) in &mut reaching {
                *left -= 1;
            }
            for cell in row.children() {
                let columns = span(cell, "colspan");
                width += columns;
                reaching.push((columns, span(cell, "rowspan") - 1));
            }
            reaching.retain(|(_, left)| *left > 0);
            rows.push((row, width));
        }
    }
    let widest = rows.iter().map(|(_, width)| *width).max().unwrap_or(0);
    for (row, width) in rows.into_iter().filter(|(_, width)| *width < widest) {
        let message = format!("the row has {width} columns, and the table {widest}");
        find(findings, "short-row", row, message);
    }
}

fn span(cell: Spot<'_>, attribute: &str) -> usize {
    cell.attribute(attribute).and_then(|value| value.parse().ok()).unwrap_or(1).max(1)
}
