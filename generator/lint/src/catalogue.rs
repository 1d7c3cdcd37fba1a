//! Which drafting rules are there, and what holds each?
//!
//! The rules follow the ISO/IEC Directives, Part 2, and the CEN-CENELEC Internal Regulations,
//! Part 3, as known through secondary sources, and what assessments of harmonised standards ask
//! for. Tests ask of each rule that a case breaks it and that a case nearly does.

use sources::Code;

/// A rule of drafting.
#[derive(Clone, Copy, Debug)]
pub struct DraftingRule {
    /// What findings and readers call it, such as `ST05`.
    pub id: &'static str,
    /// What it asks: a sentence about a correct document.
    pub asks: &'static str,
    /// What holds it.
    pub held: Held,
}

/// What holds a rule.
#[derive(Clone, Copy, Debug)]
pub enum Held {
    /// This crate, which reports a breach with one of these codes.
    Here(&'static [Code]),
    /// The crates that read pages and records, before there is a document.
    Before(&'static [Code]),
    /// Nothing can break it, and why.
    Never(&'static str),
}

impl DraftingRule {
    /// The rule with this id, in capitals or not.
    #[must_use]
    pub fn find(id: &str) -> Option<&'static Self> {
        RULES.iter().find(|rule| rule.id.eq_ignore_ascii_case(id))
    }

    /// The codes by which a breach is reported.
    #[must_use]
    pub fn codes(&self) -> &'static [Code] {
        match self.held {
            Held::Here(codes) | Held::Before(codes) => codes,
            Held::Never(_) => &[],
        }
    }
}

const fn here(id: &'static str, asks: &'static str, codes: &'static [Code]) -> DraftingRule {
    DraftingRule { id, asks, held: Held::Here(codes) }
}

const fn before(id: &'static str, asks: &'static str, codes: &'static [Code]) -> DraftingRule {
    DraftingRule { id, asks, held: Held::Before(codes) }
}

const fn never(id: &'static str, asks: &'static str, because: &'static str) -> DraftingRule {
    DraftingRule { id, asks, held: Held::Never(because) }
}

/// Every rule: structure, verbal forms, references, terms, objects, style, requirements, mappings,
/// law.
pub const RULES: &[DraftingRule] = &[
    here("ST01", "the mandatory elements are there", &[Code::MissingElement]),
    here("ST02", "the elements stand in order", &[Code::ElementOrder]),
    here("ST03", "fixed elements have their fixed titles", &[Code::ElementTitle]),
    here("ST04", "foreword, scope and clause 2 have no subclauses", &[Code::ClauseDepth]),
    here("ST05", "no text hangs before a first subclause", &[Code::HangingParagraph]),
    here("ST06", "no subclause stands alone", &[Code::LoneSubclause]),
    here("ST07", "subclauses have titles", &[Code::ElementTitle]),
    here("ST08", "at most five levels lie below a clause", &[Code::ClauseDepth]),
    here("ST09", "there is one list of abbreviations, alone in its clause", &[Code::Abbreviation]),
    here("ST10", "the first sentence of clauses 2 and 3 fits what follows", &[Code::FixedSentence]),
    here("ST11", "clause 3 names the terminology databases", &[Code::FixedSentence]),
    here("ST12", "the bibliography is not empty", &[Code::EmptyElement]),
    here("ST13", "the title does not name the type of document", &[Code::ElementTitle]),
    here("ST14", "no clause, table, list or note is empty", &[Code::EmptyElement]),
    here("VF01", "the foreword binds, advises and permits nothing", &[Code::VerbalForm]),
    here("VF02", "the introduction demands nothing", &[Code::VerbalForm]),
    here("VF03", "the scope binds, advises and permits nothing", &[Code::VerbalForm]),
    here(
        "VF04",
        "notes, examples and footnotes bind, advise and permit nothing",
        &[Code::VerbalForm],
    ),
    here("VF05", "definitions demand nothing", &[Code::VerbalForm]),
    here("VF06", "informative annexes demand nothing", &[Code::VerbalForm]),
    here("VF07", "a technical report demands nothing", &[Code::VerbalForm]),
    here("VF08", "titles bind, advise and permit nothing", &[Code::VerbalForm]),
    here("VF09", "rationale and guidance demand nothing", &[Code::VerbalForm, Code::Statement]),
    here("VF10", "\"must\" does not stand for \"shall\"", &[Code::Must]),
    here("VF11", "\"may not\" is avoided", &[Code::AmbiguousForm]),
    here("VF12", "\"can\" does not permit", &[Code::AmbiguousForm]),
    here("VF13", "a requirement demands one thing", &[Code::MixedRequirement, Code::Statement]),
    before("VF14", "a requirement demands something", &[Code::Statement]),
    here("VF15", "a demand has an identifier", &[Code::UnmarkedRequirement]),
    here("VF16", "a requirement names who acts", &[Code::UnnamedActor]),
    here("VF17", "imperatives stand in procedures only", &[Code::VerbalForm]),
    here("VF18", "a requirement does not recommend", &[Code::MixedRequirement]),
    here("VF19", "a requirement does not foretell", &[Code::AmbiguousForm]),
    before("RF01", "cross-references land", &[Code::DanglingLink]),
    here("RF02", "cited documents are listed", &[Code::UnlistedReference]),
    here("RF03", "normative references are cited", &[Code::Uncited]),
    here("RF04", "normative references are cited as such", &[Code::MisplacedReference]),
    here("RF05", "entries of the bibliography are cited", &[Code::Uncited]),
    here("RF06", "what is required stands in clause 2", &[Code::MisplacedReference]),
    here("RF07", "a place in a document is cited with its edition", &[Code::UndatedReference]),
    here("RF08", "a document is cited in one edition, the listed one", &[Code::UndatedReference]),
    here("RF09", "a draft in clause 2 says so", &[Code::UndatedReference]),
    here("RF10", "normative references from elsewhere have a reason", &[Code::MisplacedReference]),
    here("RF11", "\"see\" points to information", &[Code::CitationForm]),
    here(
        "RF12",
        "references stand once, numbered in the bibliography only",
        &[Code::MisplacedReference],
    ),
    here("RF13", "acts of law are no normative references", &[Code::MisplacedReference]),
    here("RF14", "documents are designated as their publishers do", &[Code::CitationForm]),
    here("RF15", "drafts are cited with the date of the version read", &[Code::UndatedReference]),
    here("RF16", "nothing is cited by its place on paper", &[Code::CitationForm]),
    here(
        "RF17",
        "annexes, tables and figures are cited, annexes in order",
        &[Code::Uncited, Code::ElementOrder],
    ),
    never(
        "RF18",
        "marks of citations stand before punctuation",
        "citations are printed on the line, never as superscripts",
    ),
    here("TD01", "a definition begins without an article", &[Code::DefinitionForm]),
    here("TD02", "a definition ends without a full stop", &[Code::DefinitionForm]),
    here("TD03", "a definition demands nothing", &[Code::VerbalForm]),
    here("TD04", "a term is defined once", &[Code::TermConflict]),
    here("TD05", "a defined term is used", &[Code::UnusedTerm]),
    here("TD06", "abbreviations are listed, and those listed used", &[Code::Abbreviation]),
    here("TD07", "terms in definitions are linked", &[Code::DefinitionForm]),
    here("TD08", "definitions do not run in circles", &[Code::TermConflict]),
    here("TD09", "sources of terms are listed", &[Code::UnlistedReference]),
    before("TD10", "entries have no footnotes", &[Code::Footnote]),
    here("TD11", "terms are written as within a sentence", &[Code::DefinitionForm]),
    never("TD12", "entries are ordered", "the program orders the entries by term and numbers them"),
    never(
        "TD13",
        "terms are linked as terms",
        "a link names what it leads to, so a term cannot be linked as anything else",
    ),
    here("TD14", "terms of the law keep its definition", &[Code::TermConflict]),
    here("TD15", "no synonym stands for a term that has another name", &[Code::TermConflict]),
    here("TB01", "tables and figures have titles", &[Code::TableForm]),
    here("TB02", "tables name their columns", &[Code::TableForm]),
    here("TB03", "rows have a cell for each column", &[Code::TableForm]),
    here("TB04", "no number of a note or example is typed", &[Code::ListForm]),
    before("TB05", "figures have a text alternative", &[Code::BadForm]),
    before("TB06", "files of figures exist", &[Code::DanglingLink]),
    never(
        "TB07",
        "the parts of a figure have no key or footnote of their own",
        "a figure is one picture with one title, so it has no parts",
    ),
    here("TB08", "a subclause has one ordered list", &[Code::ListForm]),
    here("TB09", "lists have four levels at most", &[Code::ListForm]),
    here("TB10", "lists are introduced, and their items end alike", &[Code::ListForm]),
    never(
        "TB11",
        "the style of a list is left to the document",
        "Markdown cannot set the style of a list",
    ),
    here("TB12", "notes and tables do not stand in notes", &[Code::ListForm]),
    here("TB13", "titles end without a full stop", &[Code::ElementTitle]),
    never("TB14", "symbols of formulae are explained", "the documents hold no formulae"),
    here("TB15", "headings of columns name units", &[Code::TableForm]),
    here("ST-W", "words that standards avoid are avoided", &[Code::Wording]),
    here("ST-N", "numbers and units are written as in standards", &[Code::NumberForm]),
    here("ST-V", "words in requirements can be verified", &[Code::VagueWord]),
    before(
        "RQ01",
        "identifiers are unique and kept",
        &[Code::DuplicateKey, Code::BadForm, Code::Status],
    ),
    before("RQ02", "a requirement has all its parts", &[Code::MissingField]),
    before("RQ03", "an assessment has all its parts", &[Code::MissingField]),
    before("RQ04", "decision trees end in verdicts", &[Code::Orphan, Code::DanglingLink]),
    before("RQ05", "information that is asked for is used", &[Code::UnusedInformation]),
    before("RQ06", "threats are answered, objectives pursued", &[Code::Orphan]),
    here("RQ07", "rationale and guidance demand nothing", &[Code::VerbalForm, Code::Statement]),
    before("RQ08", "conditions refer to declared facts", &[Code::DanglingLink]),
    here("MP01", "correspondences lead to clauses", &[Code::Correspondence]),
    here("MP02", "correspondences lead to requirements", &[Code::Correspondence]),
    here("MP03", "every point of Annex I has a row", &[Code::Correspondence]),
    before("MP04", "points of the law exist", &[Code::LegalPoint]),
    before("MP05", "\"full\" covers every duty", &[Code::UncoveredLimb]),
    here("MP06", "\"partial\" has a remark", &[Code::Correspondence]),
    before("MP07", "mappings to drafts name their version", &[Code::MissingField]),
    here("LG01", "nothing is claimed that the document is not", &[Code::Claim]),
    here("LG02", "the law is not copied", &[Code::CopiedText]),
    here("LG03", "registered drafts are not copied", &[Code::CopiedText]),
    here("LG04", "requirements are not left to whom they bind", &[Code::VagueWord]),
    before(
        "LG05",
        "dates and articles are those of the law",
        &[Code::LegalPoint, Code::Misreading],
    ),
];
