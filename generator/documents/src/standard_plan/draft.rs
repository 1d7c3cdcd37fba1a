//! Which clauses does the document have, before they are numbered?

use std::collections::{BTreeMap, BTreeSet};

use model::record::Reference;
use model::{Id, Model, Page, ProfileElement, Record, Resolved, Target, To, View};
use sources::{Code, Diagnostic, Sources, Span};
use text::{
    Block, BlockKind, Footnote, Inline, plain, shift_footnotes, shift_line, slug, visit_inlines,
    visit_line,
};

use super::caption::{self, Caption, caption_of, picture_of};
use super::{view, written};
use crate::compose::{definitions, paragraph, words};
use crate::wording::Wording;
use crate::{Clause, ClauseKind, Deliverable, Element};

/// The document before it is numbered.
pub(crate) struct Drafted {
    pub(crate) clauses: Vec<Clause<Resolved>>,
    pub(crate) footnotes: Vec<Footnote<Resolved>>,
    /// The anchor of the clause that each page of the profile became.
    pub(crate) pages: BTreeMap<Target, String>,
}

/// Puts the document together in the order of the profile's summary.
pub(crate) fn draft(
    sources: &Sources,
    model: &Model,
    wording: &Wording<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Drafted {
    let (anchors, waiting) = (BTreeSet::new(), Vec::new());
    let mut drafter = Drafter { sources, model, wording, anchors, waiting, faults };
    let mut clauses = Vec::new();
    let mut footnotes: Vec<Footnote<Resolved>> = Vec::new();
    let mut pages = BTreeMap::new();
    for id in model.profile.pages() {
        let page = model.pages.get(id);
        let clause = drafter.page(page, footnotes.len());
        pages.insert(Page::target(id), clause.anchor.clone());
        clauses.push(clause);
        for footnote in &page.footnotes {
            let number = footnotes.len() + 1;
            footnotes.push(Footnote { number, ..footnote.clone() });
        }
    }
    drafter.terms(&mut clauses);
    let cited = cited(&clauses, model);
    for clause in &mut clauses {
        if clause.kind == ClauseKind::Bibliography {
            clause.body.extend(view::bibliography(model, &cited));
            written::number(clause);
        }
    }
    Drafted { clauses, footnotes, pages }
}

struct Drafter<'a, 'b> {
    sources: &'a Sources,
    model: &'a Model,
    wording: &'a Wording<'a>,
    anchors: BTreeSet<String>,
    /// Views that are filled in at the end: the clause in which each stands.
    waiting: Vec<(String, View, Span)>,
    faults: &'b mut Vec<Diagnostic>,
}

impl Drafter<'_, '_> {
    fn page(&mut self, page: &Page, footnotes_before: usize) -> Clause<Resolved> {
        let kind = self.kind(page);
        let mut blocks = page.blocks.clone();
        shift_footnotes(&mut blocks, footnotes_before);
        let mut title = self.title(page, kind);
        shift_line(&mut title, footnotes_before);
        let anchor = self.anchor(&slug(&page.title));
        let mut clause = new_clause(kind, 1, anchor, title, page.span);
        self.fill(&mut clause, &blocks);
        let lists = [ProfileElement::NormativeReferences, ProfileElement::Bibliography];
        if page.element.is_some_and(|element| lists.contains(&element)) {
            written::references(&mut clause, &mut |wanted| self.anchor(wanted));
        } else if page.element == Some(ProfileElement::Terms) {
            written::terms(&mut clause);
        }
        clause
    }

    /// The title as it is written. That of a foreword follows the kind of document, so that the
    /// same pages can become each kind.
    fn title(&self, page: &Page, kind: ClauseKind) -> Vec<Inline<Resolved>> {
        let deliverable = self.model.book.profile.deliverable.unwrap_or(Deliverable::Profile);
        let label = match deliverable {
            Deliverable::Profile => "standard.foreword",
            Deliverable::TechnicalReport
            | Deliverable::TechnicalSpecification
            | Deliverable::EuropeanDraft => "standard.foreword-european",
            Deliverable::Contribution | Deliverable::WorkshopAgreement => {
                return page.heading.clone();
            }
        };
        let fixed = ["standard.foreword", "standard.foreword-european"];
        let is_fixed = || fixed.iter().any(|label| self.wording.label(label) == page.title);
        if kind == ClauseKind::Foreword && is_fixed() {
            words(self.wording.label(label))
        } else {
            page.heading.clone()
        }
    }

    fn kind(&mut self, page: &Page) -> ClauseKind {
        let Some(element) = page.element else {
            self.faults.push(
                Diagnostic::error(
                    Code::MissingField,
                    page.span,
                    "the page does not say what it is in the document",
                )
                .help("add `element: clause`, `scope`, `annex` … to its front matter"),
            );
            return ClauseKind::Numbered;
        };
        match element {
            ProfileElement::Foreword => ClauseKind::Foreword,
            ProfileElement::Introduction => ClauseKind::Introduction,
            ProfileElement::Scope
            | ProfileElement::NormativeReferences
            | ProfileElement::Terms
            | ProfileElement::Clause => ClauseKind::Numbered,
            ProfileElement::Annex if page.annex == Some(model::AnnexNature::Normative) => {
                ClauseKind::NormativeAnnex
            }
            ProfileElement::Annex => ClauseKind::InformativeAnnex,
            ProfileElement::Bibliography => ClauseKind::Bibliography,
        }
    }

    /// `wanted`, or with a number when it is taken.
    fn anchor(&mut self, wanted: &str) -> String {
        let mut anchor = wanted.to_owned();
        let mut number = 1;
        while !self.anchors.insert(anchor.clone()) {
            number += 1;
            anchor = format!("{wanted}-{number}");
        }
        anchor
    }

    /// Fills a clause with blocks; headings open subclauses.
    fn fill(&mut self, clause: &mut Clause<Resolved>, blocks: &[Block<Resolved>]) {
        let mut caption: Option<Caption> = None;
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
            if let BlockKind::Heading(heading) = &block.kind {
                let rest = &blocks[at..];
                let end = rest.iter().position(|next| closes(next, heading.level));
                let inner = &rest[..end.unwrap_or(rest.len())];
                let anchor = self.anchor(&heading.id);
                let level = clause.level + 1;
                let title = heading.content.clone();
                let mut subclause = new_clause(clause.kind, level, anchor, title, block.span);
                self.fill(&mut subclause, inner);
                clause.clauses.push(subclause);
                at += inner.len();
                continue;
            }
            if let Some(view) = wanted_view(block) {
                self.view(clause, view, block.span);
                continue;
            }
            if let Some(found) = caption_of(block, caption::TABLE) {
                caption = Some(self.anchored(found));
                continue;
            }
            if let Some(picture) = picture_of(block) {
                let title = blocks.get(at).and_then(|next| caption_of(next, caption::FIGURE));
                at += usize::from(title.is_some());
                let title = title.unwrap_or_else(|| self.untitled("standard.figure-untitled"));
                let title = self.anchored(title);
                let figure = caption::figure(self.sources, picture, title, block.span, self.faults);
                clause.body.extend(figure.map(Element::Figure));
                continue;
            }
            if caption_of(block, caption::FIGURE).is_some() {
                let before = at.checked_sub(2).and_then(|before| blocks.get(before));
                self.faults.extend(caption::lone(self.sources, before, block.span));
                continue;
            }
            clause.body.push(element(block, caption.take(), self.wording));
        }
    }

    fn anchored(&mut self, mut caption: Caption) -> Caption {
        if !caption.anchor.is_empty() {
            caption.anchor = self.anchor(&caption.anchor);
        }
        caption
    }

    fn untitled(&self, label: &str) -> Caption {
        Caption { title: words(self.wording.label(label)), anchor: String::new() }
    }

    fn view(&mut self, clause: &mut Clause<Resolved>, view: &View, span: Span) {
        let (model, wording) = (self.model, self.wording);
        match view {
            View::NormativeReferences => {
                clause.body.extend(view::normative_references(model, wording, span));
            }
            // What they say depends on the words of the whole document.
            View::Definitions | View::Abbreviations => {
                self.waiting.push((clause.anchor.clone(), view.clone(), span));
            }
            View::ProfileThreats => clause.body.push(view::threats(model, wording, span)),
            View::ProfileAssets => clause.body.push(view::assets(model, wording, span)),
            View::ProfileObjectives => clause.body.push(view::objectives(model, wording, span)),
            View::ProfileControls(part) => {
                let level = clause.level + 1;
                let mut clauses = view::controls(model, wording, *part, level);
                for subclause in &mut clauses {
                    self.adopt(subclause);
                }
                clause.clauses.extend(clauses);
            }
            View::Correspondence => {
                clause.body.push(view::correspondence(model, wording, span));
            }
            View::ProfileMappings(target) => {
                let framework = model.id(*target);
                clause.body.extend(framework.map(|id| view::mappings(model, wording, id, span)));
            }
            // Filled in once it is known what the document cites.
            View::Bibliography => {}
            View::Counts
            | View::Dates
            | View::Clocks(_)
            | View::Areas
            | View::Records(_)
            | View::Traceability
            | View::Coverage
            | View::BaselineRules(_)
            | View::Decision(_) => self.faults.push(
                Diagnostic::error(Code::UnknownView, span, "this block is for the website only")
                    .help("write what the clause needs, or use a `profile-…` block"),
            ),
        }
    }

    fn adopt(&mut self, clause: &mut Clause<Resolved>) {
        clause.anchor = self.anchor(&clause.anchor.clone());
        for subclause in &mut clause.clauses {
            self.adopt(subclause);
        }
    }

    /// Fills in the terms and abbreviations that the document uses.
    fn terms(&mut self, clauses: &mut [Clause<Resolved>]) {
        let mut used = String::new();
        for clause in clauses.iter() {
            collect_words(clause, &mut used);
        }
        let mut terms = view::terms(self.model, &used);
        let abbreviations = view::abbreviations(self.model, &used);
        let defining = self
            .model
            .profile
            .pages()
            .into_iter()
            .position(|id| self.model.pages.get(id).element == Some(ProfileElement::Terms));
        for (anchor, view, span) in std::mem::take(&mut self.waiting) {
            let Some(clause) = clauses.iter_mut().find_map(|clause| find(clause, &anchor)) else {
                continue;
            };
            match view {
                View::Abbreviations => {
                    let mut pairs = view::written_abbreviations(&mut clause.body);
                    pairs.extend(abbreviations.iter().cloned());
                    pairs.sort_by_key(|(short, _)| plain(short).to_lowercase());
                    clause.body.push(Element::Text(definitions(pairs, span)));
                }
                _ => {
                    let intro = view::definitions_intro(self.wording, !terms.is_empty(), span);
                    clause.body.extend(intro);
                }
            }
        }
        if let Some(clause) = defining.and_then(|at| clauses.get_mut(at)) {
            clause.body.extend(terms.drain(..).map(Element::Term));
        }
    }
}

