//! Is every output made from the sources alone, and every fault reported?

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};

use documents::Build;
use serde_json::Value;
use sources::{Checked, Code, Diagnostic, Sources};
use website::Tree;

use super::{ARCHIVE, LEFT_OUT, MANIFEST, Options, Part, compile, formats, pack, profile};
use crate::{manifest, read};

/// Path, text, and the bytes of what is no text.
type SourceFile = (String, String, Option<Vec<u8>>);

/// The smallest toolkit of the test suite with the project's theme.
static SMALL: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for (folder, theme) in [(root.join("tests/fixtures/minimal"), false), (root, true)] {
        let read = read(&folder).expect("the repository can be read");
        let found = read.value.iter().map(|(_, file)| file);
        let found = found.filter(|file| file.path.starts_with("theme/") == theme);
        files.extend(found.map(|file| (file.path.clone(), file.text.clone(), file.bytes.clone())));
    }
    files
});

/// The small toolkit with every text changed as `change` says; without a text, the file is gone.
fn sources(change: impl Fn(&str, &str) -> Option<String>) -> Sources {
    let (mut texts, mut bytes) = (BTreeMap::new(), BTreeMap::new());
    for (path, text, content) in SMALL.iter() {
        match content {
            Some(content) => {
                bytes.insert(path.clone(), content.clone());
            }
            None => texts.extend(change(path, text).map(|text| (path.clone(), text))),
        }
    }
    Sources::new(texts, bytes)
}

fn unchanged() -> Sources {
    sources(|_, text| Some(text.to_owned()))
}

fn without(missing: &str) -> Sources {
    sources(|path, text| (path != missing).then(|| text.to_owned()))
}

fn build() -> Build {
    Build {
        date: Some("2026-11-23".to_owned()),
        revision: Some("0123abcd".to_owned()),
        ..Build::default()
    }
}

fn compiled(sources: &Sources) -> Checked<Tree> {
    // Paper takes seconds, and `pdf` tests that it is the same each time.
    let build = build();
    let options = Options {
        build: &build,
        parts: &Part::ALL,
        profile: profile::Format::QUICK,
        shelf: None,
        address: None,
        compared: &[],
    };
    let outputs = formats(sources, &options, &mut |_| {});
    Checked { value: pack(outputs.value), diagnostics: outputs.diagnostics }
}

fn codes(made: &Checked<Tree>) -> Vec<(Code, &str)> {
    codes_of(&made.diagnostics)
}

fn codes_of(faults: &[Diagnostic]) -> Vec<(Code, &str)> {
    faults.iter().map(|fault| (fault.code, fault.message.as_str())).collect()
}

#[test]
fn every_output_is_in_the_tree_and_in_its_manifest() {
    let made = compile(&unchanged(), &build());
    assert_eq!(codes(&made), []);
    for path in model::DOWNLOADS {
        let path = format!("downloads/{path}");
        assert!(made.value.contains_key(&path), "{path}");
    }
    for path in ["index.html", "404.html", ARCHIVE, MANIFEST] {
        assert!(made.value.contains_key(path), "{path}");
    }
    let manifest: Value = serde_json::from_slice(&made.value[MANIFEST]).expect("it is JSON");
    assert_eq!(manifest["date"], "2026-11-23");
    assert_eq!(manifest["revision"], "0123abcd");
    assert_eq!(manifest["counts"]["files"], made.value.len());
    let hashes = manifest["sha256"].as_object().expect("hashes have names");
    assert_eq!(hashes.len(), made.value.len() - 1);
    for (path, hash) in hashes {
        assert_eq!(hash, &manifest::hash(&made.value[path]), "{path}");
    }
}

