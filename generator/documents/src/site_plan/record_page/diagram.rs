//! Which picture shows how a record hangs together with others?

use model::record::{Control, Requirement, Threat};
use model::{Id, Record, Relation, Target};
use text::{Block, BlockKind, Column, Diagram, Edge, Inline, Node, Tone};

use super::Draft;
use crate::Placed;
use crate::compose::{badge, link, words};
use crate::site_plan::{Ground, backlinks, matrix};
use crate::wording::level_tone;

/// The requirement, the controls that serve it, and what there is for each.
pub(crate) fn of_requirement(draft: &mut Draft<'_, '_, Requirement>) {
    let ground = draft.ground;
    let Some(id) = ground.model.id::<Requirement>(draft.target) else { return };
    let controls = matrix::serving(ground, id);
    if controls.is_empty() {
        return;
    }
    let rows = 0..controls.len();
    let edges = rows.clone().map(|row| Edge { column: 0, from: 0, to: row });
    let edges = edges.chain(rows.map(|row| Edge { column: 1, from: row, to: row })).collect();
    let columns = vec![
        column(ground, "requirement", vec![plain(ground, draft.target)]),
        column(ground, "control", controls.iter().map(|id| control(ground, *id)).collect()),
        column(ground, "counts", controls.iter().map(|id| counts(ground, *id)).collect()),
    ];
    push(draft, "requirement", columns, edges);
}

/// The threats that a control answers, the control, and the requirements that it serves.
pub(crate) fn of_control(draft: &mut Draft<'_, '_, Control>) {
    let ground = draft.ground;
    let Some(id) = ground.model.id::<Control>(draft.target) else { return };
    let threats: Vec<Node<Placed>> = threats(ground, draft.target, Relation::RemovedBy)
        .map(|target| plain(ground, target))
        .chain(threats(ground, draft.target, Relation::ReducedBy).map(|target| {
            let mut node = plain(ground, target);
            node.content.push(Inline::Text(" ".to_owned()));
            node.content.push(badge(Tone::Plain, ground.wording.label("diagram.reduced")));
            node
        }))
        .collect();
    let serves = draft.record.requirements.iter();
    let serves: Vec<Node<Placed>> =
        serves.map(|linked| plain(ground, Requirement::target(linked.id))).collect();
    let mut columns = Vec::new();
    let mut edges = Vec::new();
    if !threats.is_empty() {
        edges.extend((0..threats.len()).map(|row| Edge { column: 0, from: row, to: 0 }));
        columns.push(column(ground, "threat", threats));
    }
    if !serves.is_empty() {
        let at = columns.len();
        edges.extend((0..serves.len()).map(|row| Edge { column: at, from: 0, to: row }));
    }
    columns.push(column(ground, "control-serves", vec![control(ground, id)]));
    if !serves.is_empty() {
        columns.push(column(ground, "served", serves));
    }
    if columns.len() > 1 {
        push(draft, "control", columns, edges);
    }
}

fn push<T: Record>(
    draft: &mut Draft<'_, '_, T>,
    name: &str,
    columns: Vec<Column<Placed>>,
    edges: Vec<Edge>,
) {
    draft.section("diagram");
    let diagram = Diagram {
        title: draft.ground.wording.fill("diagram.title", "name", draft.record.title()),
        description: draft.label(&format!("diagram.{name}")),
        columns,
        edges,
    };
    let span = draft.span();
    draft.push(Block { kind: BlockKind::Diagram(diagram), span });
}

/// A column; its labels are `diagram.column-<name>` and `diagram.relation-<name>`.
fn column(ground: &Ground<'_>, name: &str, nodes: Vec<Node<Placed>>) -> Column<Placed> {
    let relation = match name {
        // Nothing follows on the right.
        "counts" | "served" => String::new(),
        _ => ground.wording.label(&format!("diagram.relation-{name}")),
    };
    Column { title: ground.wording.label(&format!("diagram.column-{name}")), relation, nodes }
}

fn plain(ground: &Ground<'_>, target: Target) -> Node<Placed> {
    Node { content: backlinks::linked(ground, target).unwrap_or_default(), tone: Tone::Plain }
}

fn control(ground: &Ground<'_>, id: Id<Control>) -> Node<Placed> {
    let level = ground.model.controls.get(id).level;
    let mut node = plain(ground, Control::target(id));
    node.tone = level_tone(level);
    node.content.push(Inline::Text(" ".to_owned()));
    node.content.push(badge(node.tone, ground.wording.level(level)));
    node
}

/// How much there is for a control; a control without evidence is marked as a gap.
fn counts(ground: &Ground<'_>, id: Id<Control>) -> Node<Placed> {
    let record = ground.model.controls.get(id);
    let target = Control::target(id);
    let threats = threats(ground, target, Relation::RemovedBy).count().to_string();
    let evidence = record.evidence.len().to_string();
    let text = ground.wording.fill("diagram.counts", "evidence", &evidence);
    let text = words(text.replace("{threats}", &threats));
    let content = match ground.homes.place(target) {
        Some(Placed::Page { path, .. }) if !record.evidence.is_empty() => {
            let fragment = Some("evidence".to_owned());
            vec![link(Placed::Page { path: path.clone(), fragment }, text)]
        }
        Some(_) | None => text,
    };
    let tone = if record.evidence.is_empty() { Tone::Unverified } else { Tone::Plain };
    Node { content, tone }
}

fn threats<'a>(
    ground: &'a Ground<'_>,
    control: Target,
    relation: Relation,
) -> impl Iterator<Item = Target> + 'a {
    let edges = ground.model.edges_to(control).iter();
    let edges = edges.filter(move |edge| edge.relation == relation);
    let threats = edges.filter(|edge| ground.model.id::<Threat>(edge.from).is_some());
    threats.map(|edge| edge.from)
}
