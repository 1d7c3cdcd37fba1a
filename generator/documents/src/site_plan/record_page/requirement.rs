//! What does the page of a requirement say?

use model::record::Requirement;
use text::{BlockKind, Inline, Tone};

use super::Draft;
use crate::compose::{badge, bullet_blocks, strong, words};
use crate::{Page, Placed};

pub(crate) fn page(draft: &mut Draft<'_, '_, Requirement>) -> Page {
    let record = draft.record;
    draft.lead(&record.summary);
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
