//! Does the check accept what is written, and find each fault that validators miss?

use serde_json::{Value, json};

use super::crowded::crowded;
use crate::{check, write};

/// What is done to a catalog.
type Change = fn(&mut Value);

/// The codes that the check finds in the sample after a change.
fn found(change: Change) -> Vec<&'static str> {
    let mut file: Value = serde_json::from_slice(&write(&documents::sample())).expect("JSON");
    change(&mut file["catalog"]);
    let bytes = serde_json::to_vec(&file).expect("it is JSON again");
    let mut codes: Vec<&str> = check(&bytes).iter().map(|finding| finding.code).collect();
    codes.dedup();
    codes
}

#[test]
fn what_is_written_has_no_fault() {
    assert_eq!(check(&write(&documents::sample())), []);
    assert_eq!(check(&write(&crowded())).first(), None);
}

#[test]
fn what_is_no_catalog_is_refused() {
    let code = |bytes: &[u8]| check(bytes).first().map(|finding| finding.code);
    assert_eq!(code(b"{"), Some("not-json"));
    assert_eq!(code(b"{\"profile\": {}}"), Some("no-catalog"));
    assert_eq!(code(b"{\"catalog\": []}"), Some("no-catalog"));
}

/// The control CR-D06 of the sample.
fn control(catalog: &mut Value) -> &mut Value {
    &mut catalog["groups"][6]["groups"][0]["controls"][0]
}

#[test]
fn each_fault_is_found() {
    assert_eq!(found(|_| ()), [""; 0]);
    let faults: [(&str, Change); 19] = [
        ("wrong-version", |it| it["metadata"]["oscal-version"] = json!("9.9.9")),
        ("bad-token", |it| it["groups"][0]["class"] = json!("VM 01")),
        ("bad-value", |it| it["metadata"]["version"] = json!(" 1")),
        ("bad-identifier", |it| it["uuid"] = json!("1234")),
        ("bad-date", |it| it["metadata"]["last-modified"] = json!("2026-11-23")),
        ("empty", |it| it["groups"][0]["props"] = json!([])),
        ("duplicate-id", |it| it["groups"][0]["id"] = json!("cr-d06")),
        ("duplicate-uuid", |it| it["uuid"] = it["metadata"]["parties"][0]["uuid"].clone()),
        ("unknown-name", |it| {
            control(it)["parts"][1].as_object_mut().expect("a part").remove("ns");
        }),
        ("unknown-name", |it| it["groups"][0]["parts"][0]["name"] = json!("statement")),
        ("unknown-name", |it| control(it)["props"][0]["name"] = json!("lable")),
        ("unknown-method", |it| control(it)["parts"][4]["name"] = json!("assessment-method")),
        ("missing-statement", |it| control(it)["parts"][0]["name"] = json!("overview")),
        ("mixed-group", |it| it["groups"][6]["controls"] = json!([])),
        ("dangling-link", |it| control(it)["links"][0]["href"] = json!("#nowhere")),
        ("dangling-link", |it| control(it)["parts"][0]["prose"] = json!("see [it](#nowhere)")),
        ("unknown-parameter", |it| {
            control(it)["parts"][0]["prose"] = json!("in {{ insert: param, days }}");
        }),
        ("unknown-party", |it| {
            it["metadata"]["responsible-parties"][0]["role-id"] = json!("nobody");
        }),
        ("unknown-party", |it| it["metadata"]["parties"] = json!(null)),
    ];
    for (code, change) in faults {
        let codes = found(change);
        assert!(codes.contains(&code), "{code} is not among {codes:?}");
    }
}

#[test]
fn keys_that_are_no_tokens_or_stand_twice_become_identifiers() {
    let ids: Vec<String> = check_ids(&write(&crowded()));
    assert!(ids.contains(&"_0-x-y".to_owned()), "{ids:?}");
    assert!(ids.contains(&"_0-x-y-2".to_owned()), "{ids:?}");
}

/// The identifiers of the controls.
fn check_ids(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let ids = text.split("\"id\": \"").skip(1).filter_map(|rest| rest.split('"').next());
    ids.map(str::to_owned).collect()
}
