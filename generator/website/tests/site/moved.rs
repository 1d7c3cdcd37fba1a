//! Does an old address lead on?

use documents::{Moved, Placed, Redirect};

use super::{built, sample, text};

fn page(path: &str, fragment: Option<&str>) -> Placed {
    Placed::Page { path: path.to_owned(), fragment: fragment.map(str::to_owned) }
}

#[test]
fn an_old_address_leads_on_with_and_without_scripts_and_for_hosts() {
    let mut site = sample::site();
    site.url = Some("https://example.org/kit/".to_owned());
    let moved = Moved {
        anchor: "knots".to_owned(),
        target: page("guides/blocks.html", Some("tables")),
        title: "Every block".to_owned(),
    };
    site.redirects = vec![Redirect {
        from: "old/kites.html".to_owned(),
        target: page("start/first.html", None),
        title: "Where do I start?".to_owned(),
        moved: vec![moved.clone()],
    }];
    site.pages[1].finding.moved = vec![moved];
    let tree = built(&site);
    let old = text(&tree, "old/kites.html");
    for part in [
        "<meta http-equiv=\"refresh\" content=\"0; url=../start/first.html\">",
        "<meta name=\"robots\" content=\"noindex\">",
        "rel=\"canonical\" href=\"https://example.org/kit/start/first.html\"",
        "<a href=\"../start/first.html\" data-redirect>Where do I start?</a>",
        "id=\"knots\"",
        "<a href=\"../guides/blocks.html#tables\" data-moved>Every block</a>",
    ] {
        assert!(old.contains(part), "{part} is missing:\n{old}");
    }
    assert!(text(&tree, &site.pages[1].path).contains("<p class=\"moved\" id=\"knots\">"));
    let table = "/kit/old/kites.html /kit/start/first.html 301\n";
    assert_eq!(text(&tree, "_redirects"), table);
    assert!(!text(&tree, "sitemap.xml").contains("old/kites"));
}
