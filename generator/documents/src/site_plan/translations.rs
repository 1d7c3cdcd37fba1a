//! Which pages are there in other languages, and how well are they known?
//!
//! Only what is translated exists in a language: its pages lie below the language's folder and
//! lead to the original for all else. Records stay in the language in which they are written.

use std::collections::BTreeMap;

use model::{Id, Model};
use sources::{Diagnostic, Span};

use super::place::{Placer, page_path};
use super::{Ground, written_page};
use crate::site::finding::{Language, TranslationNote, Version};
use crate::{Crumb, NavigationItem, Page, Part};

/// The translations of each page of the summary, in the order of the summary.
fn translated<'a>(model: &'a Model, language: &str) -> Vec<(Id<model::Page>, &'a model::Page)> {
    let mut found: BTreeMap<Id<model::Page>, &model::Page> = BTreeMap::new();
    for (_, page) in model.pages.iter() {
        let of = page.translation.as_ref().filter(|it| it.language == language).map(|it| it.of);
        found.extend(of.map(|of| (of, page)));
    }
    let listed = model.summary.pages().into_iter();
    listed.filter_map(|id| Some((id, *found.get(&id)?))).collect()
}

/// Adds the translated pages, and tells every page in which languages it is there.
pub(crate) fn add(
    ground: &Ground<'_>,
    pages: &mut Vec<Page>,
    fragments: &mut Vec<(Span, String, String)>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Language> {
    let model = ground.model;
    let mut languages = Vec::new();
    let mut versions: BTreeMap<Id<model::Page>, Vec<Version>> = BTreeMap::new();
    for tag in &model.book.languages {
        let wording = ground.wording.of(tag);
        let homes = ground.homes.clone();
        let (sources, wording, build) = (ground.sources, &wording, ground.build);
        let ground = Ground { sources, model, wording, homes, build };
        let mut placer = Placer::new(&ground);
        let name = wording.label("language.name");
        let mut items = Vec::new();
        for (of, page) in translated(model, tag) {
            let made = translation(&ground, &mut placer, page);
            items.push(NavigationItem {
                title: made.title.clone(),
                path: Some(made.path.clone()),
                items: Vec::new(),
            });
            let version =
                Version { language: tag.clone(), name: name.clone(), path: made.path.clone() };
            versions.entry(of).or_default().push(version);
            pages.push(made);
        }
        faults.append(&mut placer.faults);
        fragments.append(&mut placer.fragments);
        let navigation = vec![Part { title: None, items }];
        languages.push(Language { tag: tag.clone(), name, navigation });
    }
    tell(ground, pages, &versions);
    neighbours(pages);
    languages
}

fn translation(ground: &Ground<'_>, placer: &mut Placer<'_>, page: &model::Page) -> Page {
    let mut made = written_page(ground, placer, page);
    let Some(translation) = &page.translation else { return made };
    let original = ground.model.pages.get(translation.of);
    made.breadcrumbs.clear();
    made.finding.language = Some(translation.language.clone());
    made.finding.translation = Some(TranslationNote {
        original: Crumb { title: original.title.clone(), path: Some(page_path(&original.path)) },
        is_current: translation.is_current,
        is_reviewed: translation.reviewed.is_some(),
    });
    made
}

/// Every page that is there in several languages names the others.
fn tell(
    ground: &Ground<'_>,
    pages: &mut [Page],
    versions: &BTreeMap<Id<model::Page>, Vec<Version>>,
) {
    let model = ground.model;
    let mut by_path: BTreeMap<String, Vec<Version>> = BTreeMap::new();
    for (of, translated) in versions {
        let original = Version {
            language: model.book.language.clone(),
            name: ground.wording.label("language.name"),
            path: page_path(&model.pages.get(*of).path),
        };
        let all: Vec<Version> = [original].into_iter().chain(translated.iter().cloned()).collect();
        for version in &all {
            by_path.insert(version.path.clone(), all.clone());
        }
    }
    for page in pages {
        page.finding.versions = by_path.remove(&page.path).unwrap_or_default();
    }
}

/// The translations of a language follow each other in the order of their originals.
fn neighbours(pages: &mut [Page]) {
    let mut last: Option<usize> = None;
    for at in 0..pages.len() {
        if pages[at].finding.language.is_none() {
            continue;
        }
        let before = last.replace(at);
        let same = before.filter(|it| pages[*it].finding.language == pages[at].finding.language);
        let Some(before) = same else { continue };
        let crumb =
            |page: &Page| Crumb { title: page.title.clone(), path: Some(page.path.clone()) };
        pages[before].next = Some(crumb(&pages[at]));
        pages[at].previous = Some(crumb(&pages[before]));
    }
}
