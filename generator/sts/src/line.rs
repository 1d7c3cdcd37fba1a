//! How do the pieces of a line look?

use documents::Placed;
use text::Inline;

use crate::block::Place;
use crate::place::PlaceKind;
use crate::speaks;
use crate::story::Story;

/// What a line may hold where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A line of a paragraph or a cell: everything.
    Free,
    /// Words inside other mark-up: no line breaks.
    Inner,
    /// A title: no line breaks, and no bold type, which its style gives or does not.
    Title,
    /// The designation of a standard: no line breaks, and no links to terms.
    Designation,
}

impl Line {
    fn inside(self) -> Self {
        match self {
            Self::Free | Self::Inner => Self::Inner,
            Self::Title => Self::Title,
            Self::Designation => Self::Designation,
        }
    }
}

impl Story<'_> {
    /// Writes the pieces of a line.
    pub fn line(&mut self, content: &[Inline<Placed>], line: Line) {
        for inline in content {
            self.inline(inline, line);
        }
    }

    fn inline(&mut self, inline: &Inline<Placed>, line: Line) {
        match inline {
            Inline::Text(words) => self.xml.text(words),
            Inline::Emphasis(inner) => self.styled("italic", inner, line),
            Inline::Strong(inner) if line == Line::Title => self.line(inner, line),
            Inline::Strong(inner) => self.styled("bold", inner, line),
            Inline::Struck(inner) => self.styled("strike", inner, line),
            Inline::Code(code) => self.xml.leaf("monospace", &[], code),
            Inline::Link { target, content } => self.link(target, content, line),
            Inline::Image { target: Placed::External(address), alternative }
                if !address.is_empty() =>
            {
                self.xml.open("inline-graphic", &[("xlink:href", address)]);
                self.xml.leaf("alt-text", &[], alternative);
                self.xml.close();
            }
            // A file of the site is not beside the document.
            Inline::Image { alternative, .. } => self.xml.text(&format!("[{alternative}]")),
            Inline::Badge { text, .. } => {
                let badge = [("content-type", "badge")];
                self.xml.leaf("named-content", &badge, &format!("[{text}]"));
            }
            Inline::FootnoteMark { label, number } => self.footnote_mark(label, *number),
            Inline::Break if line == Line::Free && !self.in_link => self.xml.empty("break", &[]),
            Inline::Break => self.xml.text(" "),
        }
    }

    fn styled(&mut self, name: &'static str, content: &[Inline<Placed>], line: Line) {
        self.xml.open_text(name, &[]);
        self.line(content, line.inside());
        self.xml.close();
    }

    fn link(&mut self, target: &Placed, content: &[Inline<Placed>], line: Line) {
        if self.in_link {
            self.line(content, line);
            return;
        }
        match target {
            Placed::External(url) if !url.is_empty() => {
                let attributes = [("ext-link-type", "uri"), ("xlink:href", url)];
                self.linked("ext-link", &attributes, content, line);
            }
            Placed::Anchor(anchor) => match self.place(anchor) {
                Some(place) if place.kind == PlaceKind::Term && line == Line::Designation => {
                    self.line(content, line);
                }
                Some(place) if place.kind == PlaceKind::Term => {
                    self.linked("tbx:entailedTerm", &[("target", &place.id)], content, line);
                }
                Some(place) => {
                    let kind = place.kind.reference_type();
                    self.linked("xref", &[("ref-type", kind), ("rid", &place.id)], content, line);
                }
                None => self.line(content, line),
            },
            // The site is not beside the document.
            Placed::Page { .. } | Placed::External(_) => self.line(content, line),
        }
    }

    fn linked(
        &mut self,
        name: &'static str,
        attributes: &[(&str, &str)],
        content: &[Inline<Placed>],
        line: Line,
    ) {
        self.xml.open_text(name, attributes);
        self.in_link = true;
        self.line(content, line.inside());
        self.in_link = false;
        self.xml.close();
        for (label, number) in std::mem::take(&mut self.waiting) {
            self.footnote_mark(&label, number);
        }
    }

    /// The text of a footnote stands at its first mark; later ones lead to it.
    fn footnote_mark(&mut self, label: &str, number: usize) {
        let standard = self.standard;
        let known = |note: &&text::Footnote<Placed>| {
            note.number == number && number > 0 && speaks::blocks(&note.blocks)
        };
        let Some(note) = standard.footnotes.iter().find(known) else {
            self.xml.text(&format!("[{label}]"));
            return;
        };
        if self.in_link {
            self.waiting.push((label.to_owned(), number));
            return;
        }
        let id = format!("fn_{number}");
        self.xml.open_text("xref", &[("ref-type", "fn"), ("rid", &id)]);
        self.mark(number);
        self.xml.close();
        if self.first_mark(number) {
            self.xml.open_text("fn", &[("id", &id)]);
            self.xml.open_text("label", &[]);
            self.mark(number);
            self.xml.close();
            self.blocks(&note.blocks, Place::TIGHT);
            self.xml.close();
        }
    }

    fn mark(&mut self, number: usize) {
        self.xml.leaf("sup", &[], &format!("{number})"));
    }
}
