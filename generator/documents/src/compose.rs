//! How are generated words and blocks put together?

use sources::Span;
use text::{Block, BlockKind, Definition, Heading, Inline, Item, List, Table, Tone};

/// A line of words in some state of its links.
pub(crate) type Words<L> = Vec<Inline<L>>;

/// Plain words.
pub(crate) fn words<L>(text: impl Into<String>) -> Words<L> {
    vec![Inline::Text(text.into())]
}

/// Words in strong emphasis.
pub(crate) fn strong<L>(content: Words<L>) -> Inline<L> {
    Inline::Strong(content)
}

/// A badge.
pub(crate) fn badge<L>(tone: Tone, text: impl Into<String>) -> Inline<L> {
    Inline::Badge { tone, text: text.into() }
}

/// A link with its words.
pub(crate) fn link<L>(target: L, content: Words<L>) -> Inline<L> {
    Inline::Link { target, content }
}

/// Several lines of words with `separator` between them.
pub(crate) fn joined<L>(parts: Vec<Words<L>>, separator: &str) -> Words<L> {
    let mut all = Vec::new();
    for (at, part) in parts.into_iter().enumerate() {
        if at > 0 {
            all.push(Inline::Text(separator.to_owned()));
        }
        all.extend(part);
    }
    all
}

/// A paragraph.
pub(crate) fn paragraph<L>(content: Words<L>, span: Span) -> Block<L> {
    Block { kind: BlockKind::Paragraph(content), span }
}

/// A heading of a section.
pub(crate) fn heading<L>(
    level: u8,
    id: impl Into<String>,
    content: Words<L>,
    span: Span,
) -> Block<L> {
    Block { kind: BlockKind::Heading(Heading { level, id: id.into(), content }), span }
}

/// A list with bullets.
pub(crate) fn bullets<L>(items: Vec<Words<L>>, span: Span) -> Block<L> {
    let items = items.into_iter().map(|content| vec![paragraph(content, span)]);
    bullet_blocks(items.collect(), span)
}

/// A list with bullets whose items are blocks.
pub(crate) fn bullet_blocks<L>(items: Vec<Vec<Block<L>>>, span: Span) -> Block<L> {
    let items = items.into_iter().map(|blocks| Item { task: None, blocks }).collect();
    Block { kind: BlockKind::List(List { start: None, items }), span }
}

/// A table. Every row has as many cells as `head`.
pub(crate) fn table<L>(head: Vec<Words<L>>, rows: Vec<Vec<Words<L>>>, span: Span) -> Block<L> {
    Block { kind: BlockKind::Table(Table { head, rows, facets: Vec::new() }), span }
}

/// Terms with what belongs to each.
pub(crate) fn definitions<L>(pairs: Vec<(Words<L>, Vec<Block<L>>)>, span: Span) -> Block<L> {
    let pairs = pairs.into_iter().map(|(term, blocks)| Definition { term, blocks }).collect();
    Block { kind: BlockKind::Definitions(pairs), span }
}

/// A listing.
pub(crate) fn listing<L>(language: &str, text: &str, span: Span) -> Block<L> {
    let code = text::Code { language: language.to_owned(), text: format!("{text}\n") };
    Block { kind: BlockKind::Code(code), span }
}

/// The words of the paragraphs of `blocks`, in one line, for a table's cell.
pub(crate) fn in_line<L: Clone>(blocks: &[Block<L>]) -> Words<L> {
    let mut parts = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) => parts.push(content.clone()),
            BlockKind::List(list) => {
                let mut items: Vec<_> =
                    list.items.iter().map(|item| in_line(&item.blocks)).collect();
                let earlier = items.len().saturating_sub(1);
                // Without a mark an item runs into the next; a sentence has its own.
                for item in &mut items[..earlier] {
                    if text::plain(item).ends_with('.') {
                        continue;
                    }
                    item.push(Inline::Text(";".to_owned()));
                }
                parts.extend(items);
            }
            BlockKind::Quote(blocks) => parts.push(in_line(blocks)),
            BlockKind::Marked(marked) => parts.push(in_line(&marked.blocks)),
            BlockKind::Alert(alert) => parts.push(in_line(&alert.blocks)),
            BlockKind::Heading(heading) => parts.push(heading.content.clone()),
            BlockKind::Definitions(definitions) => {
                parts.extend(definitions.iter().map(|definition| definition.term.clone()));
            }
            BlockKind::Code(code) => parts.push(vec![Inline::Code(code.text.trim().to_owned())]),
            BlockKind::Diagram(diagram) => parts.extend(diagram.in_words()),
            BlockKind::Table(_) | BlockKind::Filters(_) | BlockKind::Html(_) | BlockKind::Rule => {}
        }
    }
    joined(parts, " ")
}
