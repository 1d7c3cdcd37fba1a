//! What does the author write in a record, field by field?
//!
//! These declarations are the decoder: see [`sources::record!`]. The meaning of each field is
//! told once, at the type as meant, in [`crate::record`].

use sources::decode::{Decode, Passages, Plain, Prose};
use sources::{Diagnostic, Node, Spanned, Value, closed_set, record};

use crate::form::{Date, Days, Key, Limit};

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
        levels: Option<Vec<LevelAsk>>,
        evidence: Vec<Evidence>,
        verify: Option<Vec<Verification>>,
        assessment: Option<Assessment>,
        effort: Option<Effort>,
        done: Vec<Plain>,
        depends: Option<Vec<Key>>,
        notes: Option<Passages>,
        status: Status,
        since: Option<Plain>,
    }
}

record! {
    /// What a control asks at one level, beyond the level below.
    pub struct LevelAsk {
        level: Level,
        asks: Prose,
    }
}

record! {
    /// What shows that a control is met, and where it is kept.
    pub struct EvidenceFile {
        what: Plain,
        file: Option<Plain>,
    }
}

/// A piece of evidence: a line of text, or a group with the name of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub what: Plain,
    /// The name of its file.
    pub file: Option<Plain>,
}

impl Decode for Evidence {
    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        if matches!(node.value, Value::Map(_)) {
            let EvidenceFile { what, file, .. } = EvidenceFile::decode(node, faults)?;
            return Some(Self { what, file });
        }
        Plain::decode(node, faults).map(|what| Self { what, file: None })
    }
}

record! {
    /// A way to find out whether a control works.
    pub struct Verification {
        method: Method,
        title: Plain,
        steps: Option<Prose>,
        command: Option<Prose>,
        expected: Plain,
        run: Option<Plain>,
    }
}

closed_set! {
    /// How a control is verified (NIST SP 800-53A, examine, interview and test, in our words).
    pub enum Method {
        /// A command that gives an answer.
        Command = "command",
        /// A test with steps.
        Test = "test",
        /// Reading a document or a setting.
        Inspection = "inspection",
    }
}

record! {
    /// How an assessor comes to a verdict (the pattern of EN 18031).
    pub struct Assessment {
        objective: Prose,
        information: Vec<Information>,
        conceptual: Prose,
        completeness: Prose,
        sufficiency: Prose,
        verdict: Prose,
        tree: Option<Vec<Decision>>,
    }
}

record! {
    /// A piece of information that the assessment needs.
    pub struct Information {
        key: Key,
        text: Plain,
    }
}

record! {
    /// A node of a decision tree: each answer names the next node or a verdict.
    pub struct Decision {
        key: Key,
        question: Plain,
        yes: Key,
        no: Key,
    }
}

record! {
    /// Planning figures in person-days for a firm of 5 to 15.
    pub struct Effort {
        first: Days,
        release: Days,
        year: Days,
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
        test: Option<Passages>,
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
    /// `data/frameworks/`.
    pub struct Framework {
        key: Key,
        title: Plain,
        references: Vec<Key>,
        nature: FrameworkNature,
        basis: Passages,
        checked: Date,
        confidence: ConfidenceMark,
        provisions: Vec<Provision>,
        maps: Vec<Mapping>,
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
        id: Plain,
        title: Plain,
    }
}

record! {
    /// How a control relates to provisions of a framework.
    pub struct Mapping {
        control: Key,
        provisions: Vec<Plain>,
        relation: MapRelation,
        remark: Plain,
        confidence: MapConfidence,
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
