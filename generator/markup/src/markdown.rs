//! How does the standard become one Markdown file?
//!
//! CommonMark with GitHub's tables, footnotes and alerts. Every paragraph is one line, so that
//! what a line may begin with is known where it is written.

mod block;
mod element;
mod escape;
mod inline;

use documents::words::{dated_edition, full_title};
use documents::{Clause, Standard};

use crate::anchors::Anchors;
use crate::words;

use escape::{escaped, fragment};

/// What every part of the file reads.
struct Text<'a> {
    standard: &'a Standard,
    anchors: Anchors,
}

/// The standard as one Markdown file.
pub fn write(standard: &Standard) -> String {
    let text = Text { standard, anchors: Anchors::of(standard) };
    let mut parts = text.cover();
    parts.push(text.heading(2, "", &escaped(standard.labels.get("standard.contents"))));
    parts.push(text.contents());
    for clause in &standard.clauses {
        text.clause(clause, &mut parts);
    }
    for footnote in &standard.footnotes {
        let words = text.blocks(&footnote.blocks, 2);
        parts.push(block::hanging(&format!("[^{}]: ", footnote.number), &words, 4));
    }
    parts.retain(|part| !part.is_empty());
    let mut file = parts.join("\n\n");
    file.push('\n');
    file
}

impl Text<'_> {
    fn cover(&self) -> Vec<String> {
        let standard = self.standard;
        let mut parts = vec![
            self.heading(1, "", &escaped(&full_title(standard))),
            escaped(&standard.status.name),
            escaped(&dated_edition(standard)),
            escaped(&standard.publisher),
        ];
        let sheet = words::cover_sheet(standard);
        if !sheet.is_empty() {
            let mut rows = vec!["|  |  |".to_owned(), "| --- | --- |".to_owned()];
            let row = |(label, value): &(String, String)| {
                format!("| **{}** | {} |", escaped(label), escaped(value))
            };
            rows.extend(sheet.iter().map(row));
            parts.push(rows.join("\n"));
        }
        let notices: Vec<String> =
            standard.status.notices.iter().map(|notice| escaped(notice)).collect();
        if !notices.is_empty() {
            parts.push(block::quoted(&format!("[!IMPORTANT]\n{}", notices.join("\n\n"))));
        }
        parts.push(escaped(&standard.licence));
        parts
    }

    fn contents(&self) -> String {
        let mut lines = Vec::new();
        let mut depth = 0;
        for entry in &self.standard.contents {
            depth = usize::from(entry.level.max(1)).min(depth + 1);
            let number = escaped(&entry.number);
            let gap = if number.is_empty() { "" } else { " " };
            let indent = "  ".repeat(depth - 1);
            let (title, place) = (escaped(&entry.title), fragment(&entry.anchor));
            lines.push(format!("{indent}- [{number}{gap}{title}](#{place})"));
        }
        lines.join("\n")
    }

    fn clause(&self, clause: &Clause, parts: &mut Vec<String>) {
        let level = clause.level.saturating_add(1).clamp(2, 6);
        let number = escaped(&words::number(self.standard, clause));
        let gap = if number.is_empty() { "" } else { " " };
        let title = self.heading_line(&clause.title);
        parts.push(self.heading(level, &clause.anchor, &format!("{number}{gap}{title}")));
        for element in &clause.body {
            self.element(element, level, parts);
        }
        for inner in &clause.clauses {
            self.clause(inner, parts);
        }
    }

    fn heading(&self, level: u8, anchor: &str, words: &str) -> String {
        format!("{} {}{words}", "#".repeat(usize::from(level)), self.anchor(anchor))
    }

    /// The place to which links lead; nothing where none leads. GitHub makes anchors from the
    /// words of a heading, and those change with its number.
    fn anchor(&self, anchor: &str) -> String {
        if self.anchors.is_linked(anchor) {
            format!("<a id=\"{}\"></a>", fragment(anchor))
        } else {
            String::new()
        }
    }
}
