//! Does every rule of the catalogue have a case that breaks it, and one that nearly does?

use std::collections::{BTreeMap, BTreeSet};

use sources::Code;

use super::{cases, copied, made};
use crate::{Held, RULES};

/// The findings of the cases of each rule: those of a near miss are none.
fn shown() -> BTreeMap<&'static str, Vec<Vec<&'static str>>> {
    let mut shown: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let code = |found: &&'static str| found.split(' ').next().unwrap_or_default();
    for case in cases() {
        let found = case.2.iter().map(code).collect();
        shown.entry(case.0).or_default().push(found);
    }
    for case in made::CASES {
        shown.entry(case.0).or_default().push(case.2.iter().map(code).collect());
    }
    for case in copied::CASES {
        let found = if case.3.is_empty() { Vec::new() } else { vec!["copied-text"] };
        shown.entry(case.0).or_default().push(found);
    }
    shown
}

#[test]
fn every_rule_has_an_entry_of_its_own() {
    let series = [
        ("ST", 14),
        ("VF", 19),
        ("RF", 18),
        ("TD", 15),
        ("TB", 15),
        ("RQ", 8),
        ("MP", 7),
        ("LG", 5),
    ];
    let numbered = series
        .iter()
        .flat_map(|(series, last)| (1..=*last).map(move |it| format!("{series}{it:02}")));
    let mut wanted: Vec<String> = numbered.collect();
    wanted.extend(["ST-N", "ST-V", "ST-W"].map(str::to_owned));
    wanted.sort();
    let mut listed: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    listed.sort_unstable();
    assert_eq!(listed, wanted);
}

#[test]
fn every_rule_has_a_case_that_breaks_it_and_one_that_nearly_does() {
    let shown = shown();
    let mut lacking = Vec::new();
    for rule in RULES {
        let cases = shown.get(rule.id).map_or(&[][..], Vec::as_slice);
        match rule.held {
            Held::Here(codes) => {
                let breaks = |found: &Vec<&str>| codes.iter().any(|it| found.contains(&it.id()));
                if !cases.iter().any(breaks) {
                    lacking.push(format!("{}: no case breaks it", rule.id));
                }
                if !cases.iter().any(Vec::is_empty) {
                    lacking.push(format!("{}: no case nearly breaks it", rule.id));
                }
                let others = cases.iter().find(|found| !found.is_empty() && !breaks(found));
                lacking
                    .extend(others.map(|found| format!("{}: {found:?} is not its code", rule.id)));
            }
            // `tests/cases/profile/rules.md` has the cases of these.
            Held::Before(_) => assert!(cases.is_empty(), "{} is held elsewhere", rule.id),
            Held::Never(because) => {
                assert!(cases.is_empty(), "{} can be broken", rule.id);
                assert!(because.len() > 20, "{}: why?", rule.id);
            }
        }
    }
    assert_eq!(lacking, Vec::<String>::new());
    let unknown: Vec<_> =
        shown.keys().filter(|id| crate::DraftingRule::find(id).is_none()).collect();
    assert!(unknown.is_empty(), "no such rules: {unknown:?}");
}

/// Each code of this crate is that of a rule.
#[test]
fn no_code_is_without_a_rule() {
    let named: BTreeSet<Code> = RULES.iter().flat_map(|rule| rule.codes()).copied().collect();
    let place = |code| Code::ALL.iter().position(|it| *it == code).expect("the code exists");
    let own = &Code::ALL[place(Code::MissingElement)..place(Code::UnusedSuppression)];
    let without = own.iter().filter(|code| !named.contains(code)).map(|code| code.id());
    assert_eq!(without.collect::<Vec<_>>(), Vec::<&str>::new());
}
