//! Does every link within the document have exactly one place to lead to?

use std::collections::BTreeSet;

use serde_json::Value;

/// The field of a thing that links lead to.
pub const ANCHOR: &str = "anchor";
/// The field of a link within the document.
pub const TO: &str = "to";

/// The name of an anchor as the layout engine takes it; never with a space in it, so that the
/// template can have names of its own.
pub fn name(anchor: &str) -> String {
    anchor.split_whitespace().collect::<Vec<_>>().join("-")
}

/// Leaves each anchor to the first that bears it, and takes away the targets of links that lead
/// nowhere: the layout engine would refuse both.
pub fn settle(values: &mut Value) {
    let mut known = BTreeSet::new();
    visit(values, ANCHOR, &mut |anchor| !anchor.is_empty() && known.insert(anchor.to_owned()));
    visit(values, TO, &mut |anchor| known.contains(anchor));
}

/// Asks `keeps` of every text in a field called `name`, and makes it null otherwise.
fn visit(value: &mut Value, name: &str, keeps: &mut impl FnMut(&str) -> bool) {
    match value {
        Value::Array(inner) => inner.iter_mut().for_each(|value| visit(value, name, keeps)),
        Value::Object(fields) => {
            for (field, value) in fields {
                match value {
                    Value::String(anchor) if field == name => {
                        if !keeps(anchor) {
                            *value = Value::Null;
                        }
                    }
                    _ => visit(value, name, keeps),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