#[test]
fn the_archive_holds_what_is_needed_on_a_disk_and_not_itself() {
    let made = compiled(&unchanged());
    let mut archive = zip::ZipArchive::new(Cursor::new(&made.value[ARCHIVE])).expect("it is one");
    let mut unpacked = Tree::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("the file is there");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be unpacked");
        let name = file.name().expect("names are UTF-8").into_owned();
        unpacked.insert(name, bytes);
    }
    let expected = website::disk_copy(&made.value, &LEFT_OUT);
    // Not the bytes of a whole site, should they differ.
    assert!(unpacked == expected, "{:?} is not {:?}", unpacked.keys(), expected.keys());
    for path in ["index.html", "downloads/controls.csv", "data/index.json"] {
        assert!(unpacked.contains_key(path), "{path} is missing");
    }
    for path in [ARCHIVE, MANIFEST, "worker.js", "_headers"] {
        assert!(made.value.contains_key(path), "{path} is not even in the site");
        assert!(!unpacked.contains_key(path), "{path} is of no use there");
    }
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    assert_eq!(compiled(&unchanged()), compiled(&unchanged()));
}

#[test]
fn parts_can_be_made_alone() {
    let build = build();
    let options = Options {
        build: &build,
        parts: &[Part::Profile],
        profile: &[profile::Format::Sts],
        shelf: None,
        address: None,
        compared: &[],
    };
    let made = formats(&unchanged(), &options, &mut |_| {});
    assert_eq!(made.value.tree.keys().collect::<Vec<_>>(), ["downloads/profile.sts.xml"]);
}

#[test]
fn every_file_of_the_profile_belongs_to_a_format() {
    let made: Vec<&str> =
        profile::Format::ALL.iter().flat_map(|format| format.files()).copied().collect();
    assert_eq!(made.iter().filter(|name| !model::PROFILE_DOWNLOADS.contains(name)).count(), 0);
    if cfg!(feature = "pdf") {
        assert_eq!(made.len(), model::PROFILE_DOWNLOADS.len());
    }
}

/// A page that links every file of the profile leads to those that there are.
#[test]
fn what_is_linked_exists() {
    let links = model::DOWNLOADS.iter().map(|name| format!("[{name}](download:{name})"));
    let links = links.collect::<Vec<_>>().join(", ");
    let sources = sources(|path, text| match path {
        "content/index.md" => Some(format!("{text}\n{links}\n")),
        _ => Some(text.to_owned()),
    });
    let build = build();
    for (parts, formats, linked) in [
        (&Part::ALL[..], profile::Format::QUICK, 10),
        (&Part::ALL[..], &[profile::Format::Sts][..], 5),
        (&[Part::Site][..], profile::Format::QUICK, 4),
    ] {
        let options = Options { parts, profile: formats, ..Options::whole(&build) };
        let outputs = super::formats(&sources, &options, &mut |_| {});
        assert_eq!(codes_of(&outputs.diagnostics), []);
        let tree = pack(outputs.value);
        let page = String::from_utf8(tree["index.html"].clone()).expect("pages are UTF-8");
        let targets = page.split("href=\"downloads/").skip(1);
        let targets: BTreeSet<&str> =
            targets.map(|rest| rest.split('"').next().unwrap_or_default()).collect();
        assert_eq!(targets.len(), linked, "{targets:?}");
        for target in targets {
            assert!(tree.contains_key(&format!("downloads/{target}")), "{target}");
        }
        for name in model::DOWNLOADS {
            assert!(page.contains(name), "the words stay: {name}");
        }
    }
}

/// Files in memory; the second implementation of the shelf, and the one that can be looked at.
#[derive(Default)]
struct Memory {
    files: Mutex<BTreeMap<Vec<Vec<u8>>, Vec<u8>>>,
    found: AtomicUsize,
}

impl profile::Shelf for Memory {
    fn find(&self, input: &[Vec<u8>]) -> Option<Vec<u8>> {
        let files = self.files.lock().expect("nobody panics while holding it");
        let found = files.get(input).cloned();
        self.found.fetch_add(usize::from(found.is_some()), Ordering::Relaxed);
        found
    }

