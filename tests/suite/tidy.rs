//! Does the project keep the conventions that a machine can check?
//!
//! CONTRIBUTING.md says what they are and why. Each function here is one of them.

mod dependencies;
mod editors;
mod map;
mod sources_of_code;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::toolkit;

/// The files that git has or would take: path → text, for those that are text.
fn files() -> BTreeMap<String, Vec<u8>> {
    let root = toolkit::root();
    let arguments = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
    let listed = Command::new("git").args(arguments).current_dir(&root).output();
    let listed = listed.expect("git can list the files of the repository");
    let names = String::from_utf8(listed.stdout).expect("names in the repository are UTF-8");
    let paths = names.split('\0').filter(|path| !path.is_empty());
    let read = paths.filter_map(|path| {
        let bytes = std::fs::read(root.join(path)).ok()?;
        Some((path.to_owned(), bytes))
    });
    let files: BTreeMap<String, Vec<u8>> = read.collect();
    assert!(files.contains_key("Cargo.toml"), "this is no checkout of the repository");
    files
}

/// The files of [`files`] whose name ends in `.ending`, as text.
fn texts(ending: &str) -> BTreeMap<String, String> {
    let wanted = files().into_iter().filter(|(path, _)| has_ending(path, ending));
    let texts = wanted.map(|(path, bytes)| {
        let text = String::from_utf8(bytes).unwrap_or_else(|_| panic!("{path} is not UTF-8"));
        (path, text)
    });
    texts.collect()
}

fn has_ending(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == ending)
}

/// Fails with every fault, one a line.
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_file_is_larger_than_100_kb() {
    let large = files().into_iter().filter(|(path, bytes)| {
        bytes.len() > 100 * 1024 && !has_ending(path, "lock") && !path.ends_with("-lock.json")
    });
    let large = large.map(|(path, bytes)| format!("{path}: {} bytes", bytes.len()));
    none(&large.collect::<Vec<_>>());
}

#[test]
fn the_documents_that_people_look_for_are_there() {
    let files = files();
    let wanted = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    let missing = wanted.iter().filter(|name| !files.contains_key(**name));
    none(&missing.map(|name| format!("there is no {name}")).collect::<Vec<_>>());
}

/// A sector is data: no line of the program or the theme knows one.
#[test]
fn no_word_of_a_sector_stands_in_the_program_or_the_theme() {
    let files = files();
    let mut words: Vec<String> = Vec::new();
    for (path, bytes) in &files {
        let parts: Vec<&str> = path.split('/').collect();
        if let ["data", "sectors", sector, "sector.yaml"] = parts.as_slice() {
            words.push((*sector).to_owned());
            let text = String::from_utf8_lossy(bytes);
            let node = sources::yaml::parse(sources::FileId(0), &text, 0).value;
            let list = node.as_ref().and_then(|node| node.field("words"));
            let Some(sources::Value::List(list)) = list.map(|list| &list.value) else {
                panic!("{path} has no `words`");
            };
            words.extend(list.iter().filter_map(|word| word.text()).map(str::to_lowercase));
        }
    }
    assert!(words.len() > 20, "too few words to look for: {words:?}");
    let mut faults = Vec::new();
    for (path, bytes) in &files {
        if !path.starts_with("generator/") && !path.starts_with("theme/") {
            continue;
        }
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        for (number, line) in (1..).zip(text.lines()) {
            let used =
                |word: &&String| line.split(|c: char| !c.is_alphanumeric()).any(|it| it == **word);
            faults.extend(words.iter().filter(used).map(|word| format!("{path}:{number}: {word}")));
        }
    }
    none(&faults);
}
