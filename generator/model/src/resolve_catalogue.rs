//! How do objectives, types of evidence, products, reviews and misreadings become meant ones?

use sources::decode::Plain;
use sources::{Code, Diagnostic};

use crate::links::Resolver;
use crate::record as meant;
use crate::{Relation, written};

/// Annex VII of the CRA has so many points.
const POINTS_OF_ANNEX_VII: u32 = 8;

impl Resolver<'_> {
    pub(crate) fn objective(&mut self, w: &written::Objective) -> meant::Objective {
        meant::Objective {
            key: w.key.text.clone(),
            number: w.number.value,
            title: w.title.text.clone(),
            statement: w.statement.text.clone(),
            properties: w.properties.clone(),
            requirements: self.optional_links(w.requirements.as_ref(), Relation::Pursues),
            duties: self.lines(w.duties.as_deref().unwrap_or_default()),
            why: self.passages(&w.why),
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    pub(crate) fn evidence_type(&mut self, w: &written::EvidenceType) -> meant::EvidenceType {
        let points = w.annex_vii.as_deref().unwrap_or_default();
        for point in points {
            if !(1..=POINTS_OF_ANNEX_VII).contains(&point.value) {
                let message = format!("Annex VII has no point {}", point.value);
                self.faults.push(
                    Diagnostic::error(Code::LegalPoint, point.span, message)
                        .help(format!("its points are 1 to {POINTS_OF_ANNEX_VII}")),
                );
            }
        }
        meant::EvidenceType {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            looks: self.passages(&w.looks),
            least: self.passages(&w.least),
            fuller: self.passages(&w.fuller),
            format: w.format.text.clone(),
            fresh: w.fresh,
            keep: w.keep,
            owner: w.owner.text.clone(),
            annex_vii: points.iter().map(|point| point.value).collect(),
            pitfalls: self.lines(&w.pitfalls),
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    pub(crate) fn product(&mut self, w: &written::Product) -> meant::Product {
        let impact = self.caps(&w.impact);
        let threats = w.threats.iter().filter_map(|faced| {
            let threat = self.linked(std::slice::from_ref(&faced.threat), Relation::Faces).pop()?;
            Some(meant::Faced { threat, why: faced.why.text.clone() })
        });
        let threats = threats.collect();
        let other_means = w.other_means.as_deref().unwrap_or_default();
        meant::Product {
            key: w.key.text.clone(),
            number: w.number.value,
            title: w.title.text.clone(),
            summary: self.passages(&w.summary),
            scope: w.gate.verdict,
            scope_why: self.passages(&w.gate.why),
            flips: self.lines(&w.gate.flips),
            class: w.class.name,
            class_why: self.passages(&w.class.why),
            route: self.passages(&w.route),
            regimes: self.lines(&w.regimes),
            facts: self.linked(&w.facts, Relation::Has),
            entries: self.linked(&w.entries, Relation::OpenTo),
            assets: self.linked(&w.assets, Relation::Holds),
            impact,
            impact_why: self.passages(&w.impact_why),
            threats,
            support: self.passages(&w.support),
            other_means: other_means.iter().map(|prose| self.passage(prose)).collect(),
            buyers: self.lines(&w.buyers),
            confidence: w.confidence,
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    pub(crate) fn misreading(&mut self, w: &written::Misreading) -> meant::Misreading {
        meant::Misreading {
            key: w.key.text.clone(),
            number: w.number.value,
            title: w.title.text.clone(),
            right: self.passages(&w.right),
            basis: w.basis.text.clone(),
            reference: self.id(&w.reference, Relation::Cites),
            phrases: self.lines(w.phrases.as_deref().unwrap_or_default()),
            confidence: w.confidence,
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        }
    }

    pub(crate) fn reviews(reviews: Option<&Vec<written::Review>>) -> Vec<meant::Review> {
        let reviews = reviews.into_iter().flatten();
        let meant = reviews.map(|review| meant::Review {
            date: review.date,
            role: review.role,
            by: review.by.text.clone(),
        });
        meant.collect()
    }

    /// `CWE-306` → 306.
    pub(crate) fn weaknesses(&mut self, weaknesses: &[Plain]) -> Vec<u32> {
        let numbers = weaknesses.iter().filter_map(|plain| {
            let number = plain.text.strip_prefix("CWE-").and_then(|number| number.parse().ok());
            if number.is_none() && !plain.text.is_empty() {
                let message = format!("`{}` is no entry of the CWE list", plain.text);
                self.faults.push(
                    Diagnostic::error(Code::BadForm, plain.span, message)
                        .help("write its identifier, such as `CWE-306`"),
                );
            }
            number
        });
        numbers.collect()
    }
}
