//! What are the elements called that cross-references lead to?
//!
//! Identifiers follow the coding guidelines of ISO: `sec_4.3`, `tab_A.1`, `fig_2`, `term_3.2`,
//! `biblref_1`, `fn_1`. A requirement is called by its key, which outlives every renumbering.

use std::collections::{BTreeMap, BTreeSet};

use documents::{Clause, ClauseKind, Element, Placed, Standard};
use text::{Block, BlockKind};

/// An element that a cross-reference can lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its `id`.
    pub id: String,
    /// What it is.
    pub kind: PlaceKind,
}

/// The kinds of elements that cross-references lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// A clause, a subclause or the bibliography.
    Section,
    /// An annex.
    Annex,
    /// A table.
    Table,
    /// A figure.
    Figure,
    /// A terminological entry.
    Term,
    /// A requirement, in force or withdrawn.
    Statement,
    /// An entry of clause 2 or of the bibliography.
    Reference,
    /// A heading in running text.
    Heading,
}

impl PlaceKind {
    /// The value of `ref-type` in a link to such an element.
    pub fn reference_type(self) -> &'static str {
        match self {
            Self::Section | Self::Term => "sec",
            Self::Annex => "app",
            Self::Table => "table",
            Self::Figure => "fig",
            Self::Statement => "statement",
            Self::Reference => "bibr",
            Self::Heading => "other",
        }
    }
}

/// Every place of the document by anchor.
#[derive(Default)]
pub struct Places {
    by_anchor: BTreeMap<String, Place>,
    taken: BTreeSet<String>,
    normative_references: usize,
}

impl Places {
    /// The places of a document.
    pub fn of(standard: &Standard) -> Self {
        let mut places = Self::default();
        for clause in &standard.clauses {
            places.clause(clause);
        }
        for footnote in &standard.footnotes {
            places.blocks(&footnote.blocks);
        }
        places
    }

    /// The place that an anchor names.
    pub fn get(&self, anchor: &str) -> Option<&Place> {
        self.by_anchor.get(anchor)
    }

    fn clause(&mut self, clause: &Clause) {
        let outermost = clause.level <= 1;
        let (name, kind) = match clause.kind {
            ClauseKind::Foreword if outermost => ("foreword", PlaceKind::Section),
            ClauseKind::Introduction if outermost => ("intro", PlaceKind::Section),
            ClauseKind::Bibliography if outermost => ("bibl", PlaceKind::Section),
            ClauseKind::NormativeAnnex | ClauseKind::InformativeAnnex if outermost => {
                (clause.number.as_str(), PlaceKind::Annex)
            }
            ClauseKind::Foreword
            | ClauseKind::Introduction
            | ClauseKind::Numbered
            | ClauseKind::NormativeAnnex
            | ClauseKind::InformativeAnnex
            | ClauseKind::Bibliography => (clause.number.as_str(), PlaceKind::Section),
        };
        let name = if name.is_empty() { clause.anchor.as_str() } else { name };
        self.add(&clause.anchor, &format!("sec_{name}"), kind);
        for element in &clause.body {
            self.element(element);
        }
        for inner in &clause.clauses {
            self.clause(inner);
        }
    }

    fn element(&mut self, element: &Element) {
        match element {
            Element::Text(block) => self.block(block),
            Element::Note { blocks, .. }
            | Element::Example { blocks, .. }
            | Element::Labelled { blocks, .. } => self.blocks(blocks),
            Element::Withdrawn { key, anchor, blocks, .. } => {
                self.add(anchor, key, PlaceKind::Statement);
                self.blocks(blocks);
            }
            Element::Table { label, anchor, .. } => {
                let number = label.split_whitespace().next_back().unwrap_or(anchor);
                self.add(anchor, &format!("tab_{number}"), PlaceKind::Table);
            }
            Element::Figure(figure) => {
                let number = figure.label.split_whitespace().next_back();
                let id = format!("fig_{}", number.unwrap_or(&figure.anchor));
                self.add(&figure.anchor, &id, PlaceKind::Figure);
            }
            Element::Term(term) => {
                self.add(&term.anchor, &format!("term_{}", term.number), PlaceKind::Term);
            }
            Element::Requirement(requirement) => {
                self.add(&requirement.anchor, &requirement.key, PlaceKind::Statement);
            }
            Element::Reference { label, anchor, .. } if label.is_empty() => {
                self.normative_references += 1;
                let id = format!("normref_{}", self.normative_references);
                self.add(anchor, &id, PlaceKind::Reference);
            }
            Element::Reference { label, anchor, .. } => {
                let number = label.trim_matches(['[', ']']);
                self.add(anchor, &format!("biblref_{number}"), PlaceKind::Reference);
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
                self.add(&heading.id, &format!("p_{}", heading.id), PlaceKind::Heading);
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

    fn add(&mut self, anchor: &str, wanted: &str, kind: PlaceKind) {
        if anchor.is_empty() || self.by_anchor.contains_key(anchor) {
            return;
        }
        let plain = name(wanted);
        let mut id = plain.clone();
        let mut number = 1;
        while !self.taken.insert(id.clone()) {
            number += 1;
            id = format!("{plain}-{number}");
        }
        self.by_anchor.insert(anchor.to_owned(), Place { id, kind });
    }
}

/// A name as XML wants it for an `id`: letters, digits and some marks, a letter first.
pub fn name(wanted: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || ['.', '-', '_'].contains(&c);
    let mut name: String = wanted.chars().map(|c| if allowed(c) { c } else { '_' }).collect();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.insert_str(0, "id_");
    }
    name
}
