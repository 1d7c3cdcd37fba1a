//! What does the author write of objectives, reviews and misreadings?

use sources::decode::{Passages, Plain};
use sources::{Spanned, closed_set, record};

use super::ConfidenceMark;
use crate::form::{Date, Key};

record! {
    /// `data/objectives/`.
    pub struct Objective {
        /// For example `SO05`.
        key: Key,
        /// Place in the list, from 1.
        number: Spanned<u32>,
        /// The state that is reached.
        title: Plain,
        /// What is true when it is reached.
        statement: Plain,
        /// The properties that it keeps, most important first.
        properties: Vec<Property>,
        /// The points of Annex I that it rests on.
        requirements: Option<Vec<Key>>,
        /// Articles outside Annex I that it rests on.
        duties: Option<Vec<Plain>>,
        /// What is lost without it.
        why: Passages,
        /// What else there is to know.
        notes: Option<Passages>,
    }
}

closed_set! {
    /// What security keeps.
    pub enum Property {
        /// Only those who are entitled learn it.
        Confidentiality = "confidentiality",
        /// Nobody changes it unseen.
        Integrity = "integrity",
        /// It is there when it is needed.
        Availability = "availability",
        /// It comes from where it says.
        Authenticity = "authenticity",
        /// Who did what can be told.
        Accountability = "accountability",
        /// People keep control of data about them.
        Privacy = "privacy",
        /// Nobody is hurt.
        Safety = "safety",
    }
}

closed_set! {
    /// What a control is about.
    pub enum Nature {
        /// A property of the product.
        Product = "product",
        /// Something that the manufacturer does again and again.
        Process = "process",
        /// Roles, responsibilities, resources.
        Organisation = "organisation",
        /// A document or information that has to exist.
        Documentation = "documentation",
    }
}

closed_set! {
    /// Where the duty of a control comes from.
    pub enum DutyClass {
        /// It follows directly from the text of the Regulation.
        Law = "law",
        /// Official guidance or a published standard asks it.
        Standard = "standard",
        /// Good practice: one way of meeting a general point.
        Practice = "practice",
    }
}

closed_set! {
    /// In which direction a parameter gets stricter.
    pub enum Stricter {
        /// A larger number or newer version is stricter.
        More = "more",
        /// A smaller number is stricter.
        Less = "less",
        /// The values have no order.
        Neither = "neither",
    }
}

record! {
    /// A review by a second person.
    pub struct Review {
        /// The day.
        date: Date,
        /// From which side it was read.
        role: ReviewRole,
        /// Who read it.
        by: Plain,
    }
}

closed_set! {
    /// From which side a record was reviewed.
    pub enum ReviewRole {
        /// Security engineering.
        Security = "security",
        /// The sector's own field.
        Domain = "domain",
        /// Law.
        Legal = "legal",
        /// Standardisation.
        Standards = "standards",
    }
}

closed_set! {
    /// Who or what brings a threat about.
    pub enum Actor {
        /// Scans everything, without an aim.
        Opportunist = "opportunist",
        /// Works for money, organised.
        Criminal = "criminal",
        /// Has an account or a job at the user, the manufacturer or a supplier.
        Insider = "insider",
        /// Chooses this victim, with time and skill.
        Targeted = "targeted",
        /// Knows the person.
        Acquaintance = "acquaintance",
        /// No attacker: accident, failure or mistake.
        None = "none",
    }
}

closed_set! {
    /// What kind of data an asset is.
    pub enum DataClass {
        /// Data whose disclosure harms a person.
        Sensitive = "sensitive",
        /// Other personal data.
        Personal = "personal",
        /// Passwords, keys, tokens.
        Credential = "credential",
        /// Settings.
        Configuration = "configuration",
        /// Programs and models.
        Software = "software",
        /// Logs and evidence.
        Record = "record",
        /// Measurements, commands, plans, orders.
        Operational = "operational",
        /// A function, not data.
        None = "none",
    }
}

closed_set! {
    /// On what a requirement depends.
    pub enum Condition {
        /// It always applies.
        Always = "always",
        /// It applies on the basis of the risk assessment.
        RiskBased = "risk-based",
    }
}

closed_set! {
    /// On whom a requirement is laid.
    pub enum Addressee {
        /// The manufacturer (Art. 3, point 13).
        Manufacturer = "manufacturer",
        /// The importer.
        Importer = "importer",
        /// The distributor.
        Distributor = "distributor",
        /// The steward of open-source software.
        Steward = "steward",
    }
}

record! {
    /// `data/misreadings/`.
    pub struct Misreading {
        /// For example `MR-04`.
        key: Key,
        /// Place in the list, from 1.
        number: Spanned<u32>,
        /// The wrong claim as people state it.
        title: Plain,
        /// What the law says.
        right: Passages,
        /// The article.
        basis: Plain,
        /// The act.
        reference: Key,
        /// Patterns of words that make the claim; `*` stands for up to four words.
        phrases: Option<Vec<Plain>>,
        /// How we know.
        confidence: ConfidenceMark,
        /// What else there is to know.
        notes: Option<Passages>,
    }
}
