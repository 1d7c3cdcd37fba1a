//! How does a person read an assessment in a terminal of 80 columns?

use std::fmt::Write as _;

use ::risk::ladder::Origin;
use ::risk::{Assessment, Criterion, Product, Ratings};
use model::{Model, Risk};

use super::gaps;

/// The columns of the terminal for which lines are broken.
const WIDTH: usize = 80;

/// Looks at one of the four ratings of a scenario.
type RiskOf = fn(&Ratings) -> Risk;

/// The assessment, and what to do next.
pub(super) fn text(model: &Model, product: &Product, it: &Assessment) -> String {
    let mut text = format!("{} {}, {}\n\n", product.name, product.version, product.date);
    counts(&mut text, it);
    levels(model, product, it, &mut text);
    worst(model, it, &mut text);
    let gaps = gaps(model, it);
    if !gaps.is_empty() {
        let _ = writeln!(text, "\nRequired and not verified: {}", gaps.len());
        for control in &gaps {
            let line = format!("{} ({}) {}", control.key, control.level.word(), control.title);
            wrapped(&mut text, "  ", "    ", &line);
        }
    }
    close_calls(it, &mut text);
    criteria(it, &mut text);
    text
}

fn counts(text: &mut String, it: &Assessment) {
    let _ =
        writeln!(text, "{} scenarios      none  low  medium  high  critical", it.scenarios.len());
    let states: [(&str, RiskOf); 4] = [
        ("without controls", |it| it.inherent.risk),
        ("today", |it| it.today.risk),
        ("all Basic", |it| it.basic.risk),
        ("all required", |it| it.target.risk),
    ];
    for (name, risk) in states {
        let count = |wanted| it.ratings.iter().filter(|it| risk(it) == wanted).count();
        let _ = writeln!(
            text,
            "{name:16}  {:5}  {:3}  {:6}  {:4}  {:8}",
            count(Risk::None),
            count(Risk::Low),
            count(Risk::Medium),
            count(Risk::High),
            count(Risk::Critical)
        );
    }
}

fn levels(model: &Model, product: &Product, it: &Assessment, text: &mut String) {
    let method = model.risk_methods.get(product.method);
    text.push_str("\nLevels of the points of Annex I\n");
    for point in &it.points {
        let requirement = model.requirements.get(point.requirement);
        let why = match point.level {
            None => "does not apply".to_owned(),
            Some((level, origin)) => {
                let because = match origin {
                    Origin::Basic => String::new(),
                    Origin::Floor(at) => format!(": {}", method.floors[at].because),
                    Origin::Scenario(at) => {
                        let threat = model.threats.get(it.threats[at]);
                        format!(": {} {}", threat.key, threat.title)
                    }
                    Origin::Pruned(at) => {
                        format!(": not raised, {} is met without", it.scenarios[at].key)
                    }
                };
                format!("{}{because}", level.word())
            }
        };
        let line = format!("{:12} {why}", requirement.key);
        wrapped(text, "  ", "                 ", &line);
    }
}

/// What leaves too much today, worst first.
fn worst(model: &Model, it: &Assessment, text: &mut String) {
    let mut rated: Vec<usize> = (0..it.scenarios.len()).collect();
    rated.sort_by_key(|at| std::cmp::Reverse(it.ratings[*at].today.risk));
    let grave = rated.into_iter().filter(|at| it.ratings[*at].today.risk >= Risk::High);
    let grave: Vec<usize> = grave.collect();
    if grave.is_empty() {
        return;
    }
    let _ = writeln!(text, "\nScenarios that are high or critical today: {}", grave.len());
    for at in grave {
        let ratings = &it.ratings[at];
        let threat = model.threats.get(it.threats[at]);
        let line = format!(
            "{:6} {}, then {}: {}",
            threat.key,
            ratings.today.risk.word(),
            ratings.target.risk.word(),
            threat.title
        );
        wrapped(text, "  ", "         ", &line);
    }
}

fn close_calls(it: &Assessment, text: &mut String) {
    if it.close_calls.is_empty() {
        return;
    }
    text.push_str(
        "\nClose calls: one step of ease here would change levels. Ask a second person.\n",
    );
    for call in &it.close_calls {
        let scenario = &it.scenarios[call.scenario];
        let places = call.levels.len();
        let plural = if places == 1 { "" } else { "s" };
        let (key, ease, other) = (&scenario.key, scenario.ease, call.ease);
        let _ = writeln!(text, "  {key} ease {ease} -> {other}: {places} level{plural}");
    }
}

fn criteria(it: &Assessment, text: &mut String) {
    text.push_str("\nCriteria\n");
    for criterion in &it.criteria {
        let mark = if criterion.met { "met " } else { "OPEN" };
        let _ = writeln!(text, "  {mark}  {}", title(criterion.key));
        if !criterion.met {
            if !criterion.about.is_empty() && criterion.about.len() <= 12 {
                wrapped(text, "        ", "        ", &criterion.about.join(", "));
            }
            wrapped(text, "        -> ", "           ", next(criterion));
        }
    }
    let open = it.criteria.iter().filter(|criterion| !criterion.met).count();
    let _ = match open {
        0 => {
            writeln!(text, "\nEvery criterion is met. Keep this with the technical documentation.")
        }
        _ => writeln!(text, "\n{open} of {} criteria are open.", it.criteria.len()),
    };
}

fn title(key: &str) -> &str {
    match key {
        "gate" => "The Regulation applies to the product",
        "points-justified" => "Every point that does not apply is justified (Art. 13(4))",
        "claims-hold" => "No claim of \"not applicable\" is refused",
        "required-controls" => "Every required control is verified",
        "risks-may-stay" => "No risk stays that may not stay",
        "risks-owned" => "Risks that stay have an owner",
        "signed" => "The assessment is signed",
        other => other,
    }
}

fn next(criterion: &Criterion) -> &'static str {
    match criterion.key {
        "gate" => "Settle `gate` first: without it the rest is not due.",
        "points-justified" => "Write each under `points`, with ground J1 or J2 and the reason.",
        "claims-hold" => "Take the claim back: `--format json` says why it does not hold.",
        "required-controls" => {
            "Verify each, and write it under `controls` with its evidence; begin with those of \
             the worst scenario above."
        }
        "risks-may-stay" => {
            "Verify the controls of these scenarios; what a standard dictates is recorded under \
             `points` as J3."
        }
        "risks-owned" => "Name somebody under `owner`.",
        "signed" => "Let these sign under `signed`.",
        _ => "See the page of the method.",
    }
}

/// What changed since an earlier release.
pub(super) fn changed(before: &Product, after: &Product, lines: &[String]) -> String {
    let mut text =
        format!("{} {} against {} {}\n\n", after.name, after.version, before.name, before.version);
    for line in lines {
        wrapped(&mut text, "", "    ", line);
    }
    if lines.is_empty() {
        text.push_str("Nothing changed.\n");
    }
    text
}

/// Breaks a line between words, so that it fits the terminal.
fn wrapped(text: &mut String, first: &str, rest: &str, line: &str) {
    let mut row = first.to_owned();
    let mut is_empty = true;
    for word in line.split(' ') {
        if !is_empty && row.chars().count() + 1 + word.chars().count() > WIDTH {
            text.push_str(row.trim_end());
            text.push('\n');
            rest.clone_into(&mut row);
            is_empty = true;
        }
        if !is_empty {
            row.push(' ');
        }
        row.push_str(word);
        is_empty = false;
    }
    text.push_str(row.trim_end());
    text.push('\n');
}
