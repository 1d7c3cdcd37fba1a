//! What does `build.json` say of the files that are published?

use std::collections::BTreeMap;
use std::fmt::Write;

use documents::{Build, Site};
use rayon::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use website::Tree;

/// What is known of the outputs beside their bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    edition: String,
    language: String,
    sector: Option<String>,
    date: Option<String>,
    revision: Option<String>,
    /// Kind → number of pages.
    pages: BTreeMap<String, usize>,
}

impl Counts {
    /// What `site` and `build` say.
    pub fn new(site: &Site, build: &Build) -> Self {
        let mut pages = BTreeMap::new();
        for page in &site.pages {
            *pages.entry(page.kind.clone()).or_default() += 1;
        }
        Self {
            edition: site.edition.clone(),
            language: site.language.clone(),
            sector: site.sector.clone(),
            date: build.date.clone(),
            revision: build.revision.clone(),
            pages,
        }
    }
}

/// `build.json` for the files of `tree`.
pub fn write(tree: &Tree, counts: &Counts) -> Vec<u8> {
    let hashes: Vec<(&String, String)> =
        tree.par_iter().map(|(path, bytes)| (path, hash(bytes))).collect();
    let hashes: serde_json::Map<String, Value> =
        hashes.into_iter().map(|(path, hash)| (path.clone(), Value::String(hash))).collect();
    let value = json!({
        "program": { "name": "cra-toolkit", "version": env!("CARGO_PKG_VERSION") },
        "edition": counts.edition,
        "language": counts.language,
        "sector": counts.sector,
        "date": counts.date,
        "revision": counts.revision,
        "counts": {
            "files": tree.len() + 1,
            "pages": counts.pages.values().sum::<usize>(),
            "kinds": counts.pages,
        },
        "sha256": hashes,
    });
    let mut bytes = serde_json::to_vec_pretty(&value).expect("text and numbers become JSON");
    bytes.push(b'\n');
    bytes
}

/// The SHA-256 of `bytes` in hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

/// Bytes in hexadecimal digits.
pub fn digits(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("a string takes every character");
        digits
    })
}
