//! How does a term become a terminological entry?

use documents::TermEntry;

use crate::line::Line;
use crate::place;
use crate::story::Story;

impl Story<'_> {
    /// Writes an entry of clause 3. The words "Note 1 to entry" and "SOURCE" are said by the
    /// names of the elements.
    pub fn term(&mut self, term: &TermEntry) {
        let id = self.id(&term.anchor);
        let section = match id {
            "" => String::new(),
            _ => place::name(&format!("sec_{}", term.number)),
        };
        self.xml.open("term-sec", &[("id", &section)]);
        self.xml.leaf("label", &[], &term.number);
        self.xml.open("tbx:termEntry", &[("id", id)]);
        self.xml.open("tbx:langSet", &[("xml:lang", &self.standard.language)]);
        self.xml.open_text("tbx:definition", &[]);
        self.line(&term.definition, Line::Free);
        self.xml.close();
        for note in &term.notes {
            self.xml.open_text("tbx:note", &[]);
            self.line(note, Line::Free);
            self.xml.close();
        }
        if let Some(source) = &term.source {
            self.xml.leaf("tbx:source", &[], source);
        }
        self.name(&term.term, "preferredTerm");
        for admitted in &term.admitted {
            self.name(admitted, "admittedTerm");
        }
        self.xml.close();
        self.xml.close();
        self.xml.close();
    }

    /// A term of a standard is a noun, or a phrase that stands for one: the records keep no
    /// other parts of speech.
    fn name(&mut self, term: &str, standing: &str) {
        let kind = if is_abbreviation(term) { "abbreviation" } else { "fullForm" };
        self.xml.open("tbx:tig", &[]);
        self.xml.leaf("tbx:term", &[], term);
        self.xml.empty("tbx:partOfSpeech", &[("value", "noun")]);
        self.xml.empty("tbx:normativeAuthorization", &[("value", standing)]);
        self.xml.empty("tbx:termType", &[("value", kind)]);
        self.xml.close();
    }
}

/// One word with two or more capitals, and no fewer than small letters: `SBOM`, `mTLS`, `SaaS`.
fn is_abbreviation(term: &str) -> bool {
    let capitals = term.chars().filter(|c| c.is_uppercase()).count();
    let small = term.chars().filter(|c| c.is_lowercase()).count();
    !term.contains(char::is_whitespace) && capitals > 1 && capitals >= small
}
