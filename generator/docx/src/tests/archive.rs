//! Does a package that means harm do none?

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::package::{Archive, Damage};

fn packed<'a>(entries: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Vec<u8> {
    packed_by(CompressionMethod::Deflated, entries)
}

fn packed_by<'a>(
    method: CompressionMethod,
    entries: impl IntoIterator<Item = (&'a str, Vec<u8>)>,
) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in entries {
        zip.start_file(name, options).expect("the name is short");
        zip.write_all(&bytes).expect("a vector takes every byte");
    }
    zip.finish().expect("a vector takes every byte").into_inner()
}

#[test]
fn names_that_lead_out_are_refused() {
    for name in ["../evil.xml", "word/../../evil.xml", "/etc/passwd.xml", "C:\\evil.xml"] {
        let archive = Archive::open(&packed([(name, Vec::new())]));
        assert_eq!(archive, Err(Damage::OutsidePackage(name.to_owned())));
    }
}

#[test]
fn a_part_that_would_fill_the_memory_is_refused() {
    let bomb = packed([("word/styles.xml", vec![b' '; 17 << 20])]);
    assert!(bomb.len() < 100_000, "it looks small");
    assert_eq!(Archive::open(&bomb), Err(Damage::TooLarge("word/styles.xml".to_owned())));
    let names: Vec<String> = (0..5).map(|index| format!("word/{index}.xml")).collect();
    let parts = names.iter().map(|name| (name.as_str(), vec![b' '; 15 << 20]));
    let many = packed_by(CompressionMethod::Stored, parts);
    assert_eq!(Archive::open(&many), Err(Damage::TooLarge("word/4.xml".to_owned())));
}

#[test]
fn too_many_entries_are_refused() {
    let names: Vec<String> = (0..4001).map(|index| format!("{index}.xml")).collect();
    let many = packed(names.iter().map(|name| (name.as_str(), Vec::new())));
    assert_eq!(Archive::open(&many), Err(Damage::TooManyEntries(4001)));
}

#[test]
fn pictures_and_programs_are_passed_over() {
    let bytes = packed([("word/vbaProject.bin", vec![1]), ("a.xml", b"<a/>".to_vec())]);
    let archive = Archive::open(&bytes).expect("nothing is wrong with it");
    assert_eq!(archive.names().collect::<Vec<_>>(), ["a.xml"]);
}

#[test]
fn a_package_that_breaks_off_is_refused() {
    let whole = packed([("a.xml", b"<a>some words that are long enough</a>".to_vec())]);
    for end in 0..whole.len() {
        let archive = Archive::open(&whole[..end]);
        assert!(matches!(archive, Err(Damage::NotAPackage(_))), "{end}");
    }
}
