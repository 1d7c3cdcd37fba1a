//! Which pages does the implementation profile have on the website?
//!
//! The pages hang below [`ENTRANCE`], which lists the contents; a toolkit without that page
//! shows the profile as a document alone. A clause with requirements has a page for each of its
//! subclauses, any other clause is one page.

mod reader;

use std::collections::BTreeMap;

use text::{Block, Inline, plain};

use reader::{Reader, heading_words};

use super::place::page_path;
use super::record_page::describe;
use super::{Ground, edit_url, outline};
use crate::compose::{bullet_blocks, heading, link, paragraph, words};
use crate::{
    Clause, Crumb, Element, Finding, Layout, NavigationItem, Page, Part, Placed, Standard,
};

/// The written page below which the clauses hang.
const ENTRANCE: &str = "reference/profile.md";

/// What the site calls the kind of these pages.
pub(crate) const KIND: &str = "profile";

/// The pages of the profile before they are written.
pub(crate) struct Shelf<'a> {
    ground: &'a Ground<'a>,
    standard: &'a Standard,
    sheets: Vec<Sheet<'a>>,
    /// Where each anchor of the document stands on the site.
    places: BTreeMap<&'a str, Placed>,
}

/// A page to be.
struct Sheet<'a> {
    clause: &'a Clause,
    /// The clause of the first level, for the page of a subclause.
    above: Option<&'a Clause>,
    path: String,
    /// Whether the subclauses have pages of their own.
    is_split: bool,
}

impl<'a> Shelf<'a> {
    /// The pages of `standard`; none where the site has no entrance to them.
    pub(crate) fn new(ground: &'a Ground<'a>, standard: &'a Standard) -> Self {
        let mut shelf = Self { ground, standard, sheets: Vec::new(), places: BTreeMap::new() };
        let listed = ground.model.summary.pages();
        if listed.iter().any(|id| ground.model.pages.get(*id).path == ENTRANCE) {
            for clause in &standard.clauses {
                shelf.clause(clause);
            }
        }
        shelf
    }

    fn clause(&mut self, clause: &'a Clause) {
        // The name of its file lasts longer than its title.
        let source = &self.ground.sources.file(clause.span.file).path;
        let name = source.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
        let path = format!("{KIND}/{name}.html");
        let is_split = !clause.clauses.is_empty() && has_requirement(clause);
        if is_split {
            self.pieces(clause, &path);
        } else {
            self.anchors(clause, &path);
        }
        self.places.insert(&clause.anchor, page(&path, None));
        self.sheets.push(Sheet { clause, above: None, path, is_split });
        for inner in clause.clauses.iter().filter(|_| is_split) {
            let path = format!("{KIND}/{name}/{}.html", file_name(inner, &clause.clauses));
            self.anchors(inner, &path);
            self.places.insert(&inner.anchor, page(&path, None));
            self.sheets.push(Sheet { clause: inner, above: Some(clause), path, is_split: false });
        }
    }

    /// Notes the places in a clause that is a page or a section of one.
    fn anchors(&mut self, clause: &'a Clause, path: &str) {
        self.pieces(clause, path);
        for inner in &clause.clauses {
            self.places.insert(&inner.anchor, page(path, Some(&inner.anchor)));
            self.anchors(inner, path);
        }
    }

    fn pieces(&mut self, clause: &'a Clause, path: &str) {
        for element in &clause.body {
            let anchor = match element {
                Element::Table { anchor, .. }
                | Element::Withdrawn { anchor, .. }
                | Element::Reference { anchor, .. } => anchor,
                Element::Figure(figure) => &figure.anchor,
                Element::Term(term) => &term.anchor,
                Element::Requirement(requirement) => &requirement.anchor,
                Element::Text(_)
                | Element::Note { .. }
                | Element::Example { .. }
                | Element::Labelled { .. } => continue,
            };
            self.places.insert(anchor, page(path, Some(anchor)));
        }
    }

    /// Adds the pages, and lists the contents on the page below which they hang.
    pub(crate) fn fill(&self, pages: &mut Vec<Page>) {
        if self.sheets.is_empty() {
            return;
        }
        let entrance = page_path(ENTRANCE);
        if let Some(page) = pages.iter_mut().find(|page| page.path == entrance) {
            page.body.extend(self.contents());
            page.outline = outline(&page.body, 3);
        }
        pages.extend(self.sheets.iter().map(|sheet| self.page(sheet)));
    }

