//! Does accepting every change give the new release, and rejecting it the earlier one?

use std::collections::BTreeSet;

use documents::{Clause, Element as Piece, Placed, Standard};
use text::{Block, BlockKind, Footnote, Inline, shift_footnotes};

use super::sample;
use crate::package::{Archive, Element, Node};
use crate::{Options, Redline, write, write_with};

/// The sample as it was: another statement, a clause more, a clause less, other rows.
fn earlier() -> Standard {
    let mut standard = sample::standard();
    standard.edition = "0.2.0".to_owned();
    let requirements = &mut standard.clauses[6];
    for clause in &mut requirements.clauses {
        for piece in &mut clause.body {
            change(piece);
        }
    }
    let mut gone = requirements.clauses[0].clone();
    gone.anchor = "gone".to_owned();
    gone.title = vec![Inline::Text("Given up since".to_owned())];
    requirements.clauses.insert(1, gone);
    standard.clauses.remove(2);
    let footnote = &mut standard.footnotes[0].blocks[0];
    if let BlockKind::Paragraph(content) = &mut footnote.kind {
        content[0] = Inline::Text("Recital 14 said why; see ".to_owned());
    }
    standard
}

fn change(piece: &mut Piece) {
    match piece {
        Piece::Requirement(requirement) => {
            let words = "The product shall protect data of its users against change.";
            requirement.statement = vec![Inline::Text(words.to_owned())];
        }
        Piece::Table { table, .. } => {
            table.rows.remove(4);
            table.rows[0][0] = vec![Inline::Text("Part I, item 1".to_owned())];
            table.rows.push(vec![vec![Inline::Text("An old row".to_owned())]; 3]);
        }
        Piece::Note { blocks, .. } => {
            blocks.remove(1);
            append(&mut blocks[0]);
        }
        _ => {}
    }
}

/// The sample with one footnote more before the others.
fn with_a_footnote_more() -> Standard {
    let mut standard = sample::standard();
    standard.clauses.iter_mut().for_each(count_on);
    standard.footnotes.iter_mut().for_each(|footnote| footnote.number += 1);
    let mut blocks = standard.footnotes[0].blocks.clone();
    if let BlockKind::Paragraph(content) = &mut blocks[0].kind {
        *content = vec![Inline::Text("A remark that was given up.".to_owned())];
    }
    standard.footnotes.insert(0, Footnote { label: "lost-note".to_owned(), number: 1, blocks });
    let marked = standard.clauses.iter_mut().flat_map(|clause| &mut clause.body).find_map(words);
    let mark = Inline::FootnoteMark { label: "lost-note".to_owned(), number: 1 };
    marked.expect("the sample has a paragraph").push(mark);
    standard
}

fn count_on(clause: &mut Clause) {
    for piece in &mut clause.body {
        if let Piece::Text(block) = piece {
            shift_footnotes(std::slice::from_mut(block), 1);
        }
    }
    clause.clauses.iter_mut().for_each(count_on);
}

fn words(piece: &mut Piece) -> Option<&mut Vec<Inline<Placed>>> {
    match piece {
        Piece::Text(Block { kind: BlockKind::Paragraph(content), .. }) => Some(content),
        _ => None,
    }
}

fn append(block: &mut Block<Placed>) {
    if let BlockKind::Paragraph(content) = &mut block.kind {
        content.push(Inline::Text(" It is kept on paper.".to_owned()));
    }
}

fn part(bytes: &[u8], name: &str) -> Element {
    let archive = Archive::open(bytes).expect("what we write can be read");
    archive.tree(name).expect("what we write is well-formed")
}

fn redline(standard: &Standard, earlier: &Standard) -> Vec<u8> {
    let redline = Redline { earlier };
    let options = Options { redline: Some(&redline), ..Options::default() };
    write_with(standard, &sample::style(), &options).expect("there is no template to refuse")
}

