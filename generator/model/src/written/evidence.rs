//! What does the author write of a type of evidence?

use sources::decode::{Decode, Passages, Plain, Shape};
use sources::{Code, Diagnostic, Node, Span, Spanned, closed_set, record};

use crate::form::Key;

record! {
    /// `data/evidence/`.
    pub struct EvidenceType {
        /// For example `EV-TEST`.
        key: Key,
        /// The name for people.
        title: Plain,
        /// What a reviewer looks for in it, and what makes it worthless.
        looks: Passages,
        /// The smallest form that does for a firm of one to nine people.
        least: Passages,
        /// A fuller version.
        fuller: Passages,
        /// File formats that open without a vendor's tool.
        format: Plain,
        /// How old it may be.
        fresh: Freshness,
        /// How long it is kept.
        keep: Keep,
        /// The role that signs for it in a small firm.
        owner: Plain,
        /// The points of CRA Annex VII under which it goes into the technical documentation.
        annex_vii: Option<Vec<Spanned<u32>>>,
        /// Mistakes that were seen.
        pitfalls: Vec<Plain>,
        /// What else there is to know.
        notes: Option<Passages>,
    }
}

closed_set! {
    /// How long evidence is kept.
    pub enum Keep {
        /// As long as the technical documentation (CRA Art. 13(13)).
        TechnicalFile = "technical-file",
        /// Until support ends.
        SupportPeriod = "support-period",
        /// For a time that the firm sets with a reason.
        OwnRule = "own-rule",
    }
}

/// How old a piece of evidence may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// At most so many months.
    Months(u32),
    /// Made anew for each release.
    EachRelease,
    /// Made anew when what it describes changes.
    OnChange,
    /// Made once.
    Once,
}

impl Freshness {
    /// The word or duration that data files use.
    #[must_use]
    pub fn iso(self) -> String {
        match self {
            Self::Months(number) => format!("P{number}M"),
            Self::EachRelease => "each-release".to_owned(),
            Self::OnChange => "on-change".to_owned(),
            Self::Once => "once".to_owned(),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text {
            "each-release" => Some(Self::EachRelease),
            "on-change" => Some(Self::OnChange),
            "once" => Some(Self::Once),
            _ => text.strip_prefix('P')?.strip_suffix('M')?.parse().ok().map(Self::Months),
        }
    }
}

impl Decode for Freshness {
    fn stand_in(_: Span) -> Self {
        Self::Once
    }

    fn shape() -> Shape {
        Shape::Pattern("^(P[0-9]+M|each-release|on-change|once)$")
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let plain = Plain::decode(node, faults)?;
        let fresh = Self::parse(&plain.text);
        if fresh.is_none() {
            let message = format!("`{}` does not say how old it may be", plain.text);
            faults.push(
                Diagnostic::error(Code::BadForm, plain.span, message)
                    .help("write `P12M` (months), `each-release`, `on-change` or `once`"),
            );
        }
        fresh
    }
}
