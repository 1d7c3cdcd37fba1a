//! Does each crate see only what it may, and is each dependency worth its place?

use std::collections::BTreeMap;

use sources::{FileId, Node, Value};

use super::{none, texts};
use crate::toolkit;

/// The formats: they see `documents`, never what stands behind it, and never each other.
const FORMATS: [&str; 7] = ["website", "docx", "pdf", "sts", "oscal", "markup", "lint"];
/// What no format may see.
const BEHIND_DOCUMENTS: [&str; 2] = ["model", "cli"];

/// Who may see whom, from the ground up: a crate sees those before it.
const ORDER: [&str; 15] = [
    "sources",
    "text",
    "model",
    "risk",
    "documents",
    "search",
    "website",
    "docx",
    "comments",
    "pdf",
    "sts",
    "oscal",
    "markup",
    "lint",
    "cli",
];

/// Third-party crates with more than one door, and why.
const MANY_DOORS: [(&str, &str); 9] = [
    (
        "serde_json",
        "`risk`, `documents`, `search`, `oscal` write data, `pdf` passes it on, `cli` reports",
    ),
    ("base64", "`website` writes what browsers check, `search` numbers, `markup` pictures"),
    ("rayon", "every crate with many alike things to do does them in parallel"),
    ("sha2", "`website`, `search` name files, `model` sees stale mappings, `cli` lists files"),
    ("quick-xml", "`docx`, `sts` and `website` write XML, `documents` looks at pictures"),
    ("zip", "`docx` packs its parts, `cli` the copy of the site for use without a network"),
    ("unicode-normalization", "`sources` asks whether text is NFC, `comments` makes it so"),
    ("resvg", "`docx` draws figures for Word, `website` its icons and cards"),
    ("jiff", "`model` checks days, `cli` reads the clock"),
];

/// The dependencies of each crate of the program, without those of its tests.
fn manifests() -> BTreeMap<String, Vec<String>> {
    let mut manifests = BTreeMap::new();
    for (path, text) in texts("toml") {
        let parts: Vec<&str> = path.split('/').collect();
        if let ["generator", name, "Cargo.toml"] = parts.as_slice() {
            let node = read(&text);
            let mut names = keys(node.field("dependencies"));
            if let Some(Value::Map(targets)) = node.field("target").map(|node| &node.value) {
                names.extend(targets.iter().flat_map(|(_, it)| keys(it.field("dependencies"))));
            }
            manifests.insert((*name).to_owned(), names);
        }
    }
    assert!(manifests.len() >= ORDER.len(), "{:?}", manifests.keys());
    manifests
}

fn read(toml: &str) -> Node {
    let read = sources::toml::parse(FileId(0), toml);
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    read.value
}

fn keys(node: Option<&Node>) -> Vec<String> {
    let Some(Value::Map(fields)) = node.map(|node| &node.value) else { return Vec::new() };
    fields.iter().map(|(name, _)| name.value.clone()).collect()
}

#[test]
fn a_format_sees_documents_alone() {
    let manifests = manifests();
    let mut faults = Vec::new();
    for format in FORMATS {
        let hidden = FORMATS.iter().chain(&BEHIND_DOCUMENTS).filter(|name| **name != format);
        for name in hidden {
            if manifests[format].iter().any(|dependency| dependency == name) {
                faults.push(format!("generator/{format}/Cargo.toml: it sees `{name}`"));
            }
        }
    }
    none(&faults);
}

#[test]
fn a_crate_sees_only_those_below_it() {
    let mut faults = Vec::new();
    for (name, dependencies) in manifests() {
        let Some(at) = ORDER.iter().position(|it| *it == name) else {
            faults.push(format!("`{name}` has no place in the order of crates"));
            continue;
        };
        let above = dependencies.iter().filter(|it| ORDER[at..].contains(&it.as_str()));
        faults.extend(above.map(|it| format!("generator/{name}/Cargo.toml: it sees `{it}`")));
    }
    none(&faults);
}

#[test]
fn a_library_has_one_door() {
    let mut doors: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, dependencies) in manifests() {
        for dependency in dependencies {
            doors.entry(dependency).or_default().push(name.clone());
        }
    }
    doors.retain(|name, _| !ORDER.contains(&name.as_str()));
    let mut faults = Vec::new();
    for (name, doors) in &doors {
        let allowed = MANY_DOORS.iter().any(|(it, _)| it == name);
        if doors.len() > 1 && !allowed {
            faults.push(format!("`{name}` has the doors {doors:?}"));
        }
        if doors.len() == 1 && allowed {
            faults.push(format!("`{name}` has one door and needs no exception"));
        }
    }
    none(&faults);
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = toolkit::root().join("Cargo.toml");
    let manifest = std::fs::read_to_string(manifest).expect("the manifest can be read");
    let lines = manifest.lines().skip_while(|line| *line != "[workspace.dependencies]");
    let lines = lines.skip(1).take_while(|line| !line.starts_with('['));
    let mut used: Vec<String> = manifests().into_values().flatten().collect();
    used.extend(keys(read(&texts("toml")["tests/Cargo.toml"]).field("dev-dependencies")));
    let mut faults = Vec::new();
    for line in lines.filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let name = line.split([' ', '=', '.']).next().unwrap_or_default();
        let reason = line.rsplit_once(" # ").map_or("", |(_, reason)| reason);
        if reason.trim().len() < 10 {
            faults.push(format!("Cargo.toml: `{name}` does not say why it is there"));
        }
        if !used.iter().any(|it| it == name) {
            faults.push(format!("Cargo.toml: no crate uses `{name}`"));
        }
    }
    none(&faults);
}
