//! Does ARCHITECTURE.md name real things?

use std::collections::BTreeSet;

use super::{files, none, texts};
use crate::toolkit;

/// Whole words in backticks that look like a path are files or folders; those that look like a
/// type, a function or a module are declared somewhere.
#[test]
fn architecture_names_things_that_exist() {
    let map = std::fs::read_to_string(toolkit::root().join("ARCHITECTURE.md"));
    let map = map.expect("there is an ARCHITECTURE.md");
    let lines = map.lines().count();
    assert!(lines < 400, "ARCHITECTURE.md has {lines} lines");
    let paths = paths();
    let declared = declared();
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(unfenced(&map)) {
        for word in line.split('`').skip(1).step_by(2) {
            let known = match kind(word) {
                Kind::Path => has_path(&paths, word),
                Kind::Name => word
                    .split("::")
                    .filter(|it| !it.is_empty())
                    .all(|it| declared.contains(it.trim_end_matches("()").trim_end_matches('!'))),
                Kind::Other => true,
            };
            if !known {
                faults.push(format!("ARCHITECTURE.md:{number}: there is no `{word}`"));
            }
        }
    }
    none(&faults);
}

enum Kind {
    Path,
    Name,
    Other,
}

fn kind(word: &str) -> Kind {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./".contains(c);
    let folders =
        ["generator/", "content/", "data/", "theme/", "tests/", ".ci/", ".cargo/", "src/"];
    let endings = [".rs", ".toml", ".md", ".yaml", ".html", ".css", ".js", ".lock"];
    let placeholder = word.contains(['<', '*', '{', ' ', '…']);
    let is_path = folders.iter().any(|it| word.starts_with(it))
        || endings.iter().any(|it| word.ends_with(it) && word.len() > it.len());
    if is_path && !placeholder && word.chars().all(plain) {
        return Kind::Path;
    }
    let name = word.trim_end_matches("()");
    let identifier = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    let is_type = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.contains(|c: char| c.is_ascii_lowercase());
    let is_item = name.contains("::") || word.ends_with("()");
    if (is_type || is_item) && name.chars().all(identifier) { Kind::Name } else { Kind::Other }
}

/// Every file and folder, with what the build writes left out.
fn paths() -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    for path in files().into_keys() {
        let mut at = 0;
        while let Some(found) = path[at..].find('/') {
            at += found + 1;
            paths.insert(path[..at].to_owned());
        }
        paths.insert(path);
    }
    paths
}

/// A path from the root, or the end of one (`model/src/links.rs`, `SUMMARY.md`).
fn has_path(paths: &BTreeSet<String>, word: &str) -> bool {
    let folder = format!("{}/", word.trim_end_matches('/'));
    paths.contains(word)
        || paths.contains(&folder)
        || paths.iter().any(|path| {
            path.ends_with(&format!("/{word}")) || path.ends_with(&format!("/{folder}"))
        })
}

/// Every name that the program declares, and those of the standard library that the map may use.
fn declared() -> BTreeSet<String> {
    let mut names: BTreeSet<String> =
        ["Vec", "Option", "Result", "String", "BTreeMap", "HashMap", "HashSet", "Some", "None"]
            .map(str::to_owned)
            .into();
    for (path, text) in texts("rs") {
        let parts: Vec<&str> = path.split('/').collect();
        names.extend(parts.iter().map(|part| part.trim_end_matches(".rs").replace('-', "_")));
        let words: Vec<&str> = text
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .filter(|it| !it.is_empty())
            .collect();
        let keywords =
            ["struct", "enum", "trait", "fn", "type", "mod", "const", "static", "macro_rules"];
        for pair in words.windows(2) {
            if keywords.contains(&pair[0]) {
                names.insert(pair[1].to_owned());
            }
        }
        names.extend(variants(&text));
    }
    names
}

/// Variants of enums, each on a line of its own.
fn variants(text: &str) -> impl Iterator<Item = String> + '_ {
    text.lines().filter_map(|line| {
        let word: String =
            line.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        let upper = word.starts_with(|c: char| c.is_ascii_uppercase());
        (line.starts_with("    ") && upper).then_some(word)
    })
}

/// The lines outside of fences; those inside are empty.
fn unfenced(text: &str) -> Vec<&str> {
    let mut inside = false;
    let lines = text.lines().map(|line| {
        let fence = line.trim_start().starts_with("```");
        inside ^= fence;
        if inside || fence { "" } else { line }
    });
    lines.collect()
}
