//! What does the author write in a record, field by field?
//!
//! These declarations are the decoder: see [`sources::record!`]. The meaning of each field is
//! told once, at the type as meant, in [`crate::record`].

mod assessment;
mod catalogue;
pub mod decision;
mod evidence;
mod framework;
pub mod method;
mod product;
mod sector;
mod words;

pub use assessment::{Assessment, Decision, Effort, Evidence, LevelAsk, Method, Verification};
pub use catalogue::{
    Actor, Addressee, Condition, DataClass, DutyClass, Misreading, Nature, Objective, Property,
    Review, ReviewRole, Stricter,
};
pub use decision::DecisionTable;
pub use evidence::{EvidenceType, Freshness, Keep};
pub use framework::{Framework, FrameworkNature, MapConfidence, MapRelation, Mapping};
pub use method::{Ground, Risk, RiskMethod, Scale, Verdict};
pub use product::{Product, ProductClass, Scope};
pub use sector::{Baseline, Rule, Sector, Setting};
pub use words::{ConfidenceMark, Dimension, Level, Outcome, Part, ReferenceKind, Status, Stride};

use sources::decode::{Passages, Plain, Prose};
use sources::{Spanned, record};

use crate::form::{Date, Key, Limit};

record! {
    /// `data/requirements/`.
    pub struct Requirement {
        /// For example `CRA-I-2-d`.
        key: Key,
        /// Place in the Annex, from 1.
        number: Spanned<u32>,
        /// A short name.
        title: Plain,
        /// The legal point, such as "Annex I, Part I, point (2)(d)".
        point: Plain,
        /// Part I or Part II.
        part: Part,
        /// The act that it stands in.
        reference: Key,
        /// On whom it is laid.
        addressee: Addressee,
        /// On what it depends.
        condition: Condition,
        /// The date from which it applies.
        from: Key,
        /// What it asks.
        summary: Passages,
        /// Its separable duties.
        limbs: Vec<Limb>,
        /// When it applies.
        applies: Passages,
        /// Claims of "not applicable" that do not hold.
        refuse: Option<Passages>,
        /// Typical partial cases and "other means".
        partial: Option<Passages>,
        /// Mistakes that were seen.
        mistakes: Vec<Prose>,
        /// Item of the standardisation request M/606.
        request_item: Spanned<u32>,
        /// What else there is to know.
        notes: Option<Passages>,
    }
}

record! {
    /// A separable duty of a requirement.
    pub struct Limb {
        /// Its name within the requirement.
        key: Key,
        /// A short name.
        title: Plain,
        /// What it asks.
        text: Prose,
        /// Whether it is often forgotten.
        forgotten: Option<Spanned<bool>>,
    }
}

record! {
    /// `data/controls/`.
    pub struct Control {
        /// For example `CR-D06`.
        key: Key,
        /// The state that is reached.
        title: Plain,
        /// The points of Annex I that it serves.
        requirements: Option<Vec<Key>>,
        /// Duties of the manufacturer outside Annex I that it serves, such as "Art. 13(5)".
        duties: Option<Vec<Plain>>,
        /// The level from which it is required.
        level: Level,
        /// The fact that switches it on.
        applies: Key,
        /// What it is about.
        nature: Nature,
        /// Where its duty comes from.
        class: DutyClass,
        /// The security objectives that it pursues, the main one first.
        objectives: Vec<Key>,
        /// The sentence with "shall"; a parameter stands in it as `{name}`.
        statement: Plain,
        /// The values that a sector may set.
        parameters: Option<Vec<Parameter>>,
        /// What goes wrong without it.
        rationale: Passages,
        /// How it is done.
        guidance: Passages,
        /// What each level asks beyond the one below.
        levels: Vec<LevelAsk>,
        /// What shows that it is met.
        evidence: Vec<Evidence>,
        /// Ways to find out whether it works.
        verify: Vec<Verification>,
        /// How an assessor comes to a verdict.
        assessment: Assessment,
        /// Planning figures.
        effort: Effort,
        /// When it is done, in testable sentences.
        done: Vec<Plain>,
        /// Controls that come first.
        depends: Option<Vec<Key>>,
        /// What else there is to know.
        notes: Option<Passages>,
        /// How far the record has come.
        status: Status,
        /// Reviews by a second person.
        reviews: Option<Vec<Review>>,
        /// What took its place, when it was retired.
        replaced_by: Option<Vec<Key>>,
        /// The edition in which it last changed its meaning.
        since: Plain,
    }
}

