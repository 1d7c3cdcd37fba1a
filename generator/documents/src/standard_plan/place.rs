//! What does a cross-reference of the profile print, and where does it lead?

use std::collections::BTreeMap;

use model::record::{Control, Reference, Requirement as Point, Term};
use model::{Kind, Model, Resolved, Target, To};
use sources::{Code, Diagnostic, Span, did_you_mean};
use text::{Block, Footnote, Inline, Links, map_blocks, map_footnotes, map_inlines};

use super::draft::Drafted;
use super::number::Numbers;
use crate::compose::words;
use crate::wording::Wording;
use crate::{Clause, Element, Figure, Placed, Requirement, TermEntry};

/// The document with every link placed.
pub(crate) struct PlacedDocument {
    pub(crate) clauses: Vec<Clause>,
    pub(crate) footnotes: Vec<Footnote<Placed>>,
}

/// Places every link of the document.
pub(crate) fn place(
    model: &Model,
    wording: &Wording<'_>,
    numbers: &Numbers,
    drafted: Drafted,
    faults: &mut Vec<Diagnostic>,
) -> PlacedDocument {
    let mut placer = Placer { model, wording, numbers, pages: &drafted.pages, faults };
    let clauses = drafted.clauses.into_iter().map(|clause| clause_of(clause, &mut placer));
    let clauses = clauses.collect();
    PlacedDocument { clauses, footnotes: map_footnotes(&drafted.footnotes, &mut placer) }
}

struct Placer<'a, 'b> {
    model: &'a Model,
    wording: &'a Wording<'a>,
    numbers: &'a Numbers,
    pages: &'a BTreeMap<Target, String>,
    faults: &'b mut Vec<Diagnostic>,
}

impl Placer<'_, '_> {
    /// The anchor of a clause or subclause, and what a link to it says.
    fn clause(&mut self, fragment: &str, span: Span) -> Option<(String, String)> {
        if let Some(number) = self.numbers.get(fragment) {
            return Some((fragment.to_owned(), number.clone()));
        }
        let names = self.numbers.keys().map(String::as_str);
        let help = did_you_mean(fragment, names, "anchors are the words of a heading");
        let message = format!("the document has no place `#{fragment}`");
        self.faults.push(Diagnostic::error(Code::DanglingLink, span, message).help(help));
        None
    }

    /// The anchor of a record in the document, the words of a link to it when its author wrote
    /// none, and what follows the words in any case.
    fn cross_reference(&self, target: Target) -> Option<(String, String, Option<String>)> {
        let model = self.model;
        let known = |anchor: String| {
            let number = self.numbers.get(&anchor)?.clone();
            Some((anchor, number))
        };
        if let Some(id) = model.id::<Control>(target) {
            let key = &model.controls.get(id).key;
            let (anchor, number) = known(format!("req-{}", key.to_lowercase()))?;
            return Some((anchor, format!("{number} ({key})"), None));
        }
        if let Some(id) = model.id::<Term>(target) {
            let term = model.terms.get(id);
            let (anchor, number) = known(format!("term-{}", term.key))?;
            return Some((anchor, format!("{} ({number})", term.term), None));
        }
        if let Some(id) = model.id::<Reference>(target) {
            let record = model.references.get(id);
            let (anchor, label) = known(format!("ref-{}", record.key.to_lowercase()))?;
            let follows = (!label.is_empty()).then_some(label);
            return Some((anchor, record.designation.clone(), follows));
        }
        if let Some(anchor) = self.pages.get(&target) {
            let number = self.numbers.get(anchor)?;
            let is_annex = number.starts_with(|first: char| first.is_ascii_uppercase());
            let name = match (number.is_empty(), is_annex) {
                (true, _) => model.name(target).1.to_owned(),
                (false, true) => self.wording.fill("standard.annex", "letter", number),
                (false, false) => self.wording.fill("standard.clause", "number", number),
            };
            return Some((anchor.clone(), name, None));
        }
        if let Some(id) = model.id::<Point>(target) {
            let point = model.requirements.get(id);
            let (anchor, _) = known(point.key.to_lowercase())?;
            return Some((anchor, point.point.clone(), None));
        }
        None
    }
}

