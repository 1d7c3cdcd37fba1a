//! How do tables fit the page?

use documents::Placed;
use text::{Cell, Table};

use crate::measure;
use crate::role::Role;
use crate::story::Story;
use crate::style::PaperStyle;

/// Words longer than this, in thousandths of the size of the type, may be broken.
const LONGEST_WORD: i32 = 9000;
/// Longer cells than this, in thousandths of the size of the type, do not widen a column further.
const LONGEST_CELL: i32 = 90_000;

/// Where the cells stand that say what the others are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FirstCells {
    InTheFirstRow,
    InTheFirstColumn,
}

impl Story<'_> {
    /// Writes a table and the small gap below it; `description` says what it is about.
    pub fn table(&mut self, table: &Table<Placed>, description: &str) {
        let columns = columns(table, self.style);
        if columns.is_empty() {
            return;
        }
        let total: i32 = columns.iter().sum();
        self.xml.open("w:tbl", &[]);
        self.table_properties(total, description, FirstCells::InTheFirstRow);
        self.grid(&columns);
        self.row(&table.head, &columns, Role::TableHeader);
        for row in &table.rows {
            self.row(row, &columns, Role::TableBody);
        }
        self.xml.close();
        // Two tables without a paragraph between them would be one to Word.
        self.paragraph(Role::TableEnd, |_| {});
    }

    /// Writes pairs of a label and what it says.
    pub fn pairs(&mut self, pairs: &[(String, String)]) {
        if pairs.is_empty() {
            return;
        }
        let total = self.style.measure(&self.style.sheet.cover);
        let columns = [total * 3 / 10, total - total * 3 / 10];
        self.xml.open("w:tbl", &[]);
        self.table_properties(total, "", FirstCells::InTheFirstColumn);
        self.grid(&columns);
        for (label, value) in pairs {
            self.xml.open("w:tr", &[]);
            self.xml.open("w:trPr", &[]);
            self.xml.empty("w:cantSplit", &[]);
            self.xml.close();
            self.cell(columns[0], Role::TableHeader, |story| story.words(label));
            self.cell(columns[1], Role::TableBody, |story| story.words(value));
            self.xml.close();
        }
        self.xml.close();
    }

    fn grid(&mut self, columns: &[i32]) {
        self.xml.open("w:tblGrid", &[]);
        for column in columns {
            self.xml.empty("w:gridCol", &[("w:w", &column.to_string())]);
        }
        self.xml.close();
    }

    fn table_properties(&mut self, total: i32, description: &str, heads: FirstCells) {
        self.xml.open("w:tblPr", &[]);
        self.xml.value("w:tblStyle", self.style.id(Role::TableGrid));
        self.xml.empty("w:tblW", &[("w:w", &total.to_string()), ("w:type", "dxa")]);
        self.xml.value("w:jc", "center");
        self.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let (mask, row, column) = match heads {
            FirstCells::InTheFirstRow => ("0620", "1", "0"),
            FirstCells::InTheFirstColumn => ("0680", "0", "1"),
        };
        let look = [
            ("w:val", mask),
            ("w:firstRow", row),
            ("w:lastRow", "0"),
            ("w:firstColumn", column),
            ("w:lastColumn", "0"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ];
        self.xml.empty("w:tblLook", &look);
        if !description.is_empty() {
            self.xml.value("w:tblCaption", description);
        }
        self.xml.close();
    }

    fn row(&mut self, cells: &[Cell<Placed>], columns: &[i32], role: Role) {
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        if role == Role::TableHeader {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close();
        for (index, column) in columns.iter().enumerate() {
            let cell = cells.get(index).map(Vec::as_slice).unwrap_or_default();
            self.cell(*column, role, |story| story.inlines(cell));
        }
        self.xml.close();
    }

    fn cell(&mut self, width: i32, role: Role, content: impl FnOnce(&mut Self)) {
        self.xml.open("w:tc", &[]);
        self.xml.open("w:tcPr", &[]);
        self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        self.xml.close();
        self.paragraph(role, content);
        self.xml.close();
    }
}

/// What a column asks for, in twentieths of a point.
struct Column {
    /// The width of its longest word.
    least: i32,
    /// The width of its longest cell on one line.
    wanted: i32,
    /// How much it says altogether: a column with four times the words gets twice the room.
    weight: i64,
}

/// The widths of the columns, in twentieths of a point: together as wide as the text, in
/// proportion to what the cells say, and none narrower than its longest word if that can be.
pub fn columns(table: &Table<Placed>, style: &PaperStyle) -> Vec<i32> {
    let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
    // The header is bold, hence a tenth wider than measured.
    let size = style.inherited(Role::TableBody, |style| style.size).unwrap_or(20) * 11;
    let padding = 2 * style.tables.padding + 40;
    let total = style.measure(&style.sheet.body);
    let columns: Vec<Column> = (0..count)
        .map(|index| {
            let (mut word, mut line, mut all) = (1000, 1000, 1000_i64);
            for row in std::iter::once(&table.head).chain(&table.rows) {
                let words = row.get(index).map(|cell| measure::printed(cell)).unwrap_or_default();
                word = word.max(measure::longest_word(&words));
                line = line.max(measure::width(&words));
                all += i64::from(measure::width(&words));
            }
            Column {
                least: scaled(word.min(LONGEST_WORD), size, 1000) + padding,
                wanted: scaled(line.min(LONGEST_CELL), size, 1000) + padding,
                weight: all.isqrt(),
            }
        })
        .collect();
    share(total, &columns)
}

/// Columns take what they want as long as it is less than their share; the others divide the
/// rest.
fn share(total: i32, columns: &[Column]) -> Vec<i32> {
    let mut widths: Vec<i32> = columns.iter().map(|column| column.wanted).collect();
    let mut open: Vec<usize> = (0..columns.len()).collect();
    let mut rest = total;
    loop {
        let floor: i32 = open.iter().map(|index| columns[*index].least).sum();
        let weight: i64 = open.iter().map(|index| columns[*index].weight).sum();
        let room = |index: usize| {
            let column = &columns[index];
            if floor < rest {
                column.least + part(rest - floor, column.weight, weight)
            } else {
                scaled(column.least, rest, floor)
            }
        };
        let (content, more): (Vec<usize>, Vec<usize>) =
            open.iter().partition(|index| columns[**index].wanted <= room(**index));
        if content.is_empty() {
            for index in &open {
                widths[*index] = room(*index);
            }
            break;
        }
        rest -= content.iter().map(|index| columns[*index].wanted).sum::<i32>();
        open = more;
    }
    if open.is_empty() {
        let natural = widths.iter().sum();
        widths = widths.iter().map(|want| scaled(*want, total, natural)).collect();
    }
    let missing = total - widths.iter().sum::<i32>();
    if let Some(last) = widths.last_mut() {
        *last += missing;
    }
    widths
}

/// `length` times `numerator` by `denominator`.
fn scaled(length: i32, numerator: i32, denominator: i32) -> i32 {
    part(length, i64::from(numerator), i64::from(denominator))
}

fn part(length: i32, numerator: i64, denominator: i64) -> i32 {
    i32::try_from(i64::from(length) * numerator / denominator.max(1)).unwrap_or(i32::MAX)
}
