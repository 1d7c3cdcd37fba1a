//! What is a text made of?

use sources::Span;

/// A link as the author wrote it: a destination that nobody has looked up yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The destination, for example `control:CR-D06`, `../law/reporting.md#who` or a URL.
    pub destination: String,
    /// The place of the whole link.
    pub span: Span,
}

/// One block of text and its place in the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<L> {
    /// What the block is.
    pub kind: BlockKind<L>,
    /// Where it was written; for a generated block, the record or link that it came from.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind<L> {
    /// A section heading.
    Heading(Heading<L>),
    /// A paragraph.
    Paragraph(Vec<Inline<L>>),
    /// A listing.
    Code(Code),
    /// A quotation.
    Quote(Vec<Block<L>>),
    /// A list, ordered or not.
    List(List<L>),
    /// A table.
    Table(Table<L>),
    /// A boxed remark: GitHub's `> [!NOTE]`.
    Alert(Alert<L>),
    /// Terms with what belongs to each.
    Definitions(Vec<Definition<L>>),
    /// The questions by which readers narrow the tables of a page.
    Filters(Vec<Filter<L>>),
    /// A picture of how things hang together.
    Diagram(Diagram<L>),
    /// Blocks that belong together.
    Marked(Marked<L>),
    /// HTML of the author, cleaned. Only on pages of the site; no document has it.
    Html(Html),
    /// A thematic break.
    Rule,
}

/// HTML of the author in which nothing acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Html {
    /// What was left when it was cleaned.
    pub html: String,
    /// Its words.
    pub words: String,
}

/// A heading: its level from 1 to 6 and its anchor, unique on its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading<L> {
    /// 1 is the title of a page.
    pub level: u8,
    /// The anchor, without `#`.
    pub id: String,
    /// The words.
    pub content: Vec<Inline<L>>,
}

/// A listing and the language that it is written in (empty when not said).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The first word of the fence's info string.
    pub language: String,
    /// The text with its line ends.
    pub text: String,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List<L> {
    /// The number of the first item; `None` is a list with bullets.
    pub start: Option<u64>,
    /// The items in order.
    pub items: Vec<Item<L>>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<L> {
    /// For a task list: whether the task is done.
    pub task: Option<bool>,
    /// What the item says; a tight item is a single paragraph.
    pub blocks: Vec<Block<L>>,
}

/// A table: every row has as many cells as `head`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<L> {
    /// The header cells.
    pub head: Vec<Cell<L>>,
    /// The body, row by row.
    pub rows: Vec<Vec<Cell<L>>>,
    /// What [`Filter`]s know of each row, in the order of `rows`; empty for a table that is not
    /// narrowed.
    pub facets: Vec<Vec<Facet>>,
}

/// A property of a row: the answer `value` to the question of the [`Filter`] called `filter`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The name of the filter.
    pub filter: &'static str,
    /// One of the values of its choices; letters, digits and hyphens.
    pub value: String,
}

/// A question by which readers narrow the tables of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter<L> {
    /// What its facets and addresses call it; letters and hyphens.
    pub name: &'static str,
    /// The question in the reader's words.
    pub label: String,
    /// The possible answers.
    pub choices: Vec<Choice<L>>,
}

/// A possible answer to the question of a [`Filter`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<L> {
    /// What its facets and addresses call it; letters, digits and hyphens.
    pub value: String,
    /// The answer in words, with a link to the list of what it leaves over.
    pub content: Vec<Inline<L>>,
}

/// A cell holds inlines only, as in Markdown.
pub type Cell<L> = Vec<Inline<L>>;

/// A picture of how things hang together: nodes in columns, and lines from each column to the
/// next. [`Diagram::in_words`] says the same without a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagram<L> {
    /// Its name.
    pub title: String,
    /// One sentence on what it shows.
    pub description: String,
    /// From left to right.
    pub columns: Vec<Column<L>>,
    /// The lines between the nodes.
    pub edges: Vec<Edge>,
}

/// A column of a [`Diagram`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column<L> {
    /// What its nodes are.
    pub title: String,
    /// What they do to the nodes of the next column, such as "is served by".
    pub relation: String,
    /// From top to bottom.
    pub nodes: Vec<Node<L>>,
}

/// A node of a [`Diagram`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<L> {
    /// Its words, perhaps with a link around them and badges behind them.
    pub content: Vec<Inline<L>>,
    /// What kind of thing it is; a badge says it in words.
    pub tone: Tone,
}

