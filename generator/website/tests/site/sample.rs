//! What does a small toolkit of an invented kind look like?

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use documents::{
    Crumb, Finding, Labels, Layout, NavigationItem, OutlineEntry, Page, Part, Placed, Release, Site,
};
use sources::{FileId, Span};
use text::{Block, BlockKind, Footnote, Inline, Links, Origin, Tone, Written};
use website::Theme;

/// The repository's own `theme` folder.
fn theme_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../theme")
}

/// The theme as it is in the repository.
pub fn theme() -> Theme {
    let root = theme_folder().join("site");
    let mut files = BTreeMap::new();
    read_folder(&root, &root, &mut files);
    Theme { files }
}

fn read_folder(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the theme can be read") {
        let path = entry.expect("the theme can be read").path();
        if path.is_dir() {
            read_folder(root, &path, files);
        } else {
            let name = path.strip_prefix(root).expect("the path is below the root");
            let name = name.to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path).expect("the theme can be read"));
        }
    }
}

/// The English labels, read as far as the file's simple form needs it.
pub fn labels() -> Labels {
    let path = theme_folder().join("labels/en.toml");
    let text = fs::read_to_string(path).expect("the labels can be read");
    let mut table = String::new();
    let mut entries = BTreeMap::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            name.clone_into(&mut table);
        } else if let Some((key, label)) = line.split_once(" = ") {
            entries.insert(format!("{table}.{key}"), label.trim_matches('"').to_owned());
        }
    }
    Labels::new(entries)
}

/// Links are written as they stand in the site already: `folder/page.html#anchor`.
struct AsWritten;

impl Links<Written, Placed> for AsWritten {
    fn link(&mut self, target: &Written, content: Vec<Inline<Placed>>) -> Vec<Inline<Placed>> {
        if let Some(tone) = target.destination.strip_prefix("badge:") {
            let tone = match tone {
                "basic" => Tone::Basic,
                "standard" => Tone::Standard,
                "high" => Tone::High,
                "sector" => Tone::Sector,
                "pass" => Tone::Pass,
                "fail" => Tone::Fail,
                "not-applicable" => Tone::NotApplicable,
                "unverified" => Tone::Unverified,
                _ => Tone::Plain,
            };
            return vec![Inline::Badge { tone, text: text::plain(&content) }];
        }
        vec![Inline::Link { target: placed(&target.destination), content }]
    }

    fn image(&mut self, target: &Written, alternative: &str) -> Option<Inline<Placed>> {
        let alternative = alternative.to_owned();
        Some(Inline::Image { target: placed(&target.destination), alternative })
    }

    fn block(&mut self, _: &Written, _: Span) -> Option<Vec<Block<Placed>>> {
        None
    }
}

fn placed(destination: &str) -> Placed {
    if destination.contains("://") || destination.starts_with("mailto:") {
        return Placed::External(destination.to_owned());
    }
    match destination.split_once('#') {
        Some(("", anchor)) => Placed::Anchor(anchor.to_owned()),
        Some((path, fragment)) => {
            Placed::Page { path: path.to_owned(), fragment: Some(fragment.to_owned()) }
        }
        None => Placed::Page { path: destination.to_owned(), fragment: None },
    }
}

/// Markdown as a placed tree.
pub fn markdown(source: &str) -> (Vec<Block<Placed>>, Vec<Footnote<Placed>>) {
    let origin = Origin::whole(Span::new(FileId(0), 0..source.len()));
    let parsed = text::parse(source, &origin);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    let blocks = text::map_blocks(&parsed.value.blocks, &mut AsWritten);
    (blocks, text::map_footnotes(&parsed.value.footnotes, &mut AsWritten))
}

/// A page of the sample: its path, its kind and what it says, the title first.
pub fn page(path: &str, kind: &str, key: Option<&str>, source: &str) -> Page {
    let (mut body, footnotes) = markdown(source);
    let BlockKind::Heading(title) = body.remove(0).kind else { panic!("{path} has no title") };
    let outline = body.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading(heading) if heading.level <= 3 => Some(OutlineEntry {
            level: heading.level,
            id: heading.id.clone(),
            text: text::plain(&heading.content),
        }),
        _ => None,
    });
    let outline = outline.collect();
    let badge = |tone, text: &str| Inline::Badge { tone, text: text.to_owned() };
    let label = kind[..1].to_uppercase() + &kind[1..];
    Page {
        path: path.to_owned(),
        title: text::plain(&title.content),
        heading: title.content,
        description: first_sentence(&body),
        kind: kind.to_owned(),
        kind_label: label,
        key: key.map(str::to_owned),
        layout: match (path, key) {
            ("index.html", _) => Layout::Home,
            (_, Some(_)) => Layout::Record,
            (_, None) => Layout::Page,
        },
        badges: match kind {
            "control" => vec![badge(Tone::Standard, "Standard"), badge(Tone::Sector, "Kites")],
            _ => Vec::new(),
        },
        body,
        footnotes,
        outline,
        breadcrumbs: Vec::new(),
        previous: None,
        next: None,
        source: format!("content/{path}"),
        edit_url: Some(format!("https://example.org/edit/{path}")),
        checked: Some("2026-11-20".to_owned()),
        searchable: true,
        finding: Finding::default(),
    }
}

