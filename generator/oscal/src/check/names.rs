//! Does OSCAL define the names that stand without a name space?

use serde_json::Value;

use super::{Report, Spot};
use crate::name::ASSESSMENT;

/// The properties of groups, controls and parts.
const PROPERTIES: [&str; 3] = ["label", "sort-id", "alt-identifier"];
/// The parts of groups.
const OF_GROUPS: [&str; 2] = ["overview", "instruction"];
/// The parts of controls.
const OF_CONTROLS: [&str; 6] =
    ["overview", "statement", "guidance", "example", "assessment-method", "assessment-objective"];
/// The methods of an assessment.
const METHODS: [&str; 3] = ["EXAMINE", "INTERVIEW", "TEST"];

pub(super) fn check(spots: &[Spot<'_>], report: &mut Report) {
    for spot in spots.iter().filter(|spot| spot.value.is_object()) {
        match spot.member.as_str() {
            "groups" => group(spot, report),
            "controls" => control(spot, report),
            "props" => property(spot, report),
            _ => {}
        }
    }
}

fn group(group: &Spot<'_>, report: &mut Report) {
    if group.value.get("groups").is_some() && group.value.get("controls").is_some() {
        let message = "a group holds groups or controls, not both".to_owned();
        report.find("mixed-group", &group.place, message);
    }
    parts(group, &OF_GROUPS, report);
}

fn control(control: &Spot<'_>, report: &mut Report) {
    let is = |object: &Value, member: &str, word: &str| {
        object.get(member).and_then(Value::as_str) == Some(word)
    };
    let withdrawn = control.objects("props").iter();
    let withdrawn =
        withdrawn.into_iter().any(|it| is(it, "name", "status") && is(it, "value", "withdrawn"));
    let states = control.objects("parts").iter().any(|part| is(part, "name", "statement"));
    if !withdrawn && !states {
        let message = "a control that is not withdrawn has a statement".to_owned();
        report.find("missing-statement", &control.place, message);
    }
    parts(control, &OF_CONTROLS, report);
    for (at, part) in control.objects("parts").iter().enumerate() {
        if !is(part, "name", "assessment-method") {
            continue;
        }
        let methods = part.get("props").and_then(Value::as_array).into_iter().flatten();
        let mut methods = methods.filter(|it| is(it, "name", "method") && is(it, "ns", ASSESSMENT));
        let known = |it: &Value| METHODS.iter().any(|method| is(it, "value", method));
        if !methods.next().is_some_and(known) {
            let place = format!("{}/parts/{at}", control.place);
            let message = format!("the method of an assessment is one of {METHODS:?}");
            report.find("unknown-method", &place, message);
        }
    }
}

/// The parts directly in a group or a control.
fn parts(owner: &Spot<'_>, known: &[&str], report: &mut Report) {
    for (at, part) in owner.objects("parts").iter().enumerate() {
        let name = part.get("name").and_then(Value::as_str).unwrap_or_default();
        if part.get("ns").is_none() && !known.contains(&name) {
            let place = format!("{}/parts/{at}", owner.place);
            report.find("unknown-name", &place, format!("OSCAL has no part `{name}` there"));
        }
    }
}

fn property(property: &Spot<'_>, report: &mut Report) {
    let name = property.text("name").unwrap_or_default();
    let known =
        PROPERTIES.contains(&name) || (name == "status" && property.place.contains("/controls/"));
    if property.text("ns").is_none() && !known {
        report.find("unknown-name", &property.place, format!("OSCAL has no property `{name}`"));
    }
}
