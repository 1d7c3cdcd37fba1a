//! Do titles and labels say what they should, and no more?

use std::collections::BTreeMap;

use super::tree::{Spot, Tree};
use super::{Finding, find};

/// Elements whose labels are the numbers in their identifiers, the beginnings of the
/// identifiers, and whether the label has a word before the number.
const NUMBERED: [(&str, &str, Word); 6] = [
    ("sec", "sec_", Word::None),
    ("term-sec", "sec_", Word::None),
    ("app", "sec_", Word::Before),
    ("table-wrap", "tab_", Word::Before),
    ("fig", "fig_", Word::Before),
    ("ref", "biblref_", Word::None),
];

/// Whether a label has a word before its number: `Table 2`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    None,
    Before,
}

pub fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    let mut footnotes: BTreeMap<String, Spot<'_>> = BTreeMap::new();
    for spot in tree.spots() {
        for (name, prefix, word) in NUMBERED {
            if spot.name() == name {
                number(spot, prefix, word, findings);
            }
        }
        match spot.name() {
            "title" if spot.holds("bold") => {
                let message = format!("`{}` is set in bold type", spot.words());
                find(findings, "bold-title", spot, message);
            }
            "label" => {
                let words = spot.words();
                if words.trim() != words {
                    let message = format!("`{words}` has white space around it");
                    find(findings, "spaced-label", spot, message);
                }
            }
            "list" => items(spot, findings),
            "fn" => {
                let label = spot.child("label").map(|label| label.words()).unwrap_or_default();
                // Footnotes of a table are counted anew.
                let in_table = spot.parent().is_some_and(|it| it.name() == "table-wrap-foot");
                if let Some(first) = footnotes.get(&label).filter(|_| !in_table) {
                    let message = format!("`{label}` is the label of `{}` too", first.place());
                    find(findings, "repeated-footnote-label", spot, message);
                } else if !in_table {
                    footnotes.insert(label, spot);
                }
            }
            _ => {}
        }
    }
}

fn number(spot: Spot<'_>, prefix: &str, word: Word, findings: &mut Vec<Finding>) {
    let Some(expected) = spot.attribute("id").and_then(|id| id.strip_prefix(prefix)) else {
        return;
    };
    let label = spot.child("label").map(|label| label.words());
    let Some(label) = label else {
        // The foreword and the introduction have names in their identifiers.
        let is_number = expected.chars().all(|c| c.is_ascii_digit() || c == '.');
        if word == Word::Before || is_number {
            let message = format!("the label `{expected}` is missing");
            find(findings, "wrong-label", spot, message);
        }
        return;
    };
    let shown = match word {
        Word::None => label.trim_matches(['[', ']']),
        Word::Before => label.split_whitespace().next_back().unwrap_or_default(),
    };
    if shown != expected {
        let message = format!("the label is `{label}`, and the `id` says `{expected}`");
        find(findings, "wrong-label", spot, message);
    }
}

fn items(list: Spot<'_>, findings: &mut Vec<Finding>) {
    let kind = list.attribute("list-type").unwrap_or_default();
    for item in list.children() {
        let Some(label) = item.child("label").map(|label| label.words()) else { continue };
        let mark = label.trim_end_matches([')', '.']);
        let made_of = |allowed: fn(char) -> bool| !mark.is_empty() && mark.chars().all(allowed);
        let fits = match kind {
            "alpha-lower" => made_of(|c| c.is_ascii_lowercase()),
            "alpha-upper" => made_of(|c| c.is_ascii_uppercase()),
            "roman-lower" => made_of(|c| "ivxlcdm".contains(c)),
            "roman-upper" => made_of(|c| "IVXLCDM".contains(c)),
            "order" => made_of(|c| c.is_ascii_digit()),
            "dash" => made_of(|c| "—–-".contains(c)),
            "bullet" => made_of(|c| "•·◦▪".contains(c)),
            _ => true,
        };
        if !fits {
            let message = format!("`{label}` labels an item of a list of the type `{kind}`");
            find(findings, "wrong-list-label", item, message);
        }
    }
}
