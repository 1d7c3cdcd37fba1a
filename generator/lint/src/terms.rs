//! Are terms defined as phrases, once, in the words of the law, and used?

use std::ops::Range;

use documents::{Element, Standard, TermEntry};
use sources::Code;
use sources::Severity::{Error, Note, Warning};
use text::plain;

use crate::passage::{Passage, Place};
use crate::phrase;
use crate::report::{Report, Rule};

const TD01: Rule = Rule(Warning, Code::DefinitionForm, "TD01");
const TD02: Rule = Rule(Warning, Code::DefinitionForm, "TD02");
const TD11: Rule = Rule(Warning, Code::DefinitionForm, "TD11");
const TD04: Rule = Rule(Error, Code::TermConflict, "TD04");
const TD08: Rule = Rule(Warning, Code::TermConflict, "TD08");
const TD14: Rule = Rule(Error, Code::TermConflict, "TD14");
const TD07: Rule = Rule(Note, Code::DefinitionForm, "TD07");
const TD15: Rule = Rule(Warning, Code::TermConflict, "TD15");
const TD05: Rule = Rule(Warning, Code::UnusedTerm, "TD05");

/// The terms of Article 3 of Regulation (EU) 2024/2847 with their points.
const LEGAL_TERMS: [(&str, u8); 43] = [
    ("product with digital elements", 1),
    ("remote data processing", 2),
    ("software", 4),
    ("hardware", 5),
    ("component", 6),
    ("electronic information system", 7),
    ("logical connection", 8),
    ("physical connection", 9),
    ("indirect connection", 10),
    ("end-point", 11),
    ("economic operator", 12),
    ("manufacturer", 13),
    ("open-source software steward", 14),
    ("authorised representative", 15),
    ("importer", 16),
    ("distributor", 17),
    ("consumer", 18),
    ("support period", 20),
    ("placing on the market", 21),
    ("making available on the market", 22),
    ("intended purpose", 23),
    ("reasonably foreseeable use", 24),
    ("reasonably foreseeable misuse", 25),
    ("notifying authority", 26),
    ("conformity assessment", 27),
    ("conformity assessment body", 28),
    ("notified body", 29),
    ("substantial modification", 30),
    ("ce marking", 31),
    ("market surveillance authority", 33),
    ("harmonised standard", 36),
    ("cybersecurity risk", 37),
    ("significant cybersecurity risk", 38),
    ("software bill of materials", 39),
    ("vulnerability", 40),
    ("exploitable vulnerability", 41),
    ("actively exploited vulnerability", 42),
    ("incident", 43),
    ("near miss", 45),
    ("cyber threat", 46),
    ("free and open-source software", 48),
    ("recall", 49),
    ("withdrawal", 50),
];

/// The entries of clause 3.
pub(crate) fn entries(standard: &Standard) -> Vec<&TermEntry> {
    let elements = standard.clauses.iter().flat_map(|clause| &clause.body);
    let entries = elements.filter_map(|element| match element {
        Element::Term(entry) => Some(entry),
        _ => None,
    });
    entries.collect()
}

/// Checks the entries of clause 3.
pub(crate) fn check(report: &mut Report<'_>) {
    let entries = entries(report.standard);
    for (index, entry) in entries.iter().enumerate() {
        is_a_phrase(report, entry);
        is_used(report, entry);
        is_the_laws(report, entry);
        links_its_terms(report, entry, &entries);
        has_no_other_name(report, entry);
        for other in &entries[..index] {
            is_another(report, entry, other);
        }
    }
}

fn is_a_phrase(report: &mut Report<'_>, entry: &TermEntry) {
    let definition = plain(&entry.definition);
    let folded = definition.to_lowercase();
    let is_determined = ["a ", "an ", "the "].iter().any(|article| folded.starts_with(article));
    let Some(passage) = definition_of(report.passages, entry) else { return };
    let term = &entry.term;
    if is_determined {
        let message = format!("the definition of `{term}` begins with an article");
        let help = "take the article away: the definition replaces the term in a sentence";
        report.passage(TD01, passage, message, help);
    }
    if definition.ends_with('.') {
        let message = format!("the definition of `{term}` ends with a full stop");
        report.passage(TD02, passage, message, "take the full stop away: it is a phrase");
    }
    // A capital after the first tells an acronym; several capitalised words, a proper name.
    let mut words = term.split([' ', '-']);
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
    };
    let first = words.next().unwrap_or_default();
    let is_proper = ["European", "Union", "Member", "Internet"].contains(&first);
    if capital(first)
        && !is_proper
        && first.len() > 1
        && words.all(|word| !word.contains(char::is_uppercase))
    {
        let message = format!("the term `{term}` begins with a capital letter");
        report.at(TD11, entry.span, message, "write it as in the middle of a sentence");
    }
}

