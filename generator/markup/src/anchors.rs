//! Which places does the document have, and which of them does something point at?

use std::collections::BTreeSet;

use documents::{Clause, Element, Placed, Standard};
use text::{Block, Inline, visit_inlines, visit_line};

/// The anchors of the document.
pub struct Anchors {
    known: BTreeSet<String>,
    linked: BTreeSet<String>,
    footnotes: BTreeSet<usize>,
}

impl Anchors {
    /// The anchors of `standard`.
    pub fn of(standard: &Standard) -> Self {
        let footnotes = standard.footnotes.iter().map(|footnote| footnote.number).collect();
        let mut anchors = Self { known: BTreeSet::new(), linked: BTreeSet::new(), footnotes };
        for clause in &standard.clauses {
            anchors.clause(clause);
        }
        for footnote in &standard.footnotes {
            anchors.blocks(&footnote.blocks);
        }
        anchors.linked.extend(standard.contents.iter().map(|entry| entry.anchor.clone()));
        anchors
    }

    /// Whether the document has the place.
    pub fn has(&self, anchor: &str) -> bool {
        self.known.contains(anchor)
    }

    /// Whether something in the document points at the place.
    pub fn is_linked(&self, anchor: &str) -> bool {
        self.linked.contains(anchor)
    }

    /// Whether there is a footnote of that number.
    pub fn has_footnote(&self, number: usize) -> bool {
        self.footnotes.contains(&number)
    }

    fn clause(&mut self, clause: &Clause) {
        self.known.insert(clause.anchor.clone());
        self.line(&clause.title);
        for element in &clause.body {
            self.element(element);
        }
        for inner in &clause.clauses {
            self.clause(inner);
        }
    }

    fn element(&mut self, element: &Element) {
        match element {
            Element::Text(block) => self.blocks(std::slice::from_ref(block)),
            Element::Table { anchor, title, table, .. } => {
                self.known.insert(anchor.clone());
                self.line(title);
                for cell in std::iter::once(&table.head).chain(&table.rows).flatten() {
                    self.line(cell);
                }
            }
            Element::Figure(figure) => {
                self.known.insert(figure.anchor.clone());
                self.line(&figure.title);
            }
            Element::Note { blocks, .. }
            | Element::Example { blocks, .. }
            | Element::Labelled { blocks, .. } => self.blocks(blocks),
            Element::Withdrawn { anchor, blocks, .. } => {
                self.known.insert(anchor.clone());
                self.blocks(blocks);
            }
            Element::Term(term) => {
                self.known.insert(term.anchor.clone());
                self.line(&term.definition);
                term.notes.iter().for_each(|note| self.line(note));
            }
            Element::Requirement(requirement) => {
                self.known.insert(requirement.anchor.clone());
                self.line(&requirement.statement);
            }
            Element::Reference { anchor, content, .. } => {
                self.known.insert(anchor.clone());
                self.line(content);
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block<Placed>]) {
        visit_inlines(blocks, &mut |inline| note(inline, &mut self.linked));
    }

    fn line(&mut self, line: &[Inline<Placed>]) {
        visit_line(line, &mut |inline| note(inline, &mut self.linked));
    }
}

fn note(inline: &Inline<Placed>, linked: &mut BTreeSet<String>) {
    if let Inline::Link { target: Placed::Anchor(anchor), .. } = inline {
        linked.insert(anchor.clone());
    }
}
