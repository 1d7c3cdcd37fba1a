//! Which values does a page's template get?

use std::collections::BTreeMap;

use documents::{
    CHANGES, Crumb, Labels, Layout, OutlineEntry, Page, PathPlace, PathStep, Site, TAGS, Tip,
    Version,
};
use serde::Serialize;
use text::BlockKind;

use crate::address::Origin;
use crate::assets::Assets;
use crate::highlight::Listings;
use crate::html::{Surroundings, blocks, footnotes, inlines, sections};
use crate::language::{self, LanguageValues, NoteValues};
use crate::navigation::{CONTENTS, Map, Maps, PartValues};
use crate::pictures;
use crate::redirect::{MovedValues, moved};
use crate::{offline, policy};

/// Where the page of the search stands in the site; in another language below its folder.
const SEARCH: &str = "search.html";

/// What every page of a site shares.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The site.
    pub site: &'a Site,
    /// Where its assets are.
    pub assets: &'a Assets,
    /// Its highlighted listings.
    pub listings: &'a Listings,
    /// Where each page stands among the others.
    pub maps: &'a Maps<'a>,
}

/// The values of every template, all of them from the page's point of view.
///
/// Fields whose name ends with `_html` are HTML already; all others are plain text.
#[derive(Clone, Debug, Serialize)]
pub struct PageValues<'a> {
    /// BCP 47 tag.
    pub language: &'a str,
    /// Where the page, or the language, is to be found in other languages.
    pub languages: Vec<LanguageValues<'a>>,
    /// For a translation: of what, and how well it is known.
    pub translation: Option<NoteValues<'a>>,
    /// What the window's title says: `Page – Book`.
    pub window_title: String,
    /// The book.
    pub book: BookValues<'a>,
    /// Links that every page has.
    pub links: LinkValues,
    /// The theme's own files: name in the theme with `/` and `.` as `_` → `href`.
    pub assets: BTreeMap<String, String>,
    /// What browsers check these files against: the same names → `integrity`.
    pub integrity: BTreeMap<String, &'a str>,
    /// What the page may do, as the content of a `meta` element.
    pub policy: String,
    /// The absolute URL of the page, when the site's is known.
    pub canonical: Option<String>,
    /// The absolute URL of the picture that others show beside a link to the page.
    pub card: Option<String>,
    /// The page's title in plain words.
    pub title: &'a str,
    /// The first-level heading.
    pub heading_html: String,
    /// One sentence about the page.
    pub description: &'a str,
    /// What kind of thing the page is about.
    pub kind: &'a str,
    /// The kind in the reader's words.
    pub kind_label: &'a str,
    /// The permanent key.
    pub key: Option<&'a str>,
    /// Small labels beside the heading.
    pub badges_html: String,
    /// The text.
    pub content_html: String,
    /// The footnotes; empty when there are none.
    pub footnotes_html: String,
    /// The headings of level 2, each with those of level 3 below it.
    pub outline: Vec<OutlineValues<'a>>,
    /// The way from the home page to the page's parent.
    pub breadcrumbs: Vec<CrumbValues<'a>>,
    /// The page before this one.
    pub previous: Option<CrumbValues<'a>>,
    /// The page after this one.
    pub next: Option<CrumbValues<'a>>,
    /// The way to the page, its neighbours and what is below it.
    pub navigation: Vec<PartValues>,
    /// The parts with their first chapters, for the entrances; with every chapter on the page of
    /// contents; empty elsewhere.
    pub overview: Vec<PartValues>,
    /// The reading paths that lead through the page.
    pub paths: Vec<PathValues<'a>>,
    /// Sections that stood here and stand elsewhere now.
    pub moved: Vec<MovedValues<'a>>,
    /// The terms that its text links to.
    pub tips: Vec<TipValues<'a>>,
    /// The tags that it stands under.
    pub tags: Vec<CrumbValues<'a>>,
    /// The source file; empty for a page that has none.
    pub source: &'a str,
    /// Where the source can be edited.
    pub edit_url: Option<&'a str>,
    /// The day on which its source was last changed.
    pub changed: Option<&'a str>,
    /// The day on which somebody last checked the page.
    pub checked: Option<&'a str>,
    /// The tool that stands on the page.
    pub tool: Option<&'a str>,
}

