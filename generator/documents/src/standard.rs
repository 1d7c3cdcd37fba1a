//! What does the implementation profile say, clause by clause?

use sources::Span;
use text::{Block, Footnote, Inline, Table};

use crate::{Deliverable, Figure, Labels, Placed};

/// A document in the order and with the numbers that standards bodies expect
/// (ISO/IEC Directives, Part 2, on which the CEN-CENELEC Internal Regulations, Part 3, are based).
#[derive(Clone, Debug)]
pub struct Standard {
    /// Which kind of document it is: what its cover says, what it may hold.
    pub deliverable: Deliverable,
    /// The lines of the cover sheet of a contribution: label and value; empty for other kinds.
    pub cover_sheet: Vec<(String, String)>,
    /// The introductory element of the title, when there is one.
    pub title_introductory: Option<String>,
    /// The main element of the title.
    pub title_main: String,
    /// The complementary element of the title, when there is one.
    pub title_complementary: Option<String>,
    /// BCP 47 tag, such as `en-GB`.
    pub language: String,
    /// The release.
    pub edition: String,
    /// Date of the sources, `YYYY-MM-DD`, when it is known.
    pub date: Option<String>,
    /// What the document is and is not.
    pub status: DocumentStatus,
    /// Who publishes it.
    pub publisher: String,
    /// The licence, as a sentence.
    pub licence: String,
    /// What the interface calls things: `standard.contents` and others.
    pub labels: Labels,
    /// Foreword and introduction, clauses, annexes and bibliography, in order.
    pub clauses: Vec<Clause>,
    /// The table of contents, already numbered.
    pub contents: Vec<ContentsEntry>,
    /// Footnotes of the whole document, numbered from 1.
    pub footnotes: Vec<Footnote<Placed>>,
}

impl Standard {
    /// Every figure, in order.
    #[must_use]
    pub fn figures(&self) -> Vec<&Figure> {
        let mut figures = Vec::new();
        self.clauses.iter().for_each(|clause| clause.figures(&mut figures));
        figures
    }
}

/// What the cover says of the document's standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentStatus {
    /// For example "Draft implementation profile".
    pub name: String,
    /// Sentences that say what the document is not (no standard, no presumption).
    pub notices: Vec<String>,
}

/// A clause or subclause. `L` is the state of its links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause<L = Placed> {
    /// What it is.
    pub kind: ClauseKind,
    /// The computed number: `5`, `5.2`, `A`, `A.1`; empty for unnumbered elements.
    pub number: String,
    /// 1 for a clause or an annex, 2 for `5.2` or `A.1`, and so on up to 6.
    pub level: u8,
    /// The anchor that cross-references use, unique in the document.
    pub anchor: String,
    /// The title.
    pub title: Vec<Inline<L>>,
    /// Where it is written: the page or record that it comes from.
    pub span: Span,
    /// What stands before the first subclause.
    pub body: Vec<Element<L>>,
    /// The subclauses. When there are any, `body` is empty except in clause 3.
    pub clauses: Vec<Clause<L>>,
}

impl Clause {
    fn figures<'a>(&'a self, figures: &mut Vec<&'a Figure>) {
        figures.extend(self.body.iter().filter_map(|element| match element {
            Element::Figure(figure) => Some(figure),
            _ => None,
        }));
        self.clauses.iter().for_each(|clause| clause.figures(figures));
    }
}

/// The elements of a document that differ in form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClauseKind {
    /// Unnumbered, first.
    Foreword,
    /// Unnumbered, after the foreword.
    Introduction,
    /// A numbered clause or subclause.
    Numbered,
    /// An annex with requirements, or a subclause of one.
    NormativeAnnex,
    /// An annex without requirements, or a subclause of one.
    InformativeAnnex,
    /// Unnumbered, last.
    Bibliography,
}

