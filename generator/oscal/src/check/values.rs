//! Has every value the form that OSCAL gives it, and does an identifier stand once?

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Report, Spot};

/// Members that hold a token.
const TOKENS: [&str; 7] = ["id", "class", "name", "rel", "role-id", "group", "type"];
/// Members that hold one line of words.
const LINES: [&str; 3] = ["value", "version", "title"];

pub(super) fn check(spots: &[Spot<'_>], report: &mut Report) {
    let (mut ids, mut uuids) = (BTreeSet::new(), BTreeSet::new());
    for spot in spots {
        let is_empty = match spot.value {
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(members) => members.is_empty(),
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        };
        if is_empty && spot.member != "back-matter" {
            report.find("empty", &spot.place, format!("`{}` holds nothing", spot.member));
        }
        let Value::String(text) = spot.value else { continue };
        let is_item = spot.place.ends_with(|last: char| last.is_ascii_digit());
        match spot.member.as_str() {
            // The name of a party is no token.
            "name" if spot.place.contains("/parties/") => {}
            member if TOKENS.contains(&member) && !is_token(text) => {
                report.find("bad-token", &spot.place, format!("`{text}` is no token"));
            }
            member if LINES.contains(&member) && !is_line(text) => {
                report.find("bad-value", &spot.place, format!("`{text}` is no line of words"));
            }
            "uuid" | "party-uuids" if !is_identifier(text) => {
                report.find("bad-identifier", &spot.place, format!("`{text}` is no UUID"));
            }
            "last-modified" | "published" if !is_date(text) => {
                report.find("bad-date", &spot.place, format!("`{text}` is no date with a zone"));
            }
            "uuid" => report.once(&mut uuids, text, "duplicate-uuid", &spot.place),
            // Roles are numbered among themselves.
            "id" if !is_item && !spot.place.contains("/roles/") => {
                report.once(&mut ids, text, "duplicate-id", &spot.place);
            }
            _ => {}
        }
    }
}

fn is_token(text: &str) -> bool {
    let begins = text.starts_with(|first: char| first.is_alphabetic() || first == '_');
    begins && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

fn is_line(text: &str) -> bool {
    text.trim() == text && !text.contains(|c: char| c.is_control())
}

/// Version 4 or 5 by RFC 9562.
fn is_identifier(text: &str) -> bool {
    uuid::Uuid::try_parse(text).is_ok_and(|uuid| {
        matches!(uuid.get_version_num(), 4 | 5) && uuid.hyphenated().to_string() == text
    })
}

/// Such as `2026-11-23T00:00:00Z`.
fn is_date(text: &str) -> bool {
    let form = "dddd-dd-ddTdd:dd:ddZ";
    text.len() == form.len()
        && text.chars().zip(form.chars()).all(|(c, form)| match form {
            'd' => c.is_ascii_digit(),
            form => c == form,
        })
}
