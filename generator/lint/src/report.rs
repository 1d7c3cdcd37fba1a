//! How does a rule say what it found, and where?

use std::ops::Range;

use documents::Standard;
use sources::{Code, Diagnostic, Severity, Sources, Span};

use crate::passage::Passage;
use crate::phrase;

/// What the rules read, and what they found.
pub(crate) struct Report<'a> {
    pub(crate) standard: &'a Standard,
    pub(crate) sources: &'a Sources,
    pub(crate) passages: &'a [Passage<'a>],
    pub(crate) found: Vec<Diagnostic>,
}

/// A rule as it is listed in the documentation of the crate, and the code that tells its breach.
#[derive(Clone, Copy)]
pub(crate) struct Rule(pub(crate) Severity, pub(crate) Code, pub(crate) &'static str);

impl Report<'_> {
    /// A breach with a place of its own.
    pub(crate) fn at(
        &mut self,
        rule: Rule,
        span: impl Into<Option<Span>>,
        message: impl Into<String>,
        help: &str,
    ) {
        let Rule(severity, code, id) = rule;
        let span = span.into().map(|span| self.short(span));
        let make = match severity {
            Severity::Error => Diagnostic::error,
            Severity::Warning => Diagnostic::warning,
            Severity::Note => Diagnostic::note,
        };
        let finding = make(code, span, message).help(format!("{help} ({id})"));
        if !self.found.contains(&finding) {
            self.found.push(finding);
        }
    }

    /// A breach in words of a passage.
    pub(crate) fn words(
        &mut self,
        rule: Rule,
        passage: &Passage<'_>,
        range: Range<usize>,
        message: impl Into<String>,
        help: &str,
    ) {
        let span = self.place(passage, range);
        self.at(rule, span, message, help);
    }

    /// A breach by a passage as a whole.
    pub(crate) fn passage(
        &mut self,
        rule: Rule,
        passage: &Passage<'_>,
        message: impl Into<String>,
        help: &str,
    ) {
        self.words(rule, passage, 0..passage.text.len(), message, help);
    }

    fn text(&self, span: Span) -> Option<&str> {
        let (_, file) = self.sources.iter().find(|(id, _)| *id == span.file)?;
        file.text.get(span.range()).map(|_| file.text.as_str())
    }

    /// A whole record stands for itself by its beginning.
    fn short(&self, span: Span) -> Span {
        let text = self.text(span).and_then(|text| text.get(span.range()));
        match text {
            Some(text) if text.trim_end().matches('\n').count() > 3 => {
                Span { end: span.start, ..span }
            }
            _ => span,
        }
    }

    /// The words in the file, when they stand there as they are read; else what they stand in.
    ///
    /// The span of a paragraph in a record ends with its first line, so the search goes on for
    /// as long as the paragraph can be. Words before the wanted ones tell them from others.
    fn place(&self, passage: &Passage<'_>, range: Range<usize>) -> Span {
        let Some(file) = self.text(passage.span) else { return passage.span };
        let start = passage.span.start as usize;
        let reach = start + 2 * passage.text.len() + 400;
        let mut end = reach.max(passage.span.end as usize).min(file.len());
        while !file.is_char_boundary(end) {
            end += 1;
        }
        let start = start + lead(&file[start..end], passage);
        let area = &file[start..end];
        let wanted = passage.text[range.clone()].trim_end();
        for before in [32, 8, 0] {
            let mut from = range.start.saturating_sub(before);
            while !passage.text.is_char_boundary(from) {
                from += 1;
            }
            let before = &passage.text[from..range.start];
            if let Some(found) = find(area, before, wanted) {
                return Span::new(passage.span.file, start + found.start..start + found.end);
            }
            if let Some(found) = find_link(area, before) {
                return Span::new(passage.span.file, start + found.start..start + found.end);
            }
        }
        passage.span
    }
}

/// Where the passage begins in `area`, when its first words stand there as they are read: a
/// record names many words before those of its definition.
fn lead(area: &str, passage: &Passage<'_>) -> usize {
    let mut end = passage.links.first().map_or(passage.text.len(), |(link, _)| link.start).min(48);
    while !passage.text.is_char_boundary(end) {
        end -= 1;
    }
    let words = &passage.text[..end];
    let words = if end < passage.text.len() {
        words.rsplit_once(' ').map_or("", |(words, _)| words)
    } else {
        words
    };
    if words.len() < 12 {
        return 0;
    }
    find(area, "", words).map_or(0, |found| found.start)
}

/// The place of `words` right after `before`. White space of any kind is one space, because a
/// line that goes on in the next is read as one.
fn find(area: &str, before: &str, words: &str) -> Option<Range<usize>> {
    if words.is_empty() {
        return None;
    }
    area.char_indices().find_map(|(at, _)| {
        let middle = matched(area, at, before)?;
        let end = matched(area, middle, words)?;
        let skipped = area[middle..].len() - area[middle..].trim_start().len();
        let found = middle + skipped..end;
        phrase::is_apart(area, &found).then_some(found)
    })
}

/// The place of the link right after `before`: without words of its own it is read as the name
/// of its target.
fn find_link(area: &str, before: &str) -> Option<Range<usize>> {
    if before.is_empty() {
        return None;
    }
    area.char_indices().find_map(|(at, _)| {
        let end = matched(area, at, before)?;
        let link = area[end..].trim_start();
        let start = area.len() - link.len();
        let length = link.starts_with("[](").then(|| link.find(')'))??;
        Some(start..start + length + 1)
    })
}

/// Where `words` end in `area` when they begin at `at`.
fn matched(area: &str, at: usize, words: &str) -> Option<usize> {
    let mut rest = &area[at..];
    let mut wanted = words;
    while let Some(letter) = wanted.chars().next() {
        if letter.is_whitespace() {
            wanted = wanted.trim_start();
            let next = rest.trim_start();
            if next.len() == rest.len() {
                return None;
            }
            rest = next;
        } else {
            rest = rest.strip_prefix(letter)?;
            wanted = &wanted[letter.len_utf8()..];
        }
    }
    Some(area.len() - rest.len())
}
