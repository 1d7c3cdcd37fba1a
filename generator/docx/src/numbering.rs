//! How do clauses, annexes, terms and list items get their numbers?

use crate::package::WORD;
use crate::role::{ANNEX_HEADINGS, CLAUSE_HEADINGS, Role, Sequence};
use crate::style::PaperStyle;
use crate::xml::Xml;

/// Levels that Word has in a list.
const LEVELS: usize = 9;
/// The highest number that Word counts from.
const HIGHEST: u64 = 32_767;
/// The first instance that counts the items of one ordered list.
const FIRST_ORDERED: usize = 4;

/// The instance of a numbered list, which styles refer to.
pub fn instance(sequence: Sequence) -> usize {
    match sequence {
        Sequence::Clauses => 1,
        Sequence::Annexes => 2,
        Sequence::Dashes => 3,
    }
}

/// The ordered lists of the text: each counts for itself.
#[derive(Default)]
pub struct OrderedLists {
    starts: Vec<(usize, u64)>,
}

impl OrderedLists {
    /// A new list whose items stand at `level` and start at `start`; the number is its instance.
    pub fn add(&mut self, level: usize, start: u64) -> usize {
        self.starts.push((clamped(level), start.min(HIGHEST)));
        FIRST_ORDERED + self.starts.len() - 1
    }
}

/// The level of a list, not deeper than Word can go.
pub fn clamped(level: usize) -> usize {
    level.min(LEVELS - 1)
}

/// The left indent of an item at `level`, in twentieths of a point.
pub fn indent(style: &PaperStyle, level: usize) -> i32 {
    let steps = i32::try_from(clamped(level) + 1).unwrap_or(1);
    style.lists.indent * steps
}

/// The part `numbering`; `annex` is the heading of an annex with `%1` for its letter.
pub fn write(style: &PaperStyle, lists: &OrderedLists, annex: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:numbering", &[("xmlns:w", WORD)]);
    definition(&mut xml, "0", clause_level, style);
    definition(&mut xml, "1", |level, style| annex_level(level, style, annex), style);
    definition(&mut xml, "2", dash_level, style);
    definition(&mut xml, "3", ordered_level, style);
    for number in 0..3_usize {
        xml.open("w:num", &[("w:numId", &(number + 1).to_string())]);
        xml.value("w:abstractNumId", &number.to_string());
        xml.close();
    }
    for (index, (level, start)) in lists.starts.iter().enumerate() {
        xml.open("w:num", &[("w:numId", &(FIRST_ORDERED + index).to_string())]);
        xml.value("w:abstractNumId", "3");
        xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
        xml.value("w:startOverride", &start.to_string());
        xml.close();
        xml.close();
    }
    xml.finish()
}

/// One level of a list.
struct Level<'a> {
    format: &'static str,
    text: String,
    style: Option<&'a str>,
    after: &'static str,
    left: i32,
    hanging: i32,
}

fn definition<'a>(
    xml: &mut Xml,
    number: &str,
    level: impl Fn(usize, &'a PaperStyle) -> Level<'a>,
    style: &'a PaperStyle,
) {
    xml.open("w:abstractNum", &[("w:abstractNumId", number)]);
    xml.value("w:nsid", &format!("5D0C000{number}"));
    xml.value("w:multiLevelType", "multilevel");
    xml.value("w:tmpl", &format!("5D0C100{number}"));
    for index in 0..LEVELS {
        let level = level(index, style);
        xml.open("w:lvl", &[("w:ilvl", &index.to_string())]);
        xml.value("w:start", "1");
        xml.value("w:numFmt", level.format);
        if let Some(id) = level.style {
            xml.value("w:pStyle", id);
        }
        xml.value("w:suff", level.after);
        xml.value("w:lvlText", &level.text);
        xml.value("w:lvlJc", "left");
        xml.open("w:pPr", &[]);
        let (left, hanging) = (level.left.to_string(), level.hanging.to_string());
        xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        xml.close();
        xml.close();
    }
    xml.close();
}

/// `%1.%2.%3` for the third level.
fn decimal(level: usize) -> String {
    let parts: Vec<String> = (1..=level + 1).map(|part| format!("%{part}")).collect();
    parts.join(".")
}

fn clause_level(index: usize, style: &PaperStyle) -> Level<'_> {
    linked(style, CLAUSE_HEADINGS.get(index).copied(), "decimal", decimal(index), "tab")
}

fn annex_level<'a>(index: usize, style: &'a PaperStyle, annex: &str) -> Level<'a> {
    let role = ANNEX_HEADINGS.get(index).copied();
    if index == 0 {
        // The letter ends the first line of the heading; status and title follow after breaks.
        linked(style, role, "upperLetter", annex.to_owned(), "nothing")
    } else {
        linked(style, role, "decimal", decimal(index), "tab")
    }
}

fn linked<'a>(
    style: &'a PaperStyle,
    role: Option<Role>,
    format: &'static str,
    text: String,
    after: &'static str,
) -> Level<'a> {
    let length = |property: fn(&crate::style::Style) -> Option<i32>| {
        role.and_then(|role| style.inherited(role, property)).unwrap_or(0)
    };
    Level {
        format,
        text,
        style: role.map(|role| style.id(role)),
        after,
        left: length(|style| style.left),
        hanging: length(|style| style.hanging),
    }
}

fn dash_level(index: usize, style: &PaperStyle) -> Level<'_> {
    let id = (index == 0).then(|| style.id(Role::ListDash));
    let dash = style.lists.dash.replace('%', "");
    let left = indent(style, index);
    Level {
        format: "bullet",
        text: dash,
        style: id,
        after: "tab",
        left,
        hanging: style.lists.indent,
    }
}

/// a), then 1), then i), as the drafting rules of standards bodies ask.
fn ordered_level(index: usize, style: &PaperStyle) -> Level<'_> {
    let format = match index % 3 {
        0 => "lowerLetter",
        1 => "decimal",
        _ => "lowerRoman",
    };
    let left = indent(style, index);
    let text = format!("%{})", index + 1);
    Level { format, text, style: None, after: "tab", left, hanging: style.lists.indent }
}
