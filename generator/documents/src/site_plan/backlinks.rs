//! What else names this record or page?

use model::{Edge, Target};
use sources::Span;
use text::Block;

use super::Ground;
use crate::Placed;
use crate::compose::{Words, bullets, heading, joined, link, words};

/// The section "linked from": one group for each relation and kind of what links here.
pub(crate) fn section(ground: &Ground<'_>, target: Target, span: Span) -> Vec<Block<Placed>> {
    let mut blocks = Vec::new();
    for group in groups(ground, target) {
        let Some(first) = group.first() else { continue };
        let id = format!("{}-{}", first.relation.word(), first.from.kind.scheme());
        let title = ground.wording.label(&format!("backlink.{id}"));
        blocks.push(heading(2, id, words(title), span));
        let items = group.iter().filter_map(|edge| linked(ground, edge.from));
        blocks.push(bullets(items.collect(), span));
    }
    blocks
}

/// The same in one line, for records that share a page.
pub(crate) fn line(ground: &Ground<'_>, target: Target) -> Option<Words<Placed>> {
    let edges = ground.model.edges_to(target);
    let mut sources: Vec<Target> = edges.iter().map(|edge| edge.from).collect();
    sources.sort();
    sources.dedup();
    let links: Vec<_> = sources.into_iter().filter_map(|source| short(ground, source)).collect();
    if links.is_empty() {
        return None;
    }
    let mut all = words(format!("{} ", ground.wording.label("backlink.line")));
    all.extend(joined(links, ", "));
    Some(all)
}

fn groups<'a>(ground: &'a Ground<'_>, target: Target) -> Vec<Vec<&'a Edge>> {
    let mut groups: Vec<Vec<&Edge>> = Vec::new();
    for edge in ground.model.edges_to(target) {
        if edge.from == target || ground.homes.place(edge.from).is_none() {
            continue;
        }
        match groups.last_mut() {
            Some(group)
                if group.first().is_some_and(|first| {
                    first.relation == edge.relation && first.from.kind == edge.from.kind
                }) =>
            {
                group.push(edge);
            }
            _ => groups.push(vec![edge]),
        }
    }
    groups
}

/// A link to a record or page, with its key and title.
pub(crate) fn linked(ground: &Ground<'_>, target: Target) -> Option<Words<Placed>> {
    let place = ground.homes.place(target)?.clone();
    let name = ground.wording.name(ground.model, target);
    let title = ground.model.name(target).1;
    let shown = if name.contains(title) { name } else { format!("{name}: {title}") };
    Some(vec![link(place, words(shown))])
}

/// A link to a record or page, with its key alone when it has one.
pub(crate) fn short(ground: &Ground<'_>, target: Target) -> Option<Words<Placed>> {
    let place = ground.homes.place(target)?.clone();
    let (key, title) = ground.model.name(target);
    let keyed = matches!(target.kind, model::Kind::Control | model::Kind::Threat);
    let shown = if keyed { key.to_owned() } else { title.to_owned() };
    Some(vec![link(place, words(shown))])
}