/// A piece of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element<L = Placed> {
    /// Ordinary text: paragraphs, lists, listings.
    Text(Block<L>),
    /// A table with its number and title.
    Table {
        /// For example `Table 3` or `Table B.1`.
        label: String,
        /// The anchor.
        anchor: String,
        /// The title.
        title: Vec<Inline<L>>,
        /// The cells.
        table: Table<L>,
        /// Where it is written, or what it was made from.
        span: Span,
    },
    /// A picture with its number and title.
    Figure(Figure<L>),
    /// A note: informative.
    Note {
        /// `NOTE` or `NOTE 2`.
        label: String,
        /// What it says.
        blocks: Vec<Block<L>>,
    },
    /// An example: informative.
    Example {
        /// `EXAMPLE` or `EXAMPLE 2`.
        label: String,
        /// What it says.
        blocks: Vec<Block<L>>,
    },
    /// A terminological entry of clause 3.
    Term(TermEntry<L>),
    /// A requirement with its permanent identifier.
    Requirement(Requirement<L>),
    /// Text that belongs to a requirement: rationale, guidance, assessment criteria.
    Labelled {
        /// What it is.
        part: ItemPart,
        /// For example `Rationale`.
        label: String,
        /// What it says.
        blocks: Vec<Block<L>>,
    },
    /// What is left of a requirement that was withdrawn: its identifier is never given again.
    Withdrawn {
        /// The permanent identifier.
        key: String,
        /// The anchor.
        anchor: String,
        /// The anchors of the requirements that took its place.
        replaced_by: Vec<String>,
        /// What became of it.
        blocks: Vec<Block<L>>,
    },
    /// An entry of clause 2 or of the bibliography.
    Reference {
        /// The key of its record.
        key: String,
        /// Where it is written.
        span: Span,
        /// `[4]` in the bibliography; empty in clause 2.
        label: String,
        /// The anchor.
        anchor: String,
        /// Designation and title.
        content: Vec<Inline<L>>,
    },
}

/// A part of a requirement item (the pattern of EN 18031).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemPart {
    /// Why: informative.
    Rationale,
    /// What each level asks.
    Levels,
    /// How: informative.
    Guidance,
    /// What a sector adds: informative.
    SectorNotes,
    /// What the assessment finds out.
    Objective,
    /// What the assessor needs.
    Information,
    /// Whether the concept is right.
    Conceptual,
    /// Whether everything that exists is in the documentation.
    Completeness,
    /// Whether what exists works.
    Sufficiency,
    /// Which outcome gives which verdict.
    Verdict,
    /// The decision tree.
    DecisionTree,
}

/// An entry of clause 3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermEntry<L = Placed> {
    /// For example `3.4`.
    pub number: String,
    /// The anchor.
    pub anchor: String,
    /// The preferred term.
    pub term: String,
    /// Admitted terms, abbreviations first.
    pub admitted: Vec<String>,
    /// Words that do not stand for it in the document.
    pub avoid: Vec<String>,
    /// The definition: a phrase.
    pub definition: Vec<Inline<L>>,
    /// Notes to entry, numbered from 1.
    pub notes: Vec<Vec<Inline<L>>>,
    /// The source, such as `Regulation (EU) 2024/2847, Art. 3(39), modified`.
    pub source: Option<String>,
    /// Where it is written.
    pub span: Span,
}

/// A requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement<L = Placed> {
    /// The permanent identifier, such as `CR-D06`.
    pub key: String,
    /// The anchor.
    pub anchor: String,
    /// The level in the reader's words.
    pub level: String,
    /// When it applies, in the reader's words.
    pub applies: String,
    /// The sentence with "shall".
    pub statement: Vec<Inline<L>>,
    /// Where it is written.
    pub span: Span,
}

/// A line of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentsEntry {
    /// 1 to 3.
    pub level: u8,
    /// The number as printed: `5.2`, `Annex A (informative)` or nothing.
    pub number: String,
    /// The title in plain words.
    pub title: String,
    /// The anchor.
    pub anchor: String,
}
