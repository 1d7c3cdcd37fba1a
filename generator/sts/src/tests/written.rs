//! What does the document say of each piece of the standard?

use documents::{Clause, Deliverable, Element, ItemPart, Placed, Requirement, Standard};
use text::{Block, BlockKind, Inline, Item, List};

use crate::write;

/// The document of a standard.
pub fn text(standard: &Standard) -> String {
    String::from_utf8(write(standard)).expect("the document is UTF-8")
}

/// A standard with one of everything, in which no text hangs between a title and subclauses.
pub fn settled() -> Standard {
    let mut standard = documents::sample();
    standard.clauses.iter_mut().for_each(settle);
    standard
}

/// Gives text that hangs between a title and subclauses a subclause of its own, the last one,
/// so that no number changes.
fn settle(clause: &mut Clause) {
    clause.clauses.iter_mut().for_each(settle);
    if clause.clauses.is_empty() || clause.body.is_empty() {
        return;
    }
    let own = Clause {
        number: format!("{}.{}", clause.number, clause.clauses.len() + 1),
        level: clause.level + 1,
        anchor: format!("{}-own", clause.anchor),
        body: std::mem::take(&mut clause.body),
        clauses: Vec::new(),
        ..clause.clone()
    };
    clause.clauses.push(own);
}

/// The document of a standard with one of everything.
pub fn sample() -> String {
    text(&settled())
}

/// The document on one line, so that what it says does not depend on its indentation.
fn line(xml: &str) -> String {
    let lines: Vec<&str> = xml.lines().map(str::trim).collect();
    lines.concat()
}

fn holds(wanted: &[&str]) {
    let sample = line(&sample());
    for piece in wanted {
        assert!(sample.contains(piece), "not there: {piece}");
    }
}

#[test]
fn the_same_standard_gives_the_same_bytes() {
    assert_eq!(write(&settled()), write(&settled()));
}

/// Every word of the clauses, in the pieces in which the document has to hold them.
fn said(clause: &Clause, pieces: &mut Vec<String>) {
    let mut lines: Vec<&[Inline<Placed>]> = vec![&clause.title];
    let mut blocks: Vec<&[Block<Placed>]> = Vec::new();
    for element in &clause.body {
        match element {
            Element::Text(block) => blocks.push(std::slice::from_ref(block)),
            Element::Table { title, table, label, .. } => {
                pieces.push(label.clone());
                lines.push(title);
                let rows = std::iter::once(&table.head).chain(&table.rows);
                lines.extend(rows.flatten().map(Vec::as_slice));
            }
            Element::Figure(figure) => {
                pieces.extend([figure.label.clone(), figure.alternative.clone()]);
                lines.push(&figure.title);
            }
            Element::Note { label, blocks: inner }
            | Element::Example { label, blocks: inner }
            | Element::Labelled { label, blocks: inner, .. }
            | Element::Withdrawn { key: label, blocks: inner, .. } => {
                pieces.push(label.clone());
                blocks.push(inner);
            }
            Element::Term(term) => {
                pieces.extend([&term.number, &term.term].map(Clone::clone));
                pieces.extend(term.admitted.iter().chain(&term.source).cloned());
                lines.push(&term.definition);
                lines.extend(term.notes.iter().map(Vec::as_slice));
            }
            Element::Requirement(requirement) => {
                let Requirement { key, level, applies, .. } = requirement;
                pieces.extend([key, level, applies].map(Clone::clone));
                lines.push(&requirement.statement);
            }
            Element::Reference { label, content, .. } => {
                pieces.push(label.clone());
                // The designation is set apart from what follows it.
                lines.push(&content[1..]);
            }
        }
    }
    let mut words = |inline: &Inline<Placed>| {
        if let Inline::Text(words) = inline {
            pieces.push(words.clone());
        }
    };
    for line in lines {
        text::visit_line(line, &mut words);
    }
    for block in blocks {
        text::visit_inlines(block, &mut words);
    }
    clause.clauses.iter().for_each(|inner| said(inner, pieces));
}

#[test]
fn no_word_is_lost() {
    let standard = settled();
    let mut pieces = Vec::new();
    standard.clauses.iter().for_each(|clause| said(clause, &mut pieces));
    for footnote in &standard.footnotes {
        text::visit_inlines(&footnote.blocks, &mut |inline| {
            if let Inline::Text(words) = inline {
                pieces.push(words.clone());
            }
        });
    }
    let xml = text(&standard);
    let escaped = |piece: &String| quick_xml::escape::partial_escape(piece.as_str()).into_owned();
    let lost: Vec<_> = pieces.iter().filter(|piece| !xml.contains(&escaped(piece))).collect();
    assert!(pieces.len() > 100 && lost.is_empty(), "{} pieces, lost: {lost:#?}", pieces.len());
}

