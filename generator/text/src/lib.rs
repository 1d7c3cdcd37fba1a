//! What does running text say? Markdown as a tree of blocks and inlines.
//!
//! One tree in three states, told apart by what a link is: as [`Written`], then resolved (by
//! `model`), then placed (by `documents`). A writer of a format only ever receives the last.

mod anchor;
mod build;
mod clean;
pub mod escape;
mod include;
mod markdown;
mod origin;
mod page;
mod tree;
mod walk;

pub use anchor::slug;
pub use include::join;
pub use markdown::{Parsed, RawHtml, parse};
pub use origin::Origin;
pub use page::{PageText, page, prose};
pub use tree::{
    Alert, AlertKind, Block, BlockKind, Cell, Choice, Code, Column, Definition, Diagram, Edge,
    Facet, Filter, Footnote, Heading, Html, Inline, Item, List, Marked, Node, Table, Tone, Written,
    plain,
};
pub use walk::{
    Links, map_blocks, map_footnotes, map_inlines, shift_footnotes, shift_line, visit_inlines,
    visit_line,
};
