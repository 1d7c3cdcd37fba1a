//! Under which tags does a page stand, and what stands under a tag?
//!
//! Authors write tags in front matter. Others follow from the records: the focus area of a
//! requirement is a tag of it and of the controls and threats that belong to it, the reader for
//! whom a page is written is a tag, and so is the sector that a record comes from.

use std::collections::{BTreeMap, BTreeSet};

use model::{Kind, Model, Record, Relation, Target, record};
use sources::{Code, Diagnostic, Span};
use text::slug;

use super::Ground;
use super::outline;
use crate::compose::{bullets, heading, link, words};
use crate::{Crumb, Finding, Layout, Page, Placed, TAGS};

/// The tags: the part of an address that names each → its words, and the paths under it.
type Tags = BTreeMap<String, (String, BTreeSet<String>)>;

/// Notes on every page its tags, and adds the pages of the tags.
pub(crate) fn add(ground: &Ground<'_>, pages: &mut Vec<Page>, faults: &mut Vec<Diagnostic>) {
    let first = ground.model.summary.pages().first().copied();
    let Some(span) = first.map(|id| ground.model.pages.get(id).span) else { return };
    let tags = collect(ground);
    if tags.is_empty() {
        return;
    }
    for page in pages.iter_mut() {
        let own = tags.iter().filter(|(_, (_, paths))| paths.contains(&page.path));
        page.finding.tags = own.map(|(name, (title, _))| crumb(title, &address(name))).collect();
    }
    let home: Vec<Crumb> =
        pages.first().map(|page| crumb(&page.title, &page.path)).into_iter().collect();
    let mut made = vec![index(ground, &tags, home.clone(), span)];
    made.extend(tags.iter().map(|(name, (title, paths))| {
        let way = home.iter().cloned().chain([crumb(&ground.wording.label("tags.title"), TAGS)]);
        let page = tag_page((name, title), paths, pages, span);
        let description = ground.wording.fill("tags.about", "tag", title);
        let kind_label = ground.wording.label("tags.one");
        Page { description, kind_label, breadcrumbs: way.collect(), ..page }
    }));
    let taken = made.iter().find(|page| pages.iter().any(|other| other.path == page.path));
    if let Some(taken) = taken {
        let message = format!("`{}` is the address of a page of tags", taken.path);
        faults.push(
            Diagnostic::error(Code::Outline, None, message)
                .help("give the written page another folder than `content/tags/`"),
        );
        return;
    }
    pages.extend(made);
}

fn collect(ground: &Ground<'_>) -> Tags {
    let model = ground.model;
    let mut tags = Tags::new();
    let mut enter = |title: &str, path: &str| {
        let (_, paths) = tags.entry(slug(title)).or_insert((title.to_owned(), BTreeSet::new()));
        paths.insert(path.to_owned());
    };
    for id in model.summary.pages() {
        let page = model.pages.get(id);
        let path = super::place::page_path(&page.path);
        page.tags.iter().for_each(|tag| enter(tag, &path));
        for audience in &page.audience {
            enter(&ground.wording.label(&format!("audience.{}", audience.word())), &path);
        }
    }
    for (id, area) in model.areas.iter() {
        let mut members = vec![record::Area::target(id)];
        members.extend(belonging(model, area));
        for path in members.into_iter().filter_map(|target| own_page(ground, target)) {
            enter(&area.title, path);
        }
    }
    if let Some(sector) = &model.sector {
        let folder = format!("data/sectors/{}/", model.book.sector.as_deref().unwrap_or_default());
        for kind in Kind::RECORDS {
            for target in super::targets(model, *kind) {
                let file = &ground.sources.file(model.span(target).file).path;
                if file.starts_with(&folder)
                    && let Some(path) = own_page(ground, target)
                {
                    enter(&sector.title, path);
                }
            }
        }
    }
    tags
}

/// The requirements of a focus area, the controls that serve them, the threats that touch them.
fn belonging(model: &Model, area: &record::Area) -> Vec<Target> {
    let mut members = Vec::new();
    for linked in &area.requirements {
        let target = record::Requirement::target(linked.id);
        members.push(target);
        let near = model.edges_to(target).iter().filter(|edge| {
            matches!(edge.relation, Relation::Serves | Relation::Touches)
                && matches!(edge.from.kind, Kind::Control | Kind::Threat)
        });
        members.extend(near.map(|edge| edge.from));
    }
    members
}

/// The path of the page that a record has for itself.
fn own_page<'a>(ground: &'a Ground<'_>, target: Target) -> Option<&'a str> {
    match ground.homes.place(target)? {
        Placed::Page { path, fragment: None } => Some(path),
        Placed::Page { .. } | Placed::Anchor(_) | Placed::External(_) => None,
    }
}

fn address(name: &str) -> String {
    format!("tags/{name}.html")
}

fn crumb(title: &str, path: &str) -> Crumb {
    Crumb { title: title.to_owned(), path: Some(path.to_owned()) }
}

fn index(ground: &Ground<'_>, tags: &Tags, home: Vec<Crumb>, span: Span) -> Page {
    let items = tags.iter().map(|(name, (title, paths))| {
        let target = Placed::Page { path: address(name), fragment: None };
        let mut item = vec![link(target, words(title.clone()))];
        item.extend(words(format!(" ({})", paths.len())));
        item
    });
    let body = vec![bullets(items.collect(), span)];
    let title = ground.wording.label("tags.title");
    let description = ground.wording.label("tags.description");
    Page { description, breadcrumbs: home, ..made(TAGS, title, body) }
}

/// The pages under a tag, grouped by kind in the order of the site.
fn tag_page(
    (name, title): (&str, &str),
    paths: &BTreeSet<String>,
    pages: &[Page],
    span: Span,
) -> Page {
    let mut groups: Vec<(&str, Vec<&Page>)> = Vec::new();
    for page in pages.iter().filter(|page| paths.contains(&page.path)) {
        match groups.iter_mut().find(|(label, _)| *label == page.kind_label) {
            Some((_, group)) => group.push(page),
            None => groups.push((&page.kind_label, vec![page])),
        }
    }
    let mut body = Vec::new();
    for (label, group) in groups {
        body.push(heading(2, slug(label), words(label), span));
        let items = group.into_iter().map(|page| {
            let key = page.key.as_deref().filter(|key| !page.title.starts_with(key));
            let shown =
                key.map_or_else(|| page.title.clone(), |key| format!("{key} {}", page.title));
            let target = Placed::Page { path: page.path.clone(), fragment: None };
            vec![link(target, words(shown))]
        });
        body.push(bullets(items.collect(), span));
    }
    made(&address(name), title.to_owned(), body)
}

/// A page that says what others say, so that the search need not know it.
pub(crate) fn made(path: &str, title: String, body: Vec<text::Block<Placed>>) -> Page {
    Page {
        path: path.to_owned(),
        heading: words(title.clone()),
        title,
        description: String::new(),
        kind: "tag".to_owned(),
        kind_label: String::new(),
        key: None,
        layout: Layout::Record,
        badges: Vec::new(),
        outline: outline(&body, 2),
        body,
        footnotes: Vec::new(),
        breadcrumbs: Vec::new(),
        previous: None,
        next: None,
        source: String::new(),
        edit_url: None,
        checked: None,
        searchable: false,
        finding: Finding::default(),
    }
}
