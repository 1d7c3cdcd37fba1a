//! Does input that nobody should send end in a diagnostic, soon and without harm?
//!
//! What fits on a page is a case file; here is what is too large for one, or no text.

mod reading;

use std::time::{Duration, Instant};

use sources::Code;

use crate::toolkit::{self, Compiled, Files, Reach};

/// Longer than any of these takes, by far, on a slow machine without optimisation; shorter than
/// anything that grows out of hand.
const PATIENCE: Duration = Duration::from_secs(30);

fn compile_with(path: &str, text: String) -> Compiled {
    let mut files: Files = toolkit::fixture(&["minimal"]);
    files.insert(path.to_owned(), text.into_bytes());
    let started = Instant::now();
    let compiled = toolkit::compile(&files, Reach::Documents);
    let taken = started.elapsed();
    assert!(taken < PATIENCE, "{path}: {taken:?}");
    compiled
}

fn has(compiled: &Compiled, code: Code, path: &str) -> bool {
    compiled.diagnostics.iter().any(|fault| {
        let file = fault.span.map(|span| compiled.sources.file(span.file).path.as_str());
        fault.code == code && file == Some(path)
    })
}

/// Front matter and a title, then `text`.
fn page(text: &str) -> String {
    format!("---\ndescription: A page.\nlayout: home\n---\n\n# Home\n\n{text}\n")
}

#[test]
fn lists_in_lists_in_lists_end_in_a_diagnostic() {
    let path = "data/facts/always.yaml";
    for (open, count) in [("[", 200_000), ("{a: ", 50_000), ("- ", 50_000), ("? ", 20_000)] {
        let compiled = compile_with(path, open.repeat(count));
        let code = [Code::TooDeep, Code::YamlSyntax].map(|code| has(&compiled, code, path));
        assert!(code.contains(&true), "{open}");
    }
}

#[test]
fn marks_in_marks_in_marks_end_in_a_diagnostic_or_are_words() {
    let path = "content/index.md";
    for (mark, count) in [(">", 20_000), ("[", 20_000), ("![", 10_000), ("*a ", 10_000)] {
        compile_with(path, page(&mark.repeat(count)));
    }
    let nested: String = (0..200).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    assert!(has(&compile_with(path, page(&nested)), Code::TooDeep, path));
    let rows = "|a".repeat(2_000);
    let rule = "|-".repeat(2_000);
    compile_with(path, page(&format!("{rows}\n{rule}\n{}", format!("{rows}\n").repeat(50))));
    compile_with(path, page(&"[^a]: x\n".repeat(5_000)));
    compile_with(path, page(&"`".repeat(100_000)));
}

#[test]
fn a_page_of_one_long_line_is_too_large() {
    let path = "content/index.md";
    let compiled = compile_with(path, page(&"word ".repeat(1_000_000)));
    assert!(has(&compiled, Code::TooLarge, path));
}

#[test]
fn includes_that_multiply_are_too_large() {
    let mut files = toolkit::fixture(&["minimal"]);
    let mut next = "x ".repeat(50_000);
    for name in ["a", "b", "c", "d", "e"] {
        files.insert(format!("content/{name}.txt"), next.into_bytes());
        next = format!("{{{{#include {name}.txt}}}}\n").repeat(100);
    }
    files.insert("content/index.md".to_owned(), page(&next).into_bytes());
    let started = Instant::now();
    let compiled = toolkit::compile(&files, Reach::Documents);
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    assert!(has(&compiled, Code::TooLarge, "content/a.txt"));
    assert!(has(&compiled, Code::BadInclude, "content/b.txt"));
}

#[test]
fn a_bomb_of_aliases_is_never_expanded() {
    let mut text = "a: &a0 [x]\n".to_owned();
    for level in 1..100 {
        let below = format!("*a{}, ", level - 1).repeat(20);
        text.push_str(&format!("b{level}: &a{level} [{below}]\n"));
    }
    let path = "data/facts/always.yaml";
    assert!(has(&compile_with(path, text), Code::YamlAlias, path));
}

#[test]
fn a_report_of_a_long_line_is_short() {
    let path = "data/facts/always.yaml";
    let text = format!("key: always\ntitle: {}\nnumber: 1\nquestion: 2\n", "x".repeat(5_000_000));
    let compiled = compile_with(path, text);
    for fault in &compiled.diagnostics {
        let colour = sources::human::Colour::Never;
        let report = sources::human::render(&compiled.sources, fault, colour);
        assert!(report.len() < 5_000, "{} bytes", report.len());
    }
}
