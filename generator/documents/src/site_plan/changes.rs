//! What has changed, edition by edition?
//!
//! Readers of a standard ask first whether a sentence that they cite reads otherwise, then what
//! is new, then where it is explained better. The digests of `editions/` answer all three.

use std::collections::BTreeMap;

use model::{Change, Digests, Edition, Kind, Model, Record, Target, record};
use sources::{Sources, Span};
use text::Block;

use super::tags::made;
use super::{Ground, backlinks, targets};
use crate::compose::{bullets, heading, paragraph, strong, words};
use crate::plan::Build;
use crate::{CHANGES, Crumb, Page, Placed, Release};

/// Says on every page when its source was last changed, adds the page of changes, and tells the
/// feed of changes that are in no edition yet.
pub(crate) fn add(
    ground: &Ground<'_>,
    build: &Build,
    releases: &mut Vec<Release>,
    pages: &mut Vec<Page>,
) {
    for page in pages.iter_mut() {
        page.finding.changed = build.changed.get(&page.source).cloned();
    }
    let first = ground.model.summary.pages().first().copied();
    let Some(span) = first.map(|id| ground.model.pages.get(id).span) else { return };
    if ground.model.editions.is_empty() || pages.iter().any(|page| page.path == CHANGES) {
        return;
    }
    let now = edition(ground.sources, ground.model);
    let mut body = vec![paragraph(words(ground.wording.label("changes.lead")), span)];
    let mut pending = None;
    for (at, older) in ground.model.editions.iter().enumerate().rev() {
        let newer = ground.model.editions.get(at + 1);
        let section = section(ground, older, newer.unwrap_or(&now), span);
        if newer.is_none() && section.len() > 1 {
            pending = self::pending(ground, older, &now, build.date.as_deref());
        }
        body.extend(section);
    }
    body.extend(editions(ground, releases, span));
    let page = made(CHANGES, ground.wording.label("changes.title"), body);
    let home: Vec<Crumb> = pages
        .first()
        .map(|page| Crumb { title: page.title.clone(), path: Some(page.path.clone()) })
        .into_iter()
        .collect();
    let description = ground.wording.label("changes.description");
    pages.push(Page { description, breadcrumbs: home, ..page });
    if let Some(pending) = pending {
        releases.insert(0, pending);
    }
}

/// What the changelog says of each edition to readers.
fn editions(ground: &Ground<'_>, releases: &[Release], span: Span) -> Vec<Block<Placed>> {
    let title = words(ground.wording.label("changes.editions"));
    let mut blocks = vec![heading(2, "editions".to_owned(), title, span)];
    for release in releases {
        let title = format!("{} ({})", release.version, release.date);
        let id = format!("edition-{}", text::slug(&release.version));
        blocks.push(heading(3, id, words(title), span));
        blocks.push(paragraph(words(release.summary.clone()), span));
    }
    blocks
}

/// A section on what differs between two editions; only its heading when nothing does.
fn section(
    ground: &Ground<'_>,
    older: &Edition,
    newer: &Edition,
    span: Span,
) -> Vec<Block<Placed>> {
    let name = older.name.as_deref().unwrap_or_default();
    let title = match &newer.name {
        None => ground.wording.fill("changes.since", "edition", name),
        Some(newer) => {
            ground.wording.fill("changes.between", "older", name).replace("{newer}", newer)
        }
    };
    let id = match &newer.name {
        None => "since".to_owned(),
        Some(newer) => format!("to-{}", text::slug(newer)),
    };
    let mut blocks = vec![heading(2, id.clone(), words(title), span)];
    let changes = older.changes(newer);
    for change in Change::ALL {
        let names: Vec<&String> =
            changes.iter().filter(|(_, it)| **it == change).map(|(name, _)| name).collect();
        if names.is_empty() {
            continue;
        }
        let label = ground.wording.label(&format!("changes.{}", change.word()));
        let anchor = format!("{id}-{}", change.word());
        blocks.push(heading(3, anchor, words(format!("{label} ({})", names.len())), span));
        for kind in Kind::RECORDS.iter().copied().chain([Kind::Page]) {
            let scheme = kind.scheme();
            let of_kind = names.iter().filter_map(|name| {
                let (its, key) = name.split_once(':')?;
                (its == scheme).then(|| named(ground, kind, key))
            });
            let items: Vec<_> = of_kind.collect();
            if !items.is_empty() {
                let label = ground.wording.label(&format!("kind.{scheme}"));
                blocks.push(paragraph(vec![strong(words(label))], span));
                blocks.push(bullets(items, span));
            }
        }
    }
    blocks
}

/// The record or page, with a link where it still is.
fn named(ground: &Ground<'_>, kind: Kind, key: &str) -> crate::compose::Words<Placed> {
    let is_it = |target: &Target| ground.model.name(*target).0 == key;
    let target = match kind {
        Kind::Page => {
            let mut pages = ground.model.pages.iter();
            pages.find(|(_, page)| page.path == key).map(|(id, _)| model::Page::target(id))
        }
        kind => targets(ground.model, kind).into_iter().find(is_it),
    };
    let Some(target) = target else { return words(key) };
    // A clause of the profile has no page that follows from its file.
    let title = || words(ground.model.name(target).1);
    backlinks::linked(ground, target).unwrap_or_else(title)
}

/// What the feed says of changes that are in no edition yet; nothing when their day is not known.
fn pending(
    ground: &Ground<'_>,
    older: &Edition,
    now: &Edition,
    date: Option<&str>,
) -> Option<Release> {
    let name = older.name.as_deref().unwrap_or_default();
    let changes = older.changes(now);
    let counts = Change::ALL.into_iter().filter_map(|change| {
        let count = changes.values().filter(|it| **it == change).count();
        let label = ground.wording.label(&format!("changes.{}", change.word()));
        (count > 0).then(|| format!("{label}: {count}."))
    });
    Some(Release {
        version: ground.wording.fill("changes.after", "edition", name),
        date: date?.to_owned(),
        summary: counts.collect::<Vec<_>>().join(" "),
    })
}

/// What is written now, as the file of an edition keeps it.
#[must_use]
pub fn edition(sources: &Sources, model: &Model) -> Edition {
    let mut entries = BTreeMap::new();
    for kind in Kind::RECORDS {
        for target in targets(model, *kind) {
            let (key, title) = model.name(target);
            let sentence = match model.id::<record::Control>(target) {
                Some(id) => &model.controls.get(id).written_statement,
                None => title,
            };
            let files = files(sources, model, target);
            let name = format!("{}:{key}", kind.scheme());
            entries.insert(name, Digests::of_record(sentence, &files));
        }
    }
    for id in model.summary.pages().into_iter().chain(model.profile.pages()) {
        let page = model.pages.get(id);
        let text = sources.file(page.file).text.as_str();
        entries.insert(format!("page:{}", page.path), Digests::of_page(&page.title, text));
    }
    Edition { name: None, date: None, entries }
}

/// The text of a record's file, and of what the sector adds to it.
fn files<'a>(sources: &'a Sources, model: &Model, target: Target) -> Vec<&'a str> {
    let file = sources.file(model.span(target).file);
    let sector = model.book.sector.as_deref().unwrap_or_default();
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let folder = target.kind.folder();
    let refinement = sources.find(&format!("data/sectors/{sector}/refine/{folder}/{name}"));
    let texts = [Some(file.text.as_str()), refinement.map(|(_, file)| file.text.as_str())];
    texts.into_iter().flatten().collect()
}
