//! Do titles and fixed sentences say what is fixed for them?

use documents::{Clause, Deliverable, Element, Placed, Standard};
use sources::Code;
use sources::Severity::{Error, Warning};
use text::{Block, BlockKind, plain};

use crate::passage::Place;
use crate::phrase;
use crate::report::{Report, Rule};
use crate::structure::{Purpose, purpose};

const ST03: Rule = Rule(Error, Code::ElementTitle, "ST03");
const ST07: Rule = Rule(Error, Code::ElementTitle, "ST07");
const ST10: Rule = Rule(Error, Code::FixedSentence, "ST10");
const ST11: Rule = Rule(Error, Code::FixedSentence, "ST11");
const ST13: Rule = Rule(Warning, Code::ElementTitle, "ST13");
const TB13: Rule = Rule(Warning, Code::ElementTitle, "TB13");

/// Checks titles and fixed sentences. The fixed words are those of the English edition.
pub(crate) fn check(report: &mut Report<'_>) {
    let standard = report.standard;
    if standard.language.starts_with("en") {
        for clause in &standard.clauses {
            title_is_the_fixed_one(report, clause);
            intro_fits(report, clause);
        }
        title_names_no_type(report);
    }
    every_clause_has_a_title(report, &standard.clauses);
    titles_are_no_sentences(report);
}

fn fixed_titles(standard: &Standard, clause: &Clause) -> &'static [&'static str] {
    match purpose(clause) {
        Purpose::Foreword => match standard.deliverable {
            Deliverable::Profile => &["Foreword"],
            Deliverable::Contribution | Deliverable::WorkshopAgreement => {
                &["Foreword", "European foreword"]
            }
            Deliverable::TechnicalReport
            | Deliverable::TechnicalSpecification
            | Deliverable::EuropeanDraft => &["European foreword"],
        },
        Purpose::Introduction => &["Introduction"],
        Purpose::Scope => &["Scope"],
        Purpose::NormativeReferences => &["Normative references"],
        Purpose::Terms => &[
            "Terms and definitions",
            "Terms, definitions and abbreviated terms",
            "Terms, definitions, symbols and abbreviated terms",
        ],
        Purpose::Bibliography => &["Bibliography"],
        Purpose::Technical | Purpose::Annex => &[],
    }
}

fn title_is_the_fixed_one(report: &mut Report<'_>, clause: &Clause) {
    let fixed = fixed_titles(report.standard, clause);
    let title = plain(&clause.title);
    if let Some(first) = fixed.first()
        && !fixed.contains(&title.as_str())
    {
        let message = format!("the title `{title}` is not the fixed one");
        report.at(ST03, clause.span, message, &format!("call it `{first}`"));
    }
}

/// How the fixed sentences of clauses 2 and 3 begin.
const LISTED: &str = "The following documents are referred to in the text in such a way that";
const NONE_LISTED: &str = "There are no normative references in this document";
const OWN_TERMS: &str = "the following terms and definitions apply";
const OTHER_TERMS: &str = "the terms and definitions given in";
const BOTH_TERMS: &str = "and the following apply";
const NO_TERMS: &str = "No terms and definitions are listed in this document";
const DATABASES: [&str; 3] = [
    "ISO and IEC maintain terminology databases for use in standardization",
    "https://www.iso.org/obp",
    "https://www.electropedia.org",
];

fn intro_fits(report: &mut Report<'_>, clause: &Clause) {
    let intro = clause.body.iter().filter_map(|element| match element {
        Element::Text(block) => Some(words(block)),
        _ => None,
    });
    let intro = intro.collect::<Vec<_>>().join(" ");
    let says = |wanted: &str| intro.contains(wanted);
    let entries = clause
        .body
        .iter()
        .any(|element| matches!(element, Element::Reference { .. } | Element::Term(_)));
    match purpose(clause) {
        Purpose::NormativeReferences => {
            let (wanted, other) =
                if entries { (LISTED, NONE_LISTED) } else { (NONE_LISTED, LISTED) };
            if !says(wanted) || says(other) {
                let message = "the sentence before the list of references does not fit it";
                report.at(ST10, clause.span, message, &format!("begin with `{wanted} …`"));
            }
        }
        Purpose::Terms => {
            let fits = if entries {
                says(OWN_TERMS) || says(BOTH_TERMS)
            } else {
                says(NO_TERMS) || says(OTHER_TERMS) && !says(BOTH_TERMS)
            };
            if !fits {
                let message = "the sentence before the terms does not fit them";
                let wanted = if entries { OWN_TERMS } else { NO_TERMS };
                report.at(ST10, clause.span, message, &format!("write `… {wanted}.`"));
            }
            if !DATABASES.iter().all(|wanted| says(wanted)) {
                let message = "the clause does not name the terminology databases";
                let help = "give the fixed sentence with the two addresses, by `view:definitions`";
                report.at(ST11, clause.span, message, help);
            }
        }
        Purpose::Foreword
        | Purpose::Introduction
        | Purpose::Scope
        | Purpose::Technical
        | Purpose::Annex
        | Purpose::Bibliography => {}
    }
}

fn words(block: &Block<Placed>) -> String {
    let mut words = String::new();
    text::visit_inlines(std::slice::from_ref(block), &mut |inline| {
        if let text::Inline::Text(text) = inline {
            words.push_str(text);
        }
    });
    if matches!(block.kind, BlockKind::Paragraph(_)) { words } else { format!(" {words}") }
}

/// What a title says of the document's type is said by the cover.
const TYPES: [&str; 5] = [
    "european standard",
    "international standard",
    "technical report",
    "technical specification",
    "workshop agreement",
];

fn title_names_no_type(report: &mut Report<'_>) {
    let standard = report.standard;
    // A paper may say in its title what kind of document its text is for.
    if standard.deliverable == Deliverable::Contribution {
        return;
    }
    let parts = [&standard.title_introductory, &standard.title_complementary];
    let mut titles: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    titles.push(&standard.title_main);
    for title in titles {
        let folded = title.to_lowercase();
        for name in TYPES.iter().filter(|name| phrase::has(&folded, name)) {
            let message = format!("the title `{title}` names the type of the document");
            report.at(ST13, None, message, &format!("leave `{name}` to the cover"));
        }
    }
}

/// Below the first level siblings have a title or none has one; here all have one.
fn every_clause_has_a_title(report: &mut Report<'_>, clauses: &[Clause]) {
    for clause in clauses {
        if plain(&clause.title).trim().is_empty() {
            let message = format!("the clause `{}` has no title", clause.number);
            report.at(ST07, clause.span, message, "write words after the `#`");
        }
        every_clause_has_a_title(report, &clause.clauses);
    }
}

fn titles_are_no_sentences(report: &mut Report<'_>) {
    for passage in report.passages.iter().filter(|passage| passage.place == Place::Title) {
        if passage.text.ends_with('.') && !passage.text.ends_with("etc.") {
            let end = passage.text.len();
            let message = format!("the title `{}` ends with a full stop", passage.text);
            report.words(TB13, passage, end - 1..end, message, "take the full stop away");
        }
    }
}
