//! Does the walk ask what it needs and no more?

use super::*;

fn rule(tests: &[(usize, &[usize])], ends: bool) -> Rule {
    let tests = tests
        .iter()
        .map(|(question, answers)| Test { question: *question, answers: answers.to_vec() });
    Rule { tests: tests.collect(), ends }
}

/// Two questions decide the first group, a third the second.
fn sample() -> Rules {
    Rules {
        answers: vec![2, 2, 3],
        groups: vec![
            vec![rule(&[(0, &[1])], true), rule(&[(1, &[0])], false), rule(&[], false)],
            vec![rule(&[(2, &[0, 2])], false), rule(&[(2, &[1])], false)],
        ],
    }
}

#[test]
fn the_first_row_asks_first() {
    let found = walk(&sample(), &[None, Some(0), Some(0)]);
    assert_eq!(found, Walk { asked: vec![0], rows: vec![], stop: Stop::Asks(0) });
}

#[test]
fn a_result_that_ends_leaves_the_rest_unasked() {
    let found = walk(&sample(), &[Some(1), None, None]);
    assert_eq!(found, Walk { asked: vec![0], rows: vec![0], stop: Stop::End });
}

#[test]
fn rows_are_tried_in_order_and_any_listed_answer_will_do() {
    let found = walk(&sample(), &[Some(0), Some(1), Some(2)]);
    assert_eq!(found, Walk { asked: vec![0, 1, 2], rows: vec![2, 0], stop: Stop::End });
}

#[test]
fn a_case_without_a_row_is_told_apart_from_an_open_question() {
    let mut rules = sample();
    rules.groups[1].pop();
    let found = walk(&rules, &[Some(0), Some(0), Some(1)]);
    assert_eq!(found.stop, Stop::NoRow(1));
    assert_eq!(found.rows, [1]);
}

#[test]
fn every_path_is_shown_once() {
    let mut ends = 0;
    let mut all = std::collections::BTreeSet::new();
    let complete = each_path(&sample(), 100, &mut |answers, walk| {
        assert!(all.insert(answers.to_vec()), "a path is shown once");
        ends += usize::from(walk.stop == Stop::End);
    });
    assert!(complete);
    // Ending at once, and two answers times three answers after going on.
    assert_eq!(ends, 1 + 2 * 3);
}

#[test]
fn more_paths_than_the_limit_are_not_taken_for_all() {
    assert!(!each_path(&sample(), 5, &mut |_, _| {}));
}
