//! What does a data file hold, before we ask what it means?

use crate::{Span, Spanned};

/// A value and its place. YAML, TOML and front matter all become this.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where the value is written.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// A value of a data file.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing was written.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, as written: `1.10` and `1.1` are not the same version.
    Decimal(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Something that was reported as a fault already, such as an alias.
    Refused,
    /// Passages of prose from several files: never written, made when a sector appends.
    Joined(Vec<Node>),
    /// Fields in the order of the file; a repeated field was reported and left out.
    Map(Vec<(Spanned<String>, Node)>),
}

impl Node {
    /// What the value is, for a message: "a list", "text" …
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Bool(_) => "true or false",
            Value::Integer(_) => "a whole number",
            Value::Decimal(_) => "a decimal number",
            Value::Text(_) => "text",
            Value::List(_) => "a list",
            Value::Refused => "something that is not used",
            Value::Joined(_) => "passages of text",
            Value::Map(_) => "a group of fields",
        }
    }

    /// The field `name` of a group of fields.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Node> {
        let Value::Map(fields) = &self.value else { return None };
        fields.iter().find(|(key, _)| key.value == name).map(|(_, node)| node)
    }

    /// The text, if the value is text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            Value::Null
            | Value::Bool(_)
            | Value::Integer(_)
            | Value::Decimal(_)
            | Value::List(_)
            | Value::Refused
            | Value::Joined(_)
            | Value::Map(_) => None,
        }
    }
}
