//! What does the navigation look like from one page?

use documents::{NavigationItem, Page, Part};
use serde::Serialize;

use crate::address::Origin;

/// A part of the navigation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartValues {
    /// The part's title; nothing before the first part.
    pub title: Option<String>,
    /// Its chapters.
    pub items: Vec<ItemValues>,
}

/// A chapter in the navigation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemValues {
    /// The chapter's title.
    pub title: String,
    /// Where it is; nothing for a draft.
    pub href: Option<String>,
    /// What `aria-current` says: `page` on the page itself, `true` on the chapter that a record
    /// hangs under, nothing elsewhere.
    pub current: Option<&'static str>,
    /// Whether its chapters are shown: the reader is in one of them, or it has no page itself.
    pub open: bool,
    /// Chapters below it.
    pub items: Vec<ItemValues>,
}

/// Where the reader is.
struct Place<'a> {
    origin: &'a Origin,
    page: &'a str,
    chapter: Option<&'a str>,
}

/// The navigation as `page` shows it.
pub fn values(parts: &[Part], page: &Page, origin: &Origin) -> Vec<PartValues> {
    let listed = |path: &str| parts.iter().any(|part| part.items.iter().any(|i| holds(i, path)));
    let chapter = page
        .breadcrumbs
        .iter()
        .rev()
        .filter_map(|crumb| crumb.path.as_deref())
        .find(|path| listed(path))
        .filter(|_| !listed(&page.path));
    let place = Place { origin, page: &page.path, chapter };
    parts
        .iter()
        .map(|part| PartValues {
            title: part.title.clone(),
            items: part.items.iter().map(|item| item_values(item, &place)).collect(),
        })
        .collect()
}

fn holds(item: &NavigationItem, path: &str) -> bool {
    item.path.as_deref() == Some(path) || item.items.iter().any(|inner| holds(inner, path))
}

fn item_values(item: &NavigationItem, place: &Place<'_>) -> ItemValues {
    let items: Vec<_> = item.items.iter().map(|inner| item_values(inner, place)).collect();
    let path = item.path.as_deref();
    let current = match path {
        Some(path) if path == place.page => Some("page"),
        Some(path) if Some(path) == place.chapter => Some("true"),
        Some(_) | None => None,
    };
    let inside = items.iter().any(|inner| inner.current.is_some() || inner.open);
    ItemValues {
        title: item.title.clone(),
        href: path.map(|path| place.origin.to(path)),
        current,
        open: !items.is_empty() && (current.is_some() || inside || path.is_none()),
        items,
    }
}
