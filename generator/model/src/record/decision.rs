//! What does a decision table mean?

use sources::Span;

use super::{Passage, Reference};
use crate::decide::{Rule, Rules};
use crate::written::ConfidenceMark;
use crate::{Id, decide};

/// A decision table: what is asked, and what follows from the answers.
#[derive(Clone, Debug)]
pub struct DecisionTable {
    /// For example `applicability`.
    pub key: String,
    /// What is decided.
    pub title: String,
    /// What the table is for, and how it is read.
    pub summary: Vec<Passage>,
    /// What is asked, in the order of the table.
    pub questions: Vec<Question>,
    /// What is decided one after the other.
    pub groups: Vec<DecisionGroup>,
    /// What else there is to know.
    pub notes: Vec<Passage>,
    /// Where it is written.
    pub span: Span,
}

/// A part of a decision table: the first of its rows that fits gives its result.
#[derive(Clone, Debug)]
pub struct DecisionGroup {
    /// Its name in rows.
    pub key: String,
    /// What it decides.
    pub title: String,
    /// Its rows, in the order in which they are tried.
    pub rows: Vec<DecisionRow>,
    /// Whether a sector added it.
    pub sector: bool,
    /// Where it is written.
    pub span: Span,
}

/// A question of a decision table.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its name in rows.
    pub key: String,
    /// What its answer says of the product, in few words.
    pub name: String,
    /// The question.
    pub text: String,
    /// How the right answer is found.
    pub help: Vec<Passage>,
    /// What hangs on the answer.
    pub why: String,
    /// Where the distinction comes from.
    pub basis: Vec<Point>,
    /// The answers; exactly one of them holds.
    pub answers: Vec<Answer>,
    /// Whether a sector added it.
    pub sector: bool,
    /// Where it is written.
    pub span: Span,
}

/// A possible answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its name in rows.
    pub key: String,
    /// The answer.
    pub text: String,
    /// Examples and limits.
    pub help: Option<Passage>,
}

/// A row of a decision table.
#[derive(Clone, Debug)]
pub struct DecisionRow {
    /// For example `scope-service`.
    pub key: String,
    /// What has to hold, in the order in which it is asked.
    pub tests: Vec<decide::Test>,
    /// The result in few words.
    pub title: String,
    /// What follows.
    pub statements: Vec<Statement>,
    /// What to do now.
    pub next: Vec<Passage>,
    /// Whether nothing more is decided after this result.
    pub ends: bool,
    /// How we know.
    pub confidence: ConfidenceMark,
    /// Whether a sector added it.
    pub sector: bool,
    /// Where it is written.
    pub span: Span,
}

/// A statement with its reason and its articles.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What holds.
    pub text: Passage,
    /// Why.
    pub because: Passage,
    /// Where it stands.
    pub basis: Vec<Point>,
}

/// A place in a source.
#[derive(Clone, Debug)]
pub struct Point {
    /// The source; `None` when the link was at fault.
    pub reference: Option<Id<Reference>>,
    /// The article, recital or point in it.
    pub point: String,
    /// Where it is written.
    pub span: Span,
}

impl DecisionTable {
    /// The bare rules of the table, for [`decide::walk`].
    #[must_use]
    pub fn rules(&self) -> Rules {
        let rule = |row: &DecisionRow| Rule { tests: row.tests.clone(), ends: row.ends };
        let groups = self.groups.iter().map(|group| group.rows.iter().map(rule).collect());
        Rules {
            answers: self.questions.iter().map(|question| question.answers.len()).collect(),
            groups: groups.collect(),
        }
    }

    /// Every place in a source that the table names.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        let rows = self.groups.iter().flat_map(|group| &group.rows);
        let statements = rows.flat_map(|row| &row.statements);
        let of_rows = statements.flat_map(|statement| &statement.basis);
        self.questions.iter().flat_map(|question| &question.basis).chain(of_rows)
    }
}
