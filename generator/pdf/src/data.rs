//! Which values does the template receive?
//!
//! One JSON object. Running text is a list of pieces: a plain string, or an object whose `kind`
//! says what it is. Blocks and elements of clauses are such objects, too.

use std::collections::BTreeSet;

use documents::{Clause, ClauseKind, Deliverable, Standard, words};
use serde_json::{Value, json};
use typst_kit::fonts::FontStore;

use crate::{anchors, characters};

/// What is known while the values are made.
pub struct Scribe<'a> {
    /// The document.
    pub standard: &'a Standard,
    /// The numbers of the footnotes that have been given out.
    pub footnotes: BTreeSet<usize>,
}

/// The values of a standard, and the characters in it that cannot be printed.
pub fn of(standard: &Standard, line_numbers: bool, fonts: &FontStore) -> (Value, BTreeSet<char>) {
    let mut scribe = Scribe { standard, footnotes: BTreeSet::new() };
    let (front, body) = divided(standard);
    let front: Vec<Value> = front.iter().map(|clause| scribe.clause(clause)).collect();
    let body: Vec<Value> = body.iter().map(|clause| scribe.clause(clause)).collect();
    let (language, region) = language(&standard.language);
    let mut values = json!({
        "line-numbers": line_numbers,
        "language": language,
        "region": region,
        "cover": cover(standard.deliverable),
        "sheet": standard.cover_sheet,
        "title": {
            "introductory": standard.title_introductory,
            "main": standard.title_main,
            "complementary": standard.title_complementary,
            "full": words::full_title(standard),
        },
        "edition": words::edition(standard),
        "date": standard.date,
        "status": standard.status.name,
        "notices": standard.status.notices,
        "publisher": standard.publisher,
        "licence": standard.licence,
        "contents": words::contents(standard),
        "front": front,
        "body": body,
    });
    anchors::settle(&mut values);
    let missing = characters::printable(&mut values, fonts);
    (values, missing)
}

/// What the cover is: a contribution opens with its sheet. No cover looks like that of a
/// standards body, whatever the text is proposed for.
fn cover(deliverable: Deliverable) -> &'static str {
    match deliverable {
        Deliverable::Contribution => "sheet",
        Deliverable::Profile
        | Deliverable::TechnicalReport
        | Deliverable::TechnicalSpecification
        | Deliverable::WorkshopAgreement
        | Deliverable::EuropeanDraft => "title",
    }
}

/// Language and region of a tag such as `en-GB`, as far as the layout engine takes them.
fn language(tag: &str) -> (String, Option<String>) {
    let mut parts = tag.split('-');
    let is_word = |part: &&str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let language = parts.next().filter(|part| is_word(part, &[2, 3]));
    let region = parts.find(|part| is_word(part, &[2]));
    (language.unwrap_or("en").to_lowercase(), region.map(str::to_uppercase))
}

/// The clauses before the first numbered one, and the rest.
fn divided(standard: &Standard) -> (&[Clause], &[Clause]) {
    let is_front = |clause: &Clause| match clause.kind {
        ClauseKind::Foreword | ClauseKind::Introduction => true,
        ClauseKind::Numbered
        | ClauseKind::NormativeAnnex
        | ClauseKind::InformativeAnnex
        | ClauseKind::Bibliography => false,
    };
    let count = standard.clauses.iter().take_while(|clause| is_front(clause)).count();
    standard.clauses.split_at(count)
}
