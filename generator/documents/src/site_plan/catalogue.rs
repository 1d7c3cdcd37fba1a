//! By which questions can readers narrow the lists of controls and threats?

use std::collections::BTreeSet;

use model::record::{Control, EntryPoint, EvidenceType, Fact, Framework, Requirement, Threat};
use model::{Id, Level, Record, Relation, Stride, Target};
use sources::Span;
use text::{Block, BlockKind, Choice, Facet, Filter, Inline, Table, Tone};

use super::{Ground, backlinks, record_page, view};
use crate::Placed;
use crate::compose::{Words, badge, heading, joined, link, paragraph, words};

/// A row of the catalogue.
struct Entry {
    target: Target,
    cells: Vec<Words<Placed>>,
    facets: Vec<Facet>,
}

/// A question with every answer that a record could give.
struct Question {
    name: &'static str,
    answers: Vec<Answer>,
    listed: Listed,
}

/// Where a reader without scripts finds the list that an answer leaves over.
#[derive(Clone, Copy)]
enum Listed {
    /// On the page of the record that is the answer.
    OnItsPage,
    /// In a section at the end of the catalogue.
    Here,
}

struct Answer {
    value: String,
    words: String,
    page: Option<Placed>,
}

/// Controls by the requirement that they serve first, then those that serve duties alone.
pub(crate) fn controls(ground: &Ground<'_>, span: Span) -> Vec<Block<Placed>> {
    let mut groups: Vec<(String, String, Vec<Entry>)> = Vec::new();
    for (requirement, record) in requirements(ground) {
        let first = |control: &Control| {
            control.requirements.first().is_some_and(|first| first.id == requirement)
        };
        let found = ground.model.controls.iter().filter(|(_, control)| first(control));
        let entries = found.map(|(id, _)| control(ground, id)).collect();
        let title = format!("{} ({})", record.title, record.point);
        groups.push((record.key.to_lowercase(), title, entries));
    }
    let others = ground.model.controls.iter().filter(|(_, record)| record.requirements.is_empty());
    let entries = others.map(|(id, _)| control(ground, id)).collect();
    groups.push(("duties".to_owned(), ground.wording.label("collection.duties"), entries));
    let head = ["record.control", "record.level", "record.applies-when"];
    blocks(ground, span, &head, questions_of_controls(ground), groups)
}

/// Threats by the way in.
pub(crate) fn threats(ground: &Ground<'_>, span: Span) -> Vec<Block<Placed>> {
    let mut groups: Vec<(String, String, Vec<Entry>)> = Vec::new();
    for (entry, record) in ground.model.entry_points.iter() {
        let found = ground.model.threats.iter().filter(|(_, threat)| threat.entry == Some(entry));
        let entries = found.map(|(id, _)| threat(ground, id)).collect();
        groups.push((record.key.clone(), record.title.clone(), entries));
    }
    let head = ["record.threat", "record.stride", "filter.worst", "filter.seen"];
    blocks(ground, span, &head, questions_of_threats(ground), groups)
}

fn requirements<'a>(ground: &'a Ground<'_>) -> Vec<(Id<Requirement>, &'a Requirement)> {
    let mut requirements: Vec<_> = ground.model.requirements.iter().collect();
    requirements.sort_by_key(|(_, record)| record.number);
    requirements
}

/// The filters, a table for each group that is not empty, and the sections that filters lead to.
fn blocks(
    ground: &Ground<'_>,
    span: Span,
    head: &[&str],
    mut questions: Vec<Question>,
    mut groups: Vec<(String, String, Vec<Entry>)>,
) -> Vec<Block<Placed>> {
    groups.retain(|(_, _, entries)| !entries.is_empty());
    let entries: Vec<&Entry> = groups.iter().flat_map(|(_, _, entries)| entries).collect();
    for question in &mut questions {
        let name = question.name;
        question.answers.retain(|answer| entries.iter().any(|entry| has(entry, name, answer)));
    }
    questions.retain(|question| !question.answers.is_empty());
    let sections = sections(ground, span, &questions, &entries);
    let filters: Vec<Filter<Placed>> =
        questions.into_iter().map(|question| filter(ground, question)).collect();
    let mut blocks = Vec::new();
    if !filters.is_empty() {
        blocks.push(Block { kind: BlockKind::Filters(filters), span });
    }
    let head: Vec<_> = head.iter().map(|key| words(ground.wording.label(key))).collect();
    for (anchor, title, entries) in groups {
        blocks.push(heading(2, anchor, words(title), span));
        let rows = entries.into_iter().map(|entry| (entry.cells, entry.facets));
        let (rows, facets) = rows.unzip();
        let table = Table { head: head.clone(), rows, facets };
        blocks.push(Block { kind: BlockKind::Table(table), span });
    }
    blocks.extend(sections);
    blocks
}

