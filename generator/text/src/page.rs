//! What does a page file hold: front matter and text?

use sources::decode::Prose;
use sources::{Checked, Code, Diagnostic, FileId, Node, Sources, Span, yaml};

use crate::markdown::parse_with;
use crate::{Origin, Parsed, RawHtml, include, parse};

/// A page as written.
#[derive(Clone, Debug)]
pub struct PageText {
    /// The front matter, when there is one.
    pub front: Option<Node>,
    /// The first line of the text, for faults that have no better place.
    pub span: Span,
    /// The text.
    pub text: Parsed,
}

/// Reads a page: YAML between two lines `---` at the top of the file, then Markdown.
#[must_use]
pub fn page(sources: &Sources, file: FileId, raw_html: RawHtml) -> Checked<PageText> {
    let source = sources.file(file).text.as_str();
    let mut faults = Vec::new();
    let (front, body) = split_front_matter(source);
    let front = match front {
        Some(range) => yaml::parse(file, &source[range.clone()], range.start).take(&mut faults),
        None => None,
    };
    if front.is_none() && body == 0 && source.starts_with("---\n") {
        faults.push(unclosed(Span::new(file, 0..3)));
    }
    let assembled = include::assemble(sources, file, body, &mut faults);
    let text = parse_with(&assembled.text, &assembled.origin, raw_html).take(&mut faults);
    let blank = source[body..].len() - source[body..].trim_start().len();
    let start = body + blank;
    let span = Span::new(file, start..start + first_line(&source[start..]));
    Checked { value: PageText { front, span, text }, diagnostics: faults }
}

/// Reads Markdown that stands in a data file.
#[must_use]
pub fn prose(sources: &Sources, prose: &Prose) -> Checked<Parsed> {
    let file_text = &sources.file(prose.span.file).text;
    parse(&prose.text, &Origin::lines(file_text, prose.span, &prose.text))
}

/// The range of the front matter and the byte where the text begins.
fn split_front_matter(source: &str) -> (Option<std::ops::Range<usize>>, usize) {
    let Some(rest) = source.strip_prefix("---\n") else { return (None, 0) };
    let mut at = 4;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return (Some(4..at), at + line.len());
        }
        at += line.len();
    }
    (None, 0)
}

fn first_line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

fn unclosed(span: Span) -> Diagnostic {
    Diagnostic::error(Code::YamlSyntax, span, "the front matter has no end")
        .help("close it with a line `---`")
}
