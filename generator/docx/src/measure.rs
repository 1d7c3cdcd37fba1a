//! How wide are words in print, roughly?
//!
//! The program has no typeface at hand. The widths below are those of common book faces; they
//! decide the widths of columns and the page numbers that the contents show until Word computes
//! them.

use documents::Placed;
use text::Inline;

/// Wider than any paper, and small enough to add a few.
const WIDEST: i32 = 400_000_000;

/// The width of a line of text, in thousandths of the size of the type.
pub fn width(words: &str) -> i32 {
    words.chars().fold(0, |width, letter| (width + of(letter)).min(WIDEST))
}

/// The width of the longest word, in thousandths of the size of the type.
pub fn longest_word(words: &str) -> i32 {
    words.split(|c: char| c.is_whitespace() || c == '-' || c == '/').map(width).max().unwrap_or(0)
}

/// The words of a line as they are printed, with the brackets of badges and the line breaks.
pub fn printed(content: &[Inline<Placed>]) -> String {
    let mut words = String::new();
    collect(content, &mut words);
    words
}

fn collect(content: &[Inline<Placed>], words: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) | Inline::Code(text) => words.push_str(text),
            Inline::Badge { text, .. } => words.extend(["[", text, "]"]),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Link { content: inner, .. } => collect(inner, words),
            Inline::Image { alternative, .. } => words.push_str(alternative),
            Inline::FootnoteMark { .. } => words.push('1'),
            Inline::Break => words.push('\n'),
        }
    }
}

fn of(letter: char) -> i32 {
    match letter {
        ' ' | '\u{a0}' => 220,
        'i' | 'j' | 'l' | '.' | ',' | ';' | ':' | '\'' | '|' | '!' => 265,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | '’' => 370,
        'c' | 's' | 'z' | 'J' => 450,
        'm' | 'w' | 'M' | 'W' | '—' => 860,
        'A'..='Z' => 640,
        _ if u32::from(letter) > 0x2E00 => 1000,
        _ => 550,
    }
}
