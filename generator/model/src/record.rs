//! What does each record mean, once its links are checked?

mod assessment;
mod catalogue;
mod decision;
mod framework;
mod method;
mod product;

pub use assessment::{Assessment, Decision, Effort, Evidence, LevelAsk, Verification};
pub use catalogue::{EvidenceType, Misreading, Objective, Review};
pub use decision::{Answer, DecisionGroup, DecisionRow, DecisionTable, Point, Question, Statement};
pub use framework::{Framework, Mapping};
pub use method::{
    Acceptance, Anchor, Credit, DataKind, DimensionName, EvidenceFloor, Floor, GroundText,
    OtherNames, PersonsBand, PointRule, Raise, RiskMethod, When,
};
pub use product::{Faced, Product};

use sources::Span;
use text::Block;

use crate::form::Limit as WrittenLimit;
use crate::written::{
    Actor, Addressee, Condition, ConfidenceMark, DataClass, Dimension, DutyClass, Level, Nature,
    Outcome, Part, Property, ReferenceKind, Status, Stricter, Stride,
};
use crate::{Date, Id, Kind, Record, Resolved};

/// A time limit in the law.
pub type Limit = WrittenLimit;

/// A passage of prose and whether a sector appended it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// What it says.
    pub blocks: Vec<Block<Resolved>>,
    /// The same as written: Markdown.
    pub markdown: String,
    /// Where it is written.
    pub span: Span,
    /// Whether it comes from the sector.
    pub sector: bool,
}

/// A line of plain text and whether a sector appended it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Where it is written.
    pub span: Span,
    /// Whether it comes from the sector.
    pub sector: bool,
}

/// A link to a record and whether a sector appended it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked<T> {
    /// The record.
    pub id: Id<T>,
    /// Whether the link comes from the sector.
    pub sector: bool,
}

/// One of the 22 points of CRA Annex I, in our words.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// For example `CRA-I-2-d`.
    pub key: String,
    /// Place in the Annex, from 1.
    pub number: u32,
    /// A short name.
    pub title: String,
    /// The legal point, such as "Annex I, Part I, point (2)(d)".
    pub point: String,
    /// Part I or Part II.
    pub part: Part,
    /// The act that it stands in; `None` when the link was at fault.
    pub reference: Option<Id<Reference>>,
    /// On whom it is laid.
    pub addressee: Addressee,
    /// On what it depends.
    pub condition: Condition,
    /// The date from which it applies; `None` when the link was at fault.
    pub from: Option<Id<LegalDate>>,
    /// What it asks.
    pub summary: Vec<Passage>,
    /// Its separable duties.
    pub limbs: Vec<Limb>,
    /// When it applies.
    pub applies: Vec<Passage>,
    /// Claims of "not applicable" that do not hold.
    pub refuse: Vec<Passage>,
    /// Typical partial cases and "other means".
    pub partial: Vec<Passage>,
    /// Mistakes that were seen.
    pub mistakes: Vec<Passage>,
    /// Item of the standardisation request M/606.
    pub request_item: u32,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A separable duty of a requirement.
#[derive(Clone, Debug)]
pub struct Limb {
    /// Its name within the requirement.
    pub key: String,
    /// A short name.
    pub title: String,
    /// What it asks.
    pub text: Passage,
    /// The controls that the text names.
    pub controls: Vec<Id<Control>>,
    /// Whether it is often forgotten.
    pub forgotten: bool,
}

/// A control: one requirement sentence with what shows that it is met.
#[derive(Clone, Debug)]
pub struct Control {
    /// For example `CR-D06`.
    pub key: String,
    /// The state that is reached.
    pub title: String,
    /// The points of Annex I that it serves.
    pub requirements: Vec<Linked<Requirement>>,
    /// Duties of the manufacturer outside Annex I that it serves, such as "Art. 13(5)".
    pub duties: Vec<Line>,
    /// The level from which it is required.
    pub level: Level,
    /// The fact that switches it on; `None` when the link was at fault.
    pub applies: Option<Id<Fact>>,
    /// What it is about.
    pub nature: Nature,
    /// Where its duty comes from.
    pub class: DutyClass,
    /// The security objectives that it pursues, the main one first.
    pub objectives: Vec<Linked<Objective>>,
    /// The sentence with "shall", its parameters put in.
    pub statement: String,
    /// The same with its parameters as `{name}`, whatever a sector sets.
    pub written_statement: String,
    /// The values that a sector may set.
    pub parameters: Vec<Parameter>,
    /// What goes wrong without it.
    pub rationale: Vec<Passage>,
    /// How it is done.
    pub guidance: Vec<Passage>,
    /// What each level asks beyond the one below.
    pub levels: Vec<LevelAsk>,
    /// What shows that it is met.
    pub evidence: Vec<Evidence>,
    /// Ways to find out whether it works.
    pub verify: Vec<Verification>,
    /// How an assessor comes to a verdict.
    pub assessment: Assessment,
    /// Planning figures.
    pub effort: Effort,
    /// When it is done, in testable sentences.
    pub done: Vec<Line>,
    /// Controls that come first.
    pub depends: Vec<Linked<Control>>,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// How far the record has come.
    pub status: Status,
    /// Reviews by a second person.
    pub reviews: Vec<Review>,
    /// What took its place, when it was retired.
    pub replaced_by: Vec<Linked<Control>>,
    /// The edition in which it last changed its meaning.
    pub since: String,
    /// Where it is written.
    pub span: Span,
}

