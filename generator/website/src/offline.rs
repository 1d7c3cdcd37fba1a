//! What can be read without a network?
//!
//! Below a web server a worker keeps copies of the pages that were visited; [`worker`] writes it.
//! A copy of everything would cost each visitor megabytes, so the search index alone is fetched
//! unasked, with the second page: what finds pages, then as much of their text as there is room
//! for.
//!
//! From disk the site needs nothing but itself; [`disk_copy`] says what of it is needed there.
//! Browsers refuse to check a file on disk and then refuse the file, so the copy asks for no
//! check. The built folder itself does; there the first script of a page takes the checks off
//! before they are made, and that script alone carries none.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::address::{encoded, relative};
use crate::{Theme, Tree, hosting, pictures};

/// Where the worker stands in the site: a worker sees only what is below it.
pub const WORKER: &str = "worker.js";
/// The page for what was not kept.
pub const PAGE: &str = "offline.html";
/// The theme's file of the worker.
pub const SOURCE: &str = "scripts/worker.js";

/// What searches the index: a page loads it when somebody begins to search.
const ENGINE: &str = "assets/search-";

/// So much of the index a browser fetches unasked. Where the text of a result was left out, its
/// title is shown; an index that is too large even without the texts stays on the server, but for
/// the files that were asked for.
const MOST_INDEX: usize = 4 << 20;

/// Adds the worker to the finished `tree`: the theme's script behind the name of this edition and
/// the files of the search index.
///
/// Any other file makes another name, so a browser drops the copies of an older edition.
pub fn worker(theme: &Theme, tree: &mut Tree) {
    let Some(script) = theme.files.get(SOURCE) else { return };
    let mut digest = Sha256::new();
    for (path, bytes) in tree.iter().filter(|(path, _)| is_kept(path)) {
        digest.update(path);
        digest.update([0]);
        digest.update(Sha256::digest(bytes));
    }
    let index = serde_json::to_string(&index(tree, MOST_INDEX)).expect("text becomes JSON");
    let name = crate::assets::hex(&digest.finalize()[..8]);
    let mut text = format!("const EDITION = \"{name}\";\nconst INDEX = {index};\n").into_bytes();
    text.extend_from_slice(script);
    tree.insert(WORKER.to_owned(), text);
}

/// What a file of the search is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// To find pages.
    Finding,
    /// To show the words of sections; the first hold those that are read most.
    Text(usize),
}

/// What the file at `path` is for the search. Positions are for phrases alone, and a quarter of the
/// whole: who asks for one fetches it.
fn part(path: &str) -> Option<Part> {
    if path.starts_with(ENGINE) {
        return Some(Part::Finding);
    }
    let name = path.strip_prefix("search/")?.rsplit('/').next()?.strip_suffix(".js")?;
    if name.starts_with('p') {
        return None;
    }
    let number = name.strip_prefix('c').and_then(|number| number.parse().ok());
    Some(number.map_or(Part::Finding, Part::Text))
}

/// The files of the search of at most `room` bytes that a browser fetches unasked.
fn index(tree: &Tree, room: usize) -> Vec<&str> {
    let files = tree.iter().filter_map(|(path, bytes)| Some((part(path)?, path, bytes.len())));
    let mut files: Vec<(Part, &String, usize)> = files.collect();
    files.sort();
    let mut kept = Vec::new();
    let mut left = room;
    for (part, path, size) in files {
        match left.checked_sub(size) {
            Some(less) => left = less,
            None if part == Part::Finding => return Vec::new(),
            None => break,
        }
        kept.push(path.as_str());
    }
    kept
}

/// Whether the worker keeps copies of the file at `path`.
fn is_kept(path: &str) -> bool {
    !path.starts_with("downloads/") && !path.starts_with("data/")
}

/// The files of `tree` for a disk: all but those of a host and those that `left_out` names.
///
/// Browsers refuse to check the integrity of a file on disk and then refuse the file (it has no
/// origin that could allow the check), so pages of the copy do not ask for it. A link to a file
/// that is left out becomes plain words.
#[must_use]
pub fn disk_copy(tree: &Tree, left_out: &[&str]) -> Tree {
    let for_hosts = tree.keys().map(String::as_str).filter(|path| is_for_hosts(path));
    let missing: BTreeSet<&str> = left_out.iter().copied().chain(for_hosts).collect();
    let kept = tree.iter().filter(|(path, _)| !missing.contains(path.as_str()));
    let copied = kept.map(|(path, bytes)| (path.clone(), copied(path, bytes, &missing)));
    copied.collect()
}

