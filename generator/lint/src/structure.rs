//! Are the elements of the document there, in order, and divided as they may be?

use documents::{Clause, ClauseKind, Deliverable, Element, Placed};
use sources::Code;
use sources::Severity::{Error, Warning};
use text::{Block, BlockKind};

use crate::report::{Report, Rule};

const ST01: Rule = Rule(Error, Code::MissingElement, "ST01");
const ST02: Rule = Rule(Error, Code::ElementOrder, "ST02");
const ST04: Rule = Rule(Error, Code::ClauseDepth, "ST04");
const ST05: Rule = Rule(Error, Code::HangingParagraph, "ST05");
const ST06: Rule = Rule(Error, Code::LoneSubclause, "ST06");
const ST08: Rule = Rule(Error, Code::ClauseDepth, "ST08");
const ST08_NEAR: Rule = Rule(Warning, Code::ClauseDepth, "ST08");
const ST12: Rule = Rule(Error, Code::EmptyElement, "ST12");
const ST14: Rule = Rule(Error, Code::EmptyElement, "ST14");

/// The deepest level that Word and readers follow: five below a clause.
const DEEPEST: u8 = 6;

/// Checks the elements and the tree of clauses.
pub(crate) fn check(report: &mut Report<'_>) {
    elements_are_there(report);
    elements_are_in_order(report);
    let standard = report.standard;
    for clause in &standard.clauses {
        divided(report, clause, clause);
        filled(report, clause);
    }
}

/// What a clause of the first level is for: clauses 1 to 3 have a purpose of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    Foreword,
    Introduction,
    Scope,
    NormativeReferences,
    Terms,
    Technical,
    Annex,
    Bibliography,
}

/// What a clause is for: told by what it holds, or else by its title.
pub(crate) fn purpose(clause: &Clause) -> Purpose {
    let holds = |wanted: fn(&Element) -> bool| clause.body.iter().any(wanted);
    let title = text::plain(&clause.title).to_lowercase();
    match clause.kind {
        ClauseKind::Foreword => Purpose::Foreword,
        ClauseKind::Introduction => Purpose::Introduction,
        ClauseKind::NormativeAnnex | ClauseKind::InformativeAnnex => Purpose::Annex,
        ClauseKind::Bibliography => Purpose::Bibliography,
        ClauseKind::Numbered if holds(|element| matches!(element, Element::Reference { .. })) => {
            Purpose::NormativeReferences
        }
        ClauseKind::Numbered if holds(|element| matches!(element, Element::Term(_))) => {
            Purpose::Terms
        }
        ClauseKind::Numbered if title == "scope" || title.starts_with("scope ") => Purpose::Scope,
        ClauseKind::Numbered if title.starts_with("normative ref") => Purpose::NormativeReferences,
        ClauseKind::Numbered if title.starts_with("terms") => Purpose::Terms,
        ClauseKind::Numbered => Purpose::Technical,
    }
}

fn elements_are_there(report: &mut Report<'_>) {
    let wanted = [
        (Purpose::Foreword, "foreword"),
        (Purpose::Scope, "scope"),
        (Purpose::NormativeReferences, "clause of normative references"),
        (Purpose::Terms, "clause of terms and definitions"),
        (Purpose::Technical, "technical clause"),
    ];
    for (wanted, name) in wanted {
        // A paper for a working group begins with its cover sheet.
        let is_optional =
            wanted == Purpose::Foreword && report.standard.deliverable == Deliverable::Contribution;
        if !is_optional && !report.standard.clauses.iter().any(|clause| purpose(clause) == wanted) {
            let message = format!("the document has no {name}");
            let help = "add its page to `content/profile/SUMMARY.md`, even if it says that there \
                is nothing";
            report.at(ST01, None, message, help);
        }
    }
}

fn elements_are_in_order(report: &mut Report<'_>) {
    let standard = report.standard;
    let mut before: Option<&Clause> = None;
    for clause in &standard.clauses {
        if let Some(before) = before
            && purpose(before) > purpose(clause)
        {
            let title = |clause: &Clause| text::plain(&clause.title);
            let message = format!("`{}` stands after `{}`", title(clause), title(before));
            let help = "foreword, introduction, scope, normative references, terms, clauses, \
                annexes and bibliography follow each other";
            report.at(ST02, clause.span, message, help);
            continue;
        }
        before = Some(clause);
    }
}

