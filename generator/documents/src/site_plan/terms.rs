//! Which terms does a page use, and what do they mean?
//!
//! The first use of a term on a page leads to the glossary, and the page carries its meaning, so
//! that a reader need not leave. A term that the author linked is left as it is. Only what can be
//! nothing else is found in running text: abbreviations, and terms of more than one word; a
//! common word such as "component" is explained where its author links it.

use std::collections::{BTreeMap, BTreeSet};

use model::{Record, record};
use text::{Block, BlockKind, Inline, map_blocks, plain, visit_inlines};

use super::place::Placer;
use super::{Ground, profile};
use crate::compose::in_line;
use crate::site::finding::Tip;
use crate::{Page, Placed};

/// The terms, ready to be found in text.
pub(crate) struct Glossary {
    entries: Vec<Entry>,
    /// The first word of each name in lower case → the names, longer ones first.
    names: BTreeMap<String, Vec<Name>>,
}

struct Entry {
    place: Placed,
    tip: Tip,
}

struct Name {
    words: String,
    /// Abbreviations count only as they are written.
    is_exact: bool,
    entry: usize,
}

/// A name that was found: its bytes, and the term.
struct Find {
    range: std::ops::Range<usize>,
    entry: usize,
}

impl Glossary {
    pub(crate) fn new(ground: &Ground<'_>, placer: &mut Placer<'_>) -> Self {
        let mut glossary = Self { entries: Vec::new(), names: BTreeMap::new() };
        for (id, term) in ground.model.terms.iter() {
            let Some(place) = ground.homes.place(record::Term::target(id)) else { continue };
            let Placed::Page { fragment: Some(anchor), .. } = place else { continue };
            let meaning = plain(&in_line(&map_blocks(&term.definition.blocks, placer)));
            let name = match &term.abbreviation {
                Some(short) => format!("{} ({short})", term.term),
                None => term.term.clone(),
            };
            let tip = Tip {
                anchor: anchor.clone(),
                target: place.clone(),
                meaning: format!("{name}: {meaning}"),
            };
            let entry = glossary.entries.len();
            glossary.entries.push(Entry { place: place.clone(), tip });
            let synonyms = term.synonyms.iter().map(|line| line.text.clone());
            let names = [term.term.clone()].into_iter().chain(term.abbreviation.clone());
            for words in names.chain(synonyms) {
                glossary.enter(words, entry);
            }
        }
        for names in glossary.names.values_mut() {
            names.sort_by(|a, b| (b.words.len(), &a.words).cmp(&(a.words.len(), &b.words)));
        }
        glossary
    }

    fn enter(&mut self, words: String, entry: usize) {
        let capitals = words.chars().filter(|c| c.is_uppercase()).count();
        let is_exact = capitals > 1;
        if !is_exact && !words.contains([' ', '-', '.']) {
            return;
        }
        let Some(first) = words.split(|c: char| !c.is_alphanumeric()).next() else { return };
        let names = self.names.entry(first.to_lowercase()).or_default();
        names.push(Name { words, is_exact, entry });
    }

    /// Links the first use of each term on `page`, and notes what its terms mean.
    pub(crate) fn explain(&self, page: &mut Page) {
        // The terms are those of the toolkit's language.
        if page.kind == profile::KIND || page.finding.language.is_some() {
            return;
        }
        let mut used = self.linked(page);
        let linked = used.clone();
        let mut search = Search { glossary: self, page: &page.path, used: &mut used };
        search.blocks(&mut page.body);
        let found = linked.union(&used).map(|at| &self.entries[*at]);
        let elsewhere = found.filter(|entry| !is_on(&entry.place, &page.path));
        page.finding.tips = elsewhere.map(|entry| entry.tip.clone()).collect();
    }

    /// The terms that the author linked.
    fn linked(&self, page: &Page) -> BTreeSet<usize> {
        let mut linked = BTreeSet::new();
        visit_inlines(&page.body, &mut |inline| {
            if let Inline::Link { target, .. } = inline {
                linked.extend(self.entries.iter().position(|entry| entry.place == *target));
            }
        });
        linked
    }

