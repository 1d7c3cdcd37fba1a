//! Which words of a paragraph changed?

use std::mem;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::mark::{Marks, push_run, said};
use crate::package::{Element, Node};

/// The smallest piece that is compared: a word, a field, a link, a mark of a footnote.
struct Atom {
    /// What it says.
    words: String,
    /// How it is written.
    elements: Vec<Element>,
    /// Bookmarks that stand before it.
    before: Vec<Element>,
}

/// Pieces that stayed, or that took the place of others.
struct Change {
    stays: bool,
    old: Range<usize>,
    new: Range<usize>,
}

/// The new paragraph with the words of the old one that are gone.
pub fn merged(old: &Element, new: &Element, marks: &mut Marks) -> Element {
    let (was, _) = atoms(old);
    let (now, after) = atoms(new);
    let mut result = Element::new("w:p", &[]);
    result.children.extend(new.child("w:pPr").cloned().map(Node::Element));
    for change in changes(&was, &now) {
        if change.stays {
            for atom in &now[change.new] {
                put(&mut result, &atom.before);
                put(&mut result, &atom.elements);
            }
            continue;
        }
        for element in was[change.old].iter().flat_map(|atom| &atom.elements) {
            marks.delete(&mut result, element);
        }
        for atom in &now[change.new] {
            put(&mut result, &atom.before);
            for element in &atom.elements {
                marks.insert(&mut result, element);
            }
        }
    }
    put(&mut result, &after);
    result
}

fn put(paragraph: &mut Element, elements: &[Element]) {
    for element in elements {
        if element.name == "w:r" {
            push_run(paragraph, element.clone());
        } else {
            paragraph.children.push(Node::Element(element.clone()));
        }
    }
}

/// What stayed and what did not. A space between two changes belongs to them: half-sentences
/// read better than a change for every word.
fn changes(old: &[Atom], new: &[Atom]) -> Vec<Change> {
    let words =
        |atoms: &[Atom]| -> Vec<String> { atoms.iter().map(|atom| atom.words.clone()).collect() };
    let found = capture_diff_slices(Algorithm::Myers, &words(old), &words(new));
    let count = found.len();
    let mut changes: Vec<Change> = Vec::new();
    for (index, change) in found.into_iter().enumerate() {
        let (old, now) = (change.old_range(), change.new_range());
        let inside = index > 0 && index + 1 < count;
        let is_gap = inside && new[now.clone()].iter().all(|atom| atom.words.trim().is_empty());
        let stays = matches!(change, DiffOp::Equal { .. }) && !is_gap;
        match changes.last_mut() {
            Some(last) if !stays && !last.stays => {
                last.old.end = old.end;
                last.new.end = now.end;
            }
            _ => changes.push(Change { stays, old, new: now }),
        }
    }
    changes
}

/// The pieces of a paragraph, and the bookmarks behind the last one.
fn atoms(paragraph: &Element) -> (Vec<Atom>, Vec<Element>) {
    let (mut atoms, mut before, mut field) = (Vec::new(), Vec::new(), Vec::new());
    let mut depth = 0_usize;
    for element in paragraph.elements().filter(|element| element.name != "w:pPr") {
        let kinds = element.elements().map(|inner| inner.get("w:fldCharType"));
        let steps: Vec<&str> = kinds.filter(|kind| !kind.is_empty()).collect();
        let was_open = depth > 0;
        for step in steps {
            match step {
                "begin" => depth += 1,
                "end" => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if was_open || depth > 0 {
            field.push(element.clone());
            if depth == 0 {
                let elements = mem::take(&mut field);
                let words = elements.iter().map(said).collect();
                atoms.push(Atom { words, elements, before: mem::take(&mut before) });
            }
            continue;
        }
        match element.name.as_str() {
            "w:r" => run(element, &mut atoms, &mut before),
            "w:hyperlink" => atoms.push(Atom {
                words: said(element),
                elements: vec![element.clone()],
                before: mem::take(&mut before),
            }),
            _ => before.push(element.clone()),
        }
    }
    before.extend(field);
    (atoms, before)
}

/// A run of words becomes a piece for each; any other run is one piece.
fn run(run: &Element, atoms: &mut Vec<Atom>, before: &mut Vec<Element>) {
    let mut content = run.elements().filter(|element| element.name != "w:rPr");
    let words = match (content.next(), content.next()) {
        (Some(text), None) if text.name == "w:t" => said(text),
        _ => {
            let (words, elements) = (said(run), vec![run.clone()]);
            atoms.push(Atom { words, elements, before: mem::take(before) });
            return;
        }
    };
    for word in split(&words) {
        let mut piece = run.clone();
        if let Some(text) = piece.elements_mut().find(|element| element.name == "w:t") {
            text.children = vec![Node::Text(word.to_owned())];
        }
        let (words, elements) = (word.to_owned(), vec![piece]);
        atoms.push(Atom { words, elements, before: mem::take(before) });
    }
}

/// Words as people count them; every other sign stands alone.
fn split(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut in_word = false;
    for (at, letter) in text.char_indices() {
        let joins = letter.is_alphanumeric() || letter == '-' || letter == '’';
        if at > start && !(in_word && joins) {
            words.push(&text[start..at]);
            start = at;
        }
        in_word = joins;
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}
