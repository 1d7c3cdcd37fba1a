//! Where do the files of a toolkit lie?

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};
use sources::{Checked, Code, Diagnostic};

use super::{FILES, FOLDERS, is_ignored};
use crate::Failure;

/// Most files and folders that a toolkit may have.
const COUNT_LIMIT: usize = 100_000;
/// Deepest folder below the root.
const DEPTH_LIMIT: usize = 32;
/// Longest chain of folders that are links.
const CHAIN_LIMIT: usize = 8;

/// The files: path in the toolkit → place on the disk.
type Places = BTreeMap<String, PathBuf>;

/// Finds the files of the toolkit at `root`.
pub fn walk(root: &Path) -> Result<Checked<Places>, Failure> {
    let real_root = fs::canonicalize(root).map_err(|cause| Failure::io("read", root, &cause))?;
    let mut walk = Walk { root: &real_root, places: Places::new(), faults: Vec::new(), count: 0 };
    walk.folder(&real_root, "", &[])?;
    walk.faults.dedup();
    Ok(Checked { value: walk.places, diagnostics: walk.faults })
}

struct Walk<'a> {
    root: &'a Path,
    places: Places,
    faults: Vec<Diagnostic>,
    count: usize,
}

/// What a name on the disk is in the toolkit.
enum Named {
    /// This path.
    Path(String),
    /// No part of it.
    Ignored,
    /// Something that the author has to rename.
    Unfit(Diagnostic),
}

impl Walk<'_> {
    /// Walks the folder at `place`, which is `prefix` in the toolkit; `chain` are the folders
    /// that links led through.
    fn folder(&mut self, place: &Path, prefix: &str, chain: &[PathBuf]) -> Result<(), Failure> {
        let is_root = prefix.is_empty();
        let entries = WalkBuilder::new(place)
            .standard_filters(false)
            .git_ignore(true)
            .require_git(false)
            .max_depth(Some(DEPTH_LIMIT + 1))
            .sort_by_file_name(Ord::cmp)
            .filter_entry(move |entry| is_wanted(entry, is_root))
            .build();
        for entry in entries {
            self.count += 1;
            if self.count > COUNT_LIMIT {
                self.faults.push(too_many());
                return Ok(());
            }
            match entry {
                Ok(entry) if entry.depth() == 0 => {}
                Ok(entry) => self.entry(&entry, place, prefix, chain)?,
                Err(error) => self.failed(place, error)?,
            }
        }
        Ok(())
    }

    fn entry(
        &mut self,
        entry: &DirEntry,
        base: &Path,
        prefix: &str,
        chain: &[PathBuf],
    ) -> Result<(), Failure> {
        let path = match named(entry.path(), base, prefix) {
            Named::Path(path) => path,
            Named::Ignored => return Ok(()),
            Named::Unfit(fault) => {
                self.faults.push(fault);
                return Ok(());
            }
        };
        if entry.depth() > DEPTH_LIMIT {
            self.faults.push(too_deep(&path));
            return Ok(());
        }
        let kind = entry.file_type();
        if kind.is_some_and(|kind| kind.is_symlink()) {
            self.link(entry.path(), path, chain)
        } else {
            if !kind.is_some_and(|kind| kind.is_dir()) {
                self.places.insert(path, entry.path().to_owned());
            }
            Ok(())
        }
    }

    /// Follows the link at `place`, if it leads to what is read anyway.
    fn link(&mut self, place: &Path, path: String, chain: &[PathBuf]) -> Result<(), Failure> {
        let target = match fs::canonicalize(place) {
            Ok(target) => target,
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                let message = format!("the link `{path}` leads to nothing");
                let fault = Diagnostic::error(Code::MissingFile, None, message);
                self.faults.push(fault.help("mend the link, or remove it"));
                return Ok(());
            }
            Err(cause) if is_loop(&cause) => return Ok(()),
            Err(cause) => return Err(Failure::io("read", place, &cause)),
        };
        if !is_inside(self.root, &target) {
            let message = format!("the link `{path}` leaves the folders that are read");
            let fault = Diagnostic::error(Code::OutsideRoot, None, message);
            self.faults.push(fault.help("put the file itself here"));
            return Ok(());
        }
        if !target.is_dir() {
            self.places.insert(path, target);
            return Ok(());
        }
        let parent = place.parent().and_then(|parent| fs::canonicalize(parent).ok());
        let is_circle =
            parent.is_some_and(|parent| parent.starts_with(&target)) || chain.contains(&target);
        if is_circle {
            return Ok(());
        }
        if chain.len() >= CHAIN_LIMIT {
            self.faults.push(too_deep(&path));
            return Ok(());
        }
        let mut longer = chain.to_vec();
        longer.push(target.clone());
        self.folder(&target, &format!("{path}/"), &longer)
    }

    fn failed(&self, place: &Path, error: ignore::Error) -> Result<(), Failure> {
        let path = error_path(&error).unwrap_or(place).to_owned();
        match error.into_io_error() {
            // Deleted while we were looking.
            Some(cause) if cause.kind() == io::ErrorKind::NotFound && path != self.root => Ok(()),
            Some(cause) => Err(Failure::io("read", &path, &cause)),
            // A line of a `.gitignore` that is none: git passes over it as well.
            None => Ok(()),
        }
    }
}

