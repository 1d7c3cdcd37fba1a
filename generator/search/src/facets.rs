//! By what can answers be narrowed, and how many answers does each choice leave?

use std::collections::{BTreeMap, BTreeSet};

use documents::{SearchAnswer, SearchFacet, Site};
use serde_json::{Value, json};

use crate::numbers::{Reader, push};
use crate::sections::is_in;

/// A choice that narrows: the name of the facet and the value.
pub type Choice = (String, String);

/// How many answers a choice leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The name of the facet.
    pub facet: String,
    /// The value.
    pub value: String,
    /// The value in the reader's words.
    pub label: String,
    /// The number of pages.
    pub pages: usize,
}

/// A facet as it was written: name, label, and value, label and pages of each answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facet {
    name: String,
    answers: Vec<(String, String, BTreeSet<u32>)>,
}

/// The facets of the pages in a language, the kinds first, for the file `f`.
pub fn write(site: &Site, language: Option<&str>) -> Value {
    let mut numbers = BTreeMap::new();
    let mut kinds: Vec<SearchAnswer> = Vec::new();
    for (number, page) in (0..).zip(&site.pages) {
        if !is_in(page, language) {
            continue;
        }
        numbers.insert(page.path.as_str(), number);
        if page.kind_label.is_empty() {
            continue;
        }
        match kinds.iter_mut().find(|kind| kind.value == page.kind) {
            Some(kind) => kind.paths.push(page.path.clone()),
            None => kinds.push(SearchAnswer {
                value: page.kind.clone(),
                label: page.kind_label.clone(),
                paths: vec![page.path.clone()],
            }),
        }
    }
    let label = site.labels.of(language).get("search.facet_kind").to_owned();
    let kinds = SearchFacet { name: "kind".to_owned(), label, answers: kinds };
    let facets = std::iter::once(&kinds).chain(&site.search.facets);
    let facets = facets.map(|facet| {
        let answers = facet.answers.iter().filter_map(|answer| {
            let mut pages: Vec<u32> = answer
                .paths
                .iter()
                .filter_map(|path| numbers.get(path.as_str()).copied())
                .collect();
            pages.sort_unstable();
            (!pages.is_empty()).then(|| json!([answer.value, answer.label, gaps(&pages)]))
        });
        json!([facet.name, facet.label, answers.collect::<Vec<_>>()])
    });
    Value::Array(facets.collect())
}

fn gaps(pages: &[u32]) -> String {
    let mut text = String::new();
    let mut last = 0;
    for page in pages {
        push(&mut text, page - last);
        last = *page;
    }
    text
}

/// Reads what [`write`] wrote.
pub fn read(value: &Value) -> Vec<Facet> {
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let facets = value.as_array().into_iter().flatten().map(|facet| {
        let answers = facet[2].as_array().into_iter().flatten().map(|answer| {
            let mut page = 0;
            let gaps = Reader::new(answer[2].as_str().unwrap_or_default()).numbers();
            let pages = gaps.into_iter().map(|gap| {
                page += gap;
                page
            });
            (words(&answer[0]), words(&answer[1]), pages.collect())
        });
        Facet { name: words(&facet[0]), answers: answers.collect() }
    });
    facets.collect()
}

/// Whether `page` has one of the chosen values of every facet but `except`.
pub fn fits(facets: &[Facet], choices: &[Choice], page: u32, except: &str) -> bool {
    facets.iter().filter(|facet| facet.name != except).all(|facet| {
        let chosen: Vec<&str> = choices
            .iter()
            .filter(|(name, _)| *name == facet.name)
            .map(|(_, value)| value.as_str())
            .collect();
        let mut holders = facet.answers.iter().filter(|(value, ..)| chosen.contains(&&**value));
        chosen.is_empty() || holders.any(|(.., pages)| pages.contains(&page))
    })
}

/// What each choice would leave of `pages`, given the choices in the other facets.
pub fn counts(facets: &[Facet], choices: &[Choice], pages: &[u32]) -> Vec<Count> {
    let mut counts = Vec::new();
    for facet in facets {
        let fitting: Vec<u32> = pages
            .iter()
            .copied()
            .filter(|page| fits(facets, choices, *page, &facet.name))
            .collect();
        for (value, label, held) in &facet.answers {
            counts.push(Count {
                facet: facet.name.clone(),
                value: value.clone(),
                label: label.clone(),
                pages: fitting.iter().filter(|page| held.contains(page)).count(),
            });
        }
    }
    counts
}

/// A choice that no facet has, if there is one, with the values that it does have.
pub fn unknown<'a>(facets: &[Facet], choices: &'a [Choice]) -> Option<(&'a Choice, Vec<String>)> {
    choices.iter().find_map(|choice| {
        let facet = facets.iter().find(|facet| facet.name == choice.0);
        let values: Vec<String> = facet
            .into_iter()
            .flat_map(|facet| facet.answers.iter().map(|(value, ..)| value.clone()))
            .collect();
        (!values.contains(&choice.1)).then_some((choice, values))
    })
}
