//! Do all formats of the profile say the same: numbers, identifiers, cross-references?

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::process::Command;

use documents::{Clause, Element, Placed, Standard};
use serde_json::Value;
use sources::{FileId, Span};
use text::{Block, Inline, Origin, plain, visit_inlines};

use crate::dom;
use crate::promises::real::{BUILT, REAL_MODEL};
use crate::toolkit::{self, Reach};

fn standard() -> &'static Standard {
    &REAL_MODEL.documents.as_ref().expect("the real toolkit has documents").standard
}

/// What every format has to say, without white space: lines break where they like.
fn expected() -> BTreeSet<String> {
    let all = said_by(standard());
    assert!(all.len() > 300, "{}", all.len());
    all
}

fn said_by(standard: &Standard) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    standard.clauses.iter().for_each(|clause| collect(clause, &mut all));
    all
}

fn collect(clause: &Clause, all: &mut BTreeSet<String>) {
    all.insert(squeezed(&plain(&clause.title)));
    if clause.level > 1 {
        all.insert(squeezed(&format!("{}{}", clause.number, plain(&clause.title))));
    }
    for element in &clause.body {
        match element {
            Element::Requirement(requirement) => {
                all.insert(requirement.key.clone());
            }
            Element::Table { label, title, .. } => {
                all.insert(squeezed(label));
                all.insert(squeezed(&plain(title)));
            }
            Element::Figure(figure) => {
                all.insert(squeezed(&figure.label));
                all.insert(squeezed(&plain(&figure.title)));
            }
            Element::Term(term) => {
                all.insert(term.number.clone());
            }
            Element::Text(block) => references(std::slice::from_ref(block), all),
            Element::Note { blocks, .. }
            | Element::Example { blocks, .. }
            | Element::Labelled { blocks, .. }
            | Element::Withdrawn { blocks, .. } => references(blocks, all),
            Element::Reference { label, .. } => {
                all.insert(label.clone());
            }
        }
    }
    clause.clauses.iter().for_each(|clause| collect(clause, all));
}

/// The words of cross-references to requirements: `7.2.1 (CR-A01)`. Longer ones may be hyphenated.
fn references(blocks: &[Block<Placed>], all: &mut BTreeSet<String>) {
    visit_inlines(blocks, &mut |inline| {
        if let Inline::Link { target: Placed::Anchor(anchor), content } = inline
            && anchor.starts_with("req-")
        {
            all.insert(squeezed(&plain(content)));
        }
    });
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect()
}

/// What `text` lacks.
fn lost(format: &str, text: &str) -> Vec<String> {
    let text = squeezed(text);
    let missing = expected().into_iter().filter(|words| !text.contains(words.as_str()));
    missing.map(|words| format!("{format}: {words}")).collect()
}

fn built(name: &str) -> &'static str {
    let bytes = &BUILT.value[&format!("downloads/{name}")];
    std::str::from_utf8(bytes).expect("this format is text")
}

fn has(program: &str) -> bool {
    let found = Command::new(program).arg("-v").output().is_ok();
    assert!(found || env::var_os("CI").is_none(), "`{program}` is not installed");
    if !found {
        println!("NOT TESTED: `{program}` is not installed");
    }
    found
}

fn none(lost: &[String]) {
    assert!(lost.is_empty(), "{}: {:#?}", lost.len(), &lost[..lost.len().min(20)]);
}

#[test]
fn html_says_what_the_standard_says() {
    let page = dom::parse(built("profile.html")).expect("the file is well-formed");
    none(&lost("html", &page.text()));
}

#[test]
fn markdown_says_what_the_standard_says() {
    let text = built("profile.md").replace('\\', "");
    let mut words = String::new();
    // Anchors and other elements are no words.
    for (at, part) in text.split('<').enumerate() {
        words.push_str(if at == 0 { part } else { part.split_once('>').map_or(part, |it| it.1) });
    }
    let words = words.replace("](", "\u{0}");
    let linked: String = words
        .split('\u{0}')
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once(')').map_or(part, |it| it.1) })
        .collect();
    let unmarked = linked.replace(['[', ']', '*', '`', '_'], "");
    let lost = lost("markdown", &unmarked);
    let lost: Vec<String> = lost
        .into_iter()
        .filter(|words| {
            let bare =
                words.trim_start_matches("markdown: ").replace(['[', ']', '*', '`', '_'], "");
            !squeezed(&unmarked).contains(&bare)
        })
        .collect();
    none(&lost);
}