fn has(entry: &Entry, name: &str, answer: &Answer) -> bool {
    entry.facets.iter().any(|facet| facet.filter == name && facet.value == answer.value)
}

fn filter(ground: &Ground<'_>, question: Question) -> Filter<Placed> {
    let Question { name, answers, listed } = question;
    let choices = answers.into_iter().map(|answer| {
        let place = match listed {
            Listed::OnItsPage => answer.page,
            Listed::Here => Some(Placed::Anchor(format!("{name}-{}", answer.value))),
        };
        let content = match place {
            Some(place) => vec![link(place, words(answer.words))],
            None => words(answer.words),
        };
        Choice { value: answer.value, content }
    });
    let choices = choices.collect();
    Filter { name, label: ground.wording.label(&format!("filter.{name}")), choices }
}

/// What a reader without scripts follows where an answer has no page of its own.
fn sections(
    ground: &Ground<'_>,
    span: Span,
    questions: &[Question],
    entries: &[&Entry],
) -> Vec<Block<Placed>> {
    let mut blocks = Vec::new();
    for Question { name, answers, listed } in questions {
        match listed {
            Listed::OnItsPage => continue,
            Listed::Here => {}
        }
        let id = format!("by-{name}");
        let title = ground.wording.label(&format!("filter.{id}"));
        blocks.push(heading(2, id, words(title), span));
        for answer in answers {
            let id = format!("{name}-{}", answer.value);
            blocks.push(heading(3, id, words(answer.words.clone()), span));
            let found = entries.iter().filter(|entry| has(entry, name, answer));
            let links = found.filter_map(|entry| backlinks::short(ground, entry.target));
            blocks.push(paragraph(joined(links.collect(), ", "), span));
        }
    }
    blocks
}

fn facet(filter: &'static str, value: &str) -> Facet {
    Facet { filter, value: value.to_lowercase() }
}

/// The records of `ids` as answers, in their order.
fn records<R: Record>(ground: &Ground<'_>, ids: impl Iterator<Item = Id<R>>) -> Vec<Answer> {
    let answers = ids.map(|id| {
        let target = R::target(id);
        let (key, title) = ground.model.name(target);
        Answer {
            value: key.to_lowercase(),
            words: title.to_owned(),
            page: ground.homes.place(target).cloned(),
        }
    });
    answers.collect()
}

/// Words of a closed set as answers; the labels are `<table>.<word>`.
fn answers<'a>(
    ground: &Ground<'_>,
    table: &str,
    words: impl Iterator<Item = &'a str>,
) -> Vec<Answer> {
    let answers = words.map(|word| Answer {
        value: word.to_owned(),
        words: ground.wording.label(&format!("{table}.{word}")),
        page: None,
    });
    answers.collect()
}

fn questions_of_controls(ground: &Ground<'_>) -> Vec<Question> {
    let model = ground.model;
    let mut points = records(ground, requirements(ground).into_iter().map(|(id, _)| id));
    for (answer, (_, record)) in points.iter_mut().zip(requirements(ground)) {
        answer.words = format!("{}: {}", record.point, record.title);
    }
    let levels = Level::ALL.iter().map(|level| level.word());
    let kinds = records::<EvidenceType>(ground, model.evidence.iter().map(|(id, _)| id));
    let mut threats = records::<Threat>(ground, model.threats.iter().map(|(id, _)| id));
    for (answer, (_, record)) in threats.iter_mut().zip(model.threats.iter()) {
        answer.words = format!("{}: {}", record.key, record.title);
    }
    let facts = records::<Fact>(ground, model.facts.iter().map(|(id, _)| id));
    let frameworks = records::<Framework>(ground, model.frameworks.iter().map(|(id, _)| id));
    vec![
        Question { name: "requirement", answers: points, listed: Listed::OnItsPage },
        Question { name: "level", answers: answers(ground, "level", levels), listed: Listed::Here },
        Question { name: "applies", answers: facts, listed: Listed::OnItsPage },
        Question { name: "framework", answers: frameworks, listed: Listed::OnItsPage },
        Question { name: "evidence", answers: kinds, listed: Listed::OnItsPage },
        Question { name: "threat", answers: threats, listed: Listed::OnItsPage },
    ]
}