fn definition_of<'a>(passages: &'a [Passage<'a>], entry: &TermEntry) -> Option<&'a Passage<'a>> {
    let definition = plain(&entry.definition);
    passages.iter().find(|passage| {
        passage.place == Place::Definition
            && passage.span == entry.span
            && passage.text == definition
    })
}

fn names(entry: &TermEntry) -> impl Iterator<Item = String> + '_ {
    std::iter::once(&entry.term).chain(&entry.admitted).map(|name| name.to_ascii_lowercase())
}

fn plural(name: &str) -> String {
    match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{name}s"),
    }
}

/// Whether a name stands in the text, also in the plural.
fn stands(folded: &str, name: &str) -> bool {
    phrase::has(folded, name)
        || phrase::has(folded, &plural(name))
        || phrase::has(folded, &name.replacen("product ", "products ", 1))
}

fn is_used(report: &mut Report<'_>, entry: &TermEntry) {
    let used = report.passages.iter().any(|passage| {
        let own = passage.span == entry.span
            && matches!(passage.place, Place::Definition | Place::NoteToEntry);
        let linked = passage.links.iter().any(|(_, anchor)| *anchor == entry.anchor);
        !own && (linked || names(entry).any(|name| stands(&passage.folded, &name)))
    });
    if !used {
        let message = format!("the term `{}` is used nowhere", entry.term);
        report.at(TD05, entry.span, message, "use it, or leave it to the glossary of the site");
    }
}

fn is_the_laws(report: &mut Report<'_>, entry: &TermEntry) {
    let term = entry.term.to_ascii_lowercase();
    let legal = LEGAL_TERMS.iter().find(|(legal, _)| *legal == term);
    if let (Some((_, point)), None) = (legal, &entry.source) {
        let message = format!("`{}` is defined by law, and the entry names no source", entry.term);
        let help = format!("give the definition of Article 3({point}) of the Regulation as source");
        report.at(TD14, entry.span, message, &help);
    }
}

/// The terms in a definition lead to their own entries.
fn links_its_terms(report: &mut Report<'_>, entry: &TermEntry, entries: &[&TermEntry]) {
    let Some(passage) = definition_of(report.passages, entry) else { return };
    // The longest first, so that a term inside another one is not asked for.
    let mut others = entries.to_vec();
    others.sort_by_key(|other| std::cmp::Reverse(other.term.len()));
    let mut taken: Vec<Range<usize>> = passage.links.iter().map(|(link, _)| link.clone()).collect();
    for other in others.into_iter().filter(|other| other.anchor != entry.anchor) {
        let term = other.term.to_ascii_lowercase();
        let names = [plural(&term), term];
        let places = names.iter().flat_map(|name| phrase::places(&passage.folded, name));
        let is_free = |place: &Range<usize>| {
            taken.iter().all(|it| place.end <= it.start || it.end <= place.start)
        };
        let Some(place) = places.into_iter().find(is_free) else { continue };
        taken.push(place.clone());
        if passage.links.iter().any(|(_, anchor)| *anchor == other.anchor) {
            continue;
        }
        let message = format!("the definition of `{}` does not link `{}`", entry.term, other.term);
        let target = match other.anchor.strip_prefix("term-") {
            Some(key) => format!("term:{key}"),
            // A term that was written on the page.
            None => format!("#{}", other.anchor),
        };
        let help = format!("link it where it stands first: `[{}]({target})`", other.term);
        report.words(TD07, passage, place, message, &help);
    }
}

/// A text has one name for one thing.
fn has_no_other_name(report: &mut Report<'_>, entry: &TermEntry) {
    for passage in report.passages {
        if matches!(passage.place, Place::Reference | Place::Fixed) {
            continue;
        }
        for word in &entry.avoid {
            let folded = word.to_ascii_lowercase();
            for name in [plural(&folded), folded] {
                for range in phrase::places(&passage.folded, &name) {
                    let message = format!("`{word}` is not the term");
                    let help = format!("write `{}`, as defined in {}", entry.term, entry.number);
                    report.words(TD15, passage, range, message, &help);
                }
            }
        }
    }
}

fn is_another(report: &mut Report<'_>, entry: &TermEntry, other: &TermEntry) {
    if entry.term.eq_ignore_ascii_case(&other.term) {
        let message = format!("the term `{}` is defined twice", entry.term);
        report.at(TD04, entry.span, message, "keep one entry");
        return;
    }
    let needs = |one: &TermEntry, two: &TermEntry| {
        let definition = plain(&one.definition).to_ascii_lowercase();
        stands(&definition, &two.term.to_ascii_lowercase())
    };
    let contained = phrase::has(&entry.term.to_lowercase(), &other.term.to_lowercase())
        || phrase::has(&other.term.to_lowercase(), &entry.term.to_lowercase());
    if !contained && needs(entry, other) && needs(other, entry) {
        let message = format!("`{}` and `{}` define each other", other.term, entry.term);
        report.at(TD08, entry.span, message, "define one of them without the other");
    }
}
