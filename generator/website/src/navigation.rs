//! What does the navigation look like from one page?
//!
//! A page shows the way to it, its neighbours and what hangs below it; how much that is does not
//! depend on how many pages there are. Only the page of contents lists everything.

use std::collections::BTreeMap;
use std::ops::Range;

use documents::{Labels, NavigationItem, Page, Part, Site};
use serde::Serialize;

use crate::address::Origin;

/// Where the page of contents stands in the site.
pub const CONTENTS: &str = "contents.html";

/// How many parts a page lists.
const PARTS: usize = 24;
/// How many chapters it lists beside the one that is read, and below it.
const CHAPTERS: usize = 24;
/// How many records it lists around the one that is read.
const RECORDS: usize = 7;
/// How many chapters of each part an entrance lists.
const OVERVIEW: usize = 12;

/// A part of the navigation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PartValues {
    /// The part's title; nothing before the first part.
    pub title: Option<String>,
    /// Its first page, or for a gap where the parts left out are listed.
    pub href: Option<String>,
    /// Whether the reader is in it.
    pub open: bool,
    /// Its chapters, as far as they are shown.
    pub items: Vec<ItemValues>,
}

/// A chapter or record in the navigation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemValues {
    /// Its title; for a gap, how many are left out.
    pub title: String,
    /// Where it is; nothing for a draft.
    pub href: Option<String>,
    /// What `aria-current` says: `page` on the page itself, nothing elsewhere.
    pub current: Option<&'static str>,
    /// Whether what is below it is shown.
    pub open: bool,
    /// Whether it stands for others that are left out.
    pub gap: bool,
    /// What is shown below it.
    pub items: Vec<ItemValues>,
}

/// The maps of a site, one for each language.
#[derive(Clone, Debug)]
pub struct Maps<'a> {
    /// That of the site's own language.
    pub main: Map<'a>,
    others: BTreeMap<&'a str, Map<'a>>,
}

impl<'a> Maps<'a> {
    /// The maps of `site`.
    pub fn of(site: &'a Site) -> Self {
        let others = site.languages.iter().map(|language| {
            let tag = language.tag.as_str();
            (tag, Map::new(site, &language.navigation, Some(tag)))
        });
        Self { main: Map::new(site, &site.navigation, None), others: others.collect() }
    }

    /// The map on which `page` is.
    pub fn around(&self, page: &Page) -> &Map<'a> {
        let language = page.finding.language.as_deref();
        language.and_then(|language| self.others.get(language)).unwrap_or(&self.main)
    }
}

/// The parts, chapters and records of a site, and where each page stands among them.
#[derive(Clone, Debug)]
pub struct Map<'a> {
    nodes: Vec<Node<'a>>,
    parts: Vec<usize>,
    places: BTreeMap<&'a str, usize>,
    labels: &'a Labels,
}

#[derive(Clone, Debug)]
struct Node<'a> {
    title: &'a str,
    path: Option<&'a str>,
    parent: Option<usize>,
    /// What the summary lists below it.
    chapters: Vec<usize>,
    /// The pages that hang below it without being listed: records, subclauses.
    records: Vec<usize>,
}

/// From where the map is looked at.
struct View<'a> {
    map: &'a Map<'a>,
    origin: &'a Origin,
    /// From the part down to the page itself.
    way: Vec<usize>,
}

impl<'a> Map<'a> {
    /// The map of what the site has in a language, below `parts`.
    fn new(site: &'a Site, parts: &'a [Part], language: Option<&str>) -> Self {
        let (nodes, places) = (Vec::new(), BTreeMap::new());
        let labels = site.labels.of(language);
        let mut map = Self { nodes, parts: Vec::new(), places, labels };
        for part in parts {
            let at = map.add(part.title.as_deref().unwrap_or_default(), None, None);
            map.parts.push(at);
            for item in &part.items {
                map.chapter(item, at);
            }
        }
        for page in site.pages.iter().filter(|it| it.finding.language.as_deref() == language) {
            map.record(page);
        }
        map
    }

    fn add(&mut self, title: &'a str, path: Option<&'a str>, parent: Option<usize>) -> usize {
        let at = self.nodes.len();
        let (chapters, records) = (Vec::new(), Vec::new());
        self.nodes.push(Node { title, path, parent, chapters, records });
        if let Some(path) = path {
            self.places.insert(path, at);
        }
        at
    }

    fn chapter(&mut self, item: &'a NavigationItem, parent: usize) {
        let at = self.add(&item.title, item.path.as_deref(), Some(parent));
        self.nodes[parent].chapters.push(at);
        for inner in &item.items {
            self.chapter(inner, at);
        }
    }

    /// A page that the summary does not list hangs below the last page on the way to it.
    fn record(&mut self, page: &'a Page) {
        if self.places.contains_key(page.path.as_str()) {
            return;
        }
        let way = page.breadcrumbs.iter().rev().filter_map(|crumb| crumb.path.as_deref());
        let parent = way.into_iter().find_map(|path| self.places.get(path).copied());
        let Some(parent) = parent else { return };
        let at = self.add(&page.title, Some(&page.path), Some(parent));
        self.nodes[parent].records.push(at);
    }

    /// The navigation as `page` shows it: the way to it, its neighbours, what is below it.
    pub fn from(&self, page: &Page, origin: &Origin) -> Vec<PartValues> {
        let mut way = Vec::new();
        let mut at = self.places.get(page.path.as_str()).copied();
        while let Some(here) = at {
            way.insert(0, here);
            at = self.nodes[here].parent;
        }
        let view = View { map: self, origin, way };
        let current = view.way.first().and_then(|part| self.parts.iter().position(|it| it == part));
        self.windowed(current, origin, |part| view.part(part))
    }

