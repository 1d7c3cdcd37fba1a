//! Are the sources of the program short, headed, and free of left-overs?

use super::{files, none, texts};

const MAX_LINES: usize = 600;
const MAX_FUNCTION_LINES: usize = 70;
const MAX_COLUMNS: usize = 100;

#[test]
fn every_file_opens_with_what_it_answers() {
    let faults = texts("rs").into_iter().filter_map(|(path, text)| {
        let first = text.lines().next().unwrap_or_default();
        let sentence = first.strip_prefix("//! ").is_some_and(|words| words.len() > 10);
        (!sentence).then(|| format!("{path}: it does not open with `//!` and a sentence"))
    });
    none(&faults.collect::<Vec<_>>());
}

/// Test modules at the end of a file do not count.
#[test]
fn files_are_short_and_lines_are_narrow() {
    let mut faults = Vec::new();
    for (path, text) in texts("rs") {
        let program = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(&text);
        let lines = program.lines().count();
        if lines > MAX_LINES {
            faults.push(format!("{path}: {lines} lines"));
        }
        for (number, line) in (1..).zip(text.lines()) {
            let columns = line.chars().count();
            if columns > MAX_COLUMNS {
                faults.push(format!("{path}:{number}: {columns} columns"));
            }
        }
    }
    none(&faults);
}

/// rustfmt puts the closing brace of a function below its `fn`.
#[test]
fn functions_are_short() {
    let mut faults = Vec::new();
    for (path, text) in texts("rs") {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let body = line.trim_start();
            let indent = &line[..line.len() - body.len()];
            if !begins_a_function(body) || body.ends_with([';', '}']) {
                continue;
            }
            let close = format!("{indent}}}");
            let rest = lines[at..].iter();
            let length = rest.take_while(|line| ***line != close).count() + 1;
            if length > MAX_FUNCTION_LINES && lines[at..].contains(&close.as_str()) {
                faults.push(format!("{path}:{}: a function of {length} lines", at + 1));
            }
        }
    }
    none(&faults);
}

fn begins_a_function(line: &str) -> bool {
    let words = line
        .split(' ')
        .find(|word| !["const", "async", "unsafe"].contains(word) && !word.starts_with("pub"));
    words == Some("fn")
}

/// A drawer for everything is where nothing is found.
#[test]
fn no_module_is_a_drawer() {
    let drawers = ["util", "utils", "common", "helper", "helpers", "shared", "core", "base"];
    let drawers = drawers.iter().chain(&["misc", "manager", "mod"]);
    let drawers: Vec<&&str> = drawers.collect();
    let mut faults = Vec::new();
    for path in files().into_keys().filter(|path| path.starts_with("generator/")) {
        for part in path.split('/') {
            let name = part.strip_suffix(".rs").unwrap_or(part);
            if (part.ends_with(".rs") || !part.contains('.')) && drawers.contains(&&name) {
                faults.push(format!("{path}: `{name}` says nothing"));
            }
        }
    }
    none(&faults);
}

/// What is not finished is an issue, not a word in the code.
#[test]
fn no_left_over_stands_in_the_code() {
    // In pieces, or this file would find itself.
    let left_overs = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["XX", "X"].concat(),
        ["dbg", "!("].concat(),
        ["todo", "!("].concat(),
        ["unimplemented", "!("].concat(),
        [".unwrap", "()"].concat(),
    ];
    let mut faults = Vec::new();
    for ending in ["rs", "toml", "js", "css"] {
        for (path, text) in texts(ending) {
            for (number, line) in (1..).zip(text.lines()) {
                let found = left_overs.iter().filter(|word| has_word(line, word));
                faults.extend(found.map(|word| format!("{path}:{number}: {word}")));
            }
        }
    }
    none(&faults);
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let apart = |next: Option<char>| next.is_none_or(|next| !next.is_alphanumeric());
        (apart(before) || word.starts_with('.')) && (apart(after) || word.ends_with(['(', ')']))
    })
}