fn divided(report: &mut Report<'_>, clause: &Clause, top: &Clause) {
    let title = text::plain(&clause.title);
    let first = clause.clauses.first();
    if let (Purpose::Foreword | Purpose::Scope | Purpose::NormativeReferences, Some(first)) =
        (purpose(top), first)
    {
        let message = format!("`{title}` has subclauses");
        report.at(ST04, first.span, message, "write it as plain paragraphs");
    }
    let is_terms = purpose(top) == Purpose::Terms && clause.level == 1;
    if let (Some(element), Some(first), false) = (clause.body.first(), first, is_terms) {
        let span = span_of(element).unwrap_or(clause.span);
        let message = format!("text hangs between `{title}` and its first subclause");
        let first = (first.span, "the first subclause".to_owned());
        report.at(ST05, span, message, "put it under a subclause `General`");
        if let Some(last) = report.found.last_mut() {
            last.also.push(first);
        }
    }
    if let [only] = clause.clauses.as_slice() {
        let message = format!("`{}` is the only subclause of `{title}`", text::plain(&only.title));
        report.at(ST06, only.span, message, "add a second one, or take the heading away");
    }
    let deep = format!("`{title}` is on level {}", clause.level);
    let help = "flatten the clause: five levels below it are the most that can be cited";
    match clause.level {
        level if level > DEEPEST => report.at(ST08, clause.span, deep, help),
        DEEPEST => report.at(ST08_NEAR, clause.span, deep, help),
        _ => {}
    }
    for subclause in &clause.clauses {
        divided(report, subclause, top);
    }
}

/// Where an element was written, when it says so.
pub(crate) fn span_of(element: &Element) -> Option<sources::Span> {
    match element {
        Element::Text(block) => Some(block.span),
        Element::Table { span, .. } | Element::Reference { span, .. } => Some(*span),
        Element::Note { blocks, .. }
        | Element::Example { blocks, .. }
        | Element::Withdrawn { blocks, .. }
        | Element::Labelled { blocks, .. } => blocks.first().map(|block| block.span),
        Element::Figure(figure) => Some(figure.span),
        Element::Term(entry) => Some(entry.span),
        Element::Requirement(requirement) => Some(requirement.span),
    }
}

fn filled(report: &mut Report<'_>, clause: &Clause) {
    let title = text::plain(&clause.title);
    if clause.body.is_empty() && clause.clauses.is_empty() {
        let (rule, help) = if clause.kind == ClauseKind::Bibliography {
            (ST12, "cite a document, or leave the bibliography out")
        } else {
            (ST14, "write what it says, or leave it out")
        };
        report.at(rule, clause.span, format!("`{title}` is empty"), help);
    }
    for element in &clause.body {
        let name = match element {
            Element::Table { label, table, .. } if table.rows.is_empty() => label.as_str(),
            Element::Note { label, blocks } | Element::Example { label, blocks }
                if blocks.is_empty() =>
            {
                label.as_str()
            }
            Element::Text(block) if is_empty(block) => "a list or paragraph",
            _ => continue,
        };
        let span = span_of(element).unwrap_or(clause.span);
        report.at(ST14, span, format!("{name} in `{title}` is empty"), "fill it, or leave it out");
    }
    for subclause in &clause.clauses {
        filled(report, subclause);
    }
}

fn is_empty(block: &Block<Placed>) -> bool {
    match &block.kind {
        BlockKind::Paragraph(content) => text::plain(content).trim().is_empty(),
        BlockKind::List(list) => list.items.iter().all(|item| item.blocks.is_empty()),
        BlockKind::Definitions(definitions) => definitions.is_empty(),
        BlockKind::Table(table) => table.rows.is_empty(),
        BlockKind::Marked(marked) => marked.blocks.iter().all(is_empty),
        BlockKind::Heading(_)
        | BlockKind::Code(_)
        | BlockKind::Quote(_)
        | BlockKind::Alert(_)
        | BlockKind::Filters(_)
        | BlockKind::Html(_)
        | BlockKind::Diagram(_)
        | BlockKind::Rule => false,
    }
}