    /// The first chapters of every part, for an entrance.
    pub fn overview(&self, origin: &Origin) -> Vec<PartValues> {
        let view = View { map: self, origin, way: Vec::new() };
        self.windowed(None, origin, |part| {
            let shown = self.nodes[part].chapters.iter().take(OVERVIEW);
            let mut items: Vec<ItemValues> = shown.map(|at| view.leaf(*at)).collect();
            let left = self.nodes[part].chapters.len() - items.len();
            items.extend(view.gap(left, CONTENTS));
            PartValues { items, ..view.head(part) }
        })
    }

    /// Every chapter of every part, for the page of contents.
    pub fn whole(&self, origin: &Origin) -> Vec<PartValues> {
        let view = View { map: self, origin, way: Vec::new() };
        let parts = self.parts.iter().map(|part| {
            let items = self.nodes[*part].chapters.iter().map(|at| view.branch(*at)).collect();
            PartValues { items, ..view.head(*part) }
        });
        parts.collect()
    }

    /// Whether there is a page at `path`.
    pub fn holds(&self, path: &str) -> bool {
        self.places.contains_key(path)
    }

    fn windowed(
        &self,
        current: Option<usize>,
        origin: &Origin,
        values: impl Fn(usize) -> PartValues,
    ) -> Vec<PartValues> {
        let window = window(self.parts.len(), current, PARTS);
        let gap = |left: usize| PartValues {
            title: Some(self.more(left)),
            href: Some(origin.to(CONTENTS)),
            ..PartValues::default()
        };
        let mut parts = Vec::new();
        parts.extend((window.start > 0).then(|| gap(window.start)));
        parts.extend(self.parts[window.clone()].iter().map(|part| values(*part)));
        let left = self.parts.len() - window.end;
        parts.extend((left > 0).then(|| gap(left)));
        parts
    }

    fn more(&self, number: usize) -> String {
        self.labels.get("page.more").replace("{number}", &number.to_string())
    }
}

impl View<'_> {
    fn node(&self, at: usize) -> &Node<'_> {
        &self.map.nodes[at]
    }

    fn is_here(&self, at: usize) -> bool {
        self.way.last() == Some(&at)
    }

    /// The title of a part, which leads to its first page.
    fn head(&self, part: usize) -> PartValues {
        let node = self.node(part);
        let first = node.chapters.iter().find_map(|at| self.node(*at).path);
        PartValues {
            title: (!node.title.is_empty()).then(|| node.title.to_owned()),
            href: first.map(|path| self.origin.to(path)),
            open: self.way.first() == Some(&part),
            items: Vec::new(),
        }
    }

    fn part(&self, part: usize) -> PartValues {
        let head = self.head(part);
        // Chapters outside of the parts have no title to stand for them.
        let items =
            if head.open || head.title.is_none() { self.chapters(part) } else { Vec::new() };
        PartValues { items, ..head }
    }

    fn chapters(&self, parent: usize) -> Vec<ItemValues> {
        self.windowed(&self.node(parent).chapters, CHAPTERS, CONTENTS)
    }

    /// The items of a list around the one on the reader's way; `rest` lists the others.
    fn windowed(&self, list: &[usize], size: usize, rest: &str) -> Vec<ItemValues> {
        let current = list.iter().position(|at| self.way.contains(at));
        let window = window(list.len(), current, size);
        let mut items: Vec<ItemValues> = self.gap(window.start, rest).into_iter().collect();
        items.extend(list[window.clone()].iter().map(|at| self.item(*at)));
        items.extend(self.gap(list.len() - window.end, rest));
        items
    }

    fn item(&self, at: usize) -> ItemValues {
        let mut item = self.leaf(at);
        if !self.way.contains(&at) {
            return item;
        }
        item.items = self.chapters(at);
        let node = self.node(at);
        // The page lists its records itself; beside a record its neighbours help.
        if !self.is_here(at) && node.records.iter().any(|record| self.way.contains(record)) {
            let rest = node.path.unwrap_or(CONTENTS);
            item.items.extend(self.windowed(&node.records, RECORDS, rest));
        }
        item.current = self.is_here(at).then_some("page");
        item.open = !item.items.is_empty();
        item
    }

    /// A chapter with every chapter below it.
    fn branch(&self, at: usize) -> ItemValues {
        let items = self.node(at).chapters.iter().map(|inner| self.branch(*inner));
        ItemValues { items: items.collect(), open: true, ..self.leaf(at) }
    }

    fn leaf(&self, at: usize) -> ItemValues {
        let node = self.node(at);
        ItemValues {
            title: node.title.to_owned(),
            href: node.path.map(|path| self.origin.to(path)),
            current: None,
            open: false,
            gap: false,
            items: Vec::new(),
        }
    }

    fn gap(&self, left: usize, rest: &str) -> Option<ItemValues> {
        (left > 0).then(|| ItemValues {
            title: self.map.more(left),
            href: Some(self.origin.to(rest)),
            current: None,
            open: false,
            gap: true,
            items: Vec::new(),
        })
    }
}

/// Which `size` of `count` items are shown: those around `current`, or the first.
fn window(count: usize, current: Option<usize>, size: usize) -> Range<usize> {
    let middle = current.unwrap_or(0);
    let last_start = count.saturating_sub(size);
    let start = middle.saturating_sub(size / 2).min(last_start);
    start..count.min(start + size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_never_larger_and_holds_the_current_item() {
        for count in 0..40 {
            for current in 0..count {
                let shown = window(count, Some(current), 7);
                assert!(shown.contains(&current) && shown.len() == count.min(7), "{shown:?}");
            }
        }
        assert_eq!(window(100, None, 7), 0..7);
        assert_eq!(window(3, None, 7), 0..3);
    }
}
