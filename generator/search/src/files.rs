//! What do the files of the index say?

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;

use crate::export::VERSION;
use crate::facets::{self, Facet};
use crate::numbers::Reader;

/// The files of an index, read when they are asked for.
pub struct Files<'a> {
    tree: &'a BTreeMap<String, Vec<u8>>,
    folder: String,
    terms: Vec<String>,
    words: Vec<String>,
    page_of: Vec<u32>,
    chunks: Vec<usize>,
    unseen: u32,
    priors: Vec<u32>,
    common: BTreeSet<String>,
    openers: BTreeSet<String>,
    read: BTreeMap<usize, Rc<TermFile>>,
}

/// Where a term is: its file, and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Home {
    /// The number of the file.
    pub file: usize,
    /// The number of the term in the file.
    pub number: usize,
}

/// A line of the dictionary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// A word, or a name of several.
    pub words: String,
    /// The terms that it is a form of.
    pub terms: Vec<Home>,
    /// The meanings that it is a name of: other names of them are found as well.
    pub meanings: Vec<Home>,
    /// The sections with this name, and the rank of the name.
    pub places: Vec<(u32, u32)>,
}

/// A file of terms.
#[derive(Clone, Debug, Default)]
pub struct TermFile {
    /// The lines of the dictionary, in order.
    pub entries: Vec<Entry>,
    heads: Vec<Head>,
    lists: Reader,
}

/// What is known of a term before its list is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Head {
    weight: u32,
    count: u32,
    begin: usize,
}

/// A term with the sections that hold it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The inverse document frequency.
    pub weight: u32,
    /// Section, impact, and whether it is in the section's title or names.
    pub postings: Vec<(u32, u32, bool)>,
}

/// What a reader sees of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Path, title, kind, kind in words, key and way of the page.
    pub page: [String; 6],
    /// The anchor; empty at the start of a page.
    pub anchor: String,
    /// The heading with those above it.
    pub heading: String,
    /// The words.
    pub body: String,
}

/// How much another name of what was typed is worth, against the word itself.
pub const SAME_MEANING: f64 = 0.9;

impl Entry {
    /// What the words may stand for, each with how surely: another name of the same comes after
    /// the word itself, unless that occurs nowhere.
    pub fn homes(&self) -> impl Iterator<Item = (Home, f64)> {
        let other = if self.terms.is_empty() { 1.0 } else { SAME_MEANING };
        let own = self.terms.iter().map(|home| (*home, 1.0));
        own.chain(self.meanings.iter().map(move |home| (*home, other)))
    }
}

impl<'a> Files<'a> {
    /// Opens the index of a language, or of the site's own, among the files of a site; `None` when
    /// there is none of this version.
    #[must_use]
    pub fn open(tree: &'a BTreeMap<String, Vec<u8>>, language: Option<&str>) -> Option<Self> {
        let entry =
            value(tree.get(&crate::entrance(language)).or(tree.get(&crate::entrance(None)))?)?;
        if entry["version"] != VERSION || language.is_some_and(|tag| entry["language"] != tag) {
            return None;
        }
        let text = |name: &str| entry[name].as_str().unwrap_or_default();
        let lines = |name: &str| text(name).split('\n').map(str::to_owned).collect();
        let words = |name: &str| text(name).split(' ').map(str::to_owned).collect();
        let sections = Reader::new(text("sections")).numbers();
        let page_of = (0..).zip(sections).flat_map(|(page, count)| (0..count).map(move |_| page));
        let mut chunks = vec![0];
        for count in Reader::new(text("chunks")).numbers() {
            chunks.push(chunks[chunks.len() - 1] + count as usize);
        }
        Some(Self {
            tree,
            folder: text("folder").to_owned(),
            terms: lines("terms"),
            words: lines("words"),
            page_of: page_of.collect(),
            chunks,
            unseen: u32::try_from(entry["unseen"].as_u64()?).ok()?,
            priors: Reader::new(text("priors")).numbers(),
            common: words("common"),
            openers: words("openers"),
            read: BTreeMap::new(),
        })
    }

    fn value(&self, name: &str) -> Value {
        let bytes = self.tree.get(&format!("{}{name}.js", self.folder));
        bytes.and_then(|bytes| value(bytes)).unwrap_or_default()
    }

