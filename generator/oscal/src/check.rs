//! What is wrong with a catalog although its schema accepts it?

mod links;
mod names;
mod values;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::VERSION;

/// Something that is wrong with a catalog.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// What kind of fault it is: a word that never comes to mean something else.
    pub code: &'static str,
    /// The path of the value in the file, such as `/catalog/groups/2/id`.
    pub place: String,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

/// Looks at a catalog of OSCAL in JSON where validators of its schema are silent.
///
/// The codes are:
///
/// | Code | What is wrong |
/// |---|---|
/// | `not-json`, `no-catalog` | the file is no catalog; nothing else was looked at |
/// | `wrong-version` | another version of OSCAL than the one that is written here |
/// | `bad-token`, `bad-value`, `bad-identifier`, `bad-date` | a value of another form |
/// | `empty` | a text, a list or an object without anything in it |
/// | `duplicate-id`, `duplicate-uuid` | an identifier twice |
/// | `unknown-name` | a part or a property whose name OSCAL does not define there |
/// | `unknown-method` | a method of assessment that OSCAL does not define, or none |
/// | `missing-statement` | a control that is in force and asks nothing |
/// | `mixed-group` | a group of groups and of controls |
/// | `dangling-link` | a link, in a list or in prose, to a place that does not exist |
/// | `unknown-parameter` | prose that inserts a parameter that does not exist |
/// | `unknown-party` | a responsible party or its role that the metadata does not list |
#[must_use]
pub fn check(bytes: &[u8]) -> Vec<Finding> {
    let finding = |code, message: String| vec![Finding { code, place: String::new(), message }];
    let file: Value = match serde_json::from_slice(bytes) {
        Ok(file) => file,
        Err(cause) => return finding("not-json", format!("the file is no JSON: {cause}")),
    };
    let Some(catalog) = file.get("catalog").filter(|catalog| catalog.is_object()) else {
        return finding("no-catalog", "the file has no object `catalog`".to_owned());
    };
    let mut spots = Vec::new();
    collect("", "", &file, &mut spots);
    let mut report = Report { findings: Vec::new() };
    let version = catalog.pointer("/metadata/oscal-version").and_then(Value::as_str);
    if version != Some(VERSION) {
        let message = format!("the catalog is not of version {VERSION}");
        report.find("wrong-version", "/catalog/metadata/oscal-version", message);
    }
    values::check(&spots, &mut report);
    names::check(&spots, &mut report);
    links::check(catalog, &spots, &mut report);
    report.findings
}

/// A value of the file.
struct Spot<'a> {
    /// Where it is.
    place: String,
    /// The member that it is, or of whose list it is an item.
    member: String,
    value: &'a Value,
}

impl Spot<'_> {
    /// The text of a member of this object.
    fn text(&self, member: &str) -> Option<&str> {
        self.value.get(member).and_then(Value::as_str)
    }

    /// The objects in a list of this object.
    fn objects(&self, member: &str) -> &[Value] {
        self.value.get(member).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

/// Every value in the order of the file.
fn collect<'a>(place: &str, member: &str, value: &'a Value, spots: &mut Vec<Spot<'a>>) {
    spots.push(Spot { place: place.to_owned(), member: member.to_owned(), value });
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                collect(&format!("{place}/{name}"), name, inner, spots);
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                collect(&format!("{place}/{at}"), member, inner, spots);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What was found so far.
struct Report {
    findings: Vec<Finding>,
}

impl Report {
    fn find(&mut self, code: &'static str, place: &str, message: String) {
        self.findings.push(Finding { code, place: place.to_owned(), message });
    }

    /// Notes a value that stands twice.
    fn once<'a>(
        &mut self,
        seen: &mut BTreeSet<&'a str>,
        value: &'a str,
        code: &'static str,
        place: &str,
    ) {
        if !seen.insert(value) {
            self.find(code, place, format!("`{value}` stands twice"));
        }
    }
}
