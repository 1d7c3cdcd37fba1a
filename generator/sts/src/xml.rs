//! How does the document become well-formed XML?

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document while it is written. Elements stand on lines of their own until one holds text:
/// from there on white space would be content.
pub struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<Open>,
}

/// An element that is not closed yet.
struct Open {
    name: &'static str,
    holds_text: bool,
    has_children: bool,
}

impl Xml {
    /// An empty document with its XML declaration.
    pub fn new() -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()), open: Vec::new() };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// Opens an element that holds only elements; [`Xml::close`] ends the innermost one.
    /// An attribute whose value is empty is left out.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name, attributes, false);
    }

    /// Opens an element that holds text.
    pub fn open_text(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name, attributes, true);
    }

    /// Closes the innermost element; without an open one nothing happens.
    pub fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            if element.has_children && !element.holds_text {
                self.new_line();
            }
            self.event(Event::End(BytesEnd::new(element.name)));
        }
    }

    /// Writes an element without content.
    pub fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.before_child();
        self.event(Event::Empty(start(name, attributes)));
    }

    /// Writes an element with nothing but text in it.
    pub fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.open_text(name, attributes);
        self.text(text);
        self.close();
    }

    /// Writes text.
    pub fn text(&mut self, text: &str) {
        let allowed = allowed(text);
        let escaped = partial_escape(allowed.as_ref());
        self.event(Event::Text(BytesText::from_escaped(escaped)));
    }

    /// Closes what is open and hands over the bytes.
    pub fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn start(&mut self, name: &'static str, attributes: &[(&str, &str)], holds_text: bool) {
        let inside_text = self.before_child();
        self.event(Event::Start(start(name, attributes)));
        let holds_text = holds_text || inside_text;
        self.open.push(Open { name, holds_text, has_children: false });
    }

    /// Begins the line of an element where that is allowed; tells whether it stands in text.
    fn before_child(&mut self) -> bool {
        let inside_text = self.open.last().is_some_and(|parent| parent.holds_text);
        if let Some(parent) = self.open.last_mut() {
            parent.has_children = true;
        }
        if !inside_text {
            self.new_line();
        }
        inside_text
    }

    fn new_line(&mut self) {
        let line = format!("\n{}", "  ".repeat(self.open.len()));
        self.event(Event::Text(BytesText::from_escaped(line)));
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("a vector takes every byte");
    }
}

fn start(name: &'static str, attributes: &[(&str, &str)]) -> BytesStart<'static> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
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
