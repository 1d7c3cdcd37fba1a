//! Which files does a toolkit consist of, and what do they hold?
//!
//! `book.toml`, `CHANGELOG.md` and everything below `comments/`, `content/`, `data/`, `editions/`
//! and `theme/`, without hidden files, what editors leave behind and what a `.gitignore` of the
//! toolkit names. Input is not trusted: nothing outside the folder is read, a file of any size is
//! safe, links may go in circles. What its theme lacks is taken from the one that is built in.

mod built_in;
mod file;
mod walk;

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;
use sources::{Checked, Diagnostic, Sources};

use crate::Failure;
use file::Content;

/// The folders that are read.
pub const FOLDERS: [&str; 5] = ["comments", "content", "data", "editions", "theme"];
/// The files beside them that are read.
pub const FILES: [&str; 2] = ["book.toml", "CHANGELOG.md"];

/// The files of a toolkit, by their path from its root.
#[derive(Debug, Default)]
struct Files {
    /// What is text.
    texts: BTreeMap<String, String>,
    /// What is not.
    bytes: BTreeMap<String, Vec<u8>>,
}

/// Reads the toolkit in the folder `root`, and completes its theme with the built-in one.
///
/// What an author can mend is a diagnostic (without a place, since there is no text to point
/// into), and the file is left out.
///
/// # Errors
///
/// When a folder or file cannot be read; the failure names its path.
pub fn read(root: &Path) -> Result<Checked<Sources>, Failure> {
    let Checked { value: mut files, diagnostics } = on_disk(root)?;
    built_in::complete(&mut files);
    Ok(Checked { value: Sources::new(files.texts, files.bytes), diagnostics })
}

/// What stands in the folder `root` itself.
fn on_disk(root: &Path) -> Result<Checked<Files>, Failure> {
    let found = walk::walk(root)?;
    let mut diagnostics: Vec<Diagnostic> = found.diagnostics;
    let contents: Vec<(String, Result<Content, Failure>)> = found
        .value
        .into_par_iter()
        .map(|(path, place)| {
            let content = file::read(&path, &place);
            (path, content)
        })
        .collect();
    let mut files = Files::default();
    for (path, content) in contents {
        match content? {
            Content::Text(text) => drop(files.texts.insert(path, text)),
            Content::Bytes(content) => drop(files.bytes.insert(path, content)),
            Content::Gone => {}
            Content::Unfit(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    Ok(Checked { value: files, diagnostics })
}

/// Whether a name is hidden, or what an editor or a merge leaves beside a file.
#[must_use]
pub fn is_ignored(name: &str) -> bool {
    let endings = [
        "~",
        ".swp",
        ".swo",
        ".swx",
        ".tmp",
        ".orig",
        ".rej",
        "jb_old___",
        "jb_tmp___",
        "jb_bak___",
    ];
    name.starts_with('.')
        || endings.iter().any(|ending| name.ends_with(ending))
        || (name.starts_with('#') && name.ends_with('#'))
        || ["4913", "Thumbs.db", "desktop.ini"].contains(&name)
}

#[cfg(test)]
mod tests;