fn first_sentence(body: &[Block<Placed>]) -> String {
    body.iter()
        .find_map(|block| match &block.kind {
            BlockKind::Paragraph(content) => Some(text::plain(content)),
            _ => None,
        })
        .unwrap_or_default()
}

/// The sample: an invented toolkit about kites, with every kind of block.
pub fn site() -> Site {
    let pages = vec![
        page("index.html", "page", None, include_str!("sample/index.md")),
        page("start/first.html", "guide", None, include_str!("sample/first.md")),
        page("guides/blocks.html", "guide", None, include_str!("sample/blocks.md")),
        page("guides/parts-list.html", "guide", None, include_str!("sample/parts-list.md")),
        page("controls/index.html", "page", None, include_str!("sample/controls.md")),
        page("controls/cr-a01.html", "control", Some("CR-A01"), include_str!("sample/cr-a01.md")),
        page("controls/cr-a02.html", "control", Some("CR-A02"), include_str!("sample/cr-a02.md")),
        page("threats/t01.html", "threat", Some("T01"), include_str!("sample/t01.md")),
    ];
    let mut site = Site {
        title: "Kite Security Toolkit".to_owned(),
        description: "Everything a maker of connected kites needs: rules in plain words, \
                      controls, threats, guides and templates to copy."
            .to_owned(),
        language: "en".to_owned(),
        edition: "0.1.0".to_owned(),
        date: Some("2026-11-23".to_owned()),
        sector: Some("Kites".to_owned()),
        url: None,
        labels: labels(),
        pages,
        search: search(),
        navigation: navigation(),
        languages: Vec::new(),
        redirects: Vec::new(),
        releases: vec![Release {
            version: "0.1.0".to_owned(),
            date: "2026-11-23".to_owned(),
            summary: "The first release <of all> & more.".to_owned(),
        }],
        files: vec![("downloads/a.txt".to_owned(), b"a".to_vec())],
    };
    for index in 0..site.pages.len() {
        let neighbour = |index: usize| {
            let page = site.pages.get(index).filter(|page| page.key.is_none())?;
            Some(Crumb { title: page.title.clone(), path: Some(page.path.clone()) })
        };
        let (previous, next) = (index.checked_sub(1).and_then(neighbour), neighbour(index + 1));
        let page = &mut site.pages[index];
        if page.key.is_none() {
            (page.previous, page.next) = (previous, next);
        }
        page.breadcrumbs = breadcrumbs(&page.path);
    }
    site
}

fn breadcrumbs(path: &str) -> Vec<Crumb> {
    let crumb = |title: &str, path: Option<&str>| Crumb {
        title: title.to_owned(),
        path: path.map(str::to_owned),
    };
    let home = crumb("Home", Some("index.html"));
    match path.split_once('/') {
        None => Vec::new(),
        Some(("controls", "index.html")) => vec![home, crumb("Reference", None)],
        Some(("controls" | "threats", _)) => {
            vec![home, crumb("Reference", None), crumb("Controls", Some("controls/index.html"))]
        }
        Some(_) => vec![home, crumb("Guides", None)],
    }
}

fn navigation() -> Vec<Part> {
    let item = |title: &str, path: Option<&str>, items: Vec<NavigationItem>| NavigationItem {
        title: title.to_owned(),
        path: path.map(str::to_owned),
        items,
    };
    vec![
        Part { title: None, items: vec![item("Home", Some("index.html"), vec![])] },
        Part {
            title: Some("Guides".to_owned()),
            items: vec![
                item(
                    "Where do I start?",
                    Some("start/first.html"),
                    vec![item("Every block", Some("guides/blocks.html"), vec![])],
                ),
                item("List of parts", Some("guides/parts-list.html"), vec![]),
                item("Still to be written", None, vec![]),
            ],
        },
        Part {
            title: Some("Reference".to_owned()),
            items: vec![item("Controls", Some("controls/index.html"), vec![])],
        },
    ]
}

/// A term with an abbreviation, and levels to narrow by.
fn search() -> documents::SearchPlan {
    let term = documents::Named {
        names: vec!["list of parts".to_owned(), "LOP".to_owned(), "bill of parts".to_owned()],
        is_term: true,
        path: "guides/parts-list.html".to_owned(),
        fragment: Some("formats".to_owned()),
    };
    let answer = |value: &str, path: &str| documents::SearchAnswer {
        value: value.to_owned(),
        label: value.to_uppercase(),
        paths: vec![path.to_owned()],
    };
    let level = documents::SearchFacet {
        name: "level".to_owned(),
        label: "Level".to_owned(),
        answers: vec![
            answer("basic", "controls/cr-a01.html"),
            answer("high", "controls/cr-a02.html"),
        ],
    };
    documents::SearchPlan {
        names: vec![term],
        same_words: [("en".to_owned(), vec![vec!["support".to_owned(), "help".to_owned()]])].into(),
        small_words: [("en".to_owned(), vec!["how".to_owned(), "we".to_owned()])].into(),
        facets: vec![level],
    }
}
