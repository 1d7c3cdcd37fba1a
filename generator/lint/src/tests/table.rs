//! Does the table of rules say who holds each?

use std::collections::{BTreeMap, BTreeSet};

use sources::Code;

use super::cases;

/// The rows of the table in the documentation of the crate: rule and who holds it.
fn rows() -> BTreeMap<&'static str, &'static str> {
    let rows = include_str!("../lib.rs").lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("//! | ")?.split(" | ").collect();
        let [rule, _, held] = cells.as_slice() else { return None };
        (*rule != "Rule").then_some((*rule, held.trim_end_matches(" |")))
    });
    rows.collect()
}

#[test]
fn every_rule_has_a_row() {
    let series = [
        ("ST", 14),
        ("VF", 19),
        ("RF", 18),
        ("TD", 15),
        ("TB", 15),
        ("RQ", 8),
        ("MP", 7),
        ("LG", 5),
    ];
    let rows = rows();
    for (series, last) in series {
        for number in 1..=last {
            let rule = format!("{series}{number:02}");
            assert!(rows.contains_key(rule.as_str()), "{rule} has no row");
        }
    }
}

#[test]
fn the_codes_in_the_table_exist() {
    let layers = ["model", "documents", "text"];
    for (rule, held) in rows() {
        let words = held.split('`').skip(1).step_by(2);
        for word in words.filter(|word| !layers.contains(word)) {
            assert!(Code::find(word).is_some(), "{rule}: there is no code `{word}`");
        }
    }
}

/// Whatever a case finds by a rule is a code that the table names for it, and each code of this
/// crate is found by a case.
#[test]
fn cases_find_the_codes_of_the_table() {
    let rows = rows();
    let mut shown = BTreeSet::new();
    for case in cases() {
        let held = rows.get(case.0).unwrap_or_else(|| panic!("{} has no row", case.0));
        let codes = case.2.iter().map(|found| found.split(' ').next().unwrap_or_default());
        let codes: Vec<&str> = codes.collect();
        shown.extend(codes.iter().copied());
        let named = codes.iter().any(|code| held.contains(&format!("`{code}`")));
        assert!(codes.is_empty() || named, "{}: {codes:?} against {held}", case.0);
    }
    let first = Code::ALL.iter().position(|code| *code == Code::MissingElement);
    let own = &Code::ALL[first.expect("the code exists")..];
    let elsewhere = ["unused-suppression"];
    for code in own.iter().map(|code| code.id()).filter(|id| !elsewhere.contains(id)) {
        assert!(shown.contains(code), "no case finds `{code}`");
    }
}
