//! How does a decision table as written become one as meant?
//!
//! A sector appends groups, questions and rows; `before` says where they stand. Rows name groups,
//! questions and answers by key: all of them are looked up here, so that the table as meant holds
//! only what exists.

use sources::{Code, Diagnostic, did_you_mean};

use crate::Relation;
use crate::decide::Test;
use crate::form::Key;
use crate::links::Resolver;
use crate::page::is_set;
use crate::record::{self as meant};
use crate::rules::decisions;
use crate::written::{self, decision as wd};

/// Something in a table that has a key and may stand before another.
trait Placed {
    fn key(&self) -> &Key;
    fn before(&self) -> Option<&Key>;
}

macro_rules! placed {
    ($( $type:ident ),*) => {
        $( impl Placed for wd::$type {
            fn key(&self) -> &Key { &self.key }
            fn before(&self) -> Option<&Key> { self.before.as_ref() }
        } )*
    };
}
placed!(Group, Question, Row);

impl Resolver<'_> {
    pub(crate) fn decision_table(&mut self, w: &written::DecisionTable) -> meant::DecisionTable {
        let faults_before = self.faults.len() + self.link_faults.len();
        let groups = self.in_order("group", &w.groups);
        let questions = self.in_order("question", &w.questions);
        for question in &questions {
            self.unique("answer", question.answers.iter().map(|answer| &answer.key));
        }
        let rows = self.in_order("row", &w.rows);
        for row in &rows {
            let known = groups.iter().map(|group| group.key.text.as_str());
            self.index_of("group", &row.group, known);
            self.stands_in_its_group(row, &rows);
        }
        let mut groups: Vec<meant::DecisionGroup> =
            groups.into_iter().map(|group| self.group(group)).collect();
        for row in rows {
            let meant = self.row(row, &questions);
            let group = groups.iter_mut().find(|group| group.key == row.group.text);
            if let Some(group) = group {
                group.rows.push(meant);
            }
        }
        let table = meant::DecisionTable {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            summary: self.passages(&w.summary),
            groups,
            questions: questions.iter().map(|question| self.question(question)).collect(),
            notes: self.optional(w.notes.as_ref()),
            span: w.span,
        };
        // What a broken row lets through or bars says nothing about the table.
        if self.faults.len() + self.link_faults.len() == faults_before {
            decisions::prove(&table, &mut self.faults);
        }
        table
    }

    /// The items in the order of the table: as written, but for those that stand `before` another.
    fn in_order<'w, T: Placed>(&mut self, what: &str, written: &'w [T]) -> Vec<&'w T> {
        self.unique(what, written.iter().map(Placed::key));
        let (fixed, moved): (Vec<&T>, Vec<&T>) =
            written.iter().partition(|item| item.before().is_none());
        let mut order = fixed;
        // An item may stand before one that is itself moved, so the rest is tried again until
        // nothing finds its place any more.
        let mut waiting = moved;
        while !waiting.is_empty() {
            let count = waiting.len();
            waiting.retain(|item| {
                let Some(before) = item.before() else { return false };
                let place = order.iter().position(|other| other.key().text == before.text);
                let Some(place) = place else { return true };
                order.insert(place, item);
                false
            });
            if waiting.len() == count {
                break;
            }
        }
        for item in waiting {
            if let Some(before) = item.before() {
                self.misplaced(what, before, written.iter().map(|item| item.key().text.as_str()));
            }
            order.push(item);
        }
        order
    }

    fn misplaced<'k>(&mut self, what: &str, before: &Key, known: impl Iterator<Item = &'k str>) {
        let known: Vec<&str> = known.collect();
        let (message, help) = if known.contains(&before.text.as_str()) {
            let message = format!("the place before the {what} `{}` is no place", before.text);
            (message, "those that stand before each other have no order: mend one".to_owned())
        } else {
            let message = format!("there is no {what} `{}` in the table", before.text);
            (message, did_you_mean(&before.text, known, "name one that the table has"))
        };
        self.link_faults
            .push(Diagnostic::error(Code::DanglingLink, before.span, message).help(help));
    }

    /// A row can only stand before one of its own group.
    fn stands_in_its_group(&mut self, row: &wd::Row, rows: &[&wd::Row]) {
        let Some(before) = &row.before else { return };
        let other = rows.iter().find(|other| other.key.text == before.text);
        if let Some(other) = other.filter(|other| other.group.text != row.group.text) {
            let message = format!("the row `{}` stands in another group", before.text);
            let help = format!("name a row of `{}`, or mend `group`", row.group.text);
            let fault = Diagnostic::error(Code::DanglingLink, before.span, message).help(help);
            self.link_faults.push(fault.also(other.group.span, "its group"));
        }
    }

    fn unique<'k>(&mut self, what: &str, keys: impl Iterator<Item = &'k Key>) {
        let mut seen: Vec<&Key> = Vec::new();
        for key in keys.filter(|key| !key.text.is_empty()) {
            if let Some(first) = seen.iter().find(|other| other.text == key.text) {
                let message = format!("there are two {what}s `{}` in the table", key.text);
                self.link_faults.push(
                    Diagnostic::error(Code::DuplicateKey, key.span, message)
                        .also(first.span, "first here")
                        .help("a key is given once: choose another"),
                );
            }
            seen.push(key);
        }
    }

    /// The index of `key` among `known`; a fault when it is not there.
    fn index_of<'k>(
        &mut self,
        what: &str,
        key: &Key,
        known: impl Iterator<Item = &'k str>,
    ) -> Option<usize> {
        // An empty key stands in for one with a fault, which was reported.
        if key.text.is_empty() {
            return None;
        }
        let known: Vec<&str> = known.collect();
        let found = known.iter().position(|name| *name == key.text);
        if found.is_none() {
            let message = format!("there is no {what} `{}`", key.text);
            let list = format!("there are {}", sources::decode::listing(&known));
            let help = did_you_mean(&key.text, known.iter().copied(), list);
            let fault = Diagnostic::error(Code::DanglingLink, key.span, message).help(help);
            self.link_faults.push(fault);
        }
        found
    }

    fn group(&self, w: &wd::Group) -> meant::DecisionGroup {
        meant::DecisionGroup {
            key: w.key.text.clone(),
            title: w.title.text.clone(),
            rows: Vec::new(),
            sector: self.is_sector(w.span),
            span: w.span,
        }
    }

    fn question(&mut self, w: &wd::Question) -> meant::Question {
        let answers = w.answers.iter().map(|answer| meant::Answer {
            key: answer.key.text.clone(),
            text: answer.text.text.clone(),
            help: answer.help.as_ref().map(|help| self.passage(help)),
        });
        let answers = answers.collect();
        meant::Question {
            key: w.key.text.clone(),
            name: w.name.text.clone(),
            text: w.text.text.clone(),
            help: self.passages(&w.help),
            why: w.why.text.clone(),
            basis: self.points(&w.basis),
            answers,
            sector: self.is_sector(w.span),
            span: w.span,
        }
    }

    fn row(&mut self, w: &wd::Row, questions: &[&wd::Question]) -> meant::DecisionRow {
        let tests = w.when.as_deref().unwrap_or_default();
        let tests = tests.iter().filter_map(|test| self.test(test, questions)).collect();
        let statements = w.statements.iter().map(|statement| meant::Statement {
            text: self.passage(&statement.text),
            because: self.passage(&statement.because),
            basis: self.points(&statement.basis),
        });
        let statements = statements.collect();
        let next = w.next.as_deref().unwrap_or_default();
        meant::DecisionRow {
            key: w.key.text.clone(),
            tests,
            title: w.title.text.clone(),
            statements,
            next: next.iter().map(|prose| self.passage(prose)).collect(),
            ends: is_set(w.ends.as_ref()),
            confidence: w.confidence,
            sector: self.is_sector(w.span),
            span: w.span,
        }
    }

    fn test(&mut self, w: &wd::Test, questions: &[&wd::Question]) -> Option<Test> {
        let known = questions.iter().map(|question| question.key.text.as_str());
        let question = self.index_of("question", &w.question, known)?;
        let answers = w.is.iter().filter_map(|key| {
            let known = questions[question].answers.iter().map(|answer| answer.key.text.as_str());
            self.index_of("answer", key, known)
        });
        Some(Test { answers: answers.collect(), question })
    }

    fn points(&mut self, w: &[wd::Point]) -> Vec<meant::Point> {
        let points = w.iter().map(|point| meant::Point {
            reference: self.id(&point.reference, Relation::Cites),
            point: point.point.text.clone(),
            span: point.point.span,
        });
        points.collect()
    }
}
