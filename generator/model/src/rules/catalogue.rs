//! What has to hold within the catalogue: levels, dependencies, mappings, words?

use sources::{Code, Diagnostic, Sources, Span};

use super::{find_word, start};
use crate::record::{Control, Passage};
use crate::written::{FrameworkNature, MapRelation};
use crate::{Id, Model};

pub(crate) fn check(sources: &Sources, model: &Model, faults: &mut Vec<Diagnostic>) {
    for (id, control) in model.controls.iter() {
        levels_climb(control, faults);
        only_the_statement_demands(sources, control, faults);
        no_circle(model, id, faults);
    }
    mappings_say_something(model, faults);
    drafts_have_dates(model, faults);
    facts_are_checked(sources, faults);
}

/// The list begins with the control's own level, and no level repeats the one below.
fn levels_climb(control: &Control, faults: &mut Vec<Diagnostic>) {
    let Some(first) = control.levels.first() else { return };
    if first.level != control.level {
        let message = format!("the levels of `{}` do not begin with its own", control.key);
        faults.push(
            Diagnostic::error(Code::Level, start(first.asks.span), message)
                .help(format!("begin with `{}`, from which it is required", control.level.word())),
        );
    }
    for pair in control.levels.windows(2) {
        if pair[0].asks.markdown == pair[1].asks.markdown {
            let message = format!("`{}` asks the same as the level below", pair[1].level.word());
            faults.push(
                Diagnostic::error(Code::Level, start(pair[1].asks.span), message)
                    .help("say what it asks beyond the level below, or leave the level out"),
            );
        }
    }
}

/// A requirement that hides in guidance binds nobody and confuses everybody (ISO/IEC
/// Directives, Part 2, clause 7).
fn only_the_statement_demands(sources: &Sources, control: &Control, faults: &mut Vec<Diagnostic>) {
    let mut passages: Vec<&Passage> = Vec::new();
    passages.extend(&control.rationale);
    passages.extend(&control.guidance);
    passages.extend(&control.notes);
    passages.extend(control.levels.iter().map(|ask| &ask.asks));
    for passage in passages {
        let file = &sources.file(passage.span.file).text;
        let Some(text) = file.get(passage.span.range()) else { continue };
        if let Some(at) = find_word(text, "shall") {
            let begin = passage.span.start as usize + at;
            let span = Span::new(passage.span.file, begin..begin + "shall".len());
            faults.push(
                Diagnostic::error(Code::Statement, span, "a \"shall\" outside the requirement")
                    .help("say what is done in the present tense; demands stand in `statement`"),
            );
        }
    }
}

/// Controls that wait for each other can never begin.
fn no_circle(model: &Model, begin: Id<Control>, faults: &mut Vec<Diagnostic>) {
    let mut waiting = vec![begin];
    let mut seen: Vec<Id<Control>> = Vec::new();
    while let Some(id) = waiting.pop() {
        for linked in &model.controls.get(id).depends {
            if linked.id == begin {
                // Each circle is told once, by the first of its controls.
                if seen.iter().all(|other| *other >= begin) {
                    let control = model.controls.get(begin);
                    let message = format!("`{}` needs itself first, in a circle", control.key);
                    faults
                        .push(Diagnostic::error(Code::Circle, start(control.span), message).help(
                            "follow `depends` from control to control, and break the circle",
                        ));
                }
                return;
            }
            if !seen.contains(&linked.id) {
                seen.push(linked.id);
                waiting.push(linked.id);
            }
        }
    }
}

/// The most mappings, in percent, that may only "intersect": more say nothing.
const MOST_INTERSECTIONS: usize = 40;

fn mappings_say_something(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (_, framework) in model.frameworks.iter() {
        let all = framework.maps.len();
        let only = framework.maps.iter().filter(|map| map.relation == MapRelation::Intersects);
        let only = only.count();
        if all > 0 && only * 100 > all * MOST_INTERSECTIONS {
            let message = format!("{only} of {all} mappings of `{}` intersect", framework.key);
            faults.push(
                Diagnostic::warning(Code::WeakMapping, start(framework.span), message)
                    .help("say which asks more: `subset`, `superset`, or `supports`"),
            );
        }
        for (at, map) in framework.maps.iter().enumerate() {
            if framework.maps[..at].iter().any(|other| other.control == map.control) {
                let key = &model.controls.get(map.control).key;
                let message = format!("`{}` maps the control `{key}` twice", framework.key);
                faults.push(
                    Diagnostic::error(Code::DuplicateKey, start(framework.span), message)
                        .help("write one mapping for a control, with all its provisions"),
                );
            }
        }
    }
}

/// A draft changes under the same name, so a mapping to it says which version was read.
fn drafts_have_dates(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (_, framework) in model.frameworks.iter() {
        if framework.nature != FrameworkNature::Draft {
            continue;
        }
        let references = framework.references.iter();
        let undated = references
            .map(|linked| model.references.get(linked.id))
            .filter(|reference| reference.date.is_none());
        for reference in undated {
            let name = &reference.designation;
            let message = format!("the draft `{name}` is mapped to and has no date");
            faults.push(
                Diagnostic::error(Code::MissingField, start(framework.span), message)
                    .also(start(reference.span), "its record")
                    .help("add the `date` of the version that was read"),
            );
        }
    }
}

/// Notes to ourselves that a fact is still to be checked do not reach a page.
fn facts_are_checked(sources: &Sources, faults: &mut Vec<Diagnostic>) {
    let texts = sources.below("data/").chain(sources.below("content/"));
    for (id, file) in texts {
        for mark in ["[K]", "[L]"] {
            if let Some(at) = file.text.find(mark) {
                let span = Span::new(id, at..at + mark.len());
                let message = format!("the fact marked `{mark}` was not checked");
                faults.push(
                    Diagnostic::error(Code::UncheckedFact, span, message)
                        .help("check it in its source, or publish it as unverified in words"),
                );
            }
        }
    }
}