    /// The names in `text` whose terms are not in `used`, in order; each is used then.
    fn find(&self, text: &str, page: &str, used: &mut BTreeSet<usize>) -> Vec<Find> {
        let mut finds = Vec::new();
        let mut end = 0;
        for (start, word) in words(text) {
            if start < end {
                continue;
            }
            let names = self.names.get(&word.to_lowercase());
            let found = names
                .into_iter()
                .flatten()
                .find_map(|name| Some((name.entry, name.length_at(&text[start..])?)));
            let Some((entry, length)) = found else { continue };
            end = start + length;
            if !is_on(&self.entries[entry].place, page) && used.insert(entry) {
                finds.push(Find { range: start..end, entry });
            }
        }
        finds
    }
}

impl Name {
    /// How many bytes of `text` are the name, perhaps in the plural.
    fn length_at(&self, text: &str) -> Option<usize> {
        let start = text.get(..self.words.len())?;
        let is_same = if self.is_exact {
            start == self.words
        } else {
            start.to_lowercase() == self.words.to_lowercase()
        };
        let rest = &text[self.words.len()..];
        let plural = usize::from(rest.starts_with('s'));
        let next = rest[plural..].chars().next();
        let ends = next.is_none_or(|next| !next.is_alphanumeric() && next != '-');
        (is_same && ends).then_some(self.words.len() + plural)
    }
}

/// The words of a text, each with its first byte. A word after a hyphen is part of another.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut last = None;
    text.char_indices().filter_map(move |(at, character)| {
        let before = last.replace(character);
        let starts = character.is_alphanumeric()
            && before.is_none_or(|before: char| !before.is_alphanumeric() && before != '-');
        let rest = &text[at..];
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        starts.then(|| (at, &rest[..end]))
    })
}

fn is_on(place: &Placed, page: &str) -> bool {
    matches!(place, Placed::Page { path, .. } if path == page)
}

/// Goes through the text of a page.
struct Search<'a> {
    glossary: &'a Glossary,
    page: &'a str,
    used: &'a mut BTreeSet<usize>,
}

impl Search<'_> {
    fn blocks(&mut self, blocks: &mut [Block<Placed>]) {
        for block in blocks {
            match &mut block.kind {
                BlockKind::Paragraph(content) => self.line(content),
                BlockKind::Quote(inner) => self.blocks(inner),
                BlockKind::List(list) => {
                    list.items.iter_mut().for_each(|item| self.blocks(&mut item.blocks));
                }
                BlockKind::Table(table) => {
                    table.rows.iter_mut().flatten().for_each(|cell| self.line(cell));
                }
                BlockKind::Alert(alert) => self.blocks(&mut alert.blocks),
                BlockKind::Marked(marked) => self.blocks(&mut marked.blocks),
                BlockKind::Definitions(definitions) => {
                    for definition in definitions {
                        self.blocks(&mut definition.blocks);
                    }
                }
                // A title is not the place to explain a word, and a picture has its own links.
                BlockKind::Heading(_)
                | BlockKind::Code(_)
                | BlockKind::Filters(_)
                | BlockKind::Html(_)
                | BlockKind::Diagram(_)
                | BlockKind::Rule => {}
            }
        }
    }

    fn line(&mut self, content: &mut Vec<Inline<Placed>>) {
        let mut line = Vec::with_capacity(content.len());
        for inline in std::mem::take(content) {
            match inline {
                Inline::Text(text) => self.text(text, &mut line),
                Inline::Emphasis(mut inner) => {
                    self.line(&mut inner);
                    line.push(Inline::Emphasis(inner));
                }
                Inline::Strong(mut inner) => {
                    self.line(&mut inner);
                    line.push(Inline::Strong(inner));
                }
                Inline::Struck(_)
                | Inline::Code(_)
                | Inline::Link { .. }
                | Inline::Image { .. }
                | Inline::Badge { .. }
                | Inline::FootnoteMark { .. }
                | Inline::Break => line.push(inline),
            }
        }
        *content = line;
    }

    fn text(&mut self, text: String, line: &mut Vec<Inline<Placed>>) {
        let finds = self.glossary.find(&text, self.page, self.used);
        if finds.is_empty() {
            line.push(Inline::Text(text));
            return;
        }
        let mut end = 0;
        for Find { range, entry } in finds {
            if range.start > end {
                line.push(Inline::Text(text[end..range.start].to_owned()));
            }
            end = range.end;
            let target = self.glossary.entries[entry].place.clone();
            line.push(Inline::Link { target, content: vec![Inline::Text(text[range].to_owned())] });
        }
        if end < text.len() {
            line.push(Inline::Text(text[end..].to_owned()));
        }
    }
}
