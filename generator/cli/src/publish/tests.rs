//! Does a folder hold the old files or the new ones, and nothing of anybody else's lost?

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;

use tempfile::TempDir;
use website::Tree;

use super::place::Place;
use super::{Published, marker, publish, swap};

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder for the test can be made")
}

fn tree(files: &[(&str, &str)]) -> Tree {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// The files below `folder`, but the marker.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let entry = entry.expect("it can be listed");
        let name = entry.file_name().into_string().expect("names of the test are UTF-8");
        if entry.path().is_dir() {
            let inside = files(&entry.path()).into_iter();
            found.extend(inside.map(|(path, text)| (format!("{name}/{path}"), text)));
        } else if name != marker::NAME {
            let text = fs::read_to_string(entry.path()).expect("files of the test are text");
            found.insert(name, text);
        }
    }
    found
}

fn holds(folder: &Path, expected: &[(&str, &str)]) {
    let expected: BTreeMap<String, String> =
        expected.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    assert_eq!(files(folder), expected);
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> =
        entries.map(|entry| name(entry.expect("it can be listed"))).collect();
    names.sort();
    names
}

#[test]
fn a_tree_becomes_a_folder_and_the_next_one_takes_its_place() {
    let folder = folder();
    let out = folder.path().join("deep/out");
    let first = [("a.html", "a"), ("b/c/d.html", "d"), ("gone/e.html", "e")];
    let published = publish(&tree(&first), &out).expect("it can be written");
    assert_eq!(published, Published { written: 3, unchanged: 0 });
    holds(&out, &first);
    let second = [("a.html", "A"), ("b/c/d.html", "d"), ("f.html", "f")];
    let published = publish(&tree(&second), &out).expect("it can be written");
    assert_eq!(published, Published { written: 2, unchanged: 1 });
    holds(&out, &second);
    assert_eq!(names(&folder.path().join("deep")), ["out"]);
}

#[test]
fn unchanged_files_keep_their_times() {
    let folder = folder();
    let out = folder.path().join("out");
    let time = |name: &str| {
        let metadata = fs::metadata(out.join(name)).expect("the file is there");
        metadata.modified().expect("files have times")
    };
    publish(&tree(&[("same", "1"), ("other", "1")]), &out).expect("it can be written");
    let (same, other) = (time("same"), time("other"));
    thread::sleep(std::time::Duration::from_millis(20));
    publish(&tree(&[("same", "1"), ("other", "2")]), &out).expect("it can be written");
    assert_eq!(time("same"), same);
    assert_ne!(time("other"), other);
}

#[test]
fn an_edited_file_is_written_anew() {
    let folder = folder();
    let out = folder.path().join("out");
    publish(&tree(&[("a", "1")]), &out).expect("it can be written");
    fs::write(out.join("a"), "x").expect("it can be edited");
    publish(&tree(&[("a", "1")]), &out).expect("it can be written");
    holds(&out, &[("a", "1")]);
}

#[test]
fn an_empty_folder_may_be_filled() {
    let folder = folder();
    publish(&tree(&[("a", "1")]), folder.path().join("out").as_path()).expect("missing is fine");
    fs::create_dir(folder.path().join("empty")).expect("a folder can be made");
    publish(&tree(&[("a", "1")]), &folder.path().join("empty")).expect("empty is fine");
    holds(&folder.path().join("empty"), &[("a", "1")]);
}

#[test]
fn what_somebody_else_made_is_never_replaced() {
    let folder = folder();
    let refused = |out: &Path, word: &str| {
        let failure = publish(&tree(&[("a", "1")]), out).expect_err("it must be refused");
        assert!(failure.to_string().contains(word), "{failure}");
        assert!(failure.to_string().contains("--out"), "{failure}");
    };
    let foreign = folder.path().join("foreign");
    fs::create_dir(&foreign).expect("a folder can be made");
    fs::write(foreign.join("thesis.txt"), "ten years").expect("a file can be written");
    refused(&foreign, "did not make");
    holds(&foreign, &[("thesis.txt", "ten years")]);

    let own = folder.path().join("own");
    publish(&tree(&[("a", "0"), ("b/c", "0")]), &own).expect("it can be written");
    fs::write(own.join("b/mine.txt"), "mine").expect("a file can be written");
    refused(&own, "b/mine.txt");
    holds(&own, &[("a", "0"), ("b/c", "0"), ("b/mine.txt", "mine")]);

    let file = folder.path().join("file");
    fs::write(&file, "x").expect("a file can be written");
    refused(&file, "not a folder");

    let marked = folder.path().join("marked");
    fs::create_dir(&marked).expect("a folder can be made");
    fs::write(marked.join(marker::NAME), "something else\n").expect("a file can be written");
    refused(&marked, "did not make");
    assert_eq!(names(folder.path()), ["file", "foreign", "marked", "own"]);
}

