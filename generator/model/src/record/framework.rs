//! What do a framework and its mappings mean?

use sources::Span;

use super::{Control, Linked, Passage, Reference, Review};
use crate::written::{ConfidenceMark, FrameworkNature, MapConfidence, MapRelation};
use crate::{Date, Id};

/// A law, standard or specification that controls are mapped to.
#[derive(Clone, Debug)]
pub struct Framework {
    /// For example `EN-18031`.
    pub key: String,
    /// The name for people.
    pub title: String,
    /// The sources that it consists of.
    pub references: Vec<Linked<Reference>>,
    /// What it is.
    pub nature: FrameworkNature,
    /// What the provisions and mappings were made from.
    pub basis: Vec<Passage>,
    /// The day on which it was last checked.
    pub checked: Date,
    /// How we know the provisions.
    pub confidence: ConfidenceMark,
    /// Reviews of its mappings by a second person.
    pub reviews: Vec<Review>,
    /// Its provisions: identifier, and what it is about in our words.
    pub provisions: Vec<(String, String)>,
    /// How controls relate to them.
    pub maps: Vec<Mapping>,
    /// What there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// How a control relates to provisions of a framework.
#[derive(Clone, Debug)]
pub struct Mapping {
    /// The control.
    pub control: Id<Control>,
    /// Indices into the framework's provisions.
    pub provisions: Vec<usize>,
    /// The relation, read: the control is … the provision.
    pub relation: MapRelation,
    /// What is covered, and what is not.
    pub remark: String,
    /// How sure we are.
    pub confidence: MapConfidence,
    /// The digest of both sides when the mapping was last read, and where it is written.
    pub seen: (String, Span),
}
