//! Does a whole site come out right, in every file?

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test reads the theme, writes what it made for a look, and says what it skips"
)]

mod contrast;
mod finding;
mod growing;
mod languages;
mod moved;
mod sample;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use documents::Site;
use website::{Theme, Tree};

fn built(site: &Site) -> Tree {
    let checked = website::write(site, &sample::theme());
    assert!(checked.diagnostics.is_empty(), "{:#?}", checked.diagnostics);
    checked.value
}

fn text<'a>(tree: &'a Tree, path: &str) -> &'a str {
    let bytes = tree.get(path).unwrap_or_else(|| panic!("{path} is missing"));
    std::str::from_utf8(bytes).expect("pages are UTF-8")
}

fn pages(tree: &Tree) -> impl Iterator<Item = (&str, &str)> {
    tree.iter()
        .filter(|(path, _)| Path::new(path).extension().is_some_and(|ending| ending == "html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("UTF-8")))
}

/// The values of an attribute in a page.
fn attributes<'a>(page: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let start = format!(" {name}=\"");
    let rests: Vec<&str> = page.split(start.as_str()).skip(1).collect();
    rests.into_iter().filter_map(|rest| rest.split_once('"').map(|(value, _)| value))
}

/// Writes the tree where a person can look at it: `target/tmp/<name>`.
fn on_disk(tree: &Tree, name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    for (path, bytes) in tree {
        let file = root.join(path);
        let folder = file.parent().expect("a file of the site lies in a folder");
        fs::create_dir_all(folder).expect("the target folder can be written");
        fs::write(file, bytes).expect("the target folder can be written");
    }
    root
}

#[test]
fn same_input_same_bytes() {
    let site = sample::site();
    assert_eq!(built(&site), built(&site));
}

#[test]
fn every_relative_link_leads_to_a_file_and_an_anchor() {
    let tree = built(&sample::site());
    for (path, page) in pages(&tree) {
        let links = attributes(page, "href").chain(attributes(page, "src"));
        for link in links.filter(|link| !link.contains(':')) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = file.split('?').next().unwrap_or(file);
            let target = resolve(path, file);
            let found = tree.get(&target);
            assert!(found.is_some(), "{path}: {link} leads to {target}");
            if !anchor.is_empty() {
                let target = text(&tree, &target);
                let id = format!(" id=\"{anchor}\"");
                assert!(target.contains(&id), "{path}: {link} has no anchor");
            }
        }
    }
}

