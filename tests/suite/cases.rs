//! Does the program do what the Markdown files below `tests/cases` say?
//!
//! `cargo bless` writes what the program does into the files; the diff is reviewed as behaviour.
//! `CASE=footnotes cargo test -p tests cases` runs the files with that word in their path.

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use sources::Code;
use sources::human::{self, Colour};

use crate::case::{self, Case, Fence, Kind};
use crate::dom;
use crate::show;
use crate::toolkit::{self, Compiled, Files, REAL, Reach};

/// What became of a file of cases: new bodies for fences that do not say what happens.
#[derive(Default)]
struct Outcome {
    faults: Vec<String>,
    bodies: Vec<(std::ops::Range<usize>, String)>,
    codes: BTreeSet<Code>,
    layers: BTreeSet<String>,
}

#[test]
fn cases_say_what_the_program_does() {
    let folder = toolkit::root().join("tests/cases");
    let wanted = env::var("CASE").unwrap_or_default();
    let files: Vec<String> =
        toolkit::read(&folder).into_keys().filter(|path| path.contains(&wanted)).collect();
    let outcomes: Vec<Outcome> =
        files.par_iter().map(|path| file(&folder, path, &["minimal"])).collect();
    let faults: Vec<&str> =
        outcomes.iter().flat_map(|outcome| &outcome.faults).map(String::as_str).collect();
    assert!(faults.is_empty(), "\n{}\n{} faults in cases", faults.join("\n"), faults.len());
    if !wanted.is_empty() {
        return;
    }
    let layers: BTreeSet<&String> = outcomes.iter().flat_map(|outcome| &outcome.layers).collect();
    for entry in fs::read_dir(toolkit::root().join("tests/fixtures")).expect("it is there") {
        let name = entry.expect("a folder can be listed").file_name();
        let name = name.to_string_lossy().into_owned();
        assert!(layers.contains(&name), "no case starts from the fixture `{name}`");
    }
    let codes: BTreeSet<Code> =
        outcomes.iter().flat_map(|outcome| outcome.codes.iter().copied()).collect();
    let without: Vec<&str> =
        Code::ALL.iter().filter(|code| !codes.contains(code)).map(|code| code.id()).collect();
    assert_eq!(without, FOUND_ELSEWHERE, "codes that no case shows");
}

/// Codes that need more than a toolkit in memory: their tests are in `hostile` and, for addresses,
/// in `generator/cli/tests/program/links.rs`.
const FOUND_ELSEWHERE: [&str; 5] =
    ["not-utf8", "too-large", "dead-address", "moved-address", "unclear-address"];

/// What the examples of pages start from: one of everything, and an invented sector.
const PAGE_BASE: [&str; 3] = ["minimal", "full", "apiary"];

/// Every page that explains a code is a case file too: what it prints is what happens, and its
/// mend mends.
#[test]
fn pages_of_codes_say_what_the_program_does() {
    let folder = toolkit::root().join("generator/sources/src/code");
    let checked = Code::ALL.par_iter().flat_map_iter(|code| page(&folder, code.id()));
    let faults: Vec<String> = checked.collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn page(folder: &Path, id: &str) -> Vec<String> {
    let path = format!("{id}.md");
    let elsewhere = FOUND_ELSEWHERE.contains(&id);
    let outcome = if elsewhere { Outcome::default() } else { file(folder, &path, &PAGE_BASE) };
    let mut faults = outcome.faults;
    let page = fs::read_to_string(folder.join(&path)).expect("every code has a page");
    let shape = headings(&page);
    if shape != [format!("# {id}").as_str(), "## Example", "## Mend"] {
        faults.push(format!("{path}: its headings are {shape:?}"));
    }
    if !page.contains(&format!("[{id}]: ")) {
        faults.push(format!("{path}: it does not show what the program prints"));
    }
    faults
}

/// Rules that are held before there is a document have their cases in one file: a section `RQ05 …`
/// that breaks the rule, and one `RQ05, nearly …` that does not.
#[test]
fn rules_of_records_have_a_case_that_breaks_them_and_one_that_nearly_does() {
    let path = toolkit::root().join("tests/cases/profile/rules.md");
    let cases = case::read(&fs::read_to_string(path).expect("the file is there"));
    let cases = cases.expect("a case file can be read");
    let mut lacking = Vec::new();
    for rule in lint::RULES {
        let lint::Held::Before(codes) = rule.held else { continue };
        let finds = |case: &&Case| {
            let mut found = case.fences.iter().filter(|fence| fence.kind == Kind::Diagnostics);
            found.any(|it| codes.iter().any(|code| it.body.contains(&format!(" {} ", code.id()))))
        };
        let titled = |mark: &str| {
            let title = format!("{}{mark}", rule.id);
            cases.iter().filter(move |case| case.title.starts_with(&title))
        };
        if !titled(" ").any(|case| finds(&case)) {
            lacking.push(format!("{}: no case breaks it", rule.id));
        }
        let mut near = titled(", nearly").peekable();
        if near.peek().is_none() || near.any(|case| finds(&case)) {
            lacking.push(format!("{}: no case nearly breaks it", rule.id));
        }
    }
    assert_eq!(lacking, Vec::<String>::new());
}

/// The headings outside of fences.
fn headings(page: &str) -> Vec<&str> {
    let mut inside = false;
    let lines = page.lines().filter(|line| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !inside && line.starts_with('#')
    });
    lines.collect()
}

