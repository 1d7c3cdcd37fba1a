//! How does the website look as files?
//!
//! [`write`] turns a [`Site`] and a [`Theme`] into a [`Tree`]: a pure function, so the same input
//! gives the same bytes. Pages are made in parallel.
//!
//! * `address`: relative links, so that the site works below any path and from `file://`.
//! * `html`, `highlight`: blocks and listings as HTML, every text escaped.
//! * `templates`, `page`, `navigation`, `language`, `print`, `redirect`: the frame around them,
//!   and its values.
//! * `assets`: styles and scripts, named by their content.
//! * `pictures`: icons and cards, drawn from the theme.
//! * `machine`: `sitemap.xml`, `robots.txt`, `feed.xml`.
//! * `policy`, `hosting`: what pages may do, and what a host has to say of it.
//! * `offline`: copies in the browser, and the copy for the disk.
//!
//! The search index comes from the crate `search`.
//!
//! No page holds an inline script or style, and every page is complete without scripts: only
//! search, narrowing a list in place, tools, the choice of colours and the copying of listings need
//! them.

mod address;
mod assets;
mod highlight;
mod hosting;
mod html;
mod language;
mod machine;
mod navigation;
mod offline;
mod page;
mod pictures;
mod policy;
mod print;
mod redirect;
mod templates;

use std::collections::BTreeMap;

use documents::{Finding, Layout, Page, Site};
use rayon::prelude::*;
use serde::Serialize;
use sources::{Checked, Code, Diagnostic};

use crate::assets::Assets;
use crate::highlight::Listings;
use crate::navigation::Maps;
use crate::page::Frame;
use crate::templates::Templates;

pub use offline::disk_copy;

/// The files of the site: path from its root → bytes.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// How the site looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The files below `theme/site`: relative path → bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Files of the theme that the templates rely on.
const NEEDED: [&str; 15] = [
    "images/icon.svg",
    "scripts/filter.js",
    "scripts/finding.js",
    "scripts/missing.js",
    "scripts/search-box/box.js",
    "scripts/search-engine/find.js",
    "scripts/search-engine/show.js",
    "scripts/search-page/page.js",
    "scripts/search.js",
    "scripts/site.js",
    "scripts/theme.js",
    "scripts/tool-decision.js",
    "scripts/tool.js",
    offline::SOURCE,
    "styles/layers.css",
];

/// Writes `site` in the looks of `theme`.
///
/// Faults of the theme are [`Code::BrokenTemplate`]; the tree then lacks what they spoil.
///
/// # Panics
///
/// When the search index cannot be made, which in memory does not happen.
#[must_use]
pub fn write(site: &Site, theme: &Theme) -> Checked<Tree> {
    let mut tree: Tree = site.files.iter().cloned().collect();
    let mut diagnostics = missing_files(theme);
    let listings = Listings::of(site);
    let style = highlight::stylesheet(&listings.classes());
    let mut assets = Assets::place(theme, &style, &mut tree).take(&mut diagnostics);
    pictures::icons(theme, &mut assets, &mut tree, &mut diagnostics);
    let maps = Maps::of(site);
    match Templates::read(theme, &site.labels, &site.languages) {
        Ok(templates) if diagnostics.is_empty() => {
            let cards = pictures::cards(site, theme, &templates, &mut assets, &mut tree);
            diagnostics.extend(cards.err());
            let frame = Frame { site, assets: &assets, listings: &listings, maps: &maps };
            pages(frame, &templates, &mut tree, &mut diagnostics);
            diagnostics.extend(hosting::write(site, &assets, &templates, &mut tree));
        }
        // Every page asks for the files that are missing: it would say it again.
        Ok(templates) => diagnostics.extend(templates.missing()),
        Err(diagnostic) => diagnostics.push(diagnostic),
    }
    tree.insert("robots.txt".to_owned(), machine::robots(site).into_bytes());
    tree.insert("feed.xml".to_owned(), machine::feed(site));
    if let Some(sitemap) = machine::sitemap(site) {
        tree.insert("sitemap.xml".to_owned(), sitemap);
    }
    if let Some(table) = redirect::table(site) {
        tree.entry(redirect::TABLE.to_owned()).or_insert(table);
    }
    tree.extend(search::build(site).expect("an index in memory cannot fail"));
    offline::worker(theme, &mut tree);
    Checked { value: tree, diagnostics }
}