#[test]
fn what_file_browsers_leave_behind_is_in_nobodys_way() {
    let folder = folder();
    let out = folder.path().join("out");
    publish(&tree(&[("a", "1")]), &out).expect("it can be written");
    fs::write(out.join(".DS_Store"), "").expect("a file can be written");
    publish(&tree(&[("a", "2")]), &out).expect("it can be written");
    holds(&out, &[("a", "2")]);
}

#[test]
fn a_failed_write_leaves_the_old_files() {
    let folder = folder();
    let out = folder.path().join("out");
    publish(&tree(&[("a", "1")]), &out).expect("it can be written");
    // A file cannot be a folder as well.
    let failure = publish(&tree(&[("a", "2"), ("b", "2"), ("b/c", "2")]), &out);
    assert!(failure.expect_err("it must fail").to_string().contains("write"));
    holds(&out, &[("a", "1")]);
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn leftovers_of_killed_builds_are_cleaned_and_nothing_else() {
    let folder = folder();
    let out = folder.path().join("out");
    let left = |name: &str, marker: Option<&str>| {
        let place = folder.path().join(name);
        fs::create_dir_all(place.join("b")).expect("a folder can be made");
        fs::write(place.join("b/c"), "half").expect("a file can be written");
        if let Some(marker) = marker {
            fs::write(place.join(marker::NAME), marker).expect("a file can be written");
        }
    };
    let ours = marker::text(&tree(&[("a", "1")]));
    publish(&tree(&[("a", "0")]), &out).expect("it can be written");
    left(".out.cra-toolkit-17", Some(&ours));
    left(".out.cra-toolkit-18-old", Some(&ours));
    left(".out.cra-toolkit-19", None);
    left(".out.cra-toolkit-x", Some(&ours));
    left(".other.cra-toolkit-17", Some(&ours));
    fs::create_dir(folder.path().join(".out.cra-toolkit-20")).expect("a folder can be made");
    let bare = folder.path().join(".out.cra-toolkit-21");
    fs::create_dir(&bare).expect("a folder can be made");
    fs::write(bare.join(marker::NAME), "").expect("a file can be written");
    publish(&tree(&[("a", "1")]), &out).expect("it can be written");
    let expected = [".other.cra-toolkit-17", ".out.cra-toolkit-19", ".out.cra-toolkit-x", "out"];
    assert_eq!(names(folder.path()), expected);
    holds(&out, &[("a", "1")]);
}

#[test]
fn two_renames_do_where_systems_cannot_swap() {
    let folder = folder();
    let out = folder.path().join("out");
    publish(&tree(&[("a", "1")]), &out).expect("it can be written");
    let place = Place::of(&out).expect("the folder is there");
    let fresh = folder.path().join("fresh");
    fs::create_dir(&fresh).expect("a folder can be made");
    fs::write(fresh.join("a"), "2").expect("a file can be written");
    swap::two_renames(&fresh, &place).expect("folders can be renamed");
    holds(&out, &[("a", "2")]);
    assert_eq!(names(folder.path()), ["out"]);
    swap::two_renames(&fresh, &place).expect_err("there is nothing new");
    holds(&out, &[("a", "2")]);
    assert_eq!(names(folder.path()), ["out"]);
}

#[test]
fn an_old_folder_is_put_back_when_two_renames_were_cut_short() {
    let folder = folder();
    let out = folder.path().join("out");
    publish(&tree(&[("a", "1")]), &out).expect("it can be written");
    let place = Place::of(&out).expect("the folder is there");
    fs::rename(&out, place.old()).expect("folders can be renamed");
    Place::of(&out).and_then(|place| place.recover()).expect("it can be put back");
    holds(&out, &[("a", "1")]);
    assert_eq!(names(folder.path()), ["out"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_the_folder_behind_it_is_replaced() {
    let folder = folder();
    let real = folder.path().join("real");
    publish(&tree(&[("a", "1")]), &real).expect("it can be written");
    let link = folder.path().join("link");
    std::os::unix::fs::symlink("real", &link).expect("a link can be made");
    publish(&tree(&[("a", "2")]), &link).expect("it can be written");
    assert!(fs::symlink_metadata(&link).is_ok_and(|link| link.is_symlink()));
    holds(&real, &[("a", "2")]);
}

#[test]
fn builds_at_the_same_time_do_not_mix() {
    let folder = folder();
    let out = folder.path().join("out");
    let text = |number: usize| number.to_string();
    thread::scope(|scope| {
        for number in 0..8 {
            let out = &out;
            scope.spawn(move || {
                let name = |at: usize| format!("{}/{at}", at % 3);
                let tree = (0..30).map(|at| (name(at), text(number).into_bytes())).collect();
                publish(&tree, out).expect("it can be written");
            });
        }
    });
    let found = files(&out);
    assert_eq!(found.len(), 30);
    let first = found.values().next().expect("there are files");
    assert!(found.values().all(|text| text == first), "{found:?}");
    assert_eq!(names(folder.path()), ["out"]);
}
