//! How does a clause become a group?
//!
//! A group of OSCAL holds groups or controls, never both. Where every subclause is one
//! requirement, each is a control of its clause; elsewhere it is a group of one control.

use documents::{Clause, ClauseKind};

use crate::control::{Item, items, sort_key};
use crate::element::Owner;
use crate::object::{Object, Properties};
use crate::story::{Place, Story};

/// The keys of every requirement below `clauses`.
pub fn keys<'a>(clauses: &'a [Clause], all: &mut Vec<&'a str>) {
    for clause in clauses {
        for element in &clause.body {
            match element {
                documents::Element::Requirement(requirement) => all.push(&requirement.key),
                documents::Element::Withdrawn { key, .. } => all.push(key),
                _ => {}
            }
        }
        keys(&clause.clauses, all);
    }
}

/// The one requirement that a clause is about.
fn lone(clause: &Clause) -> Option<Item<'_>> {
    let (before, items) = items(&clause.body);
    match items.as_slice() {
        [only] if before.is_empty() && clause.clauses.is_empty() => Some(*only),
        _ => None,
    }
}

impl Story<'_> {
    /// A clause with all that is in it.
    pub fn group(&mut self, clause: &Clause) -> Object {
        let id = self.identifier(&clause.anchor);
        self.lead(&clause.anchor, &id, Place::Other);
        let title = self.title(&clause.title, &clause.anchor);
        let properties = Properties::new()
            .with("label", &clause.number)
            .with("sort-id", &sort_key(&clause.number, ""));
        let (own, items) = items(&clause.body);
        let parts = self.parts(&id, Owner::Group, own);
        let links = self.links(&id);
        let mut group = Object::new()
            .text("id", id.clone())
            .text("class", class(clause.kind))
            .text("title", title)
            .list("props", properties.list())
            .list("links", links)
            .list("parts", parts);
        let lone: Option<Vec<Item<'_>>> = clause.clauses.iter().map(lone).collect();
        match lone {
            Some(_) if clause.clauses.is_empty() => {
                group = group.list("controls", self.controls(clause, &items));
            }
            Some(lone) if items.is_empty() => {
                let mut controls = Vec::new();
                for (item, inner) in lone.into_iter().zip(&clause.clauses) {
                    let anchor = Some(inner.anchor.as_str());
                    controls.push(self.control(item, &inner.title, &inner.number, anchor));
                }
                group = group.list("controls", controls);
            }
            Some(_) | None => {
                let mut groups = Vec::new();
                if !items.is_empty() {
                    // No clause should have both; what is written is not lost.
                    let title = self.title(&clause.title, &clause.anchor);
                    let id = self.identifier(&format!("{id}_requirements"));
                    let inner = Object::new().text("id", id).text("title", title);
                    groups.push(inner.list("controls", self.controls(clause, &items)));
                }
                for inner in &clause.clauses {
                    groups.push(self.group(inner));
                }
                group = group.list("groups", groups);
            }
        }
        group
    }

    /// The requirements of a clause. One that stands alone has the title of its clause.
    fn controls(&mut self, clause: &Clause, items: &[Item<'_>]) -> Vec<Object> {
        let title = if items.len() == 1 { clause.title.as_slice() } else { &[] };
        let mut controls = Vec::new();
        for item in items {
            controls.push(self.control(*item, title, &clause.number, None));
        }
        controls
    }
}

fn class(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Foreword => "foreword",
        ClauseKind::Introduction => "introduction",
        ClauseKind::Numbered => "clause",
        ClauseKind::NormativeAnnex => "normative-annex",
        ClauseKind::InformativeAnnex => "informative-annex",
        ClauseKind::Bibliography => "bibliography",
    }
}
