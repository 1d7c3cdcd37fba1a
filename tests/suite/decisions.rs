//! Do the decision tables of this toolkit decide what the law says, and does the script in the
//! browser decide as the program does?

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use model::decide::{Stop, Walk, each_path, walk};
use model::record::DecisionTable;

use crate::dom;
use crate::promises::real::{BUILT, REAL_MODEL};
use crate::toolkit;

/// How many sets of answers are drawn beside those to which a conversation leads.
const SAMPLE: u32 = 20_000;

fn applicability() -> &'static DecisionTable {
    let model = REAL_MODEL.model.as_ref().expect("the real toolkit has a model");
    let mut tables = model.decision_tables.iter().map(|(_, table)| table);
    tables.find(|table| table.key == "applicability").expect("the table is part of the toolkit")
}

/// The answers, one place for each question of the table.
fn answers(table: &DecisionTable, given: &[(&str, &str)]) -> Vec<Option<usize>> {
    let mut answers = vec![None; table.questions.len()];
    for (question, answer) in given {
        let at = table.questions.iter().position(|it| it.key == *question);
        let at = at.unwrap_or_else(|| panic!("there is no question {question}"));
        let known = table.questions[at].answers.iter().position(|it| it.key == *answer);
        assert!(known.is_some(), "{question} has no answer {answer}");
        answers[at] = known;
    }
    answers
}

fn row_keys(table: &DecisionTable, walk: &Walk) -> Vec<String> {
    let rows = walk.rows.iter().enumerate();
    rows.map(|(group, row)| table.groups[group].rows[*row].key.clone()).collect()
}

/// What the table says of a product; every question that it asks has to be answered, no other.
fn decided(given: &[(&str, &str)]) -> Vec<String> {
    let table = applicability();
    let walk = walk(&table.rules(), &answers(table, given));
    assert_eq!(walk.stop, Stop::End, "an answer is missing: {given:?}");
    assert_eq!(walk.asked.len(), given.len(), "an answer is not asked for: {given:?}");
    row_keys(table, &walk)
}

const NO_DEVICE: (&str, &str) = ("HS-device", "no-device");

#[test]
fn a_medical_device_is_outside_before_anything_else_is_asked() {
    assert_eq!(decided(&[("HS-device", "device")]), ["HS-device-whole"]);
    assert_eq!(decided(&[("HS-device", "unclear")]), ["HS-device-unclear"]);
}

#[test]
fn what_is_only_partly_a_device_goes_on_with_the_rest() {
    let given = [
        ("HS-device", "part"),
        ("exclusion", "none"),
        ("supplied", "software"),
        ("connection", "connected"),
        ("market", "commercial"),
        ("role", "resell"),
    ];
    assert_eq!(decided(&given), ["HS-device-part", "scope-inside", "role-resell"]);
}

#[test]
fn a_service_is_inside_only_as_a_part_of_a_product() {
    let service = |rest: &[(&'static str, &'static str)]| {
        let mut given = vec![NO_DEVICE, ("exclusion", "none"), ("supplied", "service")];
        given.extend(rest);
        decided(&given)[1].clone()
    };
    assert_eq!(service(&[("remote", "own"), ("role", "import")]), "scope-remote");
    assert_eq!(service(&[("remote", "third"), ("HS-ehr", "no-ehr")]), "scope-third");
    assert_eq!(service(&[("remote", "no-function"), ("HS-ehr", "general")]), "scope-service");
    assert_eq!(service(&[("remote", "no-function"), ("HS-ehr", "ehr")]), "HS-scope-ehr-service");
    assert_eq!(service(&[("remote", "third"), ("HS-ehr", "ehr")]), "HS-scope-ehr-service");
}

#[test]
fn what_is_not_on_the_market_is_outside_and_an_in_house_ehr_system_meets_the_ehds() {
    let supplied = |rest: &[(&'static str, &'static str)]| {
        let mut given = vec![NO_DEVICE, ("exclusion", "none"), ("supplied", "software")];
        given.push(("connection", "connected"));
        given.extend(rest);
        decided(&given)[1].clone()
    };
    assert_eq!(supplied(&[("market", "own-use"), ("HS-ehr", "ehr")]), "HS-scope-ehr-own-use");
    assert_eq!(supplied(&[("market", "own-use"), ("HS-ehr", "no-ehr")]), "scope-own-use");
    assert_eq!(supplied(&[("market", "elsewhere")]), "scope-elsewhere");
    let open = ("market", "open-source");
    assert_eq!(supplied(&[open, ("steward", "steward-yes")]), "scope-steward");
    assert_eq!(supplied(&[open, ("steward", "steward-no")]), "scope-open-source");
}

/// The results for a product of ours that is inside, from the class on.
fn from_the_class_on(rest: &[(&'static str, &'static str)]) -> Vec<String> {
    let mut given = vec![
        NO_DEVICE,
        ("exclusion", "none"),
        ("supplied", "hardware"),
        ("connection", "connected"),
        ("market", "commercial"),
        ("role", "maker"),
        ("ai", "ai-no"),
        ("size", "small"),
    ];
    given.extend(rest);
    decided(&given).split_off(3)
}

