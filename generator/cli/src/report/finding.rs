//! What is one fault, for a machine?

use serde_json::{Value, json};
use sources::{Diagnostic, Position, Sources};

/// A fault with its place in lines and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The public name of the kind of fault.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where, when the fault has a place.
    pub place: Option<Place>,
    /// What to do next.
    pub help: Option<String>,
}

/// A place in a file. Lines and columns count from one, columns in characters; the end is the
/// position after the last character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Path from the root of the toolkit.
    pub file: String,
    /// The first character.
    pub start: Position,
    /// After the last character.
    pub end: Position,
}

impl Place {
    /// The place of `span`.
    #[must_use]
    pub fn of(sources: &Sources, span: sources::Span) -> Self {
        let file = sources.file(span.file).path.clone();
        Self { file, start: sources.start(span), end: sources.end(span) }
    }
}

impl Finding {
    /// The finding of `diagnostic`.
    #[must_use]
    pub fn of(sources: &Sources, diagnostic: &Diagnostic) -> Self {
        Self {
            code: diagnostic.code.id(),
            severity: diagnostic.severity.name(),
            message: diagnostic.message.clone(),
            place: diagnostic.span.map(|span| Place::of(sources, span)),
            help: diagnostic.help.clone(),
        }
    }

    /// The findings of `diagnostics`.
    #[must_use]
    pub fn all(sources: &Sources, diagnostics: &[Diagnostic]) -> Vec<Self> {
        diagnostics.iter().map(|diagnostic| Self::of(sources, diagnostic)).collect()
    }

    /// The finding as JSON. `url` is reserved for the address of the code's page, and null as
    /// long as these pages are published nowhere.
    #[must_use]
    pub fn json(&self) -> Value {
        let place = self.place.as_ref();
        json!({
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "file": place.map(|place| &place.file),
            "line": place.map(|place| place.start.line),
            "column": place.map(|place| place.start.column),
            "end_line": place.map(|place| place.end.line),
            "end_column": place.map(|place| place.end.column),
            "help": self.help,
            "url": null,
        })
    }
}
