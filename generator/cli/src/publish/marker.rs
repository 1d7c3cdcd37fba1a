//! Which files in a folder did we make?

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use website::Tree;

use crate::Failure;

/// The name of the marker.
pub const NAME: &str = ".cra-toolkit";
/// Its first line.
const HEAD: &str = "cra-toolkit 1";
/// Its second line, for those who wonder.
const NOTE: &str = "`cra-toolkit build` made these files, and replaces the folder whole:";
/// What file browsers leave behind without being asked.
const STRAY: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// Whose a folder is.
pub enum Owner {
    /// It is empty or does not exist.
    Nobody,
    /// We made these files, by their path from the folder, and there are no others.
    Us(BTreeSet<String>),
}

/// The marker of a folder that holds `tree`.
pub fn text(tree: &Tree) -> String {
    let mut text = format!("{HEAD}\n{NOTE}\n");
    for path in tree.keys() {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// The files that the marker in `folder` lists; nothing when there is no marker of ours.
pub fn read(folder: &Path) -> Option<BTreeSet<String>> {
    let text = fs::read_to_string(folder.join(NAME)).ok()?;
    let mut lines = text.lines();
    (lines.next()? == HEAD).then(|| lines.skip(1).map(str::to_owned).collect())
}

/// Whose `folder` is.
///
/// # Errors
///
/// When somebody else's files are in it, or it cannot be read.
pub fn owner(folder: &Path) -> Result<Owner, Failure> {
    let failed = |cause: &io::Error| Failure::io("read", folder, cause);
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Owner::Nobody),
        Err(cause) if cause.kind() == io::ErrorKind::NotADirectory => {
            return Err(Failure::new(format!("`{}` is not a folder", folder.display()))
                .help("choose another folder with `--out`"));
        }
        Err(cause) => return Err(failed(&cause)),
    };
    let Some(files) = read(folder) else {
        return match entries.next() {
            None => Ok(Owner::Nobody),
            Some(Err(cause)) => Err(failed(&cause)),
            Some(Ok(_)) => Err(foreign(format!(
                "`{}` holds files that this program did not make",
                folder.display()
            ))),
        };
    };
    match stranger(folder, "", &files)? {
        Some(path) => Err(foreign(format!(
            "`{}` is not one of the files that this program made there",
            folder.join(path).display()
        ))),
        None => Ok(Owner::Us(files)),
    }
}

fn foreign(message: String) -> Failure {
    Failure::new(message).help(
        "the folder is replaced whole: move what is yours elsewhere, remove the folder, or choose \
         another with `--out`",
    )
}

/// A file in `folder` (which is `prefix` in the tree) that is not one of `files`.
fn stranger(
    folder: &Path,
    prefix: &str,
    files: &BTreeSet<String>,
) -> Result<Option<String>, Failure> {
    let failed = |cause: io::Error| Failure::io("read", folder, &cause);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name();
        let path = format!("{prefix}{}", name.to_string_lossy());
        if entry.file_type().map_err(failed)?.is_dir() {
            let inside = stranger(&entry.path(), &format!("{path}/"), files)?;
            if inside.is_some() {
                return Ok(inside);
            }
        } else if !files.contains(&path)
            && path != NAME
            && !STRAY.iter().any(|stray| name == *stray)
        {
            return Ok(Some(path));
        }
    }
    Ok(None)
}
