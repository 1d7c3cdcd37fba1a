//! Does a page stay small when the book grows?

use documents::{Crumb, Layout, NavigationItem, Page, Part, Site};
use website::Tree;

use super::{built, sample, text};

/// A book with this many parts, chapters in each part, sections in each chapter, and records
/// below the first chapter. Titles and addresses have the same length in every book.
fn book(parts: usize, chapters: usize, sections: usize, records: usize) -> Site {
    let mut site = sample::site();
    let home = site.pages.remove(0);
    let model = site.pages.remove(0);
    site.pages = vec![home];
    site.navigation.truncate(1);
    let add = |pages: &mut Vec<Page>, path: String, crumbs: Vec<Crumb>| {
        pages.push(Page {
            title: format!("Title of {path}"),
            path,
            breadcrumbs: crumbs,
            previous: None,
            next: None,
            searchable: false,
            layout: Layout::Page,
            ..model.clone()
        });
    };
    for part in 0..parts {
        let mut items = Vec::new();
        for chapter in 0..chapters {
            let path = format!("{part:05}/{chapter:05}.html");
            add(&mut site.pages, path.clone(), Vec::new());
            let inner = (0..sections).map(|section| {
                let path = format!("{part:05}/{chapter:05}/{section:05}.html");
                add(&mut site.pages, path.clone(), Vec::new());
                item(path, Vec::new())
            });
            let inner = inner.collect();
            items.push(item(path, inner));
        }
        site.navigation.push(Part { title: Some(format!("Part {part:05}")), items });
    }
    let above = Crumb { title: "Above".to_owned(), path: Some("00000/00000.html".to_owned()) };
    for record in 0..records {
        add(&mut site.pages, format!("records/{record:05}.html"), vec![above.clone()]);
    }
    site
}

fn item(path: String, items: Vec<NavigationItem>) -> NavigationItem {
    NavigationItem { title: format!("Title of {path}"), path: Some(path), items }
}

fn links(tree: &Tree, path: &str) -> usize {
    text(tree, path).matches("<a ").count()
}

#[test]
fn the_bytes_of_a_page_do_not_depend_on_the_number_of_pages() {
    let small = built(&book(30, 30, 1, 20));
    let large = built(&book(45, 50, 1, 200));
    let pages = |tree: &Tree| tree.keys().filter(|path| path.ends_with(".html")).count();
    assert!(pages(&large) > pages(&small) * 2, "{} and {}", pages(&small), pages(&large));
    for path in ["index.html", "00015/00015.html", "records/00010.html", "search.html", "404.html"]
    {
        let (few, many) = (text(&small, path).len(), text(&large, path).len());
        // Only the number of what is left out may have more digits.
        assert!(few.abs_diff(many) <= 64, "{path}: {few} and {many} bytes");
        assert!(links(&large, path) < 400, "{path} has {} links", links(&large, path));
    }
    let all = links(&large, "contents.html");
    assert!(all > 45 * 50 * 2, "the page of contents has {all} links only");
}

#[test]
fn a_page_shows_the_way_to_it_its_neighbours_and_what_is_below() {
    let tree = built(&book(3, 100, 2, 100));
    let navigation = |path: &str| -> String {
        let page = text(&tree, path);
        let start = page.find("id=\"navigation\"").expect("every page has a navigation");
        page[start..].split("</nav>").next().unwrap_or_default().to_owned()
    };
    let chapter = navigation("00001/00050.html");
    for shown in ["Part 00000", "Part 00002", ">Title of 00001/00049.html<", "00050/00001.html<"] {
        assert!(chapter.contains(shown), "{shown} is missing: {chapter}");
    }
    for hidden in [">Title of 00000/00001.html<", ">Title of 00001/00099.html<", "00049/00001.html"]
    {
        assert!(!chapter.contains(hidden), "{hidden} is there: {chapter}");
    }
    assert!(chapter.contains("<li class=\"gap\"><a href=\"../contents.html\">38 more</a>"));
    assert_eq!(chapter.matches("aria-current").count(), 1);
    let record = navigation("records/00050.html");
    for shown in ["<a href=\"00050.html\" aria-current=\"page\">", "00047.html", "00053.html"] {
        assert!(record.contains(shown), "{shown} is missing: {record}");
    }
    assert!(!record.contains("00046.html") && !record.contains("00054.html"), "{record}");
    assert!(record.contains("<a href=\"../00000/00000.html\">47 more</a>"), "{record}");
}
