//! How do paragraphs and the words in them look to Word?

use documents::Placed;
use text::Inline;

use crate::bookmark::{Shows, Target};
use crate::role::Role;
use crate::story::{Part, Story};

/// Bookmarks of footnotes' marks are numbered from here, above those of anchors.
const NOTE_BOOKMARKS: usize = 1_000_000;

/// What a paragraph adds to its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Stays on the page of the next paragraph.
    pub keep_next: bool,
    /// The instance of a list and the level in it.
    pub numbering: Option<(usize, usize)>,
    /// The left indent, in twentieths of a point.
    pub left: Option<i32>,
}

/// How a run of words differs from its paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The style of the words.
    pub role: Option<Role>,
    bold: bool,
    italic: bool,
    struck: bool,
}

impl Look {
    /// Words of a style.
    pub fn of(role: Role) -> Self {
        Self { role: Some(role), ..Self::default() }
    }

    fn strong(self) -> Self {
        match self.role {
            None => Self { role: Some(Role::Strong), ..self },
            Some(_) => Self { bold: true, ..self },
        }
    }

    fn emphasis(self) -> Self {
        match self.role {
            None => Self { role: Some(Role::Emphasis), ..self },
            Some(_) => Self { italic: true, ..self },
        }
    }

    /// A run has one style; what the one before said is kept as direct formatting.
    fn styled(self, role: Role) -> Self {
        let was = |role| self.role == Some(role);
        let bold = self.bold || was(Role::Strong);
        let italic = self.italic || was(Role::Emphasis);
        Self { role: Some(role), bold, italic, struck: self.struck }
    }
}

