//! Which old addresses lead where?
//!
//! They come from `redirect-from` of pages and from `[output.html.redirect]` of `book.toml`.
//! An address that still means something is never taken over: that is an error.

use std::collections::{BTreeMap, BTreeSet};

use sources::{Code, Diagnostic, Span, Spanned, did_you_mean};

use super::Ground;
use super::place::page_path;
use crate::site::finding::{Moved, OWN_PAGES, Redirect};
use crate::{Page, Placed};

/// An old address: a path from the site's root and perhaps an anchor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Address {
    path: String,
    anchor: Option<String>,
}

/// An old address and what took its place.
struct Entry {
    from: Address,
    written: Span,
    target: Placed,
    title: String,
}

/// The old addresses. Sections of pages that still exist are noted on those pages; links to
/// anchors are added to `fragments`, to be checked with all others.
pub(crate) fn all(
    ground: &Ground<'_>,
    pages: &mut [Page],
    files: &[(String, Vec<u8>)],
    fragments: &mut Vec<(Span, String, String)>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Redirect> {
    let mut known: BTreeMap<&str, &str> =
        files.iter().map(|(path, _)| (path.as_str(), path.as_str())).collect();
    known.extend(OWN_PAGES.map(|path| (path, path)));
    known.extend(pages.iter().map(|page| (page.path.as_str(), page.title.as_str())));
    let mut entries = from_pages(ground, faults);
    entries.extend(from_book(ground, &known, fragments, faults));
    let entries = without_collisions(entries, pages, &known, faults);
    let (redirects, moved) = sorted_out(entries);
    for page in pages {
        page.finding.moved.extend(moved.get(&page.path).into_iter().flatten().cloned());
    }
    redirects
}

fn from_pages(ground: &Ground<'_>, faults: &mut Vec<Diagnostic>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for id in ground.model.summary.pages() {
        let page = ground.model.pages.get(id);
        for from in &page.redirect_from {
            let written = Spanned::new(from.text.clone(), from.span);
            let Some(from) = address(&written, faults) else { continue };
            let target = Placed::Page { path: page_path(&page.path), fragment: None };
            entries.push(Entry { from, written: written.span, target, title: page.title.clone() });
        }
    }
    entries
}

fn from_book(
    ground: &Ground<'_>,
    known: &BTreeMap<&str, &str>,
    fragments: &mut Vec<(Span, String, String)>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let redirects = &ground.model.book.redirects;
    let old: BTreeSet<Address> = redirects.iter().filter_map(|it| parsed(&it.from.value)).collect();
    let mut entries = Vec::new();
    for redirect in redirects {
        let Some(from) = address(&redirect.from, faults) else { continue };
        let (to, written) = (redirect.to.text.as_str(), redirect.from.span);
        if ["https://", "http://"].iter().any(|scheme| to.starts_with(scheme)) {
            let target = Placed::External(to.to_owned());
            entries.push(Entry { from, written, target, title: to.to_owned() });
            continue;
        }
        let (path, anchor) = to.split_once('#').map_or((to, None), |(path, it)| (path, Some(it)));
        let path = match path.strip_prefix('/') {
            Some(path) => Some(path.to_owned()),
            None if path.is_empty() => Some(from.path.clone()),
            None => text::join(&from.path, path),
        };
        let path = path.map(|path| with_file_name(&path)).unwrap_or_default();
        let Some(title) = known.get(path.as_str()) else {
            faults.push(leads_nowhere(to, redirect.to.span, &path, &old, known));
            continue;
        };
        if let Some(anchor) = anchor {
            fragments.push((redirect.to.span, path.clone(), anchor.to_owned()));
        }
        let target = Placed::Page { path: path.clone(), fragment: anchor.map(str::to_owned) };
        entries.push(Entry { from, written, target, title: (*title).to_owned() });
    }
    entries
}

fn leads_nowhere(
    to: &str,
    span: Span,
    path: &str,
    old: &BTreeSet<Address>,
    known: &BTreeMap<&str, &str>,
) -> Diagnostic {
    if old.contains(&Address { path: path.to_owned(), anchor: None }) {
        return Diagnostic::error(Code::BadRedirect, span, format!("`{to}` is itself redirected"))
            .help("name the page at the end of the chain");
    }
    let help = did_you_mean(path, known.keys().copied(), "name a page of the site");
    Diagnostic::error(Code::BadRedirect, span, format!("there is no page `{to}`")).help(help)
}

