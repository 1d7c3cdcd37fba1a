//! How do tables, figures, notes, terms, requirements and references become values?

use documents::{Element, Requirement, TermEntry, words};
use serde_json::{Value, json};

use crate::data::Scribe;
use crate::{anchors, clause};

impl Scribe<'_> {
    /// A piece of a clause of the given level.
    pub fn element(&mut self, element: &Element, level: u8) -> Value {
        match element {
            Element::Text(block) => self.block(block, level),
            Element::Table { label, anchor, title, table, .. } => json!({
                "kind": "captioned",
                "label": label,
                anchors::ANCHOR: anchors::name(anchor),
                "title": self.line(title),
                "table": self.table(table),
            }),
            Element::Figure(figure) => {
                // The layout engine takes a pixel for a 72nd of an inch, not for a 96th.
                let [width, height] = [figure.picture.width, figure.picture.height]
                    .map(|pixels| f64::from(pixels) * 0.75);
                json!({
                    "kind": "figure",
                    "label": figure.label,
                    anchors::ANCHOR: anchors::name(&figure.anchor),
                    "title": self.line(&figure.title),
                    "file": figure.file(),
                    "alternative": figure.alternative,
                    "width": width,
                    "height": height,
                })
            }
            Element::Note { label, blocks } => self.labelled("note", label, blocks, level),
            Element::Example { label, blocks } => self.labelled("example", label, blocks, level),
            Element::Term(term) => self.term(term, level),
            Element::Requirement(requirement) => self.requirement(requirement),
            Element::Labelled { label, blocks, .. } => {
                self.labelled("labelled", label, blocks, level)
            }
            Element::Withdrawn { key, anchor, blocks, .. } => json!({
                "kind": "withdrawn",
                "key": key,
                anchors::ANCHOR: anchors::name(anchor),
                "blocks": self.blocks(blocks, level),
            }),
            Element::Reference { label, anchor, content, .. } => json!({
                "kind": "reference",
                "label": label,
                anchors::ANCHOR: anchors::name(anchor),
                "content": self.line(content),
            }),
        }
    }

    fn term(&mut self, term: &TermEntry, level: u8) -> Value {
        let notes: Vec<Value> = term
            .notes
            .iter()
            .enumerate()
            .map(|(index, note)| {
                let label = format!("{}:", words::note_to_entry(self.standard, index + 1));
                json!({ "label": label, "content": self.line(note) })
            })
            .collect();
        let source = term.source.as_ref();
        let source = source.map(|source| words::source_in_brackets(self.standard, source));
        json!({
            "kind": "term",
            "level": clause::below(level),
            "number": term.number,
            anchors::ANCHOR: anchors::name(&term.anchor),
            "term": if term.term.trim().is_empty() { &term.number } else { &term.term },
            "admitted": term.admitted,
            "definition": self.line(&term.definition),
            "notes": notes,
            "source": source,
        })
    }

    fn requirement(&mut self, requirement: &Requirement) -> Value {
        let [level, applies] = words::conditions(self.standard, requirement)
            .map(|condition| condition.map(|(label, value)| format!("{label}: {value}")));
        json!({
            "kind": "requirement",
            "key": requirement.key,
            anchors::ANCHOR: anchors::name(&requirement.anchor),
            "level": level,
            "applies": applies,
            "statement": self.line(&requirement.statement),
        })
    }
}
