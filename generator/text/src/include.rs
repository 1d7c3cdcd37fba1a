//! What does a page say once its includes are put in?
//!
//! `{{#include FILE}}`, `FILE:LINE`, `FILE:FROM:TO`, `FILE:FROM:`, `FILE::TO` and `FILE:ANCHOR`
//! as in mdBook; `\{{#…}}` is text. Unlike mdBook, a file outside the toolkit is refused.

use sources::{Code, Diagnostic, FileId, Sources, Span, did_you_mean};

use crate::Origin;

/// How deep includes may nest, as in mdBook.
const MAX_DEPTH: usize = 10;

/// How many includes one page may carry out: files that include each other many times would
/// take longer than anybody waits, even when they hold no text.
const MAX_INCLUDES: usize = 1_000;

/// The most text that one page may grow to, in bytes.
const MAX_TEXT: usize = 4 << 20;

/// A page's text with its includes put in.
pub(crate) struct Assembled {
    pub(crate) text: String,
    pub(crate) origin: Origin,
}

/// Assembles the text of `file` from byte `from` on.
pub(crate) fn assemble(
    sources: &Sources,
    file: FileId,
    from: usize,
    faults: &mut Vec<Diagnostic>,
) -> Assembled {
    let (text, pieces) = (String::new(), Vec::new());
    let mut assembly = Assembly { sources, text, pieces, includes: 0, faults };
    let end = sources.file(file).text.len();
    assembly.append(file, from.min(end)..end, 0);
    if assembly.pieces.is_empty() {
        assembly.pieces.push((0, Span::new(file, from..end)));
    }
    Assembled { text: assembly.text, origin: Origin::pieces(assembly.pieces) }
}

struct Assembly<'a> {
    sources: &'a Sources,
    text: String,
    pieces: Vec<(usize, Span)>,
    /// How many includes were carried out.
    includes: usize,
    faults: &'a mut Vec<Diagnostic>,
}

impl Assembly<'_> {
    fn append(&mut self, file: FileId, range: std::ops::Range<usize>, depth: usize) {
        let source = self.sources.file(file).text.as_str();
        let mut at = range.start;
        while let Some(found) = source.get(at..range.end).and_then(|rest| rest.find("{{#")) {
            let start = at + found;
            let Some(length) = source[start..range.end].find("}}") else { break };
            let end = start + length + 2;
            if start > 0 && source.as_bytes()[start - 1] == b'\\' {
                self.copy(file, at..start - 1);
                self.copy(file, start..end);
            } else {
                self.copy(file, at..start);
                self.directive(file, start..end, depth);
            }
            at = end;
        }
        self.copy(file, at..range.end);
    }

    fn copy(&mut self, file: FileId, range: std::ops::Range<usize>) {
        if self.text.len() + range.len() > MAX_TEXT {
            if self.text.len() < MAX_TEXT {
                let message = "the page and its includes grow too large";
                let span = Span::new(file, range.start..range.start);
                self.faults.push(
                    Diagnostic::error(Code::TooLarge, span, message)
                        .help(format!("a page holds at most {MAX_TEXT} bytes: split it")),
                );
                self.text.push_str(&" ".repeat(MAX_TEXT - self.text.len()));
            }
            return;
        }
        if range.is_empty() {
            return;
        }
        self.pieces.push((self.text.len(), Span::new(file, range.clone())));
        self.text.push_str(&self.sources.file(file).text[range]);
    }

    fn directive(&mut self, file: FileId, range: std::ops::Range<usize>, depth: usize) {
        let span = Span::new(file, range.clone());
        self.includes += 1;
        if self.includes > MAX_INCLUDES {
            if self.includes == MAX_INCLUDES + 1 {
                let message = format!("the page has more than {MAX_INCLUDES} includes");
                self.faults.push(
                    Diagnostic::error(Code::BadInclude, span, message)
                        .help("include larger pieces, or split the page"),
                );
            }
            return;
        }
        let words = &self.sources.file(file).text[range.start + 3..range.end - 2];
        let (name, argument) = words.trim().split_once(char::is_whitespace).unwrap_or((words, ""));
        if name != "include" {
            let help = did_you_mean(name, ["include"], "write `{{#include FILE}}`");
            let message = format!("`{name}` is not a directive");
            self.faults.push(Diagnostic::error(Code::BadInclude, span, message).help(help));
            return;
        }
        if depth >= MAX_DEPTH {
            let message = format!("includes nest deeper than {MAX_DEPTH} files");
            self.faults.push(
                Diagnostic::error(Code::BadInclude, span, message)
                    .help("a file that includes itself never ends: break the circle"),
            );
            return;
        }
        let mut parts = argument.trim().splitn(3, ':');
        let path = parts.next().unwrap_or_default();
        let (first, last) = (parts.next(), parts.next());
        let Some(target) = self.find(file, path, span) else { return };
        let whole = self.sources.file(target).text.as_str();
        match selection(whole, first, last) {
            Some(ranges) => {
                for range in ranges {
                    self.append(target, range, depth + 1);
                }
            }
            None => {
                let wanted = argument.trim()[path.len()..].trim_start_matches(':');
                let message = format!("`{path}` has no part `{wanted}`");
                self.faults.push(
                    Diagnostic::error(Code::BadInclude, span, message)
                        .help("lines count from 1; an anchor is a line with `ANCHOR: name`"),
                );
            }
        }
    }

    fn find(&mut self, file: FileId, path: &str, span: Span) -> Option<FileId> {
        let from = &self.sources.file(file).path;
        let Some(wanted) = join(from, path) else {
            let message = format!("`{path}` leads out of the toolkit's folder");
            self.faults.push(
                Diagnostic::error(Code::OutsideRoot, span, message)
                    .help("copy the file into the toolkit and include it from there"),
            );
            return None;
        };
        let found = self.sources.find(&wanted).map(|(id, _)| id);
        if found.is_none() {
            let paths = self.sources.iter().map(|(_, file)| file.path.as_str());
            let help = did_you_mean(&wanted, paths, "a path is relative to the page's folder");
            let message = format!("there is no file `{wanted}`");
            self.faults.push(Diagnostic::error(Code::BadInclude, span, message).help(help));
        }
        found
    }
}

