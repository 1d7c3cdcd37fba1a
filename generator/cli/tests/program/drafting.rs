//! Does `check` hold the drafting rules on anybody's profile, and tell every reader the places?

use std::fmt::Write as _;
use std::fs;

use crate::kit::Kit;

/// Pages that somebody else wrote: nothing but a profile, with a breach or two on each.
const PAGES: [(&str, &str, &str); 7] = [
    ("foreword", "foreword", "# Foreword\n\nReaders should send comments.\n"),
    ("introduction", "introduction", "# Introduction\n\nDoors shall close.\n"),
    ("scope", "scope", "# Scope\n\nThis document specifies doors. It may apply to windows.\n"),
    (
        "references",
        "normative-references",
        "# Normative references\n\nThere are no normative references in this document.\n",
    ),
    (
        "terms",
        "terms",
        "# Terms and definitions\n\nNo terms and definitions are listed in this document.\n\n\
         ISO and IEC maintain terminology databases for use in standardization at the following \
         addresses:\n\n- ISO Online browsing platform: available at https://www.iso.org/obp\n\
         - IEC Electropedia: available at https://www.electropedia.org\n",
    ),
    ("rules", "clause", "# Rules\n\n- **LV-01** A door shall be painted adequately.\n"),
    ("annex", "annex", "# History\n\nIt took 10,000 years.\n"),
];

const BOOK: &str = "[book]\ntitle = \"Doors\"\ndescription = \"All about doors.\"\n\
    language = \"en\"\nsrc = \"content\"\n\n[toolkit]\nedition = \"1.0\"\n\n[toolkit.profile]\n\
    main = \"Doors\"\nstatus = \"Draft\"\npublisher = \"The Door Project\"\n\
    licence = \"CC BY 4.0\"\nnotices = [\"This is a test.\"]\n";

/// What is found: severity, code, and the words pointed at.
const FOUND: [(&str, &str, &str); 7] = [
    ("warning", "uncited", "# History"),
    ("warning", "number-form", "10,000"),
    ("error", "verbal-form", "should"),
    ("error", "verbal-form", "shall"),
    ("note", "unnamed-actor", "shall be"),
    ("warning", "vague-word", "adequately"),
    ("error", "verbal-form", "may"),
];

/// A toolkit of a profile alone: no theme, no records, no website.
fn foreign() -> Kit {
    let kit = Kit::empty();
    fs::create_dir_all(kit.path("content/profile")).expect("a folder for the test can be made");
    kit.write("book.toml", BOOK);
    let mut summary = String::new();
    for (name, element, text) in PAGES {
        let page = format!("---\ndescription: About it.\nelement: {element}\n---\n\n{text}");
        kit.write(&format!("content/profile/{name}.md"), &page);
        writeln!(summary, "[{name}]({name}.md)").expect("a string takes everything");
    }
    kit.write("content/profile/SUMMARY.md", &summary);
    kit
}

#[test]
fn a_profile_alone_is_held_to_every_rule() {
    let kit = foreign();
    let ran = kit.run(&["check", "--format", "json"]).ended(1);
    assert!(ran.errors.contains("3 errors, 3 warnings, 1 note"), "{}", ran.errors);
    let findings: Vec<serde_json::Value> = serde_json::from_str(&ran.output).expect("it is JSON");
    let shown: Vec<_> = findings
        .iter()
        .map(|finding| {
            let number = |name: &str| {
                let number = finding[name].as_u64().expect("a place has numbers");
                usize::try_from(number).expect("files are small")
            };
            let file = finding["file"].as_str().expect("a finding has a file");
            let text = fs::read_to_string(kit.path(file)).expect("the file is there");
            let line: Vec<char> =
                text.lines().nth(number("line") - 1).unwrap_or_default().chars().collect();
            let words: String =
                line[number("column") - 1..number("end_column") - 1].iter().collect();
            let text = |name: &str| finding[name].as_str().unwrap_or_default().to_owned();
            (text("severity"), text("code"), words)
        })
        .collect();
    let expected = FOUND
        .map(|(severity, code, words)| (severity.to_owned(), code.to_owned(), words.to_owned()));
    assert_eq!(shown, expected);
}

#[test]
fn scanners_and_pull_requests_get_the_places_too() {
    let kit = foreign();
    let sarif = kit.run(&["check", "--format", "sarif"]).ended(1);
    let log: serde_json::Value = serde_json::from_str(&sarif.output).expect("it is JSON");
    let results = log["runs"][0]["results"].as_array().expect("results are a list");
    let place = |result: &serde_json::Value| {
        let place = &result["locations"][0]["physicalLocation"];
        let line = place["region"]["startLine"].clone();
        (result["ruleId"].clone(), result["level"].clone(), line)
    };
    let expected: Vec<_> = FOUND
        .iter()
        .map(|(severity, code, words)| {
            let line = if words.starts_with('#') { 6 } else { 8 };
            ((*code).into(), (*severity).into(), line.into())
        })
        .collect();
    assert_eq!(results.iter().map(place).collect::<Vec<_>>(), expected);
    let github = kit.run(&["check", "--format", "github"]).ended(1);
    let commands: Vec<&str> = github.output.lines().collect();
    assert_eq!(commands.len(), FOUND.len());
    let actor = "::notice title=unnamed-actor,file=content/profile/rules.md,line=8,";
    assert!(commands.iter().any(|command| command.starts_with(actor)), "{commands:?}");
}

#[test]
fn a_profile_is_compared_with_texts_from_outside() {
    let kit = foreign();
    let law = "Whoever makes a door\n\
        shall see to it that nobody without a key can open it from outside.\n";
    let copy = "# Introduction\n\nSee to it that nobody without a key can open it from outside.\n";
    kit.write(
        "content/profile/introduction.md",
        &format!("---\ndescription: It.\nelement: introduction\n---\n\n{copy}"),
    );
    kit.write("law.txt", law);
    let found = |option: &str| {
        let ran = kit.run(&["check", "--format", "github", option, "law.txt"]).ended(1);
        let copied = ran.output.lines().find(|line| line.contains("copied-text"));
        copied.map(|line| line.split(' ').next().unwrap_or_default().to_owned())
    };
    assert_eq!(found("--compare-with").as_deref(), Some("::warning"));
    assert_eq!(found("--compare-draft").as_deref(), Some("::error"));
    let without = kit.run(&["check", "--format", "github"]).ended(1);
    assert!(!without.output.contains("copied-text"), "{}", without.output);
    let absent = kit.run(&["check", "--compare-with", "absent.txt"]).ended(3);
    assert!(absent.errors.contains("absent.txt"), "{}", absent.errors);
}
