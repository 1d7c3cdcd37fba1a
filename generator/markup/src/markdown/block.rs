//! How does a block of text become Markdown?

use documents::Placed;
use text::escape::{is_text, longest_run};
use text::{Block, BlockKind, Code, Definition, Item, List, Table};

use super::Text;
use super::escape::escaped;
use crate::words;

/// Numbers of a list have at most nine digits in CommonMark.
const MOST: u64 = 999_999_999;

impl Text<'_> {
    /// Blocks below a heading of `level`.
    pub fn blocks(&self, blocks: &[Block<Placed>], level: u8) -> String {
        let mut parts = Vec::new();
        for block in blocks {
            add(self.block(block, level), &mut parts);
        }
        parts.join("\n\n")
    }

    fn block(&self, block: &Block<Placed>, level: u8) -> String {
        match &block.kind {
            BlockKind::Heading(heading) => {
                let level = level.saturating_add(1).min(6);
                self.heading(level, "", &self.heading_line(&heading.content))
            }
            BlockKind::Paragraph(content) => self.line(content),
            BlockKind::Code(code) => listing(code),
            BlockKind::Quote(inner) => quoted(&self.blocks(inner, level)),
            BlockKind::List(list) => self.list(list, level),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Alert(alert) => {
                let mark = words::alert(alert.kind).to_uppercase();
                quoted(&format!("[!{mark}]\n{}", self.blocks(&alert.blocks, level)))
            }
            BlockKind::Definitions(definitions) => self.definitions(definitions, level),
            BlockKind::Diagram(diagram) => {
                let lines = diagram.in_words();
                let lines = lines.iter().map(|line| hanging("- ", &self.line(line), 2));
                let title = escaped(&diagram.title);
                format!("{title}\n\n{}", lines.collect::<Vec<_>>().join("\n"))
            }
            BlockKind::Marked(marked) => self.blocks(&marked.blocks, level),
            // A document cannot be narrowed: the tables say all that the filters know.
            BlockKind::Filters(_) | BlockKind::Html(_) => String::new(),
            BlockKind::Rule => "***".to_owned(),
        }
    }

    fn list(&self, list: &List<Placed>, level: u8) -> String {
        let mut items = Vec::new();
        let is_long = |item: &Item<Placed>| item.blocks.len() > 1;
        let gap = if list.items.iter().any(is_long) { "\n\n" } else { "\n" };
        for (at, item) in (0_u64..).zip(&list.items) {
            let mark = match list.start {
                Some(start) => {
                    let number = start.saturating_add(at).min(MOST);
                    format!("{number}. ")
                }
                None => "- ".to_owned(),
            };
            let task = match item.task {
                Some(true) => "[x] ",
                Some(false) => "[ ] ",
                None => "",
            };
            let words = format!("{task}{}", self.blocks(&item.blocks, level));
            items.push(hanging(&mark, &words, mark.len()));
        }
        items.join(gap)
    }

    fn definitions(&self, definitions: &[Definition<Placed>], level: u8) -> String {
        let items = definitions.iter().map(|definition| {
            let term = self.line(&definition.term);
            let words = self.labelled(&strong(&format!("{term}:")), &definition.blocks, level);
            hanging("- ", &words, 2)
        });
        items.collect::<Vec<_>>().join("\n")
    }

    /// Blocks whose first paragraph begins with `label`, which is Markdown already.
    pub fn labelled(&self, label: &str, blocks: &[Block<Placed>], level: u8) -> String {
        let (line, rest) = match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => {
                (format!("{label} {}", self.line(content)), rest)
            }
            Some(_) | None => (label.to_owned(), blocks),
        };
        if rest.is_empty() { line } else { format!("{line}\n\n{}", self.blocks(rest, level)) }
    }

    /// A table; nothing where there are no columns.
    pub fn table(&self, table: &Table<Placed>) -> String {
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.head.len());
        if columns == 0 {
            return String::new();
        }
        let row = |cells: &[Vec<text::Inline<Placed>>]| {
            let cells = (0..columns).map(|at| cells.get(at).map(|cell| self.cell(cell)));
            let cells: Vec<String> = cells.map(Option::unwrap_or_default).collect();
            format!("| {} |", cells.join(" | "))
        };
        let mut lines = vec![row(&table.head), format!("|{}", " --- |".repeat(columns))];
        lines.extend(table.rows.iter().map(|cells| row(cells)));
        lines.join("\n")
    }
}

/// A listing with a fence that its text does not hold.
fn listing(code: &Code) -> String {
    let fence = "`".repeat(longest_run(&code.text).max(2) + 1);
    let named = |c: &char| c.is_ascii_alphanumeric() || "+-#._".contains(*c);
    let language: String = code.language.chars().filter(named).collect();
    let text: String = code.text.chars().filter(|c| is_text(*c)).collect();
    format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n'))
}

/// Every line behind a `>`.
pub fn quoted(words: &str) -> String {
    let lines = words.lines().map(|line| match line {
        "" => ">".to_owned(),
        line => format!("> {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The first line behind `mark`, the others `indent` columns to the right.
pub fn hanging(mark: &str, words: &str, indent: usize) -> String {
    let mut lines = words.lines();
    let mut item = format!("{mark}{}", lines.next().unwrap_or_default()).trim_end().to_owned();
    for line in lines {
        item.push('\n');
        if !line.is_empty() {
            item.push_str(&" ".repeat(indent));
            item.push_str(line);
        }
    }
    item
}

/// Words in strong emphasis that are Markdown already; they end with a colon, so that no letter
/// may touch them.
fn strong(words: &str) -> String {
    if words.starts_with(char::is_alphanumeric) && !words.contains(['*', '~', '\n']) {
        format!("**{words}**")
    } else {
        format!("<strong>{words}</strong>")
    }
}

/// Adds a part to `parts`. A comment keeps it from becoming one list or one quotation with the
/// part before it.
pub fn add(part: String, parts: &mut Vec<String>) {
    if part.is_empty() {
        return;
    }
    let first = Mark::of(&part);
    let touches = |last: &String| last.lines().any(|line| Mark::of(line) == first);
    if first.is_some() && parts.last().is_some_and(touches) {
        parts.push("<!-- -->".to_owned());
    }
    parts.push(part);
}

/// What makes a line belong to the lines before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Bullet,
    Number,
    Quote,
}

impl Mark {
    fn of(line: &str) -> Option<Self> {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        if line.starts_with("- ") || line == "-" {
            Some(Self::Bullet)
        } else if line.starts_with('>') {
            Some(Self::Quote)
        } else {
            let after = line.get(digits..).unwrap_or_default();
            (digits > 0 && after.starts_with('.')).then_some(Self::Number)
        }
    }
}
