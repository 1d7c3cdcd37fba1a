//! Does each rule find its breach, at its place, and nothing in what is nearly one?
//!
//! The cases are pages on top of a small document that breaks no rule.

mod copied;
mod correspondence;
mod made;
mod objects;
mod references;
mod structure;
mod style;
mod table;
mod terms;
mod verbs;
mod voice;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use documents::{Build, Labels, Standard};
use sources::{Node, Sources, Value};

use crate::{Suppression, check};

/// A rule, what is changed, and what is found: the code and the words that it points at.
///
/// A change names a page of the profile, or a file. Text is added to a page; text with a title
/// takes its place. A case that finds nothing is a near miss.
pub(crate) struct Case(
    pub(crate) &'static str,
    pub(crate) &'static [(&'static str, &'static str)],
    pub(crate) &'static [&'static str],
);

/// Every case.
pub(crate) fn cases() -> Vec<&'static Case> {
    let all = [
        structure::CASES,
        verbs::CASES,
        voice::CASES,
        references::CASES,
        terms::CASES,
        objects::CASES,
        style::CASES,
        correspondence::CASES,
    ];
    all.into_iter().flatten().collect()
}

const BOOK: &str = r#"[book]
title = "Doors"
description = "All about doors."
language = "en"
src = "content"

[toolkit]
edition = "1.0"

[toolkit.profile]
deliverable = "profile"
main = "Profile for doors"
status = "Draft"
publisher = "The Door Project"
licence = "CC BY 4.0"
notices = ["This is a test."]
"#;

/// The pages: name, element and text.
const PAGES: [(&str, &str, &str); 8] = [
    ("foreword", "foreword", "# Foreword\n\nThis document was prepared by the Door Project.\n"),
    ("introduction", "introduction", "# Introduction\n\nThe book [](reference:BOOK) is old.\n"),
    ("scope", "scope", "# Scope\n\nThis document specifies doors.\n"),
    (
        "references",
        "normative-references",
        "# Normative references\n\n[The list](view:normative-references)\n",
    ),
    ("terms", "terms", "# Terms and definitions\n\n[The terms](view:definitions)\n"),
    (
        "rules",
        "clause",
        "# Rules\n\n## General\n\n[](table:1)Table 1 lists the doors, and [](annex.md) tells of \
         a latch.\n\nTable: Kinds of doors\n\n| Kind | Locks |\n|---|---|\n| front | two |\n\n\
         ## Doors\n\n\
         - **LV-01** A door shall have a lock in accordance with [](reference:EN-1).\n\n\
         ## More\n\nDoors differ.\n",
    ),
    ("annex", "annex", "# History\n\nDoors are old.\n"),
    ("bibliography", "bibliography", "# Bibliography\n\n[The list](view:bibliography)\n"),
];

const RECORDS: [(&str, &str); 3] = [
    (
        "data/references/en-1.yaml",
        "key: EN-1\nkind: standard\ndesignation: EN 10101-1:2024\ntitle: Locks\n\
         publisher: CEN\nnormative: true\nconfidence: secondary\nchecked: \"2026-11-23\"\n",
    ),
    (
        "data/references/book.yaml",
        "key: BOOK\nkind: report\ndesignation: Book of Doors\ntitle: Doors\n\
         publisher: Nobody\nconfidence: secondary\nchecked: \"2026-11-23\"\n",
    ),
    ("data/terms/latch.yaml", "key: latch\nterm: latch\ndefinition: bar that holds a door\n"),
];

/// The files of the clean document.
fn base() -> BTreeMap<String, String> {
    let mut files = BTreeMap::from([("book.toml".to_owned(), BOOK.to_owned())]);
    let mut summary = String::new();
    for (name, element, text) in PAGES {
        let head = format!("---\ndescription: About {name}.\nelement: {element}\n---\n\n");
        let text = text.replace("[](table:1)", "");
        files.insert(format!("content/profile/{name}.md"), format!("{head}{text}"));
        writeln!(summary, "[{name}]({name}.md)").expect("a string takes everything");
    }
    files.insert("content/profile/SUMMARY.md".to_owned(), summary);
    files.insert("content/SUMMARY.md".to_owned(), String::new());
    for (path, text) in RECORDS {
        files.insert(path.to_owned(), text.to_owned());
    }
    files
}

