//! What do the generated parts of the profile say?

use model::record::{
    Assessment, Control, Framework, Objective, Passage, Reference, Requirement as Point, Term,
};
use model::{Id, Model, Part, Record, Relation, Resolved, Status, Target, To};
use sources::{FileId, Span};
use text::{Block, BlockKind, Inline, Table};

use super::draft::new_clause;
use crate::compose::{Words, bullets, in_line, joined, paragraph, words};
use crate::wording::{Wording, keyed};
use crate::{Clause, ClauseKind, Element, ItemPart, Requirement, TermEntry};

/// A link whose words the placing pass writes: it knows the clause's number.
fn reference_to(target: Target, span: Span) -> Words<Resolved> {
    let target = Resolved { to: To::Target(target, None), span };
    vec![Inline::Link { target, content: Vec::new() }]
}

fn table(
    anchor: impl Into<String>,
    title: String,
    head: &[String],
    rows: Vec<Vec<Words<Resolved>>>,
    span: Span,
) -> Element<Resolved> {
    let head = head.iter().map(words).collect();
    let table = Table { head, rows, facets: Vec::new() };
    let (label, anchor) = (String::new(), anchor.into());
    Element::Table { label, anchor, title: words(title), table, span }
}

/// Clause 2: the fixed sentence that fits, and the list.
pub(crate) fn normative_references(
    model: &Model,
    wording: &Wording<'_>,
    span: Span,
) -> Vec<Element<Resolved>> {
    let normative: Vec<_> =
        model.references.iter().filter(|(_, record)| record.normative).collect();
    let key = if normative.is_empty() { "none" } else { "some" };
    let intro = wording.label(&format!("standard.normative-references-{key}"));
    let mut elements = vec![Element::Text(paragraph(words(intro), span))];
    let entries = normative.into_iter().map(|(_, record)| reference(record));
    elements.extend(entries);
    elements
}

fn reference(record: &Reference) -> Element<Resolved> {
    let mut content = words(format!("{}, ", record.designation));
    content.push(Inline::Emphasis(words(record.title.clone())));
    let mut rest = format!(". {}", record.publisher);
    if let Some(date) = &record.date {
        rest.push_str(", ");
        rest.push_str(date);
    }
    content.push(Inline::Text(rest));
    if let Some(url) = &record.url {
        content.push(Inline::Text(". ".to_owned()));
        let target = Resolved { to: To::External(url.clone()), span: record.span };
        content.push(Inline::Link { target, content: words(url.clone()) });
    }
    let anchor = format!("ref-{}", record.key.to_lowercase());
    let (key, label) = (record.key.clone(), String::new());
    Element::Reference { key, span: record.span, label, anchor, content }
}

/// The bibliography, not numbered yet.
pub(crate) fn bibliography(model: &Model, cited: &[Id<Reference>]) -> Vec<Element<Resolved>> {
    cited.iter().map(|id| reference(model.references.get(*id))).collect()
}

/// The fixed sentences of clause 3.
pub(crate) fn definitions_intro(
    wording: &Wording<'_>,
    has_terms: bool,
    span: Span,
) -> Vec<Element<Resolved>> {
    let sentence = |key: &str| {
        Element::Text(paragraph(words(wording.label(&format!("standard.{key}"))), span))
    };
    let databases = ["database-iso", "database-iec"];
    let databases = databases.map(|key| words(wording.label(&format!("standard.{key}"))));
    vec![
        sentence(if has_terms { "terms-intro" } else { "terms-none" }),
        sentence("terms-databases"),
        Element::Text(bullets(databases.to_vec(), span)),
    ]
}

/// The entries of clause 3: the terms that the document uses, by their names. `used` is the
/// document's text.
pub(crate) fn terms(model: &Model, used: &str) -> Vec<TermEntry<Resolved>> {
    let folded = used.to_lowercase();
    let is_used = |term: &Term| {
        let name = term.term.to_lowercase();
        let short = term.abbreviation.as_deref();
        // In the plural as well.
        stands_in(&folded, &name)
            || stands_in(&folded, &format!("{name}s"))
            || short.is_some_and(|short| stands_in(used, short))
    };
    let mut terms: Vec<&Term> = model.terms.iter().map(|(_, term)| term).collect();
    terms.retain(|term| is_used(term));
    terms.sort_by_key(|term| term.term.to_lowercase());
    terms.into_iter().map(|term| term_entry(model, term)).collect()
}

