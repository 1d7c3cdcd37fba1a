//! How does the new folder take the place of the old one?

use std::fs;
use std::io;
use std::path::Path;

use super::place::Place;
use crate::Failure;

/// Puts `fresh` in the place of the live folder. Afterwards `fresh` is the old folder, if there
/// was one.
pub fn swap(fresh: &Path, place: &Place) -> Result<(), Failure> {
    let failed = |cause: io::Error| Failure::io("replace", &place.live, &cause);
    if fs::symlink_metadata(&place.live).is_err() {
        return fs::rename(fresh, &place.live).map_err(failed);
    }
    match exchange(fresh, &place.live) {
        Ok(()) => Ok(()),
        Err(cause) if is_unsupported(&cause) => two_renames(fresh, place),
        Err(cause) => Err(failed(cause)),
    }
}

/// Swaps two folders in one step, so that at every moment one of them stands there whole.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// What systems answer that cannot swap: `ENOSYS` and `EOPNOTSUPP`, or `EINVAL` (renameat2(2)).
fn is_unsupported(cause: &io::Error) -> bool {
    matches!(cause.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Swaps in two steps. Killed between them, the next build puts the old folder back.
pub fn two_renames(fresh: &Path, place: &Place) -> Result<(), Failure> {
    let failed = |cause: io::Error| Failure::io("replace", &place.live, &cause);
    let old = place.old();
    fs::rename(&place.live, &old).map_err(failed)?;
    if let Err(cause) = fs::rename(fresh, &place.live) {
        fs::rename(&old, &place.live).map_err(failed)?;
        return Err(failed(cause));
    }
    // What cannot be removed now is removed by the next build.
    drop(super::place::remove(&old));
    Ok(())
}
