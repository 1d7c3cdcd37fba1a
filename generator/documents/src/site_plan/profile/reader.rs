//! What does the page of a clause say?

use std::collections::{BTreeMap, BTreeSet};

use model::Record;
use model::record::Control;
use sources::Span;
use text::{
    Block, BlockKind, Footnote, Heading, Inline, Links, map_blocks, map_footnotes, map_inlines,
    visit_inlines,
};

use crate::compose::{Words, definitions, heading, joined, link, paragraph, words};
use crate::site_plan::{Ground, backlinks};

use super::page;
use crate::{Clause, ClauseKind, Element, Figure, Placed, Requirement, Standard, TermEntry};

/// Turns clauses into blocks for one page.
pub(crate) struct Reader<'a> {
    ground: &'a Ground<'a>,
    standard: &'a Standard,
    places: &'a BTreeMap<&'a str, Placed>,
    /// Anchors of headings that are no steps through the page.
    pub(crate) minor: BTreeSet<String>,
    /// Whether the page says again what the page of a record says.
    pub(crate) repeats: bool,
    marks: BTreeSet<usize>,
}

impl Links<Placed, Placed> for Reader<'_> {
    fn link(&mut self, target: &Placed, content: Words<Placed>) -> Words<Placed> {
        match target {
            Placed::Anchor(anchor) => match self.places.get(anchor.as_str()) {
                Some(place) => vec![link(place.clone(), content)],
                None => content,
            },
            Placed::Page { .. } | Placed::External(_) => vec![link(target.clone(), content)],
        }
    }

    fn image(&mut self, target: &Placed, alternative: &str) -> Option<Inline<Placed>> {
        Some(Inline::Image { target: target.clone(), alternative: alternative.to_owned() })
    }

    fn block(&mut self, _: &Placed, _: Span) -> Option<Vec<Block<Placed>>> {
        None
    }
}

/// The number and the title of a clause.
pub(crate) fn heading_words(
    ground: &Ground<'_>,
    clause: &Clause,
    reader: &mut Reader<'_>,
) -> Words<Placed> {
    let annex = match clause.kind {
        ClauseKind::NormativeAnnex => Some("standard.annex-normative"),
        ClauseKind::InformativeAnnex => Some("standard.annex-informative"),
        ClauseKind::Foreword
        | ClauseKind::Introduction
        | ClauseKind::Numbered
        | ClauseKind::Bibliography => None,
    };
    let number = match annex {
        Some(key) if clause.level == 1 => ground.wording.fill(key, "letter", &clause.number),
        Some(_) | None => clause.number.clone(),
    };
    let mut content = if number.is_empty() { Vec::new() } else { words(format!("{number} ")) };
    content.extend(map_inlines(&clause.title, reader));
    content
}

impl<'a> Reader<'a> {
    pub(crate) fn new(
        ground: &'a Ground<'a>,
        standard: &'a Standard,
        places: &'a BTreeMap<&'a str, Placed>,
    ) -> Self {
        let (minor, marks) = (BTreeSet::new(), BTreeSet::new());
        Self { ground, standard, places, minor, repeats: false, marks }
    }

    /// What stands on the page below its heading, subclauses that have no page with it.
    pub(crate) fn body(&mut self, clause: &Clause) -> Vec<Block<Placed>> {
        let mut blocks = Vec::new();
        self.elements(clause, 1, &mut blocks);
        let is_here = |inner: &&Clause| {
            matches!(
                self.places.get(inner.anchor.as_str()),
                Some(Placed::Page { fragment: Some(_), .. })
            )
        };
        let here: Vec<&Clause> = clause.clauses.iter().filter(is_here).collect();
        for inner in here {
            self.clause(inner, 2, &mut blocks);
        }
        self.note_marks(&blocks);
        blocks
    }

    fn clause(&mut self, clause: &Clause, level: u8, blocks: &mut Vec<Block<Placed>>) {
        let title = heading_words(self.ground, clause, self);
        blocks.push(heading(level, clause.anchor.clone(), title, clause.span));
        self.elements(clause, level, blocks);
        for inner in &clause.clauses {
            self.clause(inner, below(level), blocks);
        }
    }

