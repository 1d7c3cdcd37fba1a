//! How do tables look?

use documents::Placed;
use text::{Cell, Inline, Table};

use crate::line::Line;
use crate::story::Story;

impl Story<'_> {
    /// Writes a table with its number and title.
    pub fn numbered_table(
        &mut self,
        (anchor, label): (&str, &str),
        title: &[Inline<Placed>],
        table: &Table<Placed>,
    ) {
        let id = self.id(anchor);
        self.xml.open("table-wrap", &[("id", id)]);
        self.xml.leaf("label", &[], label);
        self.xml.open("caption", &[]);
        self.xml.open_text("title", &[]);
        self.line(title, Line::Title);
        self.xml.close();
        self.xml.close();
        self.cells(table);
        self.xml.close();
    }

    /// Writes a table that stands within other text.
    pub fn unnumbered_table(&mut self, table: &Table<Placed>) {
        self.xml.open("table-wrap", &[]);
        self.cells(table);
        self.xml.close();
    }

    fn cells(&mut self, table: &Table<Placed>) {
        let columns = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        self.xml.open("table", &[]);
        // A table has to have a body; without rows its head is all that it says.
        if !table.rows.is_empty() && !table.head.is_empty() {
            self.xml.open("thead", &[]);
            self.row("th", &table.head, columns);
            self.xml.close();
        }
        self.xml.open("tbody", &[]);
        if table.rows.is_empty() {
            self.row("th", &table.head, columns);
        }
        for row in &table.rows {
            self.row("td", row, columns);
        }
        self.xml.close();
        self.xml.close();
    }

    fn row(&mut self, name: &'static str, cells: &[Cell<Placed>], columns: usize) {
        let scope = if name == "th" { "col" } else { "" };
        self.xml.open("tr", &[]);
        for index in 0..columns {
            self.xml.open_text(name, &[("scope", scope)]);
            self.line(cells.get(index).map(Vec::as_slice).unwrap_or_default(), Line::Free);
            self.xml.close();
        }
        self.xml.close();
    }
}
