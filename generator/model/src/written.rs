//! What does the author write in a record, field by field?
//!
//! These declarations are the decoder: see [`sources::record!`]. The meaning of each field is
//! told once, at the type as meant, in [`crate::record`].

use sources::decode::{Passages, Plain, Prose};
use sources::{Spanned, closed_set, record};

use crate::form::{Date, Key, Limit};

closed_set! {
    /// The two parts of CRA Annex I.
    pub enum Part {
        /// Part I: properties of the product.
        Product = "product",
        /// Part II: vulnerability handling by the manufacturer.
        Handling = "handling",
    }
}

closed_set! {
    /// How much protection a control belongs to.
    pub enum Level {
        /// Every product.
        Basic = "basic",
        /// Where the assessment or a floor asks for it.
        Standard = "standard",
        /// Where Standard leaves too much risk.
        High = "high",
    }
}

closed_set! {
    /// How far a record has come.
    pub enum Status {
        /// Written, not reviewed by a second person.
        Draft = "draft",
        /// Reviewed by a second person.
        Reviewed = "reviewed",
        /// Released.
        Approved = "approved",
    }
}

closed_set! {
    /// The six classes of threat of STRIDE.
    pub enum Stride {
        /// Pretending to be somebody else.
        Spoofing = "spoofing",
        /// Changing data or programs.
        Tampering = "tampering",
        /// Denying an action.
        Repudiation = "repudiation",
        /// Reading what is not one's own.
        InformationDisclosure = "information-disclosure",
        /// Stopping a service.
        DenialOfService = "denial-of-service",
        /// Gaining rights.
        ElevationOfPrivilege = "elevation-of-privilege",
    }
}

closed_set! {
    /// The five dimensions of impact of the risk method.
    pub enum Dimension {
        /// Safety of people.
        Safety = "safety",
        /// Continuity of essential functions.
        Continuity = "continuity",
        /// Confidentiality and rights.
        Confidentiality = "confidentiality",
        /// Trustworthiness of data, commands and evidence.
        Trust = "trust",
        /// Effect on other networks and services.
        Network = "network",
    }
}

closed_set! {
    /// How we know what a source says.
    pub enum ConfidenceMark {
        /// We read the text itself.
        Primary = "primary",
        /// We read it through another source.
        Secondary = "secondary",
        /// Not checked yet.
        Unverified = "unverified",
    }
}

closed_set! {
    /// What kind of source a reference is.
    pub enum ReferenceKind {
        /// An EU regulation.
        Regulation = "regulation",
        /// An EU directive.
        Directive = "directive",
        /// A delegated act.
        DelegatedAct = "delegated-act",
        /// An implementing act.
        ImplementingAct = "implementing-act",
        /// Guidance of an authority.
        Guidance = "guidance",
        /// A standardisation request.
        Request = "request",
        /// A published standard.
        Standard = "standard",
        /// A standard that is not published yet.
        DraftStandard = "draft-standard",
        /// A public specification.
        Specification = "specification",
        /// A security advisory.
        Advisory = "advisory",
        /// A decision of an authority or court.
        Decision = "decision",
        /// A report.
        Report = "report",
        /// Research.
        Research = "research",
        /// Tests that this project ran itself.
        OwnRun = "own-run",
    }
}

closed_set! {
    /// The result of a check.
    pub enum Outcome {
        /// The check passed.
        Pass = "pass",
        /// The check failed.
        Fail = "fail",
    }
}

record! {
    /// `data/requirements/`.
    pub struct Requirement {
        key: Key,
        number: Spanned<u32>,
        title: Plain,
        point: Plain,
        part: Part,
        summary: Passages,
        limbs: Vec<Limb>,
        applies: Passages,
        refuse: Option<Passages>,
        partial: Option<Passages>,
        mistakes: Vec<Prose>,
        request_item: Spanned<u32>,
        notes: Option<Passages>,
    }
}

record! {
    /// A separable duty of a requirement.
    pub struct Limb {
        key: Key,
        title: Plain,
        text: Prose,
        forgotten: Option<Spanned<bool>>,
    }
}

record! {
    /// `data/controls/`.
    pub struct Control {
        key: Key,
        title: Plain,
        requirements: Option<Vec<Key>>,
        duties: Option<Vec<Plain>>,
        level: Level,
        applies: Key,
        statement: Plain,
        parameters: Option<Vec<Parameter>>,
        rationale: Passages,
        guidance: Passages,
        evidence: Vec<Plain>,
        done: Vec<Plain>,
        depends: Option<Vec<Key>>,
        notes: Option<Passages>,
        status: Status,
    }
}

record! {
    /// A value that a sector may set.
    pub struct Parameter {
        key: Key,
        label: Plain,
        value: Plain,
        why: Plain,
    }
}

