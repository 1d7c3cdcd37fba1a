//! How is the index written down for the script in the reader's browser?

use std::ops::Range;

use documents::{Page, Site};
use serde::Serialize;
use serde_json::{Value, json};

use super::index::{FIELDS, Inverted, Term};
use super::sections::Section;
use crate::Tree;
use crate::assets::hashed_name;

/// The version of the format that [`super`] describes.
const VERSION: u32 = 1;

/// A file of postings holds about this many bytes: a query loads one for each of its words.
const POSTINGS_SIZE: usize = 64 << 10;

/// A file of texts holds about this many bytes: a page of results loads a few of them.
const TEXT_SIZE: usize = 24 << 10;

/// Places the files of the index in `tree`.
pub fn write(site: &Site, sections: &[Section], index: &Inverted, tree: &mut Tree) {
    let texts: Vec<Value> = sections.iter().map(|section| json!(section.body)).collect();
    let (text_names, text_starts) = numbered("text", &texts, TEXT_SIZE, tree);
    let terms: Vec<Value> = index.terms.iter().map(term).collect();
    let (posting_names, posting_starts) = numbered("postings", &terms, POSTINGS_SIZE, tree);
    let documents = json!({
        "pages": site.pages.iter().map(page).collect::<Vec<_>>(),
        "sections": sections.iter().map(section).collect::<Vec<_>>(),
        "lengths": index.lengths,
        "averages": index.averages,
        "text": text_starts,
    });
    let vocabulary = json!({ "words": words(index), "postings": posting_starts });
    let files = json!({
        "version": VERSION,
        "documents": file("documents", 0, &documents, tree),
        "vocabulary": file("vocabulary", 0, &vocabulary, tree),
        "postings": posting_names,
        "text": text_names,
    });
    tree.insert("search/index.js".to_owned(), script("index", 0, &files));
}

fn page(page: &Page) -> Value {
    let way: Vec<&str> = page.breadcrumbs.iter().map(|crumb| crumb.title.as_str()).collect();
    let key = page.key.as_deref().unwrap_or_default();
    json!([page.path, page.title, page.kind, page.kind_label, key, way.join(" › ")])
}

fn section(section: &Section) -> Value {
    let anchor = section.anchor.as_deref().unwrap_or_default();
    let mut headings: Vec<&str> = section.headings.iter().skip(1).map(String::as_str).collect();
    if section.anchor.is_some() {
        headings.push(&section.title);
    }
    json!([section.page, anchor, headings.join(" › ")])
}

fn term(term: &Term) -> Value {
    let lists: [Vec<u32>; FIELDS] = std::array::from_fn(|field| {
        let mut last = 0;
        let mut flat = Vec::with_capacity(term.postings[field].len() * 2);
        for (section, count) in &term.postings[field] {
            flat.extend([section - last, *count]);
            last = *section;
        }
        flat
    });
    let [title, headings, body, key] = lists;
    json!([term.weight, title, headings, body, key])
}

fn words(index: &Inverted) -> String {
    let lines = index.vocabulary.iter().map(|(stem, forms)| {
        std::iter::once(stem).chain(forms).map(String::as_str).collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Writes `values` as numbered files of about `size` bytes: their names and first values.
fn numbered(
    kind: &str,
    values: &[Value],
    size: usize,
    tree: &mut Tree,
) -> (Vec<String>, Vec<usize>) {
    let ranges = cut(values, size);
    let names = ranges
        .iter()
        .enumerate()
        .map(|(number, range)| file(kind, number, &values[range.clone()], tree))
        .collect();
    (names, ranges.iter().map(|range| range.start).collect())
}

fn cut(values: &[Value], size: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (index, value) in values.iter().enumerate() {
        let length = value.to_string().len();
        if bytes > 0 && bytes + length > size {
            ranges.push(start..index);
            (start, bytes) = (index, 0);
        }
        bytes += length + 1;
    }
    if start < values.len() {
        ranges.push(start..values.len());
    }
    ranges
}

/// Places one file and gives its name below `search/`.
fn file(kind: &str, number: usize, value: &(impl Serialize + ?Sized), tree: &mut Tree) -> String {
    let bytes = script(kind, number, value);
    let plain = match kind {
        "documents" | "vocabulary" => format!("{kind}.js"),
        numbered => format!("{numbered}-{number}.js"),
    };
    let name = hashed_name(&plain, &bytes);
    tree.insert(format!("search/{name}"), bytes);
    name
}

fn script(kind: &str, number: usize, value: &(impl Serialize + ?Sized)) -> Vec<u8> {
    let json = serde_json::to_string(value).expect("texts and numbers are always JSON");
    format!("craSearch.add(\"{kind}\",{number},{json});\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_cut_by_size_and_none_is_empty() {
        let values: Vec<Value> = (0..5).map(|_| json!("abcdefgh")).collect();
        assert_eq!(cut(&values, 22), [0..2, 2..4, 4..5]);
        assert_eq!(cut(&values, 1), [0..1, 1..2, 2..3, 3..4, 4..5]);
        assert!(cut(&[], 10).is_empty());
    }

    #[test]
    fn posting_lists_hold_gaps() {
        let postings = [vec![(3, 1), (7, 2)], vec![], vec![(0, 1)], vec![]];
        let value = term(&Term { weight: 1.5, postings });
        assert_eq!(value, json!([1.5, [3, 1, 4, 2], [], [0, 1], []]));
    }
}
