//! Does every link, insertion and responsibility lead somewhere?

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Report, Spot};

pub(super) fn check(catalog: &Value, spots: &[Spot<'_>], report: &mut Report) {
    let text = |spot: &Spot<'_>| spot.value.as_str().map(str::to_owned);
    let named = |member: &str| -> BTreeSet<String> {
        spots.iter().filter(|spot| spot.member == member).filter_map(text).collect()
    };
    let (ids, mut places) = (named("id"), named("uuid"));
    places.extend(ids.iter().cloned());
    for spot in spots {
        let Some(words) = spot.value.as_str() else { continue };
        match spot.member.as_str() {
            "href" => {
                let fragment = words.strip_prefix('#');
                if fragment.is_some_and(|fragment| !places.contains(fragment)) {
                    dangling(spot, words, report);
                }
            }
            "prose" | "remarks" | "text" => prose(spot, words, &places, &ids, report),
            _ => {}
        }
    }
    parties(catalog, report);
}

fn dangling(spot: &Spot<'_>, target: &str, report: &mut Report) {
    report.find("dangling-link", &spot.place, format!("the catalog has no place `{target}`"));
}

fn prose(
    spot: &Spot<'_>,
    words: &str,
    places: &BTreeSet<String>,
    ids: &BTreeSet<String>,
    report: &mut Report,
) {
    for rest in words.split("](#").skip(1) {
        let fragment = rest.split(')').next().unwrap_or_default();
        if !places.contains(fragment) {
            dangling(spot, &format!("#{fragment}"), report);
        }
    }
    for rest in words.split("{{").skip(1) {
        let inside = rest.split("}}").next().unwrap_or_default();
        let name = inside.rsplit(',').next().unwrap_or_default().trim();
        if !ids.contains(name) {
            let message = format!("there is no parameter `{name}`");
            report.find("unknown-parameter", &spot.place, message);
        }
    }
}

fn parties(catalog: &Value, report: &mut Report) {
    let list = |path: &str| {
        let list = catalog.pointer(path).and_then(Value::as_array);
        list.map_or(&[][..], Vec::as_slice)
    };
    let known = |path: &str, member: &str, name: &str| {
        list(path).iter().any(|it| it.get(member).and_then(Value::as_str) == Some(name))
    };
    for (at, responsible) in list("/metadata/responsible-parties").iter().enumerate() {
        let role = responsible.get("role-id").and_then(Value::as_str).unwrap_or_default();
        let parties = responsible.get("party-uuids").and_then(Value::as_array);
        let parties = parties.into_iter().flatten().filter_map(Value::as_str);
        let unknown = parties.filter(|party| !known("/metadata/parties", "uuid", party));
        let mut unknown: Vec<&str> = unknown.collect();
        if !known("/metadata/roles", "id", role) {
            unknown.push(role);
        }
        for name in unknown {
            let place = format!("/catalog/metadata/responsible-parties/{at}");
            report.find("unknown-party", &place, format!("the metadata does not list `{name}`"));
        }
    }
}