fn control(ground: &Ground<'_>, id: Id<Control>) -> Entry {
    let model = ground.model;
    let record = model.controls.get(id);
    let target = Control::target(id);
    let mut facets = Vec::new();
    for linked in &record.requirements {
        facets.push(facet("requirement", &model.requirements.get(linked.id).key));
    }
    facets.push(facet("level", record.level.word()));
    facets.extend(record.applies.map(|fact| facet("applies", &model.facts.get(fact).key)));
    for (_, framework) in model.frameworks.iter() {
        if framework.maps.iter().any(|map| map.control == id) {
            facets.push(facet("framework", &framework.key));
        }
    }
    let kinds = record.evidence.iter().filter_map(|evidence| evidence.kind);
    let kinds: BTreeSet<Id<EvidenceType>> = kinds.collect();
    for kind in kinds {
        facets.push(facet("evidence", &model.evidence.get(kind).key));
    }
    for edge in model.edges_to(target) {
        if matches!(edge.relation, Relation::RemovedBy | Relation::ReducedBy) {
            facets.push(facet("threat", model.name(edge.from).0));
        }
    }
    let level = vec![view::level_badge(ground, record.level)];
    let applies = record.applies.map(|fact| record_page::titled(ground, fact));
    let title = backlinks::linked(ground, target).unwrap_or_default();
    Entry { target, cells: vec![title, level, applies.unwrap_or_default()], facets }
}

fn questions_of_threats(ground: &Ground<'_>) -> Vec<Question> {
    let ways = records::<EntryPoint>(ground, ground.model.entry_points.iter().map(|(id, _)| id));
    let classes = Stride::ALL.iter().map(|class| class.word());
    let seen = Seen::ALL.iter().map(|seen| seen.word());
    // The scale of impact runs from 0 to 4; the worst comes first.
    let worst = (0..=4_u32).rev().map(|cap| Answer {
        value: cap.to_string(),
        words: cap.to_string(),
        page: None,
    });
    vec![
        Question { name: "entry", answers: ways, listed: Listed::OnItsPage },
        Question {
            name: "stride",
            answers: answers(ground, "stride", classes),
            listed: Listed::Here,
        },
        Question { name: "seen", answers: answers(ground, "seen", seen), listed: Listed::Here },
        Question { name: "worst", answers: worst.collect(), listed: Listed::Here },
    ]
}

fn threat(ground: &Ground<'_>, id: Id<Threat>) -> Entry {
    let model = ground.model;
    let record = model.threats.get(id);
    let target = Threat::target(id);
    let worst = record.caps.iter().map(|(_, cap)| *cap).max().unwrap_or(0).to_string();
    let seen = Seen::of(record);
    let mut facets = Vec::new();
    facets.extend(record.entry.map(|entry| facet("entry", &model.entry_points.get(entry).key)));
    facets.extend(record.stride.iter().map(|class| facet("stride", class.word())));
    facets.push(facet("seen", seen.word()));
    facets.push(facet("worst", &worst));
    let classes = record.stride.iter();
    let classes = classes.map(|class| ground.wording.label(&format!("stride.{}", class.word())));
    let cells = vec![
        backlinks::linked(ground, target).unwrap_or_default(),
        words(classes.collect::<Vec<_>>().join(", ")),
        words(worst),
        vec![seen.badge(ground)],
    ];
    Entry { target, cells, facets }
}

/// How we know of a threat.
#[derive(Clone, Copy)]
enum Seen {
    /// A case was seen in the last 36 months.
    Observed,
    /// A source describes it.
    Described,
    /// It follows from how such products are built.
    Modelled,
}

impl Seen {
    const ALL: &[Self] = &[Self::Observed, Self::Described, Self::Modelled];

    fn of(record: &Threat) -> Self {
        if !record.observed.is_empty() {
            Self::Observed
        } else if !record.sources.is_empty() {
            Self::Described
        } else {
            Self::Modelled
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Observed => "observed",
            Self::Described => "described",
            Self::Modelled => "modelled",
        }
    }

    fn badge(self, ground: &Ground<'_>) -> Inline<Placed> {
        let tone = match self {
            Self::Observed => Tone::Sector,
            Self::Described => Tone::Plain,
            Self::Modelled => Tone::Unverified,
        };
        badge(tone, ground.wording.label(&format!("seen.{}", self.word())))
    }
}
