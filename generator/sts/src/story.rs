//! What does the document need to know while it is written?

use std::collections::BTreeSet;

use documents::Standard;

use crate::place::{Place, Places};
use crate::xml::Xml;

/// The document while it is written.
pub struct Story<'a> {
    /// The document as far as it is written.
    pub xml: Xml,
    /// What is written.
    pub standard: &'a Standard,
    /// Whether the words stand in a link, which must not hold another one.
    pub in_link: bool,
    /// Footnotes whose marks stand in the link that is written, which cannot hold them.
    pub waiting: Vec<(String, usize)>,
    places: &'a Places,
    named: BTreeSet<&'a str>,
    noted: BTreeSet<usize>,
}

impl<'a> Story<'a> {
    /// A document without content.
    pub fn new(standard: &'a Standard, places: &'a Places) -> Self {
        Self {
            xml: Xml::new(),
            standard,
            in_link: false,
            waiting: Vec::new(),
            places,
            named: BTreeSet::new(),
            noted: BTreeSet::new(),
        }
    }

    /// The place that an anchor names.
    pub fn place(&self, anchor: &str) -> Option<&'a Place> {
        self.places.get(anchor)
    }

    /// The `id` of the element of `anchor`; empty when another element has it already.
    pub fn id(&mut self, anchor: &str) -> &'a str {
        let id = self.places.get(anchor).map_or("", |place| place.id.as_str());
        if self.named.insert(id) { id } else { "" }
    }

    /// Whether this is the first mark of the footnote: its text stands there.
    pub fn first_mark(&mut self, number: usize) -> bool {
        self.noted.insert(number)
    }
}
