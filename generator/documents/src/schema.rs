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
    files.collect()
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
