//! Which way do readers of one kind take through the toolkit?
//!
//! A page with `reading-path` in its front matter describes a path: its first numbered list names
//! the steps, each by its first link. Every page on the path says what comes before and after.

use std::collections::BTreeMap;

use model::{Resolved, To};
use sources::decode::Plain;
use sources::{Code, Diagnostic};
use text::{Block, BlockKind, Inline, List, plain};

use super::Ground;
use super::place::page_path;
use crate::site::finding::{PathPlace, PathStep};
use crate::{Crumb, Page, Placed};

/// Notes on every page the paths that lead through it.
pub(crate) fn lead(ground: &Ground<'_>, pages: &mut [Page], faults: &mut Vec<Diagnostic>) {
    let mut places: BTreeMap<String, Vec<PathPlace>> = BTreeMap::new();
    let listed = ground.model.summary.pages().into_iter().map(|id| ground.model.pages.get(id));
    let all = ground.model.pages.iter().map(|(_, page)| page);
    for page in listed.chain(all.filter(|page| page.translation.is_some())) {
        let Some(time) = &page.reading_time else { continue };
        let steps = steps(ground, page, time, faults);
        let path = page_path(&page.path);
        let crumb = Crumb { title: page.title.clone(), path: Some(path.clone()) };
        places.entry(path).or_default().push(place(&crumb, &steps, time, 0));
        // From the first step on, the reader is on the path in the language of its pages.
        if page.translation.is_none() {
            enter(&crumb, &steps, time, &mut places);
        }
    }
    for page in pages {
        page.finding.paths = places.remove(&page.path).unwrap_or_default();
    }
}

/// The place of a step, or of the description when `number` is 0.
fn place(crumb: &Crumb, steps: &[PathStep], time: &Plain, number: usize) -> PathPlace {
    PathPlace {
        path: crumb.clone(),
        number,
        count: steps.len(),
        time: time.text.clone(),
        previous: number.checked_sub(2).and_then(|at| steps.get(at)).cloned(),
        next: steps.get(number).cloned(),
    }
}

/// Notes one path on each of its steps; a page that is two steps takes the place of the first.
fn enter(
    crumb: &Crumb,
    steps: &[PathStep],
    time: &Plain,
    places: &mut BTreeMap<String, Vec<PathPlace>>,
) {
    for (number, step) in (1..).zip(steps) {
        let Placed::Page { path, .. } = &step.target else { continue };
        let all = places.entry(path.clone()).or_default();
        if all.iter().all(|known| known.path != *crumb) {
            all.push(place(crumb, steps, time, number));
        }
    }
}

fn steps(
    ground: &Ground<'_>,
    page: &model::Page,
    time: &Plain,
    faults: &mut Vec<Diagnostic>,
) -> Vec<PathStep> {
    let list = page.blocks.iter().find_map(|block| match &block.kind {
        BlockKind::List(list) if list.start.is_some() => Some(list),
        _ => None,
    });
    let Some(List { items, .. }) = list else {
        faults.push(
            Diagnostic::error(Code::ReadingPath, time.span, "the path has no steps")
                .help("write them as a numbered list of links on this page"),
        );
        return Vec::new();
    };
    let mut steps = Vec::new();
    for item in items {
        let Some(block) = item.blocks.first() else { continue };
        match step(ground, block) {
            Some(step) => steps.push(step),
            // A link that leads nowhere was reported, and is only words by now.
            None if has_lost_its_link(ground, block) => {}
            None => faults.push(
                Diagnostic::error(
                    Code::ReadingPath,
                    block.span,
                    "this step leads to no page of the toolkit",
                )
                .help("let the first link of each step lead to a page or record"),
            ),
        }
    }
    steps
}

fn has_lost_its_link(ground: &Ground<'_>, block: &Block<Resolved>) -> bool {
    let written = &ground.sources.file(block.span.file).text[block.span.range()];
    let BlockKind::Paragraph(content) = &block.kind else { return false };
    written.contains("](") && !content.iter().any(|it| matches!(it, Inline::Link { .. }))
}

fn step(ground: &Ground<'_>, block: &Block<Resolved>) -> Option<PathStep> {
    let BlockKind::Paragraph(content) = &block.kind else { return None };
    let (target, content) = content.iter().find_map(|inline| match inline {
        Inline::Link { target, content } => Some((target, content)),
        _ => None,
    })?;
    let To::Target(record, fragment) = &target.to else { return None };
    let words = plain(content);
    let title = if words.is_empty() { ground.wording.name(ground.model, *record) } else { words };
    let target = match (ground.homes.place(*record)?.clone(), fragment) {
        (Placed::Page { path, .. }, Some(fragment)) => {
            Placed::Page { path, fragment: Some(fragment.clone()) }
        }
        (place, _) => place,
    };
    Some(PathStep { title, target })
}
