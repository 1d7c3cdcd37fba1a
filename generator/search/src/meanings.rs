//! Which names mean the same, and which numbers are one point of a law?

use std::collections::{BTreeMap, BTreeSet};

use documents::Named;

use crate::words::{Analyzer, Word};

/// What terms of citations begin with: no text can hold it.
pub const CITATION: char = '\u{2}';

/// The terms of a citation that `words` of `text` begin with: a number, and numbers or letters in
/// brackets right behind it. `2(2)(a)` is cited as `2(2)` as well.
pub fn citations(text: &str, words: &[Word]) -> Vec<String> {
    let mut found = Vec::new();
    let Some(first) = words.first() else { return found };
    if !first.form.bytes().all(|byte| byte.is_ascii_digit()) {
        return found;
    }
    let mut name = format!("{CITATION}{}", first.form);
    for pair in words.windows(2) {
        let between = &text[pair[0].end..pair[1].start];
        if !matches!(between, "(" | ")(") || !text[pair[1].end..].starts_with(')') {
            break;
        }
        name = format!("{name} {}", pair[1].form);
        found.push(name.clone());
    }
    found
}

/// A term that no text can hold.
pub fn meaning_term(meaning: usize) -> String {
    format!("\u{1}{meaning}")
}

/// Names that mean the same.
pub struct Meanings {
    lists: Vec<Vec<String>>,
    /// First stem of a name → all its stems, and the index of its list.
    by_stem: BTreeMap<String, Vec<(Vec<String>, usize)>>,
}

impl Meanings {
    /// Those of the terms among `names`, and of `same_words`.
    pub fn of(names: &[Named], same_words: &[Vec<String>], analyzer: &Analyzer) -> Self {
        let terms = names.iter().filter(|named| named.is_term).map(|named| &named.names);
        let lists = terms.chain(same_words).filter(|names| names.len() > 1);
        let mut meanings = Self { lists: Vec::new(), by_stem: BTreeMap::new() };
        for (index, names) in lists.enumerate() {
            for name in names {
                let stems: Vec<String> =
                    analyzer.words(name).into_iter().map(|word| word.stem).collect();
                if let Some(first) = stems.first().cloned() {
                    meanings.by_stem.entry(first).or_default().push((stems, index));
                }
            }
            meanings.lists.push(names.clone());
        }
        meanings
    }

    /// The meanings of the names that `words` begin with.
    pub fn at<'a>(&self, words: &(impl Iterator<Item = &'a str> + Clone)) -> BTreeSet<usize> {
        let first = words.clone().next().and_then(|word| self.by_stem.get(word));
        let begun = first.into_iter().flatten().filter(|(stems, _)| {
            let mut words = words.clone();
            stems.iter().all(|stem| words.next() == Some(stem))
        });
        begun.map(|(_, meaning)| *meaning).collect()
    }

    /// Each list with its term, which occurs where one of its names does.
    pub fn known(self, numbers: &BTreeMap<String, usize>) -> Vec<(Vec<String>, Option<usize>)> {
        let lists = self.lists.into_iter().enumerate();
        lists.map(|(at, names)| (names, numbers.get(&meaning_term(at)).copied())).collect()
    }
}