/// A value that a sector may set.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name in braces in the statement.
    pub key: String,
    /// The name for people.
    pub label: String,
    /// The value in force.
    pub value: String,
    /// In which direction it gets stricter.
    pub stricter: Stricter,
    /// Why this value.
    pub why: String,
    /// Whether the sector set it.
    pub sector: bool,
}

/// A threat scenario.
#[derive(Clone, Debug)]
pub struct Threat {
    /// For example `T04`.
    pub key: String,
    /// A short name.
    pub title: String,
    /// Who uses which way in to do what, because of which weakness, so that which harm.
    pub scenario: Vec<Passage>,
    /// The way in; `None` when the link was at fault.
    pub entry: Option<Id<EntryPoint>>,
    /// The classes of STRIDE.
    pub stride: Vec<Stride>,
    /// The usual maximum of each dimension, 0 to 4.
    pub caps: Vec<(Dimension, u32)>,
    /// What an attacker needs, 1 (much) to 4 (nothing).
    pub ease: u32,
    /// The security objectives that answer it.
    pub objectives: Vec<Linked<Objective>>,
    /// Who or what brings it about.
    pub actors: Vec<Actor>,
    /// Numbers of the CWE list.
    pub weaknesses: Vec<u32>,
    /// The points of Annex I that it touches.
    pub requirements: Vec<Linked<Requirement>>,
    /// The controls that remove it.
    pub controls: Vec<Linked<Control>>,
    /// The controls that reduce it.
    pub limiters: Vec<Limiter>,
    /// What it harms.
    pub assets: Vec<Linked<Asset>>,
    /// Where it is described.
    pub sources: Vec<Linked<Reference>>,
    /// Cases seen in the last 36 months.
    pub observed: Vec<Linked<Reference>>,
    /// Why it is rated so.
    pub rating: Vec<Passage>,
    /// How to try it on one's own product.
    pub test: Vec<Passage>,
    /// What shows in logs and behaviour.
    pub signs: Vec<Passage>,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// How far the record has come.
    pub status: Status,
    /// Where it is written.
    pub span: Span,
}

/// A control that reduces some dimensions of a threat.
#[derive(Clone, Debug)]
pub struct Limiter {
    /// The control.
    pub control: Linked<Control>,
    /// The dimensions.
    pub reduces: Vec<Dimension>,
}

