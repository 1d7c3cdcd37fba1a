//! Does the same input give the same bytes, in Word as Word wants them?

use std::io::Read as _;

use docx::PaperStyle;
use sources::FileId;

use crate::show;
use crate::toolkit::{self, Compiled, Reach, THEME};

fn word(compiled: &Compiled) -> Vec<u8> {
    let style = std::str::from_utf8(&THEME["theme/paper/word.toml"]).expect("it is UTF-8");
    let style = PaperStyle::parse(FileId(0), style).value;
    let style = style.expect("the project's own paper style is right");
    let documents = compiled.documents.as_ref().expect("the toolkit has documents");
    docx::write(&documents.standard, &style)
}

#[test]
fn two_compiles_give_the_same_bytes() {
    let files = toolkit::fixture(&["minimal", "full", "apiary"]);
    let first = toolkit::compile(&files, Reach::Website);
    let second = toolkit::compile(&files, Reach::Website);
    assert_eq!(first.diagnostics, second.diagnostics);
    let paths: Vec<_> = first.tree.keys().collect();
    assert_eq!(paths, second.tree.keys().collect::<Vec<_>>());
    for (path, bytes) in &first.tree {
        assert!(second.tree.get(path) == Some(bytes), "{path} differs");
    }
    assert!(word(&first) == word(&second), "the Word file differs");
}

/// A sector made of a few files yields every output, and its words stand in each.
#[test]
fn everything_that_is_published_is_the_same_twice_and_knows_the_sector() {
    let sources = toolkit::sources(&toolkit::fixture(&["minimal", "full", "apiary"]));
    let build = documents::Build::default();
    let first = cli::compile(&sources, &build);
    let second = cli::compile(&sources, &build);
    assert_eq!(show::diagnostics(&sources, &first.diagnostics), "");
    for (path, bytes) in &first.value {
        assert!(second.value.get(path) == Some(bytes), "{path} differs");
    }
    assert_eq!(first.value.len(), second.value.len());
    let wanted = [
        "index.html",
        "404.html",
        "print.html",
        "search.html",
        "feed.xml",
        "robots.txt",
        "controls/bee-c1.html",
        "threats/bee-t1.html",
        "data/index.json",
        "data/controls/bee-c1.json",
        "downloads/profile.docx",
        "downloads/toolkit.zip",
        "build.json",
    ];
    for path in wanted {
        assert!(first.value.contains_key(path), "there is no `{path}`");
    }
    let words = document(&first.value["downloads/profile.docx"]);
    assert!(words.contains("The hive shall have a lid."));
}

/// An editor on Windows ends lines in its own way, and may begin a file with a mark.
#[test]
fn line_ends_of_windows_and_a_byte_order_mark_change_nothing() {
    let files = toolkit::fixture(&["minimal", "full", "apiary"]);
    let expected = toolkit::compile(&files, Reach::Documents);
    for mark in ["", "\u{feff}"] {
        let mut changed = files.clone();
        let authored = changed.iter_mut().filter(|(path, _)| !path.starts_with("theme/"));
        for (_, bytes) in authored {
            let text = String::from_utf8(bytes.clone()).expect("the fixture is text");
            *bytes = format!("{mark}{}", text.replace('\n', "\r\n")).into_bytes();
        }
        let compiled = toolkit::compile(&changed, Reach::Documents);
        assert_eq!(show::diagnostics(&compiled.sources, &compiled.diagnostics), "", "{mark:?}");
        let words = |compiled: &Compiled| {
            let documents = compiled.documents.as_ref().expect("the fixture has documents");
            show::standard(&documents.standard, "").expect("all of it is there")
        };
        assert_eq!(words(&compiled), words(&expected));
    }
}

#[test]
fn the_word_file_holds_every_heading_and_its_parts_are_xml() {
    let compiled = toolkit::compile(&toolkit::fixture(&["minimal", "full"]), Reach::Documents);
    let document = document(&word(&compiled));
    let standard = &compiled.documents.expect("the fixture has documents").standard;
    for entry in &standard.contents {
        assert!(document.contains(&entry.title), "the heading `{}` is missing", entry.title);
    }
}

/// The words of a Word file, all of whose parts have to be well-formed.
fn document(package: &[u8]) -> String {
    let package = std::io::Cursor::new(package);
    let mut package = zip::ZipArchive::new(package).expect("a .docx file is a zip archive");
    let mut document = String::new();
    for at in 0..package.len() {
        let mut part = package.by_index(at).expect("the archive lists its parts");
        let mut xml = String::new();
        part.read_to_string(&mut xml).expect("parts are UTF-8");
        let name = part.name().expect("names in the archive are UTF-8").into_owned();
        let words = read_xml(&name, &xml);
        if name == "word/document.xml" {
            document = words;
        }
    }
    document
}

/// The words of a part, which has to be well-formed.
fn read_xml(name: &str, xml: &str) -> String {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut words = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return words,
            Ok(Event::Text(text)) => words.push_str(&text.xml10_content()),
            Ok(_) => {}
            Err(error) => panic!("{name}: {error}"),
        }
    }
}
