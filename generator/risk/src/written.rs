//! What does the maker of a product write in its product file?

use model::{Date, Ground, Key, ProductClass, Scope};
use sources::decode::{Plain, Prose};
use sources::{Spanned, closed_set, record};

record! {
    /// A product file: what an assessment is made of.
    pub struct ProductFile {
        /// The name of the product.
        product: Plain,
        /// Its version.
        version: Plain,
        /// The day of the assessment.
        date: Date,
        /// The risk method, such as `HRA`.
        method: Key,
        /// What it is for, who uses it, where.
        purpose: Prose,
        /// How it may be used or misused beyond its purpose.
        misuse: Option<Vec<Misuse>>,
        /// Whether the Regulation applies.
        gate: Gate,
        /// Its class.
        class: ProductClass,
        /// Whether users are essential or important entities under NIS2.
        essential_users: Spanned<bool>,
        /// The facts that hold for it.
        facts: Vec<Key>,
        /// The functions that have to go on.
        functions: Option<Vec<Function>>,
        /// The data that it handles.
        data: Vec<Held>,
        /// The worst credible impact; that on confidentiality follows from `data`.
        impact: Impact,
        /// The ways into it.
        entries: Vec<Entry>,
        /// Scenarios of the catalogue that do not fit it.
        exclude: Option<Vec<Exclude>>,
        /// Scenarios that are easier or harder here than usual.
        adjust: Option<Vec<Adjust>>,
        /// How far its controls are.
        controls: Option<Vec<ControlState>>,
        /// Points of Annex I that do not apply, or are met by other means.
        points: Option<Vec<PointClaim>>,
        /// Bought or open-source parts, and the points of Annex I that they carry.
        components: Option<Vec<Component>>,
        /// Who answers for the risks that stay.
        owner: Option<Plain>,
        /// Who signed.
        signed: Option<Vec<Signature>>,
    }
}

record! {
    /// A use or misuse that can be foreseen.
    pub struct Misuse {
        /// What people do.
        what: Plain,
        /// What the user information says against it.
        tell: Plain,
        /// The scenarios that it brings about.
        threats: Vec<Key>,
    }
}

record! {
    /// Whether the Regulation applies.
    pub struct Gate {
        /// The result.
        verdict: Scope,
        /// Why, with articles.
        why: Plain,
    }
}

record! {
    /// A function that has to go on.
    pub struct Function {
        /// Its name.
        name: Plain,
        /// The longest outage that users tolerate.
        outage: Plain,
    }
}

record! {
    /// Data of one kind.
    pub struct Held {
        /// The kind, as in the method.
        kind: Key,
        /// How many people one incident can concern, as in the method.
        persons: Key,
        /// Why.
        because: Plain,
    }
}

record! {
    /// The worst credible impact, 0 to 4 in each dimension.
    pub struct Impact {
        /// Safety of people.
        safety: Rated,
        /// Continuity of essential functions.
        continuity: Rated,
        /// Trustworthiness of data, commands and evidence.
        trust: Rated,
        /// Effect on other networks and services.
        network: Rated,
    }
}

record! {
    /// An impact and its reason.
    pub struct Rated {
        /// 0 to 4.
        value: Spanned<u32>,
        /// Why.
        because: Plain,
    }
}

record! {
    /// A way in.
    pub struct Entry {
        /// The way in.
        entry: Key,
        /// The exposure as intended, 1 to 4.
        intended: Spanned<u32>,
        /// The exposure that can be foreseen, when it is higher.
        foreseeable: Option<Spanned<u32>>,
        /// What the user information asks, and the product shows when it is not met.
        instruction: Option<Plain>,
        /// Why.
        because: Plain,
    }
}

record! {
    /// A scenario that does not fit.
    pub struct Exclude {
        /// The scenario.
        threat: Key,
        /// Why it cannot happen here.
        because: Plain,
    }
}

record! {
    /// A scenario that is easier or harder here than usual.
    pub struct Adjust {
        /// The scenario.
        threat: Key,
        /// What an attacker needs here, 1 to 4.
        ease: Spanned<u32>,
        /// Why.
        because: Plain,
        /// Who decided it.
        by: Plain,
    }
}

closed_set! {
    /// How far a control is.
    pub enum Progress {
        /// It was checked, and there is evidence.
        Verified = "verified",
        /// It is built, and nobody checked.
        Built = "built",
        /// It will be built.
        Planned = "planned",
    }
}

record! {
    /// How far a control is.
    pub struct ControlState {
        /// The control.
        control: Key,
        /// How far it is.
        state: Progress,
        /// Where the evidence is.
        evidence: Option<Plain>,
    }
}

record! {
    /// A claim that a point of Annex I does not apply, or is met by other means.
    pub struct PointClaim {
        /// The point.
        point: Key,
        /// On what ground.
        ground: Ground,
        /// The justification.
        because: Plain,
        /// What dictates the weakness (J3).
        dictated: Option<Plain>,
        /// The trusted environment to which the intended purpose is limited (J3).
        environment: Option<Plain>,
        /// The scenarios that stay (J3).
        threats: Option<Vec<Key>>,
        /// The compensating controls (J3).
        controls: Option<Vec<Key>>,
        /// What the user is told (J3).
        tell: Option<Plain>,
        /// The day on which the other means end (J3).
        until: Option<Date>,
    }
}

record! {
    /// A part from somebody else.
    pub struct Component {
        /// Its name.
        name: Plain,
        /// The points of Annex I that it carries.
        points: Vec<Key>,
    }
}

closed_set! {
    /// As what somebody signs.
    pub enum Role {
        /// For the manufacturer.
        Management = "management",
        /// For safety or privacy.
        Reviewer = "reviewer",
    }
}

record! {
    /// A signature.
    pub struct Signature {
        /// As what.
        role: Role,
        /// Who.
        name: Plain,
        /// When.
        date: Date,
    }
}
