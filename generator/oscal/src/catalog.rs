//! What does the file say, from its metadata to its back matter?

use documents::Standard;
use documents::words::{full_title, publisher};
use serde_json::Value;

use crate::line::words;
use crate::name::{identifier, value};
use crate::object::{Object, Properties};
use crate::story::{Fragments, Story};
use crate::{VERSION, clause};

/// The role of the publisher: OSCAL's word for who created the content.
const ROLE: &str = "creator";

/// The day of a document whose sources have none: OSCAL wants a date, and the clock would give
/// other bytes in every run.
const NO_DATE: &str = "1970-01-01";

/// What stands for the identifier of the document until it is known, as long as one.
const NO_IDENTIFIER: &str = "00000000-0000-0000-0000-000000000000";

/// The standard as one JSON file.
pub fn write(standard: &Standard) -> Vec<u8> {
    let mut keys = Vec::new();
    clause::keys(&standard.clauses, &mut keys);
    // The first run finds out where everything stands; the second can link to it.
    let (_, survey) = body(standard, None, &keys);
    let (groups, story) = body(standard, Some(survey.found), &keys);
    let catalog = Object::new()
        .text("uuid", NO_IDENTIFIER)
        .object("metadata", metadata(standard))
        .list("groups", groups)
        .object("back-matter", Object::new().list("resources", story.resources));
    let file = Value::from(Object::new().object("catalog", catalog));
    let mut bytes = serde_json::to_vec_pretty(&file).expect("text becomes JSON");
    bytes.push(b'\n');
    // By the rule of OSCAL a document is another one as soon as it says something else.
    let uuid = identifier(&bytes);
    let wanted = NO_IDENTIFIER.as_bytes();
    let place = bytes.windows(wanted.len()).position(|window| window == wanted);
    let place = place.expect("the catalog begins with its identifier");
    bytes[place..place + wanted.len()].copy_from_slice(uuid.as_bytes());
    bytes
}

fn body<'a>(
    standard: &'a Standard,
    known: Option<Fragments>,
    keys: &[&str],
) -> (Vec<Object>, Story<'a>) {
    let mut story = Story::new(standard, known, keys);
    let groups = standard.clauses.iter().map(|clause| story.group(clause)).collect();
    (groups, story)
}

fn metadata(standard: &Standard) -> Object {
    let title = words(&full_title(standard));
    let date = standard.date.as_deref().unwrap_or(NO_DATE);
    let properties = Properties::new()
        .own("language", &standard.language)
        .own("deliverable", standard.deliverable.word())
        .own("status", &standard.status.name);
    let role = Object::new().text("id", ROLE).text("title", words(publisher(standard)));
    let party = identifier(format!("party:{}", standard.publisher).as_bytes());
    let name = value(&standard.publisher).unwrap_or_default();
    let publisher = Object::new().text("uuid", party.clone()).text("type", "organization");
    let responsible = Object::new().text("role-id", ROLE).texts("party-uuids", &[party]);
    Object::new()
        .text("title", title)
        .text("last-modified", format!("{date}T00:00:00Z"))
        .text("version", value(&standard.edition).unwrap_or_default())
        .text("oscal-version", VERSION)
        .list("props", properties.list())
        .list("roles", vec![role])
        .list("parties", vec![publisher.text("name", name)])
        .list("responsible-parties", vec![responsible])
        .text("remarks", remarks(standard))
}

/// What the document is and is not, who may copy it, and what a cover sheet says.
fn remarks(standard: &Standard) -> String {
    let mut parts = vec![words(&standard.status.name)];
    parts.extend(standard.status.notices.iter().map(|notice| words(notice)));
    parts.push(words(&standard.licence));
    let sheet = standard.cover_sheet.iter();
    let sheet = sheet.map(|(label, value)| format!("- {}: {}", words(label), words(value)));
    parts.push(sheet.collect::<Vec<_>>().join("\n"));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}
