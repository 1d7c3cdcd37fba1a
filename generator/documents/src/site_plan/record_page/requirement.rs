//! What does the page of a requirement say?

use model::Record;
use model::record::{LegalDate, Requirement};
use text::{Block, BlockKind, Inline, Tone};

use super::{Draft, titled};
use crate::compose::{Words, badge, bullet_blocks, definitions, link, paragraph, strong, words};
use crate::{Page, Placed};

pub(crate) fn page(draft: &mut Draft<'_, '_, Requirement>) -> Page {
    let record = draft.record;
    draft.lead(&record.summary);
    facts(draft);
    limbs(draft);
    draft.passages("applies", &record.applies);
    draft.passages("refuse", &record.refuse);
    draft.passages("partial", &record.partial);
    draft.passage_list("mistakes", &record.mistakes);
    draft.passages("notes", &record.notes);
    super::diagram::of_requirement(draft);
    let part = draft.label(&format!("part.{}", record.part.word()));
    let item = record.request_item.to_string();
    let request = draft.ground.wording.fill("record.request-item", "number", &item);
    let badges = vec![
        badge(Tone::Plain, record.point.clone()),
        badge(Tone::Plain, part),
        badge(Tone::Plain, request),
    ];
    let mut page = draft.finish(words(record.title.clone()), badges);
    // The title alone does not say which point it is; search results and tabs have to.
    page.title = format!("{}: {}", record.point, record.title);
    page
}

/// Where it stands, on whom it is laid, when it applies.
fn facts(draft: &mut Draft<'_, '_, Requirement>) {
    let record = draft.record;
    let span = draft.span();
    let mut pairs: Vec<(Words<Placed>, Vec<Block<Placed>>)> = Vec::new();
    let mut add = |label: String, value: Words<Placed>| {
        pairs.push((words(label), vec![paragraph(value, span)]));
    };
    if let Some(act) = record.reference {
        add(draft.label("record.act"), titled(draft.ground, act));
    }
    let addressee = draft.label(&format!("addressee.{}", record.addressee.word()));
    add(draft.label("record.addressee"), words(addressee));
    let condition = draft.label(&format!("condition.{}", record.condition.word()));
    add(draft.label("record.condition"), words(condition));
    if let Some(id) = record.from {
        let date = draft.ground.model.dates.get(id);
        let day = words(draft.ground.wording.date(date.date));
        let day = match draft.ground.homes.place(LegalDate::target(id)) {
            Some(place) => vec![link(place.clone(), day)],
            None => day,
        };
        add(draft.label("record.from"), day);
    }
    draft.push(definitions(pairs, span));
}

fn limbs(draft: &mut Draft<'_, '_, Requirement>) {
    draft.section("limbs");
    let record = draft.record;
    let mut items = Vec::new();
    for limb in &record.limbs {
        let mut blocks = draft.mapped(std::slice::from_ref(&limb.text));
        let mut lead: Vec<Inline<Placed>> = vec![strong(words(format!("{}.", limb.title)))];
        if limb.forgotten {
            lead.push(Inline::Text(" ".to_owned()));
            lead.push(badge(Tone::Unverified, draft.label("record.forgotten")));
        }
        lead.push(Inline::Text(" ".to_owned()));
        if let Some(BlockKind::Paragraph(content)) = blocks.first_mut().map(|b| &mut b.kind) {
            content.splice(0..0, lead);
        }
        items.push(blocks);
    }
    let span = draft.span();
    draft.push(bullet_blocks(items, span));
}
