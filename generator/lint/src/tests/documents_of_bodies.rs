//! Are the rules right about what pages and records cannot make, and about official sentences?

use documents::{Deliverable, Element, ItemPart, Standard};
use sources::Severity;
use text::{Block, BlockKind, Inline};

use super::plan;
use crate::check;

/// The codes found in the clean document after `change`, with their rules.
fn found(change: impl FnOnce(&mut Standard)) -> Vec<String> {
    let (sources, mut standard) = plan(&[]);
    change(&mut standard);
    let found = check(&standard, &sources, &[]);
    let shown = found.iter().map(|finding| {
        let help = finding.help.as_deref().unwrap_or_default();
        let rule = help.rsplit_once('(').map_or("", |(_, rule)| rule.trim_end_matches(')'));
        format!("{} {rule}", finding.code.id())
    });
    shown.collect()
}

fn paragraph(words: &str) -> Block<documents::Placed> {
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

#[test]
fn official_sentences_of_a_foreword_are_no_requirements() {
    assert_eq!(found(|standard| say(standard, 0, OFFICIAL)), Vec::<String>::new());
    let own = "The project shall answer.";
    assert_eq!(found(|standard| say(standard, 0, own)), ["verbal-form VF01"]);
}

#[test]
fn every_requirement_of_a_report_is_a_fault() {
    let (sources, mut standard) = plan(&[("foreword", "# European foreword\n\nNobody.\n")]);
    standard.deliverable = Deliverable::TechnicalReport;
    let found = check(&standard, &sources, &[]);
    let rules: Vec<_> = found.iter().map(|it| (it.code.id(), it.severity)).collect();
    assert_eq!(rules, [("verbal-form", Severity::Error)]);
}

#[test]
fn only_a_draft_of_a_european_standard_promises_presumption() {
    let words = "Compliance confers a presumption of conformity, see Annex ZA.";
    let claimed = found(|standard| say(standard, 6, words));
    assert_eq!(claimed, ["claim LG01", "claim LG01"]);
    let draft = found(|standard| {
        standard.deliverable = Deliverable::EuropeanDraft;
        say(standard, 6, words);
    });
    assert_eq!(draft, ["element-title ST03"]);
    let proposed = found(|standard| {
        standard.deliverable = Deliverable::Contribution;
        say(standard, 6, "Annex ZA is proposed in another paper.");
    });
    assert_eq!(proposed, Vec::<String>::new());
}

#[test]
fn a_cover_has_no_name_of_a_body() {
    let named = found(|standard| standard.publisher = "CEN".to_owned());
    assert_eq!(named, ["claim LG01"]);
    let numbered = found(|standard| standard.title_main = "EN 40000-9 Doors".to_owned());
    assert_eq!(numbered, ["claim LG01"]);
    let near = found(|standard| standard.publisher = "The Centre for Doors".to_owned());
    assert_eq!(near, Vec::<String>::new());
}

#[test]
fn a_title_is_not_empty() {
    let untitled = found(|standard| standard.clauses[6].title.clear());
    assert_eq!(untitled, ["element-title ST07"]);
}

#[test]
fn the_parts_of_a_requirement_explain() {
    let part = |part, words: &str| Element::Labelled {
        part,
        label: "Part".to_owned(),
        blocks: vec![paragraph(words)],
    };
    let words = "The product is required to close, and it is not permitted to open.";
    for informative in [ItemPart::Rationale, ItemPart::Guidance, ItemPart::SectorNotes] {
        let found = found(|standard| standard.clauses[6].body.push(part(informative, words)));
        assert_eq!(found, ["verbal-form VF09, RQ07"; 2]);
    }
    let criteria = found(|standard| standard.clauses[6].body.push(part(ItemPart::Verdict, words)));
    assert_eq!(criteria, Vec::<String>::new());
}

#[test]
fn lists_of_references_are_told_apart() {
    let entry = |standard: &mut Standard, clause: usize, name: &str, label: &str| {
        let Some(Element::Reference { key, span, anchor, .. }) =
            standard.clauses[3].body.last().cloned()
        else {
            panic!("clause 2 ends with a reference")
        };
        let content = vec![Inline::Text(format!("{name}, ")), Inline::Text("Title".to_owned())];
        let label = label.to_owned();
        let entry = Element::Reference { key, span, label, anchor, content };
        standard.clauses[clause].body.push(entry);
    };
    let twice = found(|standard| entry(standard, 3, "EN 10101-1:2024", ""));
    assert_eq!(twice, ["misplaced-reference RF12"]);
    let numbered = found(|standard| entry(standard, 3, "EN 7:2024", "[3]"));
    assert_eq!(numbered, ["misplaced-reference RF12"]);
    let law = found(|standard| entry(standard, 3, "Regulation (EU) 2024/2847", ""));
    assert_eq!(law, ["misplaced-reference RF13"]);
    let both = found(|standard| entry(standard, 3, "EN 10101-1", ""));
    assert_eq!(both, ["undated-reference RF08"]);
    let draft = found(|standard| entry(standard, 3, "prEN 7", ""));
    assert_eq!(draft, ["undated-reference RF09", "undated-reference RF15"]);
    let dated = found(|standard| entry(standard, 7, "prEN 7:2026", "[3]"));
    assert_eq!(dated, ["misplaced-reference RF06"]);
}

#[test]
fn a_document_with_one_of_everything_can_be_read() {
    let found = check(&documents::sample(), &sources::Sources::default(), &[]);
    assert!(found.iter().all(|finding| finding.help.is_some()));
}
