//! Which paragraph became which?

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::mark::{Marks, said, style};
use super::words;
use crate::package::{Element, Node};

/// Of a hundred words, how many have to be the same for a paragraph to be the same one, changed.
pub const ALIKE: usize = 40;
/// How far ahead the counterpart of a paragraph is looked for among those that changed.
const WINDOW: usize = 40;

/// The blocks of `new` with what differs from `old`.
pub fn blocks(old: &[Element], new: &[Element], marks: &mut Marks) -> Vec<Element> {
    let key = |block: &Element| (block.name.clone(), style(block).to_owned(), said(block));
    let (old_keys, new_keys): (Vec<_>, Vec<_>) =
        (old.iter().map(key).collect(), new.iter().map(key).collect());
    let mut merged = Vec::new();
    for change in capture_diff_slices(Algorithm::Patience, &old_keys, &new_keys) {
        let (was, now) = (&old[change.old_range()], &new[change.new_range()]);
        if let DiffOp::Equal { .. } = change {
            merged.extend(now.iter().cloned());
        } else {
            changed(was, now, &mut merged, marks);
        }
    }
    apart(merged, marks)
}

/// Finds the counterparts among blocks that differ; the others came or went.
fn changed(old: &[Element], new: &[Element], merged: &mut Vec<Element>, marks: &mut Marks) {
    let mut rest = old;
    for block in new {
        let near = rest.iter().take(WINDOW).enumerate();
        let best = near
            .map(|(at, known)| (likeness(known, block), at))
            .filter(|(likeness, _)| *likeness >= ALIKE)
            .max_by_key(|(likeness, at)| (*likeness, WINDOW - at));
        let Some((_, at)) = best else {
            merged.push(marks.inserted(block));
            continue;
        };
        merged.extend(rest[..at].iter().map(|gone| marks.deleted(gone)));
        merged.push(merge(&rest[at], block, marks));
        rest = &rest[at + 1..];
    }
    merged.extend(rest.iter().map(|gone| marks.deleted(gone)));
}

fn merge(old: &Element, new: &Element, marks: &mut Marks) -> Element {
    match new.name.as_str() {
        "w:p" => words::merged(old, new, marks),
        "w:tbl" => inner(old, new, "w:tr", marks),
        "w:tr" => row(old, new, marks),
        _ => new.clone(),
    }
}

/// What the new element holds, with those of its parts compared that are called `name`.
fn inner(old: &Element, new: &Element, name: &str, marks: &mut Marks) -> Element {
    let parts = |element: &Element| -> Vec<Element> {
        element.elements().filter(|inner| inner.name == name).cloned().collect()
    };
    let merged = blocks(&parts(old), &parts(new), marks);
    let head = new.elements().filter(|inner| inner.name != name).cloned();
    let children = head.chain(merged).map(Node::Element).collect();
    Element { children, ..new.clone() }
}

/// A row has its cells in the same order as before: only rows with as many are compared.
fn row(old: &Element, new: &Element, marks: &mut Marks) -> Element {
    let mut before = old.elements().filter(|element| element.name == "w:tc");
    let children = new.elements().map(|element| match element.name.as_str() {
        "w:tc" => match before.next() {
            Some(cell) => self::cell(cell, element, marks),
            None => element.clone(),
        },
        _ => element.clone(),
    });
    Element { children: children.map(Node::Element).collect(), ..new.clone() }
}

/// The paragraph of a cell stays, whatever it says: a cell without one damages the file.
fn cell(old: &Element, new: &Element, marks: &mut Marks) -> Element {
    let (Some(before), Some(now)) = (old.child("w:p"), new.child("w:p")) else {
        return new.clone();
    };
    let head = new.elements().filter(|element| element.name != "w:p").cloned();
    let merged = [words::merged(before, now, marks)];
    Element { children: head.chain(merged).map(Node::Element).collect(), ..new.clone() }
}

/// How much two blocks have in common, in words of a hundred; nothing if they differ in kind.
pub fn likeness(old: &Element, new: &Element) -> usize {
    let columns = |block: &Element| match block.name.as_str() {
        "w:tbl" => block.child("w:tblGrid").map_or(0, |grid| grid.elements().count()),
        "w:tr" => block.elements().filter(|element| element.name == "w:tc").count(),
        _ => 0,
    };
    if old.name != new.name || style(old) != style(new) || columns(old) != columns(new) {
        return 0;
    }
    let (old, new) = (said(old), said(new));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut total = 0;
    for word in old.split_whitespace() {
        *counts.entry(word).or_default() += 1;
        total += 1;
    }
    let mut both = 0_usize;
    for word in new.split_whitespace() {
        total += 1;
        if let Some(count) = counts.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            both += 2;
        }
    }
    // Two paragraphs without words are the same one.
    (both * 100).checked_div(total).unwrap_or(100)
}

/// Two tables without a paragraph between them would be one to Word.
fn apart(blocks: Vec<Element>, marks: &mut Marks) -> Vec<Element> {
    let mut result: Vec<Element> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if block.name == "w:tbl" && result.last().is_some_and(|last| last.name == "w:tbl") {
            result.push(marks.deleted(&Element::new("w:p", &[])));
        }
        result.push(block);
    }
    result
}
