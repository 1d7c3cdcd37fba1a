//! What does the profile of a typical product mean?

use sources::Span;

use super::{Asset, EntryPoint, Fact, Line, Linked, Passage, Threat};
use crate::written::{ConfidenceMark, Dimension, ProductClass, Scope};

/// A typical product of a sector.
#[derive(Clone, Debug)]
pub struct Product {
    /// For example `HS-P01`.
    pub key: String,
    /// Place in the list, from 1.
    pub number: u32,
    /// The name for people.
    pub title: String,
    /// What it is, who runs it, what it connects to.
    pub summary: Vec<Passage>,
    /// Whether the Regulation applies.
    pub scope: Scope,
    /// Why, with articles.
    pub scope_why: Vec<Passage>,
    /// What would change the result.
    pub flips: Vec<Line>,
    /// Its class.
    pub class: ProductClass,
    /// Why, with the place in Annex III or IV.
    pub class_why: Vec<Passage>,
    /// The conformity assessment routes that are open.
    pub route: Vec<Passage>,
    /// Other law that meets the product.
    pub regimes: Vec<Line>,
    /// The facts that hold for it.
    pub facts: Vec<Linked<Fact>>,
    /// The ways into it.
    pub entries: Vec<Linked<EntryPoint>>,
    /// What it holds, most important first.
    pub assets: Vec<Linked<Asset>>,
    /// The worst credible impact in each dimension, 0 to 4.
    pub impact: Vec<(Dimension, u32)>,
    /// Why the impact is rated so.
    pub impact_why: Vec<Passage>,
    /// The top scenarios, most important first.
    pub threats: Vec<Faced>,
    /// How long it is in use, and what follows for the support period.
    pub support: Vec<Passage>,
    /// Points of Annex I that it typically meets by other means.
    pub other_means: Vec<Passage>,
    /// What a buyer will ask.
    pub buyers: Vec<Line>,
    /// How sure we are of the legal result.
    pub confidence: ConfidenceMark,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A scenario that a product has to face.
#[derive(Clone, Debug)]
pub struct Faced {
    /// The threat.
    pub threat: Linked<Threat>,
    /// Why it is among the top scenarios here.
    pub why: String,
}
