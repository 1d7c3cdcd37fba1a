//! What helps a reader of one page to the next: paths, tags, moved sections?

use crate::{Crumb, Part, Placed};

/// Files that the writer of the website makes by itself: no page and no old address takes them.
pub const OWN_PAGES: [&str; 4] = ["404.html", "contents.html", "print.html", "search.html"];

/// Where the page of changes stands in the site.
pub const CHANGES: &str = "changes.html";

/// Where the list of tags stands in the site.
pub const TAGS: &str = "tags/index.html";

/// What helps the reader of a page on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// The reading paths that lead through the page.
    pub paths: Vec<PathPlace>,
    /// Sections that stood here and stand elsewhere now.
    pub moved: Vec<Moved>,
    /// The language of the page, if it is not that of the site.
    pub language: Option<String>,
    /// For a translation: of what, and how well it is known.
    pub translation: Option<TranslationNote>,
    /// The same page in every language in which it is there; empty when it is there in one.
    pub versions: Vec<Version>,
    /// The terms that its text links to, with what they mean.
    pub tips: Vec<Tip>,
    /// The day on which its source was last changed, `YYYY-MM-DD`, when it is known.
    pub changed: Option<String>,
    /// The tags that it stands under.
    pub tags: Vec<Crumb>,
}

/// What a term means, for readers who do not want to leave the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tip {
    /// The term's anchor in the glossary.
    pub anchor: String,
    /// Its place there.
    pub target: Placed,
    /// The term and what it means, in plain words.
    pub meaning: String,
}

/// The place of a page on a reading path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPlace {
    /// The page that describes the path.
    pub path: Crumb,
    /// The number of the step; 0 is the description itself.
    pub number: usize,
    /// How many steps there are.
    pub count: usize,
    /// How long the whole path takes, in the reader's words.
    pub time: String,
    /// The step before this one.
    pub previous: Option<PathStep>,
    /// The step after this one.
    pub next: Option<PathStep>,
}

/// A step of a reading path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    /// What the path calls it.
    pub title: String,
    /// Where it is.
    pub target: Placed,
}

/// A section that stood on a page and stands elsewhere now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Its old anchor.
    pub anchor: String,
    /// Where it is.
    pub target: Placed,
    /// The title of the page on which it is.
    pub title: String,
}

/// An old address at which no page stands any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The old path from the site's root.
    pub from: String,
    /// What took its place.
    pub target: Placed,
    /// The title of what took its place.
    pub title: String,
    /// Its sections that went elsewhere.
    pub moved: Vec<Moved>,
}

/// A language in which some pages are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 tag.
    pub tag: String,
    /// What its readers call it.
    pub name: String,
    /// Its pages.
    pub navigation: Vec<Part>,
}

/// A page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// BCP 47 tag.
    pub language: String,
    /// What its readers call the language.
    pub name: String,
    /// Path from the site's root.
    pub path: String,
}

/// What a reader has to know of a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationNote {
    /// What it translates.
    pub original: Crumb,
    /// Whether the original still reads as it did when it was translated.
    pub is_current: bool,
    /// Whether a second person has read it.
    pub is_reviewed: bool,
}
