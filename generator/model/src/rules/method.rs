//! Are the tables of the risk method complete, monotone, and no weaker for a sector?

use std::collections::BTreeSet;

use sources::{Code, Diagnostic, Span, Spanned};

use super::start;
use crate::Model;
use crate::written::method::{Acceptance, Anchor, RiskMethod, Scale};
use crate::written::{Dimension, Part, Risk};

/// The values of impact; those of every other scale begin with 1.
const IMPACTS: [u32; 5] = [0, 1, 2, 3, 4];
/// The values of exposure, ease and likelihood.
const STEPS: [u32; 4] = [1, 2, 3, 4];

pub(crate) fn check(
    method: &RiskMethod,
    is_sector: &dyn Fn(Span) -> bool,
    faults: &mut Vec<Diagnostic>,
) {
    anchors(&method.anchors, is_sector, method.span, faults);
    dimensions(method, faults);
    persons(method, faults);
    let by_persons: Vec<(Span, &[Spanned<u32>])> =
        method.impact.data.iter().map(|kind| (kind.span, kind.by_persons.as_slice())).collect();
    table(&by_persons, method.impact.persons.len(), &IMPACTS, faults);

    let likelihood = &method.likelihood;
    let rows = likelihood.table.iter().map(|row| row.exposure).collect::<Vec<_>>();
    in_order(&rows, &STEPS, "exposure", method.span, faults);
    let rows: Vec<_> =
        likelihood.table.iter().map(|row| (row.span, row.by_ease.as_slice())).collect();
    table(&rows, STEPS.len(), &STEPS, faults);
    for (names, what) in [(&likelihood.exposures, "exposure"), (&likelihood.eases, "ease")] {
        let values = names.iter().map(|name| name.value).collect::<Vec<_>>();
        in_order(&values, &STEPS, what, method.span, faults);
    }

    let risk = &method.risk;
    let rows = risk.table.iter().map(|row| row.impact).collect::<Vec<_>>();
    in_order(&rows, &IMPACTS, "impact", method.span, faults);
    let rows: Vec<_> =
        risk.table.iter().map(|row| (row.span, row.by_likelihood.as_slice())).collect();
    table(&rows, STEPS.len(), Risk::ALL, faults);
    for raise in &risk.raises {
        if raise.becomes.value <= raise.risk {
            let message = "this lowers a risk that it is to lift";
            faults.push(
                Diagnostic::error(Code::OutOfRange, raise.becomes.span, message)
                    .help("write a worse risk than the one under `risk`"),
            );
        }
    }
    values(method, faults);
    acceptance(&method.acceptance, is_sector, method.span, faults);
    points(method, faults);
}

/// Every single value is one of its scale.
fn values(method: &RiskMethod, faults: &mut Vec<Diagnostic>) {
    let likelihood = &method.likelihood;
    let credit = &method.credit;
    let steps = [
        likelihood.evidence.exposure,
        likelihood.evidence.likelihood,
        likelihood.capable.ease,
        credit.all_ease,
        method.risk.significant.likelihood,
    ];
    for value in steps {
        within(value, &STEPS, faults);
    }
    let raises = method.risk.raises.iter().map(|raise| raise.from);
    let floors = method.floors.iter().filter_map(|floor| floor.when.as_ref());
    let points = &method.applicability.points;
    let tests = points.iter().flat_map(|point| [&point.when, &point.refuse]).flatten().flatten();
    let impacts = raises
        .chain(floors.chain(tests).filter_map(|when| when.impact))
        .chain([
            method.risk.significant.impact,
            credit.limiter_least,
            credit.instruction.safety_at_most,
        ])
        .chain(method.acceptance.iter().filter_map(|criterion| criterion.safety_at_most));
    for value in impacts {
        within(value, &IMPACTS, faults);
    }
}

fn within(value: Spanned<u32>, scale: &[u32], faults: &mut Vec<Diagnostic>) {
    if !scale.contains(&value.value) {
        let (first, last) = (scale[0], scale[scale.len() - 1]);
        let message = format!("`{}` is no value of the scale", value.value);
        faults.push(
            Diagnostic::error(Code::OutOfRange, value.span, message)
                .help(format!("write a whole number from {first} to {last}")),
        );
    }
}

