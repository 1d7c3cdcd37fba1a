//! Which PDF was made of the same input before?
//!
//! To set two hundred pages twice takes seconds, and most builds change none of them. What was
//! set is kept in a folder of the toolkit that git does not see and that anybody may delete: it
//! only ever holds what the same program would make again, byte for byte.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use crate::compile::profile::Shelf;
use crate::manifest;

/// The folder below the root of the toolkit.
const FOLDER: &str = ".cache/paper";
/// How many files are kept: two for each of the last few states of the profile.
const MOST: usize = 12;
/// How many bytes a digest has.
const DIGEST: usize = 32;

/// Files that were made before, on the disk.
pub struct Kept {
    folder: PathBuf,
    program: Vec<u8>,
}

impl Kept {
    /// What is kept for the toolkit at `root`; nothing where the program cannot tell which
    /// program it is.
    pub fn of(root: &Path) -> Option<Self> {
        Some(Self { folder: root.join(FOLDER), program: program()? })
    }

    /// The name of what is made of `input`: a digest of everything that decides its bytes.
    fn name(&self, input: &[Vec<u8>]) -> String {
        let mut digest = Sha256::new();
        for part in [&self.program].into_iter().chain(input) {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
        manifest::digits(&digest.finalize())
    }

    /// Writes beside the place first: a build that is killed leaves no half of a file.
    fn put(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let around = self.folder.parent().expect("the folder has two names");
        for (name, text) in [(".gitignore", "*\n"), ("CACHEDIR.TAG", TAG)] {
            let path = around.join(name);
            if !path.exists() {
                fs::write(path, text)?;
            }
        }
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(&Sha256::digest(bytes))?;
        file.write_all(bytes)?;
        file.persist(self.folder.join(name))?;
        Ok(())
    }

    /// Takes away what was written long ago.
    fn tidy(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let dated = entries
            .flatten()
            .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())));
        let mut dated: Vec<(SystemTime, PathBuf)> = dated.collect();
        dated.sort();
        let old = dated.len().saturating_sub(MOST);
        for (_, path) in &dated[..old] {
            drop(fs::remove_file(path));
        }
    }
}

/// What tools that copy or back up folders look for (<https://bford.info/cachedir/>).
const TAG: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
    # What the toolkit made before. Delete it whenever you like.\n";

impl Shelf for Kept {
    /// A file that was damaged is none.
    fn find(&self, input: &[Vec<u8>]) -> Option<Vec<u8>> {
        let bytes = fs::read(self.folder.join(self.name(input))).ok()?;
        let (digest, content) = bytes.split_at_checked(DIGEST)?;
        (Sha256::digest(content)[..] == *digest).then(|| content.to_vec())
    }

    /// A disk that is full or cannot be written costs time, not the build.
    fn keep(&self, input: &[Vec<u8>], bytes: &[u8]) {
        drop(self.put(&self.name(input), bytes));
        self.tidy();
    }
}

/// Which program this is: its version, its place, its size and when it was written. Whoever
/// compiles it anew, with other typefaces or another layout engine, changes one of them.
fn program() -> Option<Vec<u8>> {
    let path = std::env::current_exe().ok()?;
    let about = fs::metadata(&path).ok()?;
    let written = about.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    let version = env!("CARGO_PKG_VERSION");
    Some(format!("{version} {} {} {written:?}", path.display(), about.len()).into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(text: &str) -> Vec<Vec<u8>> {
        vec![text.as_bytes().to_vec()]
    }

    #[test]
    fn what_was_kept_is_found_under_the_same_input_alone() {
        let folder = tempfile::tempdir().expect("a folder for the test can be made");
        let kept = Kept::of(folder.path()).expect("a test is a program");
        assert_eq!(kept.find(&input("a")), None);
        kept.keep(&input("a"), b"page");
        assert_eq!(kept.find(&input("a")).as_deref(), Some(&b"page"[..]));
        assert_eq!(kept.find(&input("b")), None);
        // Where one piece ends and the next begins is part of the input.
        kept.keep(&[b"ab".to_vec(), b"c".to_vec()], b"one");
        assert_eq!(kept.find(&[b"a".to_vec(), b"bc".to_vec()]), None);
        let other = Kept {
            program: b"another".to_vec(),
            ..Kept { folder: kept.folder.clone(), program: Vec::new() }
        };
        assert_eq!(other.find(&input("a")), None);
        let ignored = fs::read_to_string(folder.path().join(".cache/.gitignore"));
        assert_eq!(ignored.expect("git is told"), "*\n");
    }

    #[test]
    fn a_damaged_file_is_none() {
        let folder = tempfile::tempdir().expect("a folder for the test can be made");
        let kept = Kept::of(folder.path()).expect("a test is a program");
        kept.keep(&input("a"), b"page");
        let path = kept.folder.join(kept.name(&input("a")));
        let whole = fs::read(&path).expect("the file is there");
        for damaged in
            [&whole[..whole.len() - 1], &whole[..9], b"", &[whole.as_slice(), b"x"].concat()]
        {
            fs::write(&path, damaged).expect("the test's folder can be written");
            assert_eq!(kept.find(&input("a")), None, "{damaged:?}");
        }
    }

    #[test]
    fn only_the_last_files_are_kept() {
        let folder = tempfile::tempdir().expect("a folder for the test can be made");
        let kept = Kept::of(folder.path()).expect("a test is a program");
        for number in 0..MOST + 5 {
            kept.keep(&input(&number.to_string()), b"page");
        }
        let count = fs::read_dir(&kept.folder).expect("the folder is there").count();
        assert_eq!(count, MOST);
        assert!(kept.find(&input(&(MOST + 4).to_string())).is_some());
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_fault() {
        let folder = tempfile::tempdir().expect("a folder for the test can be made");
        fs::write(folder.path().join(".cache"), "a file").expect("the folder can be written");
        let kept = Kept::of(folder.path()).expect("a test is a program");
        kept.keep(&input("a"), b"page");
        assert_eq!(kept.find(&input("a")), None);
    }
}
