//! What does the page of a collection list?

use model::record::{Passage, Term};
use model::{Kind, Record};
use sources::Span;
use text::{Block, Inline, map_blocks};

use super::place::Placer;
use super::{Ground, backlinks, catalogue, targets, view};
use crate::Placed;
use crate::compose::{Words, bullets, heading, joined, paragraph, strong, table, words};

/// The list of all records of a kind, grouped as suits the kind.
pub(crate) fn blocks(
    ground: &Ground<'_>,
    placer: &mut Placer<'_>,
    kind: Kind,
    span: Span,
) -> Vec<Block<Placed>> {
    match kind {
        Kind::Control => catalogue::controls(ground, span),
        Kind::Threat => catalogue::threats(ground, span),
        Kind::Requirement => requirements(ground, span),
        Kind::Term => terms(ground, placer, span),
        Kind::Reference => references(ground, placer, span),
        Kind::Date => view::date_sections(ground, placer, span),
        Kind::Clock => view::clock_sections(ground, placer, span),
        Kind::Misreading => misreadings(ground, placer, span),
        Kind::Product => products(ground, span),
        Kind::Area
        | Kind::Fact
        | Kind::EntryPoint
        | Kind::Asset
        | Kind::Baseline
        | Kind::DecisionTable
        | Kind::Framework
        | Kind::RiskMethod
        | Kind::Objective
        | Kind::EvidenceType => {
            let items = targets(ground.model, kind).into_iter();
            let items = items.filter_map(|target| backlinks::linked(ground, target));
            vec![bullets(items.collect(), span)]
        }
        Kind::Page => Vec::new(),
    }
}

fn requirements(ground: &Ground<'_>, span: Span) -> Vec<Block<Placed>> {
    let mut blocks = Vec::new();
    for part in model::Part::ALL {
        let title = ground.wording.label(&format!("part.{}", part.word()));
        blocks.push(heading(2, part.word(), words(title), span));
        let mut items: Vec<_> =
            ground.model.requirements.iter().filter(|(_, record)| record.part == *part).collect();
        items.sort_by_key(|(_, record)| record.number);
        let items = items.into_iter().filter_map(|(id, _)| {
            backlinks::linked(ground, model::record::Requirement::target(id))
        });
        blocks.push(bullets(items.collect(), span));
    }
    blocks
}

/// Terms by first letter.
fn terms(ground: &Ground<'_>, placer: &mut Placer<'_>, span: Span) -> Vec<Block<Placed>> {
    let mut terms: Vec<_> = ground.model.terms.iter().collect();
    terms.sort_by_key(|(_, record)| record.term.to_lowercase());
    let mut blocks = Vec::new();
    let mut letter = String::new();
    for (id, record) in terms {
        let first: String = record.term.chars().take(1).flat_map(char::to_uppercase).collect();
        if first != letter {
            let anchor = format!("letter-{}", first.to_lowercase());
            blocks.push(heading(2, anchor, words(first.clone()), span));
            letter = first;
        }
        blocks.extend(term(ground, placer, id, record));
    }
    blocks
}

fn term(
    ground: &Ground<'_>,
    placer: &mut Placer<'_>,
    id: model::Id<Term>,
    record: &Term,
) -> Vec<Block<Placed>> {
    let span = record.span;
    let title = match &record.abbreviation {
        Some(short) => format!("{} ({short})", record.term),
        None => record.term.clone(),
    };
    let mut blocks = vec![heading(3, record.key.clone(), words(title), span)];
    blocks.extend(map_blocks(&record.definition.blocks, placer));
    if !record.synonyms.is_empty() {
        let names = record.synonyms.iter().map(|line| words(line.text.clone())).collect();
        let mut also = words(format!("{} ", ground.wording.label("record.synonyms")));
        also.extend(joined(names, ", "));
        blocks.push(paragraph(also, span));
    }
    blocks.extend(passages(placer, &record.notes));
    if let Some(source) = &record.source
        && let Some(reference) = source.reference
    {
        let key = if source.adapted { "record.adapted-from" } else { "record.source" };
        let mut from = words(format!("{} ", ground.wording.label(key)));
        from.extend(super::record_page::titled(ground, reference));
        from.push(Inline::Text(format!(", {}", source.locator)));
        blocks.push(paragraph(from, span));
    }
    blocks.extend(backlinks::line(ground, Term::target(id)).map(|line| paragraph(line, span)));
    blocks
}

