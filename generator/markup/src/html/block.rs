//! How does a block of text become HTML?

use documents::Placed;
use text::{Alert, Block, BlockKind, Code, Definition, Diagram, Inline, Item, List, Table, plain};

use super::{Page, escape};
use crate::words;

impl Page<'_> {
    /// Writes blocks below a heading of `level`.
    pub fn blocks(&mut self, blocks: &[Block<Placed>], level: u8) {
        for block in blocks {
            self.block(block, level);
        }
    }

    /// Writes a block below a heading of `level`.
    pub fn block(&mut self, block: &Block<Placed>, level: u8) {
        match &block.kind {
            // Nothing can point at it: what can be cited is a clause.
            BlockKind::Heading(heading) => {
                let level = level.saturating_add(1).min(6);
                self.put(format_args!("<h{level}>"));
                self.line(&heading.content);
                self.put(format_args!("</h{level}>\n"));
            }
            BlockKind::Paragraph(content) => {
                self.raw("<p>");
                self.line(content);
                self.raw("</p>\n");
            }
            BlockKind::Code(code) => self.code(code),
            BlockKind::Quote(inner) => {
                self.raw("<blockquote>\n");
                self.blocks(inner, level);
                self.raw("</blockquote>\n");
            }
            BlockKind::List(list) => self.list(list, level),
            BlockKind::Table(table) => {
                let columns: Vec<String> = table.head.iter().map(|cell| plain(cell)).collect();
                let name = format!("{}: {}", self.label("page.table"), columns.join(", "));
                self.table(table, &name, None);
            }
            BlockKind::Alert(alert) => self.alert(alert, level),
            BlockKind::Definitions(definitions) => self.definitions(definitions, level),
            BlockKind::Diagram(diagram) => self.diagram(diagram),
            BlockKind::Marked(marked) => self.blocks(&marked.blocks, level),
            // A document cannot be narrowed: the tables say all that the filters know.
            BlockKind::Filters(_) | BlockKind::Html(_) => {}
            BlockKind::Rule => self.raw("<hr>\n"),
        }
    }

    fn code(&mut self, code: &Code) {
        let label = self.label("page.code");
        let name = match code.language.as_str() {
            "" => label.to_owned(),
            language => format!("{label}: {language}"),
        };
        let name = self.unique(&name);
        self.put(format_args!(
            "<pre tabindex=\"0\" role=\"region\" aria-label=\"{}\"><code>{}</code></pre>\n",
            escape(&name),
            escape(&code.text.replace("\r\n", "\n"))
        ));
    }

    fn list(&mut self, list: &List<Placed>, level: u8) {
        let tag = if list.start.is_some() { "ol" } else { "ul" };
        match list.start {
            None | Some(1) => self.put(format_args!("<{tag}>\n")),
            Some(start) => self.put(format_args!("<{tag} start=\"{start}\">\n")),
        }
        for item in &list.items {
            self.item(item, level);
        }
        self.put(format_args!("</{tag}>\n"));
    }

    fn item(&mut self, item: &Item<Placed>, level: u8) {
        self.raw("<li>");
        if let Some(done) = item.task {
            let (mark, key) = if done { ("☑", "list.done") } else { ("☐", "list.open") };
            let label = escape(self.label(key)).into_owned();
            self.put(format_args!(
                "<span class=\"task\" role=\"img\" aria-label=\"{label}\">{mark}</span> "
            ));
        }
        self.run_in(&item.blocks, level);
        self.raw("</li>\n");
    }

    /// The first paragraph without an element of its own, where nothing but lists follows it.
    pub fn run_in(&mut self, blocks: &[Block<Placed>], level: u8) {
        let is_list = |block: &Block<Placed>| matches!(block.kind, BlockKind::List(_));
        match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(line), .. }, rest))
                if rest.iter().all(is_list) =>
            {
                self.line(line);
                if !rest.is_empty() {
                    self.raw("\n");
                }
                self.blocks(rest, level);
            }
            Some(_) | None => self.blocks(blocks, level),
        }
    }

    fn definitions(&mut self, definitions: &[Definition<Placed>], level: u8) {
        self.raw("<dl>\n");
        for definition in definitions {
            self.raw("<dt>");
            self.line(&definition.term);
            self.raw("</dt>\n<dd>");
            self.run_in(&definition.blocks, level);
            self.raw("</dd>\n");
        }
        self.raw("</dl>\n");
    }

    fn alert(&mut self, alert: &Alert<Placed>, level: u8) {
        let name = words::alert(alert.kind);
        let key = format!("alert.{name}");
        let label = escape(self.standard.labels.get(&key)).into_owned();
        self.put(format_args!(
            "<aside class=\"alert alert-{name}\" role=\"note\">\n\
             <p class=\"alert-title\">{label}</p>\n"
        ));
        self.blocks(&alert.blocks, level);
        self.raw("</aside>\n");
    }

    fn diagram(&mut self, diagram: &Diagram<Placed>) {
        self.put(format_args!(
            "<figure>\n<figcaption>{}</figcaption>\n<ul>\n",
            escape(&diagram.title)
        ));
        for line in diagram.in_words() {
            self.raw("<li>");
            self.line(&line);
            self.raw("</li>\n");
        }
        self.raw("</ul>\n</figure>\n");
    }

    /// Writes a table called `name`; one with a caption has an anchor, and its rows have heads.
    pub fn table(&mut self, table: &Table<Placed>, name: &str, caption: Option<&Caption<'_>>) {
        let name = self.unique(name);
        self.put(format_args!(
            "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n",
            escape(&name)
        ));
        match caption {
            Some(caption) => self.caption(caption),
            None => self.raw("<table>\n"),
        }
        if table.head.iter().any(|cell| !cell.is_empty()) {
            self.raw("<thead>\n<tr>");
            for cell in &table.head {
                self.cell(cell, if cell.is_empty() { "" } else { "col" });
            }
            self.raw("</tr>\n</thead>\n");
        }
        self.raw("<tbody>\n");
        for row in &table.rows {
            self.raw("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let is_head = at == 0 && caption.is_some() && !cell.is_empty();
                self.cell(cell, if is_head { "row" } else { "" });
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n</div>\n");
    }

    fn caption(&mut self, caption: &Caption<'_>) {
        let (anchor, label) = (escape(caption.anchor), escape(caption.label));
        self.put(format_args!(
            "<table id=\"{anchor}\">\n<caption><span class=\"caption\">\
             <span class=\"label\">{label}</span>"
        ));
        if !caption.title.is_empty() {
            self.raw(" — ");
            self.line(caption.title);
        }
        self.raw("</span></caption>\n");
    }

    /// A cell; with a `scope` it is the head of its column or row.
    fn cell(&mut self, cell: &[Inline<Placed>], scope: &str) {
        let tag = if scope.is_empty() { "td" } else { "th" };
        if scope.is_empty() {
            self.raw("<td>");
        } else {
            self.put(format_args!("<th scope=\"{scope}\">"));
        }
        self.line(cell);
        self.put(format_args!("</{tag}>"));
    }

    /// `name`, with a number behind it when another region of the page has it.
    fn unique(&mut self, name: &str) -> String {
        let mut unique = name.to_owned();
        let mut number = 2;
        while !self.regions.insert(unique.clone()) {
            unique = format!("{name} ({number})");
            number += 1;
        }
        unique
    }
}

/// What stands above a table.
pub struct Caption<'a> {
    /// The anchor.
    pub anchor: &'a str,
    /// For example `Table 3`.
    pub label: &'a str,
    /// The title.
    pub title: &'a [Inline<Placed>],
}