/// Reads an old address; one that no page can have had is a fault.
fn address(written: &Spanned<String>, faults: &mut Vec<Diagnostic>) -> Option<Address> {
    let address = parsed(&written.value);
    if address.is_none() {
        let message = format!("`{}` is no address that a page can have had", written.value);
        faults.push(
            Diagnostic::error(Code::BadRedirect, written.span, message)
                .help("write the path from the site's root, such as `/guides/old.html`"),
        );
    }
    address
}

fn parsed(written: &str) -> Option<Address> {
    let (path, anchor) = match written.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (written, None),
    };
    let path = with_file_name(path.trim_start_matches('/'));
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\\?:%\"<>".contains(c);
    let is_part = |part: &str| !part.is_empty() && part != "." && part != "..";
    let is_page = path.strip_suffix(".html").is_some_and(|stem| !stem.ends_with('/'));
    let is_sound = is_page && path.chars().all(is_plain) && path.split('/').all(is_part);
    let has_anchor = anchor.as_deref().is_none_or(|anchor| !anchor.is_empty());
    (is_sound && has_anchor).then_some(Address { path, anchor })
}

/// The page that an address without a file's name means, or one that names its source.
fn with_file_name(path: &str) -> String {
    if path.is_empty() || path.ends_with('/') {
        return format!("{path}index.html");
    }
    if path.ends_with(".md") { page_path(path) } else { path.to_owned() }
}

/// The entries whose old address is free.
fn without_collisions(
    entries: Vec<Entry>,
    pages: &[Page],
    known: &BTreeMap<&str, &str>,
    faults: &mut Vec<Diagnostic>,
) -> Vec<Entry> {
    let anchors: BTreeSet<(&str, &str)> = pages
        .iter()
        .flat_map(|page| super::anchors(page).into_iter().map(|it| (page.path.as_str(), it)))
        .collect();
    let mut first: BTreeMap<Address, Span> = BTreeMap::new();
    let mut kept = Vec::new();
    for entry in entries {
        let Address { path, anchor } = &entry.from;
        let is_taken = match anchor {
            None => known.contains_key(path.as_str()),
            Some(anchor) => anchors.contains(&(path.as_str(), anchor.as_str())),
        };
        if is_taken {
            let message = format!("`{}` still exists", shown(&entry.from));
            faults.push(
                Diagnostic::error(Code::BadRedirect, entry.written, message)
                    .help("an address never comes to mean something else: take the redirect out"),
            );
        } else if let Some(first) = first.get(&entry.from) {
            let message = format!("`{}` is redirected twice", shown(&entry.from));
            faults.push(
                Diagnostic::error(Code::BadRedirect, entry.written, message)
                    .also(*first, "first here")
                    .help("an old address leads to one place: take one of the two out"),
            );
        } else {
            first.insert(entry.from.clone(), entry.written);
            kept.push(entry);
        }
    }
    let whole: BTreeSet<String> = kept
        .iter()
        .filter(|entry| entry.from.anchor.is_none())
        .map(|entry| entry.from.path.clone())
        .collect();
    kept.retain(|entry| {
        let path = &entry.from.path;
        let has_page = known.contains_key(path.as_str()) || whole.contains(path);
        if !has_page {
            let message = format!("`{}` is a section of no page", shown(&entry.from));
            faults.push(
                Diagnostic::error(Code::BadRedirect, entry.written, message)
                    .help(format!("say as well where `{path}` leads")),
            );
        }
        has_page
    });
    kept
}

/// The addresses without a page, and the moved sections by the page that they stood on.
fn sorted_out(entries: Vec<Entry>) -> (Vec<Redirect>, BTreeMap<String, Vec<Moved>>) {
    let mut moved: BTreeMap<String, Vec<Moved>> = BTreeMap::new();
    let mut redirects = Vec::new();
    for Entry { from, target, title, .. } in entries {
        match from.anchor {
            Some(anchor) => {
                moved.entry(from.path).or_default().push(Moved { anchor, target, title });
            }
            None => {
                redirects.push(Redirect { from: from.path, target, title, moved: Vec::new() });
            }
        }
    }
    for redirect in &mut redirects {
        redirect.moved = moved.remove(&redirect.from).unwrap_or_default();
    }
    redirects.sort_by(|a, b| a.from.cmp(&b.from));
    (redirects, moved)
}

fn shown(address: &Address) -> String {
    match &address.anchor {
        Some(anchor) => format!("{}#{anchor}", address.path),
        None => address.path.clone(),
    }
}
