//! What does a generated block of a page show?

use model::record::{Baseline, Clock, DecisionTable, LegalDate, Rule};
use model::{ConfidenceMark, Id, Kind, Level, Outcome, Record, View};
use sources::{Code, Diagnostic, Span, did_you_mean};
use text::{Block, Inline, Tone, map_blocks};

use super::matrix;
use super::place::Placer;
use super::{Ground, backlinks, collection, count, decision};
use crate::Placed;
use crate::compose::{
    Words, badge, bullets, heading, in_line, joined, link, listing, paragraph, strong, table, words,
};
use crate::wording::level_tone;

/// The blocks of `view` on a page of the site. A view that only the profile has is a fault.
pub(crate) fn blocks(
    ground: &Ground<'_>,
    placer: &mut Placer<'_>,
    view: &View,
    span: Span,
) -> Vec<Block<Placed>> {
    match view {
        View::Counts => vec![counts(ground, span)],
        View::Dates => vec![dates(ground, span)],
        View::Clocks(regime) => vec![clocks(ground, placer, regime, span)],
        View::Areas => vec![areas(ground, span)],
        View::Records(kind) => collection::blocks(ground, placer, *kind, span),
        View::BaselineRules(target) => match ground.model.id::<Baseline>(*target) {
            Some(id) => baseline(ground, placer, id),
            None => Vec::new(),
        },
        View::Decision(target) => match ground.model.id::<DecisionTable>(*target) {
            Some(id) => decision::blocks(ground, placer, id),
            None => Vec::new(),
        },
        View::Traceability => vec![matrix::traceability(ground, span)],
        View::Coverage => vec![matrix::coverage(ground, span)],
        View::NormativeReferences
        | View::Definitions
        | View::Abbreviations
        | View::ProfileThreats
        | View::ProfileAssets
        | View::ProfileObjectives
        | View::ProfileControls(_)
        | View::Correspondence
        | View::ProfileMappings(_)
        | View::Bibliography => {
            placer.faults.push(
                Diagnostic::error(Code::UnknownView, span, "this block is for the profile only")
                    .help("link to the records instead, or use a block of the website"),
            );
            Vec::new()
        }
    }
}

/// The badge of a level.
pub(crate) fn level_badge(ground: &Ground<'_>, level: Level) -> Inline<Placed> {
    badge(level_tone(level), ground.wording.level(level))
}

/// A mark behind what we did not read in its source; nothing behind the rest.
pub(crate) fn confidence(ground: &Ground<'_>, confidence: ConfidenceMark) -> Words<Placed> {
    let key = match confidence {
        ConfidenceMark::Primary => return Vec::new(),
        ConfidenceMark::Secondary => "mark.secondary",
        ConfidenceMark::Unverified => "mark.unverified",
    };
    let mark = badge(Tone::Unverified, ground.wording.label(key));
    vec![Inline::Text(" ".to_owned()), mark]
}

fn counts(ground: &Ground<'_>, span: Span) -> Block<Placed> {
    let kinds = [Kind::Requirement, Kind::Control, Kind::Threat, Kind::Term, Kind::Reference];
    let mut rows: Vec<Vec<Words<Placed>>> = Vec::new();
    for kind in kinds {
        let label = words(ground.wording.label(&format!("count.{}", kind.folder())));
        let name = match ground.homes.collection(kind) {
            Some((path, _)) => {
                vec![link(Placed::Page { path: path.clone(), fragment: None }, label)]
            }
            None => label,
        };
        rows.push(vec![name, words(count(ground.model, kind).to_string())]);
    }
    let rules: usize = ground.model.baselines.iter().map(|(_, record)| record.rules.len()).sum();
    let mut pages: Vec<(model::PageKind, usize)> = Vec::new();
    for id in ground.model.summary.pages() {
        let kind = ground.model.pages.get(id).kind;
        match pages.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, number)) => *number += 1,
            None => pages.push((kind, 1)),
        }
    }
    for (kind, number) in pages.iter().filter(|(kind, _)| *kind != model::PageKind::Page) {
        let label = ground.wording.label(&format!("count.{}", kind.word()));
        rows.push(vec![words(label), words(number.to_string())]);
    }
    rows.push(vec![words(ground.wording.label("count.rules")), words(rules.to_string())]);
    let head = ["count.what", "count.number"].map(|key| words(ground.wording.label(key)));
    table(head.to_vec(), rows, span)
}

fn dates_in_order<'a>(ground: &'a Ground<'_>) -> Vec<(Id<LegalDate>, &'a LegalDate)> {
    let mut dates: Vec<_> = ground.model.dates.iter().collect();
    dates.sort_by_key(|(_, record)| record.date);
    dates
}

