//! What is wrong with a document although its schema accepts it?

mod labels;
mod links;
mod metadata;
mod structure;
mod tree;

use tree::{Spot, Tree};

/// Something that is wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// What kind of fault it is: a word that never comes to mean something else.
    pub code: &'static str,
    /// The `id` of the element, or its path from the nearest element around it that has one.
    pub place: String,
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
}

/// Looks at a document of NISO STS 1.2 where the schema is silent.
///
/// The findings are in the order of the checks, and within a check in that of the document.
/// The codes are:
///
/// | Code | What is wrong |
/// |---|---|
/// | `not-well-formed` | the text is no XML; nothing else was looked at |
/// | `wrong-version` | the document does not say that it is of version 1.2 |
/// | `legacy-metadata` | metadata of ISOSTS instead of `std-meta` |
/// | `empty-front` | there is no `std-meta` |
/// | `missing-std-ident`, `missing-std-ref`, `missing-main-title` | metadata without it |
/// | `missing-release-date` | metadata without it |
/// | `missing-content-language`, `wrong-content-language` | not one code of ISO 639-1 |
/// | `foreign-originator` | the document claims to be published by a standards body |
/// | `unknown-section-type`, `unknown-list-type` | a word that no reader of the file knows |
/// | `wrong-annex-kind`, `missing-annex-type` | an annex without its status |
/// | `hanging-paragraph` | a section with text of its own and subsections |
/// | `empty-paragraph`, `list-in-paragraph` | a paragraph that says nothing, or a list too much |
/// | `short-row` | a row of a table with too few cells |
/// | `missing-part-of-speech` | a term without it |
/// | `misplaced-term` | a terminological entry outside `term-sec`, or without `id` |
/// | `bold-title` | a title that says how it looks |
/// | `wrong-label` | the label is not the number that is in the `id` |
/// | `wrong-list-label` | the label of an item is not of the kind of its list |
/// | `spaced-label` | white space at an end of a label |
/// | `repeated-footnote-label` | two footnotes with one label |
/// | `duplicate-id`, `dangling-reference` | an `id` twice, or not at all |
/// | `empty-reference` | a link without words |
/// | `uncalled-footnote` | no mark leads to the footnote |
#[must_use]
pub fn check(xml: &str) -> Vec<Finding> {
    let tree = match Tree::parse(xml) {
        Ok(tree) => tree,
        Err(finding) => return vec![finding],
    };
    let mut findings = Vec::new();
    metadata::check(&tree, &mut findings);
    structure::check(&tree, &mut findings);
    labels::check(&tree, &mut findings);
    links::check(&tree, &mut findings);
    findings
}

fn find(findings: &mut Vec<Finding>, code: &'static str, spot: Spot<'_>, message: String) {
    findings.push(Finding { code, place: spot.place().to_owned(), message });
}
