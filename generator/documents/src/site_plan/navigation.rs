//! How does a reader find the way: parts, breadcrumbs, neighbours?

use std::collections::BTreeMap;

use model::{Chapter, Kind, Model};

use super::Ground;
use super::place::page_path;
use crate::{Crumb, NavigationItem, Page, Part};

/// The parts of the summary.
pub(crate) fn parts(ground: &Ground<'_>) -> Vec<Part> {
    let summary = &ground.model.summary;
    let items = |chapters: &[Chapter]| -> Vec<NavigationItem> {
        chapters.iter().map(|chapter| item(ground.model, chapter)).collect()
    };
    let mut parts = Vec::new();
    if !summary.prefix.is_empty() {
        parts.push(Part { title: None, items: items(&summary.prefix) });
    }
    for part in &summary.parts {
        parts.push(Part { title: part.title.clone(), items: items(&part.chapters) });
    }
    if !summary.suffix.is_empty() {
        parts.push(Part { title: None, items: items(&summary.suffix) });
    }
    parts
}

fn item(model: &Model, chapter: &Chapter) -> NavigationItem {
    NavigationItem {
        title: chapter.title.clone(),
        path: chapter.page.map(|id| page_path(&model.pages.get(id).path)),
        items: chapter.chapters.iter().map(|chapter| item(model, chapter)).collect(),
    }
}

/// Gives every page its breadcrumbs and its neighbours in reading order.
pub(crate) fn link_neighbours(ground: &Ground<'_>, pages: &mut [Page]) {
    let mut ways: BTreeMap<String, Vec<Crumb>> = BTreeMap::new();
    let summary = &ground.model.summary;
    let home = summary.pages().first().map(|id| {
        let page = ground.model.pages.get(*id);
        Crumb { title: page.title.clone(), path: Some(page_path(&page.path)) }
    });
    let start: Vec<Crumb> = home.into_iter().collect();
    walk(ground.model, &summary.prefix, &start, &mut ways);
    for part in &summary.parts {
        let mut way = start.clone();
        way.extend(part.title.clone().map(|title| Crumb { title, path: None }));
        walk(ground.model, &part.chapters, &way, &mut ways);
    }
    walk(ground.model, &summary.suffix, &start, &mut ways);
    for page in pages.iter_mut() {
        let own = |way: &Vec<Crumb>| {
            let is_self = |crumb: &&Crumb| crumb.path.as_deref() != Some(page.path.as_str());
            way.iter().filter(is_self).cloned().collect::<Vec<_>>()
        };
        page.breadcrumbs = match ways.get(&page.path) {
            Some(way) => own(way),
            None => record_way(ground, &page.kind, &ways, &start),
        };
    }
    neighbours(pages, &ways);
}

fn walk(
    model: &Model,
    chapters: &[Chapter],
    way: &[Crumb],
    ways: &mut BTreeMap<String, Vec<Crumb>>,
) {
    for chapter in chapters {
        let path = chapter.page.map(|id| page_path(&model.pages.get(id).path));
        if let Some(path) = &path {
            ways.insert(path.clone(), way.to_vec());
        }
        let mut below = way.to_vec();
        below.push(Crumb { title: chapter.title.clone(), path });
        walk(model, &chapter.chapters, &below, ways);
    }
}

/// A record hangs under its collection's page.
fn record_way(
    ground: &Ground<'_>,
    kind: &str,
    ways: &BTreeMap<String, Vec<Crumb>>,
    start: &[Crumb],
) -> Vec<Crumb> {
    let kind = Kind::RECORDS.iter().find(|known| known.scheme() == kind);
    let Some((path, title)) = kind.and_then(|kind| ground.homes.collection(*kind)) else {
        return start.to_vec();
    };
    let mut way = ways.get(path).cloned().unwrap_or_else(|| start.to_vec());
    way.push(Crumb { title: title.clone(), path: Some(path.clone()) });
    way
}

/// Chapters follow the summary; a record's neighbours are the records of its kind.
fn neighbours(pages: &mut [Page], ways: &BTreeMap<String, Vec<Crumb>>) {
    let chain = |page: &Page| -> Option<String> {
        if ways.contains_key(&page.path) {
            return Some(String::new());
        }
        (page.layout == crate::Layout::Record).then(|| page.kind.clone())
    };
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..pages.len() {
        let Some(name) = chain(&pages[at]) else { continue };
        if let Some(before) = last.insert(name, at) {
            pages[before].next = Some(crumb(&pages[at]));
            pages[at].previous = Some(crumb(&pages[before]));
        }
    }
}

fn crumb(page: &Page) -> Crumb {
    Crumb { title: page.title.clone(), path: Some(page.path.clone()) }
}