fn term_entry(model: &Model, term: &Term) -> TermEntry<Resolved> {
    let mut admitted: Vec<String> = term.abbreviation.iter().cloned().collect();
    admitted.extend(term.synonyms.iter().map(|line| line.text.clone()));
    let source = term.source.as_ref().and_then(|source| {
        let designation = &model.references.get(source.reference?).designation;
        let adapted = if source.adapted { ", modified" } else { "" };
        Some(format!("{designation}, {}{adapted}", source.locator))
    });
    TermEntry {
        number: String::new(),
        anchor: format!("term-{}", term.key),
        term: term.term.clone(),
        admitted,
        avoid: term.avoid.iter().map(|line| line.text.clone()).collect(),
        definition: in_line(&term.definition.blocks),
        notes: term.notes.iter().map(|passage| in_line(&passage.blocks)).collect(),
        source,
        span: term.span,
    }
}

/// An abbreviation and what is said of it.
pub(crate) type Abbreviation = (Words<Resolved>, Vec<Block<Resolved>>);

/// The abbreviated terms that stand as words in `used`, the document's text.
pub(crate) fn abbreviations(model: &Model, used: &str) -> Vec<Abbreviation> {
    let known = model.terms.iter().filter_map(|(_, term)| {
        let short = term.abbreviation.as_deref()?;
        stands_in(used, short).then_some((short, term.term.as_str(), term.span))
    });
    let mut known: Vec<(&str, &str, Span)> = known.collect();
    known.sort_by_key(|(short, ..)| short.to_lowercase());
    let pairs = known
        .into_iter()
        .map(|(short, long, span)| (words(short), vec![paragraph(words(long), span)]));
    pairs.collect()
}

/// Takes the list that an author wrote before the abbreviated terms: `API: application …`.
pub(crate) fn written_abbreviations(body: &mut Vec<Element<Resolved>>) -> Vec<Abbreviation> {
    let Some(Element::Text(Block { kind: BlockKind::List(list), .. })) = body.last() else {
        return Vec::new();
    };
    let pairs = list.items.iter().map(|item| {
        let [Block { kind: BlockKind::Paragraph(content), span }] = item.blocks.as_slice() else {
            return None;
        };
        let (Inline::Text(first), rest) = content.split_first()? else { return None };
        let (short, long) = first.split_once(": ")?;
        let mut long = words(long);
        long.extend(rest.iter().cloned());
        Some((words(short), vec![paragraph(long, *span)]))
    });
    let pairs: Option<Vec<Abbreviation>> = pairs.collect();
    if pairs.is_some() {
        body.pop();
    }
    pairs.unwrap_or_default()
}

/// Whether `word` stands in `text` with no letter or digit beside it.
fn stands_in(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let beside = [text[..at].chars().next_back(), text[at + word.len()..].chars().next()];
        beside.into_iter().flatten().all(|next| !next.is_alphanumeric())
    })
}

/// The threats.
pub(crate) fn threats(model: &Model, wording: &Wording<'_>, span: Span) -> Element<Resolved> {
    let rows = model.threats.iter().map(|(_, threat)| {
        let entry = threat.entry.map(|id| model.entry_points.get(id).title.clone());
        let worst = threat.caps.iter().map(|(_, cap)| *cap).max().unwrap_or(0);
        let controls = threat.controls.iter();
        let controls = controls.map(|linked| reference_to(Control::target(linked.id), span));
        vec![
            words(keyed(threat)),
            words(entry.unwrap_or_default()),
            words(worst.to_string()),
            words(threat.ease.to_string()),
            joined(controls.collect(), "; "),
        ]
    });
    let head = ["threat", "entry", "worst-impact", "ease", "removed-by"];
    let head = head.map(|key| wording.label(&format!("standard.column-{key}")));
    let title = wording.label("standard.threats-title");
    table("table-threats", title, &head, rows.collect(), span)
}

