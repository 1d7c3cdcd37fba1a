//! What became of the comments?

use std::collections::BTreeMap;

use crate::sheet::{Comment, Sheet};

/// What the group decided, as its observation begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// No observation yet.
    Open,
    /// Taken over.
    Accepted,
    /// Taken over in other words, or in part.
    AcceptedWithChange,
    /// Not taken over.
    Rejected,
    /// Taken note of.
    Noted,
    /// To be looked at again.
    FurtherStudy,
    /// The observation does not say.
    Unclear,
}

impl Outcome {
    /// The words that secretaries use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted => "accepted",
            Self::AcceptedWithChange => "accepted in principle",
            Self::Rejected => "rejected",
            Self::Noted => "noted",
            Self::FurtherStudy => "for further study",
            Self::Unclear => "unclear",
        }
    }
}

/// A row of the table of dispositions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The number of the comment, or who made it.
    pub origin: String,
    /// The clause.
    pub clause: String,
    /// The type.
    pub kind: String,
    /// What was decided.
    pub outcome: Outcome,
    /// The observation in full.
    pub observation: String,
}

/// The table of dispositions with its statistics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Disposition {
    /// A row for each comment, in the order of the sheet.
    pub rows: Vec<Row>,
    /// How many comments came to each outcome.
    pub by_outcome: BTreeMap<Outcome, usize>,
    /// How many comments are of each type.
    pub by_kind: BTreeMap<String, usize>,
    /// How many comments each body made.
    pub by_body: BTreeMap<String, usize>,
}

/// The dispositions of a sheet.
#[must_use]
pub fn disposition(sheet: &Sheet) -> Disposition {
    let mut result = Disposition::default();
    for comment in &sheet.comments {
        let outcome = outcome(comment);
        *result.by_outcome.entry(outcome).or_default() += 1;
        *result.by_kind.entry(comment.kind.clone()).or_default() += 1;
        *result.by_body.entry(comment.body.clone()).or_default() += 1;
        result.rows.push(Row {
            origin: comment.origin().to_owned(),
            clause: comment.clause.clone(),
            kind: comment.kind.clone(),
            outcome,
            observation: comment.observation.clone(),
        });
    }
    result
}

/// How many comments nobody has answered: none may be left before a release.
#[must_use]
pub fn open(sheet: &Sheet) -> usize {
    sheet.comments.iter().filter(|comment| comment.observation.is_empty()).count()
}

/// The longer beginnings first: "accepted in principle" begins like "accepted".
const BEGINNINGS: [(&str, Outcome); 17] = [
    ("accepted in principle", Outcome::AcceptedWithChange),
    ("accepted in part", Outcome::AcceptedWithChange),
    ("accepted with", Outcome::AcceptedWithChange),
    ("accepted as modified", Outcome::AcceptedWithChange),
    ("partially accepted", Outcome::AcceptedWithChange),
    ("partly accepted", Outcome::AcceptedWithChange),
    ("agreed in principle", Outcome::AcceptedWithChange),
    ("accepted", Outcome::Accepted),
    ("agreed", Outcome::Accepted),
    ("not accepted", Outcome::Rejected),
    ("not agreed", Outcome::Rejected),
    ("rejected", Outcome::Rejected),
    ("noted", Outcome::Noted),
    ("for further study", Outcome::FurtherStudy),
    ("further study", Outcome::FurtherStudy),
    ("to be discussed", Outcome::FurtherStudy),
    ("deferred", Outcome::FurtherStudy),
];

fn outcome(comment: &Comment) -> Outcome {
    let said = comment.observation.trim().to_lowercase();
    if said.is_empty() {
        return Outcome::Open;
    }
    let known = BEGINNINGS.iter().find(|(beginning, _)| said.starts_with(beginning));
    known.map_or(Outcome::Unclear, |(_, outcome)| *outcome)
}