/// A cited source.
#[derive(Clone, Debug)]
pub struct Reference {
    /// For example `CRA`.
    pub key: String,
    /// What kind of source it is.
    pub kind: ReferenceKind,
    /// The short citation.
    pub designation: String,
    /// The full title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, as precisely as is known.
    pub date: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// How we know what it says.
    pub confidence: ConfidenceMark,
    /// The day on which that was last checked.
    pub checked: Date,
    /// Whether the profile's requirements depend on it.
    pub normative: bool,
    /// Its articles: number, and how many numbered paragraphs; empty when nobody counted.
    pub articles: Vec<(u32, u32)>,
    /// Whether "Art." without more means this act.
    pub unnamed: bool,
    /// The source that took its place.
    pub superseded_by: Option<Id<Reference>>,
    /// What there is to know of it.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A term.
#[derive(Clone, Debug)]
pub struct Term {
    /// For example `support-period`.
    pub key: String,
    /// The preferred term.
    pub term: String,
    /// Its abbreviation.
    pub abbreviation: Option<String>,
    /// Other words for it.
    pub synonyms: Vec<Line>,
    /// Words that do not stand for it in the profile.
    pub avoid: Vec<Line>,
    /// A phrase that can stand for the term.
    pub definition: Passage,
    /// Where the definition comes from; `None` for our own.
    pub source: Option<TermSource>,
    /// What there is to know of it.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// Where a definition comes from.
#[derive(Clone, Debug)]
pub struct TermSource {
    /// The source; `None` when the link was at fault.
    pub reference: Option<Id<Reference>>,
    /// The place in it.
    pub locator: String,
    /// Whether we changed the words.
    pub adapted: bool,
}

/// A focus area: a view on requirements.
#[derive(Clone, Debug)]
pub struct Area {
    /// For example `FA4`.
    pub key: String,
    /// Place in the list, from 1.
    pub number: u32,
    /// The area's name.
    pub title: String,
    /// The points of Annex I in it.
    pub requirements: Vec<Linked<Requirement>>,
    /// What it covers.
    pub summary: Vec<Passage>,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A fact about a product.
#[derive(Clone, Debug)]
pub struct Fact {
    /// For example `machine`.
    pub key: String,
    /// Place in the list, from 1.
    pub number: u32,
    /// The fact as a statement.
    pub title: String,
    /// The question that finds it.
    pub question: String,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A way into a product.
#[derive(Clone, Debug)]
pub struct EntryPoint {
    /// For example `api`.
    pub key: String,
    /// The name for people.
    pub title: String,
    /// What it is.
    pub summary: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A type of asset.
#[derive(Clone, Debug)]
pub struct Asset {
    /// For example `AS01`.
    pub key: String,
    /// The name for people.
    pub title: String,
    /// What kind of data it is.
    pub data: Vec<DataClass>,
    /// The properties that it needs most.
    pub needs: Vec<Property>,
    /// Where it typically is.
    pub place: String,
    /// Examples.
    pub examples: Vec<Line>,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A date in the law.
#[derive(Clone, Debug)]
pub struct LegalDate {
    /// For example `reporting`.
    pub key: String,
    /// The day.
    pub date: Date,
    /// What happens.
    pub title: String,
    /// What that means.
    pub summary: Vec<Passage>,
    /// The article.
    pub basis: String,
    /// The act; `None` when the link was at fault.
    pub reference: Option<Id<Reference>>,
    /// Where it is written.
    pub span: Span,
}

/// A time limit in the law.
#[derive(Clone, Debug)]
pub struct Clock {
    /// For example `cra-exploited-early-warning`.
    pub key: String,
    /// The clocks of one regime stand in one table.
    pub regime: String,
    /// The regime's name; its first clock carries it.
    pub heading: Option<String>,
    /// Place in the table, from 1.
    pub step: u32,
    /// What is due.
    pub title: String,
    /// What starts the clock.
    pub event: String,
    /// How long it runs.
    pub limit: Limit,
    /// To whom.
    pub recipient: String,
    /// What it contains.
    pub content: Vec<Passage>,
    /// The article.
    pub basis: String,
    /// The act; `None` when the link was at fault.
    pub reference: Option<Id<Reference>>,
    /// How we know.
    pub confidence: ConfidenceMark,
    /// What there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A configuration baseline.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// For example `NGX`.
    pub key: String,
    /// What is configured.
    pub technology: String,
    /// What it protects.
    pub summary: Vec<Passage>,
    /// When it was run.
    pub tested: Date,
    /// How it was run.
    pub method: Vec<Passage>,
    /// Where it was run.
    pub platforms: Vec<Platform>,
    /// Its rules.
    pub rules: Vec<Rule>,
    /// Authorities.
    pub references: Vec<Linked<Reference>>,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A platform on which a baseline was run.
#[derive(Clone, Debug)]
pub struct Platform {
    /// Its name in results.
    pub key: String,
    /// The name for people.
    pub title: String,
    /// The version of the technology on it.
    pub version: String,
}

/// A rule of a baseline.
#[derive(Clone, Debug)]
pub struct Rule {
    /// For example `NGX-01`.
    pub key: String,
    /// The state that is reached.
    pub title: String,
    /// The level from which it is required.
    pub level: Level,
    /// The points of Annex I that it serves.
    pub requirements: Vec<Linked<Requirement>>,
    /// The controls that it serves.
    pub controls: Vec<Linked<Control>>,
    /// Why.
    pub why: Passage,
    /// A shell command whose exit status 0 means pass.
    pub check: String,
    /// The configuration or command that makes it pass.
    pub fix: String,
    /// What may stop working.
    pub breaks: Option<Passage>,
    /// What the check gave: platform (index into the baseline's), before, after the fix.
    pub results: Vec<(usize, Outcome, Outcome)>,
    /// Where it is written.
    pub span: Span,
}

/// What a sector says of itself.
#[derive(Clone, Debug)]
pub struct Sector {
    /// The folder's name.
    pub key: String,
    /// The name for people.
    pub title: String,
    /// What the keys of its own records begin with.
    pub prefix: String,
    /// What it is.
    pub summary: Vec<Passage>,
    /// What is outside it.
    pub boundary: Vec<Passage>,
    /// Words that belong to it and not to the core.
    pub words: Vec<String>,
    /// Records that it leaves out: link and reason.
    pub excluded: Vec<(String, String)>,
}

macro_rules! records {
    ($( $type:ident, $kind:ident, $title:ident );* $(;)?) => {
        $(
            impl Record for $type {
                const KIND: Kind = Kind::$kind;

                fn key(&self) -> &str {
                    &self.key
                }

                fn title(&self) -> &str {
                    self.$title.as_str()
                }

                fn span(&self) -> Span {
                    self.span
                }
            }
        )*
    };
}

records! {
    Requirement, Requirement, title;
    Control, Control, title;
    Threat, Threat, title;
    Reference, Reference, designation;
    Term, Term, term;
    Area, Area, title;
    Fact, Fact, title;
    EntryPoint, EntryPoint, title;
    Asset, Asset, title;
    LegalDate, Date, title;
    Clock, Clock, title;
    Baseline, Baseline, technology;
    Framework, Framework, title;
    Objective, Objective, title;
    EvidenceType, EvidenceType, title;
    Product, Product, title;
    Misreading, Misreading, title;
    DecisionTable, DecisionTable, title;
    RiskMethod, RiskMethod, title;
}
