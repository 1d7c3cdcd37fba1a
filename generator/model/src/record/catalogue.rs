//! What do objectives, types of evidence, reviews and misreadings mean?

use sources::Span;

use super::{Line, Linked, Passage, Reference, Requirement};
use crate::written::{ConfidenceMark, Freshness, Keep, Property, ReviewRole};
use crate::{Date, Id};

/// A security objective: a state that controls pursue and that answers threats.
#[derive(Clone, Debug)]
pub struct Objective {
    /// For example `SO05`.
    pub key: String,
    /// Place in the list, from 1.
    pub number: u32,
    /// The state that is reached.
    pub title: String,
    /// What is true when it is reached.
    pub statement: String,
    /// The properties that it keeps, most important first.
    pub properties: Vec<Property>,
    /// The points of Annex I that it rests on.
    pub requirements: Vec<Linked<Requirement>>,
    /// Articles outside Annex I that it rests on.
    pub duties: Vec<Line>,
    /// What is lost without it.
    pub why: Vec<Passage>,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A type of evidence.
#[derive(Clone, Debug)]
pub struct EvidenceType {
    /// For example `EV-TEST`.
    pub key: String,
    /// The name for people.
    pub title: String,
    /// What a reviewer looks for in it, and what makes it worthless.
    pub looks: Vec<Passage>,
    /// The smallest form that does for a firm of one to nine people.
    pub least: Vec<Passage>,
    /// A fuller version.
    pub fuller: Vec<Passage>,
    /// File formats that open without a vendor's tool.
    pub format: String,
    /// How old it may be.
    pub fresh: Freshness,
    /// How long it is kept.
    pub keep: Keep,
    /// The role that signs for it in a small firm.
    pub owner: String,
    /// The points of CRA Annex VII under which it goes into the technical documentation.
    pub annex_vii: Vec<u32>,
    /// Mistakes that were seen.
    pub pitfalls: Vec<Line>,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A review by a second person.
#[derive(Clone, Debug)]
pub struct Review {
    /// The day.
    pub date: Date,
    /// From which side it was read.
    pub role: ReviewRole,
    /// Who read it.
    pub by: String,
}

/// A claim about the law that is wrong, and what the law says.
#[derive(Clone, Debug)]
pub struct Misreading {
    /// For example `MR-04`.
    pub key: String,
    /// Place in the list, from 1.
    pub number: u32,
    /// The wrong claim as people state it.
    pub title: String,
    /// What the law says.
    pub right: Vec<Passage>,
    /// The article.
    pub basis: String,
    /// The act; `None` when the link was at fault.
    pub reference: Option<Id<Reference>>,
    /// Patterns of words that make the claim; `*` stands for up to four words.
    pub phrases: Vec<Line>,
    /// How we know.
    pub confidence: ConfidenceMark,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}
