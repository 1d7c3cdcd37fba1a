//! What does a part that holds text need while it is written?

use std::collections::BTreeSet;

use documents::Standard;

use crate::bookmark::{Target, Targets};
use crate::numbering::Instances;
use crate::package::{RELATIONS, Relationships, WORD};
use crate::style::PaperStyle;
use crate::xml::Xml;

/// The parts that hold text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The document itself.
    Document,
    /// Its footnotes: no bookmarks and no footnotes of their own.
    Footnotes,
    /// A header or a footer: one line.
    Margin,
}

/// A part that holds text, while it is written.
pub struct Story<'a> {
    /// The part as far as it is written.
    pub xml: Xml,
    /// What the part points at.
    pub links: Relationships,
    /// The document.
    pub standard: &'a Standard,
    /// How it looks.
    pub style: &'a PaperStyle,
    /// What cross-references point at.
    pub targets: &'a Targets,
    /// The lists of all parts.
    pub lists: &'a mut Instances,
    /// Which part this is.
    pub part: Part,
    /// Whether the words stand in a link, which must not hold another one.
    pub in_link: bool,
    /// How many pictures there were: Word gives each a number of its own.
    pub drawings: usize,
    set: BTreeSet<String>,
    noted: BTreeSet<usize>,
}

impl<'a> Story<'a> {
    /// A part whose outermost element is `root`.
    pub fn new(
        part: Part,
        root: &'static str,
        standard: &'a Standard,
        style: &'a PaperStyle,
        targets: &'a Targets,
        lists: &'a mut Instances,
    ) -> Self {
        let mut xml = Xml::new();
        xml.open(root, &[("xmlns:w", WORD), ("xmlns:r", RELATIONS)]);
        Self {
            xml,
            links: Relationships::default(),
            standard,
            style,
            targets,
            lists,
            part,
            in_link: false,
            drawings: 0,
            set: BTreeSet::new(),
            noted: BTreeSet::new(),
        }
    }

    /// Writes `content` between the marks of the bookmark of `anchor`, if it is the first such.
    pub fn bookmarked(&mut self, anchor: &str, content: impl FnOnce(&mut Self)) {
        let target = self.targets.get(anchor).filter(|_| self.part == Part::Document);
        match target {
            Some(target) if self.set.insert(target.bookmark.clone()) => {
                self.between(&target.bookmark, &target.id.to_string(), content);
            }
            Some(_) | None => content(self),
        }
    }

    /// Writes `content` between the marks of a bookmark.
    pub fn between(&mut self, name: &str, id: &str, content: impl FnOnce(&mut Self)) {
        self.xml.empty("w:bookmarkStart", &[("w:id", id), ("w:name", name)]);
        content(self);
        self.xml.empty("w:bookmarkEnd", &[("w:id", id)]);
    }

    /// The place that an anchor names; footnotes may refer to it as well.
    pub fn target(&self, anchor: &str) -> Option<&'a Target> {
        self.targets.get(anchor)
    }

    /// Whether this is the first mark of the footnote; Word wants only one mark for each.
    pub fn first_mark(&mut self, number: usize) -> bool {
        self.noted.insert(number)
    }
}
