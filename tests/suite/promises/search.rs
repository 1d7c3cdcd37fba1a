//! Does the search find what experts look for, and do program and script give the same answers?

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use search::Files;
use serde_json::{Value, json};

use super::real::{BUILT, REAL_MODEL};
use crate::toolkit;

/// A query and what narrows it.
type Query = (String, Vec<(String, String)>);

/// The queries of experts, each with the address that is wanted first.
static EXPERTS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| listed("queries.txt"));

/// The queries of a list, each with what is wanted.
fn listed(name: &str) -> Vec<(String, String)> {
    let list = std::fs::read_to_string(toolkit::root().join("tests/search").join(name));
    let list = list.expect("the list of queries can be read");
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let queries = lines.filter_map(|line| {
        let (query, wanted) = line.split_once(" => ")?;
        Some((query.to_owned(), wanted.to_owned()))
    });
    queries.collect()
}

fn files() -> Files<'static> {
    files_in(None)
}

fn files_in(language: Option<&str>) -> Files<'static> {
    Files::open(&BUILT.value, language).expect("the site has an index of the language")
}

#[test]
fn experts_find_the_wanted_page_first_or_nearly_so() {
    let mut files = files();
    let (mut first, mut missed) = (0, Vec::new());
    for (query, wanted) in EXPERTS.iter() {
        let answer = search::find(&mut files, query, &[]);
        let addresses: Vec<String> = answer
            .found
            .iter()
            .take(3)
            .map(|found| {
                let address = files.place(found.sections[0]).address;
                // A wanted page may be found by any of its sections.
                let page = address.split('#').next().unwrap_or_default().to_owned();
                if wanted.contains('#') { address } else { page }
            })
            .collect();
        match addresses.iter().position(|address| address == wanted) {
            Some(0) => first += 1,
            Some(_) => {}
            None => missed.push(format!("{query} => {wanted}, but found {addresses:?}")),
        }
    }
    assert!(EXPERTS.len() >= 40);
    assert!(missed.is_empty(), "not among the first three\n{}", missed.join("\n"));
    let share = first * 100 / EXPERTS.len();
    assert!(share >= 90, "only {first} of {} find their page first", EXPERTS.len());
}

/// Of these queries so many in a hundred find a wanted page among the first three. The first list
/// says how good the search is: nothing was tuned on it, and nothing is to make its share larger.
const SHARES: [(&str, usize); 2] = [("held-out.txt", 80), ("questions.txt", 70)];

#[test]
fn other_queries_find_what_they_want_as_often_as_before() {
    for (list, least) in SHARES {
        let queries = listed(list);
        let missed: Vec<&str> = queries
            .iter()
            .filter(|(query, wanted)| !is_found(query, wanted))
            .map(|(query, _)| query.as_str())
            .collect();
        assert!(queries.len() >= 20, "{list}");
        let share = (queries.len() - missed.len()) * 100 / queries.len();
        assert!(share >= least, "{list}: {share} in a hundred; missed are {missed:#?}");
    }
}

/// Whether a page of `wanted` is among the first three for `query`, which may name its language.
fn is_found(query: &str, wanted: &str) -> bool {
    let (language, words) =
        query.split_once(": ").map_or((None, query), |(language, words)| (Some(language), words));
    let mut files = files_in(language);
    let answer = search::find(&mut files, words, &[]);
    let mut pages = answer.found.iter().take(3).map(|found| {
        let address = files.place(found.sections[0]).address;
        address.split('#').next().unwrap_or_default().to_owned()
    });
    pages.any(|page| wanted.split(" | ").any(|it| it == page))
}

#[test]
fn program_and_script_give_the_same_answers() {
    let queries = queries();
    assert!(queries.len() >= 300, "{}", queries.len());
    compare(None, &queries);
}

/// The other languages have an index of their own, with the same rules.
#[test]
fn program_and_script_give_the_same_answers_in_every_language() {
    let documents = REAL_MODEL.documents.as_ref().expect("the real toolkit has documents");
    assert!(!documents.site.languages.is_empty());
    for language in &documents.site.languages {
        let pages = documents.site.pages.iter();
        let own = pages.filter(|it| it.finding.language.as_deref() == Some(&language.tag));
        let words = own.flat_map(|page| [&page.title, &page.description]).flat_map(|text| {
            text.split_whitespace().flat_map(|word| {
                let short: String = word.chars().take(5).collect();
                let slip: String = word.chars().skip(1).collect();
                [word.to_owned(), short, slip, format!("\"{word}\""), format!("{word} ")]
            })
        });
        let queries: Vec<Query> = words.map(|word| (word, Vec::new())).collect();
        assert!(queries.len() >= 100, "{}: {}", language.tag, queries.len());
        compare(Some(&language.tag), &queries);
    }
}

