//! How is the index written down for the script in the reader's browser?

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use documents::{Layout, Page, Site};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::dictionary::{Dictionary, Rank};
use crate::facets;
use crate::index::Inverted;
use crate::numbers::push;
use crate::sections::Section;
use crate::shelves::{self, count};
use crate::words::forms;

/// The version of the format.
pub const VERSION: u32 = 3;

/// A file of words holds about this many bytes: a misspelt word loads a few of them.
const WORDS_SIZE: usize = 800;

/// A file of text holds about this many bytes: each result that is shown loads one.
const TEXT_SIZE: usize = 1800;

/// The shortest word that is offered for a misspelt one.
const SHORTEST_WORD: usize = 3;

/// What the script says to readers: labels below `search.`.
const LABELS: [&str; 12] = [
    "clear",
    "close_to",
    "help",
    "many",
    "more",
    "narrow",
    "next",
    "none",
    "one",
    "results",
    "search_for",
    "unknown",
];

/// The files of the index, by their path from the root of the site.
pub fn files(
    site: &Site,
    language: Option<&str>,
    sections: &[Section],
    inverted: &Inverted,
    dictionary: &Dictionary,
) -> BTreeMap<String, Vec<u8>> {
    let mut files: Vec<(String, Value)> = Vec::new();
    let terms = shelves::write(inverted, dictionary, &mut files);
    let words = words(inverted, &mut files);
    let chunks = chunks(site, sections, &mut files);
    files.push(("f".to_owned(), facets::write(site, language)));
    files.push(("n".to_owned(), names(site, sections)));
    let mut per_page = vec![0; site.pages.len()];
    for section in sections {
        per_page[section.page] += 1;
    }
    let mut digest = Sha256::new();
    let files: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|(name, value)| (name.clone(), script(&name, &value))).collect();
    for (_, bytes) in &files {
        digest.update(bytes);
    }
    let mut folder = String::new();
    for byte in &digest.finalize()[..4] {
        write!(folder, "{byte:02x}").expect("a string takes everything");
    }
    let base = crate::folder(language);
    let tag = language.unwrap_or(&site.language);
    let small = site.search.small_words.get(tag).map(Vec::as_slice).unwrap_or_default();
    let common = common(inverted, small, sections.len());
    let openers = openers(&common, dictionary);
    let entry = json!({
        "version": VERSION,
        "language": tag,
        "folder": format!("{base}{folder}/"),
        "terms": terms.join("\n"),
        "words": words.join("\n"),
        "sections": numbers(per_page),
        "chunks": numbers(chunks),
        "priors": numbers(site.pages.iter().map(|page| prior(site, page))),
        "common": common.iter().map(String::as_str).collect::<Vec<_>>().join(" "),
        "openers": openers.join(" "),
        "unseen": inverted.unseen,
        "labels": labels(site, language),
    });
    let mut tree: BTreeMap<String, Vec<u8>> = files
        .into_iter()
        .map(|(name, bytes)| (format!("{base}{folder}/{name}.js"), bytes))
        .collect();
    tree.insert(crate::entrance(language), script("index", &entry));
    tree
}

fn labels(site: &Site, language: Option<&str>) -> BTreeMap<&'static str, String> {
    let labels = site.labels.of(language);
    let label = |name: &str| labels.get(&format!("search.{name}")).to_owned();
    let mut all: BTreeMap<&str, String> = LABELS.iter().map(|name| (*name, label(name))).collect();
    // Most is not translated: the index of the site's own language knows it.
    if language.is_some() {
        let own = site.labels.get("language.name");
        all.insert("elsewhere", label("elsewhere").replace("{language}", own));
    }
    all
}

fn script(name: &str, value: &Value) -> Vec<u8> {
    format!("craSearch.add(\"{name}\",{value});\n").into_bytes()
}

fn numbers(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut text = String::new();
    numbers.into_iter().for_each(|number| push(&mut text, number));
    text
}

/// A word of more than one in so many sections tells nothing beside others.
const ONE_IN: usize = 6;

/// The words that tell nothing beside others, such as `the` and `of`: those of a language that make
/// a question of what it is about, and those that stand nearly everywhere.
fn common(inverted: &Inverted, small: &[String], sections: usize) -> BTreeSet<String> {
    let is_common = |term: &usize| inverted.terms[*term].postings.len() * ONE_IN > sections;
    let words = inverted.forms.iter().filter(|(form, terms)| {
        // A number is part of a point of the law, however often it occurs.
        !form.contains(|c: char| c.is_ascii_digit()) && terms.iter().any(is_common)
    });
    let small = small.iter().flat_map(|word| forms(word));
    words.map(|(form, _)| form.clone()).chain(small).collect()
}

