//! What does the template learn of a clause?

use documents::{Clause, words};
use serde_json::{Value, json};

use crate::anchors;
use crate::data::Scribe;

/// Headings have six levels in a PDF.
const DEEPEST: u8 = 6;

impl Scribe<'_> {
    /// A clause with everything in it.
    pub fn clause(&mut self, clause: &Clause) -> Value {
        let annex = match clause.level {
            1 => words::annex(self.standard, clause.kind, &clause.number),
            _ => None,
        };
        let level = clause.level.clamp(1, DEEPEST);
        let body: Vec<Value> =
            clause.body.iter().map(|element| self.element(element, level)).collect();
        let clauses: Vec<Value> = clause.clauses.iter().map(|inner| self.clause(inner)).collect();
        let mut title = self.title(&clause.title);
        // A heading without words is no heading to a screen reader.
        if text::plain(&clause.title).trim().is_empty() {
            title = json!([if clause.number.is_empty() { "—" } else { &clause.number }]);
        }
        let is_listed = self.standard.contents.iter().any(|entry| entry.anchor == clause.anchor);
        json!({
            "level": level,
            "number": clause.number,
            "annex": annex.map(|(name, status)| json!({ "name": name, "status": status })),
            anchors::ANCHOR: anchors::name(&clause.anchor),
            "title": title,
            "listed": is_listed,
            "body": body,
            "clauses": clauses,
        })
    }
}

/// The level of a heading below a clause.
pub fn below(level: u8) -> u8 {
    (level + 1).min(DEEPEST)
}