    /// The weight of a word that occurs nowhere.
    #[must_use]
    pub fn unseen(&self) -> u32 {
        self.unseen
    }

    /// Whether a word tells nothing beside others.
    #[must_use]
    pub fn is_common(&self, word: &str) -> bool {
        self.common.contains(word)
    }

    /// Whether terms begin with a word that tells nothing by itself.
    #[must_use]
    pub fn is_opener(&self, word: &str) -> bool {
        self.openers.contains(word)
    }

    /// How much more a page is worth than its words say.
    #[must_use]
    pub fn prior(&self, page: u32) -> f64 {
        f64::from(self.priors.get(page as usize).copied().unwrap_or(100)) / 100.0
    }

    /// The page of a section.
    #[must_use]
    pub fn page_of(&self, section: u32) -> u32 {
        self.page_of.get(section as usize).copied().unwrap_or_default()
    }

    /// The first section of the page of a section.
    #[must_use]
    pub fn intro_of(&self, section: u32) -> u32 {
        let page = self.page_of(section);
        let first = self.page_of.partition_point(|other| *other < page);
        u32::try_from(first).unwrap_or_default()
    }

    /// The number of the file of terms in which `words` would be.
    #[must_use]
    pub fn file_of(&self, words: &str) -> usize {
        self.terms.partition_point(|start| start.as_str() <= words).saturating_sub(1)
    }

    /// The number of the last file with words that begin with `prefix`.
    #[must_use]
    pub fn last_file_of(&self, prefix: &str) -> usize {
        let before = |start: &String| start.as_str() <= prefix || start.starts_with(prefix);
        self.terms.partition_point(before).saturating_sub(1)
    }

    /// A file of terms.
    pub fn terms(&mut self, number: usize) -> Rc<TermFile> {
        if let Some(file) = self.read.get(&number) {
            return Rc::clone(file);
        }
        let file = Rc::new(TermFile::read(number, &self.value(&format!("t{number}"))));
        self.read.insert(number, Rc::clone(&file));
        file
    }

    /// The line of the dictionary for `words`.
    pub fn entry(&mut self, words: &str) -> Option<Entry> {
        let file = self.terms(self.file_of(words));
        let at = file.entries.binary_search_by(|entry| entry.words.as_str().cmp(words)).ok()?;
        Some(file.entries[at].clone())
    }

    /// Whether names of several words begin with `word`: they follow it in the dictionary.
    pub fn begins_name(&mut self, word: &str) -> bool {
        let number = self.file_of(word);
        let file = self.terms(number);
        let at = file.entries.partition_point(|entry| entry.words.as_str() <= word);
        let next = file.entries.get(at).map(|entry| &entry.words);
        let next = next.or(self.terms.get(number + 1));
        next.is_some_and(|next| next.starts_with(&format!("{word} ")))
    }

    /// A term.
    pub fn term(&mut self, home: Home) -> Term {
        let file = self.terms(home.file);
        let Some(head) = file.heads.get(home.number) else { return Term::default() };
        let mut reader = file.lists.clone();
        reader.at = head.begin;
        let mut section = 0;
        let postings = (0..head.count).map(|_| {
            section += reader.number();
            let impact = reader.one();
            (section, impact & 31, impact > 31)
        });
        Term { weight: head.weight, postings: postings.collect() }
    }

    /// The positions of a term, for each of its sections.
    pub fn positions(&mut self, home: Home) -> Vec<(u32, Vec<u32>)> {
        let term = self.term(home);
        let text = self.value(&format!("p{}", home.file));
        let mut reader = Reader::new(text.as_str().unwrap_or_default());
        for _ in 0..home.number {
            let length = reader.number() as usize;
            reader.at += length;
        }
        reader.number();
        let sections = term.postings.iter().map(|(section, ..)| {
            let mut at = 0;
            let positions = (0..reader.number()).map(|_| {
                at += reader.number();
                at
            });
            (*section, positions.collect())
        });
        sections.collect()
    }

    /// The numbers of the files with words of `length` letters from `from` to before `to`.
    #[must_use]
    pub fn word_files(&self, length: usize, from: &str, to: &str) -> std::ops::Range<usize> {
        let is_before =
            |start: &String, word: &str| (letters(start), start.as_str()) < (length, word);
        let first = self.words.partition_point(|start| is_before(start, from)).saturating_sub(1);
        let last = self.words.partition_point(|start| is_before(start, to));
        first..last.max(first)
    }

