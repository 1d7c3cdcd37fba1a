//! What on the site answers a reader's words?
//!
//! [`build()`] writes the index as static files; [`find()`] answers a query from these files, as
//! the script of the theme does in the browser. `content/reference/search-index.md` specifies
//! both: the files, and how an answer is made. A module here and the script of the same name in
//! `theme/site/scripts/search-engine/` (that of `facets` in `search-page/`) follow the same section
//! of it, step by step; a test asks both the same questions.
//!
//! * `sections`, `meanings`, `index`, `dictionary`, `export`, `shelves`: from a site to files;
//!   tantivy decides what a word is, which words are forms of one, and how often each occurs where.
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
mod meanings;
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

/// The search indexes of `site`, one for each language: path from the root of the site → bytes.
///
/// # Errors
///
/// When tantivy fails, which in memory it does not.
pub fn build(site: &Site) -> tantivy::Result<BTreeMap<String, Vec<u8>>> {
    let mut tree = index_of(site, None)?;
    for language in &site.languages {
        tree.extend(index_of(site, Some(&language.tag))?);
    }
    Ok(tree)
}

/// The index of the pages in one language, the site's own or another: what is a form of a word
/// differs, and nobody wants words of two languages in one answer.
fn index_of(site: &Site, language: Option<&str>) -> tantivy::Result<BTreeMap<String, Vec<u8>>> {
    let tag = language.unwrap_or(&site.language);
    let analyzer = words::Analyzer::new(tag);
    let sections = sections::of(site, language);
    let same_words = site.search.same_words.get(tag).map(Vec::as_slice).unwrap_or_default();
    let inverted = index::build(&sections, &site.search.names, same_words, &analyzer)?;
    let dictionary = dictionary::of(site, &sections, &inverted, &analyzer);
    Ok(export::files(site, language, &sections, &inverted, &dictionary))
}

/// Where the first file of the index of a language is, from the root of the site.
#[must_use]
pub fn entrance(language: Option<&str>) -> String {
    format!("{}index.js", folder(language))
}

/// The languages in `tree` that have an index, beside the site's own.
pub fn languages(tree: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = &str> {
    tree.keys().filter_map(|path| path.strip_prefix("search/")?.strip_suffix("/index.js"))
}

/// The folder of the index of a language.
fn folder(language: Option<&str>) -> String {
    language.map_or_else(|| "search/".to_owned(), |tag| format!("search/{tag}/"))
}
