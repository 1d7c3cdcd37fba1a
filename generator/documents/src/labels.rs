//! What does the interface call things, in the language of the toolkit?

use std::collections::BTreeMap;

/// The strings of `theme/labels/<language>.toml`, flattened: `page.outline` → "On this page".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    entries: BTreeMap<String, String>,
    /// The labels of other languages, by BCP 47 tag.
    languages: BTreeMap<String, Self>,
}

impl Labels {
    /// Labels from their flattened keys.
    #[must_use]
    pub fn new(entries: BTreeMap<String, String>) -> Self {
        Self { entries, languages: BTreeMap::new() }
    }

    /// Adds the labels of another language; those that it lacks stay as they are here.
    #[must_use]
    pub fn with_language(mut self, language: &str, entries: BTreeMap<String, String>) -> Self {
        let mut all = self.entries.clone();
        all.extend(entries);
        self.languages.insert(language.to_owned(), Self::new(all));
        self
    }

    /// The labels for a page in `language`: these, if there are none of its own.
    #[must_use]
    pub fn of(&self, language: Option<&str>) -> &Self {
        language.and_then(|language| self.languages.get(language)).unwrap_or(self)
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