    /// Notes, examples and the parts of a requirement stand in lists of what they are.
    fn elements(&mut self, clause: &Clause, level: u8, blocks: &mut Vec<Block<Placed>>) {
        let mut labelled = Vec::new();
        for element in &clause.body {
            if let Element::Note { label, blocks: inner }
            | Element::Example { label, blocks: inner }
            | Element::Labelled { label, blocks: inner, .. } = element
            {
                labelled.push((words(label.clone()), map_blocks(inner, self)));
                continue;
            }
            flush(&mut labelled, clause.span, blocks);
            self.element(element, clause, below(level), blocks);
        }
        flush(&mut labelled, clause.span, blocks);
    }

    /// Adds a piece whose heading has `level`.
    fn element(
        &mut self,
        element: &Element,
        clause: &Clause,
        level: u8,
        blocks: &mut Vec<Block<Placed>>,
    ) {
        match element {
            Element::Text(block) => {
                let mut mapped = map_blocks(std::slice::from_ref(block), self);
                for block in &mut mapped {
                    if let BlockKind::Heading(Heading { level: own, .. }) = &mut block.kind {
                        *own = level;
                    }
                }
                blocks.extend(mapped);
            }
            Element::Table { label, anchor, title, table, span } => {
                let mut caption = words(format!("{label} — "));
                caption.extend(map_inlines(title, self));
                blocks.push(heading(level, anchor.clone(), caption, *span));
                let kind = BlockKind::Table(table.clone());
                blocks.extend(map_blocks(&[Block { kind, span: *span }], self));
            }
            Element::Figure(figure) => self.figure(figure, level, blocks),
            Element::Term(term) => self.term(term, level, blocks),
            Element::Requirement(requirement) => {
                self.requirement(requirement, clause, level, blocks);
            }
            Element::Withdrawn { key, anchor, blocks: inner, .. } => {
                self.repeats = true;
                self.minor.insert(anchor.clone());
                blocks.push(heading(level, anchor.clone(), words(key.clone()), clause.span));
                blocks.extend(map_blocks(inner, self));
            }
            Element::Reference { label, anchor, content, span, .. } => {
                self.repeats = true;
                self.minor.insert(anchor.clone());
                let content = map_inlines(content, self);
                if label.is_empty() {
                    blocks.push(heading(level, anchor.clone(), content, *span));
                } else {
                    blocks.push(heading(level, anchor.clone(), words(label.clone()), *span));
                    blocks.push(paragraph(content, *span));
                }
            }
            Element::Note { .. } | Element::Example { .. } | Element::Labelled { .. } => {}
        }
    }

    fn figure(&mut self, figure: &Figure, level: u8, blocks: &mut Vec<Block<Placed>>) {
        let mut caption = words(format!("{} — ", figure.label));
        caption.extend(map_inlines(&figure.title, self));
        blocks.push(heading(level, figure.anchor.clone(), caption, figure.span));
        let target = page(&figure.picture.path, None);
        let picture = Inline::Image { target, alternative: figure.alternative.clone() };
        blocks.push(paragraph(vec![picture], figure.span));
    }

    fn term(&mut self, term: &TermEntry, level: u8, blocks: &mut Vec<Block<Placed>>) {
        let TermEntry { number, anchor, term: name, admitted, span, .. } = term;
        self.repeats = true;
        let title = words(format!("{number} {name}"));
        blocks.push(heading(level, anchor.clone(), title, *span));
        blocks.extend(admitted.iter().map(|name| paragraph(words(name.clone()), *span)));
        blocks.push(paragraph(map_inlines(&term.definition, self), *span));
        for (at, note) in term.notes.iter().enumerate() {
            let number = (at + 1).to_string();
            let label = self.ground.wording.fill("standard.note-to-entry", "number", &number);
            let mut line = words(format!("{label}: "));
            line.extend(map_inlines(note, self));
            blocks.push(paragraph(line, *span));
        }
        if let Some(source) = &term.source {
            let label = self.ground.wording.label("standard.source");
            blocks.push(paragraph(words(format!("[{label}: {source}]")), *span));
        }
    }

