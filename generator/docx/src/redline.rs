//! What differs from an earlier release, as tracked changes?
//!
//! Both releases are written in full and compared as Word would see them: paragraph by
//! paragraph, row by row, then word by word. Accepting every change gives the clean document;
//! the contents, which Word makes from the rest, are those of the new release.

mod count;
mod mark;
mod notes;
mod pair;
mod words;

use documents::Standard;

use crate::package::{Element, Node};
use crate::role::{CONTENTS_LINES, Role};
use crate::settings::is_date;
use crate::style::PaperStyle;
use crate::xml::Xml;

use mark::Marks;
use notes::Notes;

/// Text and footnotes of a release with what differs from those of an earlier one. `silent` is the
/// instance of headings that are gone: Word must not count them among those that are left.
pub fn compared(
    earlier: &[Vec<u8>; 2],
    current: [&Vec<u8>; 2],
    standard: &Standard,
    style: &PaperStyle,
    silent: usize,
) -> [Vec<u8>; 2] {
    let date = standard.date.clone().filter(|date| is_date(date));
    let moment = date.map(|date| format!("{date}T00:00:00Z"));
    let [mut old_text, old_notes] = earlier.each_ref().map(|part| parsed(part));
    let [new_text, new_notes] = current.map(|part| parsed(part));
    count::number(&mut old_text, standard, style);
    let notes = Notes::paired(&old_notes, new_notes, &mut old_text);
    let mut marks = Marks::new(&standard.publisher, moment, silent, notes.after_last());
    let text = text(&old_text, &new_text, style, &mut marks);
    [written(&text), written(&notes.compared(&mut marks))]
}

fn parsed(part: &[u8]) -> Element {
    Element::parse(part).expect("what the program writes is well-formed")
}

fn written(tree: &Element) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.tree(tree);
    xml.finish()
}

/// A section of the document: what is compared, and what stays as it is.
#[derive(Default)]
struct Region {
    contents: Vec<Element>,
    blocks: Vec<Element>,
    end: Option<Element>,
}

/// Sections are compared one by one: their ends belong to the pages, not to the text.
fn text(old: &Element, new: &Element, style: &PaperStyle, marks: &mut Marks) -> Element {
    let old = regions(old, style);
    let mut body = Element::new("w:body", &[]);
    for (index, region) in regions(new, style).into_iter().enumerate() {
        let before = old.get(index).map(|region| region.blocks.as_slice()).unwrap_or_default();
        let merged = pair::blocks(before, &region.blocks, marks);
        let all = region.contents.into_iter().chain(merged).chain(region.end);
        body.children.extend(all.map(Node::Element));
    }
    Element { children: Vec::new(), ..new.clone() }.with(body)
}

fn regions(document: &Element, style: &PaperStyle) -> Vec<Region> {
    let contents = |element: &Element| {
        let mut roles = CONTENTS_LINES.iter().chain([&Role::ContentsTitle]);
        roles.any(|role| style.id(*role) == mark::style(element))
    };
    let mut all = vec![Region::default()];
    for element in document.child("w:body").into_iter().flat_map(Element::elements) {
        let region = all.last_mut().expect("a first region was put there");
        let ends = element.name == "w:sectPr"
            || element.child("w:pPr").is_some_and(|it| it.child("w:sectPr").is_some());
        if ends {
            region.end = Some(element.clone());
            all.push(Region::default());
        } else if contents(element) {
            region.contents.push(element.clone());
        } else {
            region.blocks.push(element.clone());
        }
    }
    all
}
