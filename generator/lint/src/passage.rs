//! Which texts does the document hold, and in what place does each stand?

use std::ops::Range;

use documents::{Clause, ClauseKind, Element, ItemPart, Placed, Standard, TermEntry};
use sources::Span;
use text::{Block, BlockKind, Inline, Table, plain};

use crate::phrase;

/// Where a text stands: what it may hold follows from that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// The title of a clause, a table or the document.
    Title,
    /// The foreword.
    Foreword,
    /// The introduction.
    Introduction,
    /// Clause 1.
    Scope,
    /// A numbered clause or a normative annex.
    Body,
    /// An informative annex.
    Informative,
    /// A note, an example or a footnote.
    Note,
    /// A definition.
    Definition,
    /// A note to entry, which may hold provisions on the use of its term.
    NoteToEntry,
    /// The sentence of a requirement.
    Requirement,
    /// What belongs to a requirement.
    Part(ItemPart),
    /// An entry of clause 2 or of the bibliography.
    Reference,
    /// A sentence that the program writes, word for word as drafters are told to.
    Fixed,
}

impl Place {
    /// Whether what stands here binds nobody.
    pub(crate) fn is_informative(self) -> bool {
        match self {
            Self::Foreword | Self::Introduction | Self::Informative | Self::Note => true,
            Self::Part(part) => {
                matches!(part, ItemPart::Rationale | ItemPart::Guidance | ItemPart::SectorNotes)
            }
            Self::Title
            | Self::Scope
            | Self::Body
            | Self::Definition
            | Self::NoteToEntry
            | Self::Requirement
            | Self::Reference
            | Self::Fixed => false,
        }
    }
}

/// A paragraph, a cell, a title: a text that is read in one go.
#[derive(Debug)]
pub(crate) struct Passage<'a> {
    /// Where it stands.
    pub(crate) place: Place,
    /// The clause or annex that it stands in; none for footnotes.
    pub(crate) clause: Option<&'a Clause>,
    /// The words as they are read.
    pub(crate) text: String,
    /// The same bytes, with code and quoted words blanked: those are not the author's.
    pub(crate) own: String,
    /// [`Self::own`] in lower case.
    pub(crate) folded: String,
    /// The cross-references in it.
    pub(crate) links: Vec<(Range<usize>, &'a str)>,
    /// The identifier of the requirement that it is.
    pub(crate) key: Option<String>,
    /// Whether it stands in a numbered list: the steps of a procedure.
    pub(crate) is_step: bool,
    /// Where it was written.
    pub(crate) span: Span,
}

impl Passage<'_> {
    /// Whether it demands something under an identifier.
    pub(crate) fn is_requirement(&self) -> bool {
        self.place == Place::Requirement || self.key.is_some() && phrase::has(&self.folded, "shall")
    }
}

/// Every text of the document in reading order.
pub(crate) fn passages(standard: &Standard) -> Vec<Passage<'_>> {
    let mut reader = Reader { standard, clause: None, is_step: false, passages: Vec::new() };
    for clause in &standard.clauses {
        reader.clause(clause, place_of(clause));
    }
    reader.clause = None;
    for footnote in &standard.footnotes {
        reader.blocks(&footnote.blocks, Place::Note);
    }
    reader.passages
}

/// What ordinary text of a clause of the first level is.
fn place_of(clause: &Clause) -> Place {
    match clause.kind {
        ClauseKind::Foreword => Place::Foreword,
        ClauseKind::Introduction => Place::Introduction,
        ClauseKind::Numbered if clause.number == "1" => Place::Scope,
        ClauseKind::Numbered | ClauseKind::NormativeAnnex => Place::Body,
        ClauseKind::InformativeAnnex | ClauseKind::Bibliography => Place::Informative,
    }
}

struct Reader<'a> {
    standard: &'a Standard,
    clause: Option<&'a Clause>,
    is_step: bool,
    passages: Vec<Passage<'a>>,
}

impl<'a> Reader<'a> {
    fn clause(&mut self, clause: &'a Clause, place: Place) {
        self.clause = Some(clause);
        self.line(&clause.title, Place::Title, clause.span);
        for element in &clause.body {
            self.element(element, place);
        }
        for subclause in &clause.clauses {
            self.clause(subclause, place);
        }
    }

    fn element(&mut self, element: &'a Element, place: Place) {
        match element {
            Element::Text(block) => self.block(block, place),
            Element::Table { title, table, span, .. } => {
                self.line(title, Place::Title, *span);
                self.table(table, place, *span);
            }
            Element::Figure(figure) => self.line(&figure.title, Place::Title, figure.span),
            Element::Note { blocks, .. } | Element::Example { blocks, .. } => {
                self.blocks(blocks, Place::Note);
            }
            Element::Term(entry) => self.term(entry),
            Element::Requirement(requirement) => {
                self.line(&requirement.statement, Place::Requirement, requirement.span);
                if let Some(last) = self.passages.last_mut() {
                    last.key = Some(requirement.key.clone());
                }
            }
            Element::Labelled { part, blocks, .. } => self.blocks(blocks, Place::Part(*part)),
            Element::Withdrawn { blocks, .. } => self.blocks(blocks, place),
            Element::Reference { content, span, .. } => {
                self.line(content, Place::Reference, *span);
            }
        }
    }