fn dates(ground: &Ground<'_>, span: Span) -> Block<Placed> {
    let head = ["record.date", "record.what", "record.basis"];
    let head = head.map(|key| words(ground.wording.label(key)));
    let mut rows = Vec::new();
    for (id, record) in dates_in_order(ground) {
        let day = words(ground.wording.date(record.date));
        let day = match ground.homes.place(LegalDate::target(id)) {
            Some(place) => vec![link(place.clone(), day)],
            None => day,
        };
        let what = words(record.title.clone());
        rows.push(vec![day, what, basis(ground, record.reference, &record.basis)]);
    }
    table(head.to_vec(), rows, span)
}

/// "Art. 14(2)(a), Regulation …" with a link to the act.
pub(crate) fn basis(
    ground: &Ground<'_>,
    reference: Option<Id<model::record::Reference>>,
    locator: &str,
) -> Words<Placed> {
    let mut content = words(locator);
    if let Some(id) = reference {
        content.push(Inline::Text(", ".to_owned()));
        content.extend(super::record_page::titled(ground, id));
    }
    content
}

/// The dates as sections with anchors, for their collection's page.
pub(crate) fn date_sections(
    ground: &Ground<'_>,
    placer: &mut Placer<'_>,
    _: Span,
) -> Vec<Block<Placed>> {
    let mut blocks = Vec::new();
    for (id, record) in dates_in_order(ground) {
        let span = record.span;
        let title = format!("{}: {}", ground.wording.date(record.date), record.title);
        blocks.push(heading(2, record.key.to_lowercase(), words(title), span));
        for passage in &record.summary {
            blocks.extend(map_blocks(&passage.blocks, placer));
        }
        blocks.push(paragraph(basis(ground, record.reference, &record.basis), span));
        let line = backlinks::line(ground, LegalDate::target(id));
        blocks.extend(line.map(|line| paragraph(line, span)));
    }
    blocks
}

fn clocks_of<'a>(ground: &'a Ground<'_>, regime: &str) -> Vec<(Id<Clock>, &'a Clock)> {
    let mut clocks: Vec<_> =
        ground.model.clocks.iter().filter(|(_, record)| record.regime == regime).collect();
    clocks.sort_by_key(|(_, record)| record.step);
    clocks
}

fn clocks(ground: &Ground<'_>, placer: &mut Placer<'_>, regime: &str, span: Span) -> Block<Placed> {
    let head = ["record.due", "record.limit", "record.event", "record.recipient", "record.basis"];
    let head = head.map(|key| words(ground.wording.label(key)));
    let mut rows = Vec::new();
    for (_, record) in clocks_of(ground, regime) {
        let mut due = vec![strong(words(format!("{}:", record.title)))];
        due.push(Inline::Text(" ".to_owned()));
        for passage in &record.content {
            due.extend(in_line(&map_blocks(&passage.blocks, placer)));
        }
        due.extend(confidence(ground, record.confidence));
        rows.push(vec![
            due,
            vec![strong(words(ground.wording.limit(record.limit)))],
            words(record.event.clone()),
            words(record.recipient.clone()),
            basis(ground, record.reference, &record.basis),
        ]);
    }
    if rows.is_empty() {
        let message = format!("no clock belongs to the regime `{regime}`");
        let regimes = ground.model.clocks.iter().map(|(_, record)| record.regime.as_str());
        let help = did_you_mean(regime, regimes, "a clock names it under `regime`");
        placer.faults.push(Diagnostic::error(Code::UnknownView, span, message).help(help));
    }
    table(head.to_vec(), rows, span)
}

/// The clocks as sections with anchors, for their collection's page.
pub(crate) fn clock_sections(
    ground: &Ground<'_>,
    placer: &mut Placer<'_>,
    span: Span,
) -> Vec<Block<Placed>> {
    let mut regimes: Vec<&str> = Vec::new();
    for (_, record) in ground.model.clocks.iter() {
        if !regimes.contains(&record.regime.as_str()) {
            regimes.push(&record.regime);
        }
    }
    let mut blocks = Vec::new();
    for regime in regimes {
        let mut named = clocks_of(ground, regime).into_iter();
        let title = named.find_map(|(_, clock)| clock.heading.clone());
        let title = title.unwrap_or_else(|| regime.to_owned());
        blocks.push(heading(2, format!("regime-{regime}"), words(title), span));
        for (id, record) in clocks_of(ground, regime) {
            blocks.extend(clock_section(ground, placer, id, record));
        }
    }
    blocks
}

