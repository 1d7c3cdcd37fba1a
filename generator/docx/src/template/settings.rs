//! Which settings of a template are fit for our document?

use super::Base;
use crate::package::{Element, Node};
use crate::xml::Xml;

/// Settings in the order of the schema (ECMA-376, `CT_Settings`), each with whether the
/// template decides it. Everything else (protection, links to other files, merging of letters)
/// belongs to the template's own text.
const ORDER: [(&str, bool); 14] = [
    ("w:zoom", false),
    ("w:mirrorMargins", true),
    ("w:defaultTabStop", true),
    ("w:autoHyphenation", true),
    ("w:consecutiveHyphenLimit", true),
    ("w:hyphenationZone", true),
    ("w:doNotHyphenateCaps", true),
    ("w:characterSpacingControl", true),
    ("w:footnotePr", false),
    ("w:compat", true),
    ("w:themeFontLang", true),
    ("w:clrSchemeMapping", true),
    ("w:decimalSymbol", false),
    ("w:listSeparator", false),
];

impl Base {
    /// The part `settings`: ours, with what the template decides.
    pub fn settings(&self, own: Vec<u8>) -> Vec<u8> {
        let Some(theirs) = &self.settings else { return own };
        let own = parsed(&own);
        let mut merged = Element { children: Vec::new(), ..own.clone() };
        for (name, decides) in ORDER {
            let chosen = theirs.child(name).filter(|_| decides).or_else(|| own.child(name));
            if let Some(element) = chosen {
                merged = merged.with(element.clone());
            }
        }
        written(&merged)
    }
}

/// A part of our own as a tree.
pub fn parsed(part: &[u8]) -> Element {
    Element::parse(part).expect("what the program writes is well-formed")
}

/// A tree as a part.
pub fn written(tree: &Element) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.tree(tree);
    xml.finish()
}

/// Puts `element` into `properties` before the first of those that follow it in the schema.
pub fn put_before(properties: &mut Element, element: Element, followers: &[&str]) {
    let follows = |node: &Node| match node {
        Node::Element(known) => followers.contains(&known.name.as_str()),
        Node::Text(_) => false,
    };
    let at = properties.children.iter().position(follows).unwrap_or(properties.children.len());
    properties.children.insert(at, Node::Element(element));
}