/// The common words with which terms begin, such as `product` in `product with digital elements`:
/// beside the rest of the term they do tell something.
fn openers<'a>(common: &'a BTreeSet<String>, dictionary: &Dictionary) -> Vec<&'a str> {
    let begins_term = |word: &str| {
        let begin = format!("{word} ");
        let names = dictionary.range(begin.clone()..);
        let mut names = names.take_while(|(name, _)| name.starts_with(&begin));
        names.any(|(_, entry)| entry.places.iter().any(|(_, rank)| *rank == Rank::Name))
    };
    common.iter().map(String::as_str).filter(|word| begins_term(word)).collect()
}

/// So many things with a name on one page make it a list.
const A_LIST: usize = 10;

/// How much more a page is worth than its words say, in percent: what somebody wrote about a
/// subject more, and a list, which holds a little of everything, less.
fn prior(site: &Site, page: &Page) -> u32 {
    let named = site.search.names.iter().filter(|named| named.path == page.path);
    if named.take(A_LIST).count() == A_LIST {
        return 75;
    }
    match (page.layout, page.kind.as_str()) {
        (Layout::Home | Layout::NotFound, _) => 75,
        (Layout::Page, "page") => 100,
        (Layout::Page, "law") => 225,
        (Layout::Page, _) => 175,
        // What to do comes before what can happen, and before how either is sorted.
        (Layout::Record, "control" | "requirement") => 125,
        // The profile says again what the records say.
        (Layout::Record, "profile") => 65,
        (Layout::Record, _) => 70,
    }
}

/// Writes the files of words, by length and then by letter; gives the first word of each.
fn words(inverted: &Inverted, files: &mut Vec<(String, Value)>) -> Vec<String> {
    let mut all: Vec<(usize, &str, u32)> = Vec::new();
    for (form, terms) in &inverted.forms {
        let length = form.chars().count();
        if length >= SHORTEST_WORD && !form.contains(|c: char| c.is_ascii_digit()) {
            let held = terms.iter().map(|term| inverted.terms[*term].postings.len()).sum();
            all.push((length, form, count(held).ilog2().min(9)));
        }
    }
    all.sort_unstable();
    let mut starts = Vec::new();
    let mut lines = String::new();
    for (_, word, often) in all {
        if lines.len() > WORDS_SIZE {
            files.push((format!("w{}", starts.len() - 1), json!(std::mem::take(&mut lines))));
        }
        if lines.is_empty() {
            starts.push(word.to_owned());
        } else {
            lines.push('\n');
        }
        write!(lines, "{word}{often}").expect("a string takes everything");
    }
    if !lines.is_empty() {
        files.push((format!("w{}", starts.len() - 1), json!(lines)));
    }
    starts
}

/// Writes the files of text; gives the number of sections in each.
fn chunks(site: &Site, all: &[Section], files: &mut Vec<(String, Value)>) -> Vec<u32> {
    let mut held = Vec::new();
    let mut rest = all;
    while !rest.is_empty() {
        let mut bytes = 0;
        let mut taken = 0;
        while let Some(own) = rest.get(taken)
            && (taken == 0 || bytes + own.body.len() <= TEXT_SIZE)
        {
            bytes += own.body.len();
            taken += 1;
        }
        let (chunk, others) = rest.split_at(taken);
        let mut pages = serde_json::Map::new();
        for section in chunk {
            pages.insert(section.page.to_string(), page(&site.pages[section.page]));
        }
        let texts: Vec<Value> = chunk.iter().map(text).collect();
        files.push((format!("c{}", held.len()), json!([pages, texts])));
        held.push(count(taken));
        rest = others;
    }
    held
}

/// Every page, for who has no network and not the text of a result.
fn names(site: &Site, sections: &[Section]) -> Value {
    let mut pages = serde_json::Map::new();
    for section in sections {
        let entry = pages.entry(section.page.to_string());
        entry.or_insert_with(|| page(&site.pages[section.page]));
    }
    Value::Object(pages)
}

fn page(page: &Page) -> Value {
    // The way begins at the home page of every page.
    let way: Vec<&str> =
        page.breadcrumbs.iter().skip(1).map(|crumb| crumb.title.as_str()).collect();
    let key = page.key.as_deref().unwrap_or_default();
    json!([page.path, page.title, page.kind, page.kind_label, key, way.join(" \u{203a} ")])
}

fn text(section: &Section) -> Value {
    let anchor = section.anchor.as_deref().unwrap_or_default();
    let mut headings: Vec<&str> = section.headings.iter().skip(1).map(String::as_str).collect();
    if section.anchor.is_some() {
        headings.push(&section.title);
    }
    json!([section.page, anchor, headings.join(" \u{203a} "), section.body])
}
