//! Which parts do the pieces of a clause become?

use documents::words::{note_to_entry, source};
use documents::{Element, Placed, TermEntry};
use text::{Block, Inline};

use crate::escape;
use crate::line::words;
use crate::name::{OWN, identifier};
use crate::object::{Object, Properties};
use crate::story::{Place, Story, link};

/// What a part belongs to: OSCAL defines other names for the parts of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A group of controls.
    Group,
    /// A control.
    Control,
}

/// A part before its footnotes are known.
#[derive(Default)]
pub struct Part {
    /// The identifier; empty for parts to which nothing can lead.
    pub id: String,
    /// What it is.
    pub name: &'static str,
    /// The name space of the name; empty for OSCAL's.
    pub space: &'static str,
    /// A kind of parts of that name.
    pub class: &'static str,
    /// The title, written.
    pub title: String,
    /// The properties.
    pub properties: Properties,
    /// The text, written.
    pub prose: String,
    /// The parts in it.
    pub parts: Vec<Object>,
    /// The links.
    pub links: Vec<Object>,
}

impl Story<'_> {
    /// A part, with the footnotes that its words call.
    pub fn part(&mut self, part: Part) -> Object {
        let mut parts = part.parts;
        parts.extend(self.footnotes());
        Object::new()
            .text("id", part.id)
            .text("name", part.name)
            .text("ns", part.space)
            .text("class", part.class)
            .text("title", part.title)
            .list("props", part.properties.list())
            .text("prose", part.prose)
            .list("parts", parts)
            .list("links", part.links)
    }

    /// The parts of the footnotes that were called and stand nowhere yet.
    fn footnotes(&mut self) -> Vec<Object> {
        let mut parts = Vec::new();
        let standard = self.standard;
        loop {
            let called = self.called();
            if called.is_empty() {
                return parts;
            }
            for number in called {
                let notes = standard.footnotes.iter().filter(|note| note.number == number);
                let prose = self.prose(notes.flat_map(|note| &note.blocks));
                let part = Object::new().text("name", "footnote").text("ns", OWN);
                let label = Properties::new().with("label", &number.to_string());
                parts.push(part.list("props", label.list()).text("prose", prose));
            }
        }
    }

    /// The parts of elements in `owner`, whose identifier is `of`. Paragraphs, lists and
    /// listings that follow each other are one part.
    pub fn parts(&mut self, of: &str, owner: Owner, elements: &[Element]) -> Vec<Object> {
        let mut parts = Vec::new();
        let mut at = 0;
        while let Some(element) = elements.get(at) {
            let texts = elements[at..].iter().map_while(|element| match element {
                Element::Text(block) => Some(block),
                _ => None,
            });
            let texts: Vec<&Block<Placed>> = texts.collect();
            at += texts.len().max(1);
            if texts.is_empty() {
                let part = self.element(of, owner, element);
                parts.push(part);
                continue;
            }
            let id = self.identifier(&format!("{of}_ovw"));
            let prose = self.prose(texts);
            if !prose.is_empty() {
                parts.push(self.part(Part { id, name: "overview", prose, ..Part::default() }));
            }
        }
        parts
    }

    fn element(&mut self, of: &str, owner: Owner, element: &Element) -> Object {
        match element {
            Element::Text(block) => {
                let prose = self.prose([block]);
                self.part(Part { name: "overview", prose, ..Part::default() })
            }
            Element::Table { label, anchor, title, table, .. } => {
                let id = self.identifier(anchor);
                self.lead(anchor, &id, Place::Other);
                let title = self.title(title, label);
                let properties = Properties::new().with("label", label);
                let prose = self.table(table);
                let (name, space) = ("table", OWN);
                self.part(Part { id, name, space, title, properties, prose, ..Part::default() })
            }
            // A catalogue has no place for pictures: what one shows stands for it.
            Element::Figure(figure) => {
                let id = self.identifier(&figure.anchor);
                self.lead(&figure.anchor, &id, Place::Other);
                let title = self.title(&figure.title, &figure.label);
                let properties = Properties::new().with("label", &figure.label);
                let prose = words(&figure.alternative);
                let (name, space) = ("figure", OWN);
                self.part(Part { id, name, space, title, properties, prose, ..Part::default() })
            }
            Element::Note { label, blocks } => self.remark(of, ("note", OWN), label, blocks),
            Element::Example { label, blocks } => {
                let space = if owner == Owner::Control { "" } else { OWN };
                self.remark(of, ("example", space), label, blocks)
            }
            Element::Term(term) => self.term(term),
            Element::Labelled { part, label, blocks } => {
                self.labelled(of, owner, *part, label, blocks)
            }
            Element::Reference { key, label, anchor, content, .. } => {
                self.reference(key, label, anchor, content)
            }
            // A control, not a part: `clause` takes them before.
            Element::Requirement(_) | Element::Withdrawn { .. } => Object::new(),
        }
    }

    fn remark(
        &mut self,
        of: &str,
        (name, space): (&'static str, &'static str),
        label: &str,
        blocks: &[Block<Placed>],
    ) -> Object {
        let id = self.identifier(&format!("{of}_{name}"));
        let (title, prose) = (words(label), self.prose(blocks));
        self.part(Part { id, name, space, title, prose, ..Part::default() })
    }

    fn term(&mut self, entry: &TermEntry) -> Object {
        let TermEntry { number, anchor, term, admitted, definition, notes, source: from, .. } =
            entry;
        let id = self.identifier(anchor);
        self.lead(anchor, &id, Place::Other);
        let mut properties = Properties::new().with("label", number);
        for name in admitted {
            properties = properties.own("admitted-term", name);
        }
        let (title, prose) = (words(term), self.line(definition));
        let mut parts = Vec::new();
        for (at, note) in notes.iter().enumerate() {
            let title = words(&note_to_entry(self.standard, at + 1));
            let (name, space, prose) = ("note", OWN, self.line(note));
            parts.push(self.part(Part { name, space, title, prose, ..Part::default() }));
        }
        if let Some(from) = from {
            let title = words(source(self.standard));
            let (name, space, prose) = ("source", OWN, words(from));
            parts.push(self.part(Part { name, space, title, prose, ..Part::default() }));
        }
        let (name, space) = ("term", OWN);
        self.part(Part { id, name, space, title, properties, prose, parts, ..Part::default() })
    }

    /// The part that stands in the list, and the resource to which every citation leads.
    fn reference(
        &mut self,
        key: &str,
        label: &str,
        anchor: &str,
        content: &[Inline<Placed>],
    ) -> Object {
        let uuid = identifier(format!("reference:{key}").as_bytes());
        self.lead(anchor, &uuid, Place::Resource);
        let prose = self.line(content);
        if self.identifier(&uuid) == crate::name::token(&uuid) {
            let resource = Self::resource(&uuid, key, content, &prose);
            self.resources.push(resource);
        }
        let properties = Properties::new().with("label", label);
        let links = vec![link(&uuid, "reference")];
        let (name, space) = ("reference", OWN);
        self.part(Part { name, space, properties, prose, links, ..Part::default() })
    }

    fn resource(uuid: &str, key: &str, content: &[Inline<Placed>], citation: &str) -> Object {
        // Designation and title; publisher, date and address stand behind the title.
        let end = content.iter().position(|inline| matches!(inline, Inline::Emphasis(_)));
        let title = words(&text::plain(&content[..end.map_or(content.len(), |at| at + 1)]));
        let title = if title.is_empty() { words(key) } else { title };
        let mut copies = Vec::new();
        text::visit_line(content, &mut |inline| {
            if let Inline::Link { target: Placed::External(url), .. } = inline
                && let Some(address) = escape::address(url)
            {
                copies.push(Object::new().text("href", address));
            }
        });
        let mut resource = Object::new().text("uuid", uuid).text("title", title);
        resource = resource.list("props", Properties::new().own("key", key).list());
        if !citation.is_empty() {
            resource = resource.object("citation", Object::new().text("text", citation));
        }
        resource.list("rlinks", copies)
    }
}
