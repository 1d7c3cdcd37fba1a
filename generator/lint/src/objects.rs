//! Do tables, figures and lists have the form that standards use?

use documents::{Clause, Element, Figure, ItemPart, Placed};
use sources::Severity::{Error, Note, Warning};
use sources::{Code, Span};
use text::{Block, BlockKind, Inline, Item, List, Table, plain};

use crate::passage;
use crate::phrase;
use crate::report::{Report, Rule};
use crate::structure::{Purpose, purpose};

const TB01: Rule = Rule(Error, Code::TableForm, "TB01");
const TB02: Rule = Rule(Warning, Code::TableForm, "TB02");
const TB03: Rule = Rule(Error, Code::TableForm, "TB03");
const TB15: Rule = Rule(Note, Code::TableForm, "TB15");
const TB04: Rule = Rule(Error, Code::ListForm, "TB04");
const TB08: Rule = Rule(Warning, Code::ListForm, "TB08");
const TB09: Rule = Rule(Error, Code::ListForm, "TB09");
const TB10: Rule = Rule(Warning, Code::ListForm, "TB10");
const TB12: Rule = Rule(Warning, Code::ListForm, "TB12");

/// The most levels that a list may have.
const DEEPEST_LIST: usize = 4;

/// What stands before the first block of some blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// Nothing that introduces it.
    Text,
    /// A label, such as `Guidance`.
    Label,
}

/// Checks tables and lists of every clause.
pub(crate) fn check(report: &mut Report<'_>) {
    let standard = report.standard;
    for clause in &standard.clauses {
        check_clause(report, clause);
    }
}

fn check_clause(report: &mut Report<'_>, clause: &Clause) {
    for element in &clause.body {
        table(report, element);
        numbers_are_not_typed(report, element);
        figure(report, element);
        match element {
            Element::Note { blocks, label } | Element::Example { blocks, label } => {
                nothing_is_noted_in(report, blocks, label);
            }
            Element::Labelled { part, blocks, .. } if !is_made_from_fields(*part) => {
                lists(report, blocks, 0, Lead::Label);
            }
            Element::Labelled { .. }
            | Element::Text(_)
            | Element::Table { .. }
            | Element::Figure(_)
            | Element::Term(_)
            | Element::Requirement(_)
            | Element::Withdrawn { .. }
            | Element::Reference { .. } => {}
        }
    }
    // The list of databases in clause 3 is word for word what drafters are told to write.
    if purpose(clause) != Purpose::Terms {
        for run in clause.body.split(|element| !matches!(element, Element::Text(_))) {
            let blocks = run.iter().filter_map(|element| match element {
                Element::Text(block) => Some(block.clone()),
                _ => None,
            });
            lists(report, &blocks.collect::<Vec<_>>(), 0, Lead::Text);
        }
    }
    one_ordered_list(report, clause);
    for subclause in &clause.clauses {
        check_clause(report, subclause);
    }
}

/// Whether a part is a list of fields, which have no punctuation of their own.
fn is_made_from_fields(part: ItemPart) -> bool {
    matches!(part, ItemPart::Levels | ItemPart::Information | ItemPart::DecisionTree)
}

fn table(report: &mut Report<'_>, element: &Element) {
    let Element::Table { label, title, table, span, .. } = element else { return };
    let untitled = report.standard.labels.get("standard.table-untitled");
    let title = plain(title);
    if title.trim().is_empty() || title == untitled {
        let help = "write a paragraph `Table: …` above it";
        report.at(TB01, *span, format!("{label} has no title"), help);
    }
    if table.head.iter().all(|cell| plain(cell).trim().is_empty()) {
        report.at(TB02, *span, format!("{label} has no heading"), "name its columns");
    }
    columns_name_units(report, table, label, *span);
    if table.rows.iter().any(|row| row.len() != table.head.len()) {
        let message = format!("{label} has rows of different lengths");
        report.at(TB03, *span, message, "give every row a cell for each column");
    }
}

/// What has a unit. Counts, levels and scores have none.
const QUANTITIES: [&str; 20] = [
    "age",
    "current",
    "delay",
    "distance",
    "duration",
    "frequency",
    "height",
    "latency",
    "length",
    "mass",
    "period",
    "power",
    "pressure",
    "retention",
    "speed",
    "temperature",
    "time",
    "voltage",
    "weight",
    "width",
];

/// A column of bare numbers says in its heading what they count.
fn columns_name_units(report: &mut Report<'_>, table: &Table<Placed>, label: &str, span: Span) {
    for (column, head) in table.head.iter().enumerate() {
        let head = plain(head);
        let folded = head.to_lowercase();
        let is_quantity = phrase::has_any(&folded, &QUANTITIES);
        let names_unit = head.contains(['(', '/', ',', '%']) || phrase::has(&folded, "in");
        let is_bare = |row: &Vec<Vec<Inline<Placed>>>| {
            let cell = row.get(column).map(|cell| plain(cell)).unwrap_or_default();
            let digits = |letter: char| letter.is_ascii_digit() || ",. –-".contains(letter);
            cell.contains(|letter: char| letter.is_ascii_digit()) && cell.chars().all(digits)
        };
        if is_quantity && !names_unit && !table.rows.is_empty() && table.rows.iter().all(is_bare) {
            let message = format!("the column `{head}` of {label} names no unit");
            report.at(TB15, span, message, "add the unit in brackets: `(s)`, `(days)`");
        }
    }
}

