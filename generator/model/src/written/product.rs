//! What does the author write of a typical product?

use sources::decode::{Passages, Plain, Prose};
use sources::{Spanned, closed_set, record};

use super::{Caps, ConfidenceMark};
use crate::form::Key;

record! {
    /// `data/products/`.
    pub struct Product {
        /// For example `HS-P01`.
        key: Key,
        /// Place in the list, from 1.
        number: Spanned<u32>,
        /// The name for people.
        title: Plain,
        /// What it is, who runs it, what it connects to.
        summary: Passages,
        /// Whether the Regulation applies.
        gate: Gate,
        /// Its class.
        class: Class,
        /// The conformity assessment routes that are open.
        route: Passages,
        /// Other law that meets the product.
        regimes: Vec<Plain>,
        /// The facts that hold for it.
        facts: Vec<Key>,
        /// The ways into it.
        entries: Vec<Key>,
        /// What it holds, most important first.
        assets: Vec<Key>,
        /// The worst credible impact in each dimension.
        impact: Caps,
        /// Why the impact is rated so.
        impact_why: Passages,
        /// The top scenarios, most important first.
        threats: Vec<Faced>,
        /// How long it is in use, and what follows for the support period.
        support: Passages,
        /// Points of Annex I that it typically meets by other means.
        other_means: Option<Vec<Prose>>,
        /// What a buyer will ask.
        buyers: Vec<Plain>,
        /// How sure we are of the legal result.
        confidence: ConfidenceMark,
        /// What else there is to know.
        notes: Option<Passages>,
    }
}

record! {
    /// Whether the Cyber Resilience Act applies to a product.
    pub struct Gate {
        /// The result.
        verdict: Scope,
        /// Why, with articles.
        why: Passages,
        /// What would change the result.
        flips: Vec<Plain>,
    }
}

closed_set! {
    /// Whether the Cyber Resilience Act applies.
    pub enum Scope {
        /// It applies.
        Inside = "inside",
        /// It does not apply.
        Outside = "outside",
        /// It depends on facts that the profile names.
        Depends = "depends",
    }
}

record! {
    /// The class of a product, and why.
    pub struct Class {
        /// The class.
        name: ProductClass,
        /// Why, with the place in Annex III or IV.
        why: Passages,
    }
}

closed_set! {
    /// The classes of products of CRA Art. 6 to 8.
    pub enum ProductClass {
        /// Neither important nor critical.
        Default = "default",
        /// Important, class I (Annex III).
        ImportantOne = "important-1",
        /// Important, class II (Annex III).
        ImportantTwo = "important-2",
        /// Critical (Annex IV).
        Critical = "critical",
    }
}

record! {
    /// A scenario that a product has to face.
    pub struct Faced {
        /// The threat.
        threat: Key,
        /// Why it is among the top scenarios here.
        why: Plain,
    }
}
