//! What does a page hold, element by element?
//!
//! A strict reader: an element that is left open or closed twice is an error here, where a
//! browser would guess.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// An element with what stands in it.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
}

/// A piece of a page.
#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// Elements that have no end tag.
const VOID: [&str; 5] = ["br", "hr", "img", "link", "meta"];

/// Reads a whole page.
pub fn parse(html: &str) -> Element {
    let mut emitter = DefaultEmitter::<()>::new_with_span();
    emitter.naively_switch_states(true);
    let mut open = vec![Element::default()];
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let attributes = tag.attributes.iter();
                let attributes = attributes.map(|(name, it)| (text(name), text(it))).collect();
                let is_void = VOID.contains(&name.as_str());
                open.push(Element { name, attributes, children: Vec::new() });
                if is_void {
                    close(&mut open);
                }
            }
            Token::EndTag(tag) => {
                let opened = open.last().map(|element| element.name.clone());
                assert_eq!(opened, Some(text(&tag.name)), "an end tag where another belongs");
                close(&mut open);
            }
            Token::String(words) => {
                let inside = open.last_mut().expect("the root is never closed");
                inside.children.push(Node::Text(text(&words)));
            }
            Token::Error(error) => panic!("{:?}", error.value),
            Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    assert_eq!(open.len(), 1, "an element is never closed");
    open.remove(0)
}

fn close(open: &mut Vec<Element>) {
    let element = open.pop().expect("an element was opened before it is closed");
    let parent = open.last_mut().expect("the root is never closed");
    parent.children.push(Node::Element(element));
}

impl Element {
    /// An attribute, or the empty string.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Every element below it, in order.
    pub fn all(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        for child in &self.children {
            if let Node::Element(element) = child {
                found.push(element);
                found.extend(element.all());
            }
        }
        found
    }

    /// The words in it, and the alternatives of its pictures, but those in elements with one of
    /// these names or classes.
    pub fn words(&self, without: &[&str]) -> String {
        let class = self.attribute("class");
        if without.iter().any(|name| *name == self.name || class.split(' ').any(|it| it == *name)) {
            return String::new();
        }
        let words = self.children.iter().map(|child| match child {
            Node::Element(element) => element.words(without),
            Node::Text(text) => text.clone(),
        });
        let shown = if self.name == "img" { self.attribute("alt") } else { "" };
        words.chain([shown.to_owned()]).collect()
    }
}
