//! Does a decision table answer every case, and is every part of it used?
//!
//! Both are proven by going through every conversation that the table can lead to.

use std::collections::BTreeSet;

use sources::{Code, Diagnostic};

use super::start;
use crate::decide::{Stop, each_path};
use crate::record::{DecisionRow, DecisionTable};
use crate::{Model, Record};

/// More conversations than a reader could have with a table that is of use.
const MOST_PATHS: usize = 500_000;

/// Every table is on a page, and no page has two: the tool in the browser goes through one.
pub(crate) fn check(model: &Model, faults: &mut Vec<Diagnostic>) {
    let mut shown = BTreeSet::new();
    for (_, page) in model.pages.iter() {
        let tables = page.decision_tables();
        shown.extend(tables.iter().map(|(table, _)| *table));
        if let [(_, first), (_, second), ..] = tables.as_slice() {
            faults.push(
                Diagnostic::error(
                    Code::UnknownView,
                    *second,
                    "a second decision table on the page",
                )
                .also(*first, "the first is here")
                .help("give it a page of its own, and link to it"),
            );
        }
    }
    for (id, table) in model.decision_tables.iter() {
        if !shown.contains(&DecisionTable::target(id)) {
            let message = format!("no page shows the decision table `{}`", table.key);
            faults.push(
                Diagnostic::warning(Code::Orphan, start(table.span), message)
                    .help(format!("write `[The table](view:decision/{})` on a page", table.key)),
            );
        }
    }
}

/// Every case has a result in every group, and every row and question is reached.
pub(crate) fn prove(table: &DecisionTable, faults: &mut Vec<Diagnostic>) {
    let rules = table.rules();
    let mut rows: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut questions: BTreeSet<usize> = BTreeSet::new();
    let mut open: Vec<(usize, Vec<Option<usize>>)> = Vec::new();
    let is_complete = each_path(&rules, MOST_PATHS, &mut |answers, walk| {
        rows.extend(walk.rows.iter().copied().enumerate());
        questions.extend(&walk.asked);
        if let Stop::NoRow(group) = walk.stop
            && open.iter().all(|(other, _)| *other != group)
        {
            open.push((group, answers.to_vec()));
        }
    });
    if !is_complete {
        let message = format!("the table has more than {MOST_PATHS} paths");
        faults.push(
            Diagnostic::error(Code::OutOfRange, start(table.span), message)
                .help("nobody can check so many: ask less, or make two tables of it"),
        );
        return;
    }
    for (group, answers) in &open {
        open_case(table, *group, answers, faults);
    }
    // What follows from another fault is not told: it goes away with it.
    if open.is_empty() && !contradictions(table, faults) && !hidden_rows(table, &rows, faults) {
        unasked(table, &questions, faults);
    }
}

/// Rows of a group that ask the same of the answers; whether there are any.
fn contradictions(table: &DecisionTable, faults: &mut Vec<Diagnostic>) -> bool {
    let before = faults.len();
    for group in &table.groups {
        for (at, row) in group.rows.iter().enumerate() {
            if let Some(first) = group.rows[..at].iter().find(|other| same_tests(other, row)) {
                contradicts(first, row, faults);
            }
        }
    }
    faults.len() > before
}

/// Rows whose every case an earlier row takes; whether there are any.
fn hidden_rows(
    table: &DecisionTable,
    reached: &BTreeSet<(usize, usize)>,
    faults: &mut Vec<Diagnostic>,
) -> bool {
    let before = faults.len();
    for (number, group) in table.groups.iter().enumerate() {
        for (at, row) in group.rows.iter().enumerate() {
            if !reached.contains(&(number, at)) {
                let message = format!("no answers lead to the row `{}`", row.key);
                faults.push(
                    Diagnostic::error(Code::Unreachable, start(row.span), message)
                        .help("an earlier row takes its cases: move it up, or remove it"),
                );
            }
        }
    }
    faults.len() > before
}

fn unasked(table: &DecisionTable, asked: &BTreeSet<usize>, faults: &mut Vec<Diagnostic>) {
    for (at, question) in table.questions.iter().enumerate() {
        if !asked.contains(&at) {
            let message = format!("the question `{}` is never asked", question.key);
            faults.push(
                Diagnostic::error(Code::Unreachable, start(question.span), message)
                    .help("name it under `when` of a row that can be reached, or remove it"),
            );
        }
    }
}

fn open_case(
    table: &DecisionTable,
    group: usize,
    answers: &[Option<usize>],
    faults: &mut Vec<Diagnostic>,
) {
    let given = table.questions.iter().zip(answers).filter_map(|(question, answer)| {
        let answer = question.answers.get((*answer)?)?;
        Some(format!("`{}: {}`", question.key, answer.key))
    });
    let given = given.collect::<Vec<_>>().join(", ");
    let group = &table.groups[group];
    let message = if given.is_empty() {
        format!("no row of `{}` fits", group.key)
    } else {
        format!("no row of `{}` fits the answers {given}", group.key)
    };
    faults.push(
        Diagnostic::error(Code::OpenCase, start(group.span), message)
            .help("add a row for the case, or end the part with a row without `when`"),
    );
}

/// Whether two rows ask the same of the answers, in whatever order.
fn same_tests(one: &DecisionRow, other: &DecisionRow) -> bool {
    let sorted = |row: &DecisionRow| {
        let tests = row.tests.iter().map(|test| {
            let answers: BTreeSet<usize> = test.answers.iter().copied().collect();
            (test.question, answers)
        });
        tests.collect::<BTreeSet<_>>()
    };
    sorted(one) == sorted(other)
}

fn contradicts(first: &DecisionRow, row: &DecisionRow, faults: &mut Vec<Diagnostic>) {
    let message = format!("the rows `{}` and `{}` fit the same answers", first.key, row.key);
    faults.push(
        Diagnostic::error(Code::Unreachable, start(row.span), message)
            .also(start(first.span), "this row is always taken")
            .help("only one of them can be right: remove the other, or mend its `when`"),
    );
}
