//! How does a person see a fault? With the lines of the file and a mark below the place.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use crate::{Diagnostic, Severity, Sources, Span};

/// Whether the report may carry terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// ANSI escape sequences.
    Ansi,
    /// Plain text.
    Never,
}

/// Longest line, in bytes, that an excerpt shows; a longer one is only named.
const MAX_EXCERPT_LINE: usize = 2_000;

/// The report of one fault: code, place, excerpt, what to do.
#[must_use]
pub fn render(sources: &Sources, diagnostic: &Diagnostic, colour: Colour) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.code.id());
    let mut group = Group::with_title(title);
    let mut places: Vec<(Span, Option<&str>)> = Vec::new();
    places.extend(diagnostic.span.map(|span| (span, None)));
    places.extend(diagnostic.also.iter().map(|(span, words)| (*span, Some(words.as_str()))));
    let mut shown: Vec<crate::FileId> = Vec::new();
    for (span, _) in &places {
        if !shown.contains(&span.file) {
            shown.push(span.file);
            group = group.element(snippet(sources, span.file, &places));
        }
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    let renderer = match colour {
        Colour::Ansi => Renderer::styled(),
        Colour::Never => Renderer::plain(),
    };
    renderer.render(&[group])
}

fn snippet<'a>(
    sources: &'a Sources,
    file: crate::FileId,
    places: &[(Span, Option<&'a str>)],
) -> Snippet<'a, Annotation<'a>> {
    let source = sources.file(file);
    let here = places.iter().filter(|(span, _)| span.file == file);
    let spans: Vec<_> = here.collect();
    let too_long =
        spans.iter().any(|(span, _)| line_length(&source.text, *span) > MAX_EXCERPT_LINE);
    let text = if too_long { "" } else { source.text.as_str() };
    let annotations = spans.into_iter().enumerate().map(|(at, (span, words))| {
        let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let range = if too_long { 0..0 } else { visible(text, *span) };
        let annotation = kind.span(range);
        match words {
            Some(words) => annotation.label(*words),
            None => annotation,
        }
    });
    Snippet::source(text).path(source.path.as_str()).annotations(annotations)
}

/// Only the first line of a long span is marked: the place matters, not the extent.
fn visible(text: &str, span: Span) -> std::ops::Range<usize> {
    let end = (span.end as usize).min(text.len());
    let start = (span.start as usize).min(end);
    let first_line = text.get(start..end).and_then(|part| part.find('\n'));
    start..first_line.map_or(end, |length| start + length)
}

fn line_length(text: &str, span: Span) -> usize {
    let at = (span.start as usize).min(text.len());
    let before = text.as_bytes()[..at].iter().rev().take_while(|byte| **byte != b'\n').count();
    let after = text.as_bytes()[at..].iter().take_while(|byte| **byte != b'\n').count();
    before + after
}
