//! Does the program read what lies in the toolkit's folder, and nothing else?

use std::fs;
use std::path::Path;

use sources::human::{self, Colour};
use sources::{Checked, Code, Sources};
use tempfile::TempDir;

use crate::toolkit;

/// The smallest toolkit as a folder on the disk.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("there is a place for temporary folders");
    for (path, bytes) in toolkit::fixture(&["minimal"]) {
        put(folder.path(), &path, &bytes);
    }
    folder
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let place = root.join(path);
    let parent = place.parent().expect("a file has a folder");
    fs::create_dir_all(parent).and_then(|()| fs::write(&place, bytes)).expect("it can be written");
}

fn read(root: &Path) -> Checked<Sources> {
    cli::read(root).unwrap_or_else(|failure| panic!("{failure:?}"))
}

fn codes(read: &Checked<Sources>) -> Vec<Code> {
    read.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

/// What the page of a code shows is what is printed.
fn page_shows(read: &Checked<Sources>, code: Code) {
    let fault = read.diagnostics.iter().find(|fault| fault.code == code).expect("it was found");
    let report = human::render(&read.value, fault, Colour::Never);
    let page = toolkit::root().join(format!("generator/sources/src/code/{}.md", code.id()));
    let page = fs::read_to_string(page).expect("every code has a page");
    let lines: Vec<&str> = report.lines().map(str::trim_end).collect();
    let report = lines.join("\n");
    assert!(page.contains(&report), "the page of `{}` does not show\n{report}", code.id());
}

#[test]
fn what_is_not_utf8_is_reported_and_left_out() {
    let folder = folder();
    let page = b"---\ndescription: d\nkey: K\nkind: guide\n---\n\n# Title\n\nCaf\xe9\n";
    put(folder.path(), "content/guides/keys.md", page);
    put(folder.path(), "content/picture.png", b"\x89PNG\xff");
    let read = read(folder.path());
    assert_eq!(codes(&read), [Code::NotUtf8]);
    page_shows(&read, Code::NotUtf8);
    assert!(read.value.find("content/guides/keys.md").is_none());
    assert!(read.value.find("content/picture.png").is_some_and(|(_, file)| file.bytes.is_some()));
}

#[test]
fn one_line_of_100_mb_is_not_read() {
    let folder = folder();
    let place = folder.path().join("content/guides/log.txt");
    put(folder.path(), "content/guides/log.txt", b"");
    let log = fs::File::options().write(true).open(place);
    log.and_then(|log| log.set_len(100 << 20)).expect("a file can be long");
    let read = read(folder.path());
    assert_eq!(codes(&read), [Code::TooLarge]);
    page_shows(&read, Code::TooLarge);
    assert!(read.value.find("content/guides/log.txt").is_none());
}

#[cfg(unix)]
#[test]
fn a_link_that_leaves_the_folder_is_refused_and_one_within_is_followed() {
    use std::os::unix::fs::symlink;
    let (folder, elsewhere) = (folder(), TempDir::new().expect("there is a place for it"));
    put(elsewhere.path(), "secrets/password.md", b"secret");
    let root = folder.path();
    let links = [
        (elsewhere.path().join("secrets/password.md"), "content/password.md"),
        (elsewhere.path().join("secrets"), "content/secrets"),
        (elsewhere.path().join("secrets/password.md"), "data/facts/password.yaml"),
        (Path::new("/etc/passwd").to_owned(), "content/passwd.txt"),
        (root.join("content/index.md"), "content/again.md"),
        (root.join("content"), "content/circle"),
    ];
    for (target, link) in &links {
        symlink(target, root.join(link)).expect("a link can be made");
    }
    let read = read(root);
    assert_eq!(codes(&read), [Code::OutsideRoot; 4]);
    assert!(read.value.find("content/again.md").is_some());
    for (_, file) in read.value.iter() {
        assert!(!file.text.contains("secret"), "{}", file.path);
        assert!(!file.path.contains("circle"), "{}", file.path);
    }
}

#[test]
fn what_was_read_is_what_lies_there() {
    let folder = folder();
    let read = read(folder.path());
    assert_eq!(codes(&read), []);
    let expected = toolkit::sources(&toolkit::fixture(&["minimal"]));
    for (_, file) in expected.iter() {
        let found = read.value.find(&file.path).map(|(_, found)| found);
        assert_eq!(found, Some(file));
    }
}
