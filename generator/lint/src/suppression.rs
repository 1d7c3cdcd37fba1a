//! Which findings did an author accept, with a reason?

use sources::{Code, Diagnostic, Sources, Span};

/// A finding that the author of a page accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// What is accepted: a code, such as `must`, or a rule, such as `VF10`.
    pub rule: String,
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
        is_of(finding, &suppression.rule) && suppression.at.as_ref().is_none_or(is_there)
    };
    let unused = suppressions.iter().filter(|it| !found.iter().any(|finding| accepts(it, finding)));
    let unused: Vec<Diagnostic> = unused.map(unused_suppression).collect();
    let mut left = found;
    left.retain(|finding| !suppressions.iter().any(|it| accepts(it, finding)));
    left.extend(unused);
    left
}

/// Whether a finding has this code, or tells the breach of this rule: its help ends with the ids.
fn is_of(finding: &Diagnostic, rule: &str) -> bool {
    let help = finding.help.as_deref().and_then(|help| help.strip_suffix(')'));
    let ids = help.and_then(|help| help.rsplit_once('(')).map_or("", |(_, ids)| ids);
    finding.code.id() == rule || ids.split(", ").any(|id| id == rule)
}

fn unused_suppression(suppression: &Suppression) -> Diagnostic {
    let message = format!("nothing there breaks `{}`", suppression.rule);
    Diagnostic::warning(Code::UnusedSuppression, suppression.span, message)
        .help("take the entry out of `allow`")
}
