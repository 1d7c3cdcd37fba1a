//! Is the project's own website whole: every page complete, every link landing, every record
//! naming what links to it?

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use documents::Build;
use model::{Kind, Model, Record, Target, record};
use rayon::prelude::*;
use sources::Checked;
use website::Tree;

use crate::dom::{self, Element};
use crate::show;
use crate::toolkit::{self, Compiled, REAL, Reach};

/// The sources and the model.
pub static REAL_MODEL: LazyLock<Compiled> =
    LazyLock::new(|| toolkit::compile(&REAL, Reach::Documents));

/// Everything that is published.
pub static BUILT: LazyLock<Checked<Tree>> = LazyLock::new(|| {
    let build = Build { date: Some("2026-11-23".to_owned()), revision: None, ..Build::default() };
    cli::compile(&REAL_MODEL.sources, &build)
});

static PAGES: LazyLock<BTreeMap<String, Element>> = LazyLock::new(|| {
    let written: Vec<(&String, &Vec<u8>)> =
        BUILT.value.iter().filter(|(path, _)| path.ends_with(".html")).collect();
    let read = written.into_par_iter().map(|(path, bytes)| {
        let html = std::str::from_utf8(bytes).expect("pages are UTF-8");
        let page = dom::parse(html);
        (path.clone(), page.unwrap_or_else(|error| panic!("{path} is not well-formed: {error}")))
    });
    read.collect()
});

fn model() -> &'static Model {
    REAL_MODEL.model.as_ref().expect("the real toolkit has a model")
}

#[test]
fn the_real_toolkit_has_no_error_and_no_warning() {
    assert_eq!(show::diagnostics(&REAL_MODEL.sources, &BUILT.diagnostics), "");
}

#[test]
fn there_are_22_requirements_108_controls_and_48_threats() {
    let model = model();
    let counts = [model.requirements.len(), model.controls.len(), model.threats.len()];
    assert_eq!(counts, [22, 108, 48]);
}

