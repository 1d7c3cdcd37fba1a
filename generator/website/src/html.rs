//! How does a tree of blocks become HTML?

mod block;
mod diagram;
mod inline;

pub use block::{blocks, footnotes, sections};
pub use inline::{inlines, put};
pub use text::escape::html as escape;

use std::collections::{BTreeMap, BTreeSet};

use documents::{Labels, Placed, Tip};

use crate::address::Origin;
use crate::highlight::Listings;

/// What a renderer has to know about the document that it writes into.
#[derive(Clone, Debug)]
pub struct Surroundings<'a> {
    /// Where links start from.
    pub origin: Origin,
    /// What the interface calls things.
    pub labels: &'a Labels,
    /// The highlighted listings.
    pub listings: &'a Listings,
    /// Stands before every id, when several pages share a document.
    pub prefix: String,
    /// Added to the level of every heading.
    pub deeper: u8,
    /// The pages that share the document: path → id.
    pub bound: &'a BTreeMap<String, String>,
    /// Marks seen so far: number of the footnote → how many marks point at it.
    pub marks: BTreeMap<usize, usize>,
    /// Names of scroll regions so far, because a landmark's name should be unique.
    pub regions: BTreeSet<String>,
    /// For a translation: its language, and that of pages outside of the language's folder.
    pub foreign: Option<(&'a str, &'a str)>,
    /// The terms that the document explains.
    pub tips: &'a [Tip],
    /// How many diagrams there are so far.
    pub diagrams: usize,
}

impl<'a> Surroundings<'a> {
    /// The surroundings of a document that is a page of its own.
    pub fn page(
        origin: Origin,
        labels: &'a Labels,
        listings: &'a Listings,
        bound: &'a BTreeMap<String, String>,
    ) -> Self {
        Self {
            origin,
            labels,
            listings,
            prefix: String::new(),
            deeper: 0,
            bound,
            marks: BTreeMap::new(),
            regions: BTreeSet::new(),
            foreign: None,
            tips: &[],
            diagrams: 0,
        }
    }

    /// The `href` of a link, inside the document where the target is bound into it.
    fn href(&self, target: &Placed) -> String {
        match target {
            Placed::Page { path, fragment } => match (self.bound.get(path), fragment) {
                (Some(id), None) => format!("#{id}"),
                (Some(id), Some(fragment)) => format!("#{id}--{fragment}"),
                (None, _) => self.origin.href(target),
            },
            Placed::Anchor(id) => format!("#{}{id}", self.prefix),
            Placed::External(_) => self.origin.href(target),
        }
    }
}