/// Asks both in a language.
fn compare(language: Option<&str>, queries: &[Query]) {
    let Some(answers) = script(language, queries) else { return };
    let mut files = files_in(language);
    let mut faults = Vec::new();
    for ((query, choices), theirs) in queries.iter().zip(&answers) {
        let answer = search::find(&mut files, query, choices);
        let found = answer.found.iter().map(|found| json!([found.page, found.sections]));
        let ours = json!({
            "found": found.collect::<Vec<_>>(),
            "meant": answer.meant,
            "unknown": answer.unknown,
            "counts": answer.counts.iter().map(|count| count.pages).collect::<Vec<_>>(),
        });
        if ours != *theirs {
            let differing = ["meant", "unknown", "counts", "found"];
            let differing: Vec<_> =
                differing.iter().filter(|name| ours[**name] != theirs[**name]).collect();
            faults.push(format!("`{query}` {choices:?}: {differing:?}"));
        }
    }
    let answered = answers.iter().filter(|answer| answer["found"] != json!([])).count();
    assert!(answered > queries.len() * 3 / 4, "only {answered} have an answer");
    assert!(faults.is_empty(), "{} differ\n{}", faults.len(), faults.join("\n"));
}

/// What experts ask, as a whole and while they type, and what the titles of pages suggest: words,
/// pairs, phrases, slips of the hand, beginnings and choices.
fn queries() -> Vec<Query> {
    let plain = |query: String| (query, Vec::new());
    let mut queries: Vec<Query> = Vec::new();
    for (query, _) in EXPERTS.iter() {
        let begun = query.chars().take(query.chars().count() * 2 / 3).collect();
        queries.extend([format!("{query} "), query.clone(), begun].map(plain));
    }
    let others = ["held-out.txt", "questions.txt"].into_iter().flat_map(listed);
    queries.extend(others.map(|(query, _)| plain(query)));
    let documents = REAL_MODEL.documents.as_ref().expect("the real toolkit has documents");
    for (number, page) in documents.site.pages.iter().enumerate() {
        let words: Vec<&str> = page.title.split_whitespace().collect();
        let longest = words.iter().max_by_key(|word| word.len()).copied().unwrap_or_default();
        let length = longest.chars().count();
        queries.push(match number % 6 {
            0 => plain(page.title.clone()),
            1 => plain(longest.chars().skip(1).collect()),
            2 => plain(longest.chars().take(length.saturating_sub(2)).collect()),
            3 => plain(format!("\"{}\"", words[words.len().saturating_sub(2)..].join(" "))),
            4 => plain(format!("{} {longest}x", words.first().copied().unwrap_or_default())),
            _ => {
                let choice = |name: &str, value: &str| (name.to_owned(), value.to_owned());
                let choices = vec![choice("kind", "control"), choice("level", "basic")];
                (longest.to_owned(), choices)
            }
        });
    }
    queries
}

/// The answers of the script; nothing where node is missing.
fn script(language: Option<&str>, queries: &[Query]) -> Option<Vec<Value>> {
    let folder = site_on_disk();
    let input = serde_json::to_vec(queries).expect("texts are always JSON");
    let language = Path::new(language.unwrap_or_default());
    let output = node("answers.mjs", &[folder.path(), language], &input)?;
    let answers: Vec<Value> = serde_json::from_slice(&output).expect("node writes JSON");
    assert_eq!(answers.len(), queries.len());
    Some(answers)
}

#[test]
fn every_query_stays_within_its_budget_of_bytes() {
    let folder = site_on_disk();
    for list in ["queries.txt", "held-out.txt", "questions.txt"] {
        let list = toolkit::root().join("tests/search").join(list);
        let _ = node("measure.mjs", &[folder.path(), &list], &[]);
    }
}

/// The search of the site, as a host has it.
fn site_on_disk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the site can be made");
    let wanted = BUILT
        .value
        .iter()
        .filter(|(path, _)| path.starts_with("search/") || path.starts_with("assets/search"));
    for (path, bytes) in wanted {
        let file: PathBuf = folder.path().join(path);
        let parent = file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(parent).expect("a folder of the site can be made");
        std::fs::write(file, bytes).expect("a file of the site can be written");
    }
    folder
}

/// What a script of `tests/search` says; nothing where node is missing.
fn node(script: &str, arguments: &[&Path], input: &[u8]) -> Option<Vec<u8>> {
    let node = Command::new("node")
        .arg(toolkit::root().join("tests/search").join(script))
        .args(arguments)
        // How long an answer takes says more of a busy machine than of the search.
        .env("TIME", "1000")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut node = match node {
        Ok(node) => node,
        Err(error) if std::env::var_os("CI").is_some() => panic!("node did not start: {error}"),
        Err(error) => {
            println!("NOT TESTED: node did not start: {error}");
            return None;
        }
    };
    node.stdin.take().expect("it was piped").write_all(input).expect("node reads its input");
    let output = node.wait_with_output().expect("node ends");
    let said = [output.stdout.as_slice(), &output.stderr].concat();
    assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&said));
    Some(output.stdout)
}
