//! Does every duty have a control, every threat an objective, every document a use?

use sources::{Code, Diagnostic, Sources, Span};

use super::start;
use crate::record::{
    Assessment, Control, Evidence, Framework, Mapping, Objective, Requirement, Threat,
};
use crate::written::Status;
use crate::{Model, Record, Relation};

/// What nothing leads to; told only when every record could be read.
pub(crate) fn nothing_is_left_over(model: &Model, faults: &mut Vec<Diagnostic>) {
    limbs_are_covered(model, faults);
    objectives_are_pursued(model, faults);
    threats_are_answered(model, faults);
    evidence_is_asked_for(model, faults);
}

pub(crate) fn check(sources: &Sources, model: &Model, faults: &mut Vec<Diagnostic>) {
    for (_, control) in model.controls.iter() {
        information_is_used(sources, control, faults);
        status_is_earned(control, faults);
    }
    mappings_are_fresh(model, faults);
    sources_are_current(model, faults);
}

/// Coverage of a point is full only when every separable duty in it has a control.
fn limbs_are_covered(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (id, requirement) in model.requirements.iter() {
        for limb in &requirement.limbs {
            if !limb.controls.iter().any(|control| model.serves(*control, id)) {
                let message = format!("no control covers the duty `{}`", limb.key);
                faults.push(
                    Diagnostic::warning(Code::UncoveredLimb, start(limb.text.span), message)
                        .help("name in its text a control that serves this requirement"),
                );
            }
        }
    }
}

fn objectives_are_pursued(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (id, objective) in model.objectives.iter() {
        let edges = model.edges_to(Objective::target(id));
        if !edges.iter().any(|edge| edge.relation == Relation::Pursues) {
            let message = format!("no control pursues the objective `{}`", objective.key);
            faults.push(
                Diagnostic::error(Code::Orphan, start(objective.span), message)
                    .help("name it under `objectives` of a control, or remove it"),
            );
        }
        if objective.requirements.is_empty() && objective.duties.is_empty() {
            let message = format!("the objective `{}` rests on nothing", objective.key);
            faults.push(
                Diagnostic::error(Code::Orphan, start(objective.span), message)
                    .help("add `requirements:` (points of Annex I) or `duties:` (articles)"),
            );
        }
    }
}

/// An objective answers a threat by what is done for it: by a control of that threat.
fn threats_are_answered(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (_, threat) in model.threats.iter() {
        let limiters = threat.limiters.iter().map(|limiter| &limiter.control);
        let controls: Vec<&Control> = threat
            .controls
            .iter()
            .chain(limiters)
            .map(|linked| model.controls.get(linked.id))
            .collect();
        for objective in &threat.objectives {
            let pursues =
                |control: &&Control| control.objectives.iter().any(|own| own.id == objective.id);
            if !controls.iter().any(pursues) {
                let key = &model.objectives.get(objective.id).key;
                let message = format!("no control of `{}` pursues `{key}`", threat.key);
                faults.push(
                    Diagnostic::warning(Code::Orphan, start(threat.span), message)
                        .help("name a control that does, or leave the objective out"),
                );
            }
        }
    }
}

/// An assessor asks for a document in order to read it: each is named in a step, and each that
/// a step names is asked for.
fn information_is_used(sources: &Sources, control: &Control, faults: &mut Vec<Diagnostic>) {
    let assessment = &control.assessment;
    let keys: Vec<&str> = assessment.information.iter().map(|(key, _)| key.as_str()).collect();
    let mut used: Vec<&str> = Vec::new();
    for passage in steps(assessment) {
        let file = &sources.file(passage.span.file).text;
        let Some(text) = file.get(passage.span.range()) else { continue };
        for (at, token) in identifiers(text, &keys) {
            if let Some(key) = keys.iter().find(|key| **key == token) {
                used.push(key);
                continue;
            }
            let begin = passage.span.start as usize + at;
            let span = Span::new(passage.span.file, begin..begin + token.len());
            let message = format!("`{token}` is no required information of this control");
            let help = sources::did_you_mean(token, keys.iter().copied(), "add it, or mend it");
            faults.push(Diagnostic::error(Code::DanglingLink, span, message).help(help));
        }
    }
    for key in keys.iter().filter(|key| !used.contains(key)) {
        let message = format!("no step of the assessment uses `{key}`");
        faults.push(
            Diagnostic::warning(Code::UnusedInformation, start(assessment.objective.span), message)
                .help("name it where an assessor reads it, or do not ask for it"),
        );
    }
}

fn steps(assessment: &Assessment) -> [&crate::record::Passage; 4] {
    [&assessment.conceptual, &assessment.completeness, &assessment.sufficiency, &assessment.verdict]
}

