//! What does the author write of a decision table?

use sources::decode::{Passages, Plain, Prose};
use sources::{Spanned, record};

use super::ConfidenceMark;
use crate::form::Key;

record! {
    /// `data/method/`.
    pub struct DecisionTable {
        /// For example `applicability`.
        key: Key,
        /// What is decided.
        title: Plain,
        /// What the table is for, and how it is read.
        summary: Passages,
        /// What is decided one after the other; each gives one result.
        groups: Vec<Group>,
        /// What is asked.
        questions: Vec<Question>,
        /// The rows; in each group the first that fits gives the result.
        rows: Vec<Row>,
        /// What else there is to know.
        notes: Option<Passages>,
    }
}

record! {
    /// A part of a decision table that gives one result.
    pub struct Group {
        /// Its name in rows.
        key: Key,
        /// What it decides.
        title: Plain,
        /// The group before which it stands; without it, after those written before it.
        before: Option<Key>,
    }
}

record! {
    /// A question of a decision table; it is asked only when a row needs its answer.
    pub struct Question {
        /// Its name in rows.
        key: Key,
        /// What its answer says of the product, in few words.
        name: Plain,
        /// The question.
        text: Plain,
        /// How the right answer is found.
        help: Passages,
        /// What hangs on the answer.
        why: Plain,
        /// Where the distinction comes from.
        basis: Vec<Point>,
        /// The answers; exactly one of them holds.
        answers: Vec<Answer>,
        /// The question before which it stands; without it, after those written before it.
        before: Option<Key>,
    }
}

record! {
    /// A possible answer.
    pub struct Answer {
        /// Its name in rows.
        key: Key,
        /// The answer.
        text: Plain,
        /// Examples and limits.
        help: Option<Prose>,
    }
}

record! {
    /// A row of a decision table.
    pub struct Row {
        /// For example `scope-service`.
        key: Key,
        /// The group in which it stands.
        group: Key,
        /// What has to hold, in the order in which it is asked; without it the row always fits.
        when: Option<Vec<Test>>,
        /// The result in few words.
        title: Plain,
        /// What follows, each with its reason and its articles.
        statements: Vec<Statement>,
        /// What to do now.
        next: Option<Vec<Prose>>,
        /// Whether nothing more is decided after this result.
        ends: Option<Spanned<bool>>,
        /// How we know.
        confidence: ConfidenceMark,
        /// The row before which it stands; without it, after those written before it.
        before: Option<Key>,
    }
}

record! {
    /// One of these answers was given to a question.
    pub struct Test {
        /// The question.
        question: Key,
        /// The answers, any of which will do.
        is: Vec<Key>,
    }
}

record! {
    /// A statement with its reason and its articles.
    pub struct Statement {
        /// What holds.
        text: Prose,
        /// Why.
        because: Prose,
        /// Where it stands.
        basis: Vec<Point>,
    }
}

record! {
    /// A place in a source.
    pub struct Point {
        /// The source.
        reference: Key,
        /// The article, recital or point in it.
        point: Plain,
    }
}