impl Links<Resolved, Placed> for Placer<'_, '_> {
    fn link(&mut self, target: &Resolved, content: Vec<Inline<Placed>>) -> Vec<Inline<Placed>> {
        let or_name = |content: Vec<Inline<Placed>>, name: String| {
            if content.is_empty() { words(name) } else { content }
        };
        match &target.to {
            To::Fragment(fragment)
            | To::Target(Target { kind: Kind::Page, .. }, Some(fragment)) => {
                match self.clause(fragment, target.span) {
                    Some((anchor, name)) => {
                        let content = or_name(content, name);
                        vec![Inline::Link { target: Placed::Anchor(anchor), content }]
                    }
                    None => content,
                }
            }
            To::Target(to, _) => match self.cross_reference(*to) {
                Some((anchor, name, follows)) => {
                    let content = or_name(content, name);
                    let link = Inline::Link { target: Placed::Anchor(anchor), content };
                    let after = follows.map(|label| Inline::Text(format!(" {label}")));
                    std::iter::once(link).chain(after).collect()
                }
                None => or_name(content, self.wording.name(self.model, *to)),
            },
            To::External(url) => {
                let content = or_name(content, url.clone());
                vec![Inline::Link { target: Placed::External(url.clone()), content }]
            }
            To::File(name) => or_name(content, name.clone()),
            To::View(_) => {
                self.faults.push(
                    Diagnostic::error(
                        Code::UnknownView,
                        target.span,
                        "a generated block stands in a sentence",
                    )
                    .help("put the link in a paragraph of its own"),
                );
                content
            }
        }
    }

    /// Figures were taken out of the text before: what is left stands in a sentence.
    fn image(&mut self, target: &Resolved, _: &str) -> Option<Inline<Placed>> {
        let message = "a picture stands among words of the profile";
        let help = "give it a paragraph of its own, and a paragraph `Figure: …` below it";
        self.faults.push(Diagnostic::error(Code::BadForm, target.span, message).help(help));
        None
    }

    fn block(&mut self, _: &Resolved, _: Span) -> Option<Vec<Block<Placed>>> {
        None
    }
}

fn clause_of(clause: Clause<Resolved>, placer: &mut Placer<'_, '_>) -> Clause {
    let body = clause.body.into_iter().map(|element| element_of(element, placer)).collect();
    let clauses = clause.clauses.into_iter().map(|clause| clause_of(clause, placer)).collect();
    Clause {
        kind: clause.kind,
        number: clause.number,
        level: clause.level,
        anchor: clause.anchor,
        span: clause.span,
        title: map_inlines(&clause.title, placer),
        body,
        clauses,
    }
}

fn element_of(element: Element<Resolved>, placer: &mut Placer<'_, '_>) -> Element {
    match element {
        Element::Text(block) => {
            let mut mapped = map_blocks(std::slice::from_ref(&block), placer);
            Element::Text(mapped.pop().expect("a block that is no view maps to one block"))
        }
        Element::Table { label, anchor, title, table, span } => {
            let title = map_inlines(&title, placer);
            let mut cells = |row: &Vec<Vec<Inline<Resolved>>>| -> Vec<Vec<Inline<Placed>>> {
                row.iter().map(|cell| map_inlines(cell, placer)).collect()
            };
            let head = cells(&table.head);
            let rows = table.rows.iter().map(cells).collect();
            Element::Table {
                label,
                anchor,
                title,
                table: text::Table { head, rows, facets: table.facets },
                span,
            }
        }
        Element::Figure(figure) => Element::Figure(Figure {
            label: figure.label,
            anchor: figure.anchor,
            title: map_inlines(&figure.title, placer),
            alternative: figure.alternative,
            picture: figure.picture,
            span: figure.span,
        }),
        Element::Note { label, blocks } => {
            Element::Note { label, blocks: map_blocks(&blocks, placer) }
        }
        Element::Example { label, blocks } => {
            Element::Example { label, blocks: map_blocks(&blocks, placer) }
        }
        Element::Withdrawn { key, anchor, replaced_by, blocks } => {
            let blocks = map_blocks(&blocks, placer);
            Element::Withdrawn { key, anchor, replaced_by, blocks }
        }
        Element::Term(entry) => Element::Term(TermEntry {
            number: entry.number,
            anchor: entry.anchor,
            term: entry.term,
            admitted: entry.admitted,
            avoid: entry.avoid,
            definition: map_inlines(&entry.definition, placer),
            notes: entry.notes.iter().map(|note| map_inlines(note, placer)).collect(),
            source: entry.source,
            span: entry.span,
        }),
        Element::Requirement(requirement) => Element::Requirement(Requirement {
            key: requirement.key,
            anchor: requirement.anchor,
            level: requirement.level,
            applies: requirement.applies,
            statement: map_inlines(&requirement.statement, placer),
            span: requirement.span,
        }),
        Element::Labelled { part, label, blocks } => {
            Element::Labelled { part, label, blocks: map_blocks(&blocks, placer) }
        }
        Element::Reference { key, span, label, anchor, content } => {
            let content = map_inlines(&content, placer);
            Element::Reference { key, span, label, anchor, content }
        }
    }
}