fn clock_section(
    ground: &Ground<'_>,
    placer: &mut Placer<'_>,
    id: Id<Clock>,
    record: &Clock,
) -> Vec<Block<Placed>> {
    let span = record.span;
    let mut title = words(format!("{}: {}", record.title, ground.wording.limit(record.limit)));
    title.extend(confidence(ground, record.confidence));
    let mut blocks = vec![heading(3, record.key.to_lowercase(), title, span)];
    for passage in record.content.iter().chain(&record.notes) {
        blocks.extend(map_blocks(&passage.blocks, placer));
    }
    let label = |key: &str| ground.wording.label(key);
    blocks.push(bullets(
        vec![
            words(format!("{}: {}", label("record.event"), record.event)),
            words(format!("{}: {}", label("record.recipient"), record.recipient)),
            basis(ground, record.reference, &record.basis),
        ],
        span,
    ));
    let line = backlinks::line(ground, Clock::target(id));
    blocks.extend(line.map(|line| paragraph(line, span)));
    blocks
}

fn areas(ground: &Ground<'_>, span: Span) -> Block<Placed> {
    let mut areas: Vec<_> = ground.model.areas.iter().collect();
    areas.sort_by_key(|(_, record)| record.number);
    let head = ["record.area", "record.area-requirements"];
    let head = head.map(|key| words(ground.wording.label(key)));
    let mut rows = Vec::new();
    for (id, record) in areas {
        let title = super::record_page::titled(ground, id);
        let points = record.requirements.iter().filter_map(|linked| {
            let target = model::record::Requirement::target(linked.id);
            let point = ground.wording.name(ground.model, target);
            let place = ground.homes.place(target)?.clone();
            Some(vec![link(place, words(point))])
        });
        rows.push(vec![title, joined(points.collect(), "; ")]);
    }
    table(head.to_vec(), rows, span)
}

/// A table of the rules with their results, then a section for each.
fn baseline(ground: &Ground<'_>, placer: &mut Placer<'_>, id: Id<Baseline>) -> Vec<Block<Placed>> {
    let record = ground.model.baselines.get(id);
    let span = record.span;
    let mut head = vec![
        words(ground.wording.label("record.rule")),
        words(ground.wording.label("record.level")),
    ];
    for platform in &record.platforms {
        head.push(words(format!("{} ({})", platform.title, platform.version)));
    }
    let rows = record.rules.iter().map(|rule| {
        let anchor = Placed::Anchor(rule.key.to_lowercase());
        let mut row: Vec<Words<Placed>> = vec![
            vec![link(anchor, words(format!("{} {}", rule.key, rule.title)))],
            vec![level_badge(ground, rule.level)],
        ];
        for at in 0..record.platforms.len() {
            row.push(result(ground, rule, at));
        }
        row
    });
    let mut blocks = vec![table(head, rows.collect(), span)];
    for passage in &record.notes {
        blocks.extend(map_blocks(&passage.blocks, placer));
    }
    for rule in &record.rules {
        rule_section(ground, placer, rule, &mut blocks);
    }
    blocks
}

fn result(ground: &Ground<'_>, rule: &Rule, platform: usize) -> Words<Placed> {
    let Some((_, before, after)) = rule.results.iter().find(|(at, ..)| *at == platform) else {
        return words(ground.wording.label("record.not-run"));
    };
    let mark = |outcome: Outcome| {
        let tone = match outcome {
            Outcome::Pass => Tone::Pass,
            Outcome::Fail => Tone::Fail,
        };
        badge(tone, ground.wording.label(&format!("outcome.{}", outcome.word())))
    };
    vec![mark(*before), Inline::Text(" → ".to_owned()), mark(*after)]
}

fn rule_section(
    ground: &Ground<'_>,
    placer: &mut Placer<'_>,
    rule: &Rule,
    blocks: &mut Vec<Block<Placed>>,
) {
    let span = rule.span;
    let title = words(format!("{} {}", rule.key, rule.title));
    blocks.push(heading(3, rule.key.to_lowercase(), title, span));
    blocks.extend(map_blocks(&rule.why.blocks, placer));
    let controls = rule
        .controls
        .iter()
        .filter_map(|linked| backlinks::linked(ground, model::record::Control::target(linked.id)));
    let requirements = rule.requirements.iter().filter_map(|linked| {
        backlinks::linked(ground, model::record::Requirement::target(linked.id))
    });
    let mut serves = vec![level_badge(ground, rule.level), Inline::Text(" ".to_owned())];
    serves.extend(joined(requirements.chain(controls).collect(), "; "));
    blocks.push(paragraph(serves, span));
    blocks.push(paragraph(words(ground.wording.label("record.check")), span));
    blocks.push(listing("sh", &rule.check, span));
    blocks.push(paragraph(words(ground.wording.label("record.fix")), span));
    blocks.push(listing("", &rule.fix, span));
    if let Some(breaks) = &rule.breaks {
        let mut sentence = vec![strong(words(ground.wording.label("record.breaks")))];
        sentence.push(Inline::Text(" ".to_owned()));
        sentence.extend(in_line(&map_blocks(&breaks.blocks, placer)));
        blocks.push(paragraph(sentence, span));
    }
}