impl Story<'_> {
    /// Writes a paragraph of a style.
    pub fn paragraph(&mut self, role: Role, content: impl FnOnce(&mut Self)) {
        self.paragraph_with(role, Layout::default(), content);
    }

    /// Writes a paragraph that adds something to its style.
    pub fn paragraph_with(&mut self, role: Role, layout: Layout, content: impl FnOnce(&mut Self)) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:pStyle", self.style.id(role));
        if layout.keep_next {
            self.xml.empty("w:keepNext", &[]);
        }
        if let Some((instance, level)) = layout.numbering {
            self.xml.open("w:numPr", &[]);
            self.xml.value("w:ilvl", &level.to_string());
            self.xml.value("w:numId", &instance.to_string());
            self.xml.close();
        }
        if let Some(left) = layout.left {
            self.xml.empty("w:ind", &[("w:left", &left.to_string())]);
        }
        self.xml.close();
        content(self);
        self.xml.close();
    }

    /// Writes words without mark-up.
    pub fn words(&mut self, words: &str) {
        self.run(words, Look::default());
    }

    /// Writes words that look alike.
    pub fn run(&mut self, words: &str, look: Look) {
        if words.is_empty() {
            return;
        }
        let words: String = words.chars().map(|c| if c < ' ' { ' ' } else { c }).collect();
        self.open_run(look);
        self.xml.leaf("w:t", &[("xml:space", "preserve")], &words);
        self.xml.close();
    }

    /// Writes a line break.
    pub fn line_break(&mut self) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:br", &[]);
        self.xml.close();
    }

    /// Writes a tab.
    pub fn tab(&mut self) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:tab", &[]);
        self.xml.close();
    }

    /// Writes the lines of a listing.
    pub fn lines(&mut self, listing: &str) {
        let listing = listing.replace("\r\n", "\n").replace('\t', "    ");
        for (index, line) in listing.trim_end_matches('\n').split('\n').enumerate() {
            if index > 0 {
                self.line_break();
            }
            self.words(line);
        }
    }

    /// Opens a run; whoever does closes it.
    pub fn open_run(&mut self, look: Look) {
        self.xml.open("w:r", &[]);
        if look == Look::default() {
            return;
        }
        self.xml.open("w:rPr", &[]);
        if let Some(role) = look.role {
            self.xml.value("w:rStyle", self.style.id(role));
        }
        for (on, name) in [(look.bold, "w:b"), (look.italic, "w:i"), (look.struck, "w:strike")] {
            if on {
                self.xml.empty(name, &[]);
            }
        }
        self.xml.close();
    }

    /// Writes text in a line.
    pub fn inlines(&mut self, content: &[Inline<Placed>]) {
        self.inlines_as(content, Look::default());
    }

    /// Writes text in a line that looks different from its paragraph.
    pub fn inlines_as(&mut self, content: &[Inline<Placed>], look: Look) {
        for inline in content {
            match inline {
                Inline::Text(words) => self.run(words, look),
                Inline::Emphasis(inner) => self.inlines_as(inner, look.emphasis()),
                Inline::Strong(inner) => self.inlines_as(inner, look.strong()),
                Inline::Struck(inner) => self.inlines_as(inner, Look { struck: true, ..look }),
                Inline::Code(code) => self.run(code, look.styled(Role::InlineCode)),
                Inline::Link { target, content } => self.link(target, content, look),
                Inline::Image { alternative, .. } => self.run(&format!("[{alternative}]"), look),
                Inline::Badge { text, .. } => {
                    self.run(&format!("[{text}]"), look.styled(Role::Badge));
                }
                Inline::FootnoteMark { label, number } => self.footnote_mark(label, *number),
                Inline::Break => self.line_break(),
            }
        }
    }

    fn link(&mut self, target: &Placed, content: &[Inline<Placed>], look: Look) {
        if self.in_link {
            self.inlines_as(content, look);
            return;
        }
        match target {
            // On paper there is no site to go to.
            Placed::Page { .. } => self.inlines_as(content, look),
            Placed::External(url) if url.is_empty() => self.inlines_as(content, look),
            Placed::External(url) => {
                let id = self.links.address(url);
                self.hyperlink(("r:id", &id), content, look.styled(Role::Hyperlink));
            }
            Placed::Anchor(anchor) => match self.target(anchor) {
                Some(target) => self.reference(target, content, look),
                None => self.inlines_as(content, look),
            },
        }
    }

    fn hyperlink(&mut self, place: (&str, &str), content: &[Inline<Placed>], look: Look) {
        self.xml.open("w:hyperlink", &[place, ("w:history", "1")]);
        self.in_link = true;
        self.inlines_as(content, look);
        self.in_link = false;
        self.xml.close();
    }

    /// A field where the words hold what Word would compute, so that updating the fields
    /// changes nothing; a plain link where they do not.
    fn reference(&mut self, target: &Target, content: &[Inline<Placed>], look: Look) {
        if let [Inline::Text(words)] = content
            && let Some(at) = whole_word(words, &target.printed)
        {
            let switches = match target.shows {
                Shows::Number => "\\r \\h",
                // Words keep the look of the sentence, not that of the place.
                Shows::Words => "\\h \\* MERGEFORMAT",
            };
            let end = at + target.printed.len();
            self.run(words.get(..at).unwrap_or_default(), look);
            let instruction = format!("REF {} {switches}", target.bookmark);
            self.field(&instruction, &target.printed, look);
            self.run(words.get(end..).unwrap_or_default(), look);
            return;
        }
        self.hyperlink(("w:anchor", &target.bookmark), content, look);
    }

    /// The first mark is the footnote's; later ones point back at it.
    fn footnote_mark(&mut self, label: &str, number: usize) {
        let known = number > 0 && self.standard.footnotes.iter().any(|note| note.number == number);
        if !known {
            self.words(&format!("[{label}]"));
            return;
        }
        let look = Look::of(Role::FootnoteReference);
        let name = format!("_Note{number}");
        let first = self.part == Part::Document && self.first_mark(number);
        match self.part {
            Part::Document if first => {
                let id = (NOTE_BOOKMARKS + number).to_string();
                self.between(&name, &id, |story| {
                    story.open_run(look);
                    story.xml.empty("w:footnoteReference", &[("w:id", &number.to_string())]);
                    story.xml.close();
                });
            }
            Part::Document => {
                let instruction = format!("NOTEREF {name} \\f \\h");
                self.field(&instruction, &number.to_string(), look);
            }
            Part::Footnotes | Part::Margin => self.run(&number.to_string(), look),
        }
    }
}

/// Where `part` stands in `words` as a word of its own: `5.2` is in `5.2 b)`, not in `5.21`.
fn whole_word(words: &str, part: &str) -> Option<usize> {
    if part.is_empty() {
        return None;
    }
    let joins = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    words.match_indices(part).map(|(at, _)| at).find(|at| {
        let before = words.get(..*at).unwrap_or_default();
        let mut after = words.get(at + part.len()..).unwrap_or_default().chars();
        let next = after.next();
        let dotted = next == Some('.') && after.next().is_some_and(char::is_alphanumeric);
        !before.ends_with(|c: char| joins(c) || c == '.') && !next.is_some_and(joins) && !dotted
    })
}
