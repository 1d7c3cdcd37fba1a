//! What can a reader type, and what is then meant?

use std::collections::{BTreeMap, BTreeSet};

use documents::Site;

use crate::index::Inverted;
use crate::sections::Section;
use crate::words::Analyzer;

/// Words and names, as a query is cut: forms with single spaces between them.
pub type Dictionary = BTreeMap<String, Entry>;

/// What an entry of the dictionary stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The terms, by their index in [`Inverted::terms`].
    pub terms: BTreeSet<usize>,
    /// The sections that go by this name, each with the rank of the name.
    pub places: BTreeSet<(usize, Rank)>,
}

/// How surely somebody who types a name wants the place that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The title of a page or section.
    Title = 1,
    /// A term or another name of a record.
    Name = 2,
    /// A key.
    Key = 3,
}

/// Names of more words are found word by word.
const LONGEST_NAME: usize = 10;

/// Every form of the texts, and every name of a page, record or meaning.
pub fn of(
    site: &Site,
    sections: &[Section],
    inverted: &Inverted,
    analyzer: &Analyzer,
) -> Dictionary {
    let mut dictionary = Dictionary::new();
    for (form, terms) in &inverted.forms {
        dictionary.entry(form.clone()).or_default().terms.extend(terms);
    }
    for (names, meaning) in &inverted.meanings {
        for (name, meaning) in names.iter().zip(meaning.iter().cycle()) {
            means(name, *meaning, inverted, analyzer, &mut dictionary);
        }
    }
    for (cited, term) in &inverted.citations {
        dictionary.entry(cited.clone()).or_default().terms.insert(*term);
    }
    let mut name = |words: &str, section: usize, rank: Rank| {
        for entry in spellings(words, rank, analyzer) {
            dictionary.entry(entry).or_default().places.insert((section, rank));
        }
    };
    let mut pages = BTreeMap::new();
    for (index, section) in sections.iter().enumerate().rev() {
        pages.insert((site.pages[section.page].path.as_str(), section.anchor.as_deref()), index);
    }
    for page in &site.pages {
        if let Some(index) = pages.get(&(page.path.as_str(), None)) {
            name(&page.title, *index, Rank::Title);
            if let Some(key) = &page.key {
                name(key, *index, Rank::Key);
                // `CR-D06 Machine interfaces …`: people know the title without its key.
                if let Some(rest) = page.title.strip_prefix(key) {
                    name(rest, *index, Rank::Title);
                }
            }
        }
    }
    for named in &site.search.names {
        if let Some(index) = pages.get(&(named.path.as_str(), named.fragment.as_deref())) {
            named.names.iter().for_each(|words| name(words, *index, Rank::Name));
        }
    }
    dictionary
}

/// Enters `name` as a word for `meaning`; of a single word also its other forms.
fn means(
    name: &str,
    meaning: usize,
    inverted: &Inverted,
    analyzer: &Analyzer,
    dictionary: &mut Dictionary,
) {
    let words = analyzer.words(name);
    let forms: Vec<String> = words.into_iter().map(|word| word.form).collect();
    if let [form] = forms.as_slice()
        && let Some(terms) = inverted.forms.get(form)
    {
        let others = inverted.forms.iter().filter(|(_, other)| !other.is_disjoint(terms));
        for (other, _) in others {
            dictionary.entry(other.clone()).or_default().terms.insert(meaning);
        }
    }
    if (1..=LONGEST_NAME).contains(&forms.len()) {
        dictionary.entry(forms.join(" ")).or_default().terms.insert(meaning);
    }
}

/// A name as it may be typed; a key also in one word, since `crd06` is `CR-D06`.
fn spellings(name: &str, rank: Rank, analyzer: &Analyzer) -> Vec<String> {
    let forms: Vec<String> = analyzer.words(name).into_iter().map(|word| word.form).collect();
    if !(1..=LONGEST_NAME).contains(&forms.len()) {
        return Vec::new();
    }
    match rank {
        Rank::Key if forms.len() > 1 => vec![forms.concat(), forms.join(" ")],
        Rank::Key | Rank::Name | Rank::Title => vec![forms.join(" ")],
    }
}
