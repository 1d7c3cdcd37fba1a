//! How does a line of text become values?

use documents::Placed;
use serde_json::{Value, json};
use text::Inline;

use crate::anchors;
use crate::data::Scribe;

/// What stands around a piece of a line and must not stand in it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Around {
    /// A link: links do not nest.
    link: bool,
    /// A stroke: two at once cannot be tagged.
    struck: bool,
    /// A title, which the contents repeat: no links, and footnotes that are called there once.
    title: bool,
}

/// Longer cross-references are sentences rather than names.
const LONGEST_NAME: usize = 18;

const NOTHING: Around = Around { link: false, struck: false, title: false };

impl Scribe<'_> {
    /// The pieces of a line.
    pub fn line(&mut self, content: &[Inline<Placed>]) -> Value {
        self.pieces(content, NOTHING)
    }

    /// The pieces of a title, which the contents repeat.
    pub fn title(&mut self, content: &[Inline<Placed>]) -> Value {
        self.pieces(content, Around { title: true, ..NOTHING })
    }

    fn pieces(&mut self, content: &[Inline<Placed>], around: Around) -> Value {
        content.iter().map(|inline| self.piece(inline, around)).collect()
    }

    fn piece(&mut self, inline: &Inline<Placed>, around: Around) -> Value {
        match inline {
            Inline::Text(text) => Value::String(on_a_line(text)),
            Inline::Emphasis(inner) => {
                json!({ "kind": "emphasis", "content": self.pieces(inner, around) })
            }
            Inline::Strong(inner) => {
                json!({ "kind": "strong", "content": self.pieces(inner, around) })
            }
            Inline::Struck(inner) if around.struck => {
                json!({ "kind": "plain", "content": self.pieces(inner, around) })
            }
            Inline::Struck(inner) => {
                let inner = self.pieces(inner, Around { struck: true, ..around });
                json!({ "kind": "struck", "content": inner })
            }
            Inline::Code(text) => json!({ "kind": "code", "text": on_a_line(text) }),
            Inline::Link { content, .. } if around.link || around.title => {
                json!({ "kind": "plain", "content": self.pieces(content, around) })
            }
            Inline::Link { target, content } => {
                let words = self.pieces(content, Around { link: true, ..around });
                match target {
                    Placed::Anchor(anchor) => {
                        json!({
                            "kind": "cross",
                            anchors::TO: anchors::name(anchor),
                            "whole": is_whole(content),
                            "content": words,
                        })
                    }
                    Placed::External(url) => {
                        json!({ "kind": "link", "url": address(url), "content": words })
                    }
                    // The pages of the site are not in the document.
                    Placed::Page { .. } => json!({ "kind": "plain", "content": words }),
                }
            }
            Inline::Image { alternative, .. } => {
                Value::String(on_a_line(&format!("[{alternative}]")))
            }
            Inline::Badge { text, .. } => json!({ "kind": "badge", "text": on_a_line(text) }),
            Inline::FootnoteMark { label, number } => self.mark(label, *number, around),
            Inline::Break => json!({ "kind": "break" }),
        }
    }

    /// A footnote stands at its first mark; later marks, and marks in footnotes, only name it.
    fn mark(&mut self, label: &str, number: usize, around: Around) -> Value {
        let mut values = self.call(label, number, around);
        values["title"] = around.title.into();
        values
    }

    fn call(&mut self, label: &str, number: usize, around: Around) -> Value {
        let notes = &self.standard.footnotes;
        let note = notes.iter().find(|note| note.number == number && note.label == label);
        let is_known = self.footnotes.contains(&number);
        match note {
            Some(note) if !is_known && !around.link => {
                self.footnotes.insert(number);
                let mut values = self.led("footnote", &note.blocks, 0);
                values["number"] = number.to_string().into();
                values[anchors::ANCHOR] = anchor(number).into();
                values
            }
            Some(_) if !around.link => json!({
                "kind": "mark",
                "number": number.to_string(),
                anchors::TO: anchor(number),
            }),
            Some(_) | None => {
                json!({ "kind": "mark", "number": number.to_string(), anchors::TO: null })
            }
        }
    }
}

/// Whether the words of a cross-reference stay on one line, as `5.2 (CR-D06)` and `Table 3` do.
pub fn is_whole(content: &[Inline<Placed>]) -> bool {
    text::plain(content).chars().count() <= LONGEST_NAME
}

/// No anchor of the document has a space in it.
fn anchor(number: usize) -> String {
    format!("footnote {number}")
}

/// The words with spaces for line ends: only a break breaks a line.
pub fn on_a_line(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect()
}

/// An address as PDF takes it: ASCII, everything else as percent signs with bytes.
fn address(url: &str) -> String {
    use std::fmt::Write;

    let mut written = String::with_capacity(url.len());
    for byte in url.trim().bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'`') {
            written.push(char::from(byte));
        } else {
            write!(written, "%{byte:02X}").expect("a string takes all that is written to it");
        }
    }
    written
}
