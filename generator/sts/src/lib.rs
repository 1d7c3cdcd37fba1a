//! How does the standard become NISO STS XML?
//!
//! [`write()`] turns a [`documents::Standard`] into a document of the interchange tag set of
//! NISO STS 1.2 (ANSI/NISO Z39.102), without a DOCTYPE, so that nobody fetches one. [`check()`]
//! looks at such a document where the schema is silent. The same input always gives the same
//! bytes.
//!
//! What a piece of the standard becomes:
//!
//! | Piece | Mark-up |
//! |---|---|
//! | foreword, introduction | `sec` in `front`, `sec-type` `foreword` or `intro` |
//! | clauses 1, 2 and 3 | `sec`, `sec-type` `scope`, `norm-refs` or `terms` |
//! | other clauses, all subclauses | `sec` |
//! | annexes | `app`, `content-type` `norm-annex` or `inform-annex` |
//! | bibliography | `ref-list` in `back`, `content-type` `bibl` |
//! | requirement with its parts | `statement`, `content-type` `requirement`, its key in `id` |
//! | withdrawn requirement | `statement`, `content-type` `withdrawn-requirement` |
//! | what informs beside a requirement | `non-normative-note` in the requirement |
//! | levels, parts of the assessment | `normative-note` in the requirement |
//! | figure | `fig` with a `graphic` that names the file beside the document |
//! | term | `term-sec` with a `tbx:termEntry` |
//! | note, example | `non-normative-note`, `non-normative-example` |
//! | remark in running text | `non-normative-note`, its kind in `content-type` |
//! | heading in running text | `p`, `content-type` `heading` |
//!
//! The `content-type` of the notes in a requirement says which part they are: `rationale`,
//! `guidance`, `sector-notes`; `levels`, `assessment-objective`, `assessment-information`,
//! `assessment-conceptual`, `assessment-completeness`, `assessment-sufficiency`,
//! `assessment-verdict`, `assessment-decision-tree`.

mod block;
mod check;
mod clause;
mod element;
mod line;
mod list;
mod metadata;
mod place;
mod reference;
mod speaks;
mod story;
mod table;
mod term;
#[cfg(test)]
mod tests;
mod xml;

use documents::{Clause, ClauseKind, Standard};

use place::Places;
use story::Story;

pub use check::{Finding, check};

/// The standard as a document of NISO STS 1.2, in UTF-8.
#[must_use]
pub fn write(standard: &Standard) -> Vec<u8> {
    let places = Places::of(standard);
    let mut story = Story::new(standard, &places);
    let namespaces = [
        ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
        ("xmlns:mml", "http://www.w3.org/1998/Math/MathML"),
        ("xmlns:tbx", "urn:iso:std:iso:30042:ed-1"),
        ("dtd-version", "1.2"),
        ("xml:lang", standard.language.as_str()),
    ];
    story.xml.open("standard", &namespaces);
    story.tag_set();

    story.xml.open("front", &[]);
    story.metadata();
    of_kind(standard, &[ClauseKind::Foreword, ClauseKind::Introduction])
        .for_each(|clause| story.section(clause));
    story.xml.close();

    story.xml.open("body", &[]);
    of_kind(standard, &[ClauseKind::Numbered]).for_each(|clause| story.section(clause));
    story.xml.close();

    story.back();
    story.xml.finish()
}

/// The outermost clauses that are one of `kinds`, in order.
fn of_kind<'a>(
    standard: &'a Standard,
    kinds: &'a [ClauseKind],
) -> impl Iterator<Item = &'a Clause> {
    standard.clauses.iter().filter(|clause| kinds.contains(&clause.kind))
}