fn passages(placer: &mut Placer<'_>, passages: &[Passage]) -> Vec<Block<Placed>> {
    passages.iter().flat_map(|passage| map_blocks(&passage.blocks, placer)).collect()
}

/// Wrong claims in their order, each with what the law says.
fn misreadings(ground: &Ground<'_>, placer: &mut Placer<'_>, _: Span) -> Vec<Block<Placed>> {
    let mut records: Vec<_> = ground.model.misreadings.iter().collect();
    records.sort_by_key(|(_, record)| (record.span.file, record.number));
    let mut blocks = Vec::new();
    for (id, record) in records {
        let span = record.span;
        let title = words(record.title.clone());
        blocks.push(heading(2, record.key.to_lowercase(), title, span));
        blocks.extend(passages(placer, &record.right));
        blocks.extend(passages(placer, &record.notes));
        let mut basis = view::basis(ground, record.reference, &record.basis);
        basis.extend(view::confidence(ground, record.confidence));
        blocks.push(paragraph(basis, span));
        let line = backlinks::line(ground, model::record::Misreading::target(id));
        blocks.extend(line.map(|line| paragraph(line, span)));
    }
    blocks
}

/// Typical products in their order, with the result of the gate and the class.
fn products(ground: &Ground<'_>, span: Span) -> Vec<Block<Placed>> {
    let mut records: Vec<_> = ground.model.products.iter().collect();
    records.sort_by_key(|(_, record)| record.number);
    let rows = records.into_iter().map(|(id, record)| {
        let target = model::record::Product::target(id);
        let scope = format!("scope.{}", record.scope.word());
        let class = format!("product-class.{}", record.class.word());
        vec![
            backlinks::linked(ground, target).unwrap_or_default(),
            words(ground.wording.label(&scope)),
            words(ground.wording.label(&class)),
        ]
    });
    let head = ["product", "scope", "class"];
    let head = head.map(|name| words(ground.wording.label(&format!("record.{name}"))));
    vec![table(head.to_vec(), rows.collect(), span)]
}

/// Sources by kind.
fn references(ground: &Ground<'_>, placer: &mut Placer<'_>, span: Span) -> Vec<Block<Placed>> {
    let mut blocks = Vec::new();
    for kind in model::ReferenceKind::ALL {
        let found: Vec<_> =
            ground.model.references.iter().filter(|(_, record)| record.kind == *kind).collect();
        if found.is_empty() {
            continue;
        }
        let title = ground.wording.label(&format!("reference-kind.{}", kind.word()));
        blocks.push(heading(2, kind.word(), words(title), span));
        for (id, record) in found {
            let span = record.span;
            let anchor = record.key.to_lowercase();
            blocks.push(heading(3, anchor, words(record.designation.clone()), span));
            blocks.push(paragraph(citation(ground, record), span));
            blocks.extend(passages(placer, &record.notes));
            let line = backlinks::line(ground, model::record::Reference::target(id));
            blocks.extend(line.map(|line| paragraph(line, span)));
        }
    }
    blocks
}

fn citation(ground: &Ground<'_>, record: &model::record::Reference) -> Words<Placed> {
    let mut content = vec![strong(words(record.title.clone()))];
    let mut rest = format!(". {}", record.publisher);
    if let Some(date) = &record.date {
        rest.push_str(", ");
        rest.push_str(date);
    }
    rest.push_str(". ");
    content.push(Inline::Text(rest));
    if let Some(url) = &record.url {
        let words = words(url.clone());
        content.push(crate::compose::link(Placed::External(url.clone()), words));
        content.push(Inline::Text(". ".to_owned()));
    }
    let day = ground.wording.date(record.checked);
    let word = record.confidence.word();
    let mark = ground.wording.fill(&format!("confidence.{word}"), "date", &day);
    content.push(Inline::Text(mark));
    content
}