/// The clean document with changes.
pub(crate) fn plan(changes: &[(&str, &str)]) -> (Sources, Standard) {
    let mut files = base();
    for (name, text) in changes {
        let page = format!("content/profile/{name}.md");
        match files.get_mut(&page) {
            Some(page) if text.starts_with("# ") => {
                let body = page.find("# ").expect("every page has a title");
                page.replace_range(body.., text);
            }
            Some(page) => write!(page, "\n{text}\n").expect("a string takes everything"),
            None => drop(files.insert((*name).to_owned(), (*text).to_owned())),
        }
    }
    let sources = Sources::new(files, BTreeMap::new());
    let model = model::build(&sources);
    let model = model.value.unwrap_or_else(|| panic!("no model: {:?}", model.diagnostics));
    let planned = documents::plan(&sources, &model, &labels(), &Build::default());
    (sources, planned.value.standard)
}

fn labels() -> Labels {
    let text = include_str!("../../../theme/labels/en.toml");
    let mut entries = BTreeMap::new();
    flatten("", &sources::toml::parse(sources::FileId(0), text).value, &mut entries);
    Labels::new(entries)
}

fn flatten(prefix: &str, node: &Node, entries: &mut BTreeMap<String, String>) {
    let Value::Map(fields) = &node.value else { return };
    for (name, value) in fields {
        let key = format!("{prefix}{}", name.value);
        match value.text() {
            Some(text) => drop(entries.insert(key, text.to_owned())),
            None => flatten(&format!("{key}."), value, entries),
        }
    }
}

/// What is found: code, and the words pointed at.
fn found(changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let (sources, standard) = plan(changes);
    let found = check(&standard, &sources, &[], &[]);
    let shown = found.iter().map(|finding| {
        let words = finding.span.map_or("", |span| &sources.file(span.file).text[span.range()]);
        let words = words.lines().next().unwrap_or_default();
        let shown = format!("{} {}", finding.code.id(), words).trim_end().to_owned();
        (shown, finding.help.clone().unwrap_or_default())
    });
    shown.collect()
}

#[test]
fn a_correct_document_has_no_findings() {
    assert_eq!(found(&[]), []);
}

#[test]
fn every_case_finds_what_it_says() {
    let mut faults = String::new();
    for Case(rule, changes, expected) in cases() {
        let found = found(changes);
        let shown: Vec<&str> = found.iter().map(|(shown, _)| shown.as_str()).collect();
        let named = found.iter().any(|(_, help)| help.contains(rule));
        if shown != *expected || !(expected.is_empty() || named) {
            writeln!(faults, "{rule} {changes:#?}: {found:#?}, not {expected:?}")
                .expect("a string takes everything");
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn what_is_accepted_is_not_told_and_what_is_not_found_cannot_be_accepted() {
    let changes = [("scope", "Doors should close.")];
    let (sources, standard) = plan(&changes);
    let (scope, _) = sources.find("content/profile/scope.md").expect("the page is there");
    let accept = |rule: &str, path: &str| Suppression {
        rule: rule.to_owned(),
        at: Some(path.to_owned()),
        because: "It is a test.".to_owned(),
        span: sources::Span::new(scope, 0..3),
    };
    let codes = |suppressions: &[Suppression]| {
        let found = check(&standard, &sources, suppressions, &[]);
        found.iter().map(|finding| finding.code.id()).collect::<Vec<_>>()
    };
    let form = "verbal-form";
    assert_eq!(codes(&[]), ["verbal-form"]);
    for path in ["content/profile/scope.md", "content/profile", "content/"] {
        assert_eq!(codes(&[accept(form, path)]), Vec::<&str>::new());
        assert_eq!(codes(&[accept("VF03", path)]), Vec::<&str>::new());
        assert_eq!(codes(&[accept("VF01", path)]), ["unused-suppression", "verbal-form"]);
    }
    for path in ["content/profile/annex.md", "content/profile/sco", "data/"] {
        assert_eq!(codes(&[accept(form, path)]), ["unused-suppression", "verbal-form"]);
    }
}