/// A line of a [`Diagram`], from a node of one column to a node of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The column in which it starts.
    pub column: usize,
    /// The row in which it starts.
    pub from: usize,
    /// The row of the next column in which it ends.
    pub to: usize,
}

impl<L: Clone> Diagram<L> {
    /// The same relations as lines of text, one for each node from which an edge starts.
    #[must_use]
    pub fn in_words(&self) -> Vec<Vec<Inline<L>>> {
        let mut lines = Vec::new();
        for (at, column) in self.columns.iter().enumerate() {
            let Some(next) = self.columns.get(at + 1) else { break };
            for (row, node) in column.nodes.iter().enumerate() {
                let edges = self.edges.iter().filter(|edge| edge.column == at && edge.from == row);
                let ends: Vec<_> = edges.filter_map(|edge| next.nodes.get(edge.to)).collect();
                if ends.is_empty() {
                    continue;
                }
                let mut line = node.content.clone();
                for (number, end) in ends.into_iter().enumerate() {
                    line.push(Inline::Text(match number {
                        0 => format!(" {} ", column.relation),
                        _ => "; ".to_owned(),
                    }));
                    line.extend(end.content.iter().cloned());
                }
                lines.push(line);
            }
        }
        lines
    }
}

/// Blocks that belong together, with marks by which styles and scripts find them. Where there are
/// neither, they read as the blocks alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked<L> {
    /// What the blocks are; letters and hyphens.
    pub name: &'static str,
    /// What is known of them: name, of letters and hyphens, and value.
    pub marks: Vec<(&'static str, String)>,
    /// The blocks.
    pub blocks: Vec<Block<L>>,
}

/// A boxed remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert<L> {
    /// How urgent it is.
    pub kind: AlertKind,
    /// What it says.
    pub blocks: Vec<Block<L>>,
}

/// GitHub's five kinds of alert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertKind {
    /// Something to know.
    Note,
    /// Something that helps.
    Tip,
    /// Something needed to succeed.
    Important,
    /// Something that needs attention at once.
    Warning,
    /// Something with bad consequences.
    Caution,
}

/// A term and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition<L> {
    /// The term.
    pub term: Vec<Inline<L>>,
    /// What is said of it.
    pub blocks: Vec<Block<L>>,
}

/// A footnote's text; [`Inline::FootnoteMark`] points at it by `label`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote<L> {
    /// The author's label.
    pub label: String,
    /// One-based number, in order of first mention.
    pub number: usize,
    /// What it says.
    pub blocks: Vec<Block<L>>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline<L> {
    /// Words.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline<L>>),
    /// Strong emphasis.
    Strong(Vec<Inline<L>>),
    /// Struck out.
    Struck(Vec<Inline<L>>),
    /// Code in a line.
    Code(String),
    /// A link.
    Link {
        /// Where it leads.
        target: L,
        /// Its words; never empty once resolved.
        content: Vec<Inline<L>>,
    },
    /// A picture.
    Image {
        /// Where the picture is.
        target: L,
        /// The text alternative.
        alternative: String,
    },
    /// A small label that is set apart from the words, such as a level.
    Badge {
        /// What the label says of the thing.
        tone: Tone,
        /// Its words.
        text: String,
    },
    /// A footnote's mark.
    FootnoteMark {
        /// The footnote's label.
        label: String,
        /// Its number.
        number: usize,
    },
    /// A line break that the author asked for.
    Break,
}

/// What a badge says; formats choose the colour, never the meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// A neutral mark: a kind, a status.
    Plain,
    /// Level Basic.
    Basic,
    /// Level Standard.
    Standard,
    /// Level High.
    High,
    /// Added by a sector.
    Sector,
    /// A fact that was not read in its source.
    Unverified,
    /// A test that passed.
    Pass,
    /// A question that does not arise.
    NotApplicable,
    /// A test that failed.
    Fail,
}

/// The words of `content` without any mark-up. Badges are left out: they stand beside the words.
#[must_use]
pub fn plain<L>(content: &[Inline<L>]) -> String {
    let mut words = String::new();
    collect_plain(content, &mut words);
    words
}

fn collect_plain<L>(content: &[Inline<L>], words: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => words.push_str(text),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { content: inner, .. } => collect_plain(inner, words),
            Inline::Image { alternative, .. } => words.push_str(alternative),
            Inline::Badge { .. } | Inline::FootnoteMark { .. } => {}
            Inline::Break => words.push(' '),
        }
    }
}
