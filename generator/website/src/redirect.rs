//! What stands at an address from which a page has gone?
//!
//! A page that leads on for every host and for files on disk, and a table for hosts that can
//! answer with a redirection of their own (<https://docs.netlify.com/routing/redirects/>).

use documents::{Layout, Moved, Page, Placed, Redirect, Site};
use serde::Serialize;

use crate::address::Origin;
use crate::html::put;
use crate::page::{Frame, PageValues, absolute, values};

/// Where the table stands in the site.
pub const TABLE: &str = "_redirects";

/// The values of the template `redirect.html`: those of a page, and where it leads.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectValues<'a> {
    /// What every template gets.
    #[serde(flatten)]
    pub page: PageValues<'a>,
    /// Where the page is now.
    pub target: MovedValues<'a>,
}

/// Where something is that stood here.
#[derive(Clone, Debug, Serialize)]
pub struct MovedValues<'a> {
    /// Its old anchor; empty for a whole page.
    pub id: &'a str,
    /// Where it is now.
    pub href: String,
    /// The title of the page on which it is.
    pub title: &'a str,
}

/// The page that stands in for `redirect`, which [`redirect_values`] fills.
pub fn page(site: &Site, redirect: &Redirect) -> Page {
    let mut page = crate::own_page(site, &redirect.from, "redirect", Layout::Page);
    page.finding.moved.clone_from(&redirect.moved);
    page
}

/// The values of [`page`].
pub fn redirect_values<'a>(
    frame: Frame<'a>,
    redirect: &'a Redirect,
    page: &'a Page,
) -> RedirectValues<'a> {
    let origin = Origin::Page(page.path.clone());
    let mut page = values(frame, page);
    page.canonical = canonical(frame.site, &redirect.target);
    let (href, title) = (origin.href(&redirect.target), redirect.title.as_str());
    RedirectValues { page, target: MovedValues { id: "", href, title } }
}

/// The sections that stood on a page.
pub fn moved<'a>(origin: &Origin, moved: &'a [Moved]) -> Vec<MovedValues<'a>> {
    let values = moved.iter().map(|it| MovedValues {
        id: &it.anchor,
        href: origin.href(&it.target),
        title: &it.title,
    });
    values.collect()
}

/// The table of redirections; none when nothing has moved.
pub fn table(site: &Site) -> Option<Vec<u8>> {
    // The table's addresses begin at the root of the host, not at that of the site.
    let origin = Origin::anywhere(Some(site.url.as_deref().unwrap_or("https://localhost/")), "");
    let mut lines = String::new();
    for redirect in &site.redirects {
        let (from, to) = (origin.to(&redirect.from), origin.href(&redirect.target));
        put(&mut lines, format_args!("{from} {to} 301\n"));
    }
    (!lines.is_empty()).then(|| lines.into_bytes())
}

fn canonical(site: &Site, target: &Placed) -> Option<String> {
    match target {
        Placed::Page { path, .. } => Some(absolute(site.url.as_deref()?, path)),
        Placed::External(url) => Some(url.clone()),
        Placed::Anchor(_) => None,
    }
}
