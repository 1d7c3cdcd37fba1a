//! Is it safe to read a folder that somebody else filled?

use std::fs::{self, File};
use std::path::Path;

use sources::{Checked, Code, Sources};
use tempfile::TempDir;

use super::{is_ignored, on_disk, read};

/// A toolkit of these files in a folder of its own, inside of which nothing else lies.
fn kit(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    put(folder.path(), "kit/book.toml", b"");
    for (path, bytes) in files {
        put(folder.path(), &format!("kit/{path}"), bytes);
    }
    folder
}

fn put(folder: &Path, path: &str, bytes: &[u8]) {
    let place = folder.join(path);
    fs::create_dir_all(place.parent().expect("a file lies in a folder")).expect("it can be made");
    fs::write(place, bytes).expect("a file of the test can be written");
}

/// What the kit has of its own.
fn read_kit(folder: &TempDir) -> Checked<Sources> {
    let kit = on_disk(&folder.path().join("kit")).expect("the kit can be read");
    let sources = Sources::new(kit.value.texts, kit.value.bytes);
    Checked { value: sources, diagnostics: kit.diagnostics }
}

fn paths(read: &Checked<Sources>) -> Vec<&str> {
    read.value.iter().map(|(_, file)| file.path.as_str()).collect()
}

fn faults(read: &Checked<Sources>) -> Vec<(Code, &str)> {
    let faults = read.diagnostics.iter();
    faults.map(|fault| (fault.code, fault.message.as_str())).collect()
}

#[test]
fn only_what_a_toolkit_consists_of_is_read() {
    let folder = kit(&[
        ("CHANGELOG.md", b"# 1"),
        ("content/b/a.md", b"b"),
        ("content/a.md", b"a"),
        ("content/a.md~", b""),
        ("content/.a.md.swp", b""),
        ("content/.hidden/a.md", b""),
        ("content/4913", b""),
        ("data/x.yaml", b"x: 1"),
        ("data/README.md", b""),
        ("theme/site/x.svg", b"<svg/>"),
        ("public/index.html", b""),
        ("target/x.md", b""),
        (".git/config", b""),
        ("README.md", b""),
    ]);
    let read = read_kit(&folder);
    let expected = [
        "CHANGELOG.md",
        "book.toml",
        "content/a.md",
        "content/b/a.md",
        "data/README.md",
        "data/x.yaml",
        "theme/site/x.svg",
    ];
    assert_eq!(paths(&read), expected);
    assert_eq!(faults(&read), []);
}

#[test]
fn a_toolkit_without_a_theme_has_the_built_in_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let of_project = on_disk(&root).expect("the repository can be read").value;
    let theme = |path: &&String| path.starts_with("theme/");
    let of_project: Vec<String> = of_project
        .texts
        .keys()
        .chain(of_project.bytes.keys())
        .filter(theme)
        .cloned()
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    assert!(of_project.len() > 30, "the theme is there: {of_project:?}");
    let kit = read(&kit(&[]).path().join("kit")).expect("the kit can be read");
    let with_theme = of_project.iter().map(String::as_str);
    let expected: Vec<&str> = std::iter::once("book.toml").chain(with_theme).collect();
    assert_eq!(paths(&kit), expected);
}

#[test]
fn a_file_of_the_theme_replaces_the_built_in_one_and_no_other() {
    let folder = kit(&[("theme/site/styles/tokens.css", b"own"), ("theme/site/mine.png", b"\xff")]);
    let kit = read(&folder.path().join("kit")).expect("the kit can be read").value;
    let text = |path| kit.find(path).map(|(_, file)| file.text.as_str());
    assert_eq!(text("theme/site/styles/tokens.css"), Some("own"));
    assert!(text("theme/site/styles/base.css").is_some_and(|text| text.contains("@layer base")));
    assert!(text("theme/labels/en.toml").is_some_and(|text| text.contains("[page]")));
    assert!(kit.find("theme/site/mine.png").is_some());
}

