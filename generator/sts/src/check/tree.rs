//! Which elements does a document have, and what are they called?

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Finding;

/// No honest document is nested deeper.
const DEEPEST: usize = 200;
/// The element of a footnote, which stands where it is called.
const FOOTNOTE: &str = "fn";

/// The elements of a document, in its order.
pub struct Tree {
    elements: Vec<Element>,
}

struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    parent: Option<usize>,
    nodes: Vec<Node>,
    place: String,
}

enum Node {
    Element(usize),
    Words(String),
}

/// An element of a tree.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    tree: &'a Tree,
    at: usize,
}

impl Tree {
    /// Reads a document.
    pub fn parse(xml: &str) -> Result<Self, Finding> {
        let mut tree = Self { elements: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        let mut reader = Reader::from_str(xml);
        loop {
            let event = reader.read_event().map_err(|fault| fault_at(&reader, &fault))?;
            match event {
                Event::Start(start) => {
                    let at = tree.add(&start, &open).map_err(|fault| fault_at(&reader, &fault))?;
                    open.push(at);
                    if open.len() > DEEPEST {
                        return Err(fault_at(&reader, "elements are nested too deeply"));
                    }
                }
                Event::Empty(start) => {
                    tree.add(&start, &open).map_err(|fault| fault_at(&reader, &fault))?;
                }
                Event::End(_) => {
                    open.pop();
                }
                Event::Text(text) => tree.words_in(&open, &text.xml10_content()),
                Event::CData(text) => tree.words_in(&open, &text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let name = reference.xml10_content();
                    match quick_xml::escape::unescape(&format!("&{name};")) {
                        Ok(words) => tree.words_in(&open, &words),
                        Err(fault) => return Err(fault_at(&reader, &fault)),
                    }
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
                Event::Eof if open.is_empty() && !tree.elements.is_empty() => return Ok(tree),
                Event::Eof => return Err(fault_at(&reader, "the document ends too early")),
            }
        }
    }

    /// The outermost element.
    pub fn root(&self) -> Spot<'_> {
        Spot { tree: self, at: 0 }
    }

    /// Every element, in the order of the document.
    pub fn spots(&self) -> impl Iterator<Item = Spot<'_>> {
        (0..self.elements.len()).map(|at| Spot { tree: self, at })
    }

    /// Every element of a name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Spot<'a>> {
        self.spots().filter(move |spot| spot.name() == name)
    }

    fn add(&mut self, start: &BytesStart<'_>, open: &[usize]) -> Result<usize, String> {
        let at = self.elements.len();
        let name = start.name().as_ref().to_owned();
        let mut attributes = BTreeMap::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|fault| fault.to_string())?;
            let value = attribute.normalized_value(XmlVersion::Explicit1_0);
            let value = value.map_err(|fault| fault.to_string())?.into_owned();
            attributes.insert(attribute.key.as_ref().to_owned(), value);
        }
        let parent = open.last().copied();
        let place = match (attributes.get("id"), parent) {
            (Some(id), _) => id.clone(),
            (None, None) => name.clone(),
            (None, Some(parent)) => {
                let spot = Spot { tree: self, at: parent };
                let alike = spot.children().filter(|child| child.name() == name).count();
                format!("{}/{name}[{}]", spot.place(), alike + 1)
            }
        };
        if let Some(parent) = parent {
            self.elements[parent].nodes.push(Node::Element(at));
        }
        self.elements.push(Element { name, attributes, parent, nodes: Vec::new(), place });
        Ok(at)
    }

    fn words_in(&mut self, open: &[usize], words: &str) {
        if let Some(at) = open.last() {
            self.elements[*at].nodes.push(Node::Words(words.to_owned()));
        }
    }
}

fn fault_at(reader: &Reader<&[u8]>, fault: &(impl ToString + ?Sized)) -> Finding {
    let place = format!("byte {}", reader.buffer_position());
    Finding { code: "not-well-formed", place, message: fault.to_string() }
}

impl<'a> Spot<'a> {
    fn element(self) -> &'a Element {
        &self.tree.elements[self.at]
    }

    /// Its name, with the prefix.
    pub fn name(self) -> &'a str {
        &self.element().name
    }

    /// Its `id`, or its path from the nearest element around it that has one.
    pub fn place(self) -> &'a str {
        &self.element().place
    }

    /// The value of an attribute, if it has it.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        self.element().attributes.get(name).map(String::as_str)
    }

    /// The element around it.
    pub fn parent(self) -> Option<Self> {
        self.element().parent.map(|at| Self { tree: self.tree, at })
    }

    /// The elements in it.
    pub fn children(self) -> impl Iterator<Item = Self> {
        self.element().nodes.iter().filter_map(move |node| match node {
            Node::Element(at) => Some(Self { tree: self.tree, at: *at }),
            Node::Words(_) => None,
        })
    }

    /// The first element in it of a name.
    pub fn child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == name)
    }

    /// Whether an element of the name is in it, at any depth. Footnotes are texts of their own.
    pub fn holds(self, name: &str) -> bool {
        let mut own = self.children().filter(|child| child.name() != FOOTNOTE);
        own.any(|child| child.name() == name || child.holds(name))
    }

    /// The words in it, at any depth, without those of footnotes.
    pub fn words(self) -> String {
        let mut words = String::new();
        self.collect(&mut words);
        words
    }

    fn collect(self, words: &mut String) {
        for node in &self.element().nodes {
            match node {
                Node::Element(at) => {
                    let child = Self { tree: self.tree, at: *at };
                    if child.name() != FOOTNOTE {
                        child.collect(words);
                    }
                }
                Node::Words(text) => words.push_str(text),
            }
        }
    }
}
