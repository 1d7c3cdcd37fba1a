//! How do tables fit the page?
//!
//! The widths of letters are those of common book faces, in thousandths of the size of the type.
//! They decide the shares of the columns; the layout engine measures for itself what it breaks.

use documents::Placed;
use text::{Cell, Inline, Table};

use crate::inline;

/// The width of the text beside the padding of one cell, for each size of type that the template
/// has for tables, in thousandths of that size.
const ROOM: [i64; 3] = [52_000, 59_000, 67_000];
/// The padding of a cell and what bold type takes more.
const PADDING: i64 = 1_400;
/// Words longer than this may be broken.
const LONGEST_WORD: i64 = 9_000;
/// Longer cells than this do not widen a column further.
const LONGEST_CELL: i64 = 90_000;

/// How a table fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Which of the template's sizes of type: 0 is the largest.
    pub size: usize,
    /// The shares of the columns in the width of the text.
    pub widths: Vec<i64>,
}

/// What a column asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Column {
    /// The width of its longest word.
    least: i64,
    /// The width of its longest cell on one line.
    wanted: i64,
    /// How much it says altogether: a column with four times the words gets twice the room.
    weight: i64,
}

/// The largest type in which no word has to be broken, and the widths that go with it.
pub fn fit(table: &Table<Placed>) -> Fit {
    let columns = columns(table);
    let least: i64 = columns.iter().map(|column| column.least).sum();
    let size = ROOM.iter().position(|room| least <= *room).unwrap_or(ROOM.len() - 1);
    Fit { size, widths: share(ROOM[size], &columns) }
}

fn columns(table: &Table<Placed>) -> Vec<Column> {
    let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    let column = |index: usize| {
        let (mut word, mut line, mut all) = (1000, 1000, 1000);
        for row in std::iter::once(&table.head).chain(&table.rows) {
            let words = row.get(index).map(printed).unwrap_or_default();
            word = word.max(longest_word(&words));
            line = line.max(words.split('\n').map(width).max().unwrap_or(0));
            all += width(&words);
        }
        Column {
            least: word.min(LONGEST_WORD) + PADDING,
            wanted: line.min(LONGEST_CELL) + PADDING,
            weight: all.isqrt(),
        }
    };
    (0..count).map(column).collect()
}

/// Columns take what they want as long as it is less than their share; the others divide the
/// rest.
fn share(total: i64, columns: &[Column]) -> Vec<i64> {
    let mut widths: Vec<i64> = columns.iter().map(|column| column.wanted).collect();
    let mut open: Vec<usize> = (0..columns.len()).collect();
    let mut rest = total;
    loop {
        let floor: i64 = open.iter().map(|index| columns[*index].least).sum();
        let weight: i64 = open.iter().map(|index| columns[*index].weight).sum();
        let room = |index: usize| {
            let column = columns[index];
            if floor < rest {
                column.least + (rest - floor) * column.weight / weight.max(1)
            } else {
                column.least
            }
        };
        let (content, more): (Vec<usize>, Vec<usize>) =
            open.iter().partition(|index| columns[**index].wanted <= room(**index));
        if content.is_empty() {
            for index in open {
                widths[index] = room(index);
            }
            return widths;
        }
        rest -= content.iter().map(|index| columns[*index].wanted).sum::<i64>();
        open = more;
    }
}

fn printed(content: &Cell<Placed>) -> String {
    let mut words = String::new();
    collect(content, &mut words);
    words
}

fn collect(content: &[Inline<Placed>], words: &mut String) {
    for inline in content {
        match inline {
            Inline::Text(text) => words.push_str(text),
            // Type of one width is wide.
            Inline::Code(text) => {
                words.extend(text.chars().map(|c| if c == ' ' { c } else { 'n' }));
            }
            Inline::Badge { text, .. } => words.extend(["  ", text]),
            Inline::Link { target: Placed::Anchor(_), content } if inline::is_whole(content) => {
                words.push_str(&text::plain(content).replace(' ', "\u{a0}"));
            }
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

fn width(words: &str) -> i64 {
    words.chars().map(of).sum()
}

fn longest_word(words: &str) -> i64 {
    words.split(['\n', ' ', '/']).map(width).max().unwrap_or(0)
}

fn of(letter: char) -> i64 {
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