#[test]
fn sts_says_what_the_standard_says_and_passes_our_own_checks() {
    let xml = built("profile.sts.xml");
    let findings = sts::check(xml);
    assert!(findings.is_empty(), "{} findings: {:?}", findings.len(), findings.first());
    let mut words = String::new();
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        match reader.read_event().expect("the file is well-formed") {
            quick_xml::events::Event::Text(text) => {
                words.push_str(&text);
            }
            quick_xml::events::Event::GeneralRef(name) => match name.as_ref() {
                "amp" => words.push('&'),
                "lt" => words.push('<'),
                "gt" => words.push('>'),
                "quot" => words.push('"'),
                "apos" => words.push('\''),
                _ => {}
            },
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    none(&lost("sts", &words));
}

#[test]
fn oscal_says_what_the_standard_says_and_passes_our_own_checks() {
    let bytes = built("oscal/catalog.json").as_bytes();
    assert_eq!(oscal::check(bytes).first(), None);
    none(&lost("oscal", &words_of_catalog(bytes)));
}

/// Withdrawn requirements and footnotes are in no other toolkit than these.
#[test]
fn oscal_says_what_the_standards_of_the_fixtures_say() {
    for layers in [&["minimal"][..], &["minimal", "full"], &["minimal", "full", "apiary"]] {
        let toolkit = toolkit::compile(&toolkit::fixture(layers), Reach::Documents);
        let standard = toolkit.documents.expect("a fixture has documents").standard;
        let bytes = oscal::write(&standard);
        assert_eq!(oscal::check(&bytes).first(), None, "{layers:?}");
        let words = squeezed(&words_of_catalog(&bytes));
        let lost = said_by(&standard).into_iter().filter(|it| !words.contains(it.as_str()));
        none(&lost.collect::<Vec<_>>());
    }
}

/// What a reader of the catalog sees: numbers before titles, and prose without its marks.
fn words_of_catalog(bytes: &[u8]) -> String {
    let file: Value = serde_json::from_slice(bytes).expect("the file is JSON");
    let mut words = String::new();
    show(&file, &mut words);
    words
}

fn show(value: &Value, words: &mut String) {
    match value {
        Value::Object(members) => {
            let labels = members.get("props").and_then(Value::as_array).into_iter().flatten();
            let labels = labels.filter(|property| property["name"] == "label");
            let labels = labels.filter_map(|property| property["value"].as_str());
            labels.for_each(|label| words.push_str(label));
            for member in ["title", "prose"] {
                words.push_str(&read(members.get(member).and_then(Value::as_str).unwrap_or("")));
                words.push('\n');
            }
            members.values().for_each(|inner| show(inner, words));
        }
        Value::Array(items) => items.iter().for_each(|item| show(item, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The words of Markdown.
fn read(markdown: &str) -> String {
    let origin = Origin::whole(Span::new(FileId(0), 0..markdown.len()));
    let mut words = String::new();
    visit_inlines(&text::parse(markdown, &origin).value.blocks, &mut |inline| {
        if let Inline::Text(text) | Inline::Code(text) = inline {
            words.push_str(text);
        }
    });
    words
}

#[test]
fn paper_says_what_the_standard_says() {
    if !has("pdftotext") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    for name in ["profile.pdf", "profile-line-numbered.pdf"] {
        let path = folder.path().join(name);
        fs::write(&path, &BUILT.value[&format!("downloads/{name}")])
            .expect("the test's folder can be written");
        let output = Command::new("pdftotext").arg(&path).arg("-").output();
        let output = output.expect("pdftotext starts");
        if name == "profile.pdf" {
            none(&lost(name, &String::from_utf8_lossy(&output.stdout)));
        }
        let facts = Command::new("pdfinfo").arg(&path).output().expect("pdfinfo starts");
        let facts = String::from_utf8_lossy(&facts.stdout).into_owned();
        let tagged = facts.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes"));
        assert!(tagged && facts.contains(&standard().title_main), "{facts}");
    }
}
