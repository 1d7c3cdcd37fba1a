//! Do tables fit the page?

use documents::{Element, Placed, sample};
use text::{Inline, Table};

use super::reading::{pages, rightmost};
use crate::columns::fit;

fn table(head: &[&str], row: &[&str]) -> Table<Placed> {
    let line = |cells: &[&str]| -> Vec<Vec<Inline<Placed>>> {
        cells.iter().map(|cell| vec![Inline::Text((*cell).to_owned())]).collect()
    };
    Table { head: line(head), rows: vec![line(row); 3], facets: Vec::new() }
}

#[test]
fn a_column_with_more_words_is_wider() {
    let long = "A sentence that goes on for a while, as the remarks of a table do. ".repeat(3);
    let fit = fit(&table(&["Key", "Remarks"], &["CR-D06", &long]));
    assert_eq!(fit.size, 0);
    assert!(fit.widths[1] > 6 * fit.widths[0], "{:?}", fit.widths);
}

#[test]
fn many_columns_are_set_in_smaller_type() {
    let fit = fit(&table(&["Requirement"; 9], &["implementation"; 9]));
    assert_eq!(fit.size, 2);
}

#[test]
fn a_table_without_cells_has_no_columns() {
    assert!(fit(&table(&[], &[])).widths.is_empty());
}

#[test]
fn wide_tables_stay_on_the_paper() {
    let mut standard = sample();
    let span = standard.clauses[0].span;
    let long = "implementation of countermeasures against disclosure";
    let name = "/var/lib/service_configuration/authentication_parameters.toml";
    let mut wide = table(&["Responsibility of the manufacturer"; 8], &[long; 8]);
    wide.rows[0][3] = vec![Inline::Code(name.to_owned())];
    standard.clauses[1].body.push(Element::Table {
        label: "Table 9".to_owned(),
        anchor: "wide".to_owned(),
        title: Vec::new(),
        table: wide,
        span,
    });
    let pages = pages(&standard);
    for page in pages.pages() {
        // The margin is 21 mm; half of it is more than a letter that sticks out.
        let edge = page.frame.width().to_mm() - 10.0;
        assert!(rightmost(&page.frame) < edge, "text runs off sheet {}", page.number);
    }
}