/// The types of assets.
pub(crate) fn assets(model: &Model, wording: &Wording<'_>, span: Span) -> Element<Resolved> {
    let rows = model.assets.iter().map(|(_, asset)| {
        let examples: Vec<&str> = asset.examples.iter().map(|line| line.text.as_str()).collect();
        vec![words(keyed(asset)), words(examples.join("; "))]
    });
    let head = ["asset", "examples"].map(|key| wording.label(&format!("standard.column-{key}")));
    let title = wording.label("standard.assets-title");
    table("table-assets", title, &head, rows.collect(), span)
}

fn points(model: &Model) -> Vec<(Id<Point>, &Point)> {
    let mut points: Vec<_> = model.requirements.iter().collect();
    points.sort_by_key(|(_, point)| point.number);
    points
}

/// The security objectives, with what they rest on, the threats that they answer and the
/// controls that pursue them.
pub(crate) fn objectives(model: &Model, wording: &Wording<'_>, span: Span) -> Element<Resolved> {
    let mut objectives: Vec<_> = model.objectives.iter().collect();
    objectives.sort_by_key(|(_, objective)| objective.number);
    let rows = objectives.into_iter().map(|(id, objective)| {
        let points = objective.requirements.iter();
        let points = points.map(|linked| model.requirements.get(linked.id).point.as_str());
        let duties = objective.duties.iter().map(|line| line.text.as_str());
        let roots: Vec<&str> = points.chain(duties).collect();
        let threats = model.answered_by(id).into_iter();
        let threats: Vec<&str> =
            threats.map(|threat| model.threats.get(threat).key.as_str()).collect();
        let threats =
            if threats.is_empty() { wording.label("standard.by-duty") } else { threats.join(", ") };
        let edges = model.edges_to(Objective::target(id)).iter();
        let controls = edges.filter(|edge| {
            edge.relation == Relation::Pursues && model.id::<Control>(edge.from).is_some()
        });
        let controls = controls.map(|edge| reference_to(edge.from, span));
        vec![
            words(keyed(objective)),
            words(objective.statement.clone()),
            words(roots.join("; ")),
            words(threats),
            joined(controls.collect(), "; "),
        ]
    });
    let head = ["objective", "states", "rests-on", "threats", "clauses"];
    let head = head.map(|key| wording.label(&format!("standard.column-{key}")));
    let title = wording.label("standard.objectives-title");
    table("table-objectives", title, &head, rows.collect(), span)
}

/// The controls of one part of the Annex as requirement items, one subclause for each point;
/// with Part II, also the duties outside the Annex.
pub(crate) fn controls(
    model: &Model,
    wording: &Wording<'_>,
    part: Part,
    level: u8,
) -> Vec<Clause<Resolved>> {
    let mut clauses = Vec::new();
    for (id, point) in points(model) {
        let first = |control: &Control| control.requirements.first().map(|linked| linked.id);
        let found = model.controls.iter().filter(|(_, control)| first(control) == Some(id));
        let found: Vec<_> = found.collect();
        if point.part == part && !found.is_empty() {
            let title = words(format!("{} ({})", point.title, point.point));
            clauses.push(group(model, wording, level, point.key.to_lowercase(), title, &found));
        }
    }
    if part == Part::Handling {
        let found = model.controls.iter().filter(|(_, record)| record.requirements.is_empty());
        let found: Vec<_> = found.collect();
        if !found.is_empty() {
            let title = words(wording.label("standard.duties-title"));
            clauses.push(group(model, wording, level, "duties".to_owned(), title, &found));
        }
    }
    clauses
}

/// A subclause with a subclause for each control; a lone control stands in it directly, since
/// a subclause never stands alone.
fn group(
    model: &Model,
    wording: &Wording<'_>,
    level: u8,
    anchor: String,
    title: Words<Resolved>,
    controls: &[(Id<Control>, &Control)],
) -> Clause<Resolved> {
    let span = controls.first().map_or_else(|| Span::new(FileId(0), 0..0), |(_, first)| first.span);
    let mut clause = new_clause(ClauseKind::Numbered, level, anchor, title, span);
    if let [(_, control)] = controls {
        clause.body = requirement(model, wording, control);
        return clause;
    }
    for (_, control) in controls {
        let anchor = control.key.to_lowercase();
        let title = words(control.title.clone());
        let mut subclause =
            new_clause(ClauseKind::Numbered, level + 1, anchor, title, control.span);
        subclause.body = requirement(model, wording, control);
        clause.clauses.push(subclause);
    }
    clause
}