    fn term(&mut self, entry: &'a TermEntry) {
        self.line(&entry.definition, Place::Definition, entry.span);
        for note in &entry.notes {
            self.line(note, Place::NoteToEntry, entry.span);
        }
    }

    fn blocks(&mut self, blocks: &'a [Block<Placed>], place: Place) {
        for block in blocks {
            self.block(block, place);
        }
    }

    /// Quotations and listings are left out: their words are somebody else's.
    fn block(&mut self, block: &'a Block<Placed>, place: Place) {
        match &block.kind {
            BlockKind::Heading(heading) => self.line(&heading.content, Place::Title, block.span),
            BlockKind::Paragraph(content) => self.line(content, place, block.span),
            BlockKind::List(list) => {
                let outside = self.is_step;
                self.is_step |= list.start.is_some();
                list.items.iter().for_each(|item| self.blocks(&item.blocks, place));
                self.is_step = outside;
            }
            BlockKind::Table(table) => self.table(table, place, block.span),
            BlockKind::Alert(alert) => self.blocks(&alert.blocks, Place::Note),
            BlockKind::Marked(marked) => self.blocks(&marked.blocks, place),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.line(&definition.term, place, block.span);
                    self.blocks(&definition.blocks, place);
                }
            }
            BlockKind::Code(_)
            | BlockKind::Quote(_)
            | BlockKind::Filters(_)
            | BlockKind::Html(_)
            | BlockKind::Diagram(_)
            | BlockKind::Rule => {}
        }
    }

    fn table(&mut self, table: &'a Table<Placed>, place: Place, span: Span) {
        for cell in std::iter::once(&table.head).chain(&table.rows).flatten() {
            self.line(cell, place, span);
        }
    }

    fn line(&mut self, content: &'a [Inline<Placed>], place: Place, span: Span) {
        let mut words = Words::default();
        words.add(content);
        let fixed = self.standard.labels.iter().any(|(key, label)| {
            key.starts_with("standard.") && label == words.text && place != Place::Title
        });
        let place = if fixed { Place::Fixed } else { place };
        let mut own = blank_quotations(&words.own);
        if place == Place::Foreword {
            own = blank_boilerplate(own);
        }
        self.passages.push(Passage {
            place,
            clause: self.clause,
            folded: own.to_ascii_lowercase(),
            own,
            text: words.text,
            links: words.links,
            key: key(content),
            is_step: self.is_step,
            span,
        });
    }
}

/// The words of a line while they are put together.
#[derive(Default)]
struct Words<'a> {
    text: String,
    own: String,
    links: Vec<(Range<usize>, &'a str)>,
}

impl<'a> Words<'a> {
    fn add(&mut self, content: &'a [Inline<Placed>]) {
        for inline in content {
            match inline {
                Inline::Text(text) | Inline::Image { alternative: text, .. } => {
                    self.text.push_str(text);
                    self.own.push_str(text);
                }
                Inline::Code(code) => {
                    self.text.push_str(code);
                    self.own.push_str(&"_".repeat(code.len()));
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => {
                    self.add(inner);
                }
                Inline::Link { target, content } => {
                    let start = self.text.len();
                    self.add(content);
                    if let Placed::Anchor(anchor) = target {
                        self.links.push((start..self.text.len(), anchor));
                    }
                }
                Inline::FootnoteMark { .. } | Inline::Badge { .. } => {}
                Inline::Break => {
                    self.text.push(' ');
                    self.own.push(' ');
                }
            }
        }
    }
}

/// A text that begins with an identifier in strong letters is a requirement that was written on
/// a page: `**LV-01** The level shall …`.
pub(crate) fn key(content: &[Inline<Placed>]) -> Option<String> {
    let [Inline::Strong(inner), ..] = content else { return None };
    let key = plain(inner);
    let (family, number) = key.split_once('-')?;
    let is_family = family.len() > 1 && family.chars().all(|letter| letter.is_ascii_uppercase());
    let is_number = number.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && number.ends_with(|digit: char| digit.is_ascii_digit());
    (is_family && is_number).then_some(key)
}

/// The same bytes with the words between quotation marks blanked.
fn blank_quotations(text: &str) -> String {
    let mut blanked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((open, mark)) = rest.char_indices().find(|(_, mark)| ['"', '“'].contains(mark))
    {
        let from = open + mark.len_utf8();
        let close = if mark == '"' { '"' } else { '”' };
        let Some(length) = rest[from..].find(close) else { break };
        blanked.push_str(&rest[..from]);
        blanked.push_str(&"_".repeat(length));
        rest = &rest[from + length..];
        let end = close.len_utf8();
        blanked.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    blanked.push_str(rest);
    blanked
}

/// What forewords of European Standards say word for word, although a foreword holds no
/// requirement.
const BOILERPLATE: [&str; 5] = [
    "shall be given the status of a national standard",
    "conflicting national standards shall be withdrawn",
    "some of the elements of this document may be the subject of patent rights",
    "shall not be held responsible for identifying",
    "are bound to implement this european standard",
];

fn blank_boilerplate(own: String) -> String {
    let folded = own.to_ascii_lowercase();
    let mut blanked = own;
    for words in BOILERPLATE {
        for range in phrase::places(&folded, words) {
            let sentence = phrase::sentence(&folded, range.start);
            let blank = "_".repeat(sentence.len());
            blanked.replace_range(sentence, &blank);
        }
    }
    blanked
}
