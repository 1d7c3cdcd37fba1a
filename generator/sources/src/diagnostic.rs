//! What is wrong, where, and what should the author do?

use crate::{Code, Span};

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Published, unless warnings are denied.
    Warning,
    /// Published in any case: what only a reader can judge.
    Note,
}

impl Severity {
    /// The word that people and machines read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of fault it is.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where; `None` when the fault has no place in a file.
    pub span: Option<Span>,
    /// What is wrong: lower case, no full stop, the author's words in backticks.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
    /// Other places that matter, each with a few words.
    pub also: Vec<(Span, String)>,
}

impl Diagnostic {
    /// A fault that stops publishing.
    pub fn error(code: Code, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, span.into(), message.into())
    }

    /// A fault that does not stop publishing.
    pub fn warning(code: Code, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, span.into(), message.into())
    }

    /// What may be right, and deserves a second look.
    pub fn note(code: Code, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, span.into(), message.into())
    }

    fn new(severity: Severity, code: Code, span: Option<Span>, message: String) -> Self {
        Self { code, severity, span, message, help: None, also: Vec::new() }
    }

    /// Adds what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn also(mut self, span: Span, words: impl Into<String>) -> Self {
        self.also.push((span, words.into()));
        self
    }
}

/// A value and what was found wrong while it was made. The value is the best that could be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked<T> {
    /// The value.
    pub value: T,
    /// The faults, in the order in which they were found.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value without a fault.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Moves the faults to `collected` and gives the value.
    pub fn take(self, collected: &mut Vec<Diagnostic>) -> T {
        collected.extend(self.diagnostics);
        self.value
    }
}

/// The closest of `candidates` to `word`, if one is close enough to be a slip of the pen.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = word.to_lowercase();
    let scored = candidates.into_iter().map(|candidate| {
        (strsim::damerau_levenshtein(&folded, &candidate.to_lowercase()), candidate)
    });
    let (distance, candidate) = scored.min()?;
    let limit = (word.chars().count() / 3).clamp(1, 3);
    (distance <= limit).then_some(candidate)
}

/// "did you mean `x`?" when a candidate is close, else `otherwise`.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    otherwise: impl Into<String>,
) -> String {
    closest(word, candidates)
        .map_or_else(|| otherwise.into(), |candidate| format!("did you mean `{candidate}`?"))
}
