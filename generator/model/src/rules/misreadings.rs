//! Does a text repeat a claim about the law that is known to be wrong?
//!
//! The claims and the words by which they are recognised are records
//! ([`crate::record::Misreading`]), so that a new one takes no code.

use std::collections::BTreeMap;

use sources::{Code, Diagnostic, Sources, Span};

use crate::Model;
use crate::record::Misreading;

/// A `*` in a pattern stands for so many words at most.
const GAP: usize = 4;

pub(crate) fn check(sources: &Sources, model: &Model, faults: &mut Vec<Diagnostic>) {
    let mut patterns: Patterns<&Misreading> = Patterns::new();
    for (_, misreading) in model.misreadings.iter() {
        for phrase in &misreading.phrases {
            let pattern = pattern(&phrase.text);
            let first = pattern.first().is_some_and(|word| word != "*");
            if pattern.len() < 2 || !first || pattern.last().is_some_and(|word| word == "*") {
                let span = Span { end: phrase.span.start, ..phrase.span };
                let message = format!("`{}` would find too much", phrase.text);
                faults.push(
                    Diagnostic::error(Code::BadForm, span, message)
                        .help("write two words or more; `*` stands between words"),
                );
                continue;
            }
            patterns.entry(pattern[0].clone()).or_default().push((misreading, pattern));
        }
    }
    let texts = sources.below("data/").chain(sources.below("content/"));
    for (id, file) in texts.filter(|(_, file)| !file.path.contains("/misreadings/")) {
        for (misreading, from, to) in find(&words(&file.text), &patterns) {
            let message = format!("this reads like \"{}\"", misreading.title);
            let (basis, key) = (&misreading.basis, &misreading.key);
            let help = format!("{basis} says otherwise: see `misreading:{key}`");
            let span = Span::new(id, from..to);
            faults.push(Diagnostic::error(Code::Misreading, span, message).help(help));
        }
    }
}

/// A word in lower case, and where it stands.
struct Word {
    text: String,
    from: usize,
    to: usize,
}

/// The words of a text: letters and digits, whatever stands between them.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut from = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (character.is_alphanumeric(), from) {
            (true, None) => from = Some(at),
            (false, Some(begin)) => {
                words.push(Word { text: text[begin..at].to_lowercase(), from: begin, to: at });
                from = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    words
}

fn pattern(phrase: &str) -> Vec<String> {
    let parts = phrase.split_whitespace().flat_map(|part| {
        if part == "*" {
            return vec![part.to_owned()];
        }
        words(part).into_iter().map(|word| word.text).collect()
    });
    parts.collect()
}

/// Patterns with what they stand for, by their first word.
type Patterns<T> = BTreeMap<String, Vec<(T, Vec<String>)>>;

/// Every match: what it stands for, where it begins and ends.
fn find<T: Copy>(words: &[Word], patterns: &Patterns<T>) -> Vec<(T, usize, usize)> {
    let mut found = Vec::new();
    for (at, begin) in words.iter().enumerate() {
        for (meaning, pattern) in patterns.get(&begin.text).into_iter().flatten() {
            if let Some(taken) = matches(&words[at..], pattern) {
                found.push((*meaning, begin.from, words[at + taken - 1].to));
            }
        }
    }
    found
}

/// How many words from the first on the pattern takes; `None` when it does not match.
fn matches(words: &[Word], pattern: &[String]) -> Option<usize> {
    let Some((wanted, rest)) = pattern.split_first() else { return Some(0) };
    if wanted != "*" {
        let is_same = words.first().is_some_and(|word| word.text == *wanted);
        return is_same.then(|| matches(&words[1..], rest)).flatten().map(|taken| taken + 1);
    }
    (0..=GAP.min(words.len()))
        .find_map(|skipped| matches(&words[skipped..], rest).map(|taken| taken + skipped))
}

#[cfg(test)]
mod tests {
    use super::{Patterns, find, pattern, words};

    fn hit(text: &str, phrase: &str) -> Option<String> {
        let pattern = pattern(phrase);
        let patterns = Patterns::from([(pattern[0].clone(), vec![(0, pattern)])]);
        let found = find(&words(text), &patterns);
        found.first().map(|(_, from, to)| text[*from..*to].to_owned())
    }

    #[test]
    fn words_follow_each_other_whatever_stands_between() {
        assert_eq!(
            hit("It is CRA-\n  certified.", "cra certified").as_deref(),
            Some("CRA-\n  certified")
        );
        assert_eq!(hit("CRA and certified", "cra certified"), None);
    }

    #[test]
    fn a_star_stands_for_up_to_four_words() {
        let phrase = "14 days * awareness";
        assert!(hit("within 14 days awareness", phrase).is_some());
        assert!(hit("within 14 days after the date of awareness", phrase).is_some());
        assert_eq!(hit("14 days after the date of their first awareness", phrase), None);
    }

    #[test]
    fn a_later_beginning_is_found() {
        assert_eq!(
            hit("14 months, 14 days of awareness", "14 days * awareness").as_deref(),
            Some("14 days of awareness")
        );
    }
}
