//! Does the profile keep the drafting rules of standards bodies?
//!
//! The rules follow the ISO/IEC Directives, Part 2, and the CEN-CENELEC Internal Regulations,
//! Part 3, as known through secondary sources, and what assessments of harmonised standards ask
//! for. Their numbers are those that the help of each finding names.
//! A finding is an error when the document were wrong, and a warning when it were poor or when
//! only a reader can tell. Rules whose breach no program can tell from correct text are left to
//! the reader.
//!
//! | Rule | Asks that | Held by |
//! |---|---|---|
//! | ST01 | the mandatory elements are there | `missing-element` |
//! | ST02 | the elements stand in order | `element-order` |
//! | ST03 | fixed elements have their fixed titles | `element-title` |
//! | ST04 | foreword, scope and clause 2 have no subclauses | `clause-depth` |
//! | ST05 | no text hangs before a first subclause | `hanging-paragraph` |
//! | ST06 | no subclause stands alone | `lone-subclause` |
//! | ST07 | subclauses have titles | `element-title` |
//! | ST08 | at most five levels lie below a clause | `clause-depth` |
//! | ST09 | there is one list of abbreviations, alone in its clause | `abbreviation` |
//! | ST10 | the first sentence of clauses 2 and 3 fits what follows | `fixed-sentence` |
//! | ST11 | clause 3 names the terminology databases | `fixed-sentence` |
//! | ST12 | the bibliography is not empty | `empty-element` |
//! | ST13 | the title does not name the type of document | `element-title` |
//! | ST14 | no clause, table, list or note is empty | `empty-element` |
//! | VF01 | the foreword binds, advises and permits nothing | `verbal-form` |
//! | VF02 | the introduction demands nothing | `verbal-form` |
//! | VF03 | the scope binds, advises and permits nothing | `verbal-form` |
//! | VF04 | notes, examples and footnotes bind, advise and permit nothing | `verbal-form` |
//! | VF05 | definitions demand nothing | `verbal-form` |
//! | VF06 | informative annexes demand nothing | `verbal-form` |
//! | VF07 | a technical report demands nothing | `verbal-form` |
//! | VF08 | titles bind, advise and permit nothing | `verbal-form` |
//! | VF09 | rationale and guidance demand nothing | `verbal-form`, `statement` of `model` |
//! | VF10 | "must" does not stand for "shall" | `must` |
//! | VF11 | "may not" is avoided | `ambiguous-form` |
//! | VF12 | "can" does not permit | readers |
//! | VF13 | a requirement demands one thing | `mixed-requirement`, `statement` of `model` |
//! | VF14 | a requirement demands something | `statement` of `model` |
//! | VF15 | a demand has an identifier | `unmarked-requirement` |
//! | VF16 | a requirement names who acts | readers |
//! | VF17 | imperatives stand in procedures only | readers |
//! | VF18 | a requirement does not recommend | `mixed-requirement` |
//! | VF19 | a requirement does not foretell | `ambiguous-form` |
//! | RF01 | cross-references land | `dangling-link` of `model` and `documents` |
//! | RF02 | cited documents are listed | `unlisted-reference` |
//! | RF03 | normative references are cited | `uncited` |
//! | RF04 | normative references are cited as such | `misplaced-reference` |
//! | RF05 | entries of the bibliography are cited | `uncited` |
//! | RF06 | what is required stands in clause 2 | `misplaced-reference` |
//! | RF07 | a place in a document is cited with its edition | `undated-reference` |
//! | RF08 | a document is cited dated or undated, not both | `undated-reference` |
//! | RF09 | a draft in clause 2 says so | `undated-reference` |
//! | RF10 | normative references from elsewhere have a reason | readers |
//! | RF11 | "see" points to information | `citation-form` |
//! | RF12 | references stand once, numbered in the bibliography only | `misplaced-reference` |
//! | RF13 | acts of law are no normative references | `misplaced-reference` |
//! | RF14 | documents are designated as their publishers do | `citation-form` |
//! | RF15 | drafts are cited with the date of the version read | `undated-reference` |
//! | RF16 | nothing is cited by its place on paper | `citation-form` |
//! | RF17 | annexes and tables are cited, annexes in order | `uncited`, `element-order` |
//! | RF18 | marks of citations stand before punctuation | the writers: there are none |
//! | TD01 | a definition begins without an article | `definition-form` |
//! | TD02 | a definition ends without a full stop | `definition-form` |
//! | TD03 | a definition demands nothing | `verbal-form` |
//! | TD04 | a term is defined once | `term-conflict` |
//! | TD05 | a defined term is used | `unused-term` |
//! | TD06 | abbreviations are listed, and those listed used | `abbreviation` |
//! | TD07 | terms in definitions are linked | readers |
//! | TD08 | definitions do not run in circles | `term-conflict` |
//! | TD09 | sources of terms are listed | `unlisted-reference` |
//! | TD10 | entries have no footnotes | `footnote` of `model` |
//! | TD11 | terms are written as within a sentence | `definition-form` |
//! | TD12 | entries are ordered | `documents`, which orders them |
//! | TD13 | terms are linked as terms | `model`, which knows what a link leads to |
//! | TD14 | terms of the law keep its definition | `term-conflict` |
//! | TD15 | no synonym stands for a term | open: needs a list of words to avoid |
//! | TB01 | tables have titles | `table-form` |
//! | TB02 | tables name their columns | `table-form` |
//! | TB03 | rows have a cell for each column | `text`, which fills them |
//! | TB04 | notes are numbered | `documents`, which numbers them |
//! | TB05 | figures have a text alternative | `documents`, which prints it |
//! | TB06 | files of figures exist | `dangling-link` of `model` |
//! | TB07 | subfigures have no keys | no figures |
//! | TB08 | a subclause has one ordered list | `list-form` |
//! | TB09 | lists have four levels at most | `list-form` |
//! | TB10 | lists are introduced, and their items end alike | `list-form` |
//! | TB11 | the style of a list is left to the document | `text`, which has no styles |
//! | TB12 | notes and tables do not stand in notes | `list-form` |
//! | TB13 | titles end without a full stop | `element-title` |
//! | TB14 | symbols of formulae are explained | no formulae |
//! | TB15 | headings of columns name units | readers |
//! | ST-W | words that standards avoid are avoided | `wording` |
//! | ST-N | numbers and units are written as in standards | `number-form` |
//! | ST-V | words in requirements can be verified | `vague-word` |
//! | RQ01 | identifiers are unique and kept | `duplicate-key`, `bad-form`, `status` of `model` |
//! | RQ02 | a requirement has all its parts | `missing-field` of `model` |
//! | RQ03 | an assessment has all its parts | `missing-field` of `model` |
//! | RQ04 | decision trees end in verdicts | `orphan`, `dangling-link` of `model` |
//! | RQ05 | information that is asked for is used | `unused-information` of `model` |
//! | RQ06 | threats are answered, objectives pursued | `orphan` of `model` |
//! | RQ07 | rationale and guidance demand nothing | as VF09 |
//! | RQ08 | conditions refer to declared facts | `dangling-link` of `model` |
//! | MP01 | correspondences lead to clauses | `dangling-link` of `model` |
//! | MP02 | correspondences lead to requirements | `documents`, which makes them from controls |
//! | MP03 | every point of Annex I has a row | `documents`, which makes a row for each record |
//! | MP04 | points of the law exist | `legal-point` of `model` |
//! | MP05 | "full" covers every duty | `uncovered-limb` of `model` |
//! | MP06 | "partial" has a remark | `documents`, which writes it |
//! | MP07 | mappings to drafts name their version | `missing-field` of `model` |
//! | LG01 | nothing is claimed that the document is not | `claim` |
//! | LG02 | the law is not copied | open: needs the text of the act |
//! | LG03 | drafts are not copied | open: needs texts that cannot be kept here |
//! | LG04 | requirements are not left to whom they bind | `vague-word` |
//! | LG05 | dates and articles are those of the law | `legal-point`, `misreading` of `model` |

mod abbreviations;
mod citations;
mod claims;
mod listed;
mod objects;
mod passage;
mod phrase;
mod references;
mod report;
mod requirements;
mod structure;
mod suppression;
mod terms;
#[cfg(test)]
mod tests;
mod titles;
mod verbs;
mod wording;

pub use suppression::Suppression;

use documents::Standard;
use sources::{Diagnostic, Sources};

/// Every finding in `standard` that no suppression accepts, in the order of the sources.
#[must_use]
pub fn check(
    standard: &Standard,
    sources: &Sources,
    suppressions: &[Suppression],
) -> Vec<Diagnostic> {
    let passages = passage::passages(standard);
    let mut report = report::Report { standard, sources, passages: &passages, found: Vec::new() };
    structure::check(&mut report);
    titles::check(&mut report);
    verbs::check(&mut report);
    requirements::check(&mut report);
    references::check(&mut report);
    citations::check(&mut report);
    terms::check(&mut report);
    abbreviations::check(&mut report);
    objects::check(&mut report);
    wording::check(&mut report);
    claims::check(&mut report);
    let mut found = suppression::apply(sources, suppressions, report.found);
    found.sort_by_key(|finding| (finding.span.is_none(), finding.span));
    found
}