/// Whether the walk looks at an entry; below the root only what a toolkit consists of.
fn is_wanted(entry: &DirEntry, is_root: bool) -> bool {
    let name = entry.file_name().to_string_lossy();
    match entry.depth() {
        0 => true,
        1 if is_root => FOLDERS.contains(&&*name) || FILES.contains(&&*name),
        _ => !is_ignored(&name),
    }
}

fn named(place: &Path, base: &Path, prefix: &str) -> Named {
    let mut path = prefix.to_owned();
    let Ok(relative) = place.strip_prefix(base) else { return Named::Ignored };
    for (at, component) in relative.components().enumerate() {
        let Component::Normal(name) = component else { return Named::Ignored };
        if at > 0 {
            path.push('/');
        }
        let Some(name) = name.to_str() else {
            let message = format!("the name of `{path}{}` is not UTF-8", name.to_string_lossy());
            let fault = Diagnostic::error(Code::NotUtf8, None, message);
            return Named::Unfit(fault.help("rename the file"));
        };
        if name.contains(|c: char| c.is_control() || c == '\\') {
            let message = format!("the name {name:?} holds a character that no address may hold");
            let fault = Diagnostic::error(Code::BadForm, None, message);
            return Named::Unfit(fault.help("rename the file to small letters, digits and `-`"));
        }
        path.push_str(name);
    }
    Named::Path(path)
}

/// Whether a link may lead to `target`: inside the root, and neither hidden nor beside the
/// sources, since `.git` may hold a password.
fn is_inside(root: &Path, target: &Path) -> bool {
    let Ok(relative) = target.strip_prefix(root) else { return false };
    let names: Vec<_> = relative.iter().map(|name| name.to_string_lossy()).collect();
    let is_read = match names.as_slice() {
        [] => false,
        [file] => FILES.contains(&&**file) || FOLDERS.contains(&&**file),
        [folder, ..] => FOLDERS.contains(&&**folder),
    };
    is_read && !names.iter().any(|name| name.starts_with('.'))
}

/// Links that lead only to each other: `ELOOP` of Linux, and of macOS and the BSDs. The standard
/// library has no stable name for it.
fn is_loop(cause: &io::Error) -> bool {
    matches!(cause.raw_os_error(), Some(40 | 62))
}

fn error_path(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            error_path(err)
        }
        ignore::Error::Loop { child, .. } => Some(child),
        ignore::Error::Partial(_)
        | ignore::Error::Io(_)
        | ignore::Error::Glob { .. }
        | ignore::Error::UnrecognizedFileType(_)
        | ignore::Error::InvalidDefinition => None,
    }
}

fn too_deep(path: &str) -> Diagnostic {
    let message = format!("`{path}` lies too deep");
    let help = format!("a folder has at most {DEPTH_LIMIT} folders above it");
    Diagnostic::error(Code::TooDeep, None, message).help(help)
}

fn too_many() -> Diagnostic {
    let message = format!("the toolkit has more than {COUNT_LIMIT} files and folders");
    Diagnostic::error(Code::TooLarge, None, message).help("remove what is no part of it")
}