#[test]
fn every_page_has_a_title_one_first_heading_a_description_and_a_language() {
    let faults: Vec<String> = PAGES
        .iter()
        .flat_map(|(path, page)| {
            let words = |selector: &str| -> Vec<String> {
                page.select(selector).iter().map(|it| it.text().trim().to_owned()).collect()
            };
            let one = |what: &str, found: Vec<String>| match found.as_slice() {
                [only] if !only.is_empty() => None,
                _ => Some(format!("{path}: {what} {found:?}")),
            };
            let described = page.select("meta").into_iter();
            let described = described.filter(|meta| meta.attribute("name") == "description");
            let languages =
                page.select("html").into_iter().map(|it| it.attribute("lang").to_owned());
            [
                one("title", words("head title")),
                one("h1", words("h1")),
                one(
                    "description",
                    described.map(|it| it.attribute("content").to_owned()).collect(),
                ),
                one("lang", languages.collect()),
            ]
        })
        .flatten()
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_page_has_a_script_or_a_style_in_it() {
    // A file to take away has its style in it.
    for (path, page) in PAGES.iter().filter(|(path, _)| !path.starts_with("downloads/")) {
        for element in page.descendants() {
            let inline = element.name == "script" && element.attribute("src").is_empty();
            assert!(!inline && element.name != "style", "{path}: an inline {}", element.name);
            for name in element.attributes.keys() {
                assert!(name != "style" && !name.starts_with("on"), "{path}: `{name}`");
            }
        }
    }
}

#[test]
fn no_page_gives_an_anchor_twice() {
    for (path, page) in PAGES.iter() {
        let mut ids = BTreeSet::new();
        for element in page.descendants() {
            let id = element.attribute("id");
            assert!(id.is_empty() || ids.insert(id), "{path}: #{id}");
        }
    }
}

#[test]
fn every_internal_link_lands_on_a_file_and_an_anchor() {
    let anchors: BTreeMap<&str, BTreeSet<&str>> = PAGES
        .iter()
        .map(|(path, page)| {
            let ids = page.descendants().into_iter().map(|element| element.attribute("id"));
            (path.as_str(), ids.collect())
        })
        .collect();
    let mut faults = Vec::new();
    for (path, page) in PAGES.iter() {
        for link in links(path, page) {
            let Link::Internal(target, fragment) = link else { continue };
            if !BUILT.value.contains_key(&target) {
                faults.push(format!("{path}: there is no file `{target}`"));
            } else if !fragment.is_empty() {
                let known = anchors.get(target.as_str());
                if !known.is_some_and(|known| known.contains(fragment.as_str())) {
                    faults.push(format!("{path}: `{target}` has no `#{fragment}`"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} links\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn links_to_elsewhere_are_https_or_mail() {
    for (path, page) in PAGES.iter() {
        for link in links(path, page) {
            let Link::External(url) = link else { continue };
            let allowed = ["https://", "http://", "mailto:", "data:image/"];
            assert!(allowed.iter().any(|start| url.starts_with(start)), "{path}: {url}");
        }
    }
}

/// Nothing that a page needs is fetched from elsewhere.
#[test]
fn what_a_page_needs_lies_beside_it() {
    for (path, page) in PAGES.iter() {
        for element in page.descendants() {
            let fetched = match element.name.as_str() {
                "script" | "img" | "source" | "iframe" => element.attribute("src"),
                "link" if element.attribute("rel") != "canonical" => element.attribute("href"),
                _ => "",
            };
            assert!(!fetched.contains("//"), "{path}: {fetched}");
        }
    }
}

#[test]
fn every_record_has_a_page_that_links_back_to_all_that_links_to_it() {
    let model = model();
    let mut faults = Vec::new();
    let requirements = model.requirements.iter().map(|(id, _)| record::Requirement::target(id));
    let controls = model.controls.iter().map(|(id, _)| record::Control::target(id));
    let threats = model.threats.iter().map(|(id, _)| record::Threat::target(id));
    let mut pages = 0;
    for target in requirements.chain(controls).chain(threats) {
        let path = own_page(target);
        let Some(page) = PAGES.get(&path) else {
            faults.push(format!("there is no page `{path}`"));
            continue;
        };
        pages += 1;
        let linked: BTreeSet<(String, String)> = links(&path, page)
            .into_iter()
            .filter_map(|link| match link {
                Link::Internal(path, fragment) => Some((path, fragment)),
                Link::External(_) => None,
            })
            .collect();
        for edge in model.edges_to(target).iter().filter(|edge| edge.from != target) {
            let Some((from, fragment)) = home(edge.from) else { continue };
            if !linked.contains(&(from.clone(), fragment.clone())) {
                faults.push(format!("{path} does not name {from}#{fragment}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(pages, 22 + 108 + 48);
}

/// The page of a record of its own: its kind's folder and its key.
fn own_page(target: Target) -> String {
    format!("{}/{}.html", target.kind.folder(), model().name(target).0.to_lowercase())
}

/// The page and anchor of a record or page; `None` for what the website does not publish.
fn home(target: Target) -> Option<(String, String)> {
    let model = model();
    let published = |page: &model::Page| page.path.replace(".md", ".html");
    if let Some(id) = model.id::<model::Page>(target) {
        let is_listed = model.summary.pages().contains(&id);
        return is_listed.then(|| (published(model.pages.get(id)), String::new()));
    }
    if PAGES.contains_key(&own_page(target)) {
        return Some((own_page(target), String::new()));
    }
    let key = model.name(target).0;
    let mut pages = model.pages.iter().map(|(_, page)| page);
    if target.kind == Kind::Baseline {
        let page = pages.find(|page| page.key.as_deref() == Some(key))?;
        return Some((published(page), String::new()));
    }
    let page = pages.find(|page| page.collection == Some(target.kind))?;
    Some((published(page), key.to_lowercase()))
}

enum Link {
    /// A file of the site and an anchor in it.
    Internal(String, String),
    External(String),
}

/// Every `href` and `src` of a page.
fn links(path: &str, page: &Element) -> Vec<Link> {
    let elements = page.descendants().into_iter();
    let written = elements.flat_map(|it| [it.attribute("href"), it.attribute("src")]);
    let written = written.filter(|url| !url.is_empty());
    written.map(|url| resolved(path, url)).collect()
}

fn resolved(from: &str, url: &str) -> Link {
    let scheme = url.split_once(':').is_some_and(|(scheme, _)| !scheme.contains(['/', '#', '?']));
    if scheme || url.starts_with("//") {
        return Link::External(url.to_owned());
    }
    let (path, fragment) = url.split_once('#').unwrap_or((url, ""));
    let path = path.split('?').next().unwrap_or(path);
    if path.is_empty() {
        return Link::Internal(from.to_owned(), decoded(fragment));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let target = decoded(&parts.join("/"));
    let index = target.is_empty() || target.ends_with('/');
    let target = if index { format!("{target}index.html") } else { target };
    Link::Internal(target, decoded(fragment))
}

/// Takes percent-encoding off.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
