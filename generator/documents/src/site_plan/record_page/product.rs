//! What does the page of a typical product say?

use model::record::{Product, Threat};
use model::{ConfidenceMark, Record, Scope};
use text::{Block, Inline, Tone};

use super::{Draft, inline_code};
use crate::compose::{Words, badge, bullets, definitions, joined, paragraph, table, words};
use crate::site_plan::backlinks;
use crate::wording::keyed;
use crate::{Page, Placed};

pub(crate) fn page(draft: &mut Draft<'_, '_, Product>) -> Page {
    let record = draft.record;
    draft.lead(&record.summary);
    gate(draft);
    draft.passages("class", &record.class_why);
    draft.passages("route", &record.route);
    draft.lines("regimes", &record.regimes);
    situation(draft);
    impact(draft);
    scenarios(draft);
    draft.passages("support", &record.support);
    draft.passage_list("other-means", &record.other_means);
    draft.lines("buyers", &record.buyers);
    draft.passages("notes", &record.notes);
    let tone = match record.scope {
        Scope::Inside | Scope::Outside => Tone::Plain,
        Scope::Depends => Tone::Unverified,
    };
    let mut badges = vec![
        badge(tone, draft.label(&format!("scope.{}", record.scope.word()))),
        badge(Tone::Plain, draft.label(&format!("product-class.{}", record.class.word()))),
    ];
    let mark = match record.confidence {
        ConfidenceMark::Primary => None,
        ConfidenceMark::Secondary => Some("mark.secondary"),
        ConfidenceMark::Unverified => Some("mark.unverified"),
    };
    badges.extend(mark.map(|key| badge(Tone::Unverified, draft.label(key))));
    let mut page = draft.finish(words(record.title.clone()), badges);
    page.title = keyed(record);
    page
}

/// Whether the Regulation applies, why, and what would change that.
fn gate(draft: &mut Draft<'_, '_, Product>) {
    let record = draft.record;
    draft.passages("gate", &record.scope_why);
    let span = draft.span();
    let intro = paragraph(words(draft.label("record.flips")), span);
    draft.push(intro);
    let items = record.flips.iter().map(|line| draft.line(line));
    let list = bullets(items.collect(), span);
    draft.push(list);
}

/// Facts, ways in and assets: what the risk assessment begins with.
fn situation(draft: &mut Draft<'_, '_, Product>) {
    let record = draft.record;
    draft.section("situation");
    let span = draft.span();
    let mut pairs: Vec<(Words<Placed>, Vec<Block<Placed>>)> = Vec::new();
    let mut add = |label: String, value: Words<Placed>| {
        pairs.push((words(label), vec![paragraph(value, span)]));
    };
    add(draft.label("record.facts"), joined(draft.links(&record.facts), "; "));
    add(draft.label("record.entries"), joined(draft.links(&record.entries), "; "));
    add(draft.label("record.assets"), joined(draft.links(&record.assets), "; "));
    draft.push(definitions(pairs, span));
}

fn impact(draft: &mut Draft<'_, '_, Product>) {
    let record = draft.record;
    draft.section("impact");
    let head = vec![words(draft.label("record.dimension")), words(draft.label("record.worst"))];
    let rows = record.impact.iter().map(|(dimension, worst)| {
        let name = draft.label(&format!("dimension.{}", dimension.word()));
        vec![words(name), words(worst.to_string())]
    });
    let block = table(head, rows.collect(), draft.span());
    draft.push(block);
    draft.lead(&record.impact_why);
}

fn scenarios(draft: &mut Draft<'_, '_, Product>) {
    let record = draft.record;
    draft.section("scenarios");
    let items = record.threats.iter().filter_map(|faced| {
        let mut item = backlinks::linked(draft.ground, Threat::target(faced.threat.id))?;
        item.push(Inline::Text(". ".to_owned()));
        item.extend(inline_code(&faced.why));
        Some(item)
    });
    let list = bullets(items.collect(), draft.span());
    draft.push(list);
}
