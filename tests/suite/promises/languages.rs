//! Do the labels of other languages still name what the interface asks for?

use std::collections::BTreeSet;

use crate::toolkit;

/// The keys of a file of labels.
fn keys(language: &str) -> BTreeSet<String> {
    let sources = toolkit::sources(&toolkit::THEME);
    toolkit::labels(&sources, language).into_keys().collect()
}

/// What a language lacks is shown in English; what only it has, nobody asks for any more.
#[test]
fn no_language_has_a_label_that_english_does_not_have() {
    let english = keys("en");
    for language in ["de", "es"] {
        let own = keys(language);
        assert!(own.len() > 80, "{language} has {} labels", own.len());
        let stale: Vec<&String> = own.difference(&english).collect();
        assert!(stale.is_empty(), "theme/labels/{language}.toml: {stale:?}");
    }
}
