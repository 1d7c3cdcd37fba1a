//! How do the hand-written pages become one document?

use std::collections::{BTreeMap, BTreeSet};

use documents::{Layout, Page};
use serde::Serialize;

use crate::address::Origin;
use crate::html::{Surroundings, blocks, footnotes, inlines};
use crate::page::{Frame, PageValues};

/// Where the document stands in the site.
pub const PATH: &str = "print.html";

/// The values of the template `print.html`: those of a page, and the sections.
#[derive(Clone, Debug, Serialize)]
pub struct PrintValues<'a> {
    /// What every template gets.
    #[serde(flatten)]
    pub page: PageValues<'a>,
    /// The pages in reading order.
    pub sections: Vec<SectionValues<'a>>,
}

/// One page in the document.
#[derive(Clone, Debug, Serialize)]
pub struct SectionValues<'a> {
    /// The anchor.
    pub id: String,
    /// The title in plain words.
    pub title: &'a str,
    /// The heading.
    pub heading_html: String,
    /// The text, its headings one level deeper, its ids after the section's.
    pub content_html: String,
    /// The footnotes.
    pub footnotes_html: String,
}

/// The sections of the document.
pub fn sections(frame: Frame<'_>) -> Vec<SectionValues<'_>> {
    let pages: Vec<&Page> = frame
        .site
        .pages
        .iter()
        .filter(|page| page.finding.language.is_none())
        .filter(|page| match page.layout {
            Layout::Home | Layout::Page => true,
            Layout::Record | Layout::NotFound => false,
        })
        .collect();
    let bound = ids(&pages);
    let mut regions = BTreeSet::new();
    let mut sections = Vec::new();
    for page in pages {
        let id = bound[&page.path].clone();
        let mut around = Surroundings {
            prefix: format!("{id}--"),
            deeper: 1,
            regions: std::mem::take(&mut regions),
            ..Surroundings::page(
                Origin::Page(PATH.to_owned()),
                &frame.site.labels,
                frame.listings,
                &bound,
            )
        };
        let mut html: [String; 3] = std::array::from_fn(|_| String::new());
        inlines(&mut around, &page.heading, &mut html[0]);
        blocks(&mut around, &page.body, &mut html[1]);
        footnotes(&mut around, &page.footnotes, &mut html[2]);
        regions = around.regions;
        let [heading_html, content_html, footnotes_html] = html;
        let title = page.title.as_str();
        sections.push(SectionValues { id, title, heading_html, content_html, footnotes_html });
    }
    sections
}

/// An anchor for each page, made from its path: `guides/sbom.html` → `guides-sbom`.
fn ids(pages: &[&Page]) -> BTreeMap<String, String> {
    let mut taken = BTreeSet::new();
    let mut ids = BTreeMap::new();
    for page in pages {
        let stem = page.path.strip_suffix(".html").unwrap_or(&page.path).replace('/', "-");
        let mut id = stem.clone();
        let mut number = 2;
        while !taken.insert(id.clone()) {
            id = format!("{stem}-{number}");
            number += 1;
        }
        ids.insert(page.path.clone(), id);
    }
    ids
}
