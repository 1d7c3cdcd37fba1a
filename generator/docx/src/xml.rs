//! How does a part become well-formed XML?

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::package::{Element, Node};

/// A part of the package while it is written.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
}

impl Default for Xml {
    fn default() -> Self {
        Self::new()
    }
}

impl Xml {
    /// An empty part with its XML declaration.
    #[must_use]
    pub fn new() -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()), open: Vec::new() };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// Opens an element; [`Xml::close`] ends the innermost one.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(start(name, attributes)));
        self.open.push(name);
    }

    /// Closes the innermost element; without an open one nothing happens.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// Writes an element without content.
    pub fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// Writes `<name w:val="value"/>`, the shape of most properties.
    pub fn value(&mut self, name: &'static str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Writes an element with nothing but text in it.
    pub fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.event(Event::Text(BytesText::new(&allowed(text))));
        self.close();
    }

    /// Writes a tree.
    pub fn tree(&mut self, element: &Element) {
        let mut start = BytesStart::new(element.name.as_str());
        for (key, value) in &element.attributes {
            start.push_attribute((key.as_str(), allowed(value).as_ref()));
        }
        if element.children.is_empty() {
            self.event(Event::Empty(start));
            return;
        }
        self.event(Event::Start(start));
        for node in &element.children {
            match node {
                Node::Element(inner) => self.tree(inner),
                Node::Text(text) => self.event(Event::Text(BytesText::new(&allowed(text)))),
            }
        }
        self.event(Event::End(BytesEnd::new(element.name.as_str())));
    }

    /// Closes what is open and hands over the bytes.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.writer.into_inner()
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("a vector takes every byte");
    }
}

fn start(name: &'static str, attributes: &[(&str, &str)]) -> BytesStart<'static> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(value).as_ref()));
    }
    start
}

/// The text without the characters that XML 1.0 forbids even when escaped (section 2.2).
fn allowed(text: &str) -> Cow<'_, str> {
    let forbidden =
        |c: char| (c < ' ' && c != '\t' && c != '\n') || c == '\u{FFFE}' || c == '\u{FFFF}';
    if text.contains(forbidden) {
        Cow::Owned(text.replace(forbidden, ""))
    } else {
        Cow::Borrowed(text)
    }
}
