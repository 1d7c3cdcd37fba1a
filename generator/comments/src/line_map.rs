//! Does the line that a comment names stand in the clause that it names?

use sources::{Code, Severity};

use crate::faults::Fault;
use crate::order::{Place, first_line, place};
use crate::sheet::{Field, Sheet};

/// Comments whose line stands in another clause. `lines` says at which line each clause of the
/// commented file begins, in order; numbers of lines differ between files of one document.
#[must_use]
pub fn implausible(sheet: &Sheet, lines: &[(u32, String)]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, comment) in sheet.comments.iter().enumerate() {
        let Some(line) = first_line(comment) else { continue };
        let named = place(&comment.clause);
        let after = lines.partition_point(|(start, _)| *start <= line);
        let Some((_, actual)) = after.checked_sub(1).and_then(|at| lines.get(at)) else { continue };
        if !are_one(&named, &place(actual)) {
            faults.push(Fault {
                comment: index,
                field: Field::Line,
                severity: Severity::Warning,
                code: Code::OutOfRange,
                message: format!("line {line} stands in {actual}, not in {}", comment.clause),
                help: "look which file the lines were counted in".to_owned(),
            });
        }
    }
    faults
}

/// Whether one place holds the other. Whoever names the whole document cannot be wrong.
fn are_one(named: &Place, actual: &Place) -> bool {
    let holds = |outer: &[u32], inner: &[u32]| outer.starts_with(inner) || inner.starts_with(outer);
    match (named, actual) {
        (Place::Whole | Place::Unknown(_), _) => true,
        (Place::Clause(named), Place::Clause(actual)) => holds(named, actual),
        (Place::Annex(_, letter, named), Place::Annex(_, other, actual)) => {
            letter == other && holds(named, actual)
        }
        _ => named == actual,
    }
}
