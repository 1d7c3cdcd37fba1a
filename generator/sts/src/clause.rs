//! How do clauses, annexes and the bibliography look?

use documents::{Clause, ClauseKind, Element, words};

use crate::line::Line;
use crate::of_kind;
use crate::story::Story;

const ANNEXES: [ClauseKind; 2] = [ClauseKind::NormativeAnnex, ClauseKind::InformativeAnnex];
const BIBLIOGRAPHY: [ClauseKind; 1] = [ClauseKind::Bibliography];

impl Story<'_> {
    /// Writes the annexes and the bibliography, if there are any.
    pub fn back(&mut self) {
        let standard = self.standard;
        let has_annexes = of_kind(standard, &ANNEXES).next().is_some();
        if !has_annexes && of_kind(standard, &BIBLIOGRAPHY).next().is_none() {
            return;
        }
        self.xml.open("back", &[]);
        if has_annexes {
            self.xml.open("app-group", &[]);
            of_kind(standard, &ANNEXES).for_each(|annex| self.annex(annex));
            self.xml.close();
        }
        of_kind(standard, &BIBLIOGRAPHY).for_each(|clause| self.bibliography(clause));
        self.xml.close();
    }

    /// Writes a clause and what is below it.
    pub fn section(&mut self, clause: &Clause) {
        let id = self.id(&clause.anchor);
        self.xml.open("sec", &[("id", id), ("sec-type", section_type(clause))]);
        if !clause.number.is_empty() {
            self.xml.leaf("label", &[], &clause.number);
        }
        self.heading(clause);
        self.content(clause);
        self.xml.close();
    }

    fn annex(&mut self, clause: &Clause) {
        let kind = match clause.kind {
            ClauseKind::NormativeAnnex => "norm-annex",
            ClauseKind::Foreword
            | ClauseKind::Introduction
            | ClauseKind::Numbered
            | ClauseKind::InformativeAnnex
            | ClauseKind::Bibliography => "inform-annex",
        };
        let named = words::annex(self.standard, clause.kind, &clause.number);
        let (label, status) = named.unwrap_or_else(|| (clause.number.clone(), String::new()));
        let id = self.id(&clause.anchor);
        self.xml.open("app", &[("id", id), ("content-type", kind)]);
        self.xml.leaf("label", &[], &label);
        self.xml.leaf("annex-type", &[], &status);
        self.heading(clause);
        self.content(clause);
        self.xml.close();
    }

    /// The tag set wants other text before the entries, and lists of entries behind them.
    fn bibliography(&mut self, clause: &Clause) {
        let id = self.id(&clause.anchor);
        self.xml.open("ref-list", &[("id", id), ("content-type", "bibl")]);
        self.heading(clause);
        let (references, others): (Vec<&Element>, Vec<&Element>) =
            clause.body.iter().partition(|element| is_reference(element));
        self.elements(&others);
        for element in references {
            self.reference(element);
        }
        for inner in &clause.clauses {
            self.bibliography(inner);
        }
        self.xml.close();
    }

    fn heading(&mut self, clause: &Clause) {
        self.xml.open_text("title", &[]);
        self.line(&clause.title, Line::Title);
        self.xml.close();
    }

    /// The tag set wants terms behind other text, among the subclauses.
    fn content(&mut self, clause: &Clause) {
        let is_term = |element: &&Element| matches!(element, Element::Term(_));
        let (terms, others): (Vec<&Element>, Vec<&Element>) = clause.body.iter().partition(is_term);
        self.elements(&others);
        for element in terms {
            if let Element::Term(term) = element {
                self.term(term);
            }
        }
        for inner in &clause.clauses {
            self.section(inner);
        }
    }

    /// Entries that follow each other are one list; the parts of a requirement stand in it.
    fn elements(&mut self, elements: &[&Element]) {
        let mut rest = elements;
        while let Some((first, after)) = rest.split_first() {
            let belongs = |element: &&&Element| {
                is_reference(first) && is_reference(element)
                    || matches!(first, Element::Requirement(_))
                        && matches!(element, Element::Labelled { .. })
            };
            let (parts, next) = after.split_at(after.iter().take_while(belongs).count());
            if let Element::Requirement(requirement) = first {
                self.requirement(requirement, parts);
            } else if let Element::Reference { label, .. } = first {
                let kind = if label.is_empty() { "norm-refs" } else { "bibl" };
                self.xml.open("ref-list", &[("content-type", kind)]);
                self.reference(first);
                for entry in parts {
                    self.reference(entry);
                }
                self.xml.close();
            } else {
                self.element(first);
            }
            rest = next;
        }
    }
}

fn is_reference(element: &Element) -> bool {
    matches!(element, Element::Reference { .. })
}

/// Scope, normative references, terms and definitions are always the clauses 1, 2 and 3
/// (ISO/IEC Directives, Part 2).
fn section_type(clause: &Clause) -> &'static str {
    if clause.level > 1 {
        return "";
    }
    match (clause.kind, clause.number.as_str()) {
        (ClauseKind::Foreword, _) => "foreword",
        (ClauseKind::Introduction, _) => "intro",
        (ClauseKind::Numbered, "1") => "scope",
        (ClauseKind::Numbered, "2") => "norm-refs",
        (ClauseKind::Numbered, "3") => "terms",
        (
            ClauseKind::Numbered
            | ClauseKind::NormativeAnnex
            | ClauseKind::InformativeAnnex
            | ClauseKind::Bibliography,
            _,
        ) => "",
    }
}
