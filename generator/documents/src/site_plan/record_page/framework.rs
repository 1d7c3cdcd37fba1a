//! What does a firm that knows a framework already have, and what is missing?

use model::record::{Control, Framework, Mapping};
use model::{ConfidenceMark, FrameworkNature, Record};
use text::{Inline, Tone};

use super::{Draft, inline_code, titled};
use crate::compose::{Words, badge, bullets, joined, paragraph, table, words};
use crate::site_plan::backlinks;
use crate::{Page, Placed};

pub(crate) fn page(draft: &mut Draft<'_, '_, Framework>) -> Page {
    let record = draft.record;
    draft.lead(&record.basis);
    draft.passages("notes", &record.notes);
    provisions(draft);
    missing(draft);
    draft.link_list("references", &record.references);
    super::reviews(draft, &record.reviews);
    let nature = draft.label(&format!("nature.{}", record.nature.word()));
    let tone = match record.nature {
        FrameworkNature::Law | FrameworkNature::Published => Tone::Plain,
        FrameworkNature::Draft => Tone::Unverified,
    };
    let mut badges = vec![badge(tone, nature)];
    let mark = match record.confidence {
        ConfidenceMark::Primary => None,
        ConfidenceMark::Secondary => Some("mark.secondary"),
        ConfidenceMark::Unverified => Some("mark.unverified"),
    };
    badges.extend(mark.map(|key| badge(Tone::Unverified, draft.label(key))));
    let mut page = draft.finish(words(record.title.clone()), badges);
    page.checked = Some(record.checked.iso());
    page
}

/// Every provision with the controls that relate to it; a gap is shown as a gap.
fn provisions(draft: &mut Draft<'_, '_, Framework>) {
    let record = draft.record;
    draft.section("provisions");
    let head = ["provision", "about", "mapped-controls"];
    let head = head.map(|name| words(draft.label(&format!("record.{name}"))));
    let mut rows = Vec::new();
    for (at, (id, title)) in record.provisions.iter().enumerate() {
        let maps = record.maps.iter().filter(|map| map.provisions.contains(&at));
        let controls = maps.map(|map| {
            let mut item = backlinks::short(draft.ground, Control::target(map.control));
            let relation = draft.label(&format!("relation.{}", map.relation.word()));
            if let Some(item) = &mut item {
                item.push(Inline::Text(format!(" ({relation})")));
            }
            item.unwrap_or_default()
        });
        let controls: Vec<Words<Placed>> = controls.collect();
        let controls = if controls.is_empty() {
            vec![badge(Tone::Unverified, draft.label("record.gap"))]
        } else {
            joined(controls, ", ")
        };
        rows.push(vec![vec![Inline::Code(id.clone())], words(title.clone()), controls]);
    }
    let block = table(head.to_vec(), rows, draft.span());
    draft.push(block);
}

/// The controls that no provision of the framework relates to.
fn missing(draft: &mut Draft<'_, '_, Framework>) {
    let record = draft.record;
    let model = draft.ground.model;
    let unmapped =
        model.controls.iter().filter(|(id, _)| !record.maps.iter().any(|map| map.control == *id));
    let items: Vec<_> = unmapped
        .filter_map(|(id, _)| backlinks::linked(draft.ground, Control::target(id)))
        .collect();
    if items.is_empty() {
        return;
    }
    draft.section("unmapped");
    let intro = paragraph(words(draft.label("record.unmapped-intro")), draft.span());
    draft.push(intro);
    let list = bullets(items, draft.span());
    draft.push(list);
}

/// On a control's page: how it relates to every framework.
pub(crate) fn maps_of(draft: &mut Draft<'_, '_, Control>) {
    let record = draft.record;
    let model = draft.ground.model;
    let is_own = |map: &&Mapping| model.controls.get(map.control).key == record.key;
    let mut rows = Vec::new();
    for (id, framework) in model.frameworks.iter() {
        for map in framework.maps.iter().filter(is_own) {
            let provisions = map.provisions.iter();
            let provisions =
                provisions.map(|at| vec![Inline::Code(framework.provisions[*at].0.clone())]);
            let mut name = titled(draft.ground, id);
            if framework.nature == FrameworkNature::Draft {
                name.push(Inline::Text(" ".to_owned()));
                name.push(badge(Tone::Unverified, draft.label("nature.draft")));
            }
            rows.push(vec![
                name,
                joined(provisions.collect(), ", "),
                words(draft.label(&format!("relation.{}", map.relation.word()))),
                inline_code(&map.remark),
                words(draft.label(&format!("map-confidence.{}", map.confidence.word()))),
            ]);
        }
    }
    if rows.is_empty() {
        return;
    }
    draft.section("maps");
    let intro = paragraph(words(draft.label("record.maps-intro")), draft.span());
    draft.push(intro);
    let head = ["framework", "provision", "relation", "remark", "map-confidence"];
    let head = head.map(|name| words(draft.label(&format!("record.{name}"))));
    let block = table(head.to_vec(), rows, draft.span());
    draft.push(block);
}
