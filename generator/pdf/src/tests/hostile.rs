//! Is text set as it is, whatever it looks like?

use documents::{ClauseKind, Element, Placed, Standard, sample};
use text::{Block, BlockKind, Code, Footnote, Inline, List, Table};

use super::reading::{self, TEMPLATE};
use crate::{Options, write};

/// What would be code, markup, a reference, a comment or the end of a string in the template.
const HOSTILE: [&str; 16] = [
    "#panic()",
    "#import \"/etc/passwd\"",
    "#read(\"standard.json\")",
    "*strong*",
    "_emph_",
    "$x^2$",
    "@reference",
    "<label>",
    "`raw`",
    "```raw```",
    "\"]) #panic(\"",
    "\\u{41} \\",
    "// comment /* more",
    "= Heading",
    "\u{0}\u{7}\u{202E}end",
    "~ -- --- ...",
];

fn each(mut change: impl FnMut(&mut Standard, &str)) {
    let mut standard = sample();
    for hostile in HOSTILE {
        change(&mut standard, hostile);
    }
    let checked = write(&standard, &Options { template: TEMPLATE, line_numbers: false });
    assert_eq!(checked.diagnostics, []);
    let words = reading::squeezed(&reading::words(&standard));
    for hostile in HOSTILE {
        let visible: String = hostile.chars().filter(|c| !c.is_control()).collect();
        let visible = visible.replace('\u{202E}', "");
        assert!(words.contains(&reading::squeezed(&visible)), "{hostile} is missing");
    }
}

fn words(text: &str) -> Vec<Inline<Placed>> {
    vec![Inline::Text(text.to_owned())]
}

fn block(standard: &Standard, kind: BlockKind<Placed>) -> Block<Placed> {
    Block { kind, span: standard.clauses[0].span }
}

#[test]
fn text_is_no_markup() {
    each(|standard, hostile| {
        let block = block(standard, BlockKind::Paragraph(words(hostile)));
        standard.clauses[0].body.push(Element::Text(block));
    });
}

#[test]
fn a_listing_is_no_code() {
    each(|standard, hostile| {
        let code = Code { language: hostile.to_owned(), text: hostile.to_owned() };
        let block = block(standard, BlockKind::Code(code));
        standard.clauses[1].body.push(Element::Text(block));
    });
}

#[test]
fn titles_terms_and_cells_are_no_code() {
    each(|standard, hostile| {
        let mut clause = standard.clauses[2].clone();
        clause.title = words(hostile);
        clause.anchor = hostile.to_owned();
        let blocks = vec![block(standard, BlockKind::Paragraph(words(hostile)))];
        standard.footnotes.push(Footnote { label: hostile.to_owned(), number: 1, blocks });
        clause.body.push(Element::Table {
            label: hostile.to_owned(),
            anchor: hostile.to_owned(),
            title: vec![Inline::FootnoteMark { label: hostile.to_owned(), number: 1 }],
            table: Table {
                head: vec![words(hostile), words("Link")],
                rows: vec![vec![
                    vec![Inline::Code(hostile.to_owned())],
                    vec![Inline::Link {
                        target: Placed::External(format!("https://example.org/{hostile}")),
                        content: words(hostile),
                    }],
                ]],
                facets: Vec::new(),
            },
            span: clause.span,
        });
        standard.clauses.insert(3, clause);
    });
}

#[test]
fn the_cover_is_no_code() {
    each(|standard, hostile| {
        standard.status.notices.push(hostile.to_owned());
        standard.cover_sheet.push((hostile.to_owned(), hostile.to_owned()));
        hostile.clone_into(&mut standard.title_main);
        hostile.clone_into(&mut standard.edition);
        hostile.clone_into(&mut standard.publisher);
        hostile.clone_into(&mut standard.language);
        standard.date = Some(hostile.to_owned());
    });
}

#[test]
fn shapes_that_the_engine_refuses_are_printed_nevertheless() {
    let mut standard = sample();
    let link = |content| Inline::Link {
        target: Placed::External("https://example.org/\u{e9} \"".to_owned()),
        content,
    };
    let struck = |content| Inline::Struck(vec![Inline::Struck(content)]);
    let inlines = vec![link(vec![link(words("nested"))]), struck(words("twice")), link(Vec::new())];
    let paragraph = block(&standard, BlockKind::Paragraph(inlines));
    let list = List { start: Some(900), items: Vec::new() };
    let list = block(&standard, BlockKind::List(list));
    let table = Table { head: Vec::new(), rows: Vec::new(), facets: Vec::new() };
    let table = block(&standard, BlockKind::Table(table));
    let quote = block(&standard, BlockKind::Quote(Vec::new()));
    let mut clause = standard.clauses[2].clone();
    clause.title = Vec::new();
    clause.body.extend([paragraph, list, table, quote].map(Element::Text));
    clause.kind = ClauseKind::Foreword;
    // The same anchor twice.
    standard.clauses.insert(3, clause);
    standard.language = String::new();
    standard.date = Some("2026-02-31".to_owned());
    standard.title_introductory = None;
    let checked = write(&standard, &Options { template: TEMPLATE, line_numbers: true });
    assert_eq!(checked.diagnostics, []);
}

#[test]
fn characters_without_a_glyph_are_replaced_and_named() {
    let mut standard = sample();
    let text = "a \u{E000} \u{4E00} \u{1F600}\u{FE0F} z \u{301} e\u{301}";
    let paragraph = block(&standard, BlockKind::Paragraph(words(text)));
    standard.clauses[0].body.push(Element::Text(paragraph));
    let output = reading::printed(&standard, false);
    let missing: Vec<char> = output.missing.into_iter().collect();
    assert_eq!(missing, ['\u{4E00}', '\u{E000}', '\u{1F600}']);
}

#[test]
fn a_broken_template_is_a_fault_with_its_line() {
    let standard = sample();
    let template = "#set document(title: \"x\")\n= Title\n#undefined-name\n";
    let checked = write(&standard, &Options { template, line_numbers: false });
    assert_eq!(checked.value, None);
    let messages: Vec<&str> =
        checked.diagnostics.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(
        messages,
        ["the template of the PDF cannot be filled in line 3: unknown variable: undefined-name"]
    );
}
