//! Which footnote became which, and where do those go that are gone?
//!
//! Word keeps a footnote as long as a mark points at it, also a deleted mark. A footnote of the
//! earlier release that lives on takes the number of its successor, so that a number that only
//! moved is no change; every deleted mark points at a footnote of its own, whose words are deleted.

use std::collections::BTreeMap;

use super::mark::{Marks, said};
use super::pair;
use crate::package::{Element, Node};

/// The footnotes of both releases, before the texts are compared.
pub struct Notes {
    /// The footnotes of the earlier release by the number they have in [`Notes::renumbered`].
    earlier: BTreeMap<String, Element>,
    /// The part of the new release.
    new: Element,
}

impl Notes {
    /// Pairs the footnotes of two releases, and gives the marks in the earlier text the numbers of
    /// the new one.
    pub fn paired(old: &Element, new: Element, old_text: &mut Element) -> Self {
        let numbers = numbers(old, &new);
        renumber(old_text, &numbers);
        let earlier = notes(old).map(|note| (numbers[note.get("w:id")].clone(), note.clone()));
        Self { earlier: earlier.collect(), new }
    }

    /// A number above those of both releases: deleted marks count on from here.
    pub fn after_last(&self) -> usize {
        let all = notes(&self.new).map(|note| note.get("w:id"));
        let all = all.chain(self.earlier.keys().map(String::as_str));
        all.filter_map(|number| number.parse().ok()).max().unwrap_or(0_usize) + 1
    }

    /// The footnotes of the new release with what differs, then those that deleted marks name.
    pub fn compared(self, marks: &mut Marks) -> Element {
        let mut result = Element { children: Vec::new(), ..self.new.clone() };
        for note in self.new.elements() {
            let now: Vec<Element> = note.elements().cloned().collect();
            let blocks = if is_line(note) {
                now
            } else {
                let known = self.earlier.get(note.get("w:id"));
                let before: Vec<Element> =
                    known.into_iter().flat_map(Element::elements).cloned().collect();
                pair::blocks(&before, &now, marks)
            };
            let children = blocks.into_iter().map(Node::Element).collect();
            result = result.with(Element { children, ..note.clone() });
        }
        for (number, was) in marks.lost_notes() {
            let Some(note) = self.earlier.get(&was) else { continue };
            let blocks = note.elements().map(|block| Node::Element(marks.deleted(block)));
            let mut gone = Element { children: blocks.collect(), ..note.clone() };
            gone.set("w:id", &number);
            result = result.with(gone);
        }
        result
    }
}

/// The number that each footnote of the earlier release gets: that of the new one that says the
/// same, else of the one that says most nearly the same, else one that the new release lacks.
fn numbers(old: &Element, new: &Element) -> BTreeMap<String, String> {
    let mut open: Vec<&Element> = notes(new).collect();
    let first_free = open.iter().filter_map(|note| note.get("w:id").parse().ok()).max();
    let mut free = first_free.unwrap_or(0_usize);
    let mut numbers = BTreeMap::new();
    for least in [100, pair::ALIKE] {
        for note in notes(old) {
            if numbers.contains_key(note.get("w:id")) {
                continue;
            }
            let likeness = |other: &Element| {
                if said(other) == said(note) { 100 } else { pair::likeness(note, other).min(99) }
            };
            // Of equals the first, so that equal footnotes keep their order.
            let found = open.iter().enumerate().rev().max_by_key(|(_, other)| likeness(other));
            if let Some((at, other)) = found.filter(|(_, other)| likeness(other) >= least) {
                numbers.insert(note.get("w:id").to_owned(), other.get("w:id").to_owned());
                open.remove(at);
            }
        }
    }
    for note in notes(old) {
        numbers.entry(note.get("w:id").to_owned()).or_insert_with(|| {
            free += 1;
            free.to_string()
        });
    }
    numbers
}

fn renumber(text: &mut Element, numbers: &BTreeMap<String, String>) {
    if text.name == "w:footnoteReference"
        && let Some(number) = numbers.get(text.get("w:id"))
    {
        text.set("w:id", number);
    }
    text.elements_mut().for_each(|inner| renumber(inner, numbers));
}

fn notes(part: &Element) -> impl Iterator<Item = &Element> {
    part.elements().filter(|note| !is_line(note))
}

/// The two lines that Word draws above footnotes.
fn is_line(note: &Element) -> bool {
    !note.get("w:type").is_empty()
}
