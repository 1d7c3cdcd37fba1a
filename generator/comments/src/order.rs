//! In which order are comments dealt with?

use crate::sheet::{Comment, Sheet};

/// Sorts the comments by clause and line, as they are dealt with in a meeting; comments on the
/// whole document come first.
pub fn sort(sheet: &mut Sheet) {
    sheet.comments.sort_by_cached_key(|comment| {
        (place(&comment.clause), first_line(comment).unwrap_or(0), comment.id.clone())
    });
}

/// A clause as something that sorts like the document: matter before clause 1, clauses by number,
/// annexes, what is no clause at all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The whole document.
    Whole,
    /// Title, foreword or introduction.
    Front(usize),
    /// A clause or subclause.
    Clause(Vec<u32>),
    /// An annex by its letters, or a subclause of one.
    Annex(usize, String, Vec<u32>),
    /// The bibliography.
    Bibliography,
    /// Something else.
    Unknown(String),
}

/// The place that the column for clauses names.
pub fn place(clause: &str) -> Place {
    const WHOLE: [&str; 4] = ["", "general", "whole document", "all"];
    const FRONT: [&str; 5] = ["title", "cover", "contents", "foreword", "introduction"];
    let folded = clause.to_lowercase();
    if WHOLE.contains(&folded.as_str()) {
        return Place::Whole;
    }
    if let Some(at) = FRONT.iter().position(|known| *known == folded) {
        return Place::Front(at);
    }
    if folded == "bibliography" {
        return Place::Bibliography;
    }
    if let Some(numbers) = numbers(clause) {
        return Place::Clause(numbers);
    }
    let (letters, rest) = clause.split_once('.').unwrap_or((clause, ""));
    let is_letter =
        (1..=2).contains(&letters.len()) && letters.chars().all(|c| c.is_ascii_uppercase());
    let numbers = if rest.is_empty() { Some(Vec::new()) } else { numbers(rest) };
    match numbers.filter(|_| is_letter && !clause.ends_with('.')) {
        Some(numbers) => Place::Annex(letters.len(), letters.to_owned(), numbers),
        None => Place::Unknown(clause.to_owned()),
    }
}

fn numbers(written: &str) -> Option<Vec<u32>> {
    let parts = written.split('.').map(|part| {
        let digits = part.len() <= 4 && part.chars().all(|c| c.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    });
    parts.collect()
}

/// The first line that a comment names.
pub fn first_line(comment: &Comment) -> Option<u32> {
    let digits: String = comment.line.chars().take_while(|c| c.is_ascii_digit()).collect();
    digits.parse().ok()
}
