//! Where in a text does a phrase stand as words of its own?

use std::ops::Range;

/// Every place of `phrase` in `folded`, which is in lower case. A phrase ends where no letter,
/// digit or hyphen follows: `must` does not stand in `must-have`.
pub(crate) fn places(folded: &str, phrase: &str) -> Vec<Range<usize>> {
    let found = folded.match_indices(phrase).map(|(at, found)| at..at + found.len());
    found.filter(|range| is_apart(folded, range)).collect()
}

/// Whether `phrase` stands in `folded`.
pub(crate) fn has(folded: &str, phrase: &str) -> bool {
    !places(folded, phrase).is_empty()
}

/// Whether one of `phrases` stands in `folded`.
pub(crate) fn has_any(folded: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| has(folded, phrase))
}

/// Whether no word goes on at either end of `range`.
pub(crate) fn is_apart(text: &str, range: &Range<usize>) -> bool {
    let inside =
        |next: Option<char>| next.is_some_and(|next| next.is_alphanumeric() || next == '-');
    let first = text[range.clone()].chars().next();
    let last = text[range.clone()].chars().next_back();
    let begins = !inside(first) || !inside(text[..range.start].chars().next_back());
    begins && (!inside(last) || !inside(text[range.end..].chars().next()))
}

/// The sentence of `text` around `at`. A sentence ends with a stop that a space and a capital
/// letter follow, so that `e.g. the` and `Art. 13` end none.
pub(crate) fn sentence(text: &str, at: usize) -> Range<usize> {
    let mut start = 0;
    for (stop, mark) in text.match_indices(['.', '?', '!']) {
        let end = stop + mark.len();
        let mut rest = text[end..].chars();
        let ends = rest.next().is_none_or(|space| {
            space == ' ' && rest.next().is_some_and(|next| next.is_uppercase() || next == '_')
        });
        if ends && end > at {
            return start..end;
        }
        if ends {
            start = end;
        }
    }
    start..text.len()
}

/// The word that ends just before `at`, without the space between.
pub(crate) fn word_before(text: &str, at: usize) -> &str {
    text[..at].trim_end().rsplit([' ', '(', '\u{a0}']).next().unwrap_or_default()
}

/// The word that begins just after `at`, without the space between.
pub(crate) fn word_after(text: &str, at: usize) -> &str {
    text[at..].trim_start().split([' ', ')', ',', ';', '\u{a0}']).next().unwrap_or_default()
}

/// The words of `text` with their places: runs without white space, stripped of the marks that
/// stand around a word.
pub(crate) fn tokens(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive([' ', '\u{a0}', '\u{202f}']) {
        let word = piece.trim_start_matches(is_mark);
        let from = start + piece.len() - word.len();
        let word = word.trim_end_matches(is_mark);
        if !word.is_empty() {
            tokens.push((from..from + word.len(), word));
        }
        start += piece.len();
    }
    tokens
}

fn is_mark(mark: char) -> bool {
    mark.is_whitespace() || "()[]{}<>,;:.!?\"'“”‘’_–—…".contains(mark)
}
