//! Which terms may a word of a query mean?

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::files::{Entry, Files, Home, letters};

/// Completions of an unfinished word are looked for in this many files.
const PREFIX_FILES: usize = 3;
/// So many completions are taken, those that occur in most sections.
const PREFIX_TERMS: usize = 24;
/// So many words are taken for a misspelt one.
const NEIGHBOURS: usize = 3;
/// Two words are alike when they begin with so many same letters, and …
const SAME_BEGINNING: usize = 4;
/// … no more letters than this follow.
const OTHER_ENDING: usize = 3;

/// What a word may mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expansion {
    /// The terms, each with how surely it is meant, up to 1.
    pub terms: Vec<(Home, f64)>,
    /// The word that was probably meant, when this one is nowhere.
    pub meant: Option<String>,
    /// Whether it is in the dictionary, or the start of a word that is.
    pub is_known: bool,
}

/// The terms that `word` may mean.
pub fn expand(files: &mut Files<'_>, word: &str, unfinished: bool) -> Expansion {
    let mut found = Terms::default();
    for (home, own) in files.entry(word).unwrap_or_default().homes() {
        found.add(home, own);
    }
    let quality = if found.list.is_empty() { 0.9 } else { 0.5 };
    if unfinished && letters(word) > 1 {
        prefixes(files, word, quality, &mut found);
    }
    let is_known = !found.list.is_empty();
    let mut meant = None;
    if !is_known {
        meant = endings(files, word, &mut found);
    }
    if found.list.is_empty() && letters(word) >= 4 && !word.contains(|c: char| c.is_ascii_digit()) {
        meant = neighbours(files, word, &mut found);
    }
    Expansion { terms: found.list, meant, is_known }
}

/// Terms in the order in which they were found, each with its best quality.
#[derive(Default)]
struct Terms {
    list: Vec<(Home, f64)>,
}

impl Terms {
    fn add(&mut self, home: Home, quality: f64) {
        match self.list.iter_mut().find(|(known, _)| *known == home) {
            Some((_, best)) => *best = best.max(quality),
            None => self.list.push((home, quality)),
        }
    }
}

fn prefixes(files: &mut Files<'_>, word: &str, quality: f64, found: &mut Terms) {
    let first = files.file_of(word);
    let last = files.last_file_of(word).min(first + PREFIX_FILES - 1);
    let mut completions: Vec<(u32, Entry)> = Vec::new();
    for number in first..=last {
        let file = files.terms(number);
        for entry in &file.entries {
            if entry.words.starts_with(word) && entry.words != word && !entry.words.contains(' ') {
                completions.push((count(files, entry), entry.clone()));
            }
        }
    }
    completions.sort_by_key(|(count, _)| Reverse(*count));
    for (_, entry) in completions.into_iter().take(PREFIX_TERMS) {
        let share = 0.5 + 0.5 * float(letters(word)) / float(letters(&entry.words));
        for (home, own) in entry.homes() {
            found.add(home, quality * share * own);
        }
    }
}

/// In how many sections an entry's own terms occur, as far as it is known without another file.
fn count(files: &mut Files<'_>, entry: &Entry) -> u32 {
    let here = files.file_of(&entry.words);
    let file = files.terms(here);
    let own = entry.terms.iter().chain(&entry.meanings).filter(|home| home.file == here);
    own.map(|home| file.count(home.number)).max().unwrap_or_default()
}

/// Other forms of an unknown word: they differ by their ending only.
fn endings(files: &mut Files<'_>, word: &str, found: &mut Terms) -> Option<String> {
    let file = files.terms(files.file_of(word));
    let alike: Vec<&Entry> = file
        .entries
        .iter()
        .filter(|entry| !entry.words.contains(' ') && is_alike(word, &entry.words))
        .collect();
    let limit = limit(word);
    let slips = |entry: &Entry| distance(word, &entry.words, limit);
    let least = alike.iter().map(|entry| slips(entry)).min()?;
    let mut best: BTreeSet<(Reverse<u32>, &str)> = BTreeSet::new();
    for entry in alike {
        if slips(entry) > least && least <= limit {
            continue;
        }
        best.insert((Reverse(count(files, entry)), &entry.words));
        for (home, own) in entry.homes() {
            found.add(home, own * if least <= limit { slip_quality(least) } else { 0.45 });
        }
    }
    let (_, words) = best.first()?;
    (least <= limit).then(|| (*words).to_owned())
}