/// A control as a requirement item: requirement, rationale, guidance, assessment criteria.
fn requirement(model: &Model, wording: &Wording<'_>, control: &Control) -> Vec<Element<Resolved>> {
    if control.status == Status::Retired {
        return withdrawn(model, wording, control);
    }
    let span = control.span;
    let applies = control.applies.map(|id| model.facts.get(id).title.clone());
    let mut elements = vec![Element::Requirement(Requirement {
        key: control.key.clone(),
        anchor: format!("req-{}", control.key.to_lowercase()),
        level: wording.level(control.level),
        applies: applies.unwrap_or_default(),
        statement: words(control.statement.clone()),
        span,
    })];
    let mut labelled = |part: ItemPart, key: &str, blocks: Vec<Block<Resolved>>| {
        if !blocks.is_empty() {
            let label = wording.label(&format!("standard.{key}"));
            elements.push(Element::Labelled { part, label, blocks });
        }
    };
    labelled(ItemPart::Rationale, "rationale", blocks(&control.rationale));
    let levels = control.levels.iter().map(|ask| {
        let mut item = words(format!("{}: ", wording.level(ask.level)));
        item.extend(in_line(&ask.asks.blocks));
        item
    });
    labelled(ItemPart::Levels, "levels", vec![bullets(levels.collect(), span)]);
    labelled(ItemPart::Guidance, "guidance", blocks(&control.guidance));
    labelled(ItemPart::SectorNotes, "sector-notes", blocks(&control.notes));
    let evidence = control.evidence.iter().map(|evidence| code_marked(&evidence.what.text));
    let evidence = bullets(evidence.collect(), span);
    let assessment = &control.assessment;
    labelled(ItemPart::Objective, "assessment-objective", assessment.objective.blocks.clone());
    let information = assessment.information.iter().map(|(key, text)| {
        let mut item = words(format!("[{key}] "));
        item.extend(code_marked(text));
        item
    });
    let information = bullets(information.collect(), span);
    labelled(ItemPart::Information, "evidence", vec![information, evidence]);
    labelled(ItemPart::Conceptual, "assessment-conceptual", assessment.conceptual.blocks.clone());
    labelled(
        ItemPart::Completeness,
        "assessment-completeness",
        assessment.completeness.blocks.clone(),
    );
    labelled(
        ItemPart::Sufficiency,
        "assessment-sufficiency",
        assessment.sufficiency.blocks.clone(),
    );
    labelled(ItemPart::Verdict, "assessment-verdict", assessment.verdict.blocks.clone());
    if !assessment.tree.is_empty() {
        labelled(ItemPart::DecisionTree, "decision-tree", vec![tree(assessment, wording, span)]);
    }
    elements
}

/// A decision tree as a list: each node with its question and where the answers lead.
fn tree(assessment: &Assessment, wording: &Wording<'_>, span: Span) -> Block<Resolved> {
    let end = |answer: &str| match answer {
        "PASS" => wording.label("standard.verdict-pass"),
        "FAIL" => wording.label("standard.verdict-fail"),
        "NOT-APPLICABLE" => wording.label("standard.verdict-not-applicable"),
        node => node.to_owned(),
    };
    let nodes = assessment.tree.iter().map(|node| {
        let yes = wording.fill("standard.tree-yes", "end", &end(&node.yes));
        let no = wording.fill("standard.tree-no", "end", &end(&node.no));
        let mut item = words(format!("[{}] ", node.key));
        item.extend(code_marked(&node.question));
        item.push(Inline::Text(format!(" {yes} {no}")));
        item
    });
    bullets(nodes.collect(), span)
}

