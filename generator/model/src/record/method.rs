//! What does the risk method mean?

use sources::Span;

use super::{Control, EntryPoint, Fact, Passage, Requirement};
use crate::Id;
use crate::written::{Dimension, Ground, Level, ProductClass, Risk, Scale, Verdict};

/// The risk method: every number that an assessment rests on.
#[derive(Clone, Debug)]
pub struct RiskMethod {
    /// For example `HRA`.
    pub key: String,
    /// The name for people.
    pub title: String,
    /// Its version, as in vector strings.
    pub version: String,
    /// What it is for, and how it is read.
    pub summary: Vec<Passage>,
    /// What each value of each scale means, in the order of scales and values.
    pub anchors: Vec<Anchor>,
    /// The dimensions of impact, in the order of vector strings.
    pub dimensions: Vec<DimensionName>,
    /// How many people one incident can concern, from few to many.
    pub persons: Vec<PersonsBand>,
    /// What kinds of data there are, from harmless to worst.
    pub data: Vec<DataKind>,
    /// Likelihood by exposure and ease, each from 1.
    pub likelihood: Vec<Vec<u32>>,
    /// What each exposure is called in other methods.
    pub exposure_names: Vec<OtherNames>,
    /// What each ease is called in other methods.
    pub ease_names: Vec<OtherNames>,
    /// The least likelihood of what was seen in the field.
    pub evidence: EvidenceFloor,
    /// The least ease where users are essential or important entities.
    pub capable_ease: u32,
    /// Risk by impact (from 0) and likelihood (from 1).
    pub risk: Vec<Vec<Risk>>,
    /// Risks that an impact lifts.
    pub raises: Vec<Raise>,
    /// The impact and the likelihood from which a risk is significant.
    pub significant: (u32, u32),
    /// What verified controls are worth.
    pub credit: Credit,
    /// What becomes of residual risks, one for each risk above none, worst first.
    pub acceptance: Vec<Acceptance>,
    /// When each point of Annex I applies.
    pub points: Vec<PointRule>,
    /// What the grounds mean.
    pub grounds: Vec<GroundText>,
    /// From which level points start.
    pub floors: Vec<Floor>,
    /// What makes a new assessment due: name and text.
    pub triggers: Vec<(String, String)>,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// What a value of a scale means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The scale.
    pub scale: Scale,
    /// The value.
    pub value: u32,
    /// What it means.
    pub text: String,
    /// Whether a sector wrote it.
    pub sector: bool,
}

/// The names of a dimension.
#[derive(Clone, Debug)]
pub struct DimensionName {
    /// The dimension.
    pub dimension: Dimension,
    /// Its letter in vector strings.
    pub letter: String,
    /// The name for people.
    pub title: String,
}

/// A band of numbers of people.
#[derive(Clone, Debug)]
pub struct PersonsBand {
    /// Its name in product files.
    pub key: String,
    /// The name for people.
    pub title: String,
    /// The largest number in it.
    pub most: Option<u32>,
}

/// A kind of data, and the impact of losing it.
#[derive(Clone, Debug)]
pub struct DataKind {
    /// Its name in product files.
    pub key: String,
    /// The name for people.
    pub title: String,
    /// Confidentiality, for each band of people.
    pub by_persons: Vec<u32>,
}

/// What a value is called in other methods.
#[derive(Clone, Debug)]
pub struct OtherNames {
    /// The value.
    pub value: u32,
    /// The metrics of CVSS 4.0.
    pub cvss: String,
    /// The system exposure of SSVC.
    pub ssvc: Option<String>,
}

/// The least likelihood of a scenario with dated cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvidenceFloor {
    /// The exposure from which it holds.
    pub exposure: u32,
    /// The least likelihood.
    pub likelihood: u32,
    /// How many months a case counts.
    pub months: u32,
}

/// A risk that an impact lifts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raise {
    /// The dimension.
    pub dimension: Dimension,
    /// The impact in it from which the risk is lifted.
    pub from: u32,
    /// The risk that is lifted.
    pub risk: Risk,
    /// What it becomes.
    pub becomes: Risk,
}

/// What verified controls are worth.
#[derive(Clone, Debug)]
pub struct Credit {
    /// Steps of ease when half of the primary controls are verified, or more.
    pub half_steps: u32,
    /// The ease when all are.
    pub all_ease: u32,
    /// Steps of exposure for a reducer.
    pub reducer_steps: u32,
    /// The controls that reduce the exposure of a way in.
    pub reducers: Vec<(Id<EntryPoint>, Id<Control>)>,
    /// Steps of each dimension that a limiter names.
    pub limiter_steps: u32,
    /// The impact below which a limiter does not go.
    pub limiter_least: u32,
    /// Steps of exposure that an instruction to the user is worth.
    pub instruction_steps: u32,
    /// The impact on safety above which an instruction is worth nothing.
    pub instruction_safety: u32,
    /// The fact without which an instruction is worth nothing.
    pub instruction_fact: Option<Id<Fact>>,
}

/// What becomes of a residual risk.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// The risk.
    pub risk: Risk,
    /// What becomes of it.
    pub verdict: Verdict,
    /// The impact on safety above which it may not stay.
    pub safety_at_most: Option<u32>,
    /// After how many months it is looked at again.
    pub review_months: Option<u32>,
    /// Under which conditions.
    pub asks: Vec<String>,
}

/// When a point of Annex I applies.
#[derive(Clone, Debug)]
pub struct PointRule {
    /// The point.
    pub requirement: Id<Requirement>,
    /// When it applies, any of these; empty when always.
    pub when: Vec<When>,
    /// When a claim that it does not apply is refused, any of these.
    pub refuse: Vec<When>,
    /// Why.
    pub because: String,
    /// What is said to one who claims that it does not apply.
    pub refusal: String,
}

/// Something that is true of a product: all of what is named.
#[derive(Clone, Debug, Default)]
pub struct When {
    /// A fact holds.
    pub fact: Option<Id<Fact>>,
    /// The impact in a dimension is at least this.
    pub impact: Option<(Dimension, u32)>,
    /// It handles data at least this harmful: index into the kinds of data.
    pub data: Option<usize>,
    /// Its class is one of these; empty when any.
    pub class: Vec<ProductClass>,
    /// Whether users are essential or important entities under NIS2.
    pub essential_users: Option<bool>,
    /// Whether essential functions are named.
    pub functions: Option<bool>,
}

/// What a ground means.
#[derive(Clone, Debug)]
pub struct GroundText {
    /// The ground.
    pub code: Ground,
    /// The name for people.
    pub title: String,
    /// What its record has to say.
    pub asks: String,
}

/// From which level points start, for a product of which something is true.
#[derive(Clone, Debug)]
pub struct Floor {
    /// Its name in results.
    pub key: String,
    /// For which products.
    pub when: When,
    /// The points.
    pub requirements: Vec<Id<Requirement>>,
    /// Whether it holds for the duties outside Annex I.
    pub duties: bool,
    /// The level.
    pub level: Level,
    /// Why.
    pub because: String,
}

impl RiskMethod {
    /// What the value of a scale means; empty when it has no such value.
    #[must_use]
    pub fn anchor(&self, scale: Scale, value: u32) -> &str {
        let found = self.anchors.iter().find(|it| it.scale == scale && it.value == value);
        found.map_or("", |anchor| anchor.text.as_str())
    }
}
