//! Do the variants say what they are, and does the clean document stay clean?

use documents::Deliverable;

use super::parts::{paragraphs, part, part_of, tags};
use super::sample;
use crate::{Options, Redline, write, write_with};

/// The words of the cover: everything before the contents.
fn cover(deliverable: Deliverable) -> Vec<(String, String)> {
    let mut standard = sample::standard();
    standard.deliverable = deliverable;
    standard.cover_sheet = vec![
        ("Working group".to_owned(), "WG 9".to_owned()),
        ("Requested action".to_owned(), "For comment".to_owned()),
    ];
    let document = part_of(&write(&standard, &sample::style()), "word/document.xml");
    let all = paragraphs(&document).into_iter();
    all.take_while(|(style, _)| style != "zzContents").filter(|(_, it)| !it.is_empty()).collect()
}

fn says(cover: &[(String, String)], words: &str) -> bool {
    cover.iter().any(|(_, said)| said.contains(words))
}

#[test]
fn a_contribution_leaves_its_number_open() {
    let cover = cover(Deliverable::Contribution);
    assert_eq!(cover[0], ("CoverNumber".to_owned(), "N ____".to_owned()));
    for words in ["Working group", "WG 9", "Requested action", "For comment", "not a European"] {
        assert!(says(&cover, words), "{words}: {cover:?}");
    }
}

#[test]
fn a_proposal_says_for_what_it_is_proposed() {
    let proposals = [
        (Deliverable::TechnicalReport, "standard.proposed-report"),
        (Deliverable::TechnicalSpecification, "standard.proposed-specification"),
        (Deliverable::WorkshopAgreement, "standard.proposed-agreement"),
        (Deliverable::EuropeanDraft, "standard.proposed-standard"),
    ];
    for (deliverable, label) in proposals {
        let cover = cover(deliverable);
        // A label that the sample lacks stands for itself.
        assert_eq!(cover[0].1, label);
        assert!(crate::PROPOSAL_LABELS.contains(&label));
        assert!(says(&cover, "The Example Project") && says(&cover, "not a European Standard"));
        assert!(!says(&cover, "WG 9"), "only a contribution has a cover sheet");
    }
}

#[test]
fn a_draft_numbers_the_lines_of_front_matter_and_body() {
    let options = Options { line_numbers: true, ..Options::default() };
    let bytes = write_with(&sample::standard(), &sample::style(), &options);
    let bytes = bytes.expect("without a template nothing can go wrong");
    let all = tags(&part_of(&bytes, "word/document.xml"));
    let numbered: Vec<(&str, &str)> = all
        .iter()
        .filter(|tag| tag.name == "w:lnNumType")
        .map(|tag| (tag.get("w:countBy"), tag.get("w:restart")))
        .collect();
    assert_eq!(numbered, [("1", "continuous"); 2]);
    let styles = part_of(&bytes, "word/styles.xml");
    let quiet = styles.matches("w:suppressLineNumbers").count();
    assert!(quiet >= 12, "cover, contents and gaps are not counted: {quiet}");
}

#[test]
fn the_clean_document_has_no_changes_comments_or_line_numbers() {
    let unwanted = ["w:ins", "w:del", "w:lnNumType", "w:commentReference", "w:highlight"];
    for name in ["word/document.xml", "word/footnotes.xml"] {
        let all = tags(&part(name));
        let found = all.iter().find(|tag| unwanted.contains(&tag.name.as_str()));
        assert!(found.is_none(), "{name}: {}", found.map_or("", |tag| &tag.name));
    }
}

#[test]
fn variants_give_the_same_bytes_for_the_same_input() {
    let earlier = sample::standard();
    let mut standard = sample::standard();
    standard.clauses.remove(3);
    let redline = Redline { earlier: &earlier };
    let options = Options { line_numbers: true, redline: Some(&redline), base: None };
    let once = write_with(&standard, &sample::style(), &options);
    assert_eq!(once, write_with(&standard, &sample::style(), &options));
}

#[test]
fn examples_and_withdrawn_requirements_have_styles_of_their_own() {
    let all = paragraphs(&part("word/document.xml"));
    let style = |words: &str| {
        let found = all.iter().find(|(_, said)| said.starts_with(words));
        found.map(|(style, _)| style.as_str())
    };
    assert_eq!(style("EXAMPLE\t"), Some("Example"));
    assert_eq!(style("NOTE\t"), Some("Note"));
    assert_eq!(style("A note may go on"), Some("Notecontinued"));
    assert_eq!(style("CR-D00"), Some("Withdrawn"));
}

#[test]
fn the_styles_of_simple_templates_are_there() {
    let wanted = [
        "Heading1",
        "Heading6",
        "ANNEX",
        "a2",
        "a6",
        "ForewordTitle",
        "ForewordText",
        "IntroTitle",
        "zzSTDTitle",
        "zzContents",
        "zzCopyright",
        "TOC1",
        "TOC2",
        "TOC3",
        "BodyText",
        "TermNum",
        "Terms",
        "Definition",
        "Source",
        "Note",
        "Example",
        "List",
        "ListParagraph",
        "Formula",
        "Code",
        "Tabletitle",
        "Tablebody",
        "AnnexTableTitle",
        "TableGrid",
        "FigureTitle",
        "AnnexFigureTitle",
        "BiblioTitle",
        "Header",
        "Footer",
        "Hyperlink",
    ];
    let styles = tags(&part("word/styles.xml"));
    let defined: Vec<&str> = styles.iter().map(|tag| tag.get("w:styleId")).collect();
    for id in wanted {
        assert!(defined.contains(&id), "{id}");
    }
}