/// What stays when every mark `kept` is taken over and every mark `dropped` is undone.
fn decided(element: &Element, kept: &str, dropped: &str) -> Vec<Node> {
    let has = |element: &Element, path: &[&str]| {
        path.iter().try_fold(element, |at, name| at.child(name)).is_some()
    };
    if element.name == dropped
        || has(element, &["w:pPr", "w:rPr", dropped])
        || has(element, &["w:trPr", dropped])
    {
        return Vec::new();
    }
    let children = element.children.iter().flat_map(|node| match node {
        Node::Element(inner) => decided(inner, kept, dropped),
        Node::Text(text) => vec![Node::Text(text.clone())],
    });
    let children: Vec<Node> = children.collect();
    if element.name == kept {
        return children;
    }
    vec![Node::Element(Element { children, ..element.clone() })]
}

/// The paragraphs as they are read, without the contents.
fn paragraphs(element: &Element, into: &mut Vec<String>) {
    for inner in element.elements() {
        if inner.name != "w:p" {
            paragraphs(inner, into);
            continue;
        }
        let style = inner.child("w:pPr").and_then(|it| it.value("w:pStyle")).unwrap_or_default();
        let mut words = String::new();
        said(inner, &mut words);
        if !style.starts_with("TOC") && style != "zzContents" {
            into.push(words);
        }
    }
}

fn said(element: &Element, words: &mut String) {
    for node in &element.children {
        match node {
            Node::Text(text) if ["w:t", "w:delText"].contains(&element.name.as_str()) => {
                words.push_str(text);
            }
            Node::Element(inner) => said(inner, words),
            Node::Text(_) => {}
        }
    }
    if element.name == "w:footnoteReference" {
        words.push_str(element.get("w:id"));
    }
}

fn all(parts: &[Node]) -> Vec<String> {
    let mut words = Vec::new();
    for node in parts {
        if let Node::Element(element) = node {
            paragraphs(element, &mut words);
        }
    }
    words
}

fn clean(standard: &Standard, name: &str) -> Vec<String> {
    let document = part(&write(standard, &sample::style()), name);
    all(&[Node::Element(document)])
}

#[test]
fn accepting_every_change_gives_the_new_release() {
    let (new, old) = (sample::standard(), earlier());
    let bytes = redline(&new, &old);
    for name in ["word/document.xml", "word/footnotes.xml"] {
        let accepted = decided(&part(&bytes, name), "w:ins", "w:del");
        assert_eq!(all(&accepted), clean(&new, name));
    }
}

#[test]
fn rejecting_every_change_gives_the_earlier_release() {
    let (new, old) = (sample::standard(), earlier());
    let bytes = redline(&new, &old);
    let rejected = all(&decided(&part(&bytes, "word/document.xml"), "w:del", "w:ins"));
    let expected = clean(&old, "word/document.xml");
    assert_eq!(rejected.len(), expected.len());
    for (rejected, expected) in rejected.iter().zip(&expected) {
        // A heading that is gone carries its number in words.
        assert!(rejected.ends_with(expected.as_str()), "{rejected:?}, not {expected:?}");
    }
    assert!(rejected.contains(&"4.2Given up since".to_owned()), "{rejected:#?}");
}

#[test]
fn a_lost_footnote_stays_readable_at_its_deleted_mark() {
    let bytes = redline(&sample::standard(), &with_a_footnote_more());
    let (document, notes) = (part(&bytes, "word/document.xml"), part(&bytes, "word/footnotes.xml"));
    let (mut gone, mut left) = (Vec::new(), Vec::new());
    marks(&document, false, &mut gone, &mut left);
    assert_eq!((gone.as_slice(), left.as_slice()), (&["3".to_owned()][..], &["1".to_owned()][..]));
    let note = notes.elements().find(|note| note.get("w:id") == "3");
    let note = note.expect("Word calls a file damaged whose mark points at no footnote");
    assert_eq!(all(&[Node::Element(note.clone())]), [" A remark that was given up."]);
    let accepted = decided(&notes, "w:ins", "w:del");
    assert_eq!(all(&accepted), clean(&sample::standard(), "word/footnotes.xml"));
    let rejected = all(&decided(&notes, "w:del", "w:ins"));
    let mut earlier = clean(&with_a_footnote_more(), "word/footnotes.xml");
    // Word numbers footnotes by their marks: their order in this part means nothing.
    earlier.swap(2, 3);
    assert_eq!(rejected, earlier);
}

