//! What does the interface call things, in the language of the toolkit?

use std::collections::BTreeMap;

/// The strings of `theme/labels/<language>.toml`, flattened: `page.outline` → "On this page".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    entries: BTreeMap<String, String>,
}

impl Labels {
    /// Labels from their flattened keys.
    #[must_use]
    pub fn new(entries: BTreeMap<String, String>) -> Self {
        Self { entries }
    }

    /// The label for `key`, or the key itself, so that a gap is seen and nothing breaks.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.entries.get(key).map_or(key, String::as_str)
    }

    /// All labels, in order of key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().map(|(key, label)| (key.as_str(), label.as_str()))
    }
}
