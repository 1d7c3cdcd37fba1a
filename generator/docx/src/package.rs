//! How do parts become one package that Word opens, and what do the packages of others hold?

mod archive;
mod tree;

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::xml::Xml;

pub(crate) use archive::malformed;
pub use archive::{Archive, Damage};
pub use tree::{Element, Node};

/// The namespace of the text itself.
pub const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of the attributes that name a relationship.
pub const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The parts of a package by path.
#[derive(Default)]
pub struct Package {
    parts: BTreeMap<String, Vec<u8>>,
    types: BTreeMap<String, String>,
}

impl Package {
    /// Adds a part of the text, such as `styles`, with its relationships.
    pub fn add_word_part(&mut self, name: &str, kind: &str, bytes: Vec<u8>, links: &Relationships) {
        let path = format!("word/{name}.xml");
        self.types.insert(path.clone(), format!("{WORD_TYPE}.{kind}+xml"));
        self.parts.insert(path, bytes);
        if !links.entries.is_empty() {
            self.parts.insert(format!("word/_rels/{name}.xml.rels"), links.write());
        }
    }

    /// Adds a part that is not text, with its content type.
    pub fn add_part(&mut self, path: &str, content_type: &str, bytes: Vec<u8>) {
        self.types.insert(path.to_owned(), content_type.to_owned());
        self.parts.insert(path.to_owned(), bytes);
    }

    /// The package as bytes: parts in order of path, all of one fixed date.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.parts.insert("[Content_Types].xml".to_owned(), self.content_types());
        self.parts.insert("_rels/.rels".to_owned(), roots().write());
        // The system and the rights are said here because the library would ask the machine.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .system(System::Unix);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in &self.parts {
            zip.start_file(path.as_str(), options).expect("every path is short and only once here");
            zip.write_all(bytes).expect("a part in memory stays below the limit of 4 GiB");
        }
        zip.finish().expect("a vector takes every byte").into_inner()
    }

    fn content_types(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relations)]);
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        for (path, content_type) in &self.types {
            let name = format!("/{path}");
            xml.empty("Override", &[("PartName", &name), ("ContentType", content_type)]);
        }
        xml.finish()
    }
}

fn roots() -> Relationships {
    let mut roots = Relationships::default();
    roots.add(&format!("{RELATIONS}/officeDocument"), "word/document.xml", Place::Inside);
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    roots.add(&core, "docProps/core.xml", Place::Inside);
    roots.add(&format!("{RELATIONS}/extended-properties"), "docProps/app.xml", Place::Inside);
    roots
}

/// What a part points at.
#[derive(Default)]
pub struct Relationships {
    entries: Vec<(String, String, Place)>,
}

/// Whether a relationship stays in the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Another part.
    Inside,
    /// An address.
    Outside,
}

impl Relationships {
    /// The identifier of the relationship to another part of the text, such as `styles`.
    pub fn part(&mut self, kind: &str, target: &str) -> String {
        self.add(&format!("{RELATIONS}/{kind}"), target, Place::Inside)
    }

    /// The identifier of the relationship to an address.
    pub fn address(&mut self, url: &str) -> String {
        self.add(&format!("{RELATIONS}/hyperlink"), &encoded(url), Place::Outside)
    }

    fn add(&mut self, kind: &str, target: &str, place: Place) -> String {
        let entry = (kind.to_owned(), target.to_owned(), place);
        let index = self.entries.iter().position(|known| *known == entry).unwrap_or_else(|| {
            self.entries.push(entry);
            self.entries.len() - 1
        });
        format!("rId{}", index + 1)
    }

    fn write(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))]);
        for (index, (kind, target, place)) in self.entries.iter().enumerate() {
            let id = format!("rId{}", index + 1);
            let mut attributes = vec![("Id", id.as_str()), ("Type", kind), ("Target", target)];
            match place {
                Place::Inside => {}
                Place::Outside => attributes.push(("TargetMode", "External")),
            }
            xml.empty("Relationship", &attributes);
        }
        xml.finish()
    }
}

/// The address with everything escaped that a URI may not hold, since Word calls a package with
/// such a relationship damaged.
fn encoded(url: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for byte in url.bytes() {
        let refused = !byte.is_ascii_graphic() || b"\"<>\\^`{|}".contains(&byte);
        if refused {
            address.extend(['%', digit(byte >> 4), digit(byte & 0xF)]);
        } else {
            address.push(char::from(byte));
        }
    }
    address
}

fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0').to_ascii_uppercase()
}
