//! How does a requirement become a control, with its parts?

use documents::{Element, ItemPart, Placed, Requirement};
use text::{Block, Inline};

use crate::element::{Owner, Part};
use crate::line::words;
use crate::name::{ASSESSMENT, OWN};
use crate::object::{Object, Properties};
use crate::story::{Place, Story, link};

/// A requirement or what is left of one, with what belongs to it.
#[derive(Clone, Copy)]
pub struct Item<'a> {
    first: &'a Element,
    rest: &'a [Element],
}

/// What stands before the first requirement of a clause, and the requirements.
pub fn items(body: &[Element]) -> (&[Element], Vec<Item<'_>>) {
    let begins =
        |element: &Element| matches!(element, Element::Requirement(_) | Element::Withdrawn { .. });
    let starts: Vec<usize> = (0..body.len()).filter(|at| begins(&body[*at])).collect();
    let ends = starts.iter().skip(1).copied().chain([body.len()]);
    let items = starts.iter().zip(ends);
    let items = items.map(|(at, end)| Item { first: &body[*at], rest: &body[at + 1..end] });
    (&body[..starts.first().copied().unwrap_or(body.len())], items.collect())
}

impl Item<'_> {
    /// The permanent identifier.
    pub fn key(&self) -> &str {
        match self.first {
            Element::Withdrawn { key, .. } | Element::Requirement(Requirement { key, .. }) => key,
            _ => "",
        }
    }
}

impl Story<'_> {
    /// A requirement as a control. `title` is that of its clause, where it stands alone in one;
    /// `number` is the number of the clause, `also` another anchor that leads to the control.
    pub fn control(
        &mut self,
        item: Item<'_>,
        title: &[Inline<Placed>],
        number: &str,
        also: Option<&str>,
    ) -> Object {
        let key = item.key();
        let id = self.control_identifier(key);
        if let Some(anchor) = also {
            self.lead(anchor, &id, Place::Control);
        }
        let title = self.title(title, key);
        let mut properties = Properties::new()
            .with("label", key)
            .of_class("label", number, "clause")
            .with("sort-id", &sort_key(number, &id));
        let mut parts = Vec::new();
        let mut links = Vec::new();
        match item.first {
            Element::Requirement(requirement) => {
                self.lead(&requirement.anchor, &id, Place::Control);
                properties = properties
                    .own("level", &requirement.level)
                    .own("applies", &requirement.applies);
                parts.push(self.statement(&id, requirement));
            }
            Element::Withdrawn { anchor, blocks, replaced_by, .. } => {
                self.lead(anchor, &id, Place::Control);
                properties = properties.with("status", "withdrawn");
                for anchor in replaced_by {
                    let newer = self.control_at(anchor);
                    links.extend(newer.map(|newer| link(&newer, "incorporated-into")));
                }
                let prose = self.prose(blocks);
                let (name, id) = ("overview", self.identifier(&format!("{id}_ovw")));
                parts.push(self.part(Part { id, name, prose, ..Part::default() }));
            }
            _ => {}
        }
        parts.extend(self.parts(&id, Owner::Control, item.rest));
        links.extend(self.links(&id));
        Object::new()
            .text("id", id)
            .text("class", "requirement")
            .text("title", title)
            .list("props", properties.list())
            .list("links", links)
            .list("parts", parts)
    }

    fn statement(&mut self, of: &str, requirement: &Requirement) -> Object {
        let id = self.identifier(&format!("{of}_smt"));
        let prose = self.line(&requirement.statement);
        self.part(Part { id, name: "statement", prose, ..Part::default() })
    }

    /// Text that belongs to a requirement. A group has no such parts in OSCAL, so there the
    /// names are our own.
    pub fn labelled(
        &mut self,
        of: &str,
        owner: Owner,
        part: ItemPart,
        label: &str,
        blocks: &[Block<Placed>],
    ) -> Object {
        let Named { name, space, class, short, method } = named(part);
        let space = if owner == Owner::Group { OWN } else { space };
        let method = if owner == Owner::Group { "" } else { method };
        let id = self.identifier(&format!("{of}_{short}"));
        let (title, prose) = (words(label), self.prose(blocks));
        let properties = Properties::new().of_space("method", ASSESSMENT, method);
        self.part(Part { id, name, space, class, title, properties, prose, ..Part::default() })
    }
}

/// What OSCAL calls a part of a requirement.
struct Named {
    name: &'static str,
    /// The name space of the name; empty for OSCAL's.
    space: &'static str,
    class: &'static str,
    /// What stands in the identifier behind that of the control.
    short: &'static str,
    /// How the assessor works, in the words of OSCAL.
    method: &'static str,
}

fn named(part: ItemPart) -> Named {
    let known = |name, short| Named { name, space: "", class: "", short, method: "" };
    let own = |name| Named { name, space: OWN, class: "", short: name, method: "" };
    let assess =
        |class, method| Named { name: "assessment-method", space: "", class, short: class, method };
    match part {
        ItemPart::Rationale => own("rationale"),
        ItemPart::Levels => own("levels"),
        ItemPart::Guidance => known("guidance", "gdn"),
        ItemPart::SectorNotes => {
            Named { class: "sector-notes", ..known("guidance", "sector-notes") }
        }
        ItemPart::Objective => known("assessment-objective", "obj"),
        ItemPart::Information => own("information"),
        // Both look at the documentation; the third tries what exists.
        ItemPart::Conceptual => assess("conceptual", "EXAMINE"),
        ItemPart::Completeness => assess("completeness", "EXAMINE"),
        ItemPart::Sufficiency => assess("sufficiency", "TEST"),
        ItemPart::Verdict => own("verdict"),
        ItemPart::DecisionTree => own("decision-tree"),
    }
}

/// By what lists of controls are put in order: the number of the clause with every count filled
/// up, so that 7.10 follows 7.9, and behind it the identifier.
pub fn sort_key(number: &str, id: &str) -> String {
    let counts = number.split('.').map(|count| match count.parse::<u32>() {
        Ok(count) => format!("{count:03}"),
        Err(_) => count.to_owned(),
    });
    let counts = counts.collect::<Vec<_>>().join(".");
    format!("{counts}-{id}").trim_matches('-').to_owned()
}