fn is_for_hosts(path: &str) -> bool {
    [WORKER, PAGE, "robots.txt", "sitemap.xml", hosting::HEADERS].contains(&path)
        || path.starts_with(hosting::FOLDER)
        || pictures::is_card(path)
}

fn copied(path: &str, bytes: &[u8], missing: &BTreeSet<&str>) -> Vec<u8> {
    let is_page = path.ends_with(".html");
    let Some(page) = std::str::from_utf8(bytes).ok().filter(|_| is_page) else {
        return bytes.to_vec();
    };
    // Both patterns hold a quotation mark, which in the text of a page is `&quot;`.
    let mut page = without_attribute(page, " integrity=\"sha384-");
    for target in missing {
        // What is always absolute, such as a canonical address, still leads to the host.
        for href in [relative(path, target), format!("/{}", encoded(target))] {
            page = page.replace(&format!("<a href=\"{href}\""), "<a");
        }
    }
    page.into_bytes()
}

/// `page` without the attributes that begin with `start`.
fn without_attribute(page: &str, start: &str) -> String {
    let mut parts = page.split(start);
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once('"').map_or("", |(_, rest)| rest));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn text<'t>(tree: &'t Tree, path: &str) -> &'t str {
        std::str::from_utf8(&tree[path]).expect("it was text")
    }

    #[test]
    fn the_worker_follows_every_file_that_it_keeps() {
        let script = (SOURCE.to_owned(), b"go();".to_vec());
        let theme = Theme { files: [script].into() };
        let made = |files: &[(&str, &str)]| {
            let mut tree = tree(files);
            worker(&theme, &mut tree);
            text(&tree, WORKER).to_owned()
        };
        let first = made(&[("a.html", "a"), ("search/terms.js", "1"), ("downloads/a.pdf", "1")]);
        let download = made(&[("a.html", "a"), ("search/terms.js", "1"), ("downloads/a.pdf", "2")]);
        let page = made(&[("a.html", "b"), ("search/terms.js", "1"), ("downloads/a.pdf", "1")]);
        assert!(first.ends_with("const INDEX = [\"search/terms.js\"];\ngo();"), "{first}");
        assert_eq!(first, download);
        assert_ne!(first, page);
    }

    #[test]
    fn of_a_growing_index_texts_are_left_out_first_and_the_last_of_them() {
        let files =
            ["assets/search-box-1.js", "search/index.js", "search/a/t0.js", "search/a/p0.js"];
        let texts = ["search/a/c0.js", "search/a/c10.js", "search/a/c2.js", "search/de/b/c1.js"];
        let all: Vec<(&str, &str)> =
            files.iter().chain(&texts).map(|path| (*path, "ten bytes.")).collect();
        let tree = tree(&all);
        let finding = ["assets/search-box-1.js", "search/a/t0.js", "search/index.js"];
        let texts = ["search/a/c0.js", "search/de/b/c1.js", "search/a/c2.js", "search/a/c10.js"];
        for (room, held) in [(1000, 4), (69, 3), (30, 0)] {
            assert_eq!(index(&tree, room), [&finding, &texts[..held]].concat(), "room for {room}");
        }
        assert_eq!(index(&tree, 29), Vec::<&str>::new(), "what cannot find is of no use");
    }

    #[test]
    fn a_copy_for_the_disk_asks_for_no_check_and_has_no_dead_link() {
        let page = "<script src=\"../a.js\" integrity=\"sha384-x/+=\" defer></script>\
            <a href=\"../downloads/b.pdf\" class=\"c\">b</a><a href=\"../downloads/c.pdf\">c</a>\
            <code> integrity=&quot;sha384-x&quot;</code>";
        let whole = tree(&[
            ("d/page.html", page),
            ("downloads/b.pdf", ""),
            ("downloads/c.pdf", ""),
            ("worker.js", ""),
            ("_headers", ""),
            ("downloads/hosting/nginx.conf", ""),
        ]);
        let copy = disk_copy(&whole, &["downloads/b.pdf"]);
        assert_eq!(copy.keys().collect::<Vec<_>>(), ["d/page.html", "downloads/c.pdf"]);
        assert_eq!(
            text(&copy, "d/page.html"),
            "<script src=\"../a.js\" defer></script>\
             <a class=\"c\">b</a><a href=\"../downloads/c.pdf\">c</a>\
             <code> integrity=&quot;sha384-x&quot;</code>"
        );
    }
}
