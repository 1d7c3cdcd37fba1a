//! Which groups, controls, parts and resources does the sample become?

use documents::{Clause, Element, Standard};
use serde_json::Value;

use crate::name::{ASSESSMENT, OWN};
use crate::write;

/// The catalog of a standard.
fn catalog(standard: &Standard) -> Value {
    let file: Value = serde_json::from_slice(&write(standard)).expect("it is JSON");
    file["catalog"].clone()
}

/// Every object of the lists called `member`, from the outside to the inside.
fn all<'a>(value: &'a Value, member: &str) -> Vec<&'a Value> {
    let mut found = Vec::new();
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                if name == member {
                    found.extend(inner.as_array().expect("it is a list"));
                }
                found.extend(all(inner, member));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| found.extend(all(item, member))),
        _ => {}
    }
    found
}

fn by<'a>(list: &[&'a Value], member: &str, text: &str) -> &'a Value {
    let found = list.iter().find(|it| it[member] == text);
    found.unwrap_or_else(|| panic!("there is no {member} `{text}`"))
}

fn property(of: &Value, name: &str, class: Option<&str>) -> Option<String> {
    let properties = of["props"].as_array()?;
    let found = properties.iter().find(|it| it["name"] == name && it["class"].as_str() == class)?;
    found["value"].as_str().map(str::to_owned)
}

#[test]
fn the_metadata_say_who_publishes_what_and_what_it_is_not() {
    let catalog = catalog(&documents::sample());
    let metadata = &catalog["metadata"];
    let title = metadata["title"].as_str().expect("there is a title");
    assert!(title.starts_with("Security of connected products — Implementation profile for"));
    assert_eq!(metadata["version"], "0.3.0");
    assert_eq!(metadata["oscal-version"], "1.2.1");
    assert_eq!(metadata["last-modified"], "2026-11-23T00:00:00Z");
    assert_eq!(metadata["parties"][0]["name"], "The Example Project");
    assert_eq!(metadata["roles"][0]["title"], "Publisher");
    let responsible = &metadata["responsible-parties"][0];
    assert_eq!(responsible["role-id"], metadata["roles"][0]["id"]);
    assert_eq!(responsible["party-uuids"][0], metadata["parties"][0]["uuid"]);
    let remarks = metadata["remarks"].as_str().expect("there are remarks");
    for notice in &documents::sample().status.notices {
        assert!(remarks.contains(notice), "{remarks}");
    }
    assert_eq!(property(metadata, "status", None).as_deref(), Some("Draft implementation profile"));
}

#[test]
fn a_document_without_a_date_has_one_that_no_clock_gave() {
    let standard = Standard { date: None, ..documents::sample() };
    assert_eq!(catalog(&standard)["metadata"]["last-modified"], "1970-01-01T00:00:00Z");
}

#[test]
fn clauses_are_groups_with_their_numbers() {
    let catalog = catalog(&documents::sample());
    let groups = all(&catalog, "groups");
    let group = by(&groups, "id", "requirements-2-1-1");
    assert_eq!(property(group, "label", None).as_deref(), Some("5.2.1.1"));
    assert_eq!(property(group, "sort-id", None).as_deref(), Some("005.002.001.001"));
    let classes: Vec<&str> = catalog["groups"]
        .as_array()
        .expect("there are groups")
        .iter()
        .filter_map(|group| group["class"].as_str())
        .collect();
    let clause = "clause";
    let annexes = ["normative-annex", "informative-annex", "bibliography"];
    let before = ["foreword", "introduction", clause, clause, clause, clause, clause];
    assert_eq!(classes, [&before[..], &annexes[..]].concat());
}

#[test]
fn a_requirement_is_a_control_with_statement_and_parts() {
    let catalog = catalog(&documents::sample());
    let controls = all(&catalog, "controls");
    let control = by(&controls, "id", "cr-d06");
    assert_eq!(control["class"], "requirement");
    assert_eq!(property(control, "label", None).as_deref(), Some("CR-D06"));
    assert_eq!(property(control, "label", Some("clause")).as_deref(), Some("5.1"));
    assert_eq!(property(control, "level", None).as_deref(), Some("Standard"));
    let applies = property(control, "applies", None);
    assert_eq!(applies.as_deref(), Some("products that store data of their users"));
    let parts: Vec<(&str, bool)> = control["parts"]
        .as_array()
        .expect("there are parts")
        .iter()
        .map(|part| (part["name"].as_str().unwrap_or_default(), part["ns"] == OWN))
        .collect();
    let expected = [
        ("statement", false),
        ("rationale", true),
        ("verdict", true),
        ("note", true),
        ("example", false),
    ];
    assert_eq!(parts, expected);
    let statement = control["parts"][0]["prose"].as_str().expect("it says something");
    assert!(statement.starts_with("The product shall protect stored data"), "{statement}");
    assert_eq!(control["parts"][0]["id"], "cr-d06_smt");
}

#[test]
fn a_withdrawn_requirement_is_a_control_that_names_what_took_its_place() {
    let catalog = catalog(&documents::sample());
    let control = by(&all(&catalog, "controls"), "id", "cr-d00");
    assert_eq!(property(control, "status", None).as_deref(), Some("withdrawn"));
    assert_eq!(control["links"][0]["href"], "#cr-d06");
    assert_eq!(control["links"][0]["rel"], "incorporated-into");
    assert_eq!(control["parts"][0]["prose"], "This requirement was withdrawn.");
}