record! {
    /// A value that a sector may set.
    pub struct Parameter {
        /// The name in braces in the statement.
        key: Key,
        /// The name for people.
        label: Plain,
        /// The value of the core.
        value: Plain,
        /// In which direction it gets stricter.
        stricter: Stricter,
        /// Why this value.
        why: Plain,
    }
}

record! {
    /// `data/threats/`.
    pub struct Threat {
        /// For example `T04`.
        key: Key,
        /// A short name.
        title: Plain,
        /// Who uses which way in to do what, because of which weakness, so that which harm.
        scenario: Passages,
        /// The way in.
        entry: Key,
        /// The classes of STRIDE.
        stride: Vec<Stride>,
        /// The usual maximum of each dimension, 0 to 4.
        caps: Caps,
        /// What an attacker needs, 1 (much) to 4 (nothing).
        ease: Spanned<u32>,
        /// The security objectives that answer it.
        objectives: Vec<Key>,
        /// Who or what brings it about.
        actors: Vec<Actor>,
        /// The weaknesses of the CWE list that it uses, such as `CWE-306`.
        weaknesses: Option<Vec<Plain>>,
        /// The points of Annex I that it touches.
        requirements: Vec<Key>,
        /// The controls that remove it.
        controls: Vec<Key>,
        /// The controls that reduce it.
        limiters: Option<Vec<Limiter>>,
        /// What it harms.
        assets: Vec<Key>,
        /// Where it is described.
        sources: Option<Vec<Key>>,
        /// Cases seen in the last 36 months.
        observed: Option<Vec<Key>>,
        /// Why it is rated so.
        rating: Passages,
        /// How to try it on one's own product.
        test: Passages,
        /// What shows in logs and behaviour.
        signs: Passages,
        /// What else there is to know.
        notes: Option<Passages>,
        /// How far the record has come.
        status: Status,
    }
}

record! {
    /// The usual maximum of each dimension, 0 to 4.
    pub struct Caps {
        /// Safety of people, 0 to 4.
        safety: Spanned<u32>,
        /// Continuity of essential functions, 0 to 4.
        continuity: Spanned<u32>,
        /// Confidentiality and rights, 0 to 4.
        confidentiality: Spanned<u32>,
        /// Trustworthiness of data, commands and evidence, 0 to 4.
        trust: Spanned<u32>,
        /// Effect on other networks and services, 0 to 4.
        network: Spanned<u32>,
    }
}

record! {
    /// A control that reduces some dimensions of a threat.
    pub struct Limiter {
        /// The control.
        control: Key,
        /// The dimensions.
        reduces: Vec<Dimension>,
    }
}

record! {
    /// `data/references/`.
    pub struct Reference {
        /// For example `CRA`.
        key: Key,
        /// What kind of source it is.
        kind: ReferenceKind,
        /// The short citation.
        designation: Plain,
        /// The full title.
        title: Plain,
        /// Who published it.
        publisher: Plain,
        /// When, as precisely as is known.
        date: Option<Plain>,
        /// Where it can be read.
        url: Option<Plain>,
        /// How we know what it says.
        confidence: ConfidenceMark,
        /// The day on which that was last checked.
        checked: Date,
        /// Whether the profile's requirements depend on it.
        normative: Option<Spanned<bool>>,
        /// Its articles, when a citation of one that does not exist is to be found.
        articles: Option<Vec<Article>>,
        /// Whether "Art." without more means this act.
        unnamed: Option<Spanned<bool>>,
        /// The source that took its place.
        superseded_by: Option<Key>,
        /// What there is to know of it.
        notes: Option<Passages>,
    }
}

