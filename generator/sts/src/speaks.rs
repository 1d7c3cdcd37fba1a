//! Is there anything to read in a text?
//!
//! The tag set wants something in most elements, and an empty paragraph says nothing.

use documents::Placed;
use text::{Block, BlockKind, Inline};

/// Whether anything is to be read in the blocks.
pub fn blocks(blocks: &[Block<Placed>]) -> bool {
    blocks.iter().any(block)
}

/// Whether anything is to be read in the block.
pub fn block(block: &Block<Placed>) -> bool {
    match &block.kind {
        BlockKind::Heading(heading) => line(&heading.content),
        BlockKind::Paragraph(content) => line(content),
        BlockKind::Code(code) => !code.text.trim().is_empty(),
        BlockKind::Quote(inner) => blocks(inner),
        BlockKind::List(list) => {
            list.items.iter().any(|item| item.task.is_some() || blocks(&item.blocks))
        }
        BlockKind::Table(table) => {
            !table.head.is_empty() || table.rows.iter().any(|row| !row.is_empty())
        }
        BlockKind::Alert(alert) => blocks(&alert.blocks),
        BlockKind::Marked(marked) => blocks(&marked.blocks),
        BlockKind::Definitions(definitions) => !definitions.is_empty(),
        BlockKind::Diagram(_) => true,
        // A document cannot be narrowed, and its tag set has no thematic break.
        BlockKind::Filters(_) | BlockKind::Html(_) | BlockKind::Rule => false,
    }
}

/// Whether anything is to be read in the line.
pub fn line(content: &[Inline<Placed>]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text(words) | Inline::Code(words) | Inline::Badge { text: words, .. } => {
            !words.trim().is_empty()
        }
        Inline::Emphasis(inner)
        | Inline::Strong(inner)
        | Inline::Struck(inner)
        | Inline::Link { content: inner, .. } => line(inner),
        Inline::Image { .. } | Inline::FootnoteMark { .. } => true,
        Inline::Break => false,
    })
}