/// Each value of each scale has one anchor, and at most one of the sector in its place.
fn anchors(
    anchors: &[Anchor],
    is_sector: &dyn Fn(Span) -> bool,
    at: Span,
    faults: &mut Vec<Diagnostic>,
) {
    let mut seen: Vec<&Anchor> = Vec::new();
    for anchor in anchors {
        let scale = values_of(anchor.scale);
        within(anchor.value, scale, faults);
        let same = seen.iter().find(|other| {
            (other.scale, other.value.value) == (anchor.scale, anchor.value.value)
                && is_sector(other.span) == is_sector(anchor.span)
        });
        if let Some(first) = same {
            let word = anchor.scale.word();
            let message = format!("`{word}` has a second anchor for {}", anchor.value.value);
            faults.push(
                Diagnostic::error(Code::DuplicateKey, anchor.value.span, message)
                    .also(first.value.span, "first here")
                    .help("keep one of them"),
            );
        }
        seen.push(anchor);
    }
    for scale in Scale::ALL {
        for value in values_of(*scale) {
            let is_there = |anchor: &Anchor| anchor.scale == *scale && anchor.value.value == *value;
            if !anchors.iter().any(is_there) {
                let message = format!("`{}` has no anchor for {value}", scale.word());
                faults.push(
                    Diagnostic::error(Code::MissingField, start(at), message)
                        .help("add it under `anchors`: without one, two people rate differently"),
                );
            }
        }
    }
}

fn values_of(scale: Scale) -> &'static [u32] {
    match scale {
        Scale::Safety
        | Scale::Continuity
        | Scale::Confidentiality
        | Scale::Trust
        | Scale::Network => &IMPACTS,
        Scale::Exposure | Scale::Ease | Scale::Likelihood => &STEPS,
    }
}

fn dimensions(method: &RiskMethod, faults: &mut Vec<Diagnostic>) {
    let named: Vec<Dimension> = method.impact.dimensions.iter().map(|it| it.dimension).collect();
    if named != Dimension::ALL {
        let words: Vec<&str> = Dimension::ALL.iter().map(|dimension| dimension.word()).collect();
        let list = sources::decode::listing(&words);
        faults.push(
            Diagnostic::error(
                Code::BadForm,
                start(method.impact.span),
                "the dimensions are not all there",
            )
            .help(format!("name each once, in this order: {list}")),
        );
    }
}

fn persons(method: &RiskMethod, faults: &mut Vec<Diagnostic>) {
    let bands = &method.impact.persons;
    let limits: Vec<u32> =
        bands.iter().map(|band| band.most.map_or(u32::MAX, |it| it.value)).collect();
    let climbs = limits.windows(2).all(|pair| pair[0] < pair[1]);
    if !climbs || limits.last() != Some(&u32::MAX) {
        faults.push(
            Diagnostic::error(
                Code::Level,
                start(method.impact.span),
                "the bands of people leave numbers out",
            )
            .help("order them by `most`, and leave `most` out of the last one"),
        );
    }
}

/// The rows stand for the values of a scale, each once and in order.
fn in_order(
    rows: &[Spanned<u32>],
    scale: &[u32],
    what: &str,
    at: Span,
    faults: &mut Vec<Diagnostic>,
) {
    for (row, wanted) in rows.iter().zip(scale) {
        if row.value != *wanted {
            let message = format!("this row is for {what} {}, not {}", wanted, row.value);
            faults.push(
                Diagnostic::error(Code::Level, row.span, message)
                    .help("write the rows in the order of the scale"),
            );
            return;
        }
    }
    if rows.len() != scale.len() {
        let (first, last) = (scale[0], scale[scale.len() - 1]);
        let message = format!("a table has {} rows by {what}", rows.len());
        let span = rows.last().map_or(start(at), |row| row.span);
        faults.push(
            Diagnostic::error(Code::Level, span, message)
                .help(format!("write one for each value from {first} to {last}")),
        );
    }
}

/// Rows are complete, hold values of `scale`, and never fall from left to right or downwards.
fn table<T: Copy + Ord>(
    rows: &[(Span, &[Spanned<T>])],
    width: usize,
    scale: &[T],
    faults: &mut Vec<Diagnostic>,
) {
    let mut above: Option<&[Spanned<T>]> = None;
    for (span, row) in rows {
        if row.len() != width {
            let message = format!("this row has {} values", row.len());
            faults.push(
                Diagnostic::error(Code::OutOfRange, start(*span), message)
                    .help(format!("write {width}: one for each column of the table")),
            );
            return;
        }
        for (column, cell) in row.iter().enumerate() {
            if !scale.contains(&cell.value) {
                faults.push(
                    Diagnostic::error(Code::OutOfRange, cell.span, "this is no value of the scale")
                        .help("write a value that the table may hold"),
                );
                return;
            }
            let left = column.checked_sub(1).map(|left| row[left]);
            let over = above.map(|above| above[column]);
            for other in [left, over].into_iter().flatten() {
                if other.value > cell.value {
                    let message = "the table falls here";
                    faults.push(
                        Diagnostic::error(Code::Level, cell.span, message)
                            .also(other.span, "this is more")
                            .help("a worse case never has a lower value: mend one of the two"),
                    );
                    return;
                }
            }
        }
        above = Some(row);
    }
}