/// The program numbers notes and examples; a number that was typed is wrong after a change.
fn numbers_are_not_typed(report: &mut Report<'_>, element: &Element) {
    let blocks = match element {
        Element::Note { blocks, .. } | Element::Example { blocks, .. } => blocks,
        Element::Text(_)
        | Element::Table { .. }
        | Element::Figure(_)
        | Element::Term(_)
        | Element::Requirement(_)
        | Element::Labelled { .. }
        | Element::Withdrawn { .. }
        | Element::Reference { .. } => return,
    };
    let Some(Block { kind: BlockKind::Paragraph(content), span }) = blocks.first() else { return };
    let words = plain(content);
    let first = words.split(' ').next().unwrap_or_default();
    // A note can begin with a number, but not with a bare one before a sentence of its own.
    let begins_sentence = phrase::word_after(&words, first.len()).starts_with(char::is_uppercase);
    if begins_sentence && !first.is_empty() && first.bytes().all(|it| it.is_ascii_digit()) {
        let help = "write `NOTE` or `EXAMPLE` alone: the number is given by the document";
        report.at(TB04, *span, "the number of a note or example is typed", help);
    }
}

fn figure(report: &mut Report<'_>, element: &Element) {
    let Element::Figure(Figure { label, title, span, .. }) = element else { return };
    let untitled = report.standard.labels.get("standard.figure-untitled");
    let title = plain(title);
    if title.trim().is_empty() || title == untitled {
        let help = "write a paragraph `Figure: …` below it";
        report.at(TB01, *span, format!("{label} has no title"), help);
    }
}

/// "4.2 b)" has to name one item, so a subclause has one list with letters.
fn one_ordered_list(report: &mut Report<'_>, clause: &Clause) {
    let ordered = clause.body.iter().filter_map(|element| match element {
        Element::Text(Block { kind: BlockKind::List(list), span }) if list.start.is_some() => {
            Some(*span)
        }
        _ => None,
    });
    let ordered: Vec<_> = ordered.collect();
    for span in ordered.iter().skip(1) {
        let message = format!("`{}` has more than one ordered list", plain(&clause.title));
        let help = "use dashes, or give the list a subclause of its own";
        report.at(TB08, *span, message, help);
    }
}

fn nothing_is_noted_in(report: &mut Report<'_>, blocks: &[Block<Placed>], label: &str) {
    for block in blocks {
        if matches!(block.kind, BlockKind::Alert(_) | BlockKind::Table(_)) {
            let message = format!("a note or table stands in a {label}");
            report.at(TB12, block.span, message, "put it after the paragraph that it belongs to");
        }
    }
}

fn lists(report: &mut Report<'_>, blocks: &[Block<Placed>], depth: usize, lead: Lead) {
    for (index, block) in blocks.iter().enumerate() {
        let BlockKind::List(list) = &block.kind else { continue };
        if depth >= DEEPEST_LIST {
            let message = format!("a list has more than {DEEPEST_LIST} levels");
            report.at(TB09, block.span, message, "flatten it, or make subclauses");
        }
        let before = index.checked_sub(1).map(|before| &blocks[before].kind);
        let introduced = match before {
            Some(BlockKind::Paragraph(content)) => plain(content).trim_end().chars().next_back(),
            // Items with identifiers introduce themselves.
            _ if index == 0 && lead == Lead::Label || has_identifiers(list) => Some('.'),
            _ => None,
        };
        match introduced {
            Some(':') => items_end_alike(report, list, &[';', ',', '.']),
            Some('.') => items_end_alike(report, list, &['.', '?']),
            _ => {
                let message = "a list follows no sentence that introduces it";
                let help = "write a sentence with a colon or full stop before it";
                report.at(TB10, block.span, message, help);
            }
        }
        for item in &list.items {
            lists(report, &item.blocks, depth + 1, Lead::Text);
        }
    }
}

fn has_identifiers(list: &List<Placed>) -> bool {
    let first = list.items.first().and_then(|item| item.blocks.first());
    matches!(first.map(|block| &block.kind), Some(BlockKind::Paragraph(content))
        if passage::key(content).is_some())
}

/// The items of a list end with the same mark, and the last with a full stop.
fn items_end_alike(report: &mut Report<'_>, list: &List<Placed>, allowed: &[char]) {
    let Some((final_item, others)) = list.items.split_last() else { return };
    let usual = others.first().and_then(ending);
    for item in others {
        let end = ending(item);
        if end != usual && end != Some(':') || !end.is_some_and(|end| ends(end, allowed)) {
            let wanted = allowed[0];
            let help = format!("end it with `{wanted}`, as its lead asks");
            let span = item.blocks.first().map(|block| block.span);
            report.at(TB10, span, "the items of a list end in different ways", &help);
            return;
        }
    }
    if ending(final_item).is_some_and(|end| !['.', '?', ':'].contains(&end)) {
        let span = final_item.blocks.first().map(|block| block.span);
        let help = "end it with a full stop";
        report.at(TB10, span, "the last item of a list has no full stop", help);
    }
}

fn ends(end: char, allowed: &[char]) -> bool {
    allowed.contains(&end) || end == ':'
}

/// The mark at the end of an item; `;` for "…; and". Items that end with a listing have none.
fn ending(item: &Item<Placed>) -> Option<char> {
    let content = item.blocks.iter().rev().find_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(content),
        _ => None,
    })?;
    let words = plain(content);
    let words = words.trim_end();
    let joined = [" and", " or"].iter().find_map(|word| words.strip_suffix(word));
    joined.unwrap_or(words).trim_end_matches(['"', '”', ')']).chars().next_back()
}