fn resolve(from: &str, link: &str) -> String {
    if link.is_empty() {
        return from.to_owned();
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in link.split('/') {
        match step {
            ".." => {
                folders.pop().expect("a link stays inside the site");
            }
            step => folders.push(step),
        }
    }
    folders.join("/")
}

#[test]
fn no_page_holds_inline_script_or_style() {
    let tree = built(&sample::site());
    for (path, page) in pages(&tree) {
        assert!(!page.contains(" style="), "{path}");
        assert!(!page.contains("<style"), "{path}");
        assert!(!page.contains("javascript:"), "{path}");
        for tag in page.split("<script").skip(1) {
            assert!(tag.starts_with(" src=\"") && tag.contains("></script>"), "{path}: {tag:.60}");
        }
        for tag in page.split('<').filter_map(|rest| rest.split_once('>')).map(|(tag, _)| tag) {
            let names = tag.split_ascii_whitespace().skip(1).filter_map(|a| a.split_once('='));
            let handler = names.map(|(name, _)| name).find(|name| name.starts_with("on"));
            assert_eq!(handler, None, "{path}: {tag}");
        }
    }
}

#[test]
fn every_page_has_one_first_heading_landmarks_and_unique_ids() {
    let tree = built(&sample::site());
    for (path, page) in pages(&tree) {
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        assert_eq!(page.matches("<main").count(), 1, "{path}");
        assert!(page.contains("<html lang=\"en\""), "{path}");
        assert!(page.contains("class=\"skip\" href=\"#content\""), "{path}");
        assert!(page.contains("Content-Security-Policy"), "{path}");
        let mut ids: Vec<&str> = attributes(page, "id").collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{path} has an id twice");
    }
}

#[test]
fn scripts_and_styles_are_checked_against_their_content() {
    let tree = built(&sample::site());
    let page = text(&tree, "index.html");
    let mut checked = 0;
    for tag in page.split('<').filter(|tag| tag.contains("integrity=")) {
        let path: String = attributes(tag, "src").chain(attributes(tag, "href")).collect();
        assert!(tree.contains_key(&path), "{path} in <{tag}");
        let hash = attributes(tag, "integrity").next().unwrap_or_default();
        assert_eq!(hash.len(), "sha384-".len() + 64, "<{tag}");
        checked += 1;
    }
    let files = page.matches("<script").count() + page.matches("rel=\"stylesheet\"").count();
    // The script that lets the others in on disk has none.
    assert_eq!(checked, files - 1);
}

#[test]
fn pages_and_hosts_state_one_policy() {
    let tree = built(&sample::site());
    let headers = text(&tree, "_headers");
    let line = headers.lines().find_map(|line| line.strip_prefix("  Content-Security-Policy: "));
    let policy = line.expect("hosts are told the policy");
    let of_pages = policy.strip_suffix("; frame-ancestors 'none'").expect("it ends so");
    for (path, page) in pages(&tree) {
        assert!(page.contains(&format!("content=\"{of_pages}\"")), "{path}");
    }
    for path in ["downloads/hosting/nginx.conf", "downloads/hosting/htaccess.txt"] {
        assert!(text(&tree, path).contains(&format!("Content-Security-Policy \"{policy}\"")));
    }
    let lasting: Vec<&str> = headers.lines().filter_map(|line| line.strip_prefix("/")).collect();
    let (all, lasting) = lasting.split_first().expect("there is a rule");
    assert_eq!(*all, "*");
    assert!(!lasting.is_empty() && lasting.iter().all(|path| tree.contains_key(*path)));
}

#[test]
fn a_page_shows_its_frame() {
    let tree = built(&sample::site());
    let page = text(&tree, "guides/blocks.html");
    for part in [
        "<title>Every block, with code in the title – Kite Security Toolkit</title>",
        "<h1>Every block, with <code>code</code> in the title</h1>",
        "<a href=\"blocks.html\" aria-current=\"page\">Every block</a>",
        "<span class=\"draft\">Still to be written</span>",
        "<time datetime=\"2026-11-20\">",
        "href=\"https://example.org/edit/guides/blocks.html\"",
        "<a class=\"previous\" rel=\"prev\" href=\"../start/first.html\">",
        "Edition 0.1.0",
    ] {
        assert!(page.contains(part), "{part} is missing:\n{page}");
    }
    assert!(!page.contains("canonical"));
    let record = text(&tree, "controls/cr-a01.html");
    assert!(record.contains("<a href=\"cr-a01.html\" aria-current=\"page\">"), "{record}");
    assert!(record.contains("<code class=\"key\">CR-A01</code>"));
    let home = text(&tree, "index.html");
    assert!(home.contains("<title>Kite Security Toolkit</title>"));
}

#[test]
fn every_kind_of_block_is_rendered() {
    let tree = built(&sample::site());
    let page = text(&tree, "guides/blocks.html");
    for part in [
        "<em>emphasised</em>, <strong>strong</strong>, <del>struck out</del> or <code>code</code>",
        "<span class=\"badge badge-high\">High</span>",
        "<a href=\"https://example.org/law?a=1&amp;b=2\" class=\"external\" rel=\"noopener\">",
        "<a href=\"../controls/cr-a01.html\">a control</a>",
        "<a href=\"#tables\">a place</a>",
        "<a href=\"mailto:a@example.org\">write</a>",
        "<h2 id=\"tables\">Tables</h2><a class=\"self-link\" href=\"#tables\" \
         aria-label=\"Link to this section: Tables\"></a>",
        "<aside class=\"alert alert-caution\" role=\"note\" aria-label=\"Caution\">",
        "<span class=\"task\" role=\"img\" aria-label=\"Done:\">☑</span> The kite has a name",
        "role=\"region\" tabindex=\"0\" aria-label=\"Table: Clock, Trigger, Deadline",
        "<th scope=\"col\">Clock</th>",
        "&lt;plain&gt; &amp; &quot;text&quot;",
        "<a id=\"footnote-mark-1-2\" href=\"#footnote-1\" aria-label=\"Footnote 1\">1</a>",
        "href=\"#footnote-mark-1-2\" aria-label=\"Back to mark of footnote 1\">↩</a>",
        "<li id=\"footnote-2\" value=\"2\">",
        "hl-comment",
        "<hr>",
    ] {
        assert!(page.contains(part), "{part} is missing:\n{page}");
    }
}

#[test]
fn without_an_address_no_file_pretends_to_have_one() {
    let tree = built(&sample::site());
    assert!(!tree.contains_key("sitemap.xml"));
    assert!(!tree.keys().any(|path| path.contains("card-")), "cards need absolute addresses");
    assert_eq!(text(&tree, "robots.txt"), "User-agent: *\nAllow: /\n");
    let feed = text(&tree, "feed.xml");
    assert!(feed.contains("<id>urn:uuid:"), "{feed}");
    assert!(feed.contains("The first release &lt;of all&gt; &amp; more."), "{feed}");
}

#[test]
fn with_an_address_machines_get_absolute_links() {
    let mut site = sample::site();
    site.url = Some("https://example.org/kit/".to_owned());
    let tree = built(&site);
    let sitemap = text(&tree, "sitemap.xml");
    assert!(sitemap.contains("<loc>https://example.org/kit/</loc>"), "{sitemap}");
    assert!(sitemap.contains("<loc>https://example.org/kit/guides/blocks.html</loc>"));
    assert!(sitemap.contains("<lastmod>2026-11-20</lastmod>"));
    assert!(text(&tree, "robots.txt").contains("https://example.org/kit/sitemap.xml"));
    let feed = text(&tree, "feed.xml");
    assert!(feed.contains("<id>tag:example.org,2026-11-23:kit/release/0.1.0</id>"), "{feed}");
    let page = text(&tree, "guides/blocks.html");
    let canonical = "rel=\"canonical\" href=\"https://example.org/kit/guides/blocks.html\"";
    assert!(page.contains(canonical));
    let card = attributes(page, "content").find(|value| value.contains("/assets/card-guide-"));
    let card = card.expect("a link to the page is shown with a picture");
    let card = card.strip_prefix("https://example.org/kit/").expect("its address is absolute");
    assert_eq!(tree[card][16..24], [0, 0, 4, 176, 0, 0, 2, 118], "1200 by 630 pixels");
    assert!(text(&tree, "404.html").contains("href=\"/kit/index.html\""));
    assert!(!text(&tree, "404.html").contains("canonical"));
}

#[test]
fn the_printed_book_links_inside_itself() {
    let tree = built(&sample::site());
    let page = text(&tree, "print.html");
    assert!(page.contains("<h2 id=\"guides-blocks\">"), "{page}");
    assert!(page.contains("<h3 id=\"guides-blocks--tables\">"));
    assert!(page.contains("href=\"#guides-blocks--tables\""));
    assert!(page.contains("id=\"guides-blocks--footnote-1\""));
    assert!(page.contains("href=\"controls/cr-a01.html\""), "records stay pages of their own");
}

#[test]
fn a_theme_without_files_is_reported_once_for_each() {
    let checked = website::write(&sample::site(), &Theme::default());
    let messages: Vec<&str> = checked.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(messages.contains(&"the theme has no template `page.html`"), "{messages:?}");
    assert!(messages.contains(&"the theme has no file `scripts/search.js`"), "{messages:?}");
    let mut unique = messages.clone();
    unique.dedup();
    assert_eq!(unique, messages);
}

#[test]
fn the_script_finds_what_a_reader_wants() {
    let root = on_disk(&built(&sample::site()), "website-sample");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/site/search.test.mjs");
    match Command::new("node").arg(script).arg(&root).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{said}");
        }
        Err(error) if std::env::var_os("CI").is_some() => panic!("node did not start: {error}"),
        // Building the toolkit needs Rust alone, so this is not tested where Node.js is missing.
        Err(error) => println!("NOT TESTED: node did not start: {error}"),
    }
}