#[test]
fn a_footnote_that_only_moved_on_is_no_change() {
    let bytes = redline(&with_a_footnote_more(), &sample::standard());
    let notes = part(&bytes, "word/footnotes.xml");
    let kept = notes.elements().find(|note| note.get("w:id") == "2");
    let clean = part(&write(&with_a_footnote_more(), &sample::style()), "word/footnotes.xml");
    assert_eq!(kept, clean.elements().find(|note| note.get("w:id") == "2"));
    let (mut gone, mut left) = (Vec::new(), Vec::new());
    marks(&part(&bytes, "word/document.xml"), false, &mut gone, &mut left);
    assert_eq!((gone.len(), left), (0, vec!["1".to_owned(), "2".to_owned()]));
}

/// The numbers of marks of footnotes, those within deleted text apart.
fn marks(element: &Element, is_gone: bool, gone: &mut Vec<String>, left: &mut Vec<String>) {
    let is_gone = is_gone || element.name == "w:del";
    if element.name == "w:footnoteReference" {
        let into = if is_gone { &mut *gone } else { &mut *left };
        into.push(element.get("w:id").to_owned());
    }
    element.elements().for_each(|inner| marks(inner, is_gone, gone, left));
}

#[test]
fn changes_have_author_date_and_a_number_of_their_own() {
    let document = part(&redline(&sample::standard(), &earlier()), "word/document.xml");
    let mut numbers = BTreeSet::new();
    let mut counts = (0, 0);
    let mut open = vec![&document];
    while let Some(element) = open.pop() {
        open.extend(element.elements());
        match element.name.as_str() {
            "w:ins" => counts.0 += 1,
            "w:del" => counts.1 += 1,
            _ => continue,
        }
        assert!(numbers.insert(element.get("w:id").to_owned()));
        assert_eq!(element.get("w:author"), "The Example Project");
        assert_eq!(element.get("w:date"), "2026-11-23T00:00:00Z");
    }
    assert!(counts.0 > 10 && counts.1 > 10, "{counts:?}");
}

#[test]
fn only_the_words_that_differ_are_marked() {
    let document = part(&redline(&sample::standard(), &earlier()), "word/document.xml");
    let mut open = vec![&document];
    let mut gone = Vec::new();
    while let Some(element) = open.pop() {
        open.extend(element.elements());
        if element.name == "w:del" {
            let mut words = String::new();
            said(element, &mut words);
            gone.push(words);
        }
    }
    assert!(gone.contains(&" It is kept on paper.".to_owned()), "{gone:#?}");
    assert!(gone.contains(&"2".to_owned()), "of the edition, one digit: {gone:#?}");
}

#[test]
fn a_release_compared_with_itself_has_no_changes() {
    let standard = sample::standard();
    let same = part(&redline(&standard, &standard), "word/document.xml");
    assert_eq!(same, part(&write(&standard, &sample::style()), "word/document.xml"));
}

#[test]
fn without_a_known_date_changes_have_none() {
    let mut standard = sample::standard();
    standard.date = None;
    let bytes = redline(&standard, &earlier());
    let archive = Archive::open(&bytes).expect("what we write can be read");
    let document = archive.part("word/document.xml").expect("it has a document");
    let document = String::from_utf8_lossy(document);
    assert!(document.contains("<w:ins ") && !document.contains("w:date="));
}
