//! Which column is a cell in?
//!
//! Sheets pass through many hands: cells are merged, columns are drawn wider, tables are pasted
//! from other templates. Where the count of cells does not say it, their places do.

use docx::package::Element;

/// The widths of the columns of the sheet, in twentieths of a point.
pub const WIDTHS: [i64; 8] = [606, 908, 1209, 1209, 1115, 4177, 4233, 2419];
/// The columns of the old sheet, which has none for line numbers.
const WITHOUT_LINE: [usize; 7] = [0, 2, 3, 4, 5, 6, 7];
/// More columns than a table of Word can have.
const MAX_SPAN: usize = 64;

/// A cell of a table.
pub struct Cell<'a> {
    /// What it holds.
    pub element: &'a Element,
    /// Whether it goes on from the row above.
    pub continues: bool,
    start: i64,
    span: usize,
}

/// The cells of each row.
pub fn rows(table: &Element) -> Vec<Vec<Cell<'_>>> {
    let widths: Vec<i64> = table
        .child("w:tblGrid")
        .into_iter()
        .flat_map(Element::elements)
        .map(|column| column.get("w:w").parse().unwrap_or(0).clamp(0, 31_680))
        .collect();
    table.elements().filter(|row| row.name == "w:tr").map(|row| cells(row, &widths)).collect()
}

fn cells<'a>(row: &'a Element, widths: &[i64]) -> Vec<Cell<'a>> {
    let number = |element: Option<&Element>, name: &str| {
        let written = element.and_then(|it| it.value(name))?;
        written.parse::<usize>().ok().map(|number| number.min(MAX_SPAN))
    };
    let mut column = number(row.child("w:trPr"), "w:gridBefore").unwrap_or(0);
    let cells = row.elements().filter(|cell| cell.name == "w:tc").map(|cell| {
        let properties = cell.child("w:tcPr");
        let span = number(properties, "w:gridSpan").unwrap_or(1).max(1);
        let merge = properties.and_then(|it| it.child("w:vMerge"));
        let start = widths.iter().take(column).sum();
        column += span;
        let continues = merge.is_some_and(|merge| merge.get("w:val") != "restart");
        Cell { element: cell, continues, start, span }
    });
    cells.collect()
}

/// Where the eight columns of a table begin: as a whole row says, or else as the sheet is made.
pub fn starts(rows: &[Vec<Cell<'_>>]) -> Vec<i64> {
    let whole = rows.iter().find(|row| row.len() == WIDTHS.len());
    if let Some(row) = whole.filter(|row| row.windows(2).all(|two| two[0].start < two[1].start)) {
        return row.iter().map(|cell| cell.start).collect();
    }
    let mut start = 0;
    let sums = WIDTHS.map(|width| {
        start += width;
        start - width
    });
    sums.to_vec()
}

/// The column of each cell of a row; of the columns that a merged cell covers, the first.
pub fn columns(row: &[Cell<'_>], starts: &[i64]) -> Vec<usize> {
    let plain = row.iter().all(|cell| cell.span == 1);
    if row.len() == WIDTHS.len() {
        return (0..WIDTHS.len()).collect();
    }
    if plain && row.len() == WITHOUT_LINE.len() {
        return WITHOUT_LINE.to_vec();
    }
    let nearest = |cell: &Cell<'_>| {
        let distance = |start: &i64| (start - cell.start).abs();
        let found = starts.iter().enumerate().min_by_key(|(_, start)| distance(start));
        found.map_or(0, |(column, _)| column)
    };
    row.iter().map(nearest).collect()
}