fn file(folder: &Path, path: &str, base: &[&str]) -> Outcome {
    let mut outcome = Outcome::default();
    if !path.ends_with(".md") {
        outcome.faults.push(format!("{path}: a case is a `.md` file"));
        return outcome;
    }
    let text = fs::read_to_string(folder.join(path)).expect("a case file is UTF-8");
    match case::read(&text) {
        Ok(cases) if base != PAGE_BASE && cases.iter().any(|it| it.expectations().count() == 0) => {
            outcome.faults.push(format!("{path}: a case in it expects nothing"));
        }
        Ok(cases) => cases.iter().for_each(|case| run(path, case, base, &mut outcome)),
        Err(error) => outcome.faults.push(format!("{path}: {error}")),
    }
    if env::var_os("BLESS").is_some() && !outcome.bodies.is_empty() {
        outcome.bodies.sort_by_key(|(lines, _)| lines.start);
        let rewritten = case::rewrite(&text, &outcome.bodies);
        fs::write(folder.join(path), rewritten).expect("a case file can be written");
        outcome.faults.retain(|fault| !fault.starts_with("CASE "));
    }
    outcome
}

fn run(path: &str, case: &Case, base: &[&str], outcome: &mut Outcome) {
    let name = format!("{path} {}", case.title);
    let files = match assemble(case, base, &mut outcome.layers) {
        Ok(files) => files,
        Err(error) => {
            outcome.faults.push(format!("{name}: {error}"));
            return;
        }
    };
    let compiled = toolkit::compile(&files, reach(case));
    outcome.codes.extend(compiled.diagnostics.iter().map(|diagnostic| diagnostic.code));
    let silent = |fence: &&Fence| matches!(fence.kind, Kind::Diagnostics | Kind::Report);
    if case.fences.iter().find(silent).is_none() && !compiled.diagnostics.is_empty() {
        let found = show::diagnostics(&compiled.sources, &compiled.diagnostics);
        outcome.faults.push(format!("{name}: nothing was expected to be wrong, but\n{found}"));
    }
    for fence in case.expectations() {
        match actual(&fence.kind, &compiled) {
            Ok(actual) if actual == fence.body => {}
            Ok(actual) => {
                let diff = similar::TextDiff::from_lines(&fence.body, &actual);
                let diff = diff.unified_diff().header("expected", "actual").to_string();
                let place = format!("line {} ({:?})", fence.lines.start, fence.kind);
                outcome.faults.push(format!("CASE {name}, {place}\n{diff}"));
                outcome.bodies.push((fence.lines.clone(), actual));
            }
            Err(error) => outcome.faults.push(format!("{name}: {error}")),
        }
    }
}

/// The website is written only for a case that looks at it, or changes its theme.
fn reach(case: &Case) -> Reach {
    let looks = case.fences.iter().any(|fence| match &fence.kind {
        Kind::Html { .. } | Kind::Output { .. } => true,
        Kind::Input { path } | Kind::Edit { path } => path.starts_with("theme/"),
        Kind::Base(_) => fence.body.contains("theme/"),
        Kind::Diagnostics | Kind::Report | Kind::Standard { .. } => false,
    });
    if looks { Reach::Website } else { Reach::Documents }
}

