//! Does a page in another language say so, to readers and to machines?

use std::collections::BTreeMap;

use documents::{Crumb, Language, NavigationItem, Part, TranslationNote, Version};

use super::{built, sample, text};

#[test]
fn versions_of_a_page_name_each_other_and_only_translations_carry_their_language() {
    let mut site = sample::site();
    site.url = Some("https://example.org/kit/".to_owned());
    let words = [("page.skip", "Zum Text"), ("language.name", "Deutsch")];
    let words: BTreeMap<String, String> =
        words.map(|(key, word)| (key.to_owned(), word.to_owned())).into();
    site.labels = site.labels.with_language("de", words);
    let version = |language: &str, path: &str| Version {
        language: language.to_owned(),
        name: language.to_owned(),
        path: path.to_owned(),
    };
    let versions = vec![version("en", "start/first.html"), version("de", "de/start/first.html")];
    site.pages[1].finding.versions.clone_from(&versions);
    let mut page = site.pages[1].clone();
    page.path = "de/start/first.html".to_owned();
    page.title = "Wo anfangen?".to_owned();
    page.breadcrumbs.clear();
    page.searchable = false;
    page.finding.language = Some("de".to_owned());
    page.finding.translation = Some(TranslationNote {
        original: Crumb {
            title: site.pages[1].title.clone(),
            path: Some("start/first.html".to_owned()),
        },
        is_current: false,
        is_reviewed: true,
    });
    let (title, path) = (page.title.clone(), Some(page.path.clone()));
    let items = vec![NavigationItem { title, path, items: Vec::new() }];
    site.languages = vec![Language {
        tag: "de".to_owned(),
        name: "Deutsch".to_owned(),
        navigation: vec![Part { title: None, items }],
    }];
    site.pages.push(page);
    let tree = built(&site);
    let (original, translated) =
        (text(&tree, "start/first.html"), text(&tree, "de/start/first.html"));
    for page in [original, translated] {
        for (tag, path) in [("en", "start/first.html"), ("de", "de/start/first.html")] {
            let link = format!("hreflang=\"{tag}\" href=\"https://example.org/kit/{path}\"");
            assert!(page.contains(&link), "{link} is missing:\n{page}");
        }
    }
    assert!(original.contains("<html lang=\"en\"") && translated.contains("<html lang=\"de\""));
    assert!(translated.contains("Zum Text") && !original.contains("Zum Text"));
    assert!(
        translated.contains("class=\"translation\"") && !original.contains("class=\"translation\"")
    );
    // A page that is there in one language offers the first page of the other.
    let other = text(&tree, "guides/blocks.html");
    assert!(other.contains("<a href=\"../de/start/first.html\" hreflang=\"de\" lang=\"de\">"));
    assert!(!other.contains("rel=\"alternate\" hreflang"));
    assert!(!text(&tree, "print.html").contains("Wo anfangen?"));
}