/// The sample with each part of a requirement.
fn with_every_part() -> Standard {
    use documents::ItemPart as Part;
    let mut standard = documents::sample();
    let requirements = &mut standard.clauses[6].clauses[0];
    let parts = [
        Part::Rationale,
        Part::Levels,
        Part::Guidance,
        Part::SectorNotes,
        Part::Objective,
        Part::Information,
        Part::Conceptual,
        Part::Completeness,
        Part::Sufficiency,
        Part::Verdict,
        Part::DecisionTree,
    ];
    let Element::Labelled { blocks, .. } = requirements.body[1].clone() else {
        panic!("the second piece of the clause is the rationale");
    };
    let label = "Label".to_owned();
    let labelled = |part| Element::Labelled { part, label: label.clone(), blocks: blocks.clone() };
    requirements.body.truncate(1);
    requirements.body.extend(parts.map(labelled));
    standard
}

#[test]
fn every_part_of_a_requirement_has_its_name() {
    let catalog = catalog(&with_every_part());
    let control = by(&all(&catalog, "controls"), "id", "cr-d06");
    let parts = control["parts"].as_array().expect("there are parts");
    let named: Vec<String> = parts
        .iter()
        .map(|part| {
            let words = [&part["name"], &part["class"], &part["props"][0]["value"]];
            let words = words.into_iter().filter_map(Value::as_str);
            let words: Vec<&str> = words.collect();
            let space = if part["ns"] == OWN { "own:" } else { "" };
            format!("{space}{}", words.join(" "))
        })
        .collect();
    let expected = [
        "statement",
        "own:rationale",
        "own:levels",
        "guidance",
        "guidance sector-notes",
        "assessment-objective",
        "own:information",
        "assessment-method conceptual EXAMINE",
        "assessment-method completeness EXAMINE",
        "assessment-method sufficiency TEST",
        "own:verdict",
        "own:decision-tree",
    ];
    assert_eq!(named, expected);
    assert_eq!(parts[7]["props"][0]["ns"], ASSESSMENT);
    // A clause of one requirement gives it its title.
    assert_eq!(control["title"], "Stored data [CR-D06]");
}

#[test]
fn subclauses_of_one_requirement_each_are_controls_of_their_clause() {
    let mut standard = with_every_part();
    let mut clause: Clause = standard.clauses[6].clone();
    let second = clause.clauses[0].clone();
    clause.clauses = vec![second.clone(), second];
    let inner = &mut clause.clauses[1];
    (inner.anchor, inner.number) = ("requirements-10".to_owned(), "5.10".to_owned());
    if let Element::Requirement(requirement) = &mut inner.body[0] {
        (requirement.key, requirement.anchor) = ("CR-D07".to_owned(), "req-b".to_owned());
    }
    standard.clauses[6] = clause;
    let catalog = catalog(&standard);
    let group = by(&all(&catalog, "groups"), "id", "requirements");
    let ids: Vec<&Value> =
        group["controls"].as_array().expect("controls").iter().map(|it| &it["id"]).collect();
    assert_eq!(ids, ["cr-d06", "cr-d07"]);
    let sort = |id| property(by(&all(&catalog, "controls"), "id", id), "sort-id", None);
    assert!(sort("cr-d06") < sort("cr-d07"), "5.1 comes before 5.10");
}

#[test]
fn links_lead_to_controls_groups_parts_and_resources() {
    let catalog = catalog(&documents::sample());
    let parts = all(&catalog, "parts");
    let prose = |id: &str| by(&parts, "id", id)["prose"].as_str().unwrap_or_default().to_owned();
    let introduction = prose("introduction_ovw");
    for link in ["[Clause 5](#requirements)", "[Annex B](#annex-b)", "[Table 1](#table-1)"] {
        assert!(introduction.contains(link), "{introduction}");
    }
    assert!(prose("table-1").contains("[CR-D06](#cr-d06)"));
    let source = &catalog["back-matter"]["resources"][1];
    let uuid = source["uuid"].as_str().expect("a resource has an identifier");
    assert_eq!(source["title"], "ISO/IEC 29147:2018, Vulnerability disclosure");
    assert_eq!(source["rlinks"][0]["href"], "https://www.iso.org/standard/72311.html");
    let control = by(&all(&catalog, "controls"), "id", "cr-d06");
    assert_eq!(control["links"][0]["href"], format!("#{uuid}"));
    assert_eq!(control["links"][0]["rel"], "reference");
    let rationale = prose("cr-d06_rationale");
    assert!(rationale.ends_with(&format!("[\\[1\\]](#{uuid})")), "{rationale}");
}

#[test]
fn a_footnote_is_a_part_where_it_is_first_called() {
    let catalog = catalog(&documents::sample());
    let parts = all(&catalog, "parts");
    let caller = by(&parts, "id", "blocks_ovw");
    assert_eq!(caller["prose"].as_str().map(|prose| prose.matches("^1^").count()), Some(2));
    let note = &caller["parts"][0];
    assert_eq!((&note["name"], &note["ns"]), (&Value::from("footnote"), &Value::from(OWN)));
    let prose = note["prose"].as_str().unwrap_or_default();
    let start = "Recital 15 says why; see [the act](https://example.org/a%20b?c=d&e) and ";
    assert!(prose.starts_with(start), "{prose}");
    let footnotes = parts.iter().filter(|part| part["name"] == "footnote");
    assert_eq!(footnotes.count(), 1, "there is one footnote, called twice");
}

#[test]
fn the_identifier_of_the_document_changes_with_what_it_says() {
    let same = [documents::sample(), documents::sample()].map(|it| write(&it));
    assert_eq!(same[0], same[1]);
    let newer = Standard { edition: "0.3.1".to_owned(), ..documents::sample() };
    let [old, new] = [&documents::sample(), &newer].map(catalog);
    assert_ne!(old["uuid"], new["uuid"]);
    assert_eq!(old["back-matter"], new["back-matter"], "a source stays the same thing");
    assert_eq!(old["metadata"]["parties"], new["metadata"]["parties"]);
}