/// What is left of a requirement that was withdrawn.
fn withdrawn(model: &Model, wording: &Wording<'_>, control: &Control) -> Vec<Element<Resolved>> {
    let span = control.span;
    let mut sentence = words(wording.label("standard.withdrawn"));
    let newer = control.replaced_by.iter();
    let newer = newer.map(|linked| reference_to(Control::target(linked.id), span));
    let newer: Vec<_> = newer.collect();
    if !newer.is_empty() {
        sentence.push(Inline::Text(format!(" {} ", wording.label("standard.replaced-by"))));
        sentence.extend(joined(newer, ", "));
        sentence.push(Inline::Text(".".to_owned()));
    }
    let mut text = vec![paragraph(sentence, span)];
    text.extend(blocks(&control.notes));
    let anchor_of = |control: &Control| format!("req-{}", control.key.to_lowercase());
    let newer = control.replaced_by.iter();
    let replaced_by = newer.map(|linked| anchor_of(model.controls.get(linked.id))).collect();
    let (key, anchor) = (control.key.clone(), anchor_of(control));
    vec![Element::Withdrawn { key, anchor, replaced_by, blocks: text }]
}

fn blocks(passages: &[Passage]) -> Vec<Block<Resolved>> {
    passages.iter().flat_map(|passage| passage.blocks.clone()).collect()
}

/// Plain text in which backticks mark code.
fn code_marked(text: &str) -> Words<Resolved> {
    let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
    let content = parts.map(|(at, part)| {
        if at % 2 == 1 { Inline::Code(part.to_owned()) } else { Inline::Text(part.to_owned()) }
    });
    content.collect()
}

/// The table of correspondence with Annex I: every point has a row. Coverage is full when each
/// separable duty in the point has a control that serves it.
pub(crate) fn correspondence(
    model: &Model,
    wording: &Wording<'_>,
    span: Span,
) -> Element<Resolved> {
    let rows = points(model).into_iter().map(|(id, point)| {
        let serving = model.controls.iter().filter(|(control, _)| model.serves(*control, id));
        let clauses = serving.map(|(id, _)| reference_to(Control::target(id), span));
        let clauses: Vec<_> = clauses.collect();
        let mut remarks: Vec<Words<Resolved>> = Vec::new();
        let mut covered = 0;
        for limb in &point.limbs {
            let mut controls = limb.controls.clone();
            controls.retain(|control| model.serves(*control, id));
            controls.sort_unstable();
            controls.dedup();
            let mut remark = words(format!("{}: ", limb.title));
            if controls.is_empty() {
                remark.extend(words(wording.label("standard.limb-open")));
            } else {
                covered += 1;
                let places = controls.iter().map(|id| reference_to(Control::target(*id), span));
                remark.extend(joined(places.collect(), ", "));
            }
            remarks.push(remark);
        }
        let coverage = match (clauses.len(), point.limbs.len() - covered) {
            (0, _) => "not-addressed",
            (_, 0) => "full",
            _ => "partial",
        };
        vec![
            words(format!("{}: {}", point.point, point.title)),
            joined(clauses, "; "),
            words(wording.label(&format!("standard.coverage-{coverage}"))),
            joined(remarks, "; "),
        ]
    });
    let head = ["point", "clauses", "coverage", "remarks"];
    let head = head.map(|key| wording.label(&format!("standard.column-{key}")));
    let title = wording.label("standard.correspondence-title");
    table("table-correspondence", title, &head, rows.collect(), span)
}

/// The table of correspondence with a framework: every requirement that relates to it.
pub(crate) fn mappings(
    model: &Model,
    wording: &Wording<'_>,
    framework: Id<Framework>,
    span: Span,
) -> Element<Resolved> {
    let framework = model.frameworks.get(framework);
    let mut maps: Vec<_> = framework.maps.iter().collect();
    maps.sort_by_key(|map| map.control);
    let rows = maps.into_iter().map(|map| {
        let provisions = map.provisions.iter().map(|at| framework.provisions[*at].0.as_str());
        let relation = wording.label(&format!("relation.{}", map.relation.word()));
        vec![
            reference_to(Control::target(map.control), span),
            words(relation),
            words(provisions.collect::<Vec<_>>().join(", ")),
            code_marked(&map.remark),
        ]
    });
    let head = ["requirement", "relation", "provisions", "remarks"];
    let head = head.map(|key| wording.label(&format!("standard.column-{key}")));
    let title = wording.fill("standard.mappings-title", "framework", &framework.title);
    let anchor = format!("table-{}", framework.key.to_lowercase());
    table(anchor, title, &head, rows.collect(), span)
}