#[test]
fn a_wearable_is_important_and_a_listed_component_does_not_make_the_class() {
    let later = [("placed", "later"), ("available", "available-no")];
    let with = |rest: &[(&'static str, &'static str)]| {
        from_the_class_on(&[rest, later.as_slice()].concat())[0].clone()
    };
    let ehr = ("HS-ehr", "no-ehr");
    assert_eq!(with(&[ehr, ("HS-wearable", "monitors")]), "HS-class-wearable");
    assert_eq!(with(&[ehr, ("HS-wearable", "children")]), "HS-class-wearable");
    let worn = ("HS-wearable", "not-worn");
    let core = |answer: &'static str| with(&[ehr, worn, ("core-function", answer)]);
    assert_eq!(core("class-1"), "class-important-1");
    assert_eq!(core("class-2"), "class-important-2");
    assert_eq!(core("annex-4"), "class-critical");
    assert_eq!(core("contains"), "class-contains");
    assert_eq!(core("listed-nowhere"), "class-default");
    assert_eq!(core("unsure"), "class-unsure");
}

#[test]
fn an_ehr_system_follows_the_ehds_and_reports_on_two_channels() {
    let given = [("HS-ehr", "ehr"), ("placed", "modified"), ("available", "available-yes")];
    let wanted = ["HS-class-ehr", "HS-time-ehr", "HS-reporting-ehr", "ai-none", "size-small"];
    assert_eq!(from_the_class_on(&given), wanted);
}

#[test]
fn an_old_product_reports_all_the_same() {
    let given = [
        ("HS-ehr", "no-ehr"),
        ("HS-wearable", "not-worn"),
        ("core-function", "listed-nowhere"),
        ("placed", "earlier"),
        ("available", "available-yes"),
    ];
    let wanted = ["class-default", "time-earlier", "reporting-now", "ai-none", "size-small"];
    assert_eq!(from_the_class_on(&given), wanted);
}

/// The program's walks, one a line: answers, questions asked, rows, the question to ask.
fn walks(table: &DecisionTable) -> (String, usize) {
    let rules = table.rules();
    let mut lines = String::new();
    let mut count = 0;
    let mut put = |given: &[Option<usize>], walk: &Walk| {
        let question = |at: usize| table.questions[at].key.as_str();
        let given = given.iter().enumerate().filter_map(|(at, answer)| {
            Some(format!("{}={}", question(at), table.questions[at].answers[(*answer)?].key))
        });
        let given = given.collect::<Vec<_>>().join(" ");
        let asked: Vec<&str> = walk.asked.iter().map(|at| question(*at)).collect();
        let ask = match walk.stop {
            Stop::Asks(at) => question(at),
            Stop::End | Stop::NoRow(_) => "",
        };
        let rows = row_keys(table, walk).join(" ");
        writeln!(lines, "{given}\t{}\t{rows}\t{ask}", asked.join(" ")).expect("a string grows");
        count += 1;
    };
    assert!(each_path(&rules, 500_000, &mut put), "every path was gone");
    // Answers that no conversation would give together, drawn the same in every run (Knuth's
    // generator MMIX), for what a file of a reader may hold.
    let mut state: u64 = 2847;
    let mut draw = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits fit") % below
    };
    for _ in 0..SAMPLE {
        let given: Vec<Option<usize>> =
            rules.answers.iter().map(|number| draw(number + 1).checked_sub(1)).collect();
        put(&given, &walk(&rules, &given));
    }
    (lines, count)
}

#[test]
fn the_script_decides_as_the_program_does_from_the_page_alone() {
    let page = &BUILT.value["start/applies.html"];
    let page = dom::parse(std::str::from_utf8(page).expect("pages are UTF-8"));
    let page = page.expect("the page is well-formed");
    let rows = page.select(".decision-row").into_iter().map(|row| {
        let mark = |name: &str| row.attribute(name).to_owned();
        [mark("data-row"), mark("data-group"), mark("data-when"), mark("data-ends")].join("\t")
    });
    let rows: Vec<String> = rows.collect();
    let (walks, count) = walks(applicability());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("decisions");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    let [rows_file, walks_file] = ["rows", "walks"].map(|name| folder.join(name));
    fs::write(&rows_file, rows.join("\n")).expect("the target folder can be written");
    fs::write(&walks_file, walks).expect("the target folder can be written");
    let script = toolkit::root().join("theme/site/scripts/tool-decision.js");
    let test = toolkit::root().join("tests/suite/decisions.test.js");
    match Command::new("node").arg(test).args([&script, &rows_file, &walks_file]).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}");
            let compared = String::from_utf8_lossy(&output.stdout);
            assert_eq!(compared.trim(), count.to_string(), "every walk was compared");
        }
        Err(error) if std::env::var_os("CI").is_some() => panic!("node did not start: {error}"),
        // Building the toolkit needs Rust alone, so this is not tested where Node.js is missing.
        Err(error) => println!("NOT TESTED: node did not start: {error}"),
    }
}
