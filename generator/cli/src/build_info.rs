//! What does the world say of this build: of which day and revision are the sources?

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use documents::Build;
use tempfile::TempDir;

use crate::read::{FILES, FOLDERS};
use crate::run::Stop;
use crate::{Failure, archive};

/// The day and revision of the sources at `root`.
///
/// `epoch` is the value of `SOURCE_DATE_EPOCH`, which goes before the day of git's last commit
/// (<https://reproducible-builds.org/specs/source-date-epoch/>). The revision is only known when
/// git holds the sources exactly as they are. Without git both are simply unknown.
///
/// # Errors
///
/// When `epoch` is not a number of seconds; the message says so.
pub fn build_info(root: &Path, epoch: Option<&str>) -> Result<Build, String> {
    let day = epoch.map(epoch_day).transpose()?;
    let commit = commit(root);
    let date = day.or_else(|| commit.as_ref().and_then(|commit| commit.day.clone()));
    let revision = commit.filter(|_| is_clean(root)).map(|commit| commit.revision);
    Ok(Build { date, revision, changed: changed(root), ..Build::default() })
}

fn epoch_day(text: &str) -> Result<String, String> {
    let day = text.trim().parse::<i64>().ok().filter(|seconds| *seconds >= 0).and_then(day);
    day.ok_or_else(|| {
        format!("`SOURCE_DATE_EPOCH` is `{text}`, which is not a number of seconds since 1970")
    })
}

/// The day in UTC, `YYYY-MM-DD`.
fn day(seconds: i64) -> Option<String> {
    let moment = jiff::Timestamp::from_second(seconds).ok()?;
    Some(moment.to_zoned(jiff::tz::TimeZone::UTC).date().to_string())
}

/// The files of a revision.
pub struct Checkout {
    /// Where they are; gone when this is dropped.
    pub folder: TempDir,
    /// What is known of them.
    pub build: Build,
}

/// Puts the sources of `revision` into a folder of their own; the work tree stays as it is.
///
/// # Errors
///
/// When git does not know the revision, or the machine fails.
pub fn checkout(root: &Path, revision: &str) -> Result<Checkout, Stop> {
    let unknown = || {
        Stop::Usage(format!(
            "git knows no revision `{revision}` of this toolkit, and no folder has that name\n\
             help: `git log` lists the revisions"
        ))
    };
    // Not an option of git, whatever it begins with.
    let wanted = format!("{revision}^{{commit}}");
    let answer = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted]);
    let commit = answer.ok_or_else(unknown)?.trim().to_owned();
    let prefix = git(root, &["rev-parse", "--show-prefix"]).unwrap_or_default();
    let failed = |cause: std::io::Error| Failure::io("make", Path::new("a folder"), &cause);
    let folder = TempDir::with_prefix("cra-toolkit-").map_err(failed)?;
    let tree = format!("{commit}:{}", prefix.trim());
    let archive = folder.path().join("sources.zip");
    let output = format!("--output={}", archive.display());
    git(root, &["archive", "--format=zip", &output, &tree]).ok_or_else(unknown)?;
    archive::unpack(&archive, folder.path())?;
    let day = git(root, &["log", "-1", "--format=%ct", &commit]);
    let day = day.and_then(|seconds| self::day(seconds.trim().parse().ok()?));
    let build = Build { date: day, revision: Some(commit), ..Build::default() };
    Ok(Checkout { folder, build })
}

struct Commit {
    day: Option<String>,
    revision: String,
}

/// The commit that the work tree stands on, when git knows the toolkit at all: a toolkit that was
/// only unpacked into somebody's repository has nothing to do with its commits.
fn commit(root: &Path) -> Option<Commit> {
    git(root, &["ls-files", "--error-unmatch", "--", "book.toml"])?;
    let answer = git(root, &["log", "-1", "--format=%ct %H"])?;
    let (seconds, revision) = answer.trim().split_once(' ')?;
    Some(Commit { day: day(seconds.parse().ok()?), revision: revision.to_owned() })
}

/// The day of the last commit of each file below the folders that are read.
///
/// A shallow clone has no past: every file would look as if it came with the oldest commit.
fn changed(root: &Path) -> BTreeMap<String, String> {
    let is_shallow = git(root, &["rev-parse", "--is-shallow-repository"]);
    let is_ours = git(root, &["ls-files", "--error-unmatch", "--", "book.toml"]).is_some();
    if !is_ours || is_shallow.is_none_or(|answer| answer.trim() != "false") {
        return BTreeMap::new();
    }
    let mut arguments = vec!["log", "--format=@%ct", "--name-only", "--relative", "--"];
    arguments.extend(FOLDERS);
    last_days(&git(root, &arguments).unwrap_or_default())
}

/// Reads commits, the newest first: a line `@SECONDS`, then the paths, each on a line.
fn last_days(log: &str) -> BTreeMap<String, String> {
    let mut days = BTreeMap::new();
    let mut today = None;
    for line in log.lines().filter(|line| !line.is_empty()) {
        match line.strip_prefix('@').and_then(|seconds| seconds.parse().ok()) {
            Some(seconds) => today = day(seconds),
            None => {
                let Some(day) = &today else { continue };
                days.entry(line.to_owned()).or_insert_with(|| day.clone());
            }
        }
    }
    days
}

fn is_clean(root: &Path) -> bool {
    let mut arguments = vec!["status", "--porcelain", "--untracked-files=all", "--"];
    arguments.extend(FILES);
    arguments.extend(FOLDERS);
    git(root, &arguments).is_some_and(|changes| changes.is_empty())
}

/// What git answers, if it does.
fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    // A hook or another git sets these, and they would name another repository.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("GIT_") {
            command.env_remove(name);
        }
    }
    // A monitor is a program that the repository names: we start none, and write nothing.
    command.env("GIT_OPTIONAL_LOCKS", "0").arg("-C").arg(root);
    command.args(["-c", "core.fsmonitor=false", "-c", "log.showSignature=false"]);
    // Paths as they are, not in quotes and escapes.
    command.args(["-c", "core.quotePath=false"]);
    command.args(arguments);
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_a_day_in_utc() {
        assert_eq!(epoch_day("0"), Ok("1970-01-01".to_owned()));
        assert_eq!(epoch_day("1795478399"), Ok("2026-11-23".to_owned()));
        assert_eq!(epoch_day("1795478400"), Ok("2026-11-24".to_owned()));
    }

    #[test]
    fn what_is_no_number_of_seconds_is_refused() {
        for text in ["", "yesterday", "-1", "1.5", "99999999999999999999"] {
            assert!(epoch_day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_newest_commit_of_a_file_gives_its_day() {
        let log = "@1795478400\n\ncontent/a.md\n\n@0\n\ncontent/a.md\ndata/b c.yaml\n";
        let days = last_days(log);
        assert_eq!(days["content/a.md"], "2026-11-24");
        assert_eq!(days["data/b c.yaml"], "1970-01-01");
        assert_eq!(last_days("content/a.md\n"), BTreeMap::new());
    }

    #[test]
    fn a_folder_without_git_has_neither_day_nor_revision() {
        let folder = tempfile::tempdir().expect("a folder for the test can be made");
        assert_eq!(build_info(folder.path(), None), Ok(Build::default()));
    }
}