/// The sample with `blocks` behind the text of its home page.
fn with_blocks(blocks: Vec<text::Block<documents::Placed>>) -> Tree {
    let mut site = sample::site();
    site.pages[0].body.extend(blocks);
    built(&site)
}

fn line(words: &str, path: &str) -> Vec<text::Inline<documents::Placed>> {
    let target = documents::Placed::Page { path: path.to_owned(), fragment: None };
    vec![text::Inline::Link { target, content: vec![text::Inline::Text(words.to_owned())] }]
}

#[test]
fn filters_are_links_and_rows_carry_what_the_script_narrows_by() {
    let site = sample::site();
    let span = site.pages[0].body[0].span;
    let path = &site.pages[1].path;
    let choice = text::Choice { value: "high".to_owned(), content: line("High", path) };
    let filter = text::Filter { name: "level", label: "<Level>".to_owned(), choices: vec![choice] };
    let table = text::Table {
        head: vec![line("Head", path)],
        rows: vec![vec![line("Row", path)]],
        facets: vec![vec![text::Facet { filter: "level", value: "high".to_owned() }]],
    };
    let kinds = [text::BlockKind::Filters(vec![filter]), text::BlockKind::Table(table)];
    let blocks = kinds.map(|kind| text::Block { kind, span }).to_vec();
    let tree = with_blocks(blocks);
    let page = text(&tree, &site.pages[0].path);
    assert!(page.contains("<details data-filter=\"level\"><summary>&lt;Level&gt;</summary>"));
    assert!(page.contains("<li data-value=\"high\"><a href=\""));
    assert!(page.contains("<tr data-facets=\"level:high\">"));
    assert!(page.contains("data-shown=\"{shown} of {all} shown\""));
}

