//! What does the page of a threat say?

use model::record::{EntryPoint, Linked, Reference, Threat};
use text::{Block, Inline, Tone};

use super::{Draft, titled};
use crate::compose::{Words, badge, bullets, definitions, joined, link, paragraph, table, words};
use crate::wording::keyed;
use crate::{Page, Placed};

pub(crate) fn page(draft: &mut Draft<'_, '_, Threat>) -> Page {
    let record = draft.record;
    draft.lead(&record.scenario);
    facts(draft);
    rating(draft);
    draft.passages("notes", &record.notes);
    draft.link_list("removed-by", &record.controls);
    limiters(draft);
    draft.passages("test", &record.test);
    draft.passages("signs", &record.signs);
    sources(draft);
    let mut badges = Vec::new();
    if !record.observed.is_empty() {
        badges.push(badge(Tone::Sector, draft.label("record.observed-badge")));
    }
    if record.sources.is_empty() && record.observed.is_empty() {
        badges.push(badge(Tone::Unverified, draft.label("record.modelled-badge")));
    }
    badges.push(badge(Tone::Plain, draft.label(&format!("status.{}", record.status.word()))));
    let mut page = draft.finish(words(record.title.clone()), badges);
    page.title = keyed(record);
    page
}

fn facts(draft: &mut Draft<'_, '_, Threat>) {
    let record = draft.record;
    let span = draft.span();
    let mut pairs: Vec<(Words<Placed>, Vec<Block<Placed>>)> = Vec::new();
    let mut add = |label: String, value: Words<Placed>| {
        pairs.push((words(label), vec![paragraph(value, span)]));
    };
    if let Some(id) = record.entry {
        add(draft.label("record.entry"), titled::<EntryPoint>(draft.ground, id));
    }
    let stride = record.stride.iter();
    let stride = stride.map(|class| words(draft.label(&format!("stride.{}", class.word()))));
    add(draft.label("record.stride"), joined(stride.collect(), ", "));
    add(draft.label("record.harms"), joined(draft.links(&record.assets), "; "));
    add(draft.label("record.touches"), joined(draft.links(&record.requirements), "; "));
    let actors = record.actors.iter();
    let actors = actors.map(|actor| words(draft.label(&format!("actor.{}", actor.word()))));
    add(draft.label("record.actors"), joined(actors.collect(), ", "));
    add(draft.label("record.objectives"), joined(draft.links(&record.objectives), "; "));
    let weaknesses = record.weaknesses.iter().map(|number| {
        let url = format!("https://cwe.mitre.org/data/definitions/{number}.html");
        vec![link(Placed::External(url), words(format!("CWE-{number}")))]
    });
    let weaknesses: Vec<Words<Placed>> = weaknesses.collect();
    if !weaknesses.is_empty() {
        add(draft.label("record.weaknesses"), joined(weaknesses, ", "));
    }
    draft.push(definitions(pairs, span));
}

fn rating(draft: &mut Draft<'_, '_, Threat>) {
    let record = draft.record;
    draft.section("rating");
    let head = vec![words(draft.label("record.dimension")), words(draft.label("record.cap"))];
    let mut rows: Vec<Vec<Words<Placed>>> = Vec::new();
    for (dimension, cap) in &record.caps {
        let name = draft.label(&format!("dimension.{}", dimension.word()));
        rows.push(vec![words(name), words(cap.to_string())]);
    }
    rows.push(vec![words(draft.label("record.ease")), words(record.ease.to_string())]);
    let span = draft.span();
    draft.push(table(head, rows, span));
    draft.lead(&record.rating);
}

fn limiters(draft: &mut Draft<'_, '_, Threat>) {
    let record = draft.record;
    if record.limiters.is_empty() {
        return;
    }
    draft.section("limiters");
    let items = record.limiters.iter().map(|limiter| {
        let link = draft.links(std::slice::from_ref(&limiter.control));
        let mut item: Words<Placed> = link.into_iter().flatten().collect();
        let names = limiter.reduces.iter();
        let names = names.map(|name| draft.label(&format!("dimension.{}", name.word())));
        item.push(Inline::Text(format!(" ({})", names.collect::<Vec<_>>().join(", "))));
        item
    });
    let block = bullets(items.collect(), draft.span());
    draft.push(block);
}

/// The cases and sources, or a sentence that says that there is none.
fn sources(draft: &mut Draft<'_, '_, Threat>) {
    let record = draft.record;
    draft.section("sources");
    let span = draft.span();
    if record.sources.is_empty() && record.observed.is_empty() {
        let sentence = words(draft.label("record.modelled"));
        draft.push(paragraph(sentence, span));
        return;
    }
    let mut items = Vec::new();
    for (links, observed) in [(&record.observed, true), (&record.sources, false)] {
        for linked in links {
            items.push(source(draft, linked, observed));
        }
    }
    draft.push(bullets(items, span));
}

fn source(
    draft: &Draft<'_, '_, Threat>,
    linked: &Linked<Reference>,
    observed: bool,
) -> Words<Placed> {
    let reference = draft.ground.model.references.get(linked.id);
    let mut item = titled(draft.ground, linked.id);
    item.push(Inline::Text(format!(": {}", reference.title)));
    if let Some(date) = &reference.date {
        item.push(Inline::Text(format!(" ({date})")));
    }
    if observed {
        item.push(Inline::Text(" ".to_owned()));
        item.push(badge(Tone::Sector, draft.label("record.observed-badge")));
    }
    item.extend(super::super::view::confidence(draft.ground, reference.confidence));
    item
}