    fn page(&self, sheet: &Sheet<'_>) -> Page {
        let clause = sheet.clause;
        let mut reader = Reader::new(self.ground, self.standard, &self.places);
        let mut body = reader.body(clause);
        if sheet.is_split {
            body.push(self.list(&clause.clauses));
        }
        body.extend(reader.comment(clause));
        let first = sheet.above.unwrap_or(clause);
        let source = self.ground.sources.file(first.span.file).path.clone();
        let heading = heading_words(self.ground, clause, &mut reader);
        let title = plain(&heading);
        let footnotes = reader.footnotes();
        Page {
            path: sheet.path.clone(),
            description: describe(&body, &title),
            title,
            heading,
            kind: KIND.to_owned(),
            kind_label: self.ground.wording.label("kind.profile"),
            key: None,
            layout: Layout::Record,
            badges: Vec::new(),
            // An entry of the bibliography or a key is no step through the page.
            outline: outline(&body, 3)
                .into_iter()
                .filter(|entry| !reader.minor.contains(&entry.id))
                .collect(),
            body,
            footnotes,
            breadcrumbs: Vec::new(),
            previous: None,
            next: None,
            edit_url: edit_url(self.ground.model, &source),
            source,
            checked: None,
            searchable: !reader.repeats,
            finding: Finding::default(),
        }
    }

    /// The table of contents down to the second level.
    fn contents(&self) -> Vec<Block<Placed>> {
        let span = self.standard.clauses[0].span;
        let title = words(self.ground.wording.label("profile.contents"));
        let items = self.standard.clauses.iter().map(|clause| {
            let mut item = vec![paragraph(self.linked(clause), clause.span)];
            if !clause.clauses.is_empty() {
                item.push(self.list(&clause.clauses));
            }
            item
        });
        let id = "contents-of-the-profile";
        vec![heading(2, id, title, span), bullet_blocks(items.collect(), span)]
    }

    fn list(&self, clauses: &[Clause]) -> Block<Placed> {
        let span = clauses[0].span;
        let items = clauses.iter().map(|clause| vec![paragraph(self.linked(clause), clause.span)]);
        bullet_blocks(items.collect(), span)
    }

    fn linked(&self, clause: &Clause) -> Vec<Inline<Placed>> {
        let title = words(self.title(clause));
        match self.places.get(clause.anchor.as_str()) {
            Some(place) => vec![link(place.clone(), title)],
            None => title,
        }
    }

    fn title(&self, clause: &Clause) -> String {
        let mut reader = Reader::new(self.ground, self.standard, &self.places);
        plain(&heading_words(self.ground, clause, &mut reader))
    }

    /// Hangs the clauses of the first level below their entrance.
    pub(crate) fn hang(&self, parts: &mut [Part]) {
        let entrance = page_path(ENTRANCE);
        let mut items = parts.iter_mut().flat_map(|part| part.items.iter_mut());
        if let Some(item) = items.find_map(|item| find(item, &entrance)) {
            let sheets = self.sheets.iter().filter(|sheet| sheet.above.is_none());
            item.items.extend(sheets.map(|sheet| NavigationItem {
                title: self.title(sheet.clause),
                path: Some(sheet.path.clone()),
                items: Vec::new(),
            }));
        }
    }

    /// Says on every page how it is reached.
    pub(crate) fn lead(&self, pages: &mut [Page]) {
        let entrance = page_path(ENTRANCE);
        let Some(page) = pages.iter().find(|page| page.path == entrance) else { return };
        let mut way = page.breadcrumbs.clone();
        way.push(Crumb { title: page.title.clone(), path: Some(entrance) });
        for sheet in &self.sheets {
            let Some(page) = pages.iter_mut().find(|page| page.path == sheet.path) else {
                continue;
            };
            page.breadcrumbs.clone_from(&way);
            let above = sheet.above.and_then(|above| {
                let Placed::Page { path, .. } = self.places.get(above.anchor.as_str())? else {
                    return None;
                };
                Some(Crumb { title: self.title(above), path: Some(path.clone()) })
            });
            page.breadcrumbs.extend(above);
        }
    }
}

pub(crate) fn page(path: &str, fragment: Option<&str>) -> Placed {
    Placed::Page { path: path.to_owned(), fragment: fragment.map(str::to_owned) }
}

/// The anchor of a subclause; without the number that tells it from clauses of the same title
/// elsewhere in the document, since that number may change.
fn file_name(clause: &Clause, siblings: &[Clause]) -> String {
    let slug = text::slug(&plain(&clause.title));
    let number = clause.anchor.strip_prefix(&format!("{slug}-")).unwrap_or_default();
    let is_numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let same = siblings.iter().filter(|other| plain(&other.title) == plain(&clause.title));
    if is_numbered && same.count() == 1 { slug } else { clause.anchor.clone() }
}

fn find<'a>(item: &'a mut NavigationItem, path: &str) -> Option<&'a mut NavigationItem> {
    if item.path.as_deref() == Some(path) {
        return Some(item);
    }
    item.items.iter_mut().find_map(|item| find(item, path))
}

fn has_requirement(clause: &Clause) -> bool {
    let is_requirement =
        |element: &Element| matches!(element, Element::Requirement(_) | Element::Withdrawn { .. });
    clause.body.iter().any(is_requirement) || clause.clauses.iter().any(has_requirement)
}
