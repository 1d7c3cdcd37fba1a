//! How does Word write that something came or went?

use std::mem;

use super::count::NUMBER;
use crate::package::{Element, Node};

/// Marks of changes are numbered from here, above the bookmarks.
const FIRST: usize = 2_000_000;

/// Who changed the text and when, and how many marks there are.
pub struct Marks {
    author: String,
    date: Option<String>,
    next: usize,
    silent: usize,
    next_note: usize,
    lost_notes: Vec<(String, String)>,
}

impl Marks {
    /// Marks of one author and moment; `silent` is the instance of paragraphs without a number,
    /// and footnotes of deleted marks are numbered from `first_note`.
    pub fn new(author: &str, date: Option<String>, silent: usize, first_note: usize) -> Self {
        let author = author.to_owned();
        Self { author, date, next: FIRST, silent, next_note: first_note, lost_notes: Vec::new() }
    }

    /// The footnotes that deleted marks point at: the number of each, and the one it had.
    pub fn lost_notes(&mut self) -> Vec<(String, String)> {
        mem::take(&mut self.lost_notes)
    }

    /// A mark, which is `w:ins` or `w:del`.
    pub fn mark(&mut self, name: &str) -> Element {
        let id = self.next.to_string();
        self.next += 1;
        let mut mark = Element::new(name, &[("w:id", &id), ("w:author", &self.author)]);
        if let Some(date) = &self.date {
            mark.set("w:date", date);
        }
        mark
    }

    /// A paragraph, a table or a row that was not there.
    pub fn inserted(&mut self, block: &Element) -> Element {
        match block.name.as_str() {
            "w:p" => self.inserted_paragraph(block),
            "w:tr" => {
                let row = self.with_mark_of_row(block, "w:ins");
                self.each(&row, Self::inserted)
            }
            "w:tbl" | "w:tc" => self.each(block, Self::inserted),
            _ => block.clone(),
        }
    }

    /// A paragraph, a table or a row that is there no more.
    pub fn deleted(&mut self, block: &Element) -> Element {
        match block.name.as_str() {
            "w:p" => self.deleted_paragraph(block),
            "w:tr" => {
                let row = self.with_mark_of_row(block, "w:del");
                self.each(&row, Self::deleted)
            }
            "w:tbl" | "w:tc" => self.each(block, Self::deleted),
            _ => block.clone(),
        }
    }

    fn each(&mut self, block: &Element, change: fn(&mut Self, &Element) -> Element) -> Element {
        let children = block.elements().map(|inner| Node::Element(change(self, inner))).collect();
        Element { children, ..block.clone() }
    }

    /// The mark stands last among the properties of a row.
    fn with_mark_of_row(&mut self, row: &Element, name: &str) -> Element {
        let mark = self.mark(name);
        let mut row = row.clone();
        if let Some(properties) = row.elements_mut().find(|element| element.name == "w:trPr") {
            properties.children.push(Node::Element(mark));
        }
        row
    }

    fn inserted_paragraph(&mut self, paragraph: &Element) -> Element {
        let mut properties = properties(paragraph);
        properties = properties.with(Element::new("w:rPr", &[]).with(self.mark("w:ins")));
        let mut result = Element::new("w:p", &[]).with(properties);
        for element in paragraph.elements().filter(|element| element.name != "w:pPr") {
            self.insert(&mut result, element);
        }
        result
    }

    /// Adds an element as inserted: runs share a mark with those before them, a link keeps the
    /// mark inside, and bookmarks need none.
    pub fn insert(&mut self, paragraph: &mut Element, element: &Element) {
        match element.name.as_str() {
            "w:r" => {
                let run = element.clone();
                match paragraph.children.last_mut() {
                    Some(Node::Element(last)) if last.name == "w:ins" => push_run(last, run),
                    _ => {
                        let mark = self.mark("w:ins");
                        paragraph.children.push(Node::Element(mark.with(run)));
                    }
                }
            }
            "w:hyperlink" => {
                let mut link = Element { children: Vec::new(), ..element.clone() };
                for inner in element.elements() {
                    self.insert(&mut link, inner);
                }
                paragraph.children.push(Node::Element(link));
            }
            _ => paragraph.children.push(Node::Element(element.clone())),
        }
    }

