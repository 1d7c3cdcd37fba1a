//! How do the sources of clause 2 and of the bibliography look?

use documents::{Element, Placed};
use text::Inline;

use crate::line::Line;
use crate::story::Story;

/// Bodies whose documents are standards. Who is one is general knowledge.
const BODIES: [&str; 14] = [
    "EN", "prEN", "FprEN", "CEN", "CLC", "CENELEC", "CWA", "ETSI", "ISO", "IEC", "ITU-T", "IEEE",
    "HD", "prHD",
];

impl Story<'_> {
    /// Writes an entry of clause 2 or of the bibliography; what is no reference is left out.
    pub fn reference(&mut self, element: &Element) {
        let Element::Reference { label, anchor, content, .. } = element else { return };
        let id = self.id(anchor);
        self.xml.open("ref", &[("id", id)]);
        if !label.is_empty() {
            self.xml.leaf("label", &[], label);
        }
        if let Some((designation, rest)) = standard(content) {
            let kind = if is_dated(designation) { "dated" } else { "undated" };
            self.xml.open_text("std", &[("type", kind)]);
            self.xml.leaf("std-ref", &[], designation);
            self.xml.text(rest);
            self.citation(content.get(1..).unwrap_or_default(), "title", Line::Designation);
        } else {
            self.xml.open_text("mixed-citation", &[]);
            let (first, rest) = content.split_at(content.len().min(1));
            self.line(first, Line::Inner);
            self.citation(rest, "source", Line::Inner);
        }
        self.xml.close();
        self.xml.close();
    }

    /// Writes what stands behind a designation: first the title, in emphasis.
    fn citation(&mut self, content: &[Inline<Placed>], name: &'static str, line: Line) {
        if let Some((Inline::Emphasis(title), rest)) = content.split_first() {
            self.xml.open_text(name, &[]);
            self.line(title, Line::Title);
            self.xml.close();
            self.line(rest, line);
        } else {
            self.line(content, line);
        }
    }
}

/// The designation with which an entry begins and the words behind it, when the entry is a
/// standard.
fn standard(content: &[Inline<Placed>]) -> Option<(&str, &str)> {
    let Some(Inline::Text(words)) = content.first() else { return None };
    let end = words.find(", ").unwrap_or(words.len());
    let (designation, rest) = words.split_at(end);
    let first = designation.split([' ', '/']).next()?;
    let has_number = designation.contains(|c: char| c.is_ascii_digit());
    (BODIES.contains(&first) && has_number).then_some((designation, rest))
}

/// Whether a designation names an edition: by its year, or by its version as those of ETSI do.
fn is_dated(designation: &str) -> bool {
    let has_year = designation.rsplit_once(':').is_some_and(|(_, year)| {
        let digits = year.chars().take_while(char::is_ascii_digit).count();
        digits == 4
    });
    let mut words = designation.split(' ');
    has_year
        || words.any(|word| {
            word.strip_prefix('V')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })
}