    /// The words of a file, each with how often it occurs: 0 rarely, 9 everywhere.
    #[must_use]
    pub fn words(&self, number: usize) -> Vec<(String, u32)> {
        let value = self.value(&format!("w{number}"));
        let lines = value.as_str().unwrap_or_default().split('\n');
        let words = lines.filter_map(|line| {
            let (at, often) = line.char_indices().last()?;
            Some((line[..at].to_owned(), often.to_digit(10)?))
        });
        words.collect()
    }

    /// The facets of the site.
    #[must_use]
    pub fn facets(&self) -> Vec<Facet> {
        facets::read(&self.value("f"))
    }

    /// What a reader sees of a section.
    #[must_use]
    pub fn text(&self, section: u32) -> Text {
        let section = section as usize;
        let chunk = self.chunks.partition_point(|first| *first <= section).saturating_sub(1);
        let value = self.value(&format!("c{chunk}"));
        let own = &value[1][section - self.chunks[chunk]];
        let page = &value[0][own[0].to_string()];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Text {
            page: std::array::from_fn(|at| text(&page[at])),
            anchor: text(&own[1]),
            heading: text(&own[2]),
            body: text(&own[3]),
        }
    }
}

/// The number of letters of a word.
pub fn letters(word: &str) -> usize {
    word.chars().count()
}

/// The value that a file hands to the script.
fn value(bytes: &[u8]) -> Option<Value> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (_, rest) = text.split_once(',')?;
    serde_json::from_str(rest.trim_end().strip_suffix(");")?).ok()
}

impl TermFile {
    fn read(number: usize, value: &Value) -> Self {
        let mut lists = Reader::new(value[1].as_str().unwrap_or_default());
        let mut heads = Vec::new();
        while !lists.is_done() {
            let (weight, count) = (lists.number(), lists.number());
            let length = lists.number() as usize;
            heads.push(Head { weight, count, begin: lists.at });
            lists.at += length;
        }
        let mut next = 0;
        let lines = value[0].as_str().unwrap_or_default().split('\n');
        let entries = lines.map(|line| entry(line, number, &mut next)).collect();
        Self { entries, heads, lists }
    }

    /// How many sections hold a term of this file.
    pub fn count(&self, term: usize) -> u32 {
        self.heads.get(term).map_or(0, |head| head.count)
    }
}

/// Reads a line; `next` is the number of the next term that is new.
fn entry(line: &str, file: usize, next: &mut usize) -> Entry {
    let mut fields = line.split('\t');
    let words = fields.next().unwrap_or_default().to_owned();
    let refs = fields.next().unwrap_or("+").split(',').filter(|text| !text.is_empty());
    let (mut terms, mut meanings) = (Vec::new(), Vec::new());
    for text in refs {
        let whole = |text: &str| text.parse().unwrap_or_default();
        let bare = text.trim_start_matches('~');
        let home = match bare.split_once('.') {
            Some((file, number)) => Home { file: whole(file), number: whole(number) },
            None if bare == "+" => {
                *next += 1;
                Home { file, number: *next - 1 }
            }
            None => Home { file, number: whole(bare) },
        };
        if bare == text { terms.push(home) } else { meanings.push(home) }
    }
    let places = fields.next().unwrap_or_default().split(',').filter_map(|place| {
        let (section, rank) = place.split_once('.')?;
        Some((section.parse().ok()?, rank.parse().ok()?))
    });
    Entry { words, terms, meanings, places: places.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_name_comes_after_the_word_itself_unless_that_is_nowhere() {
        let mut next = 0;
        let own = entry("support\t+,~+", 4, &mut next);
        let home = |number: usize| Home { file: 4, number };
        assert_eq!(own.homes().collect::<Vec<_>>(), [(home(0), 1.0), (home(1), SAME_MEANING)]);
        let other = entry("2fa\t~9.3\t7.2", 4, &mut next);
        assert_eq!(other.homes().collect::<Vec<_>>(), [(Home { file: 9, number: 3 }, 1.0)]);
        assert_eq!(other.places, [(7, 2)]);
        assert_eq!(entry("plain", 4, &mut next).terms, [home(2)], "a line without a tab");
    }
}
