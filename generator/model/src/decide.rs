//! Which rows of a decision table fit a set of answers, and what has to be asked next?
//!
//! The rules are bare numbers, so that the same walk is easy to write in the browser's script; a
//! test compares the two over every path. A question is asked only when a row cannot be judged
//! without it: the order of rows and tests is the order of the conversation.

/// A decision table without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How many answers each question has.
    pub answers: Vec<usize>,
    /// The rows of each group, in the order in which they are tried.
    pub groups: Vec<Vec<Rule>>,
}

/// A row without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// All of them have to hold.
    pub tests: Vec<Test>,
    /// Whether the groups that follow are left out.
    pub ends: bool,
}

/// One of these answers was given to the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Test {
    /// Index of the question.
    pub question: usize,
    /// Indices of its answers, any of which will do.
    pub answers: Vec<usize>,
}

/// How far the answers lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// The questions that matter, in the order in which they are asked; the last of them is not
    /// answered yet when [`Stop::Asks`] says so.
    pub asked: Vec<usize>,
    /// The row that fits in each group, as far as groups were decided.
    pub rows: Vec<usize>,
    /// Why the walk stopped.
    pub stop: Stop,
}

/// Why a walk stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Everything is decided.
    End,
    /// This question has to be answered first.
    Asks(usize),
    /// No row of this group fits.
    NoRow(usize),
}

/// Goes through the groups with the answers given so far, one place for each question.
///
/// Answers to questions that do not matter are not looked at.
#[must_use]
pub fn walk(rules: &Rules, answers: &[Option<usize>]) -> Walk {
    let mut walk = Walk { asked: Vec::new(), rows: Vec::new(), stop: Stop::End };
    for (number, group) in rules.groups.iter().enumerate() {
        let mut found = None;
        for (at, rule) in group.iter().enumerate() {
            match fits(rule, answers, &mut walk.asked) {
                Ok(true) => {
                    found = Some((at, rule.ends));
                    break;
                }
                Ok(false) => {}
                Err(question) => {
                    walk.stop = Stop::Asks(question);
                    return walk;
                }
            }
        }
        let Some((at, ends)) = found else {
            walk.stop = Stop::NoRow(number);
            return walk;
        };
        walk.rows.push(at);
        if ends {
            return walk;
        }
    }
    walk
}

/// Whether a rule fits; the question to ask when that is not known yet.
fn fits(rule: &Rule, answers: &[Option<usize>], asked: &mut Vec<usize>) -> Result<bool, usize> {
    for test in &rule.tests {
        if !asked.contains(&test.question) {
            asked.push(test.question);
        }
        match answers.get(test.question).copied().flatten() {
            None => return Err(test.question),
            Some(answer) if !test.answers.contains(&answer) => return Ok(false),
            Some(_) => {}
        }
    }
    Ok(true)
}

/// Shows `visit` every set of answers that the conversation can come to, unfinished ones too, with
/// its walk. `false` when there are more than `limit` of them; then some were left out.
pub fn each_path(
    rules: &Rules,
    limit: usize,
    visit: &mut impl FnMut(&[Option<usize>], &Walk),
) -> bool {
    let mut answers = vec![None; rules.answers.len()];
    let mut left = limit;
    branch(rules, &mut answers, &mut left, visit)
}

fn branch(
    rules: &Rules,
    answers: &mut [Option<usize>],
    left: &mut usize,
    visit: &mut impl FnMut(&[Option<usize>], &Walk),
) -> bool {
    if *left == 0 {
        return false;
    }
    *left -= 1;
    let walk = walk(rules, answers);
    visit(answers, &walk);
    let Stop::Asks(question) = walk.stop else { return true };
    let mut is_complete = true;
    for answer in 0..rules.answers[question] {
        answers[question] = Some(answer);
        is_complete &= branch(rules, answers, left, visit);
    }
    answers[question] = None;
    is_complete
}

#[cfg(test)]
mod tests;
