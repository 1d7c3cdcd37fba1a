//! Does every article that is cited exist?
//!
//! Many toolkits cite articles that were never adopted, or the numbers of the proposal. An act
//! that lists its articles lets the program find such a citation.

use sources::{Code, Diagnostic, Sources, Span};

use crate::record::Reference;
use crate::{Id, Model};

pub(crate) fn check(sources: &Sources, model: &Model, faults: &mut Vec<Diagnostic>) {
    let acts = model.references.iter().map(|(_, reference)| reference);
    let Some(act) = acts.into_iter().find(|act| act.unnamed && !act.articles.is_empty()) else {
        return;
    };
    named(model, act, faults);
    let texts = sources.below("data/").chain(sources.below("content/"));
    let elsewhere = points_of_other_acts(model, act);
    for (id, file) in texts.filter(|(_, file)| !is_of_another_act(&file.path)) {
        for (at, citation) in citations(&file.text) {
            let span = Span::new(id, at..at + citation.len());
            if !names_another_act(act, &file.text, at) && !is_inside(span, &elsewhere) {
                cited(act, citation, span, faults);
            }
        }
    }
}

/// Citations in fields that name their act.
fn named(model: &Model, act: &Reference, faults: &mut Vec<Diagnostic>) {
    let is_act =
        |id: Option<Id<Reference>>| id.is_some_and(|id| model.references.get(id).key == act.key);
    let mut check = |reference, text: &str, span: Span| {
        if is_act(reference) {
            for (_, citation) in citations(text) {
                cited(act, citation, Span { end: span.start, ..span }, faults);
            }
        }
    };
    for (_, date) in model.dates.iter() {
        check(date.reference, &date.basis, date.span);
    }
    for (_, clock) in model.clocks.iter() {
        check(clock.reference, &clock.basis, clock.span);
    }
    for (_, term) in model.terms.iter() {
        if let Some(source) = &term.source {
            check(source.reference, &source.locator, term.span);
        }
    }
}

/// Where decision tables name a place in a source that is not `act`.
fn points_of_other_acts(model: &Model, act: &Reference) -> Vec<Span> {
    let tables = model.decision_tables.iter().flat_map(|(_, table)| table.points());
    let others = tables
        .filter(|point| point.reference.is_some_and(|id| model.references.get(id).key != act.key));
    others.map(|point| point.span).collect()
}

fn is_inside(span: Span, others: &[Span]) -> bool {
    others
        .iter()
        .any(|other| other.file == span.file && other.start <= span.start && span.end <= other.end)
}

/// Files whose citations belong to the act that the record itself names.
fn is_of_another_act(path: &str) -> bool {
    let folders = ["/references/", "/frameworks/", "/terms/", "/dates/", "/clocks/"];
    folders.iter().any(|folder| path.contains(folder))
}

/// The citations `Art. 13` or `Art. 13(5)` in a text, with their places.
fn citations(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("Art. ") {
        let rest = &text[at + 5..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            continue;
        }
        let mut end = at + 5 + digits;
        let after = &text[end..];
        if let Some(inner) = after.strip_prefix('(') {
            let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
            if digits > 0 && inner[digits..].starts_with(')') {
                end += digits + 2;
            }
        }
        found.push((at, &text[at..end]));
    }
    found
}

/// Whether another act is named just before or after a citation: `GDPR Art. 33`, `Directive
/// (EU) 2022/2555, Art. 23`, `Art. 105 of the ACT`.
fn names_another_act(act: &Reference, text: &str, at: usize) -> bool {
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    let is_name = |word: &str| {
        let letters = word.chars().filter(char::is_ascii_uppercase).count();
        letters >= 2 && !matches!(word, "CRA" | "EU" | "AND")
    };
    let words = |part: &str| {
        let split = part.split(|c: char| !c.is_ascii_alphanumeric());
        split.filter(|word| !word.is_empty()).any(is_name)
    };
    // An act is cited by year and number, such as 2025/327.
    let is_number = |word: &&str| {
        word.split_once('/').is_some_and(|(year, number)| {
            let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            year.len() == 4 && digits(year) && digits(number)
        })
    };
    let before = &text[line_start..at];
    let mut numbers = before.split([' ', ',', ';', '(', ')', '[', ']']).filter(is_number);
    let other_number = numbers.next_back().is_some_and(|number| !act.designation.contains(number));
    words(before) || words(&text[at..line_end]) || other_number
}

fn cited(act: &Reference, citation: &str, span: Span, faults: &mut Vec<Diagnostic>) {
    let Some(numbers) = citation.strip_prefix("Art. ") else { return };
    let (article, rest) = numbers.split_once('(').unwrap_or((numbers, ""));
    let Ok(article) = article.trim().parse::<u32>() else { return };
    let paragraph = rest.split(')').next().and_then(|number| number.parse::<u32>().ok());
    let Some((_, paragraphs)) = act.articles.iter().find(|(number, _)| *number == article) else {
        let last = act.articles.iter().map(|(number, _)| *number).max().unwrap_or(0);
        let message = format!("{} has no article {article}", act.designation);
        faults.push(
            Diagnostic::error(Code::LegalPoint, span, message)
                .help(format!("its last article is {last}; name the act that you mean")),
        );
        return;
    };
    if let Some(paragraph) = paragraph
        && *paragraphs > 0
        && paragraph > *paragraphs
    {
        let message = format!("article {article} has no paragraph {paragraph}");
        faults.push(
            Diagnostic::error(Code::LegalPoint, span, message)
                .help(format!("it has {paragraphs}; look the point up in {}", act.designation)),
        );
    }
}
