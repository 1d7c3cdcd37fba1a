//! Does everything that points at an element find it?

use std::collections::BTreeSet;

use super::tree::{Spot, Tree};
use super::{Finding, find};

pub fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    let mut ids = BTreeSet::new();
    for spot in tree.spots() {
        if let Some(id) = spot.attribute("id")
            && !ids.insert(id)
        {
            let message = format!("another element has the `id` `{id}` too");
            find(findings, "duplicate-id", spot, message);
        }
    }
    let mut called = BTreeSet::new();
    for spot in tree.spots() {
        for attribute in ["rid", "target"] {
            let wanted = spot.attribute(attribute).unwrap_or_default().split_whitespace();
            for id in wanted.filter(|id| !ids.contains(id)) {
                let message = format!("no element has the `id` `{id}`");
                find(findings, "dangling-reference", spot, message);
            }
        }
        if spot.name() == "xref" {
            called.extend(spot.attribute("rid").unwrap_or_default().split_whitespace());
        }
        if ["xref", "ext-link", "tbx:entailedTerm"].contains(&spot.name()) {
            words(spot, findings);
        }
    }
    for footnote in tree.named("fn") {
        if footnote.attribute("id").is_none_or(|id| !called.contains(id)) {
            let message = "no mark leads to the footnote".to_owned();
            find(findings, "uncalled-footnote", footnote, message);
        }
    }
}

fn words(link: Spot<'_>, findings: &mut Vec<Finding>) {
    if link.words().trim().is_empty() && link.children().next().is_none() {
        let message = format!("`{}` has no words", link.name());
        find(findings, "empty-reference", link, message);
    }
}
