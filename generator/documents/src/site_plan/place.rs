//! Where on the website does a record live, and where does a link to it lead?

use std::collections::BTreeMap;

use model::{Id, Kind, Model, Record, Resolved, Target, To};
use sources::{Code, Diagnostic, Span};
use text::{Block, Inline, Links};

use super::{Ground, targets, view};
use crate::Placed;
use crate::compose::words;

/// The place of every record and page that is published.
#[derive(Clone)]
pub(crate) struct Homes {
    places: BTreeMap<Target, Placed>,
    /// The collection page of each kind: its path and title.
    collections: BTreeMap<Kind, (String, String)>,
    pages: BTreeMap<String, Target>,
}

/// Whether each record of a kind has a page of its own, or a section on its collection's page.
pub(crate) fn has_own_page(kind: Kind) -> bool {
    match kind {
        Kind::Requirement
        | Kind::Control
        | Kind::Threat
        | Kind::Area
        | Kind::Fact
        | Kind::EntryPoint
        | Kind::Asset
        | Kind::Framework
        | Kind::Objective
        | Kind::EvidenceType
        | Kind::Product => true,
        Kind::Reference
        | Kind::Term
        | Kind::Date
        | Kind::Clock
        | Kind::Baseline
        | Kind::DecisionTable
        | Kind::Misreading
        | Kind::RiskMethod
        | Kind::Page => false,
    }
}

/// `guides/sbom.md` → `guides/sbom.html`; `README.md` is the index of its folder, as in mdBook.
pub(crate) fn page_path(source: &str) -> String {
    let stem = source.strip_suffix(".md").unwrap_or(source);
    let (folder, name) = stem.rsplit_once('/').map_or(("", stem), |(folder, name)| (folder, name));
    let name = if name.eq_ignore_ascii_case("readme") { "index" } else { name };
    if folder.is_empty() { format!("{name}.html") } else { format!("{folder}/{name}.html") }
}

impl Homes {
    pub(crate) fn new(model: &Model, faults: &mut Vec<Diagnostic>) -> Self {
        let mut homes =
            Self { places: BTreeMap::new(), collections: BTreeMap::new(), pages: BTreeMap::new() };
        for id in model.summary.pages() {
            homes.add_page(model, id);
        }
        for (id, page) in model.pages.iter().filter(|(_, page)| page.translation.is_some()) {
            let place = Placed::Page { path: page_path(&page.path), fragment: None };
            homes.places.insert(model::Page::target(id), place);
        }
        // A baseline, a decision table and a method live on the page that is about them.
        let listed =
            |kind: &Kind| !matches!(kind, Kind::Baseline | Kind::DecisionTable | Kind::RiskMethod);
        for kind in Kind::RECORDS.iter().copied().filter(listed) {
            let records = targets(model, kind);
            if !records.is_empty() && !homes.collections.contains_key(&kind) {
                if !model.summary.exists {
                    continue;
                }
                let folder = kind.folder();
                let message = format!("no page lists the {folder}");
                faults.push(Diagnostic::error(Code::Outline, None, message).help(format!(
                    "write a page with `collection: {folder}` in its front matter, and add \
                         it to `content/SUMMARY.md`"
                )));
                continue;
            }
            for target in records {
                let anchor = model.name(target).0.to_lowercase();
                let place = if has_own_page(kind) {
                    let path = format!("{}/{anchor}.html", kind.folder());
                    Placed::Page { path, fragment: None }
                } else {
                    let path = homes.collections[&kind].0.clone();
                    Placed::Page { path, fragment: Some(anchor) }
                };
                homes.places.insert(target, place);
            }
        }
        homes
    }

