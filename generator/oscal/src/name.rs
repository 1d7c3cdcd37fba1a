//! What are things called in the catalog: tokens, identifiers, name spaces?

use text::escape::is_text;
use uuid::Uuid;

/// What identifiers are derived from, with the name of the thing. It never changes: an
/// identifier that changed would be another thing to whoever refers to it.
const ROOT: Uuid = Uuid::from_u128(0x73db_2286_1cc9_49a7_b385_6402_bdca_7ce3);

/// The name space of names that OSCAL does not define: the same root, as a URN, because no host
/// is sure to be ours for ever.
pub const OWN: &str = "urn:uuid:73db2286-1cc9-49a7-b385-6402bdca7ce3";

/// The name space in which OSCAL keeps the methods of an assessment.
pub const ASSESSMENT: &str = "http://csrc.nist.gov/ns/rmf";

/// The identifier of the thing with this name: the same in every run (RFC 9562, version 5).
pub fn identifier(name: &[u8]) -> String {
    Uuid::new_v5(&ROOT, name).to_string()
}

/// `text` as a token of OSCAL: a letter or `_`, then letters, digits, `.`, `-` and `_`.
pub fn token(text: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let mut token: String =
        text.to_lowercase().chars().map(|c| if allowed(c) { c } else { '-' }).collect();
    if !token.starts_with(|first: char| first.is_alphabetic() || first == '_') {
        token.insert(0, '_');
    }
    token
}

/// `text` as the value of a property: one line without white space around it. Nothing when no
/// character is left.
pub fn value(text: &str) -> Option<String> {
    let kept: String = text.chars().map(|c| if is_text(c) { c } else { ' ' }).collect();
    let line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
