//! What does a piece of Markdown say?
//!
//! `CommonMark` with tables, footnotes, task lists, strikethrough, heading attributes and
//! GitHub's alerts. Raw HTML is refused or, on pages of a toolkit that asks for it, cleaned;
//! comments are left out.

use pulldown_cmark::{Options, Parser};
use sources::Checked;

use crate::build::Builder;
use crate::{Block, Footnote, Origin, Written};

/// Text as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The blocks in order.
    pub blocks: Vec<Block<Written>>,
    /// The footnotes, numbered in the order in which they are first mentioned.
    pub footnotes: Vec<Footnote<Written>>,
}

/// What becomes of HTML between the Markdown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RawHtml {
    /// It is a fault: only one of the formats could show it.
    #[default]
    Refused,
    /// A block of it is cleaned, and what is taken away is a warning. In a line it stays a fault.
    Cleaned,
}

/// Reads `text`, without HTML; `origin` says where each byte of it is written.
#[must_use]
pub fn parse(text: &str, origin: &Origin) -> Checked<Parsed> {
    parse_with(text, origin, RawHtml::Refused)
}

/// Reads `text`, with HTML as `raw_html` says.
pub(crate) fn parse_with(text: &str, origin: &Origin, raw_html: RawHtml) -> Checked<Parsed> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut builder = Builder::new(origin, raw_html);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        builder.take(event, range);
    }
    builder.finish()
}
