//! What does the website say?

pub(crate) mod finding;

use text::{Block, Footnote, Inline};

use crate::{Labels, Placed, SearchPlan};
pub use finding::{
    CHANGES, Finding, Language, Moved, OWN_PAGES, PathPlace, PathStep, Redirect, TAGS, Tip,
    TranslationNote, Version,
};

/// The whole website.
#[derive(Clone, Debug)]
pub struct Site {
    /// The book's title.
    pub title: String,
    /// One sentence about the book.
    pub description: String,
    /// BCP 47 tag, such as `en`.
    pub language: String,
    /// The release, such as `0.1.0`.
    pub edition: String,
    /// Date of the sources, `YYYY-MM-DD`, when it is known.
    pub date: Option<String>,
    /// Name of the sector that this toolkit is built for, when there is one.
    pub sector: Option<String>,
    /// Absolute URL of the published site with a final `/`, when it is known.
    pub url: Option<String>,
    /// What the interface calls things.
    pub labels: Labels,
    /// Every page: first those of the summary in reading order, then one per record by path, then
    /// those of the profile in the order of its clauses.
    pub pages: Vec<Page>,
    /// What the search knows beside the words of the pages.
    pub search: SearchPlan,
    /// The parts of the summary.
    pub navigation: Vec<Part>,
    /// The other languages, in the order of `book.toml`.
    pub languages: Vec<Language>,
    /// Old addresses at which no page stands any more, by path.
    pub redirects: Vec<Redirect>,
    /// Released changes, newest first, for the feed.
    pub releases: Vec<Release>,
    /// Files that are copied as they are: path in the site → bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// A release of the toolkit, as its changelog tells it to readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// For example `0.1.0`.
    pub version: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// What changed for readers, in plain words.
    pub summary: String,
}

/// One page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path from the site's root, such as `controls/cr-d06.html`.
    pub path: String,
    /// The title in plain words, without the book's title.
    pub title: String,
    /// The page's only first-level heading.
    pub heading: Vec<Inline<Placed>>,
    /// One sentence, at most 160 characters.
    pub description: String,
    /// What kind of thing the page is about: `control`, `threat`, `guide`, `page` … (a facet).
    pub kind: String,
    /// The kind in the reader's words.
    pub kind_label: String,
    /// The permanent key, when the page has one.
    pub key: Option<String>,
    /// How the page is laid out.
    pub layout: Layout,
    /// Small labels beside the heading.
    pub badges: Vec<Inline<Placed>>,
    /// The text, with headings from level 2.
    pub body: Vec<Block<Placed>>,
    /// The footnotes that the text marks, in order of number.
    pub footnotes: Vec<Footnote<Placed>>,
    /// The headings of levels 2 and 3.
    pub outline: Vec<OutlineEntry>,
    /// The way from the home page to the page's parent.
    pub breadcrumbs: Vec<Crumb>,
    /// The page before this one in reading order.
    pub previous: Option<Crumb>,
    /// The page after this one in reading order.
    pub next: Option<Crumb>,
    /// The source file, such as `content/guides/sbom.md`.
    pub source: String,
    /// Where the source file can be edited.
    pub edit_url: Option<String>,
    /// The day on which somebody last checked what the page says, `YYYY-MM-DD`.
    pub checked: Option<String>,
    /// Whether the search knows it: a page that says what others say does not need to be found.
    pub searchable: bool,
    /// What helps its reader on.
    pub finding: Finding,
}

/// How a page is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layout {
    /// The entrance.
    Home,
    /// Hand-written text.
    Page,
    /// A page made from a record.
    Record,
    /// The page for addresses that do not exist.
    NotFound,
}

/// A heading in the outline of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// 2 or 3.
    pub level: u8,
    /// The anchor.
    pub id: String,
    /// The words.
    pub text: String,
}

/// A step on the way to a page, or a neighbour of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// The page's title.
    pub title: String,
    /// The page's path; `None` for a part of the summary, which has no page.
    pub path: Option<String>,
}

/// A part of the summary with its chapters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The part's title; `None` for chapters before the first part.
    pub title: Option<String>,
    /// Its chapters.
    pub items: Vec<NavigationItem>,
}

/// A chapter in the navigation. Records are not listed: they hang under their collection's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavigationItem {
    /// The chapter's title.
    pub title: String,
    /// Its page; `None` for a draft.
    pub path: Option<String>,
    /// Chapters below it.
    pub items: Vec<NavigationItem>,
}
