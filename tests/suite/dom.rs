//! What does a page hold, element by element?
//!
//! A strict reader: the website closes what it opens, so an element that is left open, closed
//! twice or broken by a stray character is an error here, where a browser would guess.

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

/// Elements that have no end tag (HTML, section 13.1.2, "void elements").
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Elements that stand in a line of words; the others get lines of their own.
const INLINE: [&str; 16] = [
    "a", "abbr", "b", "br", "button", "code", "del", "em", "img", "kbd", "mark", "s", "small",
    "span", "strong", "sup",
];

/// Reads a whole page.
pub fn parse(html: &str) -> Result<Element, String> {
    let mut emitter = DefaultEmitter::<()>::new_with_span();
    emitter.naively_switch_states(true);
    let mut open = vec![Element::default()];
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) => {
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                let attributes = tag.attributes.iter();
                let element = Element {
                    name: text(&tag.name),
                    attributes: attributes.map(|(name, it)| (text(name), text(it))).collect(),
                    children: Vec::new(),
                };
                let closed = tag.self_closing || VOID.contains(&element.name.as_str());
                open.push(element);
                if closed {
                    close(&mut open);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let opened = open.last().map_or("", |element| element.name.as_str());
                if opened != name {
                    return Err(format!("`</{name}>` stands where `</{opened}>` belongs"));
                }
                close(&mut open);
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(&text).into_owned();
                let inside = open.last_mut().expect("the root is never closed");
                inside.children.push(Node::Text(text));
            }
            Token::Error(error) => return Err(format!("{:?}", error.value)),
            Token::Comment(_) | Token::Doctype(_) => {}
        }
    }
    match open.len() {
        1 => Ok(open.remove(0)),
        _ => Err(format!("`<{}>` is never closed", open[open.len() - 1].name)),
    }
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

    /// All the words in it, as they stand.
    pub fn text(&self) -> String {
        let words = self.children.iter().map(|child| match child {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        });
        words.collect()
    }

    /// Every element below it, in order.
    pub fn descendants(&self) -> Vec<&Self> {
        let mut found = Vec::new();
        for child in &self.children {
            if let Node::Element(element) = child {
                found.push(element);
                found.extend(element.descendants());
            }
        }
        found
    }

    /// What a selector finds: names, `#id`s and `.class`es, a space for "somewhere in".
    pub fn select(&self, selector: &str) -> Vec<&Self> {
        let Some((first, rest)) = selector.trim().split_once(' ') else {
            let all = self.descendants().into_iter();
            return all.filter(|element| element.matches(selector.trim())).collect();
        };
        let outer = self.select(first);
        let mut found: Vec<&Self> = Vec::new();
        for element in outer.iter().flat_map(|element| element.select(rest)) {
            if !found.iter().any(|known| std::ptr::eq(*known, element)) {
                found.push(element);
            }
        }
        found
    }

    fn matches(&self, simple: &str) -> bool {
        let mut rest = simple;
        while !rest.is_empty() {
            let end = rest[1..].find(['#', '.']).map_or(rest.len(), |at| at + 1);
            let (part, after) = rest.split_at(end);
            let holds = match (part.strip_prefix('#'), part.strip_prefix('.')) {
                (Some(id), _) => self.attribute("id") == id,
                (_, Some(class)) => self.attribute("class").split(' ').any(|it| it == class),
                (None, None) => self.name == part,
            };
            if !holds {
                return false;
            }
            rest = after;
        }
        true
    }

    /// The element as text, one line for each block, so that a diff says what changed.
    pub fn show(&self) -> String {
        let mut lines = String::new();
        self.lines("", &mut lines);
        lines
    }

    fn lines(&self, indent: &str, lines: &mut String) {
        if self.name == "pre" || !self.holds_a_block() {
            lines.push_str(&format!("{indent}{}\n", self.in_line(self.name == "pre")));
            return;
        }
        lines.push_str(&format!("{indent}{}\n", self.start_tag()));
        let deeper = format!("{indent}  ");
        let mut words = String::new();
        for child in &self.children {
            match child {
                Node::Element(element) if is_block(element) => {
                    flush(&mut words, &deeper, lines);
                    element.lines(&deeper, lines);
                }
                Node::Element(element) => words.push_str(&element.in_line(false)),
                Node::Text(text) => words.push_str(&collapsed(&escaped(text))),
            }
        }
        flush(&mut words, &deeper, lines);
        lines.push_str(&format!("{indent}</{}>\n", self.name));
    }

    fn in_line(&self, verbatim: bool) -> String {
        let children = self.children.iter().map(|child| match child {
            Node::Element(element) => element.in_line(verbatim),
            Node::Text(text) if verbatim => escaped(text),
            Node::Text(text) => collapsed(&escaped(text)),
        });
        let inside: String = children.collect();
        let inside = if is_block(self) && !verbatim { inside.trim() } else { inside.as_str() };
        if VOID.contains(&self.name.as_str()) {
            return self.start_tag();
        }
        format!("{}{inside}</{}>", self.start_tag(), self.name)
    }

    fn holds_a_block(&self) -> bool {
        self.descendants().into_iter().any(is_block)
    }

    fn start_tag(&self) -> String {
        let attributes = self.attributes.iter();
        let attributes = attributes.map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)));
        format!("<{}{}>", self.name, attributes.collect::<String>())
    }
}

fn is_block(element: &Element) -> bool {
    !INLINE.contains(&element.name.as_str())
}

fn flush(words: &mut String, indent: &str, lines: &mut String) {
    if !words.trim().is_empty() {
        lines.push_str(&format!("{indent}{}\n", words.trim()));
    }
    words.clear();
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn collapsed(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for character in text.chars() {
        let space = character.is_ascii_whitespace();
        if !space {
            collapsed.push(character);
        } else if !collapsed.ends_with(' ') {
            collapsed.push(' ');
        }
    }
    collapsed
}

#[test]
fn a_page_that_does_not_close_what_it_opens_is_refused() {
    for html in ["<p>", "<p></b></p>", "<p></p></p>", "<a href=\"x\"y>z</a>"] {
        assert!(parse(html).is_err(), "{html}");
    }
}

#[test]
fn a_selector_finds_names_ids_classes_and_what_is_in_them() {
    let page = parse("<div class=\"a b\"><p id=x>1</p><i><p>2</p></i></div><p>3</p>");
    let page = page.expect("the page is right");
    let words = |selector: &str| -> Vec<String> {
        page.select(selector).into_iter().map(Element::text).collect()
    };
    assert_eq!(words("p"), ["1", "2", "3"]);
    assert_eq!(words("div p"), ["1", "2"]);
    assert_eq!(words(".b i p"), ["2"]);
    assert_eq!(words("p#x"), ["1"]);
    assert_eq!(words("p.x"), [""; 0]);
}
