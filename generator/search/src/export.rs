//! How is the index written down for the script in the reader's browser?

use std::collections::BTreeMap;
use std::fmt::Write;

use documents::{Layout, Page, Site};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::bytes::{encode, push};
use crate::dictionary::{Dictionary, Entry};
use crate::facets;
use crate::index::{Inverted, Posting, Term};
use crate::sections::Section;

/// The version of the format.
pub const VERSION: u32 = 2;

/// A file of terms holds about this many bytes: a query loads one for each of its words.
const TERMS_SIZE: usize = 3 << 10;

/// A file of words holds about this many bytes: a misspelt word loads a few of them.
const WORDS_SIZE: usize = 2 << 10;

/// A file of text holds about this many bytes: each result that is shown loads one.
const TEXT_SIZE: usize = 1800;

/// More sections than this are not listed for a term: the weakest say nothing about it.
const MOST_POSTINGS: usize = 1500;

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
    sections: &[Section],
    inverted: &Inverted,
    dictionary: &Dictionary,
) -> BTreeMap<String, Vec<u8>> {
    let mut files: Vec<(String, Value)> = Vec::new();
    let terms = terms(inverted, dictionary, &mut files);
    let words = words(inverted, &mut files);
    let chunks = chunks(site, sections, &mut files);
    files.push(("f".to_owned(), facets::write(site)));
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
    let label = |name: &str| site.labels.get(&format!("search.{name}")).to_owned();
    let labels: BTreeMap<&str, String> = LABELS.iter().map(|name| (*name, label(name))).collect();
    let entry = json!({
        "version": VERSION,
        "folder": folder,
        "terms": terms.join("\n"),
        "words": words.join("\n"),
        "sections": numbers(per_page),
        "chunks": numbers(chunks),
        "priors": numbers(site.pages.iter().map(|page| prior(site, page))),
        "common": common(inverted, sections.len()),
        "unseen": inverted.unseen,
        "labels": labels,
    });
    let mut tree: BTreeMap<String, Vec<u8>> = files
        .into_iter()
        .map(|(name, bytes)| (format!("search/{folder}/{name}.js"), bytes))
        .collect();
    tree.insert("search/index.js".to_owned(), script("index", &entry));
    tree
}

fn script(name: &str, value: &Value) -> Vec<u8> {
    format!("craSearch.add(\"{name}\",{value});\n").into_bytes()
}

fn numbers(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut bytes = Vec::new();
    numbers.into_iter().for_each(|number| push(&mut bytes, number));
    encode(&bytes)
}

/// A word of more than one in so many sections tells nothing beside others.
const ONE_IN: usize = 6;

/// The words that tell nothing beside others, such as `the` and `of`.
fn common(inverted: &Inverted, sections: usize) -> String {
    let is_common = |term: &usize| inverted.terms[*term].postings.len() * ONE_IN > sections;
    let words = inverted.forms.iter().filter(|(form, terms)| {
        // A number is part of a point of the law, however often it occurs.
        !form.contains(|c: char| c.is_ascii_digit()) && terms.iter().any(is_common)
    });
    words.map(|(form, _)| form.as_str()).collect::<Vec<_>>().join(" ")
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

/// Where a term was written: its file, and its number there.
type Home = (usize, usize);

/// A file of terms while it is filled.
#[derive(Default)]
struct Shelf {
    lines: String,
    terms: Vec<u8>,
    positions: Vec<u8>,
    held: usize,
}

/// Writes the files of terms and of their positions; gives what each begins with.
fn terms(
    inverted: &Inverted,
    dictionary: &Dictionary,
    files: &mut Vec<(String, Value)>,
) -> Vec<String> {
    let mut homes: BTreeMap<usize, Home> = BTreeMap::new();
    let mut starts: Vec<String> = Vec::new();
    let mut shelf = Shelf::default();
    let mut last = "";
    let mut close = |shelf: &mut Shelf, number: usize| {
        let Shelf { lines, terms, positions, .. } = std::mem::take(shelf);
        files.push((format!("t{number}"), json!([lines, encode(&terms)])));
        files.push((format!("p{number}"), json!(encode(&positions))));
    };
    for (words, entry) in dictionary {
        let size = shelf.lines.len() + shelf.terms.len() * 4 / 3;
        if size > TERMS_SIZE {
            close(&mut shelf, starts.len() - 1);
        }
        if shelf.lines.is_empty() {
            starts.push(telling(last, words));
        }
        let file = starts.len() - 1;
        let mut refs = Vec::new();
        for term in &entry.terms {
            if let Some(home) = homes.get(term) {
                refs.push(reference(file, *home));
            } else {
                homes.insert(*term, (file, shelf.held));
                shelf.add(&inverted.terms[*term]);
                refs.push("+".to_owned());
            }
        }
        line(words, &refs, entry, &mut shelf.lines);
        last = words;
    }
    if !shelf.lines.is_empty() {
        close(&mut shelf, starts.len() - 1);
    }
    starts
}

impl Shelf {
    fn add(&mut self, term: &Term) {
        self.held += 1;
        let postings = listed(term);
        let (mut bytes, mut positions) = (Vec::new(), Vec::new());
        let mut last = 0;
        for posting in &postings {
            push(&mut bytes, posting.section - last);
            bytes.push(posting.impact | if posting.in_title { 128 } else { 0 });
            last = posting.section;
            push(&mut positions, count(posting.positions.len()));
            let mut before = 0;
            for at in &posting.positions {
                push(&mut positions, at - before);
                before = *at;
            }
        }
        push(&mut self.terms, term.weight);
        push(&mut self.terms, count(postings.len()));
        push(&mut self.terms, count(bytes.len()));
        self.terms.extend(bytes);
        push(&mut self.positions, count(positions.len()));
        self.positions.extend(positions);
    }
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

fn count(count: usize) -> u32 {
    u32::try_from(count).expect("no list has four thousand million entries")
}

/// A term that is known already: its number, after the number of its file when that is another.
fn reference(file: usize, (home, number): Home) -> String {
    if home == file { format!("{number}") } else { format!("{home}.{number}") }
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