/// The words of a text that are built like the identifiers `keys`: the same up to the number
/// after the last hyphen.
fn identifiers<'a>(text: &'a str, keys: &[&str]) -> Vec<(usize, &'a str)> {
    let stems: Vec<&str> =
        keys.iter().filter_map(|key| key.rsplit_once('-')).map(|(stem, _)| stem).collect();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(offset) = text[from..].find(|c: char| c.is_ascii_alphanumeric()) {
        let at = from + offset;
        let rest = &text[at..];
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let token = rest[..length].trim_end_matches('-');
        let is_alike = token.rsplit_once('-').is_some_and(|(stem, number)| {
            stems.contains(&stem) && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if is_alike {
            found.push((at, token));
        }
        from = at + length;
    }
    found
}

/// Approval needs a second person; retirement leaves a trace.
fn status_is_earned(control: &Control, faults: &mut Vec<Diagnostic>) {
    let mut report = |message: String, help: &str| {
        faults.push(Diagnostic::error(Code::Status, start(control.span), message).help(help));
    };
    let word = control.status.word();
    match control.status {
        Status::Draft => {}
        Status::Reviewed | Status::Approved => {
            if control.reviews.is_empty() {
                let message = format!("`{}` is {word}, but nobody reviewed it", control.key);
                report(message, "add `reviews:` with `date`, `role` and `by`");
            }
        }
        Status::Retired => {
            if control.replaced_by.is_empty() && control.notes.is_empty() {
                let message = format!("`{}` is retired without a trace", control.key);
                report(message, "add `replaced_by:`, or say in `notes` why nothing took its place");
            }
        }
    }
    if control.status != Status::Retired && !control.replaced_by.is_empty() {
        let message = format!("`{}` was replaced, but is not retired", control.key);
        report(message, "write `status: retired`, or leave `replaced_by` out");
    }
}

fn evidence_is_asked_for(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (id, kind) in model.evidence.iter() {
        let asks = |evidence: &Evidence| evidence.kind == Some(id);
        if !model.controls.iter().any(|(_, control)| control.evidence.iter().any(asks)) {
            let message = format!("no control asks for evidence of the type `{}`", kind.key);
            faults.push(
                Diagnostic::warning(Code::Orphan, start(kind.span), message)
                    .help("name it under `evidence` of a control, or remove it"),
            );
        }
    }
}

/// A mapping holds for the texts that its author read: when either side changes, it is read
/// again.
fn mappings_are_fresh(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (_, framework) in model.frameworks.iter() {
        for map in &framework.maps {
            let digest = digest(model, framework, map);
            let (seen, span) = &map.seen;
            if *seen != digest {
                let key = &model.controls.get(map.control).key;
                let message = format!("`{key}` or its provisions changed since they were mapped");
                let help = format!("read the mapping again, then write `seen: \"{digest}\"`");
                faults.push(Diagnostic::warning(Code::StaleMapping, *span, message).help(help));
            }
        }
    }
}

/// Eight hexadecimal digits of the SHA-256 of both sides of a mapping.
fn digest(model: &Model, framework: &Framework, map: &Mapping) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    hash.update(&model.controls.get(map.control).written_statement);
    for at in &map.provisions {
        let (id, title) = &framework.provisions[*at];
        hash.update(format!("\n{id} {title}"));
    }
    let digest = hash.finalize();
    let short = digest.iter().take(4).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    format!("{short:08x}")
}

/// What controls, threats and frameworks cite has not been superseded.
fn sources_are_current(model: &Model, faults: &mut Vec<Diagnostic>) {
    for (id, reference) in model.references.iter() {
        let Some(newer) = reference.superseded_by else { continue };
        let newer = &model.references.get(newer).key;
        let citing = model.edges_to(crate::record::Reference::target(id)).iter();
        for edge in citing.filter(|edge| edge.relation == Relation::Cites) {
            let span = start(model.span(edge.from));
            let message = format!("`{}` was superseded by `{newer}`", reference.key);
            faults.push(
                Diagnostic::warning(Code::Superseded, span, message)
                    .help("read the newer text, and cite it"),
            );
        }
    }
}

impl Model {
    /// Whether a control serves a requirement; one that was retired serves none.
    #[must_use]
    pub fn serves(&self, control: crate::Id<Control>, requirement: crate::Id<Requirement>) -> bool {
        let control = self.controls.get(control);
        control.status != Status::Retired
            && control.requirements.iter().any(|linked| linked.id == requirement)
    }

    /// The threats that have `objective` among the objectives that answer them.
    #[must_use]
    pub fn answered_by(&self, objective: crate::Id<Objective>) -> Vec<crate::Id<Threat>> {
        let edges = self.edges_to(Objective::target(objective)).iter();
        let answered = edges.filter(|edge| edge.relation == Relation::AnsweredBy);
        answered.filter_map(|edge| self.id::<Threat>(edge.from)).collect()
    }
}