/// The book that the pages belong to.
#[derive(Clone, Debug, Serialize)]
pub struct BookValues<'a> {
    /// Its title.
    pub title: &'a str,
    /// One sentence about it.
    pub description: &'a str,
    /// The release.
    pub edition: &'a str,
    /// Date of the sources.
    pub date: Option<&'a str>,
    /// The sector that the toolkit is built for.
    pub sector: Option<&'a str>,
}

/// Links that every page has.
#[derive(Clone, Debug, Serialize)]
pub struct LinkValues {
    /// The site's root, ending with `/` or empty: scripts find the search index below it.
    pub root: String,
    /// The home page.
    pub home: String,
    /// The page of contents.
    pub contents: String,
    /// What has changed since an edition, when there is one.
    pub changes: Option<String>,
    /// The list of tags, when there are any.
    pub tags: Option<String>,
    /// The search page of the page's language.
    pub search: String,
    /// The index that it searches.
    pub index: String,
    /// The whole book on one page.
    pub print: String,
    /// The feed.
    pub feed: String,
    /// The script that keeps copies for reading without a network.
    pub worker: String,
}

/// A heading in the outline.
#[derive(Clone, Debug, Serialize)]
pub struct OutlineValues<'a> {
    /// The anchor.
    pub id: &'a str,
    /// The words.
    pub text: &'a str,
    /// The headings of the next level.
    pub items: Vec<OutlineValues<'a>>,
}

/// A page that another one points at.
#[derive(Clone, Debug, Serialize)]
pub struct CrumbValues<'a> {
    /// Its title.
    pub title: &'a str,
    /// Where it is; nothing for a part of the summary.
    pub href: Option<String>,
}

/// The place of a page on a reading path.
#[derive(Clone, Debug, Serialize)]
pub struct PathValues<'a> {
    /// What the path is called.
    pub title: &'a str,
    /// The page that describes it; nothing on that page itself.
    pub href: Option<String>,
    /// "Step 2 of 5", or how long the path takes on the page that describes it.
    pub place: String,
    /// The step before this one.
    pub previous: Option<CrumbValues<'a>>,
    /// The step after this one.
    pub next: Option<CrumbValues<'a>>,
}

/// What a term means.
#[derive(Clone, Debug, Serialize)]
pub struct TipValues<'a> {
    /// The id by which its links name it.
    pub id: String,
    /// The term and what it means.
    pub text: &'a str,
}

/// The template for a layout.
pub fn template(layout: Layout) -> &'static str {
    match layout {
        Layout::Home => "home.html",
        Layout::Page => "page.html",
        Layout::Record => "record.html",
        Layout::NotFound => "not-found.html",
    }
}

/// The path of the home page.
pub fn home(site: &Site) -> &str {
    let home = site.pages.iter().find(|page| page.layout == Layout::Home);
    home.or(site.pages.first()).map_or("index.html", |page| page.path.as_str())
}

/// Where the page of the search of a language stands in the site.
fn search(language: Option<&str>) -> String {
    language.map_or_else(|| SEARCH.to_owned(), |tag| format!("{tag}/{SEARCH}"))
}

/// The pages of the search, one for each language, each naming the others.
pub fn searches(site: &Site) -> Vec<Page> {
    let others = site.languages.iter().map(|it| (Some(it.tag.as_str()), it.name.as_str()));
    let own = (None, site.labels.get("language.name"));
    let languages: Vec<(Option<&str>, &str)> = [own].into_iter().chain(others).collect();
    let versions = languages.iter().map(|(tag, name)| Version {
        language: tag.unwrap_or(&site.language).to_owned(),
        name: (*name).to_owned(),
        path: search(*tag),
    });
    let versions: Vec<Version> = versions.collect();
    let pages = languages.into_iter().map(|(tag, _)| {
        let mut page = crate::own_page_in(site, tag, &search(tag), "search", Layout::Page);
        if versions.len() > 1 {
            page.finding.versions.clone_from(&versions);
        }
        page
    });
    pages.collect()
}