/// The clause with this anchor, in `clause` or below it.
fn find<'a>(clause: &'a mut Clause<Resolved>, anchor: &str) -> Option<&'a mut Clause<Resolved>> {
    if clause.anchor == anchor {
        return Some(clause);
    }
    clause.clauses.iter_mut().find_map(|inner| find(inner, anchor))
}

/// A clause without a number and without text.
pub(crate) fn new_clause(
    kind: ClauseKind,
    level: u8,
    anchor: String,
    title: Vec<Inline<Resolved>>,
    span: Span,
) -> Clause<Resolved> {
    let (body, clauses) = (Vec::new(), Vec::new());
    Clause { kind, number: String::new(), level, anchor, title, span, body, clauses }
}

/// Whether a block ends the section that a heading of `level` opened. Generated subclauses
/// stand beside the written ones, so they end them too.
fn closes(block: &Block<Resolved>, level: u8) -> bool {
    match &block.kind {
        BlockKind::Heading(heading) => heading.level <= level,
        _ => matches!(wanted_view(block), Some(View::ProfileControls(_))),
    }
}

fn wanted_view(block: &Block<Resolved>) -> Option<&View> {
    let BlockKind::Paragraph(content) = &block.kind else { return None };
    let [Inline::Link { target: Resolved { to: To::View(view), .. }, .. }] = content.as_slice()
    else {
        return None;
    };
    Some(view)
}

