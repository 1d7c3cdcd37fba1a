//! What does a comment sheet for Word say?

use std::fmt;

use docx::package::{Archive, Damage, Element, Node};

use crate::grid;
use crate::sheet::{Comment, Sheet, one_line, tidy};

/// The least number of columns of a table with comments.
const FEWEST_COLUMNS: usize = 7;
/// Columns of the sheet.
const COLUMNS: usize = grid::WIDTHS.len();

/// Why a file cannot be read as a comment sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not a sound Word file.
    Damaged(Damage),
    /// No table in it has the columns of a comment sheet.
    NoTable,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(damage) => damage.fmt(f),
            Self::NoTable => {
                f.write_str("no table in the file has the eight columns of a comment sheet")
            }
        }
    }
}

impl std::error::Error for Unreadable {}

/// Reads a filled sheet, whatever has been merged, drawn wider or pasted into it.
///
/// # Errors
/// When the file is not a sound Word file, or holds no table of comments.
pub fn read(docx: &[u8]) -> Result<Sheet, Unreadable> {
    let archive = Archive::open(docx).map_err(Unreadable::Damaged)?;
    let path = archive.document().map_err(Unreadable::Damaged)?;
    let document = archive.tree(&path).map_err(Unreadable::Damaged)?;
    let mut sheet = Sheet::default();
    for name in archive.names().filter(|name| name.starts_with("word/header")) {
        head(&archive.tree(name).map_err(Unreadable::Damaged)?, &mut sheet);
    }
    head(&document, &mut sheet);
    let body = document.child("w:body");
    let mut has_table = false;
    for table in body.into_iter().flat_map(Element::elements).filter(|it| it.name == "w:tbl") {
        has_table |= comments(table, &mut sheet.comments);
    }
    if has_table { Ok(sheet) } else { Err(Unreadable::NoTable) }
}

/// Takes date, document and project from wherever they stand; the first of each counts.
fn head(part: &Element, sheet: &mut Sheet) {
    if part.name == "w:p" {
        let line = one_line(&words(part));
        for (label, field) in [
            ("date:", &mut sheet.date),
            ("document:", &mut sheet.document),
            ("project:", &mut sheet.project),
        ] {
            let said = line.get(..label.len()).filter(|it| it.eq_ignore_ascii_case(label));
            if said.is_some() && field.is_empty() {
                line[label.len()..].trim().clone_into(field);
            }
        }
        return;
    }
    part.elements().for_each(|inner| head(inner, sheet));
}

/// Reads a table, if it is one of comments.
fn comments(table: &Element, into: &mut Vec<Comment>) -> bool {
    let rows = grid::rows(table);
    if rows.iter().all(|row| row.len() < FEWEST_COLUMNS) {
        return false;
    }
    let starts = grid::starts(&rows);
    let mut above: [String; COLUMNS] = Default::default();
    for row in &rows {
        let mut said: [String; COLUMNS] = Default::default();
        for (cell, column) in row.iter().zip(grid::columns(row, &starts)) {
            let words =
                if cell.continues { above[column].clone() } else { tidy(&words(cell.element)) };
            // Two cells of one column: somebody split it.
            let gap = if said[column].is_empty() || words.is_empty() { "" } else { "\n" };
            said[column] = format!("{}{gap}{words}", said[column]);
        }
        let repeats = row.iter().all(|cell| cell.continues);
        if !repeats && !is_head(&said) && said[1..].iter().any(|it| !it.is_empty()) {
            into.push(comment(&said));
        }
        above = said;
    }
    true
}

fn comment(said: &[String; COLUMNS]) -> Comment {
    let [origin, line, clause, element, kind, comment, proposal, observation] = said;
    let mut result = Comment {
        line: one_line(line),
        clause: one_line(clause),
        element: one_line(element),
        kind: kind_of(&one_line(kind)),
        comment: comment.clone(),
        proposal: proposal.clone(),
        observation: observation.clone(),
        ..Comment::default()
    };
    result.set_origin(&one_line(origin));
    result
}

/// The two letters for what people write in full; anything else stays as it is.
fn kind_of(written: &str) -> String {
    let lower = written.to_lowercase();
    let known = [("general", "ge"), ("technical", "te"), ("editorial", "ed")];
    let short = known.iter().find(|(long, short)| lower == *long || lower == *short);
    short.map_or_else(|| written.to_owned(), |(_, short)| (*short).to_owned())
}

/// Whether a row holds the heads of the columns, or the numbers below them.
fn is_head(said: &[String; COLUMNS]) -> bool {
    let folded: Vec<String> = said.iter().map(|it| one_line(it).to_lowercase()).collect();
    let heads = ["mb", "proposed change", "date:", "template for comments"];
    let begins = heads.map(|head| folded.iter().any(|it| it.starts_with(head)));
    let is_number = |it: &String| it.chars().all(|c| c.is_ascii_digit() || "() ".contains(c));
    let titled = begins[1] && folded.iter().any(|it| it.starts_with("comment"));
    let counted = folded.iter().all(is_number) && !folded[5].is_empty();
    titled || begins[2] || begins[3] || (begins[0] && folded[1].starts_with("line")) || counted
}

/// The words of an element as the last reader of the file sees them: deleted ones are gone.
fn words(element: &Element) -> String {
    let mut words = String::new();
    collect(element, &mut words);
    words
}

fn collect(element: &Element, words: &mut String) {
    match element.name.as_str() {
        "w:t" => {
            for node in &element.children {
                if let Node::Text(text) = node {
                    words.push_str(text);
                }
            }
        }
        "w:tab" if element.attributes.is_empty() => words.push(' '),
        "w:br" | "w:cr" => words.push('\n'),
        "w:noBreakHyphen" => words.push('-'),
        "w:del" | "w:moveFrom" | "w:pPr" | "w:rPr" | "mc:Fallback" => {}
        "w:p" => {
            if !words.is_empty() {
                words.push('\n');
            }
            element.elements().for_each(|inner| collect(inner, words));
        }
        _ => element.elements().for_each(|inner| collect(inner, words)),
    }
}
