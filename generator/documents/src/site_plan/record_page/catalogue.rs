//! What do the pages of objectives and types of evidence say?

use model::record::{EvidenceType, Objective};
use text::{Block, Tone};

use super::{Draft, inline_code, paragraph, words};
use crate::compose::{Words, badge, bullets, definitions, joined};
use crate::wording::keyed;
use crate::{Page, Placed};

/// What is true when the objective is reached, and what it rests on.
pub(crate) fn objective(draft: &mut Draft<'_, '_, Objective>) -> Page {
    let record = draft.record;
    let span = draft.span();
    draft.push(paragraph(words(record.statement.clone()), span));
    draft.passages("objective-why", &record.why);
    draft.link_list("rests-on", &record.requirements);
    draft.lines("duties", &record.duties);
    draft.passages("notes", &record.notes);
    let badges = record.properties.iter();
    let badges = badges
        .map(|property| badge(Tone::Plain, draft.label(&format!("property.{}", property.word()))));
    let badges: Words<Placed> = badges.collect();
    let mut page = draft.finish(words(record.title.clone()), badges);
    page.title = keyed(record);
    page
}

/// What the type of evidence is good for, how much of it is enough, how long it is kept.
pub(crate) fn evidence_type(draft: &mut Draft<'_, '_, EvidenceType>) -> Page {
    let record = draft.record;
    draft.lead(&record.looks);
    let span = draft.span();
    let mut pairs: Vec<(Words<Placed>, Vec<Block<Placed>>)> = Vec::new();
    let mut add = |label: String, value: Words<Placed>| {
        pairs.push((words(label), vec![paragraph(value, span)]));
    };
    let wording = draft.ground.wording;
    add(draft.label("record.fresh"), words(wording.freshness(record.fresh)));
    add(draft.label("record.keep"), words(draft.label(&format!("keep.{}", record.keep.word()))));
    add(draft.label("record.owner"), inline_code(&record.owner));
    add(draft.label("record.format"), inline_code(&record.format));
    if !record.annex_vii.is_empty() {
        let points = record.annex_vii.iter().map(|point| words(point.to_string()));
        add(draft.label("record.annex-vii"), joined(points.collect(), ", "));
    }
    draft.push(definitions(pairs, span));
    draft.passages("least", &record.least);
    draft.passages("fuller", &record.fuller);
    draft.section("pitfalls");
    let items = record.pitfalls.iter().map(|line| draft.line(line));
    let list = bullets(items.collect(), span);
    draft.push(list);
    draft.passages("notes", &record.notes);
    let mut page = draft.finish(words(record.title.clone()), Vec::new());
    page.title = keyed(record);
    page
}
