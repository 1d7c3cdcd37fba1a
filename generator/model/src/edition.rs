//! What did the records and pages say in each edition?
//!
//! `editions/EDITION.toml` keeps two digests for every record and page of a release: one of
//! the sentence that is cited, one of everything that is written. So the site can say what has
//! changed since, without the history of a repository, and tell a new requirement from a better
//! explanation. The program writes the file; nobody edits it.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use sources::decode::{Decode, Plain, wrong_type};
use sources::{Code, Diagnostic, Node, Sources, Span, Value, record, toml};

use crate::form::Date;

/// The folder of the editions.
pub const EDITIONS: &str = "editions/";

/// What was written in an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its name, such as `0.1.0`; nothing for what is written now.
    pub name: Option<String>,
    /// The day of its release, when it is one.
    pub date: Option<Date>,
    /// The digests of each record and page, by `kind:key` or `page:path`.
    pub entries: BTreeMap<String, Digests>,
}

/// What a record or page says, in digests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digests {
    /// Of the sentence that is cited: the statement of a control, the title of anything else.
    pub sentence: String,
    /// Of all that is written, without comments and empty lines.
    pub whole: String,
}

/// How a record or page differs between two editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is new.
    Added,
    /// The sentence that is cited reads otherwise.
    Reworded,
    /// Only what explains it reads otherwise.
    Explained,
    /// It is there no more.
    Removed,
}

impl Change {
    /// Every change, the ones that readers look for first.
    pub const ALL: [Self; 4] = [Self::Added, Self::Reworded, Self::Explained, Self::Removed];

    /// The word that labels use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Reworded => "reworded",
            Self::Explained => "explained",
            Self::Removed => "removed",
        }
    }
}

impl Edition {
    /// What differs in `newer`, by name.
    #[must_use]
    pub fn changes(&self, newer: &Self) -> BTreeMap<String, Change> {
        let names: BTreeSet<&String> = self.entries.keys().chain(newer.entries.keys()).collect();
        let changes = names.into_iter().filter_map(|name| {
            let change = match (self.entries.get(name), newer.entries.get(name)) {
                (None, _) => Change::Added,
                (_, None) => Change::Removed,
                (Some(old), Some(new)) if old.sentence != new.sentence => Change::Reworded,
                (Some(old), Some(new)) if old.whole != new.whole => Change::Explained,
                (Some(_), Some(_)) => return None,
            };
            Some((name.clone(), change))
        });
        changes.collect()
    }

    /// The file that keeps it.
    #[must_use]
    pub fn file(&self, name: &str, date: Date) -> String {
        let mut lines = vec![
            "# What was written in this edition, in digests. Made by `cra-toolkit edition`."
                .to_owned(),
            format!("edition = \"{name}\""),
            format!("date = \"{}\"", date.iso()),
            String::new(),
            "[entries]".to_owned(),
        ];
        lines.extend(self.entries.iter().map(|(name, digests)| {
            format!("\"{name}\" = \"{} {}\"", digests.sentence, digests.whole)
        }));
        lines.push(String::new());
        lines.join("\n")
    }
}

impl Digests {
    /// The digests of a record: of the sentence that is cited, and of the files that hold all
    /// that is written.
    #[must_use]
    pub fn of_record(sentence: &str, files: &[&str]) -> Self {
        let lines = files.iter().flat_map(|text| lines(text));
        let whole: Vec<&str> = lines.filter(|line| !line.starts_with("# ")).collect();
        Self { sentence: digest(&[sentence]), whole: digest(&whole) }
    }

    /// The digests of a page: of its title, and of its file.
    #[must_use]
    pub fn of_page(title: &str, text: &str) -> Self {
        let whole: Vec<&str> = lines(text).collect();
        Self { sentence: digest(&[title]), whole: digest(&whole) }
    }
}

/// The lines of a file that are not empty.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty())
}

/// Eight hexadecimal digits of a SHA-256: enough to see a change, short enough to read a diff.
fn digest(lines: &[&str]) -> String {
    let digest = Sha256::digest(lines.join("\n"));
    let short = digest.iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{short:08x}")
}

record! {
    /// The file of an edition.
    pub struct Written {
        edition: Plain,
        date: Date,
        entries: Entries,
    }
}

/// The digests by name; no name is known beforehand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entries(BTreeMap<String, Digests>);

impl Decode for Entries {
    fn stand_in(_: Span) -> Self {
        Self(BTreeMap::new())
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Map(fields) = &node.value else {
            return wrong_type(node, "a table of digests", faults);
        };
        let mut entries = BTreeMap::new();
        for (name, value) in fields {
            let Some((sentence, whole)) = value.text().and_then(|text| text.split_once(' ')) else {
                faults.push(
                    Diagnostic::error(Code::BadForm, value.span, "these are not two digests").help(
                        "this file is made by `cra-toolkit edition`: take it from the release",
                    ),
                );
                return None;
            };
            let digests = Digests { sentence: sentence.to_owned(), whole: whole.to_owned() };
            entries.insert(name.value.clone(), digests);
        }
        Some(Self(entries))
    }
}

/// The editions of `editions/`, the oldest first.
pub(crate) fn read(sources: &Sources, faults: &mut Vec<Diagnostic>) -> Vec<Edition> {
    let mut editions = Vec::new();
    for (id, file) in sources.below(EDITIONS) {
        let node = toml::parse(id, &file.text).take(faults);
        let Some(written) = Written::decode(&node, faults) else { continue };
        editions.push(Edition {
            name: Some(written.edition.text),
            date: Some(written.date),
            entries: written.entries.0,
        });
    }
    editions.sort_by_key(|edition| edition.date);
    editions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(entries: &[(&str, &str, &str)]) -> Edition {
        let entries = entries.iter().map(|(name, sentence, whole)| {
            let digests = Digests { sentence: (*sentence).to_owned(), whole: (*whole).to_owned() };
            ((*name).to_owned(), digests)
        });
        Edition { name: None, date: None, entries: entries.collect() }
    }

    #[test]
    fn a_new_sentence_counts_more_than_a_new_explanation() {
        let older = edition(&[("a", "1", "1"), ("b", "1", "1"), ("c", "1", "1"), ("d", "1", "1")]);
        let newer = edition(&[("a", "1", "1"), ("b", "1", "2"), ("c", "2", "2"), ("e", "1", "1")]);
        let changes: Vec<(String, Change)> = older.changes(&newer).into_iter().collect();
        let expected = [
            ("b".to_owned(), Change::Explained),
            ("c".to_owned(), Change::Reworded),
            ("d".to_owned(), Change::Removed),
            ("e".to_owned(), Change::Added),
        ];
        assert_eq!(changes, expected);
    }

    #[test]
    fn comments_and_empty_lines_are_not_what_is_written() {
        let digests = Digests::of_record("a", &["# x\nkey: K\n\n", "a: b\n"]);
        assert_eq!(digests, Digests::of_record("a", &["key: K\na: b"]));
        assert_ne!(digests, Digests::of_record("a", &["key: K\na: c"]));
    }
}
