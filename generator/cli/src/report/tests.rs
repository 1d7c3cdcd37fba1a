//! Does every form of the report say the same, in its own grammar?

use std::collections::BTreeMap;

use serde_json::Value;
use sources::{Code, Diagnostic, Sources, Span};

use super::{Format, Tally, write};

fn sources() -> Sources {
    let text = "ä: one\nb: two\nc: three\n".to_owned();
    Sources::new(BTreeMap::from([("data/a, b:c.yaml".to_owned(), text)]), BTreeMap::new())
}

fn faults(sources: &Sources) -> Vec<Diagnostic> {
    let (file, _) = sources.find("data/a, b:c.yaml").expect("the file is there");
    let one = Span::new(file, 4..7);
    let two = Span::new(file, 8..17);
    vec![
        Diagnostic::error(Code::UnknownField, one, "50 % of `one`\r\nis wrong")
            .help("write `a`")
            .also(two, "first here"),
        Diagnostic::warning(Code::Orphan, two, "nothing links here"),
        Diagnostic::error(Code::NotUtf8, None, "`x.md` is not UTF-8"),
    ]
}

fn json(format: Format) -> Value {
    let sources = sources();
    let text = write(&sources, &faults(&sources), format);
    assert!(text.ends_with('\n'));
    serde_json::from_str(&text).expect("the report is JSON")
}

#[test]
fn findings_have_every_field() {
    let findings = json(Format::Json);
    let expected = serde_json::json!([
        {
            "code": "unknown-field", "severity": "error",
            "message": "50 % of `one`\r\nis wrong",
            "file": "data/a, b:c.yaml", "line": 1, "column": 4, "end_line": 1, "end_column": 7,
            "help": "write `a`", "url": null,
        },
        {
            "code": "orphan", "severity": "warning", "message": "nothing links here",
            "file": "data/a, b:c.yaml", "line": 2, "column": 1, "end_line": 3, "end_column": 3,
            "help": null, "url": null,
        },
        {
            "code": "not-utf8", "severity": "error", "message": "`x.md` is not UTF-8",
            "file": null, "line": null, "column": null, "end_line": null, "end_column": null,
            "help": null, "url": null,
        },
    ]);
    assert_eq!(findings, expected);
}

#[test]
fn no_findings_are_an_empty_array() {
    assert_eq!(write(&sources(), &[], Format::Json), "[]\n");
    assert_eq!(write(&sources(), &[], Format::Github), "");
    assert_eq!(write(&sources(), &[], Format::Human), "");
}

#[test]
fn workflow_commands_are_escaped() {
    let sources = sources();
    let commands = write(&sources, &faults(&sources), Format::Github);
    let file = "file=data/a%2C b%3Ac.yaml";
    let expected = [
        format!(
            "::error title=unknown-field,{file},line=1,endLine=1,col=4,endColumn=7::\
             50 %25 of `one`%0D%0Ais wrong%0Ahelp: write `a`"
        ),
        format!("::warning title=orphan,{file},line=2,endLine=3,col=1::nothing links here"),
        "::error title=not-utf8::`x.md` is not UTF-8".to_owned(),
    ];
    assert_eq!(commands.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn sarif_names_rules_places_and_related_places() {
    let log = json(Format::Sarif);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "cra-toolkit");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules are a list");
    let results = run["results"].as_array().expect("results are a list");
    assert_eq!((rules.len(), results.len()), (3, 3));
    for result in results {
        let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok());
        let rule = &rules[index.expect("an index is a number")];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(rule["shortDescription"]["text"].is_string());
    }
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "data/a%2C%20b%3Ac.yaml");
    let region = serde_json::json!(
        { "startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 7 }
    );
    assert_eq!(place["region"], region);
    assert_eq!(results[0]["relatedLocations"][0]["message"]["text"], "first here");
    assert_eq!(results[1]["level"], "warning");
    assert_eq!(results[2]["locations"], serde_json::json!([]));
}

#[test]
fn notes_are_told_apart_from_warnings() {
    let sources = sources();
    let notes = [Diagnostic::note(Code::VerbalForm, None, "`can` permits")];
    let json: Value = serde_json::from_str(&write(&sources, &notes, Format::Json)).expect("JSON");
    assert_eq!(json[0]["severity"], "note");
    let log: Value = serde_json::from_str(&write(&sources, &notes, Format::Sarif)).expect("JSON");
    assert_eq!(log["runs"][0]["results"][0]["level"], "note");
    let commands = write(&sources, &notes, Format::Github);
    assert!(commands.starts_with("::notice title=verbal-form::"), "{commands}");
    let report = write(&sources, &notes, Format::Human);
    assert!(report.starts_with("note[verbal-form]: `can` permits"), "{report}");
}

#[test]
fn people_see_the_lines_of_the_file() {
    let sources = sources();
    let report = write(&sources, &faults(&sources), Format::Human);
    assert!(report.contains("error[unknown-field]"), "{report}");
    assert!(report.contains("data/a, b:c.yaml:1:4"), "{report}");
    assert!(report.contains("help: write `a`"), "{report}");
    assert!(!report.contains('\x1b'), "{report}");
}

#[test]
fn faults_are_counted_in_words() {
    let sources = sources();
    let words = |faults: &[Diagnostic]| Tally::of(faults).words();
    let faults = faults(&sources);
    assert_eq!(words(&faults), "2 errors, 1 warning");
    assert_eq!(words(&faults[1..2]), "1 warning");
    assert_eq!(words(&faults[2..]), "1 error");
    assert_eq!(words(&[]), "no faults");
    let note = Diagnostic::note(Code::VerbalForm, None, "`can` permits");
    assert_eq!(words(std::slice::from_ref(&note)), "no faults, 1 note");
    assert_eq!(words(&[faults[1].clone(), note.clone(), note]), "1 warning, 2 notes");
}
