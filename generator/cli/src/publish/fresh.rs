//! How are the new files written, beside the old ones?

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path};

use rayon::prelude::*;
use website::Tree;

use super::{Published, marker};
use crate::Failure;

/// Writes `tree` to the new folder `fresh`. Files of `known` (a folder and the files of ours in
/// it) that have the same bytes are taken over.
pub fn write(
    tree: &Tree,
    fresh: &Path,
    known: Option<(&Path, &BTreeSet<String>)>,
) -> Result<Published, Failure> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |cause: io::Error| Failure::io("write", &path, &cause)
    };
    fs::create_dir(fresh).map_err(failed(fresh))?;
    // First of all the marker, so that whatever is left of this can be recognised.
    let note = fresh.join(marker::NAME);
    create(&note, marker::text(tree).as_bytes()).map_err(failed(&note))?;
    let folders: BTreeSet<&str> = tree.keys().filter_map(|path| folder_of(path)).collect();
    for folder in folders {
        let folder = fresh.join(folder);
        fs::create_dir_all(&folder).map_err(failed(&folder))?;
    }
    let unchanged: Vec<bool> = tree
        .par_iter()
        .map(|(path, bytes)| {
            assert!(is_plain(path), "`{path}` would leave the folder, or hide the marker");
            let place = fresh.join(path);
            let old = known.filter(|(_, files)| files.contains(path));
            let old = old.map(|(folder, _)| folder.join(path));
            let taken = old.is_some_and(|old| is_same(&old, bytes) && take(&old, &place).is_ok());
            if !taken {
                create(&place, bytes).map_err(failed(&place))?;
            }
            Ok(taken)
        })
        .collect::<Result<_, Failure>>()?;
    sync(fresh).map_err(failed(fresh))?;
    let unchanged = unchanged.into_iter().filter(|taken| *taken).count();
    Ok(Published { written: tree.len() - unchanged, unchanged })
}

fn folder_of(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

/// Whether a path of a tree stays below its root and can stand in a line of the marker.
fn is_plain(path: &str) -> bool {
    let mut components = Path::new(path).components();
    path != marker::NAME
        && !path.contains('\n')
        && components.all(|component| matches!(component, Component::Normal(_)))
}

fn is_same(old: &Path, bytes: &[u8]) -> bool {
    let known = fs::symlink_metadata(old);
    known.is_ok_and(|known| known.is_file() && known.len() == bytes.len() as u64)
        && fs::read(old).is_ok_and(|content| content == bytes)
}

/// Takes a file over with its times: as a second name, or as a copy where that is not possible.
fn take(old: &Path, place: &Path) -> io::Result<()> {
    if fs::hard_link(old, place).is_ok() {
        return Ok(());
    }
    let copied = fs::copy(old, place)
        .and_then(|_| fs::metadata(old)?.modified())
        .and_then(|time| File::options().write(true).open(place)?.set_modified(time));
    copied.inspect_err(|_| drop(fs::remove_file(place)))
}

fn create(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(place)?;
    file.write_all(bytes)?;
    if cfg!(target_os = "linux") { Ok(()) } else { file.sync_all() }
}

/// Brings the files to the disk before they are swapped in: one call for all of them, since one
/// for each would take seconds.
#[cfg(target_os = "linux")]
fn sync(fresh: &Path) -> io::Result<()> {
    use rustix::io::Errno;

    match rustix::fs::syncfs(File::open(fresh)?) {
        // Some file systems have nothing to bring.
        Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) | Ok(()) => Ok(()),
        Err(cause) => Err(cause.into()),
    }
}

/// Every file was brought to the disk when it was written.
#[cfg(not(target_os = "linux"))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}
