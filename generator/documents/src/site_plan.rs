//! Which pages does the website have, and what does each say?

mod backlinks;
mod catalogue;
mod changes;
mod collection;
mod data;
mod decision;
mod matrix;
mod navigation;
mod paths;
mod place;
mod profile;
mod record_page;
mod redirects;
mod search;
mod tags;
mod terms;
mod translations;
mod view;

use std::collections::{BTreeMap, BTreeSet};

use model::{Kind, Model, PageLayout, Record, Target};
use sources::{Code, Diagnostic, Sources, Span};
use text::{Block, BlockKind, map_blocks, map_footnotes, map_inlines, plain};

use crate::plan::Build;
use crate::wording::Wording;
use crate::{Finding, Layout, OutlineEntry, Page, Placed, Release, Site, Standard};

use place::{Homes, Placer};

pub use changes::edition;

/// What every part of the site's plan reads.
pub(crate) struct Ground<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) model: &'a Model,
    pub(crate) wording: &'a Wording<'a>,
    pub(crate) homes: Homes,
    pub(crate) build: &'a Build,
}

/// Plans the website.
pub(crate) fn plan(
    sources: &Sources,
    model: &Model,
    standard: &Standard,
    wording: &Wording<'_>,
    build: &Build,
    faults: &mut Vec<Diagnostic>,
) -> Site {
    let homes = Homes::new(model, faults);
    let ground = Ground { sources, model, wording, homes, build };
    let mut placer = Placer::new(&ground);
    let mut pages: Vec<Page> = Vec::new();
    for id in model.summary.pages() {
        pages.push(written_page(&ground, &mut placer, model.pages.get(id)));
    }
    record_page::all(&ground, &mut placer, &mut pages);
    let shelf = profile::Shelf::new(&ground, standard);
    shelf.fill(&mut pages);
    navigation::link_neighbours(&ground, &mut pages);
    shelf.lead(&mut pages);
    let mut navigation = navigation::parts(&ground);
    shelf.hang(&mut navigation);
    faults.append(&mut placer.faults);
    let mut files = data::files(&ground, build);
    files.extend(copied_files(sources));
    let languages = translations::add(&ground, &mut pages, &mut placer.fragments, faults);
    paths::lead(&ground, &mut pages, faults);
    let glossary = terms::Glossary::new(&ground, &mut placer);
    for page in &mut pages {
        glossary.explain(page);
    }
    tags::add(&ground, &mut pages, faults);
    let mut releases = releases(sources);
    changes::add(&ground, build, &mut releases, &mut pages);
    let redirects = redirects::all(&ground, &mut pages, &files, &mut placer.fragments, faults);
    check_fragments(&placer.fragments, &pages, faults);
    Site {
        title: model.book.title.clone(),
        description: model.book.description.clone(),
        language: model.book.language.clone(),
        edition: model.book.edition.clone(),
        date: build.date.clone(),
        sector: model.sector.as_ref().map(|sector| sector.title.clone()),
        url: model.book.site_url.clone(),
        labels: standard.labels.clone(),
        search: search::plan(&ground, &pages),
        navigation,
        pages,
        languages,
        redirects,
        releases,
        files,
    }
}

/// The page for a page of `content/`.
fn written_page(ground: &Ground<'_>, placer: &mut Placer<'_>, page: &model::Page) -> Page {
    placer.path = place::page_path(&page.path);
    let mut body = map_blocks(&page.blocks, placer);
    if let Some(kind) = page.collection {
        body.extend(collection::blocks(ground, placer, kind, page.span));
    }
    let target = ground.homes.page_target(page);
    if let Some(target) = target {
        body.extend(backlinks::section(ground, target, page.span));
    }
    // The page of a baseline stands for its record: what names the record names the page.
    let record = page.key.as_deref().and_then(|key| {
        let (id, _) = ground.model.baselines.iter().find(|(_, record)| record.key == key)?;
        (page.kind == model::PageKind::Baseline).then(|| model::record::Baseline::target(id))
    });
    if let Some(record) = record {
        body.extend(backlinks::section(ground, record, page.span));
    }
    let source = ground.sources.file(page.file).path.clone();
    // Records and questions would bury the sections of the page.
    let is_long = page.collection.is_some() || !page.decision_tables().is_empty();
    let outline = outline(&body, if is_long { 2 } else { 3 });
    Page {
        path: placer.path.clone(),
        title: page.title.clone(),
        heading: map_inlines(&page.heading, placer),
        description: page.description.clone(),
        kind: page.kind.word().to_owned(),
        kind_label: ground.wording.label(&format!("kind.{}", page.kind.word())),
        key: page.key.clone(),
        layout: match page.layout {
            PageLayout::Home => Layout::Home,
            PageLayout::Page => Layout::Page,
        },
        badges: Vec::new(),
        body,
        footnotes: map_footnotes(&page.footnotes, placer),
        outline,
        breadcrumbs: Vec::new(),
        previous: None,
        next: None,
        edit_url: edit_url(ground.model, &source),
        source,
        checked: page.checked.map(model::Date::iso),
        searchable: true,
        finding: Finding::default(),
    }
}

fn edit_url(model: &Model, source: &str) -> Option<String> {
    let template = model.book.edit_url_template.as_ref()?;
    Some(template.replace("{path}", source))
}

/// The headings of `body` down to `deepest`.
pub(crate) fn outline(body: &[Block<Placed>], deepest: u8) -> Vec<OutlineEntry> {
    let headings = body.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading(heading) if (2..=deepest).contains(&heading.level) => {
            Some(OutlineEntry {
                level: heading.level,
                id: heading.id.clone(),
                text: plain(&heading.content),
            })
        }
        _ => None,
    });
    headings.collect()
}

