//! Where is the folder that is replaced, and what else may stand beside it?

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::thread;
use std::time::{Duration, Instant};

use super::marker;
use crate::Failure;

/// How long another build beside this one may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// The folder that is replaced.
pub struct Place {
    /// The folder itself, behind every link.
    pub live: PathBuf,
    /// The folder that it stands in.
    pub parent: PathBuf,
    /// How the names of our folders beside it begin.
    prefix: String,
}

impl Place {
    /// The place of `out`, whether or not it exists. The folders above it are made.
    pub fn of(out: &Path) -> Result<Self, Failure> {
        let exists = fs::symlink_metadata(out).is_ok();
        // A link is kept: the folder that it leads to is replaced.
        let real = if exists { fs::canonicalize(out) } else { Ok(out.to_owned()) };
        let real = real.map_err(|cause| Failure::io("find", out, &cause))?;
        let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
            return Err(Failure::new(format!("`{}` cannot be replaced", out.display())));
        };
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        let parent = fs::create_dir_all(parent)
            .and_then(|()| fs::canonicalize(parent))
            .map_err(|cause| Failure::io("create", parent, &cause))?;
        let prefix = format!(".{}.cra-toolkit-", name.to_string_lossy());
        Ok(Self { live: parent.join(name), parent, prefix })
    }

    /// The folder for the new files.
    pub fn fresh(&self) -> PathBuf {
        self.parent.join(format!("{}{}", self.prefix, process::id()))
    }

    /// Where the old files wait when two folders cannot be swapped in one step.
    pub fn old(&self) -> PathBuf {
        self.parent.join(format!("{}{}-old", self.prefix, process::id()))
    }

    /// Keeps other builds from this place until the lock is dropped or the process ends, however
    /// it ends. Some file systems know no locks: then there is none.
    pub fn lock(&self) -> Result<Option<File>, Failure> {
        let Ok(folder) = File::open(&self.parent) else { return Ok(None) };
        let begin = Instant::now();
        loop {
            match folder.try_lock() {
                Ok(()) => return Ok(Some(folder)),
                Err(TryLockError::Error(_)) => return Ok(None),
                Err(TryLockError::WouldBlock) if begin.elapsed() > PATIENCE => {
                    let message = format!("another build is writing `{}`", self.live.display());
                    return Err(Failure::new(message).help("wait until it has ended"));
                }
                Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// Puts right what killed builds left beside the place; only under the lock, which says that
    /// no other build is at work.
    pub fn recover(&self) -> Result<(), Failure> {
        let failed = |cause: io::Error| Failure::io("read", &self.parent, &cause);
        for entry in fs::read_dir(&self.parent).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if !is_folder || !self.is_ours(&name) {
                continue;
            }
            let left = entry.path();
            if name.ends_with("-old") && !self.live.exists() && marker::read(&left).is_some() {
                fs::rename(&left, &self.live)
                    .map_err(|cause| Failure::io("restore", &self.live, &cause))?;
            } else if marker::read(&left).is_some() || is_bare(&left) {
                remove(&left)?;
            }
        }
        Ok(())
    }

    fn is_ours(&self, name: &str) -> bool {
        name.strip_prefix(&self.prefix).is_some_and(|rest| {
            let number = rest.strip_suffix("-old").unwrap_or(rest);
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    }

    /// Brings the swap itself to the disk. The new files are there already, so that at worst the
    /// old folder is found after a loss of power.
    pub fn sync(&self) {
        drop(File::open(&self.parent).and_then(|folder| folder.sync_all()));
    }
}

/// Whether there is nothing in a folder, or a marker that nobody had the time to fill.
fn is_bare(folder: &Path) -> bool {
    let is_marker = |entry: io::Result<fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name() == marker::NAME)
    };
    fs::read_dir(folder).is_ok_and(|mut entries| entries.all(is_marker))
}

/// Removes a folder of ours, if it exists. The marker goes last, so that what is left when the
/// removal is killed can still be recognised.
pub fn remove(folder: &Path) -> Result<(), Failure> {
    let failed = |cause: io::Error| match cause.kind() {
        io::ErrorKind::NotFound => Ok(()),
        _ => Err(Failure::io("remove", folder, &cause)),
    };
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) => return failed(cause),
    };
    for entry in entries {
        let removed = entry.and_then(|entry| match entry.file_type()?.is_dir() {
            true => fs::remove_dir_all(entry.path()),
            false if entry.file_name() == marker::NAME => Ok(()),
            false => fs::remove_file(entry.path()),
        });
        removed.or_else(failed)?;
    }
    fs::remove_file(folder.join(marker::NAME)).or_else(failed)?;
    fs::remove_dir(folder).or_else(failed)
}
