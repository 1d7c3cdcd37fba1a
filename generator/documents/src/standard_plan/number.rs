//! Which number has each clause, table, figure, note and term?

use std::collections::BTreeMap;

use model::Resolved;
use text::plain;

use crate::wording::Wording;
use crate::{Clause, ClauseKind, ContentsEntry, Element};

/// The number of every anchor, as a cross-reference prints it: `5.2`, `A.1`, `Table 3`,
/// `Figure 2`, `[4]`.
pub(crate) type Numbers = BTreeMap<String, String>;

/// Numbers the document in place (ISO/IEC Directives, Part 2, clauses 22 to 29).
pub(crate) fn number(clauses: &mut [Clause<Resolved>], wording: &Wording<'_>) -> Numbers {
    let mut numbers = Numbers::new();
    let mut clause_number = 0;
    let mut annex_number = 0;
    let mut objects = Objects::default();
    for clause in clauses {
        match clause.kind {
            ClauseKind::Foreword | ClauseKind::Introduction | ClauseKind::Bibliography => {}
            ClauseKind::Numbered => {
                clause_number += 1;
                clause.number = clause_number.to_string();
            }
            ClauseKind::NormativeAnnex | ClauseKind::InformativeAnnex => {
                annex_number += 1;
                objects = Objects::default();
                clause.number = letter(annex_number);
            }
        }
        let prefix = match clause.kind {
            ClauseKind::NormativeAnnex | ClauseKind::InformativeAnnex => {
                format!("{}.", clause.number)
            }
            ClauseKind::Foreword
            | ClauseKind::Introduction
            | ClauseKind::Numbered
            | ClauseKind::Bibliography => String::new(),
        };
        let (numbers, objects) = (&mut numbers, &mut objects);
        let mut count = Count { wording, numbers, objects, prefix };
        count.clause(clause);
    }
    numbers
}

/// How many there were of what is counted through the body, and anew in each annex.
#[derive(Default)]
struct Objects {
    tables: usize,
    figures: usize,
}

struct Count<'a, 'b> {
    wording: &'a Wording<'a>,
    numbers: &'b mut Numbers,
    objects: &'b mut Objects,
    prefix: String,
}

impl Count<'_, '_> {
    fn clause(&mut self, clause: &mut Clause<Resolved>) {
        self.numbers.insert(clause.anchor.clone(), clause.number.clone());
        self.count_alike(clause);
        let mut terms = 0;
        for element in &mut clause.body {
            match element {
                Element::Table { label, anchor, .. } => {
                    self.objects.tables += 1;
                    let count = self.objects.tables;
                    *label = self.object(count, "table", anchor);
                }
                Element::Figure(figure) => {
                    self.objects.figures += 1;
                    let count = self.objects.figures;
                    figure.label = self.object(count, "figure", &mut figure.anchor);
                }
                Element::Term(entry) => {
                    terms += 1;
                    entry.number = format!("{}.{terms}", clause.number);
                    self.numbers.insert(entry.anchor.clone(), entry.number.clone());
                }
                Element::Requirement(requirement) => {
                    self.numbers.insert(requirement.anchor.clone(), clause.number.clone());
                }
                Element::Reference { label, anchor, .. } => {
                    self.numbers.insert(anchor.clone(), label.clone());
                }
                Element::Withdrawn { anchor, .. } => {
                    self.numbers.insert(anchor.clone(), clause.number.clone());
                }
                Element::Text(_)
                | Element::Note { .. }
                | Element::Example { .. }
                | Element::Labelled { .. } => {}
            }
        }
        for (at, subclause) in clause.clauses.iter_mut().enumerate() {
            if !clause.number.is_empty() {
                subclause.number = format!("{}.{}", clause.number, at + 1);
            }
            self.clause(subclause);
        }
    }

    /// The label of a table or figure, which is entered under its anchor.
    fn object(&mut self, count: usize, kind: &str, anchor: &mut String) -> String {
        let number = format!("{}{count}", self.prefix);
        let label = self.wording.fill(&format!("standard.{kind}"), "number", &number);
        if anchor.is_empty() {
            *anchor = format!("{kind}-{}", number.to_lowercase().replace('.', "-"));
        }
        self.numbers.insert(anchor.clone(), label.clone());
        label
    }

    /// A lone note or example has no number; several of a kind are counted within their clause.
    fn count_alike(&self, clause: &mut Clause<Resolved>) {
        let of = |element: &Element<Resolved>| match element {
            Element::Note { .. } => Some("note"),
            Element::Example { .. } => Some("example"),
            _ => None,
        };
        for kind in ["note", "example"] {
            let alike = |element: &&mut Element<Resolved>| of(element) == Some(kind);
            let several =
                clause.body.iter().filter(|element| of(element) == Some(kind)).count() > 1;
            for (at, element) in clause.body.iter_mut().filter(alike).enumerate() {
                let (Element::Note { label, .. } | Element::Example { label, .. }) = element else {
                    continue;
                };
                let word = self.wording.label(&format!("standard.{kind}"));
                *label = if several { format!("{word} {}", at + 1) } else { word };
            }
        }
    }
}

/// 1 → A, 26 → Z, 27 → AA.
fn letter(number: usize) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        let offset = u8::try_from(rest % 26).unwrap_or(0);
        letters.push(char::from(b'A' + offset));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Deepest clause that the table of contents lists.
const CONTENTS_DEPTH: u8 = 3;

/// The table of contents.
pub(crate) fn contents(clauses: &[Clause<Resolved>], wording: &Wording<'_>) -> Vec<ContentsEntry> {
    let mut entries = Vec::new();
    for clause in clauses {
        collect(clause, wording, &mut entries);
    }
    entries
}

fn collect(clause: &Clause<Resolved>, wording: &Wording<'_>, entries: &mut Vec<ContentsEntry>) {
    if clause.level > CONTENTS_DEPTH {
        return;
    }
    let annex = match clause.kind {
        ClauseKind::NormativeAnnex => Some("standard.annex-normative"),
        ClauseKind::InformativeAnnex => Some("standard.annex-informative"),
        ClauseKind::Foreword
        | ClauseKind::Introduction
        | ClauseKind::Numbered
        | ClauseKind::Bibliography => None,
    };
    let number = match annex {
        Some(key) if clause.level == 1 => wording.fill(key, "letter", &clause.number),
        _ => clause.number.clone(),
    };
    entries.push(ContentsEntry {
        level: clause.level,
        number,
        title: plain(&clause.title),
        anchor: clause.anchor.clone(),
    });
    for subclause in &clause.clauses {
        collect(subclause, wording, entries);
    }
}
