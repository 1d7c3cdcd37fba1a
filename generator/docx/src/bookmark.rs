//! What do cross-references point at, and what do they print?

use std::collections::{BTreeMap, BTreeSet};

use documents::{Clause, ClauseKind, Element, Placed, Standard};
use text::{Block, BlockKind};

use crate::words;

/// The longest name that Word accepts.
const LONGEST: usize = 40;

/// A place that a cross-reference can lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The name of the bookmark.
    pub bookmark: String,
    /// The number of the bookmark in the file.
    pub id: usize,
    /// What a field that refers to the place prints; empty when it would print too much.
    pub printed: String,
    /// How the field gets at those words.
    pub shows: Shows,
}

/// What a field of Word takes from a bookmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The number of the paragraph.
    Number,
    /// The words between start and end of the bookmark.
    Words,
}

/// Every place of the document by anchor.
#[derive(Default)]
pub struct Targets {
    by_anchor: BTreeMap<String, Target>,
    taken: BTreeSet<String>,
}

impl Targets {
    /// The places of a document.
    pub fn of(standard: &Standard) -> Self {
        let mut targets = Self::default();
        for clause in &standard.clauses {
            targets.clause(standard, clause);
        }
        targets
    }

    /// The place that an anchor names.
    pub fn get(&self, anchor: &str) -> Option<&Target> {
        self.by_anchor.get(anchor)
    }

    fn clause(&mut self, standard: &Standard, clause: &Clause) {
        let shows = if clause.number.is_empty() { Shows::Words } else { Shows::Number };
        self.add(&clause.anchor, printed_number(standard, clause), shows);
        for element in &clause.body {
            self.element(element);
        }
        for inner in &clause.clauses {
            self.clause(standard, inner);
        }
    }

    fn element(&mut self, element: &Element) {
        match element {
            Element::Text(block) => self.block(block),
            Element::Note { blocks, .. }
            | Element::Example { blocks, .. }
            | Element::Labelled { blocks, .. } => self.blocks(blocks),
            Element::Withdrawn { key, anchor, blocks, .. } => {
                self.add(anchor, key.clone(), Shows::Words);
                self.blocks(blocks);
            }
            Element::Table { label, anchor, .. } => self.add(anchor, label.clone(), Shows::Words),
            Element::Figure(figure) => {
                self.add(&figure.anchor, figure.label.clone(), Shows::Words);
            }
            Element::Term(term) => self.add(&term.anchor, term.number.clone(), Shows::Number),
            Element::Requirement(requirement) => {
                self.add(&requirement.anchor, requirement.key.clone(), Shows::Words);
            }
            Element::Reference { label, anchor, .. } => {
                self.add(anchor, label.clone(), Shows::Words);
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block<Placed>]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block<Placed>) {
        match &block.kind {
            BlockKind::Heading(heading) => {
                self.add(&heading.id, text::plain(&heading.content), Shows::Words);
            }
            BlockKind::Quote(blocks) => self.blocks(blocks),
            BlockKind::Alert(alert) => self.blocks(&alert.blocks),
            BlockKind::Marked(marked) => self.blocks(&marked.blocks),
            BlockKind::List(list) => {
                for item in &list.items {
                    self.blocks(&item.blocks);
                }
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.blocks(&definition.blocks);
                }
            }
            BlockKind::Paragraph(_)
            | BlockKind::Code(_)
            | BlockKind::Table(_)
            | BlockKind::Filters(_)
            | BlockKind::Html(_)
            | BlockKind::Diagram(_)
            | BlockKind::Rule => {}
        }
    }

    fn add(&mut self, anchor: &str, printed: String, shows: Shows) {
        if anchor.is_empty() || self.by_anchor.contains_key(anchor) {
            return;
        }
        let bookmark = self.name(anchor);
        self.taken.insert(bookmark.to_lowercase());
        let target = Target { bookmark, id: self.by_anchor.len() + 1, printed, shows };
        self.by_anchor.insert(anchor.to_owned(), target);
    }

    /// A name of at most 40 letters, digits and underscores that starts with a letter.
    /// Word does not tell capitals from small letters.
    fn name(&self, anchor: &str) -> String {
        let letter = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
        let mut plain: String = anchor.chars().map(letter).collect();
        if !plain.starts_with(|c: char| c.is_ascii_alphabetic()) {
            plain.insert_str(0, "a_");
        }
        if plain.len() <= LONGEST && !self.taken.contains(&plain.to_lowercase()) {
            return plain;
        }
        let mut salt = 0_u32;
        loop {
            let start: String = plain.chars().take(LONGEST - 9).collect();
            let name = format!("{start}_{:08x}", hash(anchor, salt));
            if !self.taken.contains(&name) && !self.taken.contains(&name.to_lowercase()) {
                return name;
            }
            salt += 1;
        }
    }
}

/// The number as Word computes it from the numbering of the heading's style.
fn printed_number(standard: &Standard, clause: &Clause) -> String {
    let annex = match clause.kind {
        ClauseKind::NormativeAnnex | ClauseKind::InformativeAnnex => clause.level <= 1,
        ClauseKind::Foreword
        | ClauseKind::Introduction
        | ClauseKind::Numbered
        | ClauseKind::Bibliography => false,
    };
    if annex {
        words::annex(standard, &clause.number)
    } else if clause.number.is_empty() {
        text::plain(&clause.title)
    } else {
        clause.number.clone()
    }
}

/// FNV-1a: short, and the same on every machine.
fn hash(text: &str, salt: u32) -> u32 {
    let start = 0x811c_9dc5_u32 ^ salt;
    text.bytes().fold(start, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
