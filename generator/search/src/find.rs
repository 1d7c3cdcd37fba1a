//! How does a query become an answer?

use std::collections::BTreeSet;

use crate::expand::{Expansion, expand};
use crate::facets::{self, Choice, Count};
use crate::files::{Entry, Files, Home, SAME_MEANING};
use crate::rank::{NamedPlace, Ranked, rank};
use crate::score::{self, Need};
use crate::words::forms;

/// Further words of a query are not looked at.
const MOST_WORDS: usize = 16;
/// The longest name in words that is looked for inside a query.
const LONGEST_NAME: usize = 8;
/// A name that is so much of the query is what the query is about.
const MOST_OF_IT: f64 = 0.75;
/// How much a point of a law, such as `13(8)`, is worth against the same numbers apart.
const CITED: f64 = 3.0;
/// Names that begin like a query of fewer letters are too many.
const SHORTEST_BEGINNING: usize = 4;
/// The rank of a key in the dictionary.
const KEY: u32 = 3;
/// Words that weigh less than this, against the heaviest, are not marked.
const WORTH_A_MARK: f64 = 0.3;

/// The answer to a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The pages that fit the choices, best first.
    pub found: Vec<Found>,
    /// How many pages each choice would leave.
    pub counts: Vec<Count>,
    /// The query as it was probably meant, when a word of it is nowhere.
    pub meant: Option<String>,
    /// The words that are nowhere and like no other.
    pub unknown: Vec<String>,
    /// The forms to mark in excerpts.
    pub marks: BTreeSet<String>,
}

/// A page that was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The index of the page.
    pub page: u32,
    /// How well it answers, for comparison with the next.
    pub score: f64,
    /// Its sections, best first.
    pub sections: Vec<u32>,
}

/// A section of an answer, as a reader sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The address from the root of the site, with the anchor.
    pub address: String,
    /// The title of the page.
    pub title: String,
    /// The kind of page in the reader's words.
    pub kind: String,
    /// The heading with those above it; empty at the start of a page.
    pub heading: String,
    /// The words of the section.
    pub body: String,
}

/// A query, cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Query {
    /// The words outside quotation marks, each once but for a number right behind its like.
    words: Vec<String>,
    /// The words inside each pair.
    phrases: Vec<Vec<String>>,
    /// Whether more letters may follow the last word.
    is_unfinished: bool,
}

/// Answers `query`, narrowed by `choices`.
pub fn find(files: &mut Files<'_>, query: &str, choices: &[Choice]) -> Answer {
    let query = cut(query);
    let mut answer = Answer::default();
    let telling = telling(files, &query);
    let mut expansions: Vec<Expansion> = Vec::new();
    let mut needs: Vec<Need> = Vec::new();
    for (at, word) in query.words.iter().enumerate() {
        let unfinished = query.is_unfinished && at + 1 == query.words.len();
        let (mut expansion, mut need) = (Expansion::default(), Need::default());
        if telling[at] {
            expansion = expand(files, word, unfinished);
            need = score::word(files, &expansion);
        }
        expansions.push(expansion);
        needs.push(need);
    }
    let meant: Vec<String> = query
        .words
        .iter()
        .zip(&expansions)
        .map(|(word, expansion)| expansion.meant.clone().unwrap_or_else(|| word.clone()))
        .collect();
    if meant != query.words {
        answer.meant = Some(meant.join(" "));
    }
    for (at, word) in query.words.iter().enumerate() {
        if telling[at] && expansions[at].terms.is_empty() {
            answer.unknown.push(word.clone());
        }
    }
    let named = names(files, &meant, &telling, &mut needs);
    let begun = begun(files, &meant, query.is_unfinished);
    for phrase in &query.phrases {
        needs.push(score::phrase(files, phrase));
    }
    let ranked = rank(files, &needs, &named, &begun);
    answer.marks = marks(files, &query, &needs);
    narrow(files, ranked, choices, &mut answer);
    answer
}

/// Which words tell something: common ones do only where there are no others.
fn telling(files: &Files<'_>, query: &Query) -> Vec<bool> {
    let last = query.words.len();
    let words = query.words.iter().enumerate();
    let telling: Vec<bool> = words
        .map(|(at, word)| !files.is_common(word) || (query.is_unfinished && at + 1 == last))
        .collect();
    let is_enough = telling.contains(&true) || !query.phrases.is_empty();
    if is_enough { telling } else { vec![true; last] }
}

