//! How do clauses, annexes, terms and list items get their numbers?

use std::collections::BTreeMap;

use crate::package::WORD;
use crate::role::{ANNEX_HEADINGS, CLAUSE_HEADINGS, Role, Sequence};
use crate::style::PaperStyle;
use crate::xml::Xml;

/// Levels that Word has in a list.
const LEVELS: usize = 9;
/// The highest number that Word counts from.
const HIGHEST: u64 = 32_767;
/// Definitions of our own: the sequences, and the one of all ordered lists.
const DEFINITIONS: [&str; 4] = ["0", "1", "2", "3"];

/// Which instance numbers which list; styles and paragraphs refer to it.
///
/// In a document of our own the instances begin at 1. Beside the numbering of a base they begin
/// behind it, and a sequence that the base numbers is left to the base.
pub struct Instances {
    of_sequence: BTreeMap<Sequence, usize>,
    defined: Vec<Sequence>,
    first_definition: usize,
    first_ordered: usize,
    extra: Vec<Extra>,
}

/// An instance beside those of the sequences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extra {
    /// An ordered list: its level, and the number from which it counts.
    Ordered(usize, u64),
    /// Paragraphs that show no number although their style has one, and that are not counted.
    Silent,
}

impl Default for Instances {
    fn default() -> Self {
        Self::beside(0, 1, &BTreeMap::new())
    }
}

impl Instances {
    /// Instances beside those of a base: `definition` and `instance` are the first free numbers,
    /// `taken` are the sequences that the base numbers.
    pub fn beside(definition: usize, instance: usize, taken: &BTreeMap<Sequence, usize>) -> Self {
        let own = Sequence::ALL.into_iter().enumerate().map(|(index, it)| (it, instance + index));
        let mut of_sequence: BTreeMap<Sequence, usize> = own.collect();
        of_sequence.extend(taken);
        let defined = Sequence::ALL.into_iter().filter(|it| !taken.contains_key(it)).collect();
        Self {
            of_sequence,
            defined,
            first_definition: definition,
            first_ordered: instance + Sequence::ALL.len(),
            extra: Vec::new(),
        }
    }

    /// The instance of a sequence.
    pub fn of(&self, sequence: Sequence) -> usize {
        *self.of_sequence.get(&sequence).expect("every sequence was given an instance")
    }

    /// A new list whose items stand at `level` and start at `start`; the number is its instance.
    pub fn add(&mut self, level: usize, start: u64) -> usize {
        self.push(Extra::Ordered(clamped(level), start.min(HIGHEST)))
    }

    /// The instance of paragraphs that show no number although their style has one.
    pub fn silent(&mut self) -> usize {
        let known = self.extra.iter().position(|it| *it == Extra::Silent);
        match known {
            Some(index) => self.first_ordered + index,
            None => self.push(Extra::Silent),
        }
    }

    fn push(&mut self, extra: Extra) -> usize {
        self.extra.push(extra);
        self.first_ordered + self.extra.len() - 1
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
pub fn write(style: &PaperStyle, lists: &Instances, annex: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:numbering", &[("xmlns:w", WORD)]);
    let definition_of = |index: usize| (lists.first_definition + index).to_string();
    for (index, sequence) in Sequence::ALL.into_iter().enumerate() {
        if !lists.defined.contains(&sequence) {
            continue;
        }
        let id = definition_of(index);
        definition(&mut xml, &id, DEFINITIONS[index], |level| match sequence {
            Sequence::Clauses => clause_level(level, style),
            Sequence::Annexes => annex_level(level, style, annex),
            Sequence::Dashes => dash_level(level, style),
        });
    }
    let ordered = definition_of(Sequence::ALL.len());
    definition(&mut xml, &ordered, DEFINITIONS[3], |level| ordered_level(level, style));
    for (index, sequence) in Sequence::ALL.into_iter().enumerate() {
        if lists.defined.contains(&sequence) {
            xml.open("w:num", &[("w:numId", &lists.of(sequence).to_string())]);
            xml.value("w:abstractNumId", &definition_of(index));
            xml.close();
        }
    }
    for (index, extra) in lists.extra.iter().enumerate() {
        xml.open("w:num", &[("w:numId", &(lists.first_ordered + index).to_string())]);
        xml.value("w:abstractNumId", &ordered);
        match extra {
            Extra::Ordered(level, start) => {
                xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
                xml.value("w:startOverride", &start.to_string());
                xml.close();
            }
            Extra::Silent => (0..LEVELS).for_each(|level| silent_level(&mut xml, level)),
        }
        xml.close();
    }
    xml.finish()
}

fn silent_level(xml: &mut Xml, level: usize) {
    let level = level.to_string();
    xml.open("w:lvlOverride", &[("w:ilvl", &level)]);
    xml.open("w:lvl", &[("w:ilvl", &level)]);
    xml.value("w:start", "1");
    xml.value("w:numFmt", "none");
    xml.value("w:suff", "nothing");
    xml.value("w:lvlText", "");
    xml.value("w:lvlJc", "left");
    xml.close();
    xml.close();
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

fn definition<'a>(xml: &mut Xml, id: &str, mark: &str, level: impl Fn(usize) -> Level<'a>) {
    xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
    xml.value("w:nsid", &format!("5D0C000{mark}"));
    xml.value("w:multiLevelType", "multilevel");
    xml.value("w:tmpl", &format!("5D0C100{mark}"));
    for index in 0..LEVELS {
        let level = level(index);
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
