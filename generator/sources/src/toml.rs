//! What does a TOML file hold?

use toml::de::{DeTable, DeValue};

use crate::{Checked, Code, Diagnostic, FileId, Node, Span, Spanned, Value};

/// Reads the TOML of `text`. Every syntax fault is reported; what could be read is given.
#[must_use]
pub fn parse(file: FileId, text: &str) -> Checked<Node> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let diagnostics = errors.iter().map(|error| {
        let range = error.span().unwrap_or(0..0);
        let end = range.end.min(text.len());
        let span = Span::new(file, range.start.min(end)..end);
        Diagnostic::error(Code::TomlSyntax, span, format!("this is not TOML: {}", error.message()))
            .help("text needs quotes, and a field is written `name = value`")
    });
    let whole = Span::new(file, 0..text.len());
    let value = table_value(file, table.get_ref());
    Checked { diagnostics: diagnostics.collect(), value: Node { span: whole, value } }
}

fn table_value(file: FileId, table: &DeTable<'_>) -> Value {
    let mut fields: Vec<(Spanned<String>, Node)> = table
        .iter()
        .map(|(key, value)| {
            let name = Spanned::new(key.get_ref().to_string(), Span::new(file, key.span()));
            let node = Node {
                span: Span::new(file, value.span()),
                value: node_value(file, value.get_ref()),
            };
            (name, node)
        })
        .collect();
    fields.sort_by_key(|(name, _)| name.span.start);
    Value::Map(fields)
}

fn node_value(file: FileId, value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map_or_else(|_| Value::Decimal(integer.as_str().to_owned()), Value::Integer),
        DeValue::Float(float) => Value::Decimal(float.as_str().to_owned()),
        DeValue::Boolean(yes) => Value::Bool(*yes),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|item| Node {
                    span: Span::new(file, item.span()),
                    value: node_value(file, item.get_ref()),
                })
                .collect(),
        ),
        DeValue::Table(table) => table_value(file, table),
    }
}
