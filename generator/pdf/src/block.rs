//! How does running text become values?

use documents::{Placed, words};
use serde_json::{Value, json};
use text::{Block, BlockKind, Diagram, Item, List, Table};

use crate::data::Scribe;
use crate::{anchors, clause, columns};

impl Scribe<'_> {
    /// Blocks in order; `level` is the level of the clause around them, and 0 in a footnote.
    pub fn blocks(&mut self, blocks: &[Block<Placed>], level: u8) -> Value {
        blocks.iter().map(|block| self.block(block, level)).collect()
    }

    /// One block.
    pub fn block(&mut self, block: &Block<Placed>, level: u8) -> Value {
        match &block.kind {
            BlockKind::Paragraph(content) => {
                json!({ "kind": "paragraph", "content": self.line(content) })
            }
            BlockKind::Heading(heading) => {
                if text::plain(&heading.content).trim().is_empty() {
                    return json!({ "kind": "nothing" });
                }
                let content = self.title(&heading.content);
                if level == 0 {
                    let strong = json!({ "kind": "strong", "content": content });
                    return json!({ "kind": "paragraph", "content": [strong] });
                }
                json!({
                    "kind": "heading",
                    // The author's level counts from the page; levels in print have no gaps.
                    "level": clause::below(level),
                    anchors::ANCHOR: anchors::name(&heading.id),
                    "content": content,
                })
            }
            BlockKind::Code(code) => json!({
                "kind": "listing",
                "text": code.text.replace('\t', "    ").trim_end_matches('\n'),
            }),
            BlockKind::Quote(blocks) => {
                json!({ "kind": "quote", "blocks": self.blocks(blocks, level) })
            }
            BlockKind::List(list) => self.list(list, level),
            BlockKind::Table(table) => {
                json!({ "kind": "table", "table": self.table(table) })
            }
            BlockKind::Alert(alert) => {
                let label = words::alert(self.standard, alert.kind).to_uppercase();
                self.labelled("alert", &label, &alert.blocks, level)
            }
            BlockKind::Definitions(definitions) => {
                let items: Vec<Value> = definitions
                    .iter()
                    .map(|definition| {
                        let term = self.line(&definition.term);
                        let mut values = self.led("definition", &definition.blocks, level);
                        values["term"] = term;
                        values
                    })
                    .collect();
                json!({ "kind": "definitions", "items": items })
            }
            BlockKind::Diagram(diagram) => self.diagram(diagram),
            BlockKind::Marked(marked) => {
                json!({ "kind": "blocks", "blocks": self.blocks(&marked.blocks, level) })
            }
            // Paper cannot be narrowed: the tables say all that the filters know.
            BlockKind::Filters(_) | BlockKind::Html(_) => json!({ "kind": "nothing" }),
            BlockKind::Rule => json!({ "kind": "rule" }),
        }
    }

    /// Blocks behind a label, which stands on the line of the first paragraph.
    pub fn labelled(
        &mut self,
        kind: &str,
        label: &str,
        blocks: &[Block<Placed>],
        level: u8,
    ) -> Value {
        let mut values = self.led(kind, blocks, level);
        values["label"] = label.into();
        values
    }

    /// Blocks of which the first, if it is a paragraph, is set apart from the rest.
    pub fn led(&mut self, kind: &str, blocks: &[Block<Placed>], level: u8) -> Value {
        let (first, rest) = divided(blocks);
        let first = first.map(|content| self.line(content));
        json!({ "kind": kind, "first": first, "rest": self.blocks(rest, level) })
    }

    /// A table with the widths of its columns.
    pub fn table(&mut self, table: &Table<Placed>) -> Value {
        let fit = columns::fit(table);
        let count = fit.widths.len();
        let empty = Vec::new();
        let mut row = |cells: &[text::Cell<Placed>]| -> Value {
            (0..count).map(|index| self.line(cells.get(index).unwrap_or(&empty))).collect()
        };
        let head = row(&table.head);
        let rows: Vec<Value> = table.rows.iter().map(|cells| row(cells)).collect();
        json!({ "size": fit.size, "columns": fit.widths, "head": head, "rows": rows })
    }

    fn list(&mut self, list: &List<Placed>, level: u8) -> Value {
        let items: Vec<Value> = list.items.iter().map(|item| self.item(item, level)).collect();
        json!({ "kind": "list", "start": list.start, "items": items })
    }

    fn item(&mut self, item: &Item<Placed>, level: u8) -> Value {
        json!({ "task": item.task, "blocks": self.blocks(&item.blocks, level) })
    }

    /// A diagram as a list with a line for each of its nodes.
    fn diagram(&mut self, diagram: &Diagram<Placed>) -> Value {
        let lines: Vec<Value> = diagram.in_words().iter().map(|line| self.line(line)).collect();
        let items: Vec<Value> = lines
            .into_iter()
            .map(|line| json!({ "blocks": [{ "kind": "paragraph", "content": line }] }))
            .collect();
        json!({
            "kind": "labelled",
            "label": diagram.title,
            "first": null,
            "rest": [{ "kind": "list", "start": null, "items": items }],
        })
    }
}

/// The words of a paragraph that comes first, and the other blocks.
fn divided(blocks: &[Block<Placed>]) -> (Option<&[text::Inline<Placed>]>, &[Block<Placed>]) {
    match blocks.split_first() {
        Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => (Some(content), rest),
        Some(_) | None => (None, blocks),
    }
}
