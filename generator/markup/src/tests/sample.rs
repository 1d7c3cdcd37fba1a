//! A document with one of everything, and its labels.

use std::collections::BTreeMap;

use documents::{Labels, Standard};

use crate::LABELS;

/// The document, with words for every label.
pub fn standard() -> Standard {
    let mut standard = documents::sample();
    let mut entries: BTreeMap<String, String> =
        standard.labels.iter().map(|(key, label)| (key.to_owned(), label.to_owned())).collect();
    for key in LABELS {
        entries.entry((*key).to_owned()).or_insert_with(|| key.replace(['.', '_'], " "));
    }
    standard.labels = Labels::new(entries);
    standard
}
