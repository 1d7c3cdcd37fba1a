//! What else has to hold, across records?

mod catalogue;
mod coverage;
pub(crate) mod decisions;
mod law;
pub(crate) mod method;
mod misreadings;

use sources::{Code, Diagnostic, Sources, Span};

use crate::page::Page;
use crate::{Arena, Id, Model, Record, Relation, Target};

/// Checks the rules that need the whole model. What nothing leads to is told only when
/// `every_record` could be read: one of the others may lead there.
pub(crate) fn check(
    sources: &Sources,
    model: &Model,
    every_record: bool,
    faults: &mut Vec<Diagnostic>,
) {
    if every_record {
        requirements_are_served(model, faults);
        coverage::nothing_is_left_over(model, faults);
    }
    decisions::check(model, faults);
    controls_have_a_root(model, faults);
    regimes_have_a_name(model, faults);
    pages_are_listed(model, faults);
    catalogue::check(sources, model, faults);
    method::covers(model, faults);
    coverage::check(sources, model, faults);
    misreadings::check(sources, model, faults);
    law::check(sources, model, faults);
    if let Some(sector) = &model.sector {
        core_has_no_sector_word(sources, &sector.words, faults);
        own_records_carry_the_prefix(sources, model, &sector.prefix, faults);
    }
}

fn requirements_are_served(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (id, requirement) in model.requirements.iter() {
        let served = model
            .edges_to(crate::record::Requirement::target(id))
            .iter()
            .any(|edge| edge.relation == Relation::Serves);
        if !served {
            let message = format!("no control serves the requirement `{}`", requirement.key);
            faults.push(
                Diagnostic::warning(Code::Orphan, start(requirement.span), message)
                    .help("name it under `requirements` of a control"),
            );
        }
    }
}

fn controls_have_a_root(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (_, control) in model.controls.iter() {
        if control.requirements.is_empty() && control.duties.is_empty() {
            let message = format!("the control `{}` serves nothing", control.key);
            faults.push(
                Diagnostic::error(Code::Orphan, start(control.span), message)
                    .help("add `requirements:` (points of Annex I) or `duties:` (articles)"),
            );
        }
    }
}

fn regimes_have_a_name(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (_, clock) in model.clocks.iter() {
        let others = || model.clocks.iter().filter(|(_, other)| other.regime == clock.regime);
        let is_first = others().all(|(_, other)| clock.step <= other.step);
        if is_first && !others().any(|(_, other)| other.heading.is_some()) {
            let message = format!("no clock says what the regime `{}` is called", clock.regime);
            faults.push(
                Diagnostic::error(Code::MissingField, start(clock.span), message)
                    .help("add `heading:` to its first clock"),
            );
        }
    }
}

/// A page that stands in no summary is not published, so its author is told.
fn pages_are_listed(model: &Model, faults: &mut Vec<Diagnostic>) {
    let mut listed: Vec<Id<Page>> = model.summary.pages();
    listed.extend(model.profile.pages());
    for (id, page) in model.pages.iter() {
        let profile = page.path.starts_with("profile/");
        // A summary that is missing was reported once, not again for every page.
        let summary = if profile { &model.profile } else { &model.summary };
        // A translation takes its place from its original.
        let language = page.path.split('/').next().unwrap_or_default();
        let is_translation = model.book.languages.iter().any(|known| known == language);
        if summary.exists && !is_translation && !listed.contains(&id) {
            let summary = if profile { "content/profile/SUMMARY.md" } else { "content/SUMMARY.md" };
            let message = format!("`{}` stands in no summary", page.path);
            faults.push(
                Diagnostic::warning(Code::OrphanPage, page.span, message)
                    .help(format!("add it to `{summary}`, or remove the file")),
            );
        }
    }
}

/// The core is for every sector: a word that only one of them uses does not belong in it.
fn core_has_no_sector_word(sources: &Sources, words: &[String], faults: &mut Vec<Diagnostic>) {
    for (id, file) in sources.below("data/") {
        if file.path.starts_with("data/sectors/") {
            continue;
        }
        let folded = file.text.to_lowercase();
        // Lower-casing may change the length of unusual letters; then no place can be told.
        if folded.len() != file.text.len() {
            continue;
        }
        for word in words {
            let wanted = word.to_lowercase();
            if let Some(at) = find_word(&folded, &wanted) {
                let span = Span::new(id, at..at + wanted.len());
                let message = format!("the core uses the sector's word `{word}`");
                faults.push(
                    Diagnostic::error(Code::SectorWord, span, message).help(
                        "say it for every sector, and move the sector's side to a refinement",
                    ),
                );
            }
        }
    }
}

pub(crate) fn find_word(text: &str, word: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(word)) {
        let at = from + found;
        let end = at + word.len();
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        let apart = |next: Option<char>| next.is_none_or(|next| !next.is_alphanumeric());
        if apart(before) && apart(after) {
            return Some(at);
        }
        from = end;
    }
    None
}

/// Records of the catalogue that a sector adds carry its prefix, so that the core's keys stay free.
fn own_records_carry_the_prefix(
    sources: &Sources,
    model: &Model,
    prefix: &str,
    faults: &mut Vec<Diagnostic>,
) {
    let mut check = |key: &str, span: Span| {
        let own = sources.file(span.file).path.starts_with("data/sectors/");
        let has = key.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('-'));
        if own != has {
            let (message, help) = if own {
                let message = format!("`{key}` belongs to the sector, but does not say so");
                (message, format!("begin its key with `{prefix}-`"))
            } else {
                let message = format!("`{key}` has the sector's prefix, but stands in the core");
                (message, "move the file to the sector's folder, or mend the key".to_owned())
            };
            faults.push(Diagnostic::error(Code::SectorRule, start(span), message).help(help));
        }
    };
    each(&model.controls, &mut check);
    each(&model.threats, &mut check);
    each(&model.objectives, &mut check);
    each(&model.evidence, &mut check);
    each(&model.products, &mut check);
    each(&model.misreadings, &mut check);
    for (_, table) in model.decision_tables.iter() {
        table.questions.iter().for_each(|question| check(&question.key, question.span));
        for group in &table.groups {
            check(&group.key, group.span);
            group.rows.iter().for_each(|row| check(&row.key, row.span));
        }
    }
}

fn each<T: Record>(arena: &Arena<T>, check: &mut impl FnMut(&str, Span)) {
    for (_, record) in arena.iter() {
        check(record.key(), record.span());
    }
}

/// The beginning of a record stands for all of it.
pub(crate) fn start(span: Span) -> Span {
    Span { end: span.start, ..span }
}

impl Target {
    /// Whether this is the target of the given record.
    #[must_use]
    pub fn is<T: Record>(self, id: Id<T>) -> bool {
        self == T::target(id)
    }
}
