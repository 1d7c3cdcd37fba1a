//! What is a heading's anchor?

use std::collections::BTreeMap;

/// The anchor for the words of a heading, by mdBook's rule: lower case, letters, digits, `_`
/// and `-` kept, white space to `-`, everything else dropped. Never empty.
#[must_use]
pub fn slug(words: &str) -> String {
    let kept = words.trim().chars().filter_map(|character| match character {
        '_' | '-' => Some(character),
        _ if character.is_whitespace() => Some('-'),
        _ if character.is_alphanumeric() => Some(character),
        _ => None,
    });
    let slug: String = kept.flat_map(char::to_lowercase).collect();
    if slug.is_empty() { "section".to_owned() } else { slug }
}

/// Hands out anchors that are unique on one page.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    taken: BTreeMap<String, usize>,
}

impl Anchors {
    /// `wanted`, or `wanted-1`, `wanted-2` … when it is taken.
    pub(crate) fn unique(&mut self, wanted: String) -> String {
        let Some(count) = self.taken.get_mut(&wanted) else {
            self.taken.insert(wanted.clone(), 0);
            return wanted;
        };
        *count += 1;
        let numbered = format!("{wanted}-{count}");
        self.unique(numbered)
    }
}