    fn requirement(
        &mut self,
        requirement: &Requirement,
        clause: &Clause,
        level: u8,
        blocks: &mut Vec<Block<Placed>>,
    ) {
        let Requirement { key, anchor, span, .. } = requirement;
        self.repeats = true;
        self.minor.insert(anchor.clone());
        blocks.push(heading(level, anchor.clone(), words(key.clone()), *span));
        let statement = vec![paragraph(map_inlines(&requirement.statement, self), *span)];
        blocks.push(Block { kind: BlockKind::Quote(statement), span: *span });
        let wording = self.ground.wording;
        let mut facts = Vec::new();
        for (label, value) in
            [("standard.level", &requirement.level), ("standard.applies", &requirement.applies)]
        {
            if !value.is_empty() {
                facts.push(words(format!("{}: {value}", wording.label(label))));
            }
        }
        let mut controls = self.ground.model.controls.iter();
        let control = controls.find(|(_, control)| control.key == *key);
        let control =
            control.and_then(|(id, _)| backlinks::short(self.ground, Control::target(id)));
        facts.extend(control.map(|control| {
            let mut line = words(format!("{} ", wording.label("profile.record")));
            line.extend(control);
            line
        }));
        let label = "profile.comment-requirement";
        facts.extend(self.comment_link(label, &clause.number, key));
        blocks.push(paragraph(joined(facts, " · "), *span));
    }

    /// The link by which readers comment on a clause; its requirements have links of their own.
    pub(crate) fn comment(&self, clause: &Clause) -> Vec<Block<Placed>> {
        let number = match clause.number.as_str() {
            "" => text::plain(&clause.title),
            number => number.to_owned(),
        };
        let line = self.comment_link("profile.comment-clause", &number, &clause.anchor);
        let blocks = line.into_iter().flat_map(|line| {
            let rule = Block { kind: BlockKind::Rule, span: clause.span };
            [rule, paragraph(line, clause.span)]
        });
        blocks.collect()
    }

    fn comment_link(&self, label: &str, clause: &str, key: &str) -> Option<Words<Placed>> {
        let template = self.ground.model.book.profile.comment_url_template.as_ref()?;
        let url = template
            .replace("{clause}", &encoded(clause))
            .replace("{key}", &encoded(key))
            .replace("{edition}", &encoded(&self.standard.edition));
        let label = self.ground.wording.fill(label, "key", key);
        Some(vec![link(Placed::External(url), words(label))])
    }

    fn note_marks(&mut self, blocks: &[Block<Placed>]) {
        visit_inlines(blocks, &mut |inline| note_mark(inline, &mut self.marks));
    }

    /// The footnotes that the page marks.
    pub(crate) fn footnotes(&mut self) -> Vec<Footnote<Placed>> {
        let marks = std::mem::take(&mut self.marks);
        let marked: Vec<Footnote<Placed>> = self
            .standard
            .footnotes
            .iter()
            .filter(|footnote| marks.contains(&footnote.number))
            .cloned()
            .collect();
        map_footnotes(&marked, self)
    }
}

fn note_mark(inline: &Inline<Placed>, marks: &mut BTreeSet<usize>) {
    if let Inline::FootnoteMark { number, .. } = inline {
        marks.insert(*number);
    }
}

/// What a list of labels holds while it is put together.
type Pairs = Vec<(Words<Placed>, Vec<Block<Placed>>)>;

fn flush(labelled: &mut Pairs, span: Span, blocks: &mut Vec<Block<Placed>>) {
    if !labelled.is_empty() {
        blocks.push(definitions(std::mem::take(labelled), span));
    }
}

/// The level of headings below a heading.
fn below(level: u8) -> u8 {
    level.saturating_add(1).min(6)
}

/// `text` as it stands in the query of an address (RFC 3986, section 3.4).
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    encoded
}