#[test]
fn ignore_files_of_the_toolkit_are_obeyed() {
    let folder = kit(&[
        (".gitignore", b"*.draft.md\n"),
        ("content/.gitignore", b"/own.md\n"),
        ("content/a.draft.md", b""),
        ("content/own.md", b""),
        ("content/b/own.md", b""),
    ]);
    put(folder.path(), ".gitignore", b"*.md\n");
    assert_eq!(paths(&read_kit(&folder)), ["book.toml", "content/b/own.md"]);
}

#[test]
fn leftovers_of_editors_and_merges_are_ignored() {
    for name in [
        ".#a.md",
        "#a.md#",
        "a.md~",
        "4913",
        "a.swp",
        "a.swx",
        "a.tmp",
        ".goutputstream-X1",
        "a.md___jb_tmp___",
        "a.md___jb_old___",
        "a.md.orig",
        ".DS_Store",
    ] {
        assert!(is_ignored(name), "{name}");
    }
    for name in ["a.md", "#a.md", "a~b.md", "49130", "tmp", "___.md"] {
        assert!(!is_ignored(name), "{name}");
    }
}

#[test]
fn text_must_be_utf8_and_other_files_need_not() {
    let folder = kit(&[
        ("content/a.md", b"one\ntwo\n\xe9\n"),
        ("content/b.MD", b"\xff"),
        ("theme/site/a.png", b"\x89PNG"),
        ("theme/site/a.svg", b"<svg/>"),
    ]);
    let read = read_kit(&folder);
    let expected = [
        (Code::NotUtf8, "`content/a.md` is not UTF-8 in line 3"),
        (Code::NotUtf8, "`content/b.MD` is not UTF-8 in line 1"),
    ];
    assert_eq!(faults(&read), expected);
    assert_eq!(paths(&read), ["book.toml", "theme/site/a.png", "theme/site/a.svg"]);
    let bytes = |path| read.value.find(path).and_then(|(_, file)| file.bytes.clone());
    assert_eq!(bytes("theme/site/a.png").as_deref(), Some(&b"\x89PNG"[..]));
    assert_eq!(bytes("theme/site/a.svg"), None);
}

#[test]
fn large_files_are_not_read() {
    let folder = kit(&[("content/a.md", b""), ("content/b.bin", b""), ("content/c.bin", b"")]);
    let grow = |path: &str, size: u64| {
        let file = File::options().write(true).open(folder.path().join("kit").join(path));
        file.and_then(|file| file.set_len(size)).expect("a file can have a hole");
    };
    grow("content/a.md", (4 << 20) + 1);
    grow("content/b.bin", (4 << 20) + 1);
    grow("content/c.bin", 1 << 40);
    let read = read_kit(&folder);
    let expected = [
        (Code::TooLarge, "`content/a.md` is larger than 4 MiB"),
        (Code::TooLarge, "`content/c.bin` is larger than 16 MiB"),
    ];
    assert_eq!(faults(&read), expected);
    assert_eq!(paths(&read), ["book.toml", "content/b.bin"]);
}

#[test]
fn a_missing_root_is_a_failure_that_names_it() {
    let folder = kit(&[]);
    let missing = folder.path().join("missing");
    let failure = read(&missing).expect_err("there is nothing to read").to_string();
    assert!(failure.contains(&missing.display().to_string()), "{failure}");
}

#[test]
fn folders_may_not_be_too_deep() {
    let deep = format!("content/{}a.md", "x/".repeat(40));
    let folder = kit(&[(&deep, b"")]);
    let read = read_kit(&folder);
    assert_eq!(paths(&read), ["book.toml"]);
    assert_eq!(
        read.diagnostics.iter().map(|fault| fault.code).collect::<Vec<_>>(),
        [Code::TooDeep]
    );
}

#[cfg(unix)]
mod links {
    //! Links, pipes and names that only some systems know.

    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    fn link(folder: &TempDir, path: &str, target: &str) {
        symlink(target, folder.path().join("kit").join(path)).expect("a link can be made");
    }

