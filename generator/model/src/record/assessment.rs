//! What do levels, evidence, verification and assessment of a control mean?

use super::{EvidenceType, Line, Passage};
use crate::Id;
use crate::form::Days;
use crate::written::{Level, Method};

/// What a control asks at one level.
#[derive(Clone, Debug)]
pub struct LevelAsk {
    /// The level.
    pub level: Level,
    /// What is asked beyond the level below.
    pub asks: Passage,
}

/// What shows that a control is met.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What it is.
    pub what: Line,
    /// Its type; `None` when the link was at fault.
    pub kind: Option<Id<EvidenceType>>,
    /// The name of its file in the evidence folder.
    pub file: Option<String>,
}

/// A way to find out whether a control works.
#[derive(Clone, Debug)]
pub struct Verification {
    /// How.
    pub method: Method,
    /// What is tried.
    pub title: String,
    /// The steps.
    pub steps: Option<Passage>,
    /// The command.
    pub command: Option<String>,
    /// What shows when the control works.
    pub expected: String,
    /// When, where and with which version it was run; `None` when it was not.
    pub run: Option<String>,
}

/// How an assessor comes to a verdict (the pattern of EN 18031).
#[derive(Clone, Debug)]
pub struct Assessment {
    /// What the assessment finds out.
    pub objective: Passage,
    /// What the assessor needs: identifier and what it says.
    pub information: Vec<(String, String)>,
    /// Whether the concept is right.
    pub conceptual: Passage,
    /// Whether everything that exists is in the documentation.
    pub completeness: Passage,
    /// Whether what exists works.
    pub sufficiency: Passage,
    /// Which outcome gives which verdict.
    pub verdict: Passage,
    /// The decision tree, first node first.
    pub tree: Vec<Decision>,
}

/// A node of a decision tree.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its name, such as `DN-1`.
    pub key: String,
    /// A question with the answers yes and no.
    pub question: String,
    /// Where yes leads: a node or a verdict.
    pub yes: String,
    /// Where no leads: a node or a verdict.
    pub no: String,
}

/// Planning figures in person-days for a firm of 5 to 15.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// To introduce it.
    pub first: Days,
    /// For each release.
    pub release: Days,
    /// For each year.
    pub year: Days,
}
