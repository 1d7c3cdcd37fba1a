//! What changed between two assessments of a product, and why?

use std::collections::BTreeMap;

use model::{Level, Model};

use crate::assess::Assessment;
use crate::product::Product;

/// The changes from `old` to `new`, one sentence each: first what was written, then what follows.
#[must_use]
pub fn changes(
    model: &Model,
    old: (&Product, &Assessment),
    new: (&Product, &Assessment),
) -> Vec<String> {
    let mut lines = Vec::new();
    written(model, old.0, new.0, &mut lines);
    followed(model, old.1, new.1, &mut lines);
    lines
}

/// What the two files say differently.
fn written(model: &Model, old: &Product, new: &Product, lines: &mut Vec<String>) {
    let facts = |it: &Product| {
        let facts = it.facts.iter().map(|id| model.facts.get(*id).key.clone());
        facts.map(|key| (key, "holds".to_owned())).collect()
    };
    compare("the fact", &facts(old), &facts(new), lines);
    let entries = |it: &Product| {
        let entries = it.entries.iter();
        entries
            .map(|it| {
                let key = model.entry_points.get(it.entry).key.clone();
                (key, format!("exposure {}", it.exposure))
            })
            .collect()
    };
    compare("the way in", &entries(old), &entries(new), lines);
    let impact = |it: &Product| {
        let impact = it.impact.iter();
        impact
            .map(|(dimension, value, _)| (dimension.word().to_owned(), value.to_string()))
            .collect()
    };
    compare("the impact on", &impact(old), &impact(new), lines);
    let controls = |it: &Product| {
        let controls = it.controls.iter();
        controls
            .map(|(id, progress, _)| {
                (model.controls.get(*id).key.clone(), progress.word().to_owned())
            })
            .collect()
    };
    compare("the control", &controls(old), &controls(new), lines);
    let excluded = |it: &Product| {
        let excluded = it.excluded.iter();
        excluded
            .map(|(id, why)| (model.threats.get(*id).key.clone(), format!("left out: {why}")))
            .collect()
    };
    compare("the scenario", &excluded(old), &excluded(new), lines);
}

/// What follows from it.
fn followed(model: &Model, old: &Assessment, new: &Assessment, lines: &mut Vec<String>) {
    let levels = |it: &Assessment| {
        let points = it.points.iter().map(|point| {
            let key = model.requirements.get(point.requirement).key.clone();
            let level = point.level.map_or("does not apply", |(level, _): (Level, _)| level.word());
            (key, level.to_owned())
        });
        points.collect()
    };
    compare("the level of", &levels(old), &levels(new), lines);
    let risks = |it: &Assessment| {
        let risks = it.scenarios.iter().zip(&it.ratings);
        risks
            .map(|(scenario, ratings)| {
                let (today, target) = (ratings.today.risk.word(), ratings.target.risk.word());
                (scenario.key.clone(), format!("{today} today, {target} with all that is required"))
            })
            .collect()
    };
    compare("the risk of", &risks(old), &risks(new), lines);
    let required = |it: &Assessment| {
        let required = model.controls.iter().zip(&it.required).filter(|(_, is)| **is);
        required.map(|((_, control), _)| (control.key.clone(), "required".to_owned())).collect()
    };
    compare("the control", &required(old), &required(new), lines);
}

fn compare(
    what: &str,
    old: &BTreeMap<String, String>,
    new: &BTreeMap<String, String>,
    lines: &mut Vec<String>,
) {
    for (key, value) in new {
        match old.get(key) {
            None => lines.push(format!("+ {what} {key}: {value}")),
            Some(before) if before != value => {
                lines.push(format!("~ {what} {key}: {value}; before: {before}"));
            }
            Some(_) => {}
        }
    }
    for (key, value) in old.iter().filter(|(key, _)| !new.contains_key(*key)) {
        lines.push(format!("- {what} {key}: {value}"));
    }
}
