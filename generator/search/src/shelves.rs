//! How are the dictionary and its terms divided into files, so that a query loads few of them?

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Value, json};

use crate::dictionary::{Dictionary, Entry};
use crate::index::{Inverted, Posting, Term};
use crate::numbers::{push, push_one};

/// A file of terms holds about this many bytes: a query loads one for each of its words.
const SIZE: usize = 2400;

/// A term of at most so many bytes is written again in another file that refers to it: a word then
/// costs one file, whichever of its forms was typed.
const SMALL: usize = 400;

/// More sections than this are not listed for a term: the weakest say nothing about it.
const MOST_POSTINGS: usize = 700;

/// Where a term was written: its file, and its number there.
type Home = (usize, usize);

/// A file of terms while it is filled.
#[derive(Default)]
struct Shelf {
    lines: String,
    terms: String,
    positions: String,
    /// The terms in it: index → number.
    held: BTreeMap<usize, usize>,
}

/// A term as it is written.
struct Written {
    head: String,
    positions: String,
}

/// Writes the files of terms and of their positions; gives what each begins with.
pub fn write(
    inverted: &Inverted,
    dictionary: &Dictionary,
    files: &mut Vec<(String, Value)>,
) -> Vec<String> {
    let meanings = inverted.meanings.iter().filter_map(|it| it.1);
    let meanings: BTreeSet<usize> = meanings.chain(inverted.citations.values().copied()).collect();
    let mut homes: BTreeMap<usize, Home> = BTreeMap::new();
    let mut starts: Vec<String> = Vec::new();
    let mut shelf = Shelf::default();
    let mut last = "";
    for (words, entry) in dictionary {
        let file = starts.len().saturating_sub(1);
        let new = entry.terms.iter().filter(|term| !homes.contains_key(term));
        let more: usize = new.map(|term| written(&inverted.terms[*term]).head.len()).sum();
        // A long list gets a file of its own rather than a place behind words it has nothing to
        // do with; forms of one word stay together.
        let is_begun = entry.terms.iter().any(|term| shelf.held.contains_key(term));
        let is_full = shelf.size() + more > if is_begun { 2 * SIZE } else { SIZE };
        if is_full && !shelf.lines.is_empty() {
            shelf.close(file, files);
        }
        if shelf.lines.is_empty() {
            starts.push(telling(last, words));
        }
        let file = starts.len() - 1;
        let mut refs = Vec::new();
        for index in &entry.terms {
            let mark = if meanings.contains(index) { "~" } else { "" };
            let home = shelf.place(file, *index, &inverted.terms[*index], &mut homes);
            refs.push(format!("{mark}{home}"));
        }
        line(words, &refs, entry, &mut shelf.lines);
        last = words;
    }
    if !shelf.lines.is_empty() {
        shelf.close(starts.len() - 1, files);
    }
    starts
}

impl Shelf {
    /// About how many bytes its file has.
    fn size(&self) -> usize {
        self.lines.len() + self.terms.len()
    }

    /// Writes the file, and begins the next.
    fn close(&mut self, number: usize, files: &mut Vec<(String, Value)>) {
        let Self { lines, terms, positions, .. } = std::mem::take(self);
        files.push((format!("t{number}"), json!([lines, terms])));
        files.push((format!("p{number}"), json!(positions)));
    }

    /// How a line of this file refers to a term: `+` for one that is new here, else its number,
    /// behind that of its file when it stands in another.
    fn place(
        &mut self,
        file: usize,
        index: usize,
        term: &Term,
        homes: &mut BTreeMap<usize, Home>,
    ) -> String {
        if let Some(number) = self.held.get(&index) {
            return number.to_string();
        }
        let written = written(term);
        if let Some((home, number)) = homes.get(&index)
            && written.head.len() > SMALL
        {
            return format!("{home}.{number}");
        }
        homes.entry(index).or_insert((file, self.held.len()));
        self.held.insert(index, self.held.len());
        self.terms.push_str(&written.head);
        self.positions.push_str(&written.positions);
        "+".to_owned()
    }
}

fn written(term: &Term) -> Written {
    let postings = listed(term);
    let (mut list, mut places) = (String::new(), String::new());
    let mut section = 0;
    for posting in &postings {
        push(&mut list, posting.section - section);
        push_one(&mut list, posting.impact | if posting.in_title { 32 } else { 0 });
        section = posting.section;
        push(&mut places, count(posting.positions.len()));
        let mut before = 0;
        for at in &posting.positions {
            push(&mut places, at - before);
            before = *at;
        }
    }
    let (mut head, mut positions) = (String::new(), String::new());
    push(&mut head, term.weight);
    push(&mut head, count(postings.len()));
    push(&mut head, count(list.len()));
    head.push_str(&list);
    push(&mut positions, count(places.len()));
    positions.push_str(&places);
    Written { head, positions }
}

/// The postings of a term, without the weakest of a term that stands nearly everywhere.
fn listed(term: &Term) -> Vec<&Posting> {
    let mut postings: Vec<&Posting> = term.postings.iter().collect();
    if postings.len() > MOST_POSTINGS {
        postings.sort_by_key(|posting| (std::cmp::Reverse(posting.impact), posting.section));
        postings.truncate(MOST_POSTINGS);
        postings.sort_by_key(|posting| posting.section);
    }
    postings
}

/// A length as the files hold it.
pub fn count(count: usize) -> u32 {
    u32::try_from(count).expect("no list has four thousand million entries")
}

/// One line of the dictionary: the words, what they refer to, and the places with this name. A
/// single new term, the usual case, is not written.
fn line(words: &str, refs: &[String], entry: &Entry, text: &mut String) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(words);
    let refs = refs.join(",");
    if refs != "+" || !entry.places.is_empty() {
        text.push('\t');
        text.push_str(&refs);
    }
    for (at, (section, rank)) in entry.places.iter().enumerate() {
        let before = if at == 0 { '\t' } else { ',' };
        write!(text, "{before}{section}.{}", *rank as u8).expect("a string takes everything");
    }
}

/// So much of `words` that it stands after `last`.
fn telling(last: &str, words: &str) -> String {
    let same = last.chars().zip(words.chars()).take_while(|(a, b)| a == b).count();
    words.chars().take(same + 1).collect()
}