/// A paragraph "EXAMPLE …" is an example, and "NOTE …" a note; its words without the mark. A
/// number that was typed after it stays, and a drafting rule tells of it.
fn marked(content: &[Inline<Resolved>], mark: &str) -> Option<Vec<Inline<Resolved>>> {
    let (Inline::Text(first), rest) = content.split_first()? else { return None };
    let mut all = words(first.strip_prefix(mark)?);
    all.extend(rest.iter().cloned());
    Some(all)
}

fn element(
    block: &Block<Resolved>,
    caption: Option<Caption>,
    wording: &Wording<'_>,
) -> Element<Resolved> {
    match &block.kind {
        BlockKind::Table(table) => {
            let Caption { title, anchor } = caption.unwrap_or_else(|| Caption {
                title: words(wording.label("standard.table-untitled")),
                anchor: String::new(),
            });
            let label = String::new();
            Element::Table { label, anchor, title, table: table.clone(), span: block.span }
        }
        BlockKind::Alert(alert) => {
            Element::Note { label: String::new(), blocks: alert.blocks.clone() }
        }
        BlockKind::Paragraph(content) => {
            let label = String::new();
            let blocks = |content| vec![paragraph(content, block.span)];
            if let Some(content) = marked(content, "EXAMPLE ") {
                Element::Example { label, blocks: blocks(content) }
            } else if let Some(content) = marked(content, "NOTE ") {
                Element::Note { label, blocks: blocks(content) }
            } else {
                Element::Text(block.clone())
            }
        }
        BlockKind::Heading(_)
        | BlockKind::Code(_)
        | BlockKind::Quote(_)
        | BlockKind::List(_)
        | BlockKind::Definitions(_)
        | BlockKind::Filters(_)
        | BlockKind::Marked(_)
        | BlockKind::Html(_)
        | BlockKind::Diagram(_)
        | BlockKind::Rule => Element::Text(block.clone()),
    }
}

