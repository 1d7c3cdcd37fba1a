//! When was a file saved?
//!
//! Folders are watched, never files: most editors replace a file when they save it, and the watch
//! would stay with the old one. What kind of event it is says little, so that every one means
//! "look again"; only reading is none of them, since we read ourselves.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use notify_debouncer_full::notify::event::{AccessKind, AccessMode};
use notify_debouncer_full::notify::{Config, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, NoCache, new_debouncer_opt,
};

use crate::console::Console;
use crate::read::{FILES, FOLDERS, is_ignored};

/// How long a file must be left alone before it counts as saved.
const SETTLED: Duration = Duration::from_millis(40);
/// How often the library looks whether files are settled.
const TICK: Duration = Duration::from_millis(10);
/// Saves that follow each other within this time are one change.
const BURST: Duration = Duration::from_millis(30);
/// How long a burst may put off the answer.
const LONGEST_BURST: Duration = Duration::from_millis(500);
/// How often we look ourselves when the system does not tell.
const POLL: Duration = Duration::from_secs(1);

type Watcher = Debouncer<RecommendedWatcher, NoCache>;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum News {
    /// A file may have changed.
    File,
    /// A folder may have come or gone, or events were lost.
    Folders,
}

/// Waits for changes of the sources.
pub struct Watch {
    root: PathBuf,
    news: Receiver<News>,
    /// Nothing when we have to look ourselves.
    watcher: Mutex<Option<Watcher>>,
}

impl Watch {
    /// Watches the toolkit at `root`, which is a path behind every link.
    pub fn new(root: &Path, poll: bool, console: Console) -> Self {
        let (sender, news) = mpsc::channel();
        let watcher = if poll { None } else { started(root, sender, console) };
        Self { root: root.to_owned(), news, watcher: Mutex::new(watcher) }
    }

    /// Returns when files may have changed: once for all that are saved together.
    pub fn wait(&self) {
        let mut watcher = self.watcher.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(first) = self.first(watcher.is_none()) else { return };
        let begin = Instant::now();
        let mut news = vec![first];
        while begin.elapsed() < LONGEST_BURST {
            match self.news.recv_timeout(BURST) {
                Ok(more) => news.push(more),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        if let Some(watcher) = watcher.as_mut()
            && news.contains(&News::Folders)
        {
            watch_folders(watcher, &self.root);
        }
    }

    /// The first news; nothing when it is time to look ourselves.
    fn first(&self, is_polling: bool) -> Option<News> {
        if is_polling {
            std::thread::sleep(POLL);
            return None;
        }
        match self.news.recv() {
            Ok(news) => Some(news),
            Err(_) => {
                std::thread::sleep(POLL);
                None
            }
        }
    }
}

/// A watcher at work; nothing when the system cannot, and it was said.
fn started(root: &Path, sender: Sender<News>, console: Console) -> Option<Watcher> {
    let base = root.to_owned();
    let handler = move |result: DebounceEventResult| {
        let news = match result {
            Ok(events) => events.iter().filter_map(|event| news(&base, event)).max(),
            Err(_) => Some(News::Folders),
        };
        // Nobody waits any more: the process is about to end.
        news.map_or(Ok(()), |news| sender.send(news)).unwrap_or_default();
    };
    // A link that leads out of the toolkit would have us watch the whole disk.
    let config = Config::default().with_follow_symlinks(false);
    let watcher = new_debouncer_opt::<_, RecommendedWatcher, NoCache>(
        SETTLED,
        Some(TICK),
        handler,
        NoCache::new(),
        config,
    );
    let started = watcher.and_then(|mut watcher| {
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        for folder in folders(root) {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(watcher)
    });
    started
        .inspect_err(|cause| {
            console.progress(&format!("cannot watch for changes, so look once a second: {cause}"));
        })
        .ok()
}

/// Watches the folders anew, since a watch ends with its folder.
fn watch_folders(watcher: &mut Watcher, root: &Path) {
    for folder in FOLDERS.iter().map(|folder| root.join(folder)) {
        // It was not watched, or the watch had ended.
        drop(watcher.unwatch(&folder));
        if folder.is_dir() {
            // A folder that vanishes meanwhile tells of itself again when it comes back.
            drop(watcher.watch(&folder, RecursiveMode::Recursive));
        }
    }
}

fn folders(root: &Path) -> impl Iterator<Item = PathBuf> {
    FOLDERS.iter().map(|folder| root.join(folder)).filter(|folder| folder.is_dir())
}

/// What an event means for the sources below `root`.
fn news(root: &Path, event: &DebouncedEvent) -> Option<News> {
    if event.need_rescan() {
        return Some(News::Folders);
    }
    match event.kind {
        // Reading, which we do ourselves.
        EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write) => return None,
        EventKind::Access(_)
        | EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => {}
    }
    event.paths.iter().filter_map(|path| path_news(root, path)).max()
}

fn path_news(root: &Path, path: &Path) -> Option<News> {
    let relative = path.strip_prefix(root).ok()?;
    let names: Vec<_> = relative.iter().map(|name| name.to_string_lossy()).collect();
    let (first, inside) = names.split_first()?;
    if FOLDERS.contains(&&**first) {
        let is_folder = inside.is_empty();
        let is_ignored = inside.iter().any(|name| is_ignored(name));
        return (!is_ignored).then_some(if is_folder { News::Folders } else { News::File });
    }
    (FILES.contains(&&**first) && inside.is_empty()).then_some(News::File)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_that_are_read_are_news() {
        let root = Path::new("/kit");
        let cases = [
            ("/kit/content/a.md", Some(News::File)),
            ("/kit/data/controls/x.yaml", Some(News::File)),
            ("/kit/book.toml", Some(News::File)),
            ("/kit/theme", Some(News::Folders)),
            ("/kit", None),
            ("/kit/public/index.html", None),
            ("/kit/target/x", None),
            ("/kit/.git/index", None),
            ("/kit/content/.a.md.swp", None),
            ("/kit/content/.cache/a.md", None),
            ("/kit/content/a.md~", None),
            ("/kit/content/4913", None),
            ("/kit/book.toml/x", None),
            ("/elsewhere/content/a.md", None),
        ];
        for (path, expected) in cases {
            assert_eq!(path_news(root, Path::new(path)), expected, "{path}");
        }
    }
}
