//! How does a piece of a line become Markdown?

use std::fmt::Write;

use documents::Placed;
use text::Inline;
use text::escape::{self, is_address};

use super::Text;
use super::escape::{address, code, fragment, push};

/// What a line is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A paragraph: it can have several lines.
    Paragraph,
    /// The cell of a table: a break is an element, and a bar would end it.
    Cell,
    /// A heading: it is one line.
    Heading,
}

/// A line while it is written.
struct Line<'a> {
    text: &'a Text<'a>,
    place: Place,
    in_link: bool,
}

impl Text<'_> {
    /// A paragraph's text.
    pub fn line(&self, content: &[Inline<Placed>]) -> String {
        Line { text: self, place: Place::Paragraph, in_link: false }.whole(content)
    }

    /// A cell's text.
    pub fn cell(&self, content: &[Inline<Placed>]) -> String {
        Line { text: self, place: Place::Cell, in_link: false }.whole(content)
    }

    /// A heading's text.
    pub fn heading_line(&self, content: &[Inline<Placed>]) -> String {
        Line { text: self, place: Place::Heading, in_link: false }.whole(content)
    }
}

impl Line<'_> {
    fn whole(&mut self, content: &[Inline<Placed>]) -> String {
        let mut line = String::new();
        self.inlines(content, &mut line);
        // A break at the end would be a backslash.
        while line.ends_with("\\\n") {
            line.truncate(line.len() - 2);
        }
        line.trim_matches(' ').to_owned()
    }

    fn inlines(&mut self, content: &[Inline<Placed>], line: &mut String) {
        for inline in content {
            self.inline(inline, line);
        }
    }

    fn inline(&mut self, inline: &Inline<Placed>, line: &mut String) {
        match inline {
            Inline::Text(words) => push(words, line),
            Inline::Emphasis(inner) => self.wrapped(("*", "em"), inner, line),
            Inline::Strong(inner) => self.wrapped(("**", "strong"), inner, line),
            Inline::Struck(inner) => self.wrapped(("~~", "del"), inner, line),
            Inline::Code(text) => {
                // Fences that touch would become one.
                if line.ends_with('`') {
                    line.push_str("<!-- -->");
                }
                line.push_str(&code(text, self.place == Place::Cell));
            }
            Inline::Link { target, content } => self.link(target, content, line),
            Inline::Image { alternative, .. } => push(&format!("[{alternative}]"), line),
            Inline::Badge { text, .. } => {
                self.wrapped(("**", "strong"), &[Inline::Text(text.clone())], line);
            }
            Inline::FootnoteMark { number, .. } if self.text.anchors.has_footnote(*number) => {
                put(line, format_args!("[^{number}]"));
            }
            Inline::FootnoteMark { number, .. } => push(&format!("[{number}]"), line),
            Inline::Break => self.line_break(line),
        }
    }

    fn line_break(&self, line: &mut String) {
        let end = line.trim_end_matches(' ').len();
        line.truncate(end);
        if line.is_empty() || line.ends_with('\n') {
            return;
        }
        line.push_str(match self.place {
            Place::Paragraph if !self.in_link => "\\\n",
            Place::Paragraph | Place::Cell => "<br>",
            Place::Heading => " ",
        });
    }

    /// Marks work only beside letters and away from other marks: elsewhere the element is
    /// written out.
    fn wrapped(
        &mut self,
        (mark, element): (&str, &str),
        inner: &[Inline<Placed>],
        line: &mut String,
    ) {
        let start = line.len();
        self.inlines(inner, line);
        // A break takes the spaces before it away.
        let words = line.split_off(start.min(line.len()));
        let written_out = |kept: &str| match kept {
            "" => String::new(),
            _ => format!("<{element}>{kept}</{element}>"),
        };
        escape::mark(mark, &words, written_out, line);
    }

    fn link(&mut self, target: &Placed, content: &[Inline<Placed>], line: &mut String) {
        let to = match target {
            Placed::Anchor(anchor) if self.text.anchors.has(anchor) => {
                format!("#{}", fragment(anchor))
            }
            Placed::External(url) if is_address(url) => address(url),
            Placed::Anchor(_) | Placed::External(_) | Placed::Page { .. } => String::new(),
        };
        if to.is_empty() || self.in_link {
            self.inlines(content, line);
            return;
        }
        self.in_link = true;
        let words = self.whole(content);
        self.in_link = false;
        put(line, format_args!("[{words}]({to})"));
    }
}

fn put(line: &mut String, arguments: std::fmt::Arguments<'_>) {
    line.write_fmt(arguments).expect("writing to a string cannot fail");
}