#[test]
fn nobody_is_sent_to_fetch_a_document_type() {
    assert!(!sample().contains("<!DOCTYPE"));
}

#[test]
fn the_metadata_say_what_the_document_is() {
    holds(&[
        "<originator>The Example Project</originator><doc-type>profile</doc-type>",
        "<compl>Requirements &amp; assessment &lt;criteria&gt;</compl>",
        "<content-language>en</content-language>",
        "<release-date iso-8601-date=\"2026-11-23\">2026-11-23</release-date>",
        "<p>This document is not a European Standard.</p>",
    ]);
}

#[test]
fn a_deliverable_has_its_type() {
    let mut standard = settled();
    for (deliverable, word) in [
        (Deliverable::TechnicalReport, "tr"),
        (Deliverable::TechnicalSpecification, "ts"),
        (Deliverable::WorkshopAgreement, "cwa"),
        (Deliverable::EuropeanDraft, "st"),
        (Deliverable::Contribution, "contribution"),
    ] {
        standard.deliverable = deliverable;
        assert!(text(&standard).contains(&format!("<doc-type>{word}</doc-type>")));
    }
}

#[test]
fn the_cover_sheet_of_a_contribution_is_in_the_metadata() {
    let mut standard = settled();
    standard.cover_sheet = vec![("Requested action".to_owned(), "For decision".to_owned())];
    let wanted = "<meta-name>Requested action</meta-name><meta-value>For decision</meta-value>";
    assert!(line(&text(&standard)).contains(wanted));
}

#[test]
fn without_a_date_none_is_claimed() {
    let mut standard = settled();
    standard.date = None;
    let xml = text(&standard);
    assert!(!xml.contains("release-date") && !xml.contains("type=\"dated\">Security"));
    let codes: Vec<_> = crate::check(&xml).into_iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["missing-release-date"]);
}

#[test]
fn a_requirement_is_one_item_that_says_what_binds() {
    holds(&[
        "<statement id=\"CR-D06\" content-type=\"requirement\"><title>[CR-D06]</title>\
         <p content-type=\"requirement-level\">Level: Standard</p>",
        "<non-normative-note content-type=\"rationale\"><title>Rationale</title>",
        "<normative-note content-type=\"assessment-verdict\"><title>Assessment criteria</title>\
         <list list-type=\"alpha-lower\">",
        "</list></normative-note></statement><non-normative-note><label>NOTE</label>",
        "<statement id=\"CR-D00\" content-type=\"withdrawn-requirement\"><title>[CR-D00]</title>",
    ]);
}

#[test]
fn every_part_says_by_its_element_whether_it_binds() {
    let parts = [
        (ItemPart::Rationale, "non-normative-note", "rationale"),
        (ItemPart::Levels, "normative-note", "levels"),
        (ItemPart::Guidance, "non-normative-note", "guidance"),
        (ItemPart::SectorNotes, "non-normative-note", "sector-notes"),
        (ItemPart::DecisionTree, "normative-note", "assessment-decision-tree"),
    ];
    let mut standard = settled();
    let body = &mut standard.clauses[0].body;
    let words = body[0].clone();
    let Element::Text(block) = words else { panic!("the foreword begins with a paragraph") };
    for (part, _, _) in parts {
        let (label, blocks) = ("Part".to_owned(), vec![block.clone()]);
        body.push(Element::Labelled { part, label, blocks });
    }
    let xml = text(&standard);
    for (_, name, kind) in parts {
        assert!(xml.contains(&format!("<{name} content-type=\"{kind}\">")), "{kind}");
    }
}

#[test]
fn a_term_is_a_terminological_entry() {
    holds(&[
        "<term-sec id=\"sec_3.1\"><label>3.1</label><tbx:termEntry id=\"term_3.1\">",
        "used by a <tbx:entailedTerm target=\"term_3.2\">manufacturer (3.2)</tbx:entailedTerm>",
        "<tbx:source>Regulation (EU) 2024/2847, Art. 3(39), modified</tbx:source>\
         <tbx:tig><tbx:term>software bill of materials</tbx:term>",
        "<tbx:normativeAuthorization value=\"admittedTerm\"/>\
         <tbx:termType value=\"abbreviation\"/>",
    ]);
}