record! {
    /// An article of an act.
    pub struct Article {
        /// Its number.
        number: Spanned<u32>,
        /// How many numbered paragraphs it has; 0 when its paragraphs have no numbers.
        paragraphs: Spanned<u32>,
    }
}

record! {
    /// `data/terms/`.
    pub struct Term {
        /// For example `support-period`.
        key: Key,
        /// The preferred term.
        term: Plain,
        /// Its abbreviation.
        abbreviation: Option<Plain>,
        /// Other words for it.
        synonyms: Option<Vec<Plain>>,
        /// Words that do not stand for it in the profile.
        avoid: Option<Vec<Plain>>,
        /// A phrase that can stand for the term.
        definition: Prose,
        /// Where the definition comes from.
        source: Option<TermSource>,
        /// What there is to know of it.
        notes: Option<Passages>,
    }
}

record! {
    /// Where a term's definition comes from.
    pub struct TermSource {
        /// The source.
        reference: Key,
        /// The place in it.
        locator: Plain,
        /// Whether we changed the words.
        adapted: Option<Spanned<bool>>,
    }
}

record! {
    /// `data/areas/`.
    pub struct Area {
        /// For example `FA4`.
        key: Key,
        /// Place in the list, from 1.
        number: Spanned<u32>,
        /// The area's name.
        title: Plain,
        /// The points of Annex I in it.
        requirements: Vec<Key>,
        /// What it covers.
        summary: Passages,
        /// What else there is to know.
        notes: Option<Passages>,
    }
}

record! {
    /// `data/facts/`.
    pub struct Fact {
        /// For example `machine`.
        key: Key,
        /// Place in the list, from 1.
        number: Spanned<u32>,
        /// The fact as a statement.
        title: Plain,
        /// The question that finds it.
        question: Plain,
        /// What else there is to know.
        notes: Option<Passages>,
    }
}

record! {
    /// `data/entry-points/`.
    pub struct EntryPoint {
        /// For example `api`.
        key: Key,
        /// The name for people.
        title: Plain,
        /// What it is.
        summary: Passages,
    }
}

record! {
    /// `data/assets/`.
    pub struct Asset {
        /// For example `AS01`.
        key: Key,
        /// The name for people.
        title: Plain,
        /// What kind of data it is.
        data: Vec<DataClass>,
        /// The properties that it needs most.
        needs: Vec<Property>,
        /// Where it typically is.
        place: Plain,
        /// Examples.
        examples: Vec<Plain>,
        /// What else there is to know.
        notes: Option<Passages>,
    }
}

record! {
    /// `data/dates/`.
    pub struct LegalDate {
        /// For example `reporting`.
        key: Key,
        /// The day.
        date: Date,
        /// What happens.
        title: Plain,
        /// What that means.
        summary: Passages,
        /// The article.
        basis: Plain,
        /// The act.
        reference: Key,
    }
}

record! {
    /// `data/clocks/`.
    pub struct Clock {
        /// For example `cra-exploited-early-warning`.
        key: Key,
        /// The clocks of one regime stand in one table.
        regime: Key,
        /// The regime's name; its first clock carries it.
        heading: Option<Plain>,
        /// Place in the table, from 1.
        step: Spanned<u32>,
        /// What is due.
        title: Plain,
        /// What starts the clock.
        event: Plain,
        /// How long it runs.
        limit: Limit,
        /// To whom.
        recipient: Plain,
        /// What it contains.
        content: Passages,
        /// The article.
        basis: Plain,
        /// The act.
        reference: Key,
        /// How we know.
        confidence: ConfidenceMark,
        /// What there is to know.
        notes: Option<Passages>,
    }
}
