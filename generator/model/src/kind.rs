//! What kinds of things have a key?

/// A kind of record or keyed page. Records come from a folder of `data/`, pages from `content/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A point of the law that a product or its maker has to meet.
    Requirement,
    /// A control.
    Control,
    /// A threat scenario.
    Threat,
    /// A cited source.
    Reference,
    /// A term with its definition.
    Term,
    /// A focus area: a view on requirements.
    Area,
    /// A fact about a product that switches controls on.
    Fact,
    /// A way into a product.
    EntryPoint,
    /// A type of asset.
    Asset,
    /// A date in the law.
    Date,
    /// A time limit in the law.
    Clock,
    /// A configuration baseline.
    Baseline,
    /// A law, standard or specification with its mappings.
    Framework,
    /// A security objective.
    Objective,
    /// A type of evidence.
    EvidenceType,
    /// A typical product of a sector.
    Product,
    /// A claim about the law that is wrong.
    Misreading,
    /// A table that decides by questions.
    DecisionTable,
    /// The risk method: the tables by which a product is assessed.
    RiskMethod,
    /// A page of `content/`.
    Page,
}

impl Kind {
    /// Every kind of record, in the order in which they are read.
    pub const RECORDS: &'static [Self] = &[
        Self::Requirement,
        Self::Control,
        Self::Threat,
        Self::Reference,
        Self::Term,
        Self::Area,
        Self::Fact,
        Self::EntryPoint,
        Self::Asset,
        Self::Date,
        Self::Clock,
        Self::Baseline,
        Self::Framework,
        Self::Objective,
        Self::EvidenceType,
        Self::Product,
        Self::Misreading,
        Self::DecisionTable,
        Self::RiskMethod,
    ];

    /// The folder below `data/`, and the collection's name.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Requirement => "requirements",
            Self::Control => "controls",
            Self::Threat => "threats",
            Self::Reference => "references",
            Self::Term => "terms",
            Self::Area => "areas",
            Self::Fact => "facts",
            Self::EntryPoint => "entry-points",
            Self::Asset => "assets",
            Self::Date => "dates",
            Self::Clock => "clocks",
            Self::Baseline => "baselines",
            Self::Framework => "frameworks",
            Self::Objective => "objectives",
            Self::EvidenceType => "evidence",
            Self::Product => "products",
            Self::Misreading => "misreadings",
            Self::DecisionTable => "method",
            Self::RiskMethod => "risk",
            Self::Page => "pages",
        }
    }

    /// The scheme of a link to a record of this kind, as in `control:CR-D06`.
    #[must_use]
    pub fn scheme(self) -> &'static str {
        match self {
            Self::Requirement => "requirement",
            Self::Control => "control",
            Self::Threat => "threat",
            Self::Reference => "reference",
            Self::Term => "term",
            Self::Area => "area",
            Self::Fact => "fact",
            Self::EntryPoint => "entry",
            Self::Asset => "asset",
            Self::Date => "date",
            Self::Clock => "clock",
            Self::Baseline => "baseline",
            Self::Framework => "framework",
            Self::Objective => "objective",
            Self::EvidenceType => "evidence",
            Self::Product => "product",
            Self::Misreading => "misreading",
            Self::DecisionTable => "decision",
            Self::RiskMethod => "method",
            Self::Page => "page",
        }
    }

    /// The kind whose records live in `folder`.
    #[must_use]
    pub fn of_folder(folder: &str) -> Option<Self> {
        Self::RECORDS.iter().copied().find(|kind| kind.folder() == folder)
    }
}