    fn deleted_paragraph(&mut self, paragraph: &Element) -> Element {
        let mut properties = properties(paragraph);
        let number = paragraph.get(NUMBER);
        if !number.is_empty() {
            // Word would count it among the headings that are left.
            properties.strip(&|element| element.name == "w:numPr");
            let silent = Element::new("w:numId", &[("w:val", &self.silent.to_string())]);
            let level = Element::new("w:ilvl", &[("w:val", "0")]);
            let none = Element::new("w:numPr", &[]).with(level).with(silent);
            let followers = ["w:ind", "w:rPr"];
            let at = properties.elements().position(|it| followers.contains(&it.name.as_str()));
            let at = at.unwrap_or(properties.children.len());
            properties.children.insert(at, Node::Element(none));
        }
        properties = properties.with(Element::new("w:rPr", &[]).with(self.mark("w:del")));
        let mut result = Element::new("w:p", &[]).with(properties);
        if !number.is_empty() {
            let words = Element::new("w:t", &[("xml:space", "preserve")]);
            let words = Element { children: vec![Node::Text(number.to_owned())], ..words };
            let run = Element::new("w:r", &[]).with(words).with(Element::new("w:tab", &[]));
            self.delete(&mut result, &run);
        }
        for element in paragraph.elements().filter(|element| element.name != "w:pPr") {
            self.delete(&mut result, element);
        }
        result
    }

    /// Adds what an element says as deleted. Fields, links and bookmarks lead to places that are
    /// gone: their words alone stay.
    pub fn delete(&mut self, paragraph: &mut Element, element: &Element) {
        match element.name.as_str() {
            "w:r" => {
                let Some(run) = self.deleted_run(element) else { return };
                match paragraph.children.last_mut() {
                    Some(Node::Element(last)) if last.name == "w:del" => push_run(last, run),
                    _ => {
                        let mark = self.mark("w:del");
                        paragraph.children.push(Node::Element(mark.with(run)));
                    }
                }
            }
            "w:hyperlink" => element.elements().for_each(|inner| self.delete(paragraph, inner)),
            _ => {}
        }
    }

    /// A run of deleted words; nothing for a run that only steers a field.
    fn deleted_run(&mut self, run: &Element) -> Option<Element> {
        let mut result = Element::new("w:r", &[]);
        let mut says_something = false;
        for element in run.elements() {
            match element.name.as_str() {
                "w:rPr" => result = result.with(element.clone()),
                "w:tab" | "w:br" | "w:footnoteRef" => {
                    result = result.with(element.clone());
                    says_something = true;
                }
                "w:footnoteReference" => {
                    result = result.with(self.lost_note(element));
                    says_something = true;
                }
                "w:t" | "w:drawing" => {
                    let words = Element::new("w:delText", &[("xml:space", "preserve")]);
                    let children = vec![Node::Text(said(element))];
                    result = result.with(Element { children, ..words });
                    says_something = true;
                }
                _ => {}
            }
        }
        says_something.then_some(result)
    }

    /// The mark of a footnote that goes with it: no other mark may point at that footnote.
    fn lost_note(&mut self, mark: &Element) -> Element {
        let number = self.next_note.to_string();
        self.next_note += 1;
        self.lost_notes.push((number.clone(), mark.get("w:id").to_owned()));
        let mut mark = mark.clone();
        mark.set("w:id", &number);
        mark
    }
}

/// Adds a run; words that look like those before them go into the same run.
pub fn push_run(around: &mut Element, run: Element) {
    if let Some(Node::Element(last)) = around.children.last_mut()
        && last.name == "w:r"
        && last.child("w:rPr") == run.child("w:rPr")
        && let (Some(words), Some(more)) = (only_words(last), only_words(&run))
        && last.elements().last().map(|it| &it.name) == run.elements().last().map(|it| &it.name)
    {
        let joined = words + &more;
        let text = last.elements_mut().last().expect("a run of words holds them");
        text.children = vec![Node::Text(joined)];
    } else {
        around.children.push(Node::Element(run));
    }
}

/// The words of a run that holds nothing else.
fn only_words(run: &Element) -> Option<String> {
    let mut content = run.elements().filter(|element| element.name != "w:rPr");
    let words = content.next().filter(|it| it.name == "w:t" || it.name == "w:delText")?;
    content.next().is_none().then(|| said(words))
}

/// The style of a paragraph.
pub fn style(paragraph: &Element) -> &str {
    let properties = paragraph.child("w:pPr");
    properties.and_then(|properties| properties.value("w:pStyle")).unwrap_or_default()
}

/// The words of an element as they are read.
pub fn said(element: &Element) -> String {
    match element.name.as_str() {
        "w:t" | "w:delText" => element.children.iter().map(text).collect(),
        "w:tab" => "\t".to_owned(),
        "w:br" => "\n".to_owned(),
        "w:footnoteReference" => element.get("w:id").to_owned(),
        // What a picture shows stands for it.
        "w:drawing" => format!("[{}]", shown(element)),
        "w:pPr" | "w:instrText" => String::new(),
        _ => element.elements().map(said).collect(),
    }
}

/// The text alternative of a picture.
fn shown(drawing: &Element) -> &str {
    let inline = drawing.child("wp:inline");
    inline.and_then(|inline| inline.child("wp:docPr")).map_or("", |named| named.get("descr"))
}

fn text(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Element(inner) => said(inner),
    }
}

fn properties(paragraph: &Element) -> Element {
    paragraph.child("w:pPr").cloned().unwrap_or_else(|| Element::new("w:pPr", &[]))
}