    #[test]
    fn links_that_lead_out_are_not_followed() {
        let folder = kit(&[("content/a.md", b"a"), (".git/config", b"password"), ("x.md", b"x")]);
        put(folder.path(), "secret/key.md", b"secret");
        link(&folder, "content/file.md", "../../secret/key.md");
        link(&folder, "content/folder", "../../secret");
        link(&folder, "content/absolute", "/etc");
        link(&folder, "content/hidden.md", "../.git/config");
        link(&folder, "content/beside.md", "../x.md");
        link(&folder, "data", "../secret");
        link(&folder, "content/root", "..");
        let read = read_kit(&folder);
        assert_eq!(paths(&read), ["book.toml", "content/a.md"]);
        assert!(read.diagnostics.iter().all(|fault| fault.code == Code::OutsideRoot));
        assert_eq!(read.diagnostics.len(), 7);
        let message = "the link `content/file.md` leaves the folders that are read";
        assert!(read.diagnostics.iter().any(|fault| fault.message == message));
    }

    #[test]
    fn links_inside_are_followed_under_their_own_name() {
        let folder = kit(&[("content/a/x.md", b"x")]);
        link(&folder, "content/b", "a");
        link(&folder, "content/y.md", "a/x.md");
        let read = read_kit(&folder);
        let expected = ["book.toml", "content/a/x.md", "content/b/x.md", "content/y.md"];
        assert_eq!(paths(&read), expected);
        assert_eq!(faults(&read), []);
    }

    #[test]
    fn links_in_circles_end() {
        let folder = kit(&[("content/a/x.md", b"x"), ("content/b/y.md", b"y")]);
        link(&folder, "content/self", "self");
        link(&folder, "content/a/up", "..");
        link(&folder, "content/a/b", "../b");
        link(&folder, "content/b/a", "../a");
        let read = read_kit(&folder);
        assert!(paths(&read).contains(&"content/a/b/y.md"));
        assert!(paths(&read).len() < 20, "{:?}", paths(&read));
        assert_eq!(faults(&read), []);
    }

    #[test]
    fn a_link_to_nothing_is_reported() {
        let folder = kit(&[("content/a.md", b"")]);
        link(&folder, "content/b.md", "gone.md");
        link(&folder, "content/.#a.md", "somebody@host.1:2");
        let read = read_kit(&folder);
        let expected = [(Code::MissingFile, "the link `content/b.md` leads to nothing")];
        assert_eq!(faults(&read), expected);
    }

    #[test]
    fn a_pipe_is_a_failure_and_not_waited_for() {
        let folder = kit(&[("content/a.md", b"")]);
        let pipe = folder.path().join("kit/content/b.md");
        let made = Command::new("mkfifo").arg(&pipe).status().expect("`mkfifo` is there");
        assert!(made.success());
        let failure = read(&folder.path().join("kit")).expect_err("a pipe is no file");
        assert!(failure.to_string().contains("content/b.md"), "{failure}");
    }

    #[test]
    fn names_that_cannot_stand_in_an_address_are_reported() {
        let folder = kit(&[("content/a\nb.md", b""), ("content/a\\b.md", b"")]);
        let content = folder.path().join("kit/content");
        fs::write(content.join(OsStr::from_bytes(b"\xe9.md")), b"").expect("names are bytes");
        let read = read_kit(&folder);
        let codes: Vec<Code> = read.diagnostics.iter().map(|fault| fault.code).collect();
        assert_eq!(codes, [Code::BadForm, Code::BadForm, Code::NotUtf8]);
        assert!(read.diagnostics.iter().all(|fault| !fault.message.contains('\n')));
        assert_eq!(paths(&read), ["book.toml"]);
    }

    #[test]
    fn a_file_that_may_not_be_read_is_a_failure_that_names_it() {
        use std::os::unix::fs::PermissionsExt;

        let folder = kit(&[("content/a.md", b"")]);
        let place = folder.path().join("kit/content/a.md");
        let closed = fs::Permissions::from_mode(0o000);
        fs::set_permissions(&place, closed).expect("its owner may close a file");
        // The administrator may read everything.
        if File::open(&place).is_err() {
            let failure = read(&folder.path().join("kit")).expect_err("it is closed");
            assert!(failure.to_string().contains("content/a.md"), "{failure}");
        }
    }
}
