//! What does a file of comments say, and where is it wrong?

use sources::decode::{Decode, Plain, Prose, wrong_type};
use sources::{Checked, Diagnostic, FileId, Node, Span, Value, record, yaml};

use crate::faults::{Fault, faults};
use crate::sheet::{Comment, Field, Sheet, one_line, tidy};

record! {
    /// A file of comments.
    pub struct WrittenSheet {
        date: Option<Loose>,
        document: Option<Plain>,
        project: Option<Plain>,
        comments: Option<Vec<WrittenComment>>,
    }
}

record! {
    /// A comment.
    pub struct WrittenComment {
        id: Option<Loose>,
        body: Plain,
        locality: Option<WrittenLocality>,
        kind: Option<Plain>,
        comments: Option<Prose>,
        proposed_change: Option<Prose>,
        observations: Option<Prose>,
    }
}

record! {
    /// Where in the document.
    pub struct WrittenLocality {
        line_number: Option<Loose>,
        clause: Option<Loose>,
        element: Option<Plain>,
    }
}

/// Reads a file of comments, and says of every fault where it is. Without a sheet there was
/// nothing to read one from.
#[must_use]
pub fn from_yaml(file: FileId, text: &str) -> Checked<Option<Sheet>> {
    let mut diagnostics = Vec::new();
    let node = yaml::parse(file, text, 0).take(&mut diagnostics);
    let written = node.and_then(|node| WrittenSheet::decode(&node, &mut diagnostics));
    let value = written.map(|written| {
        let sheet = meant(&written);
        let comments = written.comments.unwrap_or_default();
        let found = faults(&sheet);
        diagnostics.extend(found.iter().map(|fault| placed(fault, &comments[fault.comment])));
        sheet
    });
    Checked { value, diagnostics }
}

/// Where each comment without an observation stands in a file, and what its first column says.
/// What is wrong with the file is the business of [`from_yaml`].
pub(crate) fn unanswered(file: FileId, text: &str) -> Vec<(Span, String)> {
    let node = yaml::parse(file, text, 0).value;
    let written = node.and_then(|node| WrittenSheet::decode(&node, &mut Vec::new()));
    let comments = written.and_then(|written| written.comments).unwrap_or_default();
    let read = comments.iter().map(|written| (written.span, comment(written)));
    let open = read.filter(|(_, comment)| comment.observation.is_empty());
    open.map(|(span, comment)| (span, format!("`{}`", comment.origin()))).collect()
}

fn meant(written: &WrittenSheet) -> Sheet {
    let comments = written.comments.iter().flatten().map(comment);
    Sheet {
        date: loose(written.date.as_ref()),
        document: plain(written.document.as_ref()),
        project: plain(written.project.as_ref()),
        comments: comments.collect(),
    }
}

fn comment(written: &WrittenComment) -> Comment {
    let at = written.locality.as_ref();
    let prose =
        |prose: &Option<Prose>| prose.as_ref().map_or_else(String::new, |it| tidy(&it.text));
    Comment {
        id: loose(written.id.as_ref()),
        body: one_line(&written.body.text),
        line: loose(at.and_then(|at| at.line_number.as_ref())),
        clause: loose(at.and_then(|at| at.clause.as_ref())),
        element: plain(at.and_then(|at| at.element.as_ref())),
        kind: plain(written.kind.as_ref()),
        comment: prose(&written.comments),
        proposal: prose(&written.proposed_change),
        observation: prose(&written.observations),
    }
}

fn plain(written: Option<&Plain>) -> String {
    written.map_or_else(String::new, |plain| one_line(&plain.text))
}

fn loose(written: Option<&Loose>) -> String {
    written.map_or_else(String::new, |loose| one_line(&loose.text))
}

/// A fault at its place: the field, or the whole comment when the field was left out.
fn placed(fault: &Fault, comment: &WrittenComment) -> Diagnostic {
    let at = comment.locality.as_ref();
    let field = match fault.field {
        Field::Id => comment.id.as_ref().map(|it| it.span),
        Field::Body => Some(comment.body.span),
        Field::Line => at.and_then(|at| at.line_number.as_ref()).map(|it| it.span),
        Field::Clause => at.and_then(|at| at.clause.as_ref()).map(|it| it.span),
        Field::Kind => comment.kind.as_ref().map(|it| it.span),
        Field::Comment => comment.comments.as_ref().map(|it| it.span),
        Field::Proposal => comment.proposed_change.as_ref().map(|it| it.span),
    };
    let span = field.unwrap_or(comment.span);
    let message = fault.message.as_str();
    let diagnostic = match fault.severity {
        sources::Severity::Error => Diagnostic::error(fault.code, span, message),
        sources::Severity::Warning => Diagnostic::warning(fault.code, span, message),
        sources::Severity::Note => Diagnostic::note(fault.code, span, message),
    };
    diagnostic.help(fault.help.as_str())
}

/// One line of text that looks like a number to YAML: `332`, `5.10`, with or without quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loose {
    text: String,
    span: Span,
}

impl Decode for Loose {
    fn stand_in(span: Span) -> Self {
        Self { text: String::new(), span }
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let text = match &node.value {
            Value::Integer(number) => number.to_string(),
            Value::Decimal(number) => number.clone(),
            Value::Text(_) => Plain::decode(node, faults)?.text,
            Value::Null
            | Value::Bool(_)
            | Value::List(_)
            | Value::Refused
            | Value::Joined(_)
            | Value::Map(_) => return wrong_type(node, "text or a number", faults),
        };
        Some(Self { text, span: node.span })
    }
}
