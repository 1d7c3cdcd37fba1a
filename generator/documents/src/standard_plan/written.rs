//! Which references and terms did an author write out, without records?
//!
//! Whoever keeps no records writes a list below "Normative references" and a heading for each
//! term, as in a standard. Every output treats them like those that come from records.

use model::Resolved;
use text::{Block, BlockKind, Inline, Item, plain, slug};

use crate::{Clause, Element, TermEntry};

/// Makes the items of lists in a clause of references its entries.
pub(crate) fn references(clause: &mut Clause<Resolved>, anchor: &mut dyn FnMut(&str) -> String) {
    let mut body = Vec::new();
    for element in std::mem::take(&mut clause.body) {
        match element {
            Element::Text(Block { kind: BlockKind::List(list), .. })
                if list.items.iter().all(|item| line(item).is_some()) =>
            {
                body.extend(list.items.iter().filter_map(|item| reference(item, anchor)));
            }
            element => body.push(element),
        }
    }
    clause.body = body;
}

/// The only paragraph of an item.
fn line(item: &Item<Resolved>) -> Option<(&[Inline<Resolved>], sources::Span)> {
    match item.blocks.as_slice() {
        [Block { kind: BlockKind::Paragraph(content), span }] => Some((content, *span)),
        _ => None,
    }
}

/// `EN 10101-1:2024, Locks`: what it is called ends with the first comma.
fn reference(
    item: &Item<Resolved>,
    anchor: &mut dyn FnMut(&str) -> String,
) -> Option<Element<Resolved>> {
    let (content, span) = line(item)?;
    let mut content = content.to_vec();
    if let Some(Inline::Text(first)) = content.first().cloned()
        && let Some((designation, rest)) = first.split_once(", ")
    {
        let rest = Inline::Text(rest.to_owned());
        content.splice(0..1, [Inline::Text(format!("{designation}, ")), rest]);
    }
    let name = plain(content.get(..1).unwrap_or_default());
    let key = slug(name.trim_end_matches([',', ' ']));
    let anchor = anchor(&format!("ref-{key}"));
    Some(Element::Reference { key, span, label: String::new(), anchor, content })
}

/// Numbers the entries of the bibliography, whoever listed them.
pub(crate) fn number(bibliography: &mut Clause<Resolved>) {
    let entries = bibliography.body.iter_mut().filter_map(|element| match element {
        Element::Reference { label, .. } => Some(label),
        _ => None,
    });
    for (at, label) in entries.enumerate() {
        *label = format!("[{}]", at + 1);
    }
}

/// Makes the subclauses that define a term entries of clause 3.
pub(crate) fn terms(clause: &mut Clause<Resolved>) {
    for subclause in std::mem::take(&mut clause.clauses) {
        match term(&subclause) {
            Some(entry) => clause.body.push(Element::Term(entry)),
            None => clause.clauses.push(subclause),
        }
    }
}

/// A title as in the middle of a sentence, a phrase, then notes to entry and a source.
fn term(clause: &Clause<Resolved>) -> Option<TermEntry<Resolved>> {
    let term = plain(&clause.title);
    let first = term.split(' ').next().unwrap_or_default();
    let is_short = first.len() > 1 && first.chars().all(|letter| !letter.is_lowercase());
    if !clause.clauses.is_empty() || !(term.starts_with(char::is_lowercase) || is_short) {
        return None;
    }
    let mut lines = clause.body.iter().map(|element| match element {
        Element::Text(Block { kind: BlockKind::Paragraph(content), .. }) => Some(content),
        _ => None,
    });
    let definition = lines.next()??.clone();
    let (mut notes, mut source) = (Vec::new(), None);
    for line in lines {
        let line = line?;
        let words = plain(line);
        if let Some(named) = words.strip_prefix("[SOURCE: ") {
            source = Some(named.trim_end_matches(']').to_owned());
        } else {
            notes.push(note(line)?);
        }
    }
    Some(TermEntry {
        number: String::new(),
        anchor: clause.anchor.clone(),
        term,
        admitted: Vec::new(),
        avoid: Vec::new(),
        definition,
        notes,
        source,
        span: clause.span,
    })
}

/// `Note 1 to entry: …`, without its mark: the number is given by the document.
fn note(line: &[Inline<Resolved>]) -> Option<Vec<Inline<Resolved>>> {
    let (Inline::Text(first), rest) = line.split_first()? else { return None };
    let (mark, words) = first.split_once(": ")?;
    if !mark.starts_with("Note ") || !mark.ends_with(" to entry") {
        return None;
    }
    let mut note = vec![Inline::Text(words.to_owned())];
    note.extend(rest.iter().cloned());
    Some(note)
}
