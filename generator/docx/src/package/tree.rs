//! What does an XML part hold, as a tree?

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// How deep elements may nest. Word itself stays below fifty.
const MAX_DEPTH: usize = 200;

/// An element with everything in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// The name with its prefix, such as `w:p`.
    pub name: String,
    /// The attributes in order, with their prefixes.
    pub attributes: Vec<(String, String)>,
    /// What stands inside.
    pub children: Vec<Node>,
}

/// A piece of an element's content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text.
    Text(String),
}

impl Element {
    /// An element without content.
    #[must_use]
    pub fn new(name: &str, attributes: &[(&str, &str)]) -> Self {
        let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        let attributes = attributes.iter().map(owned).collect();
        Self { name: name.to_owned(), attributes, children: Vec::new() }
    }

    /// The same element with `inner` behind what it holds.
    #[must_use]
    pub fn with(mut self, inner: Self) -> Self {
        self.children.push(Node::Element(inner));
        self
    }

    /// An attribute; empty when the element has none of this name.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        let found = self.attributes.iter().find(|(name, _)| name == key);
        found.map_or("", |(_, value)| value)
    }

    /// Gives an attribute a value.
    pub fn set(&mut self, key: &str, value: &str) {
        match self.attributes.iter_mut().find(|(name, _)| name == key) {
            Some((_, old)) => value.clone_into(old),
            None => self.attributes.push((key.to_owned(), value.to_owned())),
        }
    }

    /// The elements inside, without those further down.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements inside, to change them.
    pub fn elements_mut(&mut self) -> impl Iterator<Item = &mut Self> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element inside with this name.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The value of the property `name`: what its attribute `w:val` says.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name).map(|element| element.get("w:val"))
    }

    /// Takes out every element, at any depth, that `unwanted` names.
    pub fn strip(&mut self, unwanted: &impl Fn(&Self) -> bool) {
        self.children.retain(|node| match node {
            Node::Element(element) => !unwanted(element),
            Node::Text(_) => true,
        });
        self.elements_mut().for_each(|element| element.strip(unwanted));
    }

    /// Reads a part. The reason of a failure is for people.
    pub(crate) fn parse(part: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(part).map_err(|_| "it is not UTF-8".to_owned())?;
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let mut open: Vec<Self> = Vec::new();
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Start(start) if open.len() >= MAX_DEPTH => {
                    return Err(format!("`{}` nests too deeply", start.name().as_ref()));
                }
                Event::Start(start) => open.push(element(&start)?),
                Event::Empty(start) => match open.last_mut() {
                    Some(around) => around.children.push(Node::Element(element(&start)?)),
                    None => return element(&start),
                },
                Event::End(_) => {
                    let done = open.pop().ok_or("an element ends that did not begin")?;
                    match open.last_mut() {
                        Some(around) => around.children.push(Node::Element(done)),
                        None => return Ok(done),
                    }
                }
                Event::Text(text) => add_text(&mut open, &text.xml10_content()),
                Event::CData(text) => add_text(&mut open, &text.xml10_content()),
                Event::GeneralRef(reference) => add_text(&mut open, &resolved(&reference)?),
                Event::DocType(_) => return Err("it declares a document type".to_owned()),
                Event::Eof => return Err("it ends too early".to_owned()),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            }
        }
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| error.to_string())?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element { name: start.name().as_ref().to_owned(), attributes, children: Vec::new() })
}

fn resolved(reference: &BytesRef<'_>) -> Result<String, String> {
    let character = reference.resolve_char_ref().map_err(|error| error.to_string())?;
    match (character, &**reference) {
        (Some(character), _) => Ok(character.to_string()),
        (None, "lt") => Ok("<".to_owned()),
        (None, "gt") => Ok(">".to_owned()),
        (None, "amp") => Ok("&".to_owned()),
        (None, "apos") => Ok("'".to_owned()),
        (None, "quot") => Ok("\"".to_owned()),
        (None, other) => Err(format!("the entity `{other}` is not known")),
    }
}

fn add_text(open: &mut [Element], words: &str) {
    let Some(around) = open.last_mut() else { return };
    if let Some(Node::Text(before)) = around.children.last_mut() {
        before.push_str(words);
    } else {
        around.children.push(Node::Text(words.to_owned()));
    }
}
