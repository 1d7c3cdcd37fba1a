//! How does the risk method as written become one as meant?
//!
//! The tables that a sector may append to are merged here: its anchors take the place of the
//! core's, and of two acceptance criteria for one risk the stricter holds.

use sources::{Code, Diagnostic, Span, Spanned, did_you_mean};

use crate::Relation;
use crate::form::Key;
use crate::links::Resolver;
use crate::page::is_set;
use crate::record as meant;
use crate::rules::{method, start};
use crate::written::{self, method as wm};

impl Resolver<'_> {
    pub(crate) fn risk_method(&mut self, w: &written::RiskMethod) -> meant::RiskMethod {
        let sources = self.sources;
        let is_sector = |span: Span| sources.file(span.file).path.starts_with("data/sectors/");
        method::check(w, &is_sector, &mut self.faults);
        let data: Vec<&str> = w.impact.data.iter().map(|kind| kind.key.text.as_str()).collect();
        let points = w.applicability.points.iter();
        let points = points.filter_map(|point| self.point_rule(point, &data)).collect();
        let floors = w.floors.iter().map(|floor| self.floor(floor, &data)).collect();
        let dimensions = w.impact.dimensions.iter().map(|it| meant::DimensionName {
            dimension: it.dimension,
            letter: it.letter.text.clone(),
            title: it.title.text.clone(),
        });
        let persons = w.impact.persons.iter().map(|it| meant::PersonsBand {
            key: it.key.text.clone(),
            title: it.title.text.clone(),
            most: it.most.map(|most| most.value),
        });
        let kinds = w.impact.data.iter().map(|it| meant::DataKind {
            key: it.key.text.clone(),
            title: it.title.text.clone(),
            by_persons: values(&it.by_persons),
        });
        let evidence = &w.likelihood.evidence;
        let significant = &w.risk.significant;
        meant::RiskMethod {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            version: w.version.text.clone(),
            summary: self.passages(&w.summary),
            anchors: self.anchors(&w.anchors),
            dimensions: dimensions.collect(),
            persons: persons.collect(),
            data: kinds.collect(),
            likelihood: w.likelihood.table.iter().map(|row| values(&row.by_ease)).collect(),
            exposure_names: other_names(&w.likelihood.exposures),
            ease_names: other_names(&w.likelihood.eases),
            evidence: meant::EvidenceFloor {
                exposure: evidence.exposure.value,
                likelihood: evidence.likelihood.value,
                months: evidence.months.value,
            },
            capable_ease: w.likelihood.capable.ease.value,
            risk: w.risk.table.iter().map(|row| values(&row.by_likelihood)).collect(),
            raises: raises(&w.risk.raises),
            significant: (significant.impact.value, significant.likelihood.value),
            credit: self.credit(&w.credit),
            acceptance: acceptance(&w.acceptance),
            points,
            grounds: grounds(&w.applicability.grounds),
            floors,
            triggers: w
                .triggers
                .iter()
                .map(|it| (it.key.text.clone(), it.text.text.clone()))
                .collect(),
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    fn anchors(&self, w: &[wm::Anchor]) -> Vec<meant::Anchor> {
        let mut anchors: Vec<meant::Anchor> = Vec::new();
        for anchor in w {
            let meant = meant::Anchor {
                scale: anchor.scale,
                value: anchor.value.value,
                text: anchor.text.text.clone(),
                sector: self.is_sector(anchor.span),
            };
            anchors.retain(|other| (other.scale, other.value) != (meant.scale, meant.value));
            anchors.push(meant);
        }
        anchors.sort_by_key(|anchor| (anchor.scale, anchor.value));
        anchors
    }

    fn credit(&mut self, w: &wm::Credit) -> meant::Credit {
        let reducers = w.reducers.iter().filter_map(|reducer| {
            let entry = self.id(&reducer.entry, Relation::Mentions);
            let control = self.id(&reducer.control, Relation::Mentions);
            entry.zip(control)
        });
        meant::Credit {
            reducers: reducers.collect(),
            half_steps: w.half_steps.value,
            all_ease: w.all_ease.value,
            reducer_steps: w.reducer_steps.value,
            limiter_steps: w.limiter_steps.value,
            limiter_least: w.limiter_least.value,
            instruction_steps: w.instruction.steps.value,
            instruction_safety: w.instruction.safety_at_most.value,
            instruction_fact: self.id(&w.instruction.fact, Relation::Mentions),
        }
    }

    fn point_rule(&mut self, w: &wm::PointRule, data: &[&str]) -> Option<meant::PointRule> {
        let when = w.when.as_deref().unwrap_or_default();
        let when = when.iter().map(|when| self.when(when, data)).collect();
        let refuse = w.refuse.as_deref().unwrap_or_default();
        let refuse = refuse.iter().map(|when| self.when(when, data)).collect();
        Some(meant::PointRule {
            requirement: self.id(&w.requirement, Relation::Mentions)?,
            when,
            refuse,
            because: w.because.text.clone(),
            refusal: w.refusal.as_ref().map_or_else(String::new, |it| it.text.clone()),
        })
    }

    fn floor(&mut self, w: &wm::Floor, data: &[&str]) -> meant::Floor {
        let points = w.requirements.as_deref().unwrap_or_default();
        meant::Floor {
            key: w.key.text.clone(),
            when: w.when.as_ref().map(|when| self.when(when, data)).unwrap_or_default(),
            requirements: points
                .iter()
                .filter_map(|key| self.id(key, Relation::Mentions))
                .collect(),
            duties: is_set(w.duties.as_ref()),
            level: w.level,
            because: w.because.text.clone(),
        }
    }

    fn when(&mut self, w: &wm::When, data: &[&str]) -> meant::When {
        meant::When {
            fact: w.fact.as_ref().and_then(|fact| self.id(fact, Relation::Mentions)),
            impact: self.impact_of(w),
            data: w.data.as_ref().and_then(|key| self.data_kind(key, data)),
            class: w.class.clone().unwrap_or_default(),
            essential_users: w.essential_users.map(|is| is.value),
            functions: w.functions.map(|is| is.value),
        }
    }

    fn impact_of(&mut self, w: &wm::When) -> Option<(written::Dimension, u32)> {
        match (w.dimension, w.impact) {
            (Some(dimension), Some(impact)) => return Some((dimension, impact.value)),
            (None, None) => {}
            (Some(_), None) | (None, Some(_)) => self.faults.push(
                Diagnostic::error(Code::MissingField, start(w.span), "half of a condition")
                    .help("write `dimension` and `impact` together"),
            ),
        }
        None
    }

    fn data_kind(&mut self, key: &Key, known: &[&str]) -> Option<usize> {
        let found = known.iter().position(|name| *name == key.text);
        if found.is_none() && !key.text.is_empty() {
            let message = format!("there is no kind of data `{}`", key.text);
            let help = did_you_mean(&key.text, known.iter().copied(), "name one under `impact`");
            self.link_faults
                .push(Diagnostic::error(Code::DanglingLink, key.span, message).help(help));
        }
        found
    }
}

fn values<T: Copy>(spanned: &[Spanned<T>]) -> Vec<T> {
    spanned.iter().map(|value| value.value).collect()
}

fn raises(w: &[wm::Raise]) -> Vec<meant::Raise> {
    let raises = w.iter().map(|raise| meant::Raise {
        dimension: raise.dimension,
        from: raise.from.value,
        risk: raise.risk,
        becomes: raise.becomes.value,
    });
    raises.collect()
}

fn grounds(w: &[wm::GroundText]) -> Vec<meant::GroundText> {
    let grounds = w.iter().map(|ground| meant::GroundText {
        code: ground.code,
        title: ground.title.text.clone(),
        asks: ground.asks.text.clone(),
    });
    grounds.collect()
}

fn other_names(w: &[wm::OtherNames]) -> Vec<meant::OtherNames> {
    let names = w.iter().map(|it| meant::OtherNames {
        value: it.value.value,
        cvss: it.cvss.text.clone(),
        ssvc: it.ssvc.as_ref().map(|it| it.text.clone()),
    });
    names.collect()
}

/// One criterion for each risk, worst first; what a sector adds joins the core's.
fn acceptance(w: &[wm::Acceptance]) -> Vec<meant::Acceptance> {
    let mut merged: Vec<meant::Acceptance> = Vec::new();
    for criterion in w {
        let asks = criterion.asks.iter().map(|ask| ask.text.clone());
        let safety = criterion.safety_at_most.map(|it| it.value);
        let months = criterion.review_months.map(|it| it.value);
        let Some(core) = merged.iter_mut().find(|other| other.risk == criterion.risk) else {
            merged.push(meant::Acceptance {
                risk: criterion.risk,
                verdict: criterion.verdict.value,
                safety_at_most: safety,
                review_months: months,
                asks: asks.collect(),
            });
            continue;
        };
        core.verdict = core.verdict.min(criterion.verdict.value);
        core.safety_at_most = stricter(core.safety_at_most, safety);
        core.review_months = stricter(core.review_months, months);
        core.asks.extend(asks);
    }
    merged.sort_by_key(|criterion| std::cmp::Reverse(criterion.risk));
    merged
}

fn stricter(one: Option<u32>, other: Option<u32>) -> Option<u32> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