#[test]
fn clauses_have_their_types_and_annexes_their_status() {
    holds(&[
        "<sec id=\"sec_foreword\" sec-type=\"foreword\"><title>Foreword</title>",
        "<sec id=\"sec_2\" sec-type=\"norm-refs\">",
        "<sec id=\"sec_5.2.1.1\"><label>5.2.1.1</label><title>A fourth</title>",
        "<app id=\"sec_A\" content-type=\"norm-annex\"><label>Annex A</label>\
         <annex-type>(normative)</annex-type><title>Assessment procedures</title>",
        "<app id=\"sec_B\" content-type=\"inform-annex\">",
        "<table-wrap id=\"tab_A.1\"><label>Table A.1</label>",
        "</app-group><ref-list id=\"sec_bibl\" content-type=\"bibl\"><title>Bibliography</title>",
    ]);
}

#[test]
fn references_are_standards_where_they_are_standards() {
    holds(&[
        "<ref-list content-type=\"norm-refs\"><ref id=\"normref_1\"><std type=\"dated\">\
         <std-ref>EN 18031-1:2024</std-ref>, <title>Common security",
        "<ref id=\"biblref_1\"><label>[1]</label><std type=\"dated\">",
    ]);
    let mut standard = settled();
    let bibliography = standard.clauses.last_mut().expect("the sample has a bibliography");
    for (designation, wanted) in [
        ("ETSI EN 303 645 V3.1.3, ", "<std type=\"dated\"><std-ref>ETSI EN 303 645 V3.1.3</"),
        ("prEN 40000-1-4, ", "<std type=\"undated\"><std-ref>prEN 40000-1-4</std-ref>, "),
        ("Regulation (EU) 2024/2847, ", "<mixed-citation>Regulation (EU) 2024/2847, <source>Vuln"),
        ("ENISA, ", "<mixed-citation>ENISA, "),
    ] {
        if let Some(Element::Reference { content, .. }) = bibliography.body.first_mut() {
            content[0] = Inline::Text(designation.to_owned());
        }
        let one = Standard { clauses: vec![bibliography.clone()], ..settled() };
        assert!(line(&text(&one)).contains(wanted), "{designation}");
    }
}

#[test]
fn a_footnote_stands_where_it_is_first_called() {
    let sample = sample();
    let mark = "<xref ref-type=\"fn\" rid=\"fn_1\"><sup>1)</sup></xref>";
    assert!(sample.contains(&format!("{mark}<fn id=\"fn_1\"><label><sup>1)</sup></label><p>")));
    assert!(sample.contains(&format!(" again{mark}[lost]")));
    assert_eq!(sample.matches("<fn ").count(), 1);
}

#[test]
fn links_lead_to_elements_and_words_without_a_place_stay_words() {
    holds(&[
        "<xref ref-type=\"sec\" rid=\"sec_5\">Clause 5</xref>, \
         <xref ref-type=\"app\" rid=\"sec_B\">Annex B</xref>, \
         <xref ref-type=\"table\" rid=\"tab_1\">Table 1</xref>",
        "<xref ref-type=\"statement\" rid=\"CR-D06\">CR-D06</xref>",
        "<xref ref-type=\"bibr\" rid=\"biblref_1\">[1]</xref>",
        "on the sitenowhere<ext-link ext-link-type=\"uri\" \
         xlink:href=\"https://example.org/\">elsewhere</ext-link>",
    ]);
}

#[test]
fn an_ordered_list_counts_as_clauses_of_standards_do() {
    let sample = line(&sample());
    for label in ["a)", "b)", "1)", "2)", "i)", "ii)", "—"] {
        assert!(sample.contains(&format!("<label>{label}</label><p>the ")), "{label}");
    }
    let mut standard = settled();
    let Some(Element::Text(first)) = standard.clauses[0].body.first() else {
        panic!("the foreword begins with a paragraph")
    };
    let item = Item { task: Some(true), blocks: vec![first.clone()] };
    let list = List { start: Some(26), items: vec![item.clone(), item] };
    let block = Block { kind: BlockKind::List(list), span: first.span };
    standard.clauses[0].body.push(Element::Text(block));
    let xml = line(&text(&standard));
    assert!(xml.contains("<label>z)</label><p>☑ The") && xml.contains("<label>aa)</label>"));
    assert_eq!(crate::check(&xml), []);
}

#[test]
fn listings_keep_their_lines() {
    let listing = "<code language=\"toml\" xml:space=\"preserve\">[update]\nsigned = true\n\
                   \tchannel = \"a&lt;b\"</code>";
    assert!(sample().contains(listing));
}
