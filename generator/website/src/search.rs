//! How does a reader find a section without a server?
//!
//! Tantivy indexes the sections of the site in memory; its terms, postings and field lengths are
//! then written as static files, which `theme/site/scripts/search.js` reads and ranks.
//! Every file is a classic script, because `file://` allows nothing else.
//! It calls `craSearch.add(kind, number, value)` once:
//!
//! | file below `search/` | kind | value |
//! |---|---|---|
//! | `index.js` | `index` | `version` 1 and the names of the files below |
//! | `documents-….js` | `documents` | `pages`, `sections`, `lengths`, `averages`, `text` |
//! | `vocabulary-….js` | `vocabulary` | `words` and `postings` |
//! | `postings-N-….js` | `postings` | for each term `[weight, title, headings, body, key]` |
//! | `text-N-….js` | `text` | the words of its sections, each a text |
//!
//! * `pages`: `[path, title, kind, kind in the reader's words, key, way from home]` each.
//! * `sections`: `[page, anchor, heading]` each; the number of a section is its document number.
//! * `lengths` and `averages`: for each of the four fields the number of terms in every section,
//!   as tantivy keeps it in one byte, and the exact average.
//! * `text` and `postings` inside the above: the first section, or term, of each numbered file.
//! * `words`: one line a term: the stem, and after a space each form of it that occurs and is not
//!   the stem itself. The number of a term is its line; lines are sorted by stem. The script needs
//!   no stemmer: the forms say which word has which stem.
//! * a posting list is flat: the gap to the last document number, then how often the term occurs.
//! * `weight`: `ln(1 + (N - n + 0.5) / (n + 0.5))` in single precision, `n` counting the sections
//!   with the term in any field.
//!
//! A form is made by tantivy's simple tokenizer (runs of alphanumeric characters, at most 40
//! bytes), lower case and ASCII folding, in that order; the script does the same to a query.
//!
//! `index.js` alone keeps its name, so that a changed text does not change every page.

mod export;
mod index;
mod sections;

use documents::Site;

use crate::Tree;

/// Writes the search index of `site` below `search/`.
///
/// # Errors
///
/// When tantivy fails, which in memory it does not.
pub fn write(site: &Site, tree: &mut Tree) -> tantivy::Result<()> {
    let sections = sections::of(site);
    let index = index::build(&sections, &site.language)?;
    export::write(site, &sections, &index, tree);
    Ok(())
}