/// Every risk has a criterion, worse risks have stricter ones, and a sector only asks for more.
fn acceptance(
    criteria: &[Acceptance],
    is_sector: &dyn Fn(Span) -> bool,
    at: Span,
    faults: &mut Vec<Diagnostic>,
) {
    let (added, core): (Vec<&Acceptance>, Vec<&Acceptance>) =
        criteria.iter().partition(|criterion| is_sector(criterion.span));
    for risk in Risk::ALL.iter().filter(|risk| **risk != Risk::None) {
        if !core.iter().any(|criterion| criterion.risk == *risk) {
            let message = format!("nothing says what becomes of the risk `{}`", risk.word());
            faults.push(
                Diagnostic::error(Code::MissingField, start(at), message)
                    .help("add it under `acceptance`"),
            );
        }
    }
    let mut by_risk = core.clone();
    by_risk.sort_by_key(|criterion| criterion.risk);
    for pair in by_risk.windows(2) {
        if pair[0].risk == pair[1].risk {
            faults.push(
                Diagnostic::error(
                    Code::DuplicateKey,
                    start(pair[1].span),
                    "a second criterion for the risk",
                )
                .also(start(pair[0].span), "first here")
                .help("keep one of them"),
            );
        } else if pair[1].verdict.value > pair[0].verdict.value {
            faults.push(
                Diagnostic::error(
                    Code::Level,
                    pair[1].verdict.span,
                    "a worse risk is accepted more easily",
                )
                .also(pair[0].verdict.span, "this is stricter")
                .help("write a verdict that is as strict, or stricter"),
            );
        }
    }
    for criterion in added {
        if let Some(base) = core.iter().find(|core| core.risk == criterion.risk) {
            no_weaker(base, criterion, faults);
        }
    }
}

fn no_weaker(core: &Acceptance, sector: &Acceptance, faults: &mut Vec<Diagnostic>) {
    let mut weaker = |span: Span, of_core: Span| {
        let message = format!("the sector weakens what becomes of the risk `{}`", core.risk.word());
        faults.push(
            Diagnostic::error(Code::SectorRule, span, message)
                .also(of_core, "the core is stricter")
                .help("a sector may ask for more, never for less: leave it out, or be stricter"),
        );
    };
    if sector.verdict.value > core.verdict.value {
        weaker(sector.verdict.span, core.verdict.span);
    }
    let limits =
        [(core.safety_at_most, sector.safety_at_most), (core.review_months, sector.review_months)];
    for pair in limits {
        if let (Some(core), Some(sector)) = pair
            && sector.value > core.value
        {
            weaker(sector.span, core.span);
        }
    }
}

/// Each point of Annex I that is named is named once, and says what one is told who claims it away.
fn points(method: &RiskMethod, faults: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for point in &method.applicability.points {
        let key = &point.requirement;
        if !seen.insert(key.text.as_str()) {
            let message = format!("the point `{}` has a second rule", key.text);
            faults.push(
                Diagnostic::error(Code::DuplicateKey, key.span, message).help("keep one of them"),
            );
        }
        let can_be_refused = point.when.is_none() || point.refuse.is_some();
        if can_be_refused && point.refusal.is_none() {
            let message = format!("nothing is said to one who claims `{}` away", key.text);
            faults.push(
                Diagnostic::error(Code::MissingField, key.span, message).help("add `refusal`"),
            );
        }
    }
}

/// The method has a rule for every point of Annex I, and those of Part II always apply.
pub(crate) fn covers(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (_, method) in model.risk_methods.iter() {
        for (id, requirement) in model.requirements.iter() {
            let rule = method.points.iter().find(|point| point.requirement == id);
            let Some(rule) = rule else {
                let message = format!("the method has no rule for the point `{}`", requirement.key);
                faults.push(
                    Diagnostic::error(Code::MissingField, start(method.span), message)
                        .help("add it under `applicability: points:`"),
                );
                continue;
            };
            if requirement.part == Part::Handling && !rule.when.is_empty() {
                let message = format!("the point `{}` of Part II has a condition", requirement.key);
                faults.push(
                    Diagnostic::error(Code::UnknownValue, start(method.span), message)
                        .help("Part II binds every manufacturer: leave `when` out"),
                );
            }
        }
    }
}