#[test]
fn a_diagram_is_a_named_picture_without_styles_and_says_the_same_in_words() {
    let site = sample::site();
    let span = site.pages[0].body[0].span;
    let path = &site.pages[1].path;
    let column = |title: &str, relation: &str, words: &str| text::Column {
        title: title.to_owned(),
        relation: relation.to_owned(),
        nodes: vec![text::Node { content: line(words, path), tone: text::Tone::High }],
    };
    let diagram = text::Diagram {
        title: "Locks & doors".to_owned(),
        description: "Which lock closes which door.".to_owned(),
        columns: vec![column("Locks", "closes", "Lock"), column("Doors", "", "Door")],
        edges: vec![text::Edge { column: 0, from: 0, to: 0 }],
    };
    let kind = text::BlockKind::Diagram(diagram);
    let tree = with_blocks(vec![text::Block { kind, span }]);
    let page = text(&tree, &site.pages[0].path);
    let start = page.find("<figure class=\"diagram\">").expect("there is a diagram");
    let figure = page[start..].split("</figure>").next().expect("a split has a first part");
    assert!(figure.contains("role=\"img\" aria-labelledby=\"diagram-1-title\""));
    assert!(figure.contains("<title id=\"diagram-1-title\">Locks &amp; doors</title>"));
    assert!(figure.contains("<desc id=\"diagram-1-text\">Which lock closes which door.</desc>"));
    assert_eq!(figure.matches("<path class=\"diagram-edge\"").count(), 1);
    assert_eq!(figure.matches("<g class=\"diagram-node badge-high\">").count(), 2);
    assert!(!figure.contains("style="));
    let words = figure.split("<details>").nth(1).expect("the words follow the picture");
    assert!(words.contains(">Lock</a> closes <a "), "{words}");
}
