//! Which part of a section shows best why it was found?

use std::collections::BTreeSet;

use crate::words::Analyzer;

/// A piece of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words around those that were found.
    Plain(String),
    /// A word that was found.
    Mark(String),
}

impl Piece {
    /// About `size` characters of `text` around the words whose form is in `marks`.
    #[must_use]
    pub fn excerpt(text: &str, marks: &BTreeSet<String>, size: usize) -> Vec<Self> {
        let words = Analyzer::new("").words(text);
        let found: Vec<_> = words.iter().filter(|word| marks.contains(&word.form)).collect();
        let (mut begin, mut most) = (0, 0);
        for first in &found {
            let near = found
                .iter()
                .filter(|it| it.start >= first.start && it.start < first.start + size * 4 / 5);
            let different = near.map(|word| &word.form).collect::<BTreeSet<_>>().len();
            if different > most {
                (begin, most) = (first.start, different);
            }
        }
        let from = if begin < size * 3 / 10 { 0 } else { after_space(text, begin - size / 5) };
        let to = before_space(text, from + size);
        let mut pieces = Vec::new();
        let mut last = from;
        if from > 0 {
            pieces.push(Self::Plain("… ".to_owned()));
        }
        for word in found.iter().filter(|word| word.start >= from && word.end <= to) {
            if word.start > last {
                pieces.push(Self::Plain(text[last..word.start].to_owned()));
            }
            pieces.push(Self::Mark(text[word.start..word.end].to_owned()));
            last = word.end;
        }
        pieces.push(Self::Plain(text[last..to].to_owned()));
        if to < text.len() {
            pieces.push(Self::Plain(" …".to_owned()));
        }
        pieces
    }
}

fn after_space(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    text[..at].rfind(' ').map_or(0, |space| space + 1)
}

fn before_space(text: &str, at: usize) -> usize {
    if at >= text.len() {
        return text.len();
    }
    let at = text.floor_char_boundary(at);
    text[..at].rfind(' ').unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_stands_around_the_words_that_were_found() {
        let text = format!("{} the signed update {}", "before ".repeat(60), "after ".repeat(60));
        let marks = BTreeSet::from(["update".to_owned(), "signed".to_owned()]);
        let pieces = Piece::excerpt(&text, &marks, 100);
        assert_eq!(pieces[0], Piece::Plain("… ".to_owned()));
        let marked = pieces.iter().filter(|piece| matches!(piece, Piece::Mark(_)));
        assert_eq!(marked.count(), 2);
        let whole: usize = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Plain(words) | Piece::Mark(words) => words.len(),
            })
            .sum();
        assert!(whole < 120, "{pieces:?}");
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        let pieces = Piece::excerpt("Short é.", &BTreeSet::new(), 100);
        assert_eq!(pieces, [Piece::Plain("Short é.".to_owned())]);
    }
}