fn assemble(
    case: &Case,
    base: &[&str],
    layers_used: &mut BTreeSet<String>,
) -> Result<Files, String> {
    let named = case.fences.iter().rev().find_map(|fence| match &fence.kind {
        Kind::Base(layers) => Some((layers.iter().map(String::as_str).collect(), &*fence.body)),
        _ => None,
    });
    let (layers, left_out): (Vec<&str>, &str) = named.unwrap_or((base.to_vec(), ""));
    let mut files = match layers.as_slice() {
        ["real"] => REAL.clone(),
        ["none"] => toolkit::fixture(&[]),
        layers => {
            layers_used.extend(layers.iter().map(|layer| (*layer).to_owned()));
            toolkit::fixture(layers)
        }
    };
    for path in left_out.lines() {
        files.remove(path).ok_or_else(|| format!("the base has no file `{path}`"))?;
    }
    for fence in &case.fences {
        match &fence.kind {
            Kind::Input { path } => drop(files.insert(path.clone(), fence.body.clone().into())),
            Kind::Edit { path } => edit(&mut files, path, &fence.body)?,
            Kind::Base(_)
            | Kind::Diagnostics
            | Kind::Report
            | Kind::Html { .. }
            | Kind::Standard { .. }
            | Kind::Output { .. } => {}
        }
    }
    Ok(files)
}

/// Carries out an edit: each run of `-` lines is found in the file, and `+` lines take its
/// place. A run without `-` is added at the end.
fn edit(files: &mut Files, path: &str, diff: &str) -> Result<(), String> {
    let bytes = files.get(path).ok_or_else(|| format!("there is no `{path}` to edit"))?;
    let mut text = String::from_utf8(bytes.clone()).map_err(|error| error.to_string())?;
    let (mut old, mut new) = (String::new(), String::new());
    for line in diff.lines().chain(["-"]) {
        match line.split_at_checked(1) {
            Some(("+", line)) => new.push_str(&format!("{line}\n")),
            Some(("-", line)) => {
                if !new.is_empty() || line.is_empty() {
                    replace(&mut text, &old, &new).map_err(|error| format!("{path}: {error}"))?;
                    (old, new) = (String::new(), String::new());
                }
                old.push_str(&format!("{line}\n"));
            }
            _ => return Err(format!("`{line}` begins with neither `-` nor `+`")),
        }
    }
    files.insert(path.to_owned(), text.into_bytes());
    Ok(())
}

fn replace(text: &mut String, old: &str, new: &str) -> Result<(), String> {
    let at = if old.is_empty() { Some(text.len()) } else { text.find(old) };
    let at = at.ok_or_else(|| format!("these lines are not there:\n{old}"))?;
    text.replace_range(at..at + old.len(), new);
    Ok(())
}

fn actual(kind: &Kind, compiled: &Compiled) -> Result<String, String> {
    let (sources, diagnostics) = (&compiled.sources, compiled.diagnostics.as_slice());
    match kind {
        Kind::Diagnostics => Ok(show::diagnostics(sources, diagnostics)),
        Kind::Report => {
            let mut report = String::new();
            for (at, diagnostic) in diagnostics.iter().enumerate() {
                let gap = if at == 0 { "" } else { "\n" };
                let rendered = human::render(sources, diagnostic, Colour::Never);
                let lines: String =
                    rendered.lines().map(|line| format!("{}\n", line.trim_end())).collect();
                write!(report, "{gap}{lines}").expect("a string takes everything");
            }
            Ok(report)
        }
        Kind::Html { path, selector } => {
            let page = dom::parse(&output(compiled, path)?)
                .map_err(|error| format!("{path} is not well-formed: {error}"))?;
            let found: String = page.select(selector).into_iter().map(dom::Element::show).collect();
            if found.is_empty() {
                return Err(format!("{path} has nothing at `{selector}`"));
            }
            Ok(found)
        }
        Kind::Standard { clause } => match &compiled.documents {
            Some(documents) => show::standard(&documents.standard, clause),
            None => Err("there are no documents".to_owned()),
        },
        Kind::Output { path } => output(compiled, path),
        Kind::Base(_) | Kind::Input { .. } | Kind::Edit { .. } => Ok(String::new()),
    }
}

fn output(compiled: &Compiled, path: &str) -> Result<String, String> {
    let Some(bytes) = compiled.tree.get(path) else {
        let near = sources::closest(path, compiled.tree.keys().map(String::as_str));
        return Err(format!("there is no file `{path}` in the website (nearest: {near:?})"));
    };
    String::from_utf8(bytes.clone()).map_err(|error| format!("{path}: {error}"))
}
