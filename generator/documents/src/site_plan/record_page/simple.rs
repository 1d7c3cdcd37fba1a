//! What do the pages of areas, facts, entry points and assets say?

use text::Block;

use super::{Draft, paragraph, words};
use crate::compose::{Words, bullets, definitions};
use crate::site_plan::Ground;
use crate::site_plan::place::Placer;
use crate::{Page, Placed};

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
        let mut facts: Vec<(Words<Placed>, Vec<Block<Placed>>)> = Vec::new();
        let mut add = |key: &str, value: String| {
            let value = vec![paragraph(words(value), record.span)];
            facts.push((words(ground.wording.label(key)), value));
        };
        let data = record.data.iter().map(|data| format!("data-class.{}", data.word()));
        let data = data.map(|key| ground.wording.label(&key)).collect::<Vec<_>>();
        add("record.data", data.join(", "));
        let needs = record.needs.iter().map(|need| format!("property.{}", need.word()));
        let needs = needs.map(|key| ground.wording.label(&key)).collect::<Vec<_>>();
        add("record.needs", needs.join(", "));
        add("record.place", record.place.clone());
        draft.push(definitions(facts, record.span));
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