fn cut(query: &str) -> Query {
    let mut cut = Query::default();
    let mut words = Vec::new();
    for (at, part) in query.split('"').enumerate() {
        let mut forms = forms(part);
        forms.truncate(MOST_WORDS);
        cut.is_unfinished = at % 2 == 0 && part.ends_with(|c: char| !c.is_whitespace());
        if at % 2 == 0 {
            words.extend(forms);
        } else if !forms.is_empty() {
            cut.phrases.push(forms);
        }
    }
    words.truncate(MOST_WORDS);
    let last = words.last().cloned();
    for (at, word) in words.iter().enumerate() {
        // `13(13)` is a point of a law.
        let is_cited = is_number(word) && at > 0 && words[at - 1] == *word;
        if is_cited || !cut.words.contains(word) {
            cut.words.push(word.clone());
        }
    }
    cut.is_unfinished &= last.is_some() && last.as_ref() == cut.words.last();
    cut
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The places that the query names: as a whole, or by most of its words. Names of a meaning are
/// looked for under all its names.
fn names(
    files: &mut Files<'_>,
    words: &[String],
    telling: &[bool],
    needs: &mut [Need],
) -> Vec<NamedPlace> {
    let mut named = Vec::new();
    let mut total = 0.0;
    for need in needs.iter() {
        total += need.weight;
    }
    for from in 0..words.len() {
        for to in from + 1..=words.len().min(from + LONGEST_NAME) {
            let is_whole = from == 0 && to == words.len();
            let may_begin = telling[from] || files.is_opener(&words[from]);
            if !(is_whole || may_begin && telling[to - 1]) {
                continue;
            }
            // Whether there are such names stands beside the first word, which is loaded already.
            if to > from + 1 && !files.begins_name(&words[from]) {
                break;
            }
            let Some(entry) = files.entry(&words[from..to].join(" ")) else { continue };
            let mut held = 0.0;
            for need in &needs[from..to] {
                held += need.weight;
            }
            for (section, rank) in &entry.places {
                if is_whole || held / total >= MOST_OF_IT {
                    let rank = if is_whole { 2 * rank } else { 2 * rank - 1 };
                    named.push(NamedPlace { section: *section, rank });
                }
            }
            if to > from + 1 {
                let quality = if is_number(&words[from]) { CITED } else { SAME_MEANING };
                for home in entry.meanings {
                    score::meaning(files, home, quality, &mut needs[from..to]);
                }
            }
        }
    }
    // Who writes `cr d 06` means `CR-D06`; whole sentences are no keys.
    if words.len() > 1
        && words.iter().any(|word| word.contains(|c: char| c.is_ascii_digit()))
        && let Some(entry) = files.entry(&words.concat())
    {
        let keys = entry.places.iter().filter(|(_, rank)| *rank == KEY);
        named.extend(keys.map(|(section, rank)| NamedPlace { section: *section, rank: 2 * rank }));
    }
    named
}

/// The sections whose name begins with the unfinished query.
fn begun(files: &mut Files<'_>, words: &[String], is_unfinished: bool) -> Vec<u32> {
    let whole = words.join(" ");
    if !is_unfinished || whole.chars().count() < SHORTEST_BEGINNING {
        return Vec::new();
    }
    if words.len() > 1 && !files.begins_name(&words[0]) {
        return Vec::new();
    }
    let file = files.terms(files.file_of(&whole));
    let begun = file.entries.iter().filter(|entry| entry.words.starts_with(&whole));
    begun.flat_map(|entry| entry.places.iter().map(|(section, _)| *section)).collect()
}

/// The forms of the words that tell something.
fn marks(files: &mut Files<'_>, query: &Query, needs: &[Need]) -> BTreeSet<String> {
    let mut most = 0.0_f64;
    for need in needs {
        most = most.max(need.weight);
    }
    let telling = needs.iter().filter(|need| need.weight >= WORTH_A_MARK * most);
    let homes: BTreeSet<Home> = telling.flat_map(|need| need.terms.iter().copied()).collect();
    let mut marks = BTreeSet::new();
    for home in homes {
        let file = files.terms(home.file);
        let is_form = |it: &&Entry| it.terms.contains(&home) || it.meanings.contains(&home);
        let forms = file.entries.iter().filter(is_form);
        marks.extend(forms.filter(|it| !it.words.contains(' ')).map(|it| it.words.clone()));
    }
    marks.extend(query.phrases.iter().flatten().cloned());
    marks
}

fn narrow(files: &Files<'_>, ranked: Vec<Ranked>, choices: &[Choice], answer: &mut Answer) {
    let facets = files.facets();
    let pages: Vec<u32> = ranked.iter().map(|page| page.page).collect();
    answer.counts = facets::counts(&facets, choices, &pages);
    let fitting = ranked.into_iter().filter(|page| facets::fits(&facets, choices, page.page, ""));
    answer.found = fitting
        .map(|page| Found {
            page: page.page,
            score: page.score,
            sections: page.sections.into_iter().map(|(section, _)| section).collect(),
        })
        .collect();
}

impl Files<'_> {
    /// A section of an answer, as a reader sees it.
    #[must_use]
    pub fn place(&self, section: u32) -> Place {
        let text = self.text(section);
        let [path, title, _, kind, ..] = text.page;
        let hash = if text.anchor.is_empty() { "" } else { "#" };
        Place {
            address: format!("{path}{hash}{}", text.anchor),
            title,
            kind,
            heading: text.heading,
            body: text.body,
        }
    }

    /// The first of `choices` that does not exist, with the values that do.
    #[must_use]
    pub fn unknown_choice(&self, choices: &[Choice]) -> Option<(Choice, Vec<String>)> {
        let facets = self.facets();
        facets::unknown(&facets, choices).map(|(choice, values)| (choice.clone(), values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_cut_into_words_and_phrases() {
        let query = cut("Secure \"Remote Support\" of  secure SBOM");
        assert_eq!(query.words, ["secure", "of", "sbom"]);
        assert_eq!(query.phrases, [["remote", "support"]]);
        assert!(query.is_unfinished);
        assert_eq!(cut("art 13(13) and 13").words, ["art", "13", "13", "and"]);
        assert!(!cut("sbom ").is_unfinished);
        assert!(!cut("\"sbom").is_unfinished, "what is quoted is meant as it stands");
    }
}
