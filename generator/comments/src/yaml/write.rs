//! How do comments become YAML that reads back as the same?

use std::fmt::Write;

use crate::sheet::{Comment, Field, Sheet};

/// The comments as YAML. What was left open is left out.
#[must_use]
pub fn to_yaml(sheet: &Sheet) -> String {
    let mut yaml = String::new();
    field(&mut yaml, 0, "date", &sheet.date);
    field(&mut yaml, 0, "document", &sheet.document);
    field(&mut yaml, 0, "project", &sheet.project);
    if !sheet.comments.is_empty() {
        yaml.push_str("comments:\n");
    }
    for comment in &sheet.comments {
        one(&mut yaml, comment);
    }
    if yaml.is_empty() {
        // A file without a field is no file of comments.
        yaml.push_str("{}\n");
    }
    yaml
}

fn one(yaml: &mut String, comment: &Comment) {
    let start = yaml.len();
    field(yaml, 2, Field::Id.name(), &comment.id);
    field(yaml, 2, Field::Body.name(), &comment.body);
    let place = [
        (Field::Line.name(), &comment.line),
        (Field::Clause.name(), &comment.clause),
        ("element", &comment.element),
    ];
    if place.iter().any(|(_, text)| !text.is_empty()) {
        yaml.push_str("  locality:\n");
        for (name, text) in place {
            field(yaml, 4, name, text);
        }
    }
    field(yaml, 2, Field::Kind.name(), &comment.kind);
    field(yaml, 2, Field::Comment.name(), &comment.comment);
    field(yaml, 2, Field::Proposal.name(), &comment.proposal);
    field(yaml, 2, "observations", &comment.observation);
    if yaml.len() == start {
        yaml.push_str("- {}\n");
    } else {
        yaml.replace_range(start..start + 2, "- ");
    }
}

fn field(yaml: &mut String, indent: usize, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    let margin = " ".repeat(indent);
    if is_block(text) {
        let _ = writeln!(yaml, "{margin}{name}: |-");
        for line in text.lines() {
            let line = if line.is_empty() { String::new() } else { format!("{margin}  {line}") };
            yaml.push_str(&line);
            yaml.push('\n');
        }
    } else {
        let _ = writeln!(yaml, "{margin}{name}: {}", quoted(text));
    }
}

/// Whether a text may stand as it is below its name: several lines, the first without a space
/// before it, none with a sign that YAML might take for the end of one.
fn is_block(text: &str) -> bool {
    let breaks =
        |c: char| (c.is_control() && c != '\n') || "\u{85}\u{2028}\u{2029}\u{feff}".contains(c);
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && !text.ends_with('\n')
        && !text.contains(breaks)
        && text.lines().all(|line| line.trim_end() == line)
}

fn quoted(text: &str) -> String {
    let mut result = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => result.extend(['\\', letter]),
            '\n' => result.push_str("\\n"),
            _ if letter.is_control() || "\u{2028}\u{2029}\u{feff}".contains(letter) => {
                let _ = write!(result, "\\U{:08X}", u32::from(letter));
            }
            _ => result.push(letter),
        }
    }
    result + "\""
}
