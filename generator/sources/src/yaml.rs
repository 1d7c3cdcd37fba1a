//! What does a YAML file hold?
//!
//! A strict reading of YAML 1.2: no anchors, aliases, merge keys or tags (so nothing can be
//! expanded), no repeated keys, only text as keys, one document a file, bounded depth.
//! Every fault that can be survived is reported and reading goes on.

use granit_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};

use crate::{Checked, Code, Diagnostic, FileId, Node, Span, Spanned, Value};

/// How deep lists and groups may nest. Our deepest record has five levels.
const MAX_DEPTH: usize = 32;

/// Reads the YAML of `text`, which begins at byte `offset` of `file` (front matter does not
/// begin at zero). Gives no node when the file is empty or cannot be read at all.
#[must_use]
pub fn parse(file: FileId, text: &str, offset: usize) -> Checked<Option<Node>> {
    let mut reader =
        Reader { file, text, offset, open: Vec::new(), faults: Vec::new(), root: None };
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        match event {
            Ok((Event::DocumentStart(..), span)) => {
                documents += 1;
                if documents > 1 {
                    let span = reader.span(&span);
                    reader.fault(second_document(span));
                    break;
                }
            }
            Ok((event, span)) => {
                if !reader.take(event, &span) {
                    break;
                }
            }
            Err(error) => {
                let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
                let span = Span::new(file, offset + at..offset + at);
                reader.fault(syntax(span, &error.info()));
                reader.root = None;
                break;
            }
        }
    }
    Checked { value: reader.root, diagnostics: reader.faults }
}

/// A list or group that has begun and not ended.
struct Open {
    start: usize,
    items: Items,
}

enum Items {
    List(Vec<Node>),
    Map { fields: Vec<(Spanned<String>, Node)>, key: Option<Spanned<String>> },
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    offset: usize,
    open: Vec<Open>,
    faults: Vec<Diagnostic>,
    root: Option<Node>,
}

impl Reader<'_> {
    fn fault(&mut self, diagnostic: Diagnostic) {
        self.faults.push(diagnostic);
    }

    fn span(&self, span: &YamlSpan) -> Span {
        let range = span.byte_range().unwrap_or(0..0);
        let end = range.end.min(self.text.len());
        let start = range.start.min(end);
        Span::new(self.file, self.offset + start..self.offset + end)
    }

    /// Takes one event; `false` means that reading must stop.
    fn take(&mut self, event: Event<'_>, at: &YamlSpan) -> bool {
        let span = self.span(at);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_anchor(anchor, tag.is_some(), span);
                let value = scalar(&text, style);
                self.value(Node { span, value });
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_anchor(anchor, tag.is_some(), span);
                return self.begin(Items::List(Vec::new()), span);
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_anchor(anchor, tag.is_some(), span);
                return self.begin(Items::Map { fields: Vec::new(), key: None }, span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.fault(alias(span));
                self.value(Node { span, value: Value::Refused });
            }
            _ => {}
        }
        true
    }

    fn begin(&mut self, items: Items, span: Span) -> bool {
        if self.open.len() >= MAX_DEPTH {
            self.fault(too_deep(span));
            self.root = None;
            return false;
        }
        self.open.push(Open { start: span.start as usize, items });
        true
    }

    fn end(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        let value = match open.items {
            Items::List(items) => Value::List(items),
            Items::Map { fields, .. } => Value::Map(fields),
        };
        let end = self.trimmed(open.start, span.end as usize);
        self.value(Node { span: Span::new(self.file, open.start..end), value });
    }

    /// A block ends where the next one begins; an excerpt shall not show the gap between.
    fn trimmed(&self, start: usize, end: usize) -> usize {
        let (from, to) = (start - self.offset, end.max(start) - self.offset);
        self.text.get(from..to).map_or(end, |text| start + text.trim_end().len())
    }

    fn value(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        match &mut open.items {
            Items::List(items) => items.push(node),
            Items::Map { fields, key } => match key.take() {
                None => match node.value {
                    Value::Text(name) => *key = Some(Spanned::new(name, node.span)),
                    ref other => {
                        let name = key_text(other);
                        *key = Some(Spanned::new(name, node.span));
                        let fault = key_not_text(node.span, node.kind());
                        self.faults.push(fault);
                    }
                },
                Some(name) => {
                    let earlier = fields.iter().find(|(field, _)| field.value == name.value);
                    if let Some((first, _)) = earlier {
                        let fault = duplicate(&name, first.span);
                        self.faults.push(fault);
                    } else if name.value == "<<" {
                        self.faults.push(alias(name.span));
                    } else {
                        fields.push((name, node));
                    }
                }
            },
        }
    }

    fn refuse_anchor(&mut self, anchor: usize, tagged: bool, span: Span) {
        if anchor != 0 || tagged {
            self.fault(alias(span));
        }
    }
}

/// The value of a scalar by the core schema of YAML 1.2; quoted scalars are always text.
fn scalar(text: &str, style: ScalarStyle) -> Value {
    if !matches!(style, ScalarStyle::Plain) {
        return Value::Text(text.to_owned());
    }
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).unwrap_or_else(|| Value::Text(text.to_owned())),
    }
}

fn number(text: &str) -> Option<Value> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return None;
    }
    if let Ok(integer) = text.parse::<i64>() {
        return Some(Value::Integer(integer));
    }
    text.parse::<f64>().is_ok().then(|| Value::Decimal(text.to_owned()))
}

fn key_text(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Decimal(text) => text.clone(),
        Value::Integer(integer) => integer.to_string(),
        Value::Bool(yes) => yes.to_string(),
        Value::Null | Value::Refused | Value::List(_) | Value::Joined(_) | Value::Map(_) => {
            String::new()
        }
    }
}

fn syntax(span: Span, message: &str) -> Diagnostic {
    Diagnostic::error(Code::YamlSyntax, span, format!("this is not YAML: {message}"))
        .help("check indentation and quotes; a text with `: ` or ` #` in it needs quotes")
}

fn second_document(span: Span) -> Diagnostic {
    Diagnostic::error(Code::YamlSyntax, span, "a second document begins here")
        .help("write one record a file: remove `---` or move what follows to its own file")
}

fn alias(span: Span) -> Diagnostic {
    Diagnostic::error(Code::YamlAlias, span, "anchors, aliases, merge keys and tags are not used")
        .help("write the value out where it is needed, or link to the record that holds it")
}

fn too_deep(span: Span) -> Diagnostic {
    let message = format!("lists and groups nest deeper than {MAX_DEPTH} levels");
    Diagnostic::error(Code::TooDeep, span, message).help("no record needs that: flatten the file")
}

fn key_not_text(span: Span, kind: &str) -> Diagnostic {
    Diagnostic::error(Code::WrongType, span, format!("a field's name is text, not {kind}"))
        .help("write the name in quotes")
}

fn duplicate(name: &Spanned<String>, first: Span) -> Diagnostic {
    let message = format!("the field `{}` stands twice", name.value);
    Diagnostic::error(Code::DuplicateField, name.span, message)
        .also(first, "first written here")
        .help("keep one of them")
}
