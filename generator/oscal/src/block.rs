//! How does a block of text become Markdown for OSCAL?

use documents::Placed;
use text::escape::{is_text, longest_run};
use text::{Block, BlockKind, Code, Definition, Item, List, Table};

use crate::line::words;
use crate::story::Story;

/// Numbers of a list have at most nine digits in `CommonMark`.
const MOST: u64 = 999_999_999;

/// What the text before a block ends with, in which a block of the same look would be taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Before {
    #[default]
    Other,
    Bullets(char),
    Numbers(char),
}

impl Story<'_> {
    /// Blocks as prose.
    pub fn prose<'b>(&mut self, blocks: impl IntoIterator<Item = &'b Block<Placed>>) -> String {
        self.following(blocks, &mut Before::Other)
    }

    /// Blocks that stand behind others in the same text.
    fn following<'b>(
        &mut self,
        blocks: impl IntoIterator<Item = &'b Block<Placed>>,
        before: &mut Before,
    ) -> String {
        let mut parts = Vec::new();
        if self.is_survey() {
            return String::new();
        }
        for block in blocks {
            let part = self.block(block, before);
            if !part.is_empty() {
                parts.push(part);
            }
        }
        parts.join("\n\n")
    }

    fn block(&mut self, block: &Block<Placed>, before: &mut Before) -> String {
        let earlier = std::mem::take(before);
        match &block.kind {
            BlockKind::Heading(heading) => {
                let mark = "#".repeat(usize::from(heading.level.clamp(1, 6)));
                format!("{mark} {}", self.title(&heading.content, &heading.id))
            }
            BlockKind::Paragraph(content) => self.line(content),
            BlockKind::Code(code) => listing(code),
            BlockKind::Quote(inner) => quoted(&self.prose(inner)),
            BlockKind::List(list) => self.list(list, earlier, before),
            BlockKind::Table(table) => self.table(table),
            BlockKind::Alert(alert) => {
                let head = words(documents::words::alert(self.standard, alert.kind));
                let prose = self.prose(&alert.blocks);
                let gap = if prose.is_empty() { "" } else { "\n\n" };
                quoted(&format!("**{head}**{gap}{prose}"))
            }
            BlockKind::Definitions(definitions) => self.definitions(definitions, earlier, before),
            BlockKind::Diagram(diagram) => {
                let mark = bullet(earlier, before);
                let lines = diagram.in_words();
                let lines = lines.iter().map(|line| hanging(&mark, &self.line(line)));
                let lines = lines.collect::<Vec<_>>().join("\n");
                format!("{}\n\n{lines}", words(&diagram.title))
            }
            BlockKind::Marked(marked) => {
                *before = earlier;
                self.following(&marked.blocks, before)
            }
            // A file cannot be narrowed: the tables say all that the filters know. A rule says
            // nothing that a new paragraph does not say.
            BlockKind::Filters(_) | BlockKind::Html(_) | BlockKind::Rule => {
                *before = earlier;
                String::new()
            }
        }
    }

    fn list(&mut self, list: &List<Placed>, earlier: Before, before: &mut Before) -> String {
        let is_long = |item: &Item<Placed>| item.blocks.len() > 1;
        let gap = if list.items.iter().any(is_long) { "\n\n" } else { "\n" };
        let bullet = match list.start {
            Some(_) => {
                let sign = if earlier == Before::Numbers('.') { ')' } else { '.' };
                *before = Before::Numbers(sign);
                sign.to_string()
            }
            None => bullet(earlier, before),
        };
        let mut items = Vec::new();
        for (at, item) in (0_u64..).zip(&list.items) {
            let mark = match list.start {
                Some(start) => format!("{}{bullet} ", start.saturating_add(at).min(MOST)),
                None => bullet.clone(),
            };
            let task = item.task.map_or_else(String::new, |is_done| {
                format!("{} ", words(crate::words::task(self.standard, is_done)))
            });
            let prose = self.prose(&item.blocks);
            items.push(hanging(&mark, format!("{task}{prose}").trim_end()));
        }
        items.join(gap)
    }

    fn definitions(
        &mut self,
        definitions: &[Definition<Placed>],
        earlier: Before,
        before: &mut Before,
    ) -> String {
        let mark = bullet(earlier, before);
        let mut items = Vec::new();
        for definition in definitions {
            let term = self.line(&definition.term);
            let plain = term.chars().all(|c| c.is_alphanumeric() || " -/.()".contains(c));
            let strong = if plain { format!("**{term}:**") } else { format!("{term}:") };
            let prose = self.prose(&definition.blocks);
            let is_line = matches!(
                definition.blocks.first(),
                Some(Block { kind: BlockKind::Paragraph(_), .. })
            );
            let gap = if is_line { " " } else { "\n\n" };
            items.push(hanging(&mark, format!("{strong}{gap}{prose}").trim_end()));
        }
        items.join("\n")
    }

    /// A table; nothing where there are no columns.
    pub fn table(&mut self, table: &Table<Placed>) -> String {
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.head.len());
        if columns == 0 || self.is_survey() {
            return String::new();
        }
        let mut lines = vec![self.row(&table.head, columns)];
        lines.push(format!("|{}", " --- |".repeat(columns)));
        for cells in &table.rows {
            lines.push(self.row(cells, columns));
        }
        lines.join("\n")
    }

    fn row(&mut self, cells: &[text::Cell<Placed>], columns: usize) -> String {
        let mut written: Vec<String> = cells.iter().map(|cell| self.cell(cell)).collect();
        written.resize(columns, String::new());
        format!("| {} |", written.join(" | "))
    }
}

/// The mark of a list with bullets. Two lists that follow each other have two marks, or they
/// would be one.
fn bullet(earlier: Before, before: &mut Before) -> String {
    let sign = if earlier == Before::Bullets('-') { '*' } else { '-' };
    *before = Before::Bullets(sign);
    format!("{sign} ")
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
fn quoted(prose: &str) -> String {
    let lines = prose.lines().map(|line| match line {
        "" => ">".to_owned(),
        line => format!("> {line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The first line behind `mark`, the others below its end.
fn hanging(mark: &str, prose: &str) -> String {
    let mut lines = prose.lines();
    let mut item = format!("{mark}{}", lines.next().unwrap_or_default()).trim_end().to_owned();
    for line in lines {
        item.push('\n');
        if !line.is_empty() {
            item.push_str(&" ".repeat(mark.len()));
            item.push_str(line);
        }
    }
    item
}