    fn keep(&self, input: &[Vec<u8>], bytes: &[u8]) {
        let mut files = self.files.lock().expect("nobody panics while holding it");
        files.insert(input.to_vec(), bytes.to_vec());
    }
}

#[cfg(feature = "pdf")]
#[test]
fn paper_from_the_shelf_is_the_same_as_paper_made_anew() {
    let shelf = Memory::default();
    let made = |sources: &Sources, shelf: Option<&dyn profile::Shelf>| {
        let build = build();
        let (parts, profile) = (&[Part::Profile], &[profile::Format::Pdf]);
        let options = Options { parts, profile, shelf, ..Options::whole(&build) };
        formats(sources, &options, &mut |_| {}).value.tree
    };
    let found = || shelf.found.load(Ordering::Relaxed);
    let anew = made(&unchanged(), None);
    assert_eq!(anew.keys().filter(|path| path.ends_with(".pdf")).count(), 2);
    assert_eq!(made(&unchanged(), Some(&shelf)), anew);
    assert_eq!(found(), 0);
    assert_eq!(made(&unchanged(), Some(&shelf)), anew);
    assert_eq!(found(), 4, "two files, and two maps of lines");
    for (changed, from, to) in [
        ("theme/paper/standard.typ", "size: 11pt", "size: 12pt"),
        ("book.toml", "title = \"", "title = \"A\"#\""),
        ("theme/labels/en.toml", "contents = \"Contents\"", "contents = \"Inside\""),
    ] {
        let sources = sources(|path, text| {
            let is_it = path == changed;
            Some(if is_it { text.replace(from, to) } else { text.to_owned() })
        });
        let before = found();
        let other = made(&sources, Some(&shelf));
        if changed == "book.toml" {
            // The title of the site is no part of the profile.
            assert_eq!((found(), other), (before + 4, anew.clone()));
        } else {
            assert_eq!(found(), before, "{changed}");
            assert_ne!(other, anew, "{changed}");
        }
    }
}

#[test]
fn without_a_book_there_is_one_fault_and_no_tree() {
    let made = compiled(&without("book.toml"));
    assert_eq!(codes(&made), [(Code::MissingFile, "there is no `book.toml`")]);
    assert!(made.value.is_empty());
}

#[test]
fn missing_labels_are_one_fault() {
    let made = compiled(&without("theme/labels/en.toml"));
    assert_eq!(codes(&made), [(Code::MissingFile, "there is no `theme/labels/en.toml`")]);
}

#[test]
fn a_label_that_is_no_text_is_reported_at_its_place() {
    let sources = sources(|path, text| {
        let more = if path == "theme/labels/en.toml" { "\n[odd]\nlabel = [1]\n" } else { "" };
        Some(format!("{text}{more}"))
    });
    let made = compiled(&sources);
    assert_eq!(codes(&made), [(Code::WrongType, "the label `odd.label` is a list, not text")]);
    assert!(made.diagnostics[0].span.is_some());
}

#[test]
fn labels_that_only_the_profile_asks_for_are_missed() {
    let sources = sources(|path, text| {
        let is_label = path == "theme/labels/en.toml";
        Some(if is_label { text.replace("source =", "sauce =") } else { text.to_owned() })
    });
    let messages = compiled(&sources).diagnostics;
    let wanted = "the label `standard.source` is missing";
    assert_eq!(messages.iter().filter(|fault| fault.message == wanted).count(), 1);
}

#[test]
fn a_missing_style_does_not_hide_other_faults() {
    let sources = sources(|path, text| match path {
        "theme/paper/word.toml" => None,
        "content/index.md" => Some(text.replace("# Home", "# Home\n\n[x](nowhere.md)")),
        _ => Some(text.to_owned()),
    });
    let made = compiled(&sources);
    let found: Vec<Code> = made.diagnostics.iter().map(|fault| fault.code).collect();
    assert_eq!(found, [Code::MissingFile, Code::DanglingLink]);
    assert!(made.value.contains_key("index.html"));
}
