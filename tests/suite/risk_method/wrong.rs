//! Does every wrong product file get a place and a help?

use std::fmt::Write as _;

use sources::human::{self, Colour};

use super::{compare, example, model, product};

/// What is changed in a sound product file, each so that one thing is wrong: what, from, to.
const WRONG: [(&str, &str, &str); 31] = [
    ("no product", "product: LabLink\n", ""),
    ("a field that does not exist", "class: default", "klass: default"),
    ("a class that does not exist", "class: default", "class: defualt"),
    ("a class in words", "class: default", "class: [default]"),
    ("a day that does not exist", "\"2026-11-24\"\nmethod", "\"2026-02-30\"\nmethod"),
    ("a day without quotes", "\"2026-11-24\"\nmethod", "24 November\nmethod"),
    ("a method that does not exist", "method: HRA", "method: HAR"),
    (
        "a gate without a reason",
        "gate:\n  verdict: inside\n  why:",
        "gate:\n  verdict: inside\n  y:",
    ),
    ("a verdict that does not exist", "verdict: inside", "verdict: insider"),
    ("a word for a truth", "essential_users: true", "essential_users: often"),
    ("a version as a number", "version: \"1.4\"", "version: 1.4"),
    ("a fact that does not exist", "  - auth\n", "  - auht\n"),
    ("a fact twice", "  - auth\n", "  - auth\n  - auth\n"),
    ("an impact off the scale", "safety: {value: 3", "safety: {value: 5"),
    ("an impact as a word", "safety: {value: 3", "safety: {value: three"),
    ("an impact below zero", "safety: {value: 3", "safety: {value: -1"),
    ("an impact without a reason", "network: {value: 3, because:", "network: {value: 3, why:"),
    (
        "confidentiality by hand",
        "  trust: {",
        "  confidentiality: {value: 4, because: x}\n  trust: {",
    ),
    ("data of no kind", "kind: sensitive", "kind: sensible"),
    ("people in no band", "persons: more", "persons: many"),
    ("a way in that does not exist", "- entry: api", "- entry: apis"),
    ("a way in twice", "- entry: api\n", "- entry: hl7\n"),
    ("an exposure off the scale", "intended: 4", "intended: 0"),
    ("a scenario that does not exist", "- threat: T46", "- threat: T460"),
    ("a scenario that is not open", "- threat: T46", "- threat: T29"),
    ("a control that does not exist", "- control: CR-B01", "- control: CR-B001"),
    ("a control twice", "- control: CR-D03", "- control: CR-D01"),
    ("a verified control without evidence", "    evidence: evidence/cr-b01.md\n", ""),
    ("other means without an end", "    until: \"2029-12-31\"\n", ""),
    ("a point that does not exist", "point: CRA-I-2-e", "point: CRA-I-2-x"),
    ("a tab", "class: default", "class:\tdefault\n\tx: y"),
];

#[test]
fn wrong_product_files_get_a_place_and_a_help() {
    let model = model();
    let sound = example("lablink.yaml");
    let mut text = String::new();
    for (what, from, to) in WRONG {
        assert!(sound.contains(from), "the example does not hold what `{what}` changes");
        let (product, faults, sources) = product(&model, &sound.replacen(from, to, 1));
        assert!(product.is_none(), "{what}: it was read");
        assert!(!faults.is_empty(), "{what}: nothing was said");
        let _ = writeln!(text, "## {what}\n");
        for fault in &faults {
            assert!(fault.span.is_some() && fault.help.is_some(), "{what}: {fault:?}");
            let _ = writeln!(text, "{}", human::render(&sources, fault, Colour::Never).trim_end());
        }
        text.push('\n');
    }
    compare("wrong.txt", &text);
}

#[test]
fn faults_are_told_all_at_once() {
    let model = model();
    let mut text = example("lablink.yaml");
    let changes = [
        ("  - auth\n", "  - auht\n"),
        ("kind: sensitive", "kind: sensible"),
        ("- entry: api", "- entry: apis"),
    ];
    for (from, to) in changes {
        text = text.replacen(from, to, 1);
    }
    let (_, faults, _) = product(&model, &text);
    assert_eq!(faults.len(), 3, "{faults:#?}");
}