/// Every link to a place on a page lands on an anchor of that page.
fn check_fragments(
    fragments: &[(Span, String, String)],
    pages: &[Page],
    faults: &mut Vec<Diagnostic>,
) {
    let anchors: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|page| (page.path.as_str(), anchors(page))).collect();
    for (span, path, fragment) in fragments {
        let known = anchors.get(path.as_str());
        if known.is_some_and(|known| known.contains(fragment.as_str())) {
            continue;
        }
        let message = format!("`{path}` has no place `#{fragment}`");
        let names = known.into_iter().flatten().copied();
        let help = sources::did_you_mean(
            fragment,
            names,
            "anchors are the words of a heading in lower case, with `-` for spaces",
        );
        faults.push(Diagnostic::error(Code::DanglingLink, *span, message).help(help));
    }
}

/// Only headings of the page itself have anchors.
fn anchors(page: &Page) -> BTreeSet<&str> {
    let headings = page.body.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading(heading) => Some(heading.id.as_str()),
        _ => None,
    });
    headings.collect()
}

/// Files of `content/` that are neither pages nor the summary are copied as they are.
fn copied_files(sources: &Sources) -> Vec<(String, Vec<u8>)> {
    let files = sources.below("content/").filter(|(_, file)| !file.path.ends_with(".md"));
    let copied = files.map(|(_, file)| {
        let path = file.path.trim_start_matches("content/").to_owned();
        let bytes = file.bytes.clone().unwrap_or_else(|| file.text.clone().into_bytes());
        (path, bytes)
    });
    copied.collect()
}

/// The releases that `CHANGELOG.md` tells of: `## [0.1.0] - 2026-11-23`, and the part for
/// readers below it.
fn releases(sources: &Sources) -> Vec<Release> {
    let Some((id, file)) = sources.find("CHANGELOG.md") else { return Vec::new() };
    let origin = text::Origin::whole(Span::new(id, 0..file.text.len()));
    let blocks = text::parse(&file.text, &origin).value.blocks;
    let mut releases: Vec<Release> = Vec::new();
    let mut part = 0;
    for block in &blocks {
        match &block.kind {
            BlockKind::Heading(heading) if heading.level == 2 => {
                let words = plain(&heading.content);
                let (version, date) = words.split_once(" - ").unwrap_or((&words, ""));
                let version = version.trim_matches(['[', ']', ' ']).to_owned();
                part = 0;
                if model::Date::parse(date).is_some() {
                    let date = date.to_owned();
                    releases.push(Release { version, date, summary: String::new() });
                }
            }
            BlockKind::Heading(_) => part += 1,
            _ if part == 1 => {
                if let Some(release) = releases.last_mut() {
                    let words = plain(&crate::compose::in_line(std::slice::from_ref(block)));
                    if !release.summary.is_empty() {
                        release.summary.push(' ');
                    }
                    release.summary.push_str(&words);
                }
            }
            _ => {}
        }
    }
    releases
}

/// The number of records of a kind.
pub(crate) fn count(model: &Model, kind: Kind) -> usize {
    match kind {
        Kind::Requirement => model.requirements.len(),
        Kind::Control => model.controls.len(),
        Kind::Threat => model.threats.len(),
        Kind::Reference => model.references.len(),
        Kind::Term => model.terms.len(),
        Kind::Area => model.areas.len(),
        Kind::Fact => model.facts.len(),
        Kind::EntryPoint => model.entry_points.len(),
        Kind::Asset => model.assets.len(),
        Kind::Date => model.dates.len(),
        Kind::Clock => model.clocks.len(),
        Kind::Baseline => model.baselines.len(),
        Kind::Framework => model.frameworks.len(),
        Kind::Objective => model.objectives.len(),
        Kind::EvidenceType => model.evidence.len(),
        Kind::Product => model.products.len(),
        Kind::Misreading => model.misreadings.len(),
        Kind::DecisionTable => model.decision_tables.len(),
        Kind::RiskMethod => model.risk_methods.len(),
        Kind::Page => model.summary.pages().len(),
    }
}

/// Every target of a kind, in the order of its keys.
pub(crate) fn targets(model: &Model, kind: Kind) -> Vec<Target> {
    macro_rules! of {
        ($arena:ident, $type:ident) => {
            model.$arena.iter().map(|(id, _)| model::record::$type::target(id)).collect()
        };
    }
    match kind {
        Kind::Requirement => of!(requirements, Requirement),
        Kind::Control => of!(controls, Control),
        Kind::Threat => of!(threats, Threat),
        Kind::Reference => of!(references, Reference),
        Kind::Term => of!(terms, Term),
        Kind::Area => of!(areas, Area),
        Kind::Fact => of!(facts, Fact),
        Kind::EntryPoint => of!(entry_points, EntryPoint),
        Kind::Asset => of!(assets, Asset),
        Kind::Date => of!(dates, LegalDate),
        Kind::Clock => of!(clocks, Clock),
        Kind::Baseline => of!(baselines, Baseline),
        Kind::Framework => of!(frameworks, Framework),
        Kind::Objective => of!(objectives, Objective),
        Kind::EvidenceType => of!(evidence, EvidenceType),
        Kind::Product => of!(products, Product),
        Kind::Misreading => of!(misreadings, Misreading),
        Kind::DecisionTable => of!(decision_tables, DecisionTable),
        Kind::RiskMethod => of!(risk_methods, RiskMethod),
        Kind::Page => Vec::new(),
    }
}
