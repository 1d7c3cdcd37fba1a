//! Are the rules right about what pages and records cannot make, and about official sentences?

use documents::{Deliverable, Element, ItemPart, Placed, Standard};
use text::{Block, BlockKind, Inline};

use super::plan;
use crate::check;

/// A rule, a change of the clean document, and what is found: code and rules.
pub(crate) struct Made(
    pub(crate) &'static str,
    pub(crate) fn(&mut Standard),
    pub(crate) &'static [&'static str],
);

/// The codes found in the clean document after `change`, with their rules.
fn found(change: impl FnOnce(&mut Standard)) -> Vec<String> {
    let (sources, mut standard) = plan(&[]);
    change(&mut standard);
    let found = check(&standard, &sources, &[], &[]);
    let shown = found.iter().map(|finding| {
        let help = finding.help.as_deref().unwrap_or_default();
        let rule = help.rsplit_once('(').map_or("", |(_, rule)| rule.trim_end_matches(')'));
        format!("{} {rule}", finding.code.id())
    });
    shown.collect()
}

fn paragraph(words: &str) -> Block<Placed> {
    let span = sources::Span::new(sources::FileId(0), 0..0);
    Block { kind: BlockKind::Paragraph(vec![Inline::Text(words.to_owned())]), span }
}

fn say(standard: &mut Standard, clause: usize, words: &str) {
    standard.clauses[clause].body.push(Element::Text(paragraph(words)));
}

const OFFICIAL: &str = "This European Standard shall be given the status of a national standard, \
    either by publication of an identical text or by endorsement, at the latest by May 2026, and \
    conflicting national standards shall be withdrawn at the latest by May 2027. Attention is \
    drawn to the possibility that some of the elements of this document may be the subject of \
    patent rights. CEN shall not be held responsible for identifying any or all such patent \
    rights.";

/// An entry in the list of `clause`, in place of none.
fn list(standard: &mut Standard, clause: usize, name: &str, label: &str) {
    let Some(Element::Reference { key, span, anchor, .. }) = standard.clauses[3].body.last() else {
        panic!("clause 2 ends with a reference")
    };
    let content = vec![Inline::Text(format!("{name}, ")), Inline::Text("Title".to_owned())];
    let (key, label, anchor) = (key.clone(), label.to_owned(), anchor.clone());
    let entry = Element::Reference { key, span: *span, label, anchor, content };
    standard.clauses[clause].body.push(entry);
}

/// An entry of the bibliography that nothing cites.
fn uncited(standard: &mut Standard) {
    list(standard, 7, "Book of Windows", "[9]");
    let last = standard.clauses[7].body.last_mut();
    let Some(Element::Reference { anchor, .. }) = last else { panic!("it was just listed") };
    anchor.push_str("-windows");
}

fn part(part: ItemPart, words: &str) -> Element {
    Element::Labelled { part, label: "Part".to_owned(), blocks: vec![paragraph(words)] }
}

fn table(standard: &mut Standard) -> &mut text::Table<Placed> {
    let rules = &mut standard.clauses[5].clauses[0].body;
    let table = rules.iter_mut().find_map(|element| match element {
        Element::Table { table, .. } => Some(table),
        _ => None,
    });
    table.expect("the clean document has a table")
}

const DEMAND: &str = "The product is required to close, and it is not permitted to open.";
const PROMISE: &str = "Compliance confers a presumption of conformity, see Annex ZA.";

pub(crate) const CASES: &[Made] = &[
    Made("VF01", |it| say(it, 0, OFFICIAL), &[]),
    Made("VF01", |it| say(it, 0, "The project shall answer."), &["verbal-form VF01"]),
    Made(
        "VF07",
        |it| it.deliverable = Deliverable::TechnicalReport,
        &["element-title ST03", "verbal-form VF07"],
    ),
    Made(
        "VF09",
        |it| it.clauses[6].body.push(part(ItemPart::Rationale, DEMAND)),
        &["verbal-form VF09, RQ07", "verbal-form VF09, RQ07"],
    ),
    Made("VF09", |it| it.clauses[6].body.push(part(ItemPart::Verdict, DEMAND)), &[]),
    Made(
        "RQ07",
        |it| it.clauses[6].body.push(part(ItemPart::Guidance, DEMAND)),
        &["verbal-form VF09, RQ07", "verbal-form VF09, RQ07"],
    ),
    Made("RQ07", |it| it.clauses[6].body.push(part(ItemPart::Guidance, "It should close.")), &[]),
    Made("LG01", |it| say(it, 6, PROMISE), &["claim LG01", "claim LG01"]),
    Made(
        "LG01",
        |it| {
            it.deliverable = Deliverable::Contribution;
            say(it, 6, "Annex ZA is proposed in another paper.");
        },
        &[],
    ),
    Made("LG01", |it| it.publisher = "CEN".to_owned(), &["claim LG01"]),
    Made("LG01", |it| it.title_main = "EN 40000-9 Doors".to_owned(), &["claim LG01"]),
    Made("LG01", |it| it.publisher = "The Centre for Doors".to_owned(), &[]),
    Made("ST07", |it| it.clauses[6].title.clear(), &["element-title ST07"]),
    Made("ST07", |it| it.clauses[6].title = vec![Inline::Text("H".to_owned())], &[]),
    Made("RF12", |it| list(it, 3, "EN 10101-1:2024", ""), &["misplaced-reference RF12"]),
    Made("RF12", |it| list(it, 3, "EN 7:2024", "[3]"), &["misplaced-reference RF12"]),
    Made("RF12", |it| list(it, 3, "EN 7:2024", ""), &[]),
    Made("RF13", |it| list(it, 3, "Regulation (EU) 2024/2847", ""), &["misplaced-reference RF13"]),
    Made("RF13", |it| list(it, 7, "Regulation (EU) 2024/2847", "[3]"), &[]),
    Made("RF08", |it| list(it, 3, "EN 10101-1", ""), &["undated-reference RF08"]),
    Made("RF08", |it| list(it, 3, "EN 10101-2:2024", ""), &[]),
    Made("RF09", |it| list(it, 3, "prEN 7:2026", ""), &["undated-reference RF09"]),
    Made("RF09", |it| list(it, 3, "prEN 7:2026 (under preparation)", ""), &[]),
    Made(
        "RF15",
        |it| list(it, 7, "prEN 7", "[3]"),
        &["misplaced-reference RF06", "undated-reference RF15"],
    ),
    Made("RF15", |it| list(it, 3, "prEN 7:2026 (under preparation)", ""), &[]),
    Made("RF05", uncited, &["uncited RF05"]),
    Made("TB03", |it| drop(table(it).rows[0].pop()), &["table-form TB03"]),
    Made("TB03", |it| table(it).rows[0][1].clear(), &[]),
];

#[test]
fn documents_are_held_to_what_pages_cannot_make() {
    for Made(rule, change, expected) in CASES {
        assert_eq!(found(*change), *expected, "{rule}");
    }
}

#[test]
fn only_a_draft_of_a_european_standard_promises_presumption() {
    let draft = found(|standard| {
        standard.deliverable = Deliverable::EuropeanDraft;
        say(standard, 6, PROMISE);
    });
    assert_eq!(draft, ["element-title ST03"]);
}

#[test]
fn a_document_with_one_of_everything_can_be_read() {
    let found = check(&documents::sample(), &sources::Sources::default(), &[], &[]);
    assert!(found.iter().all(|finding| finding.help.is_some()));
}
