//! How do tables, figures, notes, terms, requirements and references look in Markdown?

use documents::{Element, Requirement, TermEntry, words};

use super::Text;
use super::block::{add, quoted};
use super::escape::escaped;

impl Text<'_> {
    /// Adds a piece of a clause whose heading has `level`.
    pub fn element(&self, element: &Element, level: u8, parts: &mut Vec<String>) {
        let part = match element {
            Element::Text(block) => self.blocks(std::slice::from_ref(block), level),
            Element::Table { label, anchor, title, table, .. } => {
                let dash = if title.is_empty() { "" } else { " — " };
                let anchor = self.anchor(anchor);
                let (label, title) = (escaped(label), self.line(title));
                parts.push(format!("{anchor}<strong>{label}{dash}{title}</strong>"));
                self.table(table)
            }
            Element::Figure(figure) => {
                let (alternative, file) = (escaped(&figure.alternative), figure.file());
                parts.push(format!("![{alternative}]({file})"));
                let dash = if figure.title.is_empty() { "" } else { " — " };
                let anchor = self.anchor(&figure.anchor);
                let (label, title) = (escaped(&figure.label), self.line(&figure.title));
                format!("{anchor}<strong>{label}{dash}{title}</strong>")
            }
            Element::Note { label, blocks } | Element::Example { label, blocks } => {
                quoted(&self.labelled(&format!("**{}**", escaped(label)), blocks, level))
            }
            Element::Term(term) => return self.term(term, parts),
            Element::Requirement(requirement) => {
                return self.requirement(requirement, level, parts);
            }
            Element::Labelled { label, blocks, .. } => {
                self.labelled(&format!("**{}:**", escaped(label)), blocks, level)
            }
            Element::Withdrawn { key, anchor, blocks, .. } => {
                parts.push(self.heading(level.saturating_add(1).min(6), anchor, &escaped(key)));
                self.blocks(blocks, level)
            }
            Element::Reference { label, anchor, content, .. } => {
                let gap = if label.is_empty() { "" } else { " " };
                let (anchor, label) = (self.anchor(anchor), escaped(label));
                format!("{anchor}{label}{gap}{}", self.line(content))
            }
        };
        add(part, parts);
    }

    fn term(&self, term: &TermEntry, parts: &mut Vec<String>) {
        let TermEntry { number, anchor, term: name, admitted, definition, notes, source, .. } =
            term;
        let anchor = self.anchor(anchor);
        let (number, name) = (escaped(number), escaped(name));
        let mut lines = vec![format!("{anchor}<strong>{number} {name}</strong>")];
        lines.extend(admitted.iter().map(|name| escaped(name)));
        parts.push(lines.join("\\\n"));
        parts.push(self.line(definition));
        for (at, note) in notes.iter().enumerate() {
            let label = escaped(&format!("{}:", words::note_to_entry(self.standard, at + 1)));
            parts.push(format!("{label} {}", self.line(note)));
        }
        parts.extend(
            source.iter().map(|source| escaped(&words::source_in_brackets(self.standard, source))),
        );
    }

    fn requirement(&self, requirement: &Requirement, level: u8, parts: &mut Vec<String>) {
        let level = level.saturating_add(1).min(6);
        parts.push(self.heading(level, &requirement.anchor, &escaped(&requirement.key)));
        let conditions = words::conditions(self.standard, requirement);
        let conditions =
            conditions.into_iter().flatten().map(|(label, value)| format!("{label}: {value}"));
        parts.push(escaped(&conditions.collect::<Vec<_>>().join(" · ")));
        parts.push(self.line(&requirement.statement));
    }
}
