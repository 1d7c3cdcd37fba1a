//! What do the pages of areas, facts, entry points and assets say?

use super::{Draft, paragraph, words};
use crate::Page;
use crate::compose::bullets;
use crate::site_plan::Ground;
use crate::site_plan::place::Placer;

pub(crate) fn all<'a>(ground: &'a Ground<'a>, placer: &mut Placer<'a>, pages: &mut Vec<Page>) {
    for (id, record) in ground.model.areas.iter() {
        let mut draft = Draft::new(ground, placer, record, id);
        draft.lead(&record.summary);
        draft.link_list("area-requirements", &record.requirements);
        draft.passages("notes", &record.notes);
        pages.push(draft.finish(words(record.title.clone()), Vec::new()));
    }
    for (id, record) in ground.model.facts.iter() {
        let mut draft = Draft::new(ground, placer, record, id);
        let question = paragraph(words(record.question.clone()), draft.span());
        draft.push(question);
        draft.passages("notes", &record.notes);
        pages.push(draft.finish(words(record.title.clone()), Vec::new()));
    }
    for (id, record) in ground.model.entry_points.iter() {
        let mut draft = Draft::new(ground, placer, record, id);
        draft.lead(&record.summary);
        pages.push(draft.finish(words(record.title.clone()), Vec::new()));
    }
    for (id, record) in ground.model.assets.iter() {
        let mut draft = Draft::new(ground, placer, record, id);
        let examples = record.examples.iter().map(|line| words(line.text.clone()));
        let list = bullets(examples.collect(), draft.span());
        let intro = paragraph(words(draft.label("record.examples")), draft.span());
        draft.push(intro);
        draft.push(list);
        draft.passages("notes", &record.notes);
        let heading = words(record.title.clone());
        pages.push(draft.finish(heading, Vec::new()));
    }
}
