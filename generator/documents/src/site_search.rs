//! What does the search of the website know beside the words of its pages?

use std::collections::BTreeMap;

/// What records say about names and properties of pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchPlan {
    /// Things that people look for by name.
    pub names: Vec<Named>,
    /// Words that mean the same in a language, by its BCP 47 tag: each list is one meaning.
    pub same_words: BTreeMap<String, Vec<Vec<String>>>,
    /// Words of a language that say nothing of what a question is about, such as `how` and `we`.
    pub small_words: BTreeMap<String, Vec<String>>,
    /// By what answers can be narrowed, beside the kind of page.
    pub facets: Vec<SearchFacet>,
}

/// A thing with one or more names, all of which mean it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is called: a term, its abbreviation, its synonyms; a key; a point of a law.
    pub names: Vec<String>,
    /// Whether its names mean the same in running text as well, so that each finds the others.
    pub is_term: bool,
    /// The path of its page.
    pub path: String,
    /// Its place on the page, when it has no page of its own.
    pub fragment: Option<String>,
}

/// A question by which answers are narrowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchFacet {
    /// The name in addresses, such as `level`.
    pub name: String,
    /// The name in the reader's words.
    pub label: String,
    /// The possible answers, in the order in which they are shown.
    pub answers: Vec<SearchAnswer>,
}

/// An answer to a [`SearchFacet`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchAnswer {
    /// The value in addresses.
    pub value: String,
    /// The words of the answer.
    pub label: String,
    /// The paths of the pages to which it applies, in order.
    pub paths: Vec<String>,
}