/// The values of `page`.
pub fn values<'a>(frame: Frame<'a>, page: &'a Page) -> PageValues<'a> {
    let site = frame.site;
    let origin = match page.layout {
        Layout::NotFound => Origin::anywhere(site.url.as_deref(), &page.path),
        Layout::Home | Layout::Page | Layout::Record => Origin::Page(page.path.clone()),
    };
    let bound = BTreeMap::new();
    let labels = site.labels.of(page.finding.language.as_deref());
    let around = Surroundings::page(origin.clone(), labels, frame.listings, &bound);
    let foreign = page.finding.language.as_deref().map(|own| (own, site.language.as_str()));
    let mut around = Surroundings { tips: &page.finding.tips, foreign, ..around };
    let mut html: [String; 4] = std::array::from_fn(|_| String::new());
    let [heading_html, badges_html, content_html, footnotes_html] = &mut html;
    inlines(&mut around, &page.heading, heading_html);
    inlines(&mut around, &page.badges, badges_html);
    match page.layout {
        Layout::Home => sections(&mut around, &page.body, content_html),
        Layout::Page | Layout::Record | Layout::NotFound => {
            blocks(&mut around, &page.body, content_html);
        }
    }
    footnotes(&mut around, &page.footnotes, footnotes_html);
    let [heading_html, badges_html, content_html, footnotes_html] = html;
    let crumb = |crumb: &'a Crumb| CrumbValues {
        title: &crumb.title,
        href: crumb.path.as_deref().map(|path| origin.to(path)),
    };
    PageValues {
        language: page.finding.language.as_deref().unwrap_or(&site.language),
        languages: language::all(site, page, &origin),
        translation: language::note(page, &origin),
        window_title: window_title(site, page),
        book: book(site),
        links: links(frame, page, &origin),
        assets: assets(frame.assets, &origin),
        integrity: integrity(frame.assets),
        policy: policy::of_pages(),
        canonical: canonical(site, page),
        card: card(frame, page),
        title: &page.title,
        heading_html,
        description: &page.description,
        kind: &page.kind,
        kind_label: &page.kind_label,
        key: page.key.as_deref(),
        badges_html,
        content_html,
        footnotes_html,
        outline: outline(&page.outline),
        breadcrumbs: page.breadcrumbs.iter().map(crumb).collect(),
        previous: page.previous.as_ref().map(crumb),
        next: page.next.as_ref().map(crumb),
        navigation: frame.maps.around(page).from(page, &origin),
        overview: overview(frame.maps.around(page), page, &origin),
        paths: page.finding.paths.iter().map(|place| path(labels, &origin, place)).collect(),
        moved: moved(&origin, &page.finding.moved),
        tips: page.finding.tips.iter().map(tip).collect(),
        tags: page.finding.tags.iter().map(crumb).collect(),
        source: &page.source,
        edit_url: page.edit_url.as_deref(),
        changed: page.finding.changed.as_deref(),
        checked: page.checked.as_deref(),
        tool: tool(page),
    }
}

fn overview(map: &Map<'_>, page: &Page, origin: &Origin) -> Vec<PartValues> {
    match (page.path.as_str(), page.layout) {
        (CONTENTS, _) => map.whole(origin),
        (_, Layout::Home | Layout::NotFound) => map.overview(origin),
        (path, _) if path == search(page.finding.language.as_deref()) => map.overview(origin),
        (_, Layout::Page | Layout::Record) => Vec::new(),
    }
}