/// `path` relative to the folder of `from`; `None` when it leaves the root.
#[must_use]
pub fn join(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if path.starts_with('/') {
        return None;
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The ranges of `text` that `first` and `last` select; `None` when there are no such lines.
fn selection(
    text: &str,
    first: Option<&str>,
    last: Option<&str>,
) -> Option<Vec<std::ops::Range<usize>>> {
    let lines = line_ranges(text);
    let (from, to) = match (first, last) {
        (None, _) => (1, lines.len()),
        (Some(first), None) => match first.parse::<usize>() {
            Ok(line) => (line, line),
            Err(_) => return anchored(text, &lines, first),
        },
        (Some(first), Some(last)) => {
            let from = if first.is_empty() { Some(1) } else { first.parse().ok() };
            let to = if last.is_empty() { Some(lines.len()) } else { last.parse().ok() };
            (from?, to?)
        }
    };
    if first.is_some() && (from < 1 || from > lines.len() || to < from) {
        return None;
    }
    let selected = lines.get(from.saturating_sub(1)..to.min(lines.len()))?;
    let (Some(begin), Some(end)) = (selected.first(), selected.last()) else {
        return Some(Vec::new());
    };
    let whole_lines = begin.start..trimmed_end(text, end);
    Some(std::iter::once(whole_lines).collect())
}

fn anchored(
    text: &str,
    lines: &[std::ops::Range<usize>],
    name: &str,
) -> Option<Vec<std::ops::Range<usize>>> {
    let mut inside = false;
    let mut found = false;
    let mut ranges = Vec::new();
    for line in lines {
        let words = &text[line.clone()];
        if let Some(begin) = marker(words, "ANCHOR:") {
            found |= begin == name;
            inside |= begin == name;
        } else if let Some(end) = marker(words, "ANCHOR_END:") {
            if inside && end == name {
                break;
            }
        } else if inside {
            ranges.push(line.clone());
        }
    }
    if let Some(last) = ranges.last_mut() {
        last.end = trimmed_end(text, last);
    }
    found.then_some(ranges)
}

fn marker<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let after = line.split_once(word)?.1.trim_start();
    let end = after.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-'));
    Some(&after[..end.unwrap_or(after.len())])
}

fn line_ranges(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        start..at
    });
    lines.collect()
}

fn trimmed_end(text: &str, line: &std::ops::Range<usize>) -> usize {
    line.start + text[line.clone()].trim_end_matches(['\n', '\r']).len()
}
