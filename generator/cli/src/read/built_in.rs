//! How does a toolkit look that does not say so itself?
//!
//! The theme of the project is a part of the program. A file that the toolkit has in its own
//! `theme/` stands in place of the file of the same path; all others are those of the program. So
//! a toolkit without a folder `theme/` looks like the project's, and one file changes one thing.

use super::Files;

include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// Adds the files of the built-in theme that `files` does not have.
pub fn complete(files: &mut Files) {
    for (path, content) in FILES {
        if files.texts.contains_key(*path) || files.bytes.contains_key(*path) {
            continue;
        }
        match std::str::from_utf8(content) {
            Ok(text) => drop(files.texts.insert((*path).to_owned(), text.to_owned())),
            Err(_) => drop(files.bytes.insert((*path).to_owned(), content.to_vec())),
        }
    }
}
