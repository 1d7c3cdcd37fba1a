//! Is the standard printed whole, tagged and the same every time?

use documents::{Clause, Deliverable, Element, Standard, sample};
use typst::foundations::NativeElement;
use typst::introspection::Introspector;
use typst::model::{HeadingElem, Numbering};

use super::reading::{pages, printed, squeezed, words};

#[test]
fn same_standard_same_bytes() {
    let standard = sample();
    assert!(printed(&standard, false) == printed(&standard, false));
    assert!(printed(&standard, true) == printed(&standard, true));
}

#[test]
fn the_file_says_what_it_conforms_to() {
    let pdf = printed(&sample(), false).pdf;
    let text = String::from_utf8_lossy(&pdf);
    for said in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Implementation profile for small manufacturers — Requirements &amp; assessment",
        "<rdf:li>en-GB</rdf:li>",
        "<xmp:CreateDate>2026-11-23T00:00:00+00:00</xmp:CreateDate>",
        "/MarkInfo",
        "/StructTreeRoot",
        "/Outlines",
        "/Lang(en-GB)",
    ] {
        assert!(text.contains(said), "{said} is missing");
    }
}

#[test]
fn without_a_date_the_bytes_are_the_same_as_well() {
    let mut standard = sample();
    standard.date = None;
    assert!(printed(&standard, false) == printed(&standard, false));
}

#[test]
fn every_number_and_every_key_is_printed() {
    let standard = sample();
    let printed = squeezed(&words(&standard));
    for clause in &standard.clauses {
        said(clause, &printed);
    }
}

fn said(clause: &Clause, printed: &str) {
    let title = format!("{}{}", clause.number, text::plain(&clause.title));
    if clause.level > 1 || clause.number.is_empty() || clause.number.starts_with(char::is_numeric) {
        assert!(printed.contains(&squeezed(&title)), "{title}");
    } else {
        assert!(printed.contains(&format!("Annex{}", clause.number)), "{title}");
    }
    for element in &clause.body {
        let wanted = match element {
            Element::Requirement(requirement) => {
                format!("{}Level: {}", requirement.key, requirement.level)
            }
            Element::Table { label, title, .. } => format!("{label}—{}", text::plain(title)),
            Element::Figure(figure) => format!("{}—{}", figure.label, text::plain(&figure.title)),
            Element::Term(term) => format!("{}{}", term.number, term.term),
            Element::Note { label, .. }
            | Element::Example { label, .. }
            | Element::Reference { label, .. } => label.clone(),
            Element::Labelled { label, .. } => format!("{label}:"),
            Element::Withdrawn { key, .. } => key.clone(),
            Element::Text(_) => continue,
        };
        assert!(printed.contains(&squeezed(&wanted)), "{wanted}");
    }
    for inner in &clause.clauses {
        said(inner, printed);
    }
}

#[test]
fn every_line_of_the_contents_is_a_heading() {
    let standard = sample();
    let pages = pages(&standard);
    let headings = pages.introspector().query(&HeadingElem::ELEM.select());
    let labels: Vec<String> = headings
        .iter()
        .filter_map(|heading| heading.label())
        .map(|label| label.resolve().to_string())
        .collect();
    for entry in &standard.contents {
        assert!(labels.contains(&entry.anchor), "{}", entry.anchor);
    }
}

#[test]
fn the_body_starts_on_page_1() {
    let shown: Vec<String> = pages(&sample())
        .pages()
        .iter()
        .map(|page| match &page.numbering {
            Some(Numbering::Pattern(pattern)) => {
                pattern.apply(None, &[page.number]).expect("a small number").to_string()
            }
            Some(Numbering::Func(_)) | None => String::new(),
        })
        .collect();
    assert_eq!(shown[..6], ["i", "ii", "iii", "iv", "1", "2"]);
}

#[test]
fn lines_are_numbered_without_gaps_from_the_foreword_to_the_bibliography() {
    let lines = printed(&sample(), true).lines;
    let numbers: Vec<usize> = lines.iter().map(|mark| mark.line).collect();
    assert_eq!(numbers, (1..=lines.len()).collect::<Vec<_>>());
    assert!(lines.is_sorted_by_key(|mark| mark.sheet));
    let mut clauses: Vec<&str> = lines.iter().map(|mark| mark.clause.as_str()).collect();
    clauses.dedup();
    assert_eq!(
        clauses,
        [
            "Foreword",
            "Introduction",
            "1",
            "2",
            "3",
            "3.1",
            "3.2",
            "4",
            "5",
            "5.1",
            "5.2",
            "5.2.1",
            "5.2.1.1",
            "5.3",
            "A",
            "A.1",
            "A.2",
            "B",
            "B.1",
            "B.2",
            "Bibliography"
        ]
    );
    let pages: Vec<(usize, &str)> =
        lines.iter().map(|mark| (mark.sheet, mark.page.as_str())).collect();
    assert!(pages.contains(&(3, "iii")) && pages.contains(&(5, "1")), "{pages:?}");
}

#[test]
fn lines_without_numbers_have_no_map() {
    assert_eq!(printed(&sample(), false).lines, []);
}

#[test]
fn a_contribution_opens_with_its_sheet() {
    let mut standard = sample();
    standard.deliverable = Deliverable::Contribution;
    standard.cover_sheet = vec![("Working group".to_owned(), "JTC 13/WG 9".to_owned())];
    printed(&standard, false);
    assert!(squeezed(&words(&standard)).contains("WorkinggroupJTC13/WG9"));
}

#[test]
fn an_empty_standard_is_printed() {
    let standard =
        Standard { clauses: Vec::new(), contents: Vec::new(), footnotes: Vec::new(), ..sample() };
    printed(&standard, true);
}

/// The contents repeat the title: the footnote is called and printed once all the same.
#[test]
fn a_footnote_that_only_a_title_calls_is_printed() {
    let mut standard = sample();
    let blocks = vec![text::Block {
        kind: text::BlockKind::Paragraph(vec![text::Inline::Text("Said by a title".to_owned())]),
        span: standard.clauses[2].span,
    }];
    standard.footnotes.push(text::Footnote { label: "title".to_owned(), number: 7, blocks });
    let mark = text::Inline::FootnoteMark { label: "title".to_owned(), number: 7 };
    standard.clauses[2].title.push(mark);
    let printed = words(&standard);
    assert_eq!(printed.matches("Said by a title").count(), 1);
    assert_eq!(printed.matches("Scope7").count(), 1, "the mark stands at the title alone");
    assert!(printed.matches("Scope").count() > 1, "and the contents have the title");
}
