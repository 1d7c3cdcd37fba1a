//! How does a line become Markdown for OSCAL?

use std::fmt::Write;

use documents::Placed;
use text::Inline;

use crate::escape::{self, Room};
use crate::story::Story;

/// A line while it is written.
struct Line<'a, 'b> {
    story: &'a mut Story<'b>,
    room: Room,
    in_link: bool,
}

impl Story<'_> {
    /// A paragraph's text.
    pub fn line(&mut self, content: &[Inline<Placed>]) -> String {
        Line { story: self, room: Room::Paragraph, in_link: false }.whole(content)
    }

    /// A cell's text.
    pub fn cell(&mut self, content: &[Inline<Placed>]) -> String {
        Line { story: self, room: Room::Cell, in_link: false }.whole(content)
    }

    /// The text of a title: one line. What stands in the standard without a title is called by
    /// `otherwise`, since OSCAL wants a title.
    pub fn title(&mut self, content: &[Inline<Placed>], otherwise: &str) -> String {
        let title = Line { story: self, room: Room::Title, in_link: false }.whole(content);
        if title.is_empty() { words(otherwise) } else { title }
    }
}

/// Words without mark-up, on one line.
pub fn words(text: &str) -> String {
    let mut line = String::new();
    escape::push(text, Room::Title, false, &mut line);
    line.truncate(line.trim_end().len());
    line
}

impl Line<'_, '_> {
    fn whole(&mut self, content: &[Inline<Placed>]) -> String {
        let mut line = String::new();
        if self.story.is_survey() {
            return line;
        }
        self.inlines(content, &mut line);
        // A break at the end would be a backslash.
        while line.ends_with("\\\n") {
            line.truncate(line.len() - 2);
        }
        line.trim_matches(' ').to_owned()
    }

    fn inlines(&mut self, content: &[Inline<Placed>], line: &mut String) {
        let mut at = 0;
        while let Some(inline) = content.get(at) {
            at += 1;
            if !matches!(inline, Inline::Text(_)) {
                self.inline(inline, line);
                continue;
            }
            // Texts beside each other are one: what has to be escaped depends on what follows.
            let texts = content[at - 1..].iter().map_while(|inline| match inline {
                Inline::Text(text) => Some(text.as_str()),
                _ => None,
            });
            let texts: Vec<&str> = texts.collect();
            at += texts.len() - 1;
            escape::push(&texts.concat(), self.room, self.in_link, line);
        }
    }

    fn inline(&mut self, inline: &Inline<Placed>, line: &mut String) {
        match inline {
            Inline::Text(text) => escape::push(text, self.room, self.in_link, line),
            Inline::Emphasis(inner) => self.wrapped("*", inner, line),
            Inline::Strong(inner) => self.wrapped("**", inner, line),
            // OSCAL has no such mark; most readers of Markdown know this one, and to people it
            // says more than the bare words.
            Inline::Struck(inner) => self.wrapped("~~", inner, line),
            Inline::Code(text) => self.code(text, line),
            Inline::Link { target, content } => self.link(target, content, line),
            Inline::Image { alternative, .. } => {
                escape::push(&format!("[{alternative}]"), self.room, self.in_link, line);
            }
            Inline::Badge { text, .. } => {
                self.wrapped("**", &[Inline::Text(text.clone())], line);
            }
            // A title cannot carry the part in which a footnote stands.
            Inline::FootnoteMark { .. } if self.room == Room::Title => {}
            Inline::FootnoteMark { number, .. } => {
                if self.story.mark(*number) {
                    put(line, format_args!("^{number}^"));
                }
            }
            Inline::Break => self.line_break(line),
        }
    }

    fn code(&self, text: &str, line: &mut String) {
        let code = escape::code(text, self.room);
        // Fences that touch would become one.
        if !code.is_empty() && line.ends_with('`') {
            line.push(' ');
        }
        line.push_str(&code);
    }

    fn line_break(&self, line: &mut String) {
        line.truncate(line.trim_end_matches(' ').len());
        if !line.is_empty() && !line.ends_with('\n') {
            let has_lines = self.room == Room::Paragraph && !self.in_link;
            line.push_str(if has_lines { "\\\n" } else { " " });
        }
    }

    /// Marks work only beside letters and away from other marks: elsewhere the words stand bare.
    fn wrapped(&mut self, mark: &str, inner: &[Inline<Placed>], line: &mut String) {
        let start = line.len();
        self.inlines(inner, line);
        // A break takes the spaces before it away.
        let words = line.split_off(start.min(line.len()));
        text::escape::mark(mark, &words, str::to_owned, line);
    }

    fn link(&mut self, target: &Placed, content: &[Inline<Placed>], line: &mut String) {
        let to = match target {
            Placed::Anchor(anchor) => {
                self.story.mention(anchor).map(|fragment| format!("#{fragment}"))
            }
            Placed::External(url) => escape::address(url).map(|it| escape::destination(&it)),
            Placed::Page { .. } => None,
        };
        match to {
            Some(to) if !self.in_link && self.room != Room::Title => {
                self.in_link = true;
                let words = self.whole(content);
                self.in_link = false;
                put(line, format_args!("[{words}]({to})"));
            }
            Some(_) | None => self.inlines(content, line),
        }
    }
}

fn put(line: &mut String, arguments: std::fmt::Arguments<'_>) {
    line.write_fmt(arguments).expect("writing to a string cannot fail");
}
