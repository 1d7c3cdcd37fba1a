//! How do requirements, controls, threats and evidence hang together, and where is a gap?

use model::record::{Control, Limb, Requirement, Threat};
use model::{Condition, Id, Level, Record, Relation};
use sources::Span;
use text::{Block, Inline, Tone};

use super::{Ground, backlinks, view};
use crate::Placed;
use crate::compose::{Words, badge, joined, link, table, words};

fn in_order<'a>(ground: &'a Ground<'_>) -> Vec<(Id<Requirement>, &'a Requirement)> {
    let mut requirements: Vec<_> = ground.model.requirements.iter().collect();
    requirements.sort_by_key(|(_, record)| record.number);
    requirements
}

/// The controls that serve a requirement.
pub(crate) fn serving(ground: &Ground<'_>, requirement: Id<Requirement>) -> Vec<Id<Control>> {
    let controls = ground.model.controls.iter().map(|(id, _)| id);
    controls.filter(|id| ground.model.serves(*id, requirement)).collect()
}

fn point(ground: &Ground<'_>, id: Id<Requirement>) -> Words<Placed> {
    let record = ground.model.requirements.get(id);
    match ground.homes.place(Requirement::target(id)) {
        Some(place) => vec![link(place.clone(), words(record.point.clone()))],
        None => words(record.point.clone()),
    }
}

/// A row for each pair of a requirement and a control that serves it.
pub(crate) fn traceability(ground: &Ground<'_>, span: Span) -> Block<Placed> {
    let mut rows = Vec::new();
    for (id, _) in in_order(ground) {
        for control in serving(ground, id) {
            rows.push(row(ground, id, control));
        }
    }
    let head = ["record.requirement", "record.control", "record.level", "record.threats"];
    let head = head.into_iter().chain(["record.evidence"]);
    table(head.map(|key| words(ground.wording.label(key))).collect(), rows, span)
}

fn row(ground: &Ground<'_>, requirement: Id<Requirement>, id: Id<Control>) -> Vec<Words<Placed>> {
    let control = ground.model.controls.get(id);
    let target = Control::target(id);
    let edges = ground.model.edges_to(target).iter();
    let removed = edges.filter(|edge| edge.relation == Relation::RemovedBy);
    let threats = removed.filter_map(|edge| backlinks::short(ground, edge.from));
    let evidence = control.evidence.iter().map(|evidence| words(evidence.what.text.clone()));
    vec![
        point(ground, requirement),
        backlinks::linked(ground, target).unwrap_or_default(),
        vec![view::level_badge(ground, control.level)],
        joined(threats.collect(), ", "),
        joined(evidence.collect(), "; "),
    ]
}

/// A row for each requirement: how many controls of each level, threats, verifications that we
/// ran and baseline rules there are. An empty cell is marked as a gap.
pub(crate) fn coverage(ground: &Ground<'_>, span: Span) -> Block<Placed> {
    let rows = in_order(ground).into_iter().map(|(id, record)| {
        let controls = serving(ground, id);
        let of_level = |level: Level| {
            controls.iter().filter(|id| ground.model.controls.get(**id).level == level).count()
        };
        let edges = ground.model.edges_to(Requirement::target(id));
        let threats = edges.iter().filter(|edge| edge.relation == Relation::Touches);
        let threats = threats.filter(|edge| ground.model.id::<Threat>(edge.from).is_some());
        // What always applies needs no scenario to hold.
        let threats = match (threats.count(), record.condition) {
            (0, Condition::Always) => words(ground.wording.label("coverage.by-duty")),
            (count, _) => number(ground, count),
        };
        let verified = controls.iter().filter(|id| {
            ground.model.controls.get(**id).verify.iter().any(|verify| verify.run.is_some())
        });
        let rules = ground.model.baselines.iter().flat_map(|(_, baseline)| &baseline.rules);
        let rules = rules.filter(|rule| rule.requirements.iter().any(|linked| linked.id == id));
        let limbs = &record.limbs;
        let has_control =
            |limb: &&Limb| limb.controls.iter().any(|control| ground.model.serves(*control, id));
        let covered = limbs.iter().filter(has_control).count();
        let mut duties = words(format!("{covered}/{}", limbs.len()));
        if covered < limbs.len() {
            duties.extend(gap(ground));
        }
        vec![
            point(ground, id),
            duties,
            number(ground, of_level(Level::Basic)),
            words(of_level(Level::Standard).to_string()),
            words(of_level(Level::High).to_string()),
            threats,
            number(ground, verified.count()),
            words(rules.count().to_string()),
        ]
    });
    let head =
        ["requirement", "duties", "basic", "standard", "high", "threats", "verified", "rules"];
    let head = head.map(|name| words(ground.wording.label(&format!("coverage.{name}"))));
    table(head.to_vec(), rows.collect(), span)
}

/// The number, or a mark where there is nothing and something would be expected.
fn number(ground: &Ground<'_>, number: usize) -> Words<Placed> {
    let mut cell = words(number.to_string());
    if number == 0 {
        cell.extend(gap(ground));
    }
    cell
}

fn gap(ground: &Ground<'_>) -> Words<Placed> {
    let mark = badge(Tone::Unverified, ground.wording.label("coverage.gap"));
    vec![Inline::Text(" ".to_owned()), mark]
}
