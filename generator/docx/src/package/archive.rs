//! What does a package hold that somebody else made?
//!
//! Nothing that it says of itself is believed: parts are counted and measured while they are
//! read, names may not leave the package, and no entity is expanded.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::tree::Element;

/// More entries than any document has.
const MAX_ENTRIES: usize = 4000;
/// The largest part that is read.
const MAX_PART: u64 = 16 << 20;
/// The largest sum of parts that is read.
const MAX_TOTAL: u64 = 64 << 20;

/// The XML parts of a package by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Archive {
    parts: BTreeMap<String, Vec<u8>>,
}

/// Why a package cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It is no zip file, or a broken one.
    NotAPackage(String),
    /// It has more entries than a document needs.
    TooManyEntries(usize),
    /// A part, or all together, would fill the memory.
    TooLarge(String),
    /// It is protected by a password.
    Encrypted(String),
    /// The name of an entry leads out of the package.
    OutsidePackage(String),
    /// It lacks a part that the job needs.
    MissingPart(String),
    /// A part is not XML of the expected kind.
    Malformed {
        /// The part.
        part: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPackage(reason) => write!(f, "this is not a Word file: {reason}"),
            Self::TooManyEntries(count) => {
                write!(f, "the file has {count} entries, and more than {MAX_ENTRIES} are refused")
            }
            Self::TooLarge(part) => write!(f, "`{part}` is larger than a document needs"),
            Self::Encrypted(part) => write!(f, "`{part}` is protected by a password"),
            Self::OutsidePackage(name) => write!(f, "the entry `{name}` leads out of the file"),
            Self::MissingPart(part) => write!(f, "the file has no part `{part}`"),
            Self::Malformed { part, reason } => write!(f, "`{part}` cannot be read: {reason}"),
        }
    }
}

impl std::error::Error for Damage {}

impl Archive {
    /// Reads the XML parts of a package; pictures and programs are passed over.
    ///
    /// # Errors
    /// When it is not a zip file, has a password, or is larger or more crooked than a document
    /// has any reason to be.
    pub fn open(bytes: &[u8]) -> Result<Self, Damage> {
        let broken = |error: zip::result::ZipError| Damage::NotAPackage(error.to_string());
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if zip.len() > MAX_ENTRIES {
            return Err(Damage::TooManyEntries(zip.len()));
        }
        let mut parts = BTreeMap::new();
        let mut total = 0;
        for index in 0..zip.len() {
            let entry = zip.by_index_data(index).map_err(broken)?;
            let name = entry.name().map_err(broken)?.into_owned();
            if is_outside(&name) {
                return Err(Damage::OutsidePackage(name));
            }
            if entry.encrypted() {
                return Err(Damage::Encrypted(name));
            }
            if !is_xml(&name) {
                continue;
            }
            let mut part = Vec::new();
            let file = zip.by_index(index).map_err(broken)?;
            let read = file.take(MAX_PART + 1).read_to_end(&mut part);
            read.map_err(|error| malformed(&name, &error.to_string()))?;
            let size = u64::try_from(part.len()).unwrap_or(u64::MAX);
            total += size;
            if size > MAX_PART || total > MAX_TOTAL {
                return Err(Damage::TooLarge(name));
            }
            parts.insert(name, part);
        }
        Ok(Self { parts })
    }

    /// The paths of the parts, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    /// The bytes of a part.
    #[must_use]
    pub fn part(&self, path: &str) -> Option<&[u8]> {
        self.parts.get(path).map(Vec::as_slice)
    }

    /// The tree of a part.
    ///
    /// # Errors
    /// When the part is missing or is not well-formed XML.
    pub fn tree(&self, path: &str) -> Result<Element, Damage> {
        let part = self.part(path).ok_or_else(|| Damage::MissingPart(path.to_owned()))?;
        Element::parse(part).map_err(|reason| malformed(path, &reason))
    }

    /// The path of the document, which the package names in its own relationships.
    ///
    /// # Errors
    /// When the package does not name one, or names one that it does not have.
    pub fn document(&self) -> Result<String, Damage> {
        let wanted = "/officeDocument";
        self.target("", wanted).ok_or_else(|| Damage::MissingPart("word/document.xml".to_owned()))
    }

    /// The path of the part that `part` refers to by a relationship whose type ends in `kind`.
    #[must_use]
    pub fn target(&self, part: &str, kind: &str) -> Option<String> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let links = self.tree(&format!("{folder}{slash}_rels/{name}.rels")).ok()?;
        let link = links.elements().find(|link| link.get("Type").ends_with(kind))?;
        let target = link.get("Target");
        let path = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("{folder}{slash}{target}"),
        };
        self.parts.contains_key(&path).then_some(path)
    }
}

pub(crate) fn malformed(part: &str, reason: &str) -> Damage {
    Damage::Malformed { part: part.to_owned(), reason: reason.to_owned() }
}

fn is_xml(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["xml", "rels"].contains(&ending)
}

fn is_outside(name: &str) -> bool {
    name.starts_with('/')
        || name.contains(['\\', ':', '\0'])
        || name.split('/').any(|step| step == "..")
}
