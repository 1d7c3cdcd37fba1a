//! Which findings did an author accept, with a reason?

use sources::{Code, Diagnostic, Sources, Span};

/// A finding that the author of a page accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The code that is accepted.
    pub code: Code,
    /// The file or folder in which it is accepted, such as `content/profile/scope.md`;
    /// everywhere when it is not said.
    pub at: Option<String>,
    /// Why it is right there.
    pub because: String,
    /// Where it is written.
    pub span: Span,
}

/// Takes the accepted findings away, and tells of each suppression that accepts none.
pub(crate) fn apply(
    sources: &Sources,
    suppressions: &[Suppression],
    found: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let path = |finding: &Diagnostic| {
        let span = finding.span?;
        let (_, file) = sources.iter().find(|(id, _)| *id == span.file)?;
        Some(file.path.as_str())
    };
    let accepts = |suppression: &Suppression, finding: &Diagnostic| {
        let is_there = |at: &String| {
            let rest = path(finding).and_then(|path| path.strip_prefix(at.trim_end_matches('/')));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        suppression.code == finding.code && suppression.at.as_ref().is_none_or(is_there)
    };
    let unused = suppressions.iter().filter(|it| !found.iter().any(|finding| accepts(it, finding)));
    let unused: Vec<Diagnostic> = unused.map(unused_suppression).collect();
    let mut left = found;
    left.retain(|finding| !suppressions.iter().any(|it| accepts(it, finding)));
    left.extend(unused);
    left
}

fn unused_suppression(suppression: &Suppression) -> Diagnostic {
    let message = format!("nothing there breaks `{}`", suppression.code.id());
    Diagnostic::warning(Code::UnusedSuppression, suppression.span, message)
        .help("take the entry out of `allow`")
}
