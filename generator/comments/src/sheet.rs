//! What is a comment sheet made of?

use unicode_normalization::UnicodeNormalization;

/// The comments on one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The date of the sheet, as it is written there.
    pub date: String,
    /// The document on which the comments are.
    pub document: String,
    /// The project that makes the document.
    pub project: String,
    /// The comments, row by row.
    pub comments: Vec<Comment>,
}

/// A row of the sheet. What was left open is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// The number that the body gave the comment, with the body before it: `DE-012`.
    pub id: String,
    /// Who comments: a country by its two letters, `**` for an editing unit, or the name of an
    /// organisation.
    pub body: String,
    /// The number of the line: `332`, `332-340`.
    pub line: String,
    /// The clause: `5.5`, `A.1`, `General`.
    pub clause: String,
    /// The paragraph, figure or table.
    pub element: String,
    /// `ge`, `te` or `ed`: general, technical, editorial.
    pub kind: String,
    /// What is said.
    pub comment: String,
    /// What should stand there instead.
    pub proposal: String,
    /// What the secretariat, or the group, says to it.
    pub observation: String,
}

/// A part of a comment, as YAML calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The number.
    Id,
    /// Who comments.
    Body,
    /// The line.
    Line,
    /// The clause.
    Clause,
    /// The type.
    Kind,
    /// What is said.
    Comment,
    /// What should stand there instead.
    Proposal,
}

impl Field {
    /// The name in YAML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Body => "body",
            Self::Line => "line_number",
            Self::Clause => "clause",
            Self::Kind => "kind",
            Self::Comment => "comments",
            Self::Proposal => "proposed_change",
        }
    }
}

impl Comment {
    /// What the first column of the sheet says.
    pub(crate) fn origin(&self) -> &str {
        if self.id.is_empty() { &self.body } else { &self.id }
    }

    /// Number and body from what the first column says: `DE-012` and `DE`, `DE1` and `DE`.
    /// A name that ends in a number, such as `WG 9`, is a name, unless a hyphen sets it apart.
    pub(crate) fn set_origin(&mut self, written: &str) {
        let rest = written.trim_end_matches(|c: char| c.is_ascii_digit());
        let body = rest.trim_end_matches(['-', '_', ' ', '/', '.', '–']);
        let is_country = body.len() == 2 && body.chars().all(|c| c.is_ascii_alphabetic());
        let is_numbered = rest.len() < written.len()
            && !body.is_empty()
            && (is_country || body == "**" || rest.ends_with('-'));
        let (id, body) = if is_numbered { (written, body) } else { ("", written) };
        id.clone_into(&mut self.id);
        body.clone_into(&mut self.body);
    }
}

/// Text as it is kept: in Unicode's form NFC, without invisible control characters, with no
/// space at the ends of its lines.
pub(crate) fn tidy(text: &str) -> String {
    let plain = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let spaced = plain.replace(['\t', '\u{a0}'], " ");
    let visible =
        |c: &char| *c == '\n' || !(c.is_control() || "\u{feff}\u{fffe}\u{ffff}".contains(*c));
    let kept: String = spaced.chars().filter(visible).nfc().collect();
    let lines: Vec<&str> = kept.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// Text of a cell that holds one line.
pub(crate) fn one_line(text: &str) -> String {
    tidy(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