    fn add_page(&mut self, model: &Model, id: Id<model::Page>) {
        let page = model.pages.get(id);
        let target = model::Page::target(id);
        let path = page_path(&page.path);
        if let Some(kind) = page.collection {
            self.collections.insert(kind, (path.clone(), page.title.clone()));
        }
        let place = Placed::Page { path, fragment: None };
        if page.kind == model::PageKind::Baseline {
            let key = page.key.as_deref();
            let record = model.baselines.iter().find(|(_, record)| Some(&*record.key) == key);
            if let Some((id, _)) = record {
                self.places.insert(model::record::Baseline::target(id), place.clone());
            }
        }
        for (shown, _) in page.decision_tables() {
            self.places.entry(shown).or_insert_with(|| place.clone());
        }
        self.places.insert(target, place);
        self.pages.insert(page.path.clone(), target);
    }

    /// Where a record or page is published.
    pub(crate) fn place(&self, target: Target) -> Option<&Placed> {
        self.places.get(&target)
    }

    /// The collection page of a kind: path and title.
    pub(crate) fn collection(&self, kind: Kind) -> Option<&(String, String)> {
        self.collections.get(&kind)
    }

    /// The target of a page that is published.
    pub(crate) fn page_target(&self, page: &model::Page) -> Option<Target> {
        self.pages.get(&page.path).copied()
    }
}

/// Places links of one page after the other.
pub(crate) struct Placer<'a> {
    pub(crate) ground: &'a Ground<'a>,
    pub(crate) faults: Vec<Diagnostic>,
    /// The page that is being written: links within it are checked too.
    pub(crate) path: String,
    /// Links to a place on a page: where they are written, the page, the anchor.
    pub(crate) fragments: Vec<(Span, String, String)>,
}

impl<'a> Placer<'a> {
    pub(crate) fn new(ground: &'a Ground<'a>) -> Self {
        Self { ground, faults: Vec::new(), path: String::new(), fragments: Vec::new() }
    }

    /// Whether a file is one that this build does not make; its words stay without a link.
    fn is_left_out(&self, path: &str) -> bool {
        let name = path.strip_prefix("downloads/");
        name.is_some_and(|name| self.ground.build.left_out.iter().any(|file| file == name))
    }

    fn place(&mut self, target: &Resolved) -> Option<Placed> {
        match &target.to {
            To::Target(to, fragment) => {
                let place = self.ground.homes.place(*to)?.clone();
                let Placed::Page { path, .. } = &place else { return Some(place) };
                let Some(fragment) = fragment else { return Some(place) };
                self.fragments.push((target.span, path.clone(), fragment.clone()));
                Some(Placed::Page { path: path.clone(), fragment: Some(fragment.clone()) })
            }
            To::Fragment(fragment) => {
                self.fragments.push((target.span, self.path.clone(), fragment.clone()));
                Some(Placed::Anchor(fragment.clone()))
            }
            To::File(path) if self.is_left_out(path) => None,
            To::File(path) => Some(Placed::Page { path: path.clone(), fragment: None }),
            To::External(url) => Some(Placed::External(url.clone())),
            To::View(_) => {
                let message = "a generated block stands in a sentence";
                self.faults.push(
                    Diagnostic::error(Code::UnknownView, target.span, message)
                        .help("give it a paragraph of its own"),
                );
                None
            }
        }
    }
}

impl Links<Resolved, Placed> for Placer<'_> {
    fn link(&mut self, target: &Resolved, content: Vec<Inline<Placed>>) -> Vec<Inline<Placed>> {
        let content = if content.is_empty() {
            match &target.to {
                To::Target(to, _) => words(self.ground.wording.name(self.ground.model, *to)),
                To::Fragment(name) | To::File(name) | To::External(name) => words(name),
                To::View(_) => content,
            }
        } else {
            content
        };
        match self.place(target) {
            Some(target) => vec![Inline::Link { target, content }],
            None => content,
        }
    }

    fn image(&mut self, target: &Resolved, alternative: &str) -> Option<Inline<Placed>> {
        let target = self.place(target)?;
        Some(Inline::Image { target, alternative: alternative.to_owned() })
    }

    fn block(&mut self, target: &Resolved, span: Span) -> Option<Vec<Block<Placed>>> {
        let To::View(wanted) = &target.to else { return None };
        Some(view::blocks(self.ground, self, wanted, span))
    }
}