record! {
    /// `data/threats/`.
    pub struct Threat {
        key: Key,
        title: Plain,
        scenario: Passages,
        entry: Key,
        stride: Vec<Stride>,
        caps: Caps,
        ease: Spanned<u32>,
        requirements: Vec<Key>,
        controls: Vec<Key>,
        limiters: Option<Vec<Limiter>>,
        assets: Vec<Key>,
        sources: Option<Vec<Key>>,
        observed: Option<Vec<Key>>,
        rating: Passages,
        signs: Option<Passages>,
        notes: Option<Passages>,
        status: Status,
    }
}

record! {
    /// The usual maximum of each dimension, 0 to 4.
    pub struct Caps {
        safety: Spanned<u32>,
        continuity: Spanned<u32>,
        confidentiality: Spanned<u32>,
        trust: Spanned<u32>,
        network: Spanned<u32>,
    }
}

record! {
    /// A control that reduces some dimensions of a threat.
    pub struct Limiter {
        control: Key,
        reduces: Vec<Dimension>,
    }
}

record! {
    /// `data/references/`.
    pub struct Reference {
        key: Key,
        kind: ReferenceKind,
        designation: Plain,
        title: Plain,
        publisher: Plain,
        date: Option<Plain>,
        url: Option<Plain>,
        confidence: ConfidenceMark,
        checked: Date,
        normative: Option<Spanned<bool>>,
        notes: Option<Passages>,
    }
}

record! {
    /// `data/terms/`.
    pub struct Term {
        key: Key,
        term: Plain,
        abbreviation: Option<Plain>,
        synonyms: Option<Vec<Plain>>,
        definition: Prose,
        source: Option<TermSource>,
        notes: Option<Passages>,
    }
}

record! {
    /// Where a term's definition comes from.
    pub struct TermSource {
        reference: Key,
        locator: Plain,
        adapted: Option<Spanned<bool>>,
    }
}

record! {
    /// `data/areas/`.
    pub struct Area {
        key: Key,
        number: Spanned<u32>,
        title: Plain,
        requirements: Vec<Key>,
        summary: Passages,
        notes: Option<Passages>,
    }
}

record! {
    /// `data/facts/`.
    pub struct Fact {
        key: Key,
        number: Spanned<u32>,
        title: Plain,
        question: Plain,
        notes: Option<Passages>,
    }
}

record! {
    /// `data/entry-points/`.
    pub struct EntryPoint {
        key: Key,
        title: Plain,
        summary: Passages,
    }
}

record! {
    /// `data/assets/`.
    pub struct Asset {
        key: Key,
        title: Plain,
        examples: Vec<Plain>,
        notes: Option<Passages>,
    }
}

record! {
    /// `data/dates/`.
    pub struct LegalDate {
        key: Key,
        date: Date,
        title: Plain,
        summary: Passages,
        basis: Plain,
        reference: Key,
    }
}

record! {
    /// `data/clocks/`.
    pub struct Clock {
        key: Key,
        regime: Key,
        heading: Option<Plain>,
        step: Spanned<u32>,
        title: Plain,
        event: Plain,
        limit: Limit,
        recipient: Plain,
        content: Passages,
        basis: Plain,
        reference: Key,
        confidence: ConfidenceMark,
        notes: Option<Passages>,
    }
}

record! {
    /// `data/baselines/`.
    pub struct Baseline {
        key: Key,
        technology: Plain,
        summary: Passages,
        tested: Tested,
        platforms: Vec<Platform>,
        rules: Vec<Rule>,
        references: Option<Vec<Key>>,
        notes: Option<Passages>,
    }
}

record! {
    /// When and how a baseline was run.
    pub struct Tested {
        date: Date,
        method: Passages,
    }
}

record! {
    /// A platform on which a baseline was run.
    pub struct Platform {
        key: Key,
        title: Plain,
        version: Plain,
    }
}

record! {
    /// A rule of a baseline.
    pub struct Rule {
        key: Key,
        title: Plain,
        level: Level,
        requirements: Vec<Key>,
        controls: Vec<Key>,
        why: Prose,
        check: Prose,
        fix: Prose,
        breaks: Option<Prose>,
        results: Vec<RunResult>,
    }
}

record! {
    /// What a rule gave on a platform, before and after the fix.
    pub struct RunResult {
        platform: Key,
        default: Outcome,
        hardened: Outcome,
    }
}

record! {
    /// `data/sectors/<sector>/sector.yaml`.
    pub struct Sector {
        key: Key,
        title: Plain,
        prefix: Key,
        summary: Passages,
        boundary: Passages,
        reference: Vec<Key>,
        words: Option<Vec<Plain>>,
        set: Option<Vec<Setting>>,
        exclude: Option<Vec<Exclusion>>,
    }
}

record! {
    /// A declared parameter of a control, set by a sector.
    pub struct Setting {
        control: Key,
        parameter: Key,
        value: Plain,
        because: Plain,
    }
}

record! {
    /// A record that a sector leaves out.
    pub struct Exclusion {
        record: Plain,
        because: Plain,
    }
}
