//! What on the site answers a reader's words?
//!
//! [`build()`] writes the index as static files; [`find()`] answers a query from these files, as
//! the script of the theme does in the browser. `content/reference/search-index.md` specifies
//! both: the files, and how an answer is made. A module here and the script of the same name in
//! `theme/site/scripts/search-engine/` follow the same section of it, step by step; a test asks
//! both the same questions.
//!
//! * `sections`, `index`, `dictionary`, `export`, `shelves`: from a site to files; tantivy decides
//!   what a word is, which words are forms of one, and how often each occurs where.
//! * `words`, `numbers`, `files`: how a query is cut, and how the files are read.
//! * `expand`, `score`, `rank`, `facets`, `find`, `excerpt`: from a query to an answer.

mod dictionary;
mod excerpt;
mod expand;
mod export;
mod facets;
mod files;
mod find;
mod index;
mod numbers;
mod rank;
mod score;
mod sections;
mod shelves;
mod words;

use std::collections::BTreeMap;

use documents::Site;

pub use excerpt::Piece;
pub use facets::{Choice, Count};
pub use files::Files;
pub use find::{Answer, Found, Place, find};

/// The search index of `site`: path from the root of the site → bytes.
///
/// # Errors
///
/// When tantivy fails, which in memory it does not.
pub fn build(site: &Site) -> tantivy::Result<BTreeMap<String, Vec<u8>>> {
    let analyzer = words::Analyzer::new(&site.language);
    let sections = sections::of(site);
    let inverted = index::build(&sections, &site.search, &analyzer)?;
    let dictionary = dictionary::of(site, &sections, &inverted, &analyzer);
    Ok(export::files(site, &sections, &inverted, &dictionary))
}