fn missing_files(theme: &Theme) -> Vec<Diagnostic> {
    NEEDED
        .iter()
        .filter(|path| !theme.files.contains_key(**path))
        .map(|path| {
            let message = format!("the theme has no file `{path}`");
            Diagnostic::error(Code::BrokenTemplate, None, message)
                .help(format!("add `theme/site/{path}`"))
        })
        .collect()
}

fn pages(
    frame: Frame<'_>,
    templates: &Templates,
    tree: &mut Tree,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let filled: Vec<_> = frame
        .site
        .pages
        .par_iter()
        .map(|page| {
            let values = page::values(frame, page);
            fill(templates, page, page::template(page.layout), &values)
        })
        .collect();
    let others = own_pages(frame, templates).into_iter().chain(redirects(frame, templates));
    for (path, result) in filled.into_iter().chain(others) {
        match result {
            Ok(bytes) => {
                tree.insert(path, bytes);
            }
            // One broken template spoils many pages: it is reported once.
            Err(fault) if diagnostics.contains(&fault) => {}
            Err(fault) => diagnostics.push(fault),
        }
    }
}

/// A page and what became of it.
type Filled = (String, Result<Vec<u8>, Diagnostic>);

/// The pages that no source stands for.
fn own_pages(frame: Frame<'_>, templates: &Templates) -> Vec<Filled> {
    let site = frame.site;
    let contents = own_page(site, navigation::CONTENTS, "contents", Layout::Page);
    let document = own_page(site, print::PATH, "print", Layout::Page);
    let missing = own_page(site, "404.html", "not_found", Layout::NotFound);
    let offline = own_page(site, offline::PAGE, "offline", Layout::Page);
    let printed = print::PrintValues {
        page: page::values(frame, &document),
        sections: print::sections(frame),
    };
    let mut pages = vec![
        fill(templates, &contents, "contents.html", &page::values(frame, &contents)),
        fill(templates, &document, "print.html", &printed),
        fill(templates, &offline, "offline.html", &page::values(frame, &offline)),
        fill(templates, &missing, page::template(missing.layout), &page::values(frame, &missing)),
    ];
    for search in &page::searches(site) {
        pages.push(fill(templates, search, "search.html", &page::values(frame, search)));
    }
    pages
}

/// The pages that lead on from old addresses.
fn redirects(frame: Frame<'_>, templates: &Templates) -> Vec<Filled> {
    let redirects = frame.site.redirects.par_iter().map(|redirect| {
        let page = redirect::page(frame.site, redirect);
        let values = redirect::redirect_values(frame, redirect, &page);
        fill(templates, &page, "redirect.html", &values)
    });
    redirects.collect()
}

fn fill(templates: &Templates, page: &Page, name: &str, values: &impl Serialize) -> Filled {
    let language = page.finding.language.as_deref();
    (page.path.clone(), templates.fill(name, language, values))
}

/// A page whose words are the labels `<topic>.title` and `<topic>.description`.
fn own_page(site: &Site, path: &str, topic: &str, layout: Layout) -> Page {
    own_page_in(site, None, path, topic, layout)
}

/// The same in a language.
fn own_page_in(
    site: &Site,
    language: Option<&str>,
    path: &str,
    topic: &str,
    layout: Layout,
) -> Page {
    let labels = site.labels.of(language);
    let label = |name: &str| labels.get(&format!("{topic}.{name}")).to_owned();
    let title = label("title");
    Page {
        path: path.to_owned(),
        heading: vec![text::Inline::Text(title.clone())],
        title,
        description: label("description"),
        kind: "page".to_owned(),
        kind_label: String::new(),
        key: None,
        layout,
        badges: Vec::new(),
        body: Vec::new(),
        footnotes: Vec::new(),
        outline: Vec::new(),
        breadcrumbs: Vec::new(),
        previous: None,
        next: None,
        source: String::new(),
        edit_url: None,
        checked: None,
        searchable: true,
        finding: Finding { language: language.map(str::to_owned), ..Finding::default() },
    }
}
