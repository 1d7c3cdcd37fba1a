//! What does the author write of the risk method?

use sources::decode::{Passages, Plain};
use sources::{Spanned, closed_set, record};

use super::{Dimension, Level, ProductClass};
use crate::form::Key;

record! {
    /// `data/risk/`.
    pub struct RiskMethod {
        /// For example `HRA`.
        key: Key,
        /// The name for people.
        title: Plain,
        /// Its version, as in vector strings.
        version: Plain,
        /// What it is for, and how it is read.
        summary: Passages,
        /// What each value of each scale means; a sector's text takes the place of the core's.
        anchors: Vec<Anchor>,
        /// The impact of an incident.
        impact: ImpactTables,
        /// How likely a scenario is.
        likelihood: LikelihoodTables,
        /// How impact and likelihood make a risk.
        risk: RiskTables,
        /// What verified controls are worth.
        credit: Credit,
        /// Which residual risks may stay; a sector may only ask for more.
        acceptance: Vec<Acceptance>,
        /// Which points of Annex I apply.
        applicability: Applicability,
        /// From which level the points start.
        floors: Vec<Floor>,
        /// What makes a new assessment due.
        triggers: Vec<Trigger>,
        /// What else there is to know.
        notes: Option<Passages>,
    }
}

closed_set! {
    /// The scales whose values have anchors.
    pub enum Scale {
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
        /// Who can reach the way in.
        Exposure = "exposure",
        /// What an attacker needs.
        Ease = "ease",
        /// How likely it is.
        Likelihood = "likelihood",
    }
}

record! {
    /// What a value of a scale means.
    pub struct Anchor {
        /// The scale.
        scale: Scale,
        /// The value.
        value: Spanned<u32>,
        /// What it means.
        text: Plain,
    }
}

record! {
    /// How the impact is found.
    pub struct ImpactTables {
        /// The dimensions, in the order of vector strings.
        dimensions: Vec<DimensionName>,
        /// How many people one incident can concern, from few to many.
        persons: Vec<PersonsBand>,
        /// What kinds of data there are, from harmless to worst.
        data: Vec<DataKind>,
    }
}

record! {
    /// The names of a dimension.
    pub struct DimensionName {
        /// The dimension.
        dimension: Dimension,
        /// Its letter in vector strings.
        letter: Plain,
        /// The name for people.
        title: Plain,
    }
}

record! {
    /// A band of numbers of people.
    pub struct PersonsBand {
        /// Its name in product files.
        key: Key,
        /// The name for people.
        title: Plain,
        /// The largest number in it; without it, there is no largest.
        most: Option<Spanned<u32>>,
    }
}

record! {
    /// A kind of data, and the impact of losing it.
    pub struct DataKind {
        /// Its name in product files.
        key: Key,
        /// The name for people.
        title: Plain,
        /// Confidentiality, for each band of people.
        by_persons: Vec<Spanned<u32>>,
    }
}

record! {
    /// How the likelihood is found.
    pub struct LikelihoodTables {
        /// Likelihood by exposure and ease, one row for each exposure.
        table: Vec<LikelihoodRow>,
        /// What each exposure is called in other methods.
        exposures: Vec<OtherNames>,
        /// What each ease is called in other methods.
        eases: Vec<OtherNames>,
        /// The least likelihood of what was seen in the field.
        evidence: EvidenceFloor,
        /// The least ease where users are worth the effort of a capable attacker.
        capable: CapableAttacker,
    }
}

record! {
    /// The likelihoods of one exposure.
    pub struct LikelihoodRow {
        /// The exposure.
        exposure: Spanned<u32>,
        /// The likelihood, for each ease.
        by_ease: Vec<Spanned<u32>>,
    }
}

record! {
    /// What a value is called in other methods.
    pub struct OtherNames {
        /// The value.
        value: Spanned<u32>,
        /// The metrics of CVSS 4.0.
        cvss: Plain,
        /// The system exposure of SSVC.
        ssvc: Option<Plain>,
    }
}

record! {
    /// The least likelihood of a scenario with dated cases, until enough is done against it.
    pub struct EvidenceFloor {
        /// The exposure from which it holds.
        exposure: Spanned<u32>,
        /// The least likelihood.
        likelihood: Spanned<u32>,
        /// How many months a case counts.
        months: Spanned<u32>,
    }
}

record! {
    /// The least ease where users are essential or important entities, until all is done.
    pub struct CapableAttacker {
        /// The least ease.
        ease: Spanned<u32>,
    }
}

closed_set! {
    /// The risks, from none to worst.
    pub enum Risk {
        /// Nothing can happen.
        None = "none",
        /// Low.
        Low = "low",
        /// Medium.
        Medium = "medium",
        /// High.
        High = "high",
        /// Critical.
        Critical = "critical",
    }
}

record! {
    /// How impact and likelihood make a risk.
    pub struct RiskTables {
        /// Risk by impact and likelihood, one row for each impact.
        table: Vec<RiskRow>,
        /// Risks that an impact lifts.
        raises: Vec<Raise>,
        /// From which values a risk is significant in the sense of Art. 3(38).
        significant: Significant,
    }
}