fn is_alike(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let ends = letters(a).max(letters(b)) - same <= OTHER_ENDING;
    same >= SAME_BEGINNING && ends
}

/// Words that differ by a slip of the hand.
fn neighbours(files: &mut Files<'_>, word: &str, found: &mut Terms) -> Option<String> {
    let limit = limit(word);
    let length = letters(word);
    let mut letters = word.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let mut near = Vec::new();
    // Most have slipped once: words of other lengths are loaded when nothing is so near.
    for slips in 1..=limit {
        if !near.is_empty() {
            break;
        }
        let mut numbers = Vec::new();
        for other in length.saturating_sub(slips)..=length + slips {
            for letter in [first, second] {
                // The second letter comes first when the first is one too many, or both are
                // swapped.
                if letter == first || other == length || other + 1 == length {
                    numbers.extend(files.word_files(other, &letter.to_string(), &after(letter)));
                }
            }
        }
        near = self::near(files, word, slips, &numbers);
    }
    if near.is_empty() {
        // The first letter itself may be wrong or missing.
        let whole = |other: usize| files.word_files(other, "", "\u{10ffff}");
        let numbers: Vec<usize> = whole(length).chain(whole(length + 1)).collect();
        near = self::near(files, word, limit, &numbers);
    }
    near.sort();
    let least = near.first()?.0;
    near.retain(|(slips, ..)| *slips == least);
    near.dedup();
    for (_, _, other) in near.iter().take(NEIGHBOURS) {
        for (home, own) in files.entry(other).unwrap_or_default().homes() {
            found.add(home, own * slip_quality(least));
        }
    }
    Some(near.swap_remove(0).2)
}

/// The letter after `letter`, with which the words end that begin with it.
fn after(letter: char) -> String {
    format!("{letter}\u{10ffff}")
}

/// The words of some files within `limit` slips: slips, the more frequent first, and the word.
fn near(
    files: &Files<'_>,
    word: &str,
    limit: usize,
    numbers: &[usize],
) -> Vec<(usize, Reverse<u32>, String)> {
    let mut near = Vec::new();
    for number in numbers {
        for (other, often) in files.words(*number) {
            let slips = distance(word, &other, limit);
            if slips <= limit {
                near.push((slips, Reverse(often), other));
            }
        }
    }
    near
}

/// So many slips may a word have.
fn limit(word: &str) -> usize {
    if letters(word) < 7 { 1 } else { 2 }
}

fn slip_quality(slips: usize) -> f64 {
    if slips < 2 { 0.8 } else { 0.6 }
}

/// Insertions, deletions, replacements and swaps of neighbours; anything above `limit` is
/// `limit + 1`.
pub fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for row in 1..=a.len() {
        let mut line = vec![row];
        let mut least = row;
        for column in 1..=b.len() {
            let same = usize::from(a[row - 1] != b[column - 1]);
            let mut cost =
                (above[column] + 1).min(line[column - 1] + 1).min(above[column - 1] + same);
            if row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1] {
                cost = cost.min(before[column - 2] + 1);
            }
            line.push(cost);
            least = least.min(cost);
        }
        // No later row comes below the least of this one.
        if least > limit {
            return limit + 1;
        }
        before = std::mem::replace(&mut above, line);
    }
    above[b.len()].min(limit + 1)
}

#[expect(clippy::cast_precision_loss, reason = "the number of letters of a word is small")]
fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_up_to_the_limit() {
        assert_eq!(distance("abcd", "abdc", 2), 1, "a swap is one slip");
        assert_eq!(distance("pasword", "password", 1), 1);
        assert_eq!(distance("authentification", "authentication", 2), 2);
        assert_eq!(distance("abcd", "wxyz", 2), 3);
        assert_eq!(distance("a", "abcd", 2), 3);
    }

    #[test]
    fn words_are_alike_when_they_differ_by_their_ending() {
        assert!(is_alike("fuzzers", "fuzzing"));
        assert!(!is_alike("port", "portable"));
        assert!(!is_alike("signal", "magnet"));
    }
}
