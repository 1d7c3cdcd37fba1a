//! What does the author write of a framework and its mappings?

use sources::decode::{Passages, Plain};
use sources::{closed_set, record};

use super::{ConfidenceMark, Review};
use crate::form::{Date, Key};

record! {
    /// `data/frameworks/`.
    pub struct Framework {
        /// For example `EN-18031`.
        key: Key,
        /// The name for people.
        title: Plain,
        /// The sources that it consists of.
        references: Vec<Key>,
        /// What it is.
        nature: FrameworkNature,
        /// What the provisions and mappings were made from.
        basis: Passages,
        /// The day on which it was last checked.
        checked: Date,
        /// How we know the provisions.
        confidence: ConfidenceMark,
        /// Reviews of its mappings by a second person.
        reviews: Option<Vec<Review>>,
        /// Its provisions.
        provisions: Vec<Provision>,
        /// How controls relate to them.
        maps: Vec<Mapping>,
        /// What there is to know.
        notes: Option<Passages>,
    }
}

closed_set! {
    /// What a framework is.
    pub enum FrameworkNature {
        /// Union law.
        Law = "law",
        /// A published standard or specification.
        Published = "published",
        /// A draft: identifiers are indicative.
        Draft = "draft",
    }
}

record! {
    /// A provision of a framework: its identifier, and what it is about in our words.
    pub struct Provision {
        /// The identifier as the framework writes it.
        id: Plain,
        /// What it is about, in our words.
        title: Plain,
    }
}

record! {
    /// How a control relates to provisions of a framework.
    pub struct Mapping {
        /// The control.
        control: Key,
        /// Identifiers of provisions of this framework.
        provisions: Vec<Plain>,
        /// The relation, read: the control is … the provision.
        relation: MapRelation,
        /// What is covered, and what is not.
        remark: Plain,
        /// How sure we are.
        confidence: MapConfidence,
        /// The digest of both sides when the mapping was last read: see the rule `stale-mapping`.
        seen: Plain,
    }
}

closed_set! {
    /// Set theory after NIST IR 8477, read: the control is … the provision.
    pub enum MapRelation {
        /// They ask the same.
        Equal = "equal",
        /// The control asks less than the provision.
        Subset = "subset",
        /// The control asks more than the provision.
        Superset = "superset",
        /// Each asks something that the other does not.
        Intersects = "intersects",
        /// The control helps to meet the provision and asks none of it.
        Supports = "supports",
    }
}

closed_set! {
    /// How sure we are of a mapping.
    pub enum MapConfidence {
        /// Read against the text of the provision.
        High = "high",
        /// Read against a summary of the provision.
        Medium = "medium",
        /// From the provision's title alone.
        Low = "low",
    }
}