record! {
    /// The risks of one impact.
    pub struct RiskRow {
        /// The impact.
        impact: Spanned<u32>,
        /// The risk, for each likelihood.
        by_likelihood: Vec<Spanned<Risk>>,
    }
}

record! {
    /// A risk that an impact lifts.
    pub struct Raise {
        /// The dimension.
        dimension: Dimension,
        /// The impact in it from which the risk is lifted.
        from: Spanned<u32>,
        /// The risk that is lifted.
        risk: Risk,
        /// What it becomes.
        becomes: Spanned<Risk>,
    }
}

record! {
    /// From which values a risk is significant.
    pub struct Significant {
        /// The impact.
        impact: Spanned<u32>,
        /// The likelihood.
        likelihood: Spanned<u32>,
    }
}

record! {
    /// What verified controls are worth.
    pub struct Credit {
        /// Steps of ease when half of the primary controls are verified, or more.
        half_steps: Spanned<u32>,
        /// The ease when all are.
        all_ease: Spanned<u32>,
        /// Steps of exposure for a reducer.
        reducer_steps: Spanned<u32>,
        /// The controls that reduce the exposure of a way in.
        reducers: Vec<Reducer>,
        /// Steps of each dimension that a limiter names.
        limiter_steps: Spanned<u32>,
        /// The impact below which a limiter does not go.
        limiter_least: Spanned<u32>,
        /// What an instruction to the user is worth.
        instruction: Instruction,
    }
}

record! {
    /// A control that reduces the exposure of a way in.
    pub struct Reducer {
        /// The way in.
        entry: Key,
        /// The control.
        control: Key,
    }
}

record! {
    /// What an instruction to the user is worth.
    pub struct Instruction {
        /// Steps of exposure.
        steps: Spanned<u32>,
        /// The impact on safety above which it is worth nothing.
        safety_at_most: Spanned<u32>,
        /// The fact without which it is worth nothing.
        fact: Key,
    }
}

closed_set! {
    /// What becomes of a residual risk, from strict to lenient.
    pub enum Verdict {
        /// It may not stay.
        Never = "never",
        /// It may stay only where the weakness is dictated and met by other means.
        OtherMeans = "other-means",
        /// It may stay with a named owner.
        Owner = "owner",
        /// It may stay.
        Register = "register",
    }
}

record! {
    /// What becomes of a residual risk.
    pub struct Acceptance {
        /// The risk.
        risk: Risk,
        /// What becomes of it.
        verdict: Spanned<Verdict>,
        /// The impact on safety above which it may not stay.
        safety_at_most: Option<Spanned<u32>>,
        /// After how many months it is looked at again.
        review_months: Option<Spanned<u32>>,
        /// Under which conditions.
        asks: Vec<Plain>,
    }
}

record! {
    /// Which points of Annex I apply.
    pub struct Applicability {
        /// The points, each once.
        points: Vec<PointRule>,
        /// The grounds on which a point does not apply, or is met by other means.
        grounds: Vec<GroundText>,
    }
}

record! {
    /// When a point of Annex I applies.
    pub struct PointRule {
        /// The point.
        requirement: Key,
        /// When it applies, any of these; without it, always.
        when: Option<Vec<When>>,
        /// When a claim that it does not apply is refused, any of these; one that always
        /// applies cannot be claimed away at all.
        refuse: Option<Vec<When>>,
        /// Why.
        because: Plain,
        /// What is said to one who claims that it does not apply.
        refusal: Option<Plain>,
    }
}

record! {
    /// Something that is true of a product: all of what is named.
    pub struct When {
        /// A fact holds.
        fact: Option<Key>,
        /// The dimension of `impact`.
        dimension: Option<Dimension>,
        /// The least impact in `dimension`.
        impact: Option<Spanned<u32>>,
        /// The least harmful kind of data that it handles.
        data: Option<Key>,
        /// Its class is one of these.
        class: Option<Vec<ProductClass>>,
        /// Whether users are essential or important entities under NIS2.
        essential_users: Option<Spanned<bool>>,
        /// Whether essential functions are named.
        functions: Option<Spanned<bool>>,
    }
}

closed_set! {
    /// The grounds on which a point does not apply, or is met by other means.
    pub enum Ground {
        /// Incompatible with the nature of the product.
        J1 = "J1",
        /// No risk maps to it.
        J2 = "J2",
        /// A standard or law dictates the weakness; the risk is met by other means.
        J3 = "J3",
    }
}

record! {
    /// What a ground means.
    pub struct GroundText {
        /// The ground.
        code: Ground,
        /// The name for people.
        title: Plain,
        /// What its record has to say.
        asks: Plain,
    }
}

record! {
    /// From which level points start, for a product of which something is true.
    pub struct Floor {
        /// Its name in results.
        key: Key,
        /// For which products; without it, for all.
        when: Option<When>,
        /// The points.
        requirements: Option<Vec<Key>>,
        /// Whether it holds for the duties outside Annex I.
        duties: Option<Spanned<bool>>,
        /// The level.
        level: Level,
        /// Why.
        because: Plain,
    }
}

record! {
    /// What makes a new assessment due.
    pub struct Trigger {
        /// Its name.
        key: Key,
        /// What happened.
        text: Plain,
    }
}