/// Every line of a clause and of what is below it.
pub(crate) fn visit_clause(clause: &Clause<Resolved>, visit: &mut impl FnMut(&Inline<Resolved>)) {
    visit_line(&clause.title, visit);
    for element in &clause.body {
        match element {
            Element::Text(block) => visit_inlines(std::slice::from_ref(block), visit),
            Element::Table { title, table, .. } => {
                visit_line(title, visit);
                let rows = std::iter::once(&table.head).chain(&table.rows);
                rows.flatten().for_each(|cell| visit_line(cell, visit));
            }
            Element::Note { blocks, .. }
            | Element::Example { blocks, .. }
            | Element::Withdrawn { blocks, .. }
            | Element::Labelled { blocks, .. } => {
                visit_inlines(blocks, visit);
            }
            Element::Term(entry) => {
                visit_line(&entry.definition, visit);
                entry.notes.iter().for_each(|note| visit_line(note, visit));
            }
            Element::Figure(figure) => visit_line(&figure.title, visit),
            Element::Requirement(requirement) => visit_line(&requirement.statement, visit),
            Element::Reference { content, .. } => visit_line(content, visit),
        }
    }
    for subclause in &clause.clauses {
        visit_clause(subclause, visit);
    }
}

fn collect_words(clause: &Clause<Resolved>, all: &mut String) {
    visit_clause(clause, &mut |inline| {
        if let Inline::Text(text) = inline {
            all.push_str(text);
            all.push(' ');
        }
    });
}

/// The sources that the document cites and that are not normative references.
fn cited(clauses: &[Clause<Resolved>], model: &Model) -> Vec<Id<Reference>> {
    let mut cited: BTreeSet<Id<Reference>> = BTreeSet::new();
    for clause in clauses {
        visit_clause(clause, &mut |inline| {
            if let Inline::Link { target: Resolved { to: To::Target(to, _), .. }, .. } = inline {
                cited.extend(model.id::<Reference>(*to));
            }
        });
        term_sources(clause, model, &mut cited);
    }
    cited.retain(|id| !model.references.get(*id).normative);
    let mut ordered: Vec<Id<Reference>> = cited.into_iter().collect();
    ordered.sort_by_key(|id| {
        let record = model.references.get(*id);
        (record.kind, record.designation.to_lowercase())
    });
    ordered
}

fn term_sources(clause: &Clause<Resolved>, model: &Model, cited: &mut BTreeSet<Id<Reference>>) {
    for element in &clause.body {
        if let Element::Term(entry) = element {
            let key = entry.anchor.trim_start_matches("term-");
            let term = model.terms.iter().find(|(_, term)| term.key == key);
            let source = term.and_then(|(_, term)| term.source.as_ref());
            cited.extend(source.and_then(|source| source.reference));
        }
    }
}
