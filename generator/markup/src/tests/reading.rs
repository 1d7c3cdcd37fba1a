//! Is the page one that browsers, search engines and assistive technology can work with?

use std::collections::BTreeSet;

use super::page::{Element, parse};
use super::sample;
use crate::{LABELS, html};

/// The style of the project.
const STYLE: &str = include_str!("../../../../theme/paper/standard.css");

fn page() -> Element {
    parse(&html(&sample::standard(), STYLE))
}

#[test]
fn every_anchor_is_there_once_and_every_link_within_lands() {
    let page = page();
    let ids: Vec<&str> =
        page.all().into_iter().map(|it| it.attribute("id")).filter(|id| !id.is_empty()).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for anchor in ["scope", "requirements-2-1-1", "table-1", "term-maker", "req-a", "bib-2"] {
        assert!(unique.contains(anchor), "{anchor}");
    }
    let links: Vec<&str> =
        page.all().into_iter().map(|it| it.attribute("href")).filter(|it| !it.is_empty()).collect();
    let inside = links.iter().filter_map(|link| link.strip_prefix('#'));
    assert!(inside.clone().count() > 30, "{links:?}");
    for place in inside {
        assert!(unique.contains(place), "#{place}");
    }
    for link in links.iter().filter(|link| !link.starts_with('#')) {
        assert!(link.starts_with("https://"), "{link}");
    }
}

#[test]
fn headings_are_in_order_and_the_first_is_the_title() {
    let page = page();
    let levels: Vec<u8> = page
        .all()
        .into_iter()
        .filter(|it| it.name.len() == 2 && it.name.starts_with('h') && it.name != "hr")
        .map(|it| it.name.as_bytes()[1] - b'0')
        .collect();
    assert_eq!(levels.first(), Some(&1));
    assert!(!levels[1..].contains(&1), "{levels:?}");
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{levels:?}");
    }
}

#[test]
fn nothing_runs_and_nothing_is_asked_for() {
    let written = html(&sample::standard(), STYLE);
    let page = parse(&written);
    for element in page.all() {
        let never = ["script", "link", "iframe", "object", "form", "base"];
        assert!(!never.contains(&element.name.as_str()), "{}", element.name);
        for name in element.attributes.keys() {
            assert!(!name.starts_with("on") && name != "style", "{name}");
        }
        let source = element.attribute("src");
        assert!(source.is_empty() || source.starts_with("data:image/"), "{source}");
    }
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
}

#[test]
fn parts_have_the_elements_that_say_what_they_are() {
    let page = page();
    let has = |name: &str, attribute: &str, value: &str| {
        let mut all = page.all().into_iter();
        all.any(|it| it.name == name && it.attribute(attribute).split(' ').any(|it| it == value))
    };
    for (name, attribute, value) in [
        ("html", "lang", "en-GB"),
        ("meta", "name", "description"),
        ("a", "class", "skip"),
        ("section", "class", "requirement"),
        ("div", "role", "note"),
        ("aside", "role", "note"),
        ("th", "scope", "col"),
        ("th", "scope", "row"),
    ] {
        assert!(has(name, attribute, value), "<{name} {attribute}={value}>");
    }
    let names: BTreeSet<&str> = page.all().into_iter().map(|it| it.name.as_str()).collect();
    for name in ["main", "nav", "caption", "dfn", "dl", "title"] {
        assert!(names.contains(name), "{name}");
    }
}

#[test]
fn only_a_contribution_has_a_cover_sheet() {
    let mut standard = sample::standard();
    standard.cover_sheet = vec![("Working group".to_owned(), "WG <9>".to_owned())];
    assert!(!html(&standard, "").contains("WG &lt;9&gt;"));
    assert!(!crate::markdown(&standard).contains("WG"));
    standard.deliverable = documents::Deliverable::Contribution;
    assert!(html(&standard, "").contains("<td>WG &lt;9&gt;</td>"));
    assert!(crate::markdown(&standard).contains("| **Working group** | WG \\<9\\> |"));
}

#[test]
fn labels_are_declared() {
    let mut standard = sample::standard();
    let words: Vec<String> = standard.labels.iter().map(|(_, label)| label.to_owned()).collect();
    assert!(!words.is_empty());
    standard.labels = documents::Labels::default();
    let written = html(&standard, "") + &crate::markdown(&standard);
    let asked = ["alert.", "list.", "page.", "standard."];
    for word in written.split(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c))) {
        let word = word.trim_end_matches('.');
        if asked.iter().any(|table| word.starts_with(table)) {
            let declared = LABELS.contains(&word) || documents::words::LABELS.contains(&word);
            assert!(declared, "{word}");
        }
    }
}
