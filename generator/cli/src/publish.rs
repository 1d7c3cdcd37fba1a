//! How does a tree of files replace a folder: all at once, or not at all?
//!
//! The new files are written into a folder beside the old one, on the same file system, and the
//! two are swapped in one step. Killed at any moment, the old folder or the new one stands there
//! whole. A file that did not change keeps its bytes and times. A marker in the folder lists what
//! we made; a folder without it, or with more in it, is never replaced.

mod fresh;
mod marker;
mod place;
mod swap;

use std::path::Path;

use website::Tree;

use crate::Failure;
use marker::Owner;
use place::Place;

/// What became of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or changed.
    pub written: usize,
    /// Files that were there before with the same bytes.
    pub unchanged: usize,
}

/// Makes the folder `out` hold exactly the files of `tree`, beside the marker.
///
/// # Errors
///
/// When `out` holds something that we did not make, or the machine fails; `out` is then as it was.
pub fn publish(tree: &Tree, out: &Path) -> Result<Published, Failure> {
    let place = Place::of(out)?;
    let lock = place.lock()?;
    if lock.is_some() {
        place.recover()?;
    }
    let owner = marker::owner(&place.live)?;
    let fresh = place.fresh();
    let known = match &owner {
        Owner::Nobody => None,
        Owner::Us(files) => Some((place.live.as_path(), files)),
    };
    let swapped = fresh::write(tree, &fresh, known)
        .and_then(|published| swap::swap(&fresh, &place).map(|()| published));
    // What is left there is the old tree, or half of the new one. If it cannot be removed, the
    // next build tries again.
    drop(place::remove(&fresh));
    place.sync();
    swapped
}

#[cfg(test)]
mod tests;
