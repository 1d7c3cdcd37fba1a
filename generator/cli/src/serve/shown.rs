//! What does the server show: the last good site, and what is wrong since?

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value;
use website::Tree;

use crate::compile::{self, ARCHIVE, MANIFEST, Outputs};
use crate::manifest;

/// A site in memory.
#[derive(Debug, Default)]
pub struct Shown {
    outputs: Outputs,
    /// Path → what its bytes are recognised by.
    tags: BTreeMap<String, String>,
    /// The files that are made from all others: only when somebody asks for one.
    packed: OnceLock<Tree>,
}

/// A file, and what its bytes are recognised by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownFile<'a> {
    /// The bytes.
    pub bytes: &'a [u8],
    /// The same for the same bytes.
    pub tag: &'a str,
}

impl Shown {
    /// The site of `outputs`; what is as in `before` is not hashed again.
    pub fn new(outputs: Outputs, before: Option<&Self>) -> Self {
        let tags = outputs.tree.iter().map(|(path, bytes)| {
            let known = before.and_then(|before| before.file(path));
            let tag = match known {
                Some(file) if file.bytes == bytes.as_slice() => file.tag.to_owned(),
                Some(_) | None => manifest::hash(bytes)[..32].to_owned(),
            };
            (path.clone(), tag)
        });
        let tags = tags.collect();
        Self { outputs, tags, packed: OnceLock::new() }
    }

    /// The file at `path`.
    pub fn file(&self, path: &str) -> Option<ShownFile<'_>> {
        let bytes = self.outputs.tree.get(path)?;
        Some(ShownFile { bytes, tag: self.tags.get(path)? })
    }

    /// The file at `path` that is made from all others.
    pub fn packed(&self, path: &str) -> Option<&[u8]> {
        if ![ARCHIVE, MANIFEST].contains(&path) || self.outputs.tree.is_empty() {
            return None;
        }
        let packed = self.packed.get_or_init(|| {
            let mut tree = compile::pack(self.outputs.clone());
            tree.retain(|path, _| [ARCHIVE, MANIFEST].contains(&path.as_str()));
            tree
        });
        packed.get(path).map(Vec::as_slice)
    }

    /// The paths that differ from `before`: new, changed or gone.
    pub fn changes(&self, before: Option<&Self>) -> Vec<String> {
        let none = BTreeMap::new();
        let old = before.map_or(&none, |before| &before.tags);
        let changed = self.tags.iter().filter(|(path, tag)| old.get(*path) != Some(*tag));
        let gone = old.keys().filter(|path| !self.tags.contains_key(*path));
        let mut paths: Vec<String> = changed.map(|(path, _)| path).chain(gone).cloned().collect();
        paths.sort();
        paths
    }
}

/// What is wrong, as the pages get it: findings with the report for people.
pub type Faults = Vec<Value>;
