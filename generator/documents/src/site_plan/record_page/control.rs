//! What does the page of a control say?

use model::record::{Control, Fact};
use text::{Block, BlockKind, Inline, Tone};

use super::{Draft, titled};
use crate::compose::{Words, badge, definitions, joined, paragraph, strong, table, words};
use crate::wording::{keyed, level_tone};
use crate::{Page, Placed};

pub(crate) fn page(draft: &mut Draft<'_, '_, Control>) -> Page {
    let record = draft.record;
    let span = draft.span();
    let statement = vec![paragraph(words(record.statement.clone()), span)];
    draft.push(Block { kind: BlockKind::Quote(statement), span });
    facts(draft);
    draft.passages("rationale", &record.rationale);
    levels(draft);
    draft.passages("guidance", &record.guidance);
    draft.passages("notes", &record.notes);
    super::assessment::verify(draft);
    evidence(draft);
    super::assessment::assessment(draft);
    draft.lines("done", &record.done);
    parameters(draft);
    effort(draft);
    super::framework::maps_of(draft);
    draft.link_list("depends", &record.depends);
    draft.link_list("replaced-by", &record.replaced_by);
    super::reviews(draft, &record.reviews);
    super::diagram::of_control(draft);
    let level = draft.ground.wording.level(record.level);
    let mut badges = vec![badge(level_tone(record.level), level)];
    badges.push(badge(Tone::Plain, draft.label(&format!("status.{}", record.status.word()))));
    let mut page = draft.finish(words(record.title.clone()), badges);
    page.title = keyed(record);
    page
}

fn facts(draft: &mut Draft<'_, '_, Control>) {
    let record = draft.record;
    let span = draft.span();
    let mut pairs: Vec<(Words<Placed>, Vec<Block<Placed>>)> = Vec::new();
    let mut add = |label: String, value: Words<Placed>| {
        pairs.push((words(label), vec![paragraph(value, span)]));
    };
    if let Some(id) = record.applies {
        add(draft.label("record.applies-when"), titled::<Fact>(draft.ground, id));
    }
    let level = format!("record.level-{}", record.level.word());
    add(draft.label("record.level"), words(draft.label(&level)));
    if !record.requirements.is_empty() {
        let links = draft.links(&record.requirements);
        add(draft.label("record.serves"), joined(links, "; "));
    }
    if !record.duties.is_empty() {
        let duties = record.duties.iter().map(|line| words(line.text.clone()));
        add(draft.label("record.duties"), joined(duties.collect(), "; "));
    }
    add(draft.label("record.pursues"), joined(draft.links(&record.objectives), "; "));
    let nature = draft.label(&format!("control-nature.{}", record.nature.word()));
    let class = draft.label(&format!("duty-class.{}", record.class.word()));
    add(draft.label("record.nature"), words(nature));
    add(draft.label("record.class-of-duty"), words(class));
    let list = definitions(pairs, span);
    draft.push(list);
}

fn parameters(draft: &mut Draft<'_, '_, Control>) {
    let record = draft.record;
    if record.parameters.is_empty() {
        return;
    }
    draft.section("parameters");
    let head = ["parameter", "value", "why"];
    let head = head.map(|name| words(draft.label(&format!("record.parameter-{name}"))));
    let sector = draft.ground.model.sector.as_ref();
    let rows = record.parameters.iter().map(|parameter| {
        let mut value = vec![strong(words(parameter.value.clone()))];
        if let Some(sector) = sector.filter(|_| parameter.sector) {
            value.push(Inline::Text(" ".to_owned()));
            value.push(badge(Tone::Sector, sector.title.clone()));
        }
        vec![words(parameter.label.clone()), value, words(parameter.why.clone())]
    });
    let block = table(head.to_vec(), rows.collect(), draft.span());
    draft.push(block);
}

/// What each level asks beyond the one below.
fn levels(draft: &mut Draft<'_, '_, Control>) {
    let record = draft.record;
    if record.levels.is_empty() {
        return;
    }
    draft.section("levels");
    let pairs = record.levels.iter().map(|ask| {
        let level = badge(level_tone(ask.level), draft.ground.wording.level(ask.level));
        (vec![level], draft.mapped(std::slice::from_ref(&ask.asks)))
    });
    let pairs = pairs.collect();
    let list = definitions(pairs, draft.span());
    draft.push(list);
}

/// What is kept, under which name, and for how long.
fn evidence(draft: &mut Draft<'_, '_, Control>) {
    let record = draft.record;
    if record.evidence.is_empty() {
        return;
    }
    draft.section("evidence");
    let folder = vec![Inline::Code(format!("evidence/{}/VERSION/", record.key))];
    let mut intro = words(draft.label("record.evidence-folder"));
    intro.push(Inline::Text(" ".to_owned()));
    intro.extend(folder);
    draft.push(paragraph(intro, draft.span()));
    let head = ["evidence-what", "evidence-kind", "fresh", "keep"];
    let head = head.map(|name| words(draft.label(&format!("record.{name}"))));
    let rows = record.evidence.iter().map(|evidence| {
        let mut what = draft.line(&evidence.what);
        if let Some(file) = &evidence.file {
            what.push(Inline::Text(": ".to_owned()));
            what.push(Inline::Code(file.clone()));
        }
        let Some(id) = evidence.kind else {
            return vec![what, Vec::new(), Vec::new(), Vec::new()];
        };
        let kind = draft.ground.model.evidence.get(id);
        vec![
            what,
            titled(draft.ground, id),
            words(draft.ground.wording.freshness(kind.fresh)),
            words(draft.label(&format!("keep-short.{}", kind.keep.word()))),
        ]
    });
    let block = table(head.to_vec(), rows.collect(), draft.span());
    draft.push(block);
}

fn effort(draft: &mut Draft<'_, '_, Control>) {
    let effort = draft.record.effort;
    draft.section("effort");
    let names = ["effort-first", "effort-release", "effort-year"];
    let head = names.map(|name| words(draft.label(&format!("record.{name}"))));
    let row = [effort.first, effort.release, effort.year].map(|days| words(days.text()));
    let block = table(head.to_vec(), vec![row.to_vec()], draft.span());
    draft.push(block);
    let estimate = paragraph(words(draft.label("record.effort-estimate")), draft.span());
    draft.push(estimate);
}
