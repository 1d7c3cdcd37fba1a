//! What is known while the catalog is written: which identifiers are taken, and where does each
//! anchor of the standard lead?

use std::collections::{BTreeMap, BTreeSet};

use documents::Standard;

use crate::name::token;
use crate::object::Object;

/// What a place of the standard became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A control.
    Control,
    /// A resource of the back matter.
    Resource,
    /// A group or a part.
    Other,
}

/// The fragment by which an anchor of the standard is reached.
pub type Fragments = BTreeMap<String, (String, Place)>;

/// What every piece of the catalog reads, and what it leaves behind.
pub struct Story<'a> {
    /// What the catalog says.
    pub standard: &'a Standard,
    /// Where anchors lead; nothing in the run that finds it out.
    known: Option<Fragments>,
    /// Where they lead by this run.
    pub found: Fragments,
    taken: BTreeSet<String>,
    /// The keys of requirements as tokens: nothing else takes them.
    reserved: BTreeSet<String>,
    /// Resources of the back matter, in order of mention.
    pub resources: Vec<Object>,
    /// What the text mentioned since somebody asked.
    mentions: Vec<(String, Place)>,
    /// The numbers of the footnotes whose marks stand in the text since somebody asked.
    marks: Vec<usize>,
    noted: BTreeSet<usize>,
}

impl<'a> Story<'a> {
    /// The state before the first word. `known` is what an earlier run found.
    pub fn new(standard: &'a Standard, known: Option<Fragments>, keys: &[&str]) -> Self {
        Self {
            standard,
            known,
            found: Fragments::new(),
            taken: BTreeSet::new(),
            reserved: keys.iter().map(|key| token(key)).collect(),
            resources: Vec::new(),
            mentions: Vec::new(),
            marks: Vec::new(),
            noted: BTreeSet::new(),
        }
    }

    /// Whether this run only finds out where everything stands. No identifier depends on a text,
    /// so none is written.
    pub fn is_survey(&self) -> bool {
        self.known.is_none()
    }

    /// An identifier that nothing has yet: `wanted`, or with a number behind it.
    pub fn identifier(&mut self, wanted: &str) -> String {
        let reserved = &self.reserved;
        let wanted = token(wanted);
        Self::free(&mut self.taken, &wanted, |token| reserved.contains(token))
    }

    /// The identifier of the control with this key.
    pub fn control_identifier(&mut self, key: &str) -> String {
        Self::free(&mut self.taken, &token(key), |_| false)
    }

    fn free(
        taken: &mut BTreeSet<String>,
        wanted: &str,
        is_reserved: impl Fn(&str) -> bool,
    ) -> String {
        let mut identifier = wanted.to_owned();
        let mut number = 1;
        while is_reserved(&identifier) || !taken.insert(identifier.clone()) {
            number += 1;
            identifier = format!("{wanted}-{number}");
        }
        identifier
    }

    /// Notes where an anchor leads. The first place that has it keeps it.
    pub fn lead(&mut self, anchor: &str, identifier: &str, place: Place) {
        let target = (identifier.to_owned(), place);
        self.found.entry(anchor.to_owned()).or_insert(target);
    }

    /// Where an anchor leads, without `#`; the text mentions it by asking.
    pub fn mention(&mut self, anchor: &str) -> Option<String> {
        let (fragment, place) = self.known.as_ref()?.get(anchor)?.clone();
        self.mentions.push((fragment.clone(), place));
        Some(fragment)
    }

    /// The control to which an anchor leads.
    pub fn control_at(&self, anchor: &str) -> Option<String> {
        let (fragment, place) = self.known.as_ref()?.get(anchor)?;
        (*place == Place::Control).then(|| fragment.clone())
    }

    /// Whether there is a footnote of that number; its mark stands in the text by asking.
    pub fn mark(&mut self, number: usize) -> bool {
        let exists = self.standard.footnotes.iter().any(|footnote| footnote.number == number);
        if exists {
            self.marks.push(number);
        }
        exists
    }

    /// The footnotes that were called since the last question and stand nowhere yet.
    pub fn called(&mut self) -> Vec<usize> {
        let mut called = std::mem::take(&mut self.marks);
        called.retain(|number| self.noted.insert(*number));
        called
    }

    /// The links of the control or group `of`: what was mentioned since the last question, each
    /// once. Links to places inside of groups stand in the text alone.
    pub fn links(&mut self, of: &str) -> Vec<Object> {
        let mut links = Vec::new();
        let mut told = BTreeSet::new();
        for (fragment, place) in std::mem::take(&mut self.mentions) {
            let relation = match place {
                Place::Control => "related",
                Place::Resource => "reference",
                Place::Other => continue,
            };
            if fragment != of && told.insert(fragment.clone()) {
                links.push(link(&fragment, relation));
            }
        }
        links
    }
}

/// A link to a place of the catalog.
pub fn link(fragment: &str, relation: &str) -> Object {
    Object::new().text("href", format!("#{fragment}")).text("rel", relation)
}
