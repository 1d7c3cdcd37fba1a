//! Which things name which others, and how?

use crate::{Kind, Target};

/// A link from one record or page to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// What is linked to.
    pub to: Target,
    /// What the link says.
    pub relation: Relation,
    /// What links.
    pub from: Target,
}

/// What a link says. Read it from the linking side: a control *serves* a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// A control or rule serves a requirement.
    Serves,
    /// A threat is removed by a control.
    RemovedBy,
    /// A threat is reduced by a control.
    ReducedBy,
    /// A threat touches a requirement.
    Touches,
    /// A threat harms an asset.
    Harms,
    /// A threat comes in by an entry point.
    EntersBy,
    /// A control is switched on by a fact.
    SwitchedOnBy,
    /// A control needs another one first.
    DependsOn,
    /// A baseline's rule implements a control.
    Implements,
    /// An area holds a requirement.
    Groups,
    /// A framework's mapping names a control.
    Maps,
    /// Something cites a source.
    Cites,
    /// A control pursues an objective.
    Pursues,
    /// A threat is answered by an objective.
    AnsweredBy,
    /// A control is shown by a type of evidence.
    ShownBy,
    /// A control was replaced by another.
    ReplacedBy,
    /// A source was superseded by another.
    SupersededBy,
    /// A requirement applies from a date.
    AppliesFrom,
    /// A fact holds for a product.
    Has,
    /// A product is open to a way in.
    OpenTo,
    /// A product holds an asset.
    Holds,
    /// A product faces a threat.
    Faces,
    /// A text mentions something.
    Mentions,
}

impl Relation {
    /// The name that labels use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Serves => "serves",
            Self::RemovedBy => "removed-by",
            Self::ReducedBy => "reduced-by",
            Self::Touches => "touches",
            Self::Harms => "harms",
            Self::EntersBy => "enters-by",
            Self::SwitchedOnBy => "switched-on-by",
            Self::DependsOn => "depends-on",
            Self::Implements => "implements",
            Self::Groups => "groups",
            Self::Maps => "maps",
            Self::Cites => "cites",
            Self::Pursues => "pursues",
            Self::AnsweredBy => "answered-by",
            Self::ShownBy => "shown-by",
            Self::ReplacedBy => "replaced-by",
            Self::SupersededBy => "superseded-by",
            Self::AppliesFrom => "applies-from",
            Self::Has => "has",
            Self::OpenTo => "open-to",
            Self::Holds => "holds",
            Self::Faces => "faces",
            Self::Mentions => "mentions",
        }
    }
}

impl Target {
    /// Whether this is a record rather than a page.
    #[must_use]
    pub fn is_record(self) -> bool {
        self.kind != Kind::Page
    }
}