fn path<'a>(labels: &Labels, origin: &Origin, place: &'a PathPlace) -> PathValues<'a> {
    let step = |step: &'a PathStep| CrumbValues {
        title: &step.title,
        href: Some(origin.href(&step.target)),
    };
    let words = labels.get(if place.number == 0 { "path.time" } else { "path.step" });
    let words = words.replace("{time}", &place.time);
    let words = words.replace("{number}", &place.number.to_string());
    PathValues {
        title: &place.path.title,
        href: place.path.path.as_deref().filter(|_| place.number > 0).map(|it| origin.to(it)),
        place: words.replace("{count}", &place.count.to_string()),
        previous: place.previous.as_ref().map(step),
        next: place.next.as_ref().map(step),
    }
}

fn tip(tip: &Tip) -> TipValues<'_> {
    TipValues { id: format!("tip-{}", tip.anchor), text: &tip.meaning }
}

/// What the mark `tool` says of a page that has one.
fn tool(page: &Page) -> Option<&str> {
    page.body.iter().find_map(|block| {
        let BlockKind::Marked(marked) = &block.kind else { return None };
        let (_, tool) = marked.marks.iter().find(|(name, _)| *name == "tool")?;
        Some(tool.as_str())
    })
}

fn window_title(site: &Site, page: &Page) -> String {
    if page.title == site.title || page.path == home(site) {
        site.title.clone()
    } else {
        format!("{} – {}", page.title, site.title)
    }
}

fn book(site: &Site) -> BookValues<'_> {
    BookValues {
        title: &site.title,
        description: &site.description,
        edition: &site.edition,
        date: site.date.as_deref(),
        sector: site.sector.as_deref(),
    }
}

fn links(frame: Frame<'_>, page: &Page, origin: &Origin) -> LinkValues {
    let site = frame.site;
    let language = page.finding.language.as_deref();
    LinkValues {
        changes: frame.maps.main.holds(CHANGES).then(|| origin.to(CHANGES)),
        tags: frame.maps.main.holds(TAGS).then(|| origin.to(TAGS)),
        root: root(origin),
        home: origin.to(home(site)),
        contents: origin.to(CONTENTS),
        search: origin.to(&search(language)),
        index: origin.to(&::search::entrance(language)),
        print: origin.to("print.html"),
        feed: origin.to("feed.xml"),
        worker: origin.to(offline::WORKER),
    }
}

fn root(origin: &Origin) -> String {
    match origin {
        Origin::Page(path) => "../".repeat(path.matches('/').count()),
        Origin::Anywhere(prefix) => prefix.clone(),
    }
}

fn assets(assets: &Assets, origin: &Origin) -> BTreeMap<String, String> {
    assets.paths.iter().map(|(source, path)| (asset_name(source), origin.to(path))).collect()
}

fn integrity(assets: &Assets) -> BTreeMap<String, &str> {
    assets.integrity.iter().map(|(source, hash)| (asset_name(source), hash.as_str())).collect()
}

fn asset_name(source: &str) -> String {
    source.replace(['/', '.', '-'], "_")
}

fn canonical(site: &Site, page: &Page) -> Option<String> {
    let url = site.url.as_deref()?;
    match page.layout {
        Layout::NotFound => None,
        Layout::Home | Layout::Page | Layout::Record => Some(absolute(url, &page.path)),
    }
}

fn card(frame: Frame<'_>, page: &Page) -> Option<String> {
    let url = frame.site.url.as_deref()?;
    let path = frame.assets.paths.get(&pictures::name(&page.kind))?;
    Some(absolute(url, path))
}

/// The absolute URL of the page at `path`; the entrance of a folder goes by the folder's name.
pub fn absolute(url: &str, path: &str) -> String {
    let short = match path {
        "index.html" => "",
        other => other,
    };
    format!("{url}{}", crate::address::encoded(short))
}

fn outline(entries: &[OutlineEntry]) -> Vec<OutlineValues<'_>> {
    let mut top: Vec<OutlineValues<'_>> = Vec::new();
    for entry in entries {
        let value = OutlineValues { id: &entry.id, text: &entry.text, items: Vec::new() };
        match top.last_mut() {
            Some(parent) if entry.level > 2 => parent.items.push(value),
            Some(_) | None => top.push(value),
        }
    }
    top
}
