//! What do editors know of the data files? JSON Schemas (draft 2020-12), made from the decoder's
//! own declarations, so that what an editor accepts is what the program reads.

use serde_json::{Map, Value, json};
use sources::decode::Shape;

/// Every schema: the name of its file, such as `control.json`, and its bytes.
#[must_use]
pub fn schemas() -> Vec<(String, Vec<u8>)> {
    let shapes = model::shapes();
    let files = shapes.into_iter().map(|(name, shape)| {
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        schema.insert("title".to_owned(), json!(name));
        if let Value::Object(fields) = value(&shape) {
            schema.extend(fields);
        }
        let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
        text.push('\n');
        (format!("{name}.json"), text.into_bytes())
    });
    let mut files: Vec<(String, Vec<u8>)> = files.collect();
    files.push(("README.md".to_owned(), guide().into_bytes()));
    files
}

/// The same for people: a table of fields for each kind of file.
fn guide() -> String {
    let mut lines = vec![
        "# Fields of the data files".to_owned(),
        String::new(),
        "Made from the program's own declarations by `cra-toolkit schema`; do not edit.".to_owned(),
        "A field with `*` is required. A sector may append to a field with `+`.".to_owned(),
    ];
    for (name, shape) in model::shapes() {
        if name.starts_with("refine-") {
            continue;
        }
        lines.push(String::new());
        lines.push(format!("## {name}"));
        group(&shape, &mut lines);
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The table of a group, and below it those of the groups in it.
fn group(shape: &Shape, lines: &mut Vec<String>) {
    let Shape::Group { about, fields } = shape else { return };
    lines.extend([String::new(), about.replace('\n', " "), String::new()]);
    lines.push("| Field | Holds | Meaning |".to_owned());
    lines.push("|---|---|---|".to_owned());
    for field in fields {
        let required = if field.required { "*" } else { "" };
        let appendable = if field.appendable { " +" } else { "" };
        let (name, holds) = (field.name, holds(&field.shape));
        let about = field.about.replace('\n', " ").replace('|', "\\|");
        lines.push(format!("| `{name}`{required} | {holds}{appendable} | {about} |"));
    }
    for field in fields {
        if let Some(inner) = inner(&field.shape) {
            lines.extend([String::new(), format!("In `{}`:", field.name)]);
            group(inner, lines);
        }
    }
}

/// The group that a field holds, one or many.
fn inner(shape: &Shape) -> Option<&Shape> {
    match shape {
        Shape::Group { .. } => Some(shape),
        Shape::List(item) => inner(item),
        Shape::Either(shapes) => shapes.iter().find_map(inner),
        Shape::Any
        | Shape::Text
        | Shape::Truth
        | Shape::Whole
        | Shape::Number
        | Shape::Pattern(_)
        | Shape::OneOf(_) => None,
    }
}

fn holds(shape: &Shape) -> String {
    match shape {
        Shape::Any => "anything".to_owned(),
        Shape::Text => "text".to_owned(),
        Shape::Truth => "`true` or `false`".to_owned(),
        Shape::Whole => "a whole number".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Pattern(pattern) => format!("`{}`", pattern.replace('|', "\\|")),
        Shape::OneOf(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
            words.join(" ")
        }
        Shape::List(item) => format!("list: {}", holds(item)),
        Shape::Group { .. } => "a group".to_owned(),
        Shape::Either(shapes) => {
            let shapes: Vec<String> = shapes.iter().map(holds).collect();
            shapes.join(", or ")
        }
    }
}

fn value(shape: &Shape) -> Value {
    match shape {
        Shape::Any => json!({}),
        Shape::Text => json!({ "type": "string", "minLength": 1 }),
        Shape::Truth => json!({ "type": "boolean" }),
        Shape::Whole => json!({ "type": "integer", "minimum": 0 }),
        Shape::Number => json!({ "type": "number", "minimum": 0 }),
        Shape::Pattern(pattern) => json!({ "type": "string", "pattern": pattern }),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::List(item) => json!({ "type": "array", "minItems": 1, "items": value(item) }),
        Shape::Either(shapes) => {
            json!({ "anyOf": shapes.iter().map(value).collect::<Vec<_>>() })
        }
        Shape::Group { about, fields } => {
            let mut properties = Map::new();
            for field in fields {
                let mut property = value(&field.shape);
                if let Value::Object(property) = &mut property
                    && !field.about.is_empty()
                {
                    property.insert("description".to_owned(), json!(field.about));
                }
                properties.insert(field.name.to_owned(), property);
            }
            let required = fields.iter().filter(|field| field.required);
            let required: Vec<&str> = required.map(|field| field.name).collect();
            json!({
                "type": "object",
                "description": about,
                "properties": properties,
                "required": required,
                "additionalProperties": false,
            })
        }
    }
}
