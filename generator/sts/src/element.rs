//! How do figures, notes, requirements and their parts look?

use documents::{Element, Figure, ItemPart, Placed, Requirement, words};
use text::Block;

use crate::block::Place;
use crate::line::Line;
use crate::speaks;
use crate::story::Story;

impl Story<'_> {
    /// Writes a piece of a clause that stands by itself.
    pub fn element(&mut self, element: &Element) {
        match element {
            Element::Text(block) => self.block(block, Place::WIDE),
            Element::Table { label, anchor, title, table, .. } => {
                self.numbered_table((anchor, label), title, table);
            }
            Element::Figure(figure) => self.figure(figure),
            Element::Note { label, blocks } => self.remark("non-normative-note", label, blocks),
            Element::Example { label, blocks } => {
                self.remark("non-normative-example", label, blocks);
            }
            Element::Requirement(requirement) => self.requirement(requirement, &[]),
            Element::Labelled { part, label, blocks } => self.part(*part, label, blocks),
            Element::Withdrawn { key, anchor, blocks, .. } => self.withdrawn(key, anchor, blocks),
            // These stand in lists of their own kind, behind all other text.
            Element::Term(_) | Element::Reference { .. } => {}
        }
    }

    /// The picture lies beside the document, under the name that [`Figure::file`] gives.
    fn figure(&mut self, figure: &Figure) {
        let id = self.id(&figure.anchor);
        self.xml.open("fig", &[("id", id)]);
        self.xml.leaf("label", &[], &figure.label);
        self.xml.open("caption", &[]);
        self.xml.open_text("title", &[]);
        self.line(&figure.title, Line::Title);
        self.xml.close();
        self.xml.close();
        let (media, subtype) =
            figure.picture.format.media_type().split_once('/').unwrap_or_default();
        let file = figure.file();
        let attributes =
            [("xlink:href", file.as_str()), ("mimetype", media), ("mime-subtype", subtype)];
        self.xml.open("graphic", &attributes);
        self.xml.leaf("alt-text", &[], &figure.alternative);
        self.xml.close();
        self.xml.close();
    }

    fn remark(&mut self, name: &'static str, label: &str, blocks: &[Block<Placed>]) {
        self.xml.open(name, &[]);
        self.xml.leaf("label", &[], label);
        self.blocks(blocks, Place::WIDE);
        self.xml.close();
    }

    /// Writes a requirement with the parts that belong to it. The tag set has no element for
    /// requirements; a statement is a block with an `id` that may hold notes of both kinds, so
    /// that whatever reads it finds the whole item, and what of it binds, in one place.
    pub fn requirement(&mut self, requirement: &Requirement, parts: &[&Element]) {
        let standard = self.standard;
        self.statement("requirement", &requirement.key, &requirement.anchor);
        let kinds = ["requirement-level", "requirement-condition"];
        for (kind, condition) in kinds.into_iter().zip(words::conditions(standard, requirement)) {
            if let Some((label, value)) = condition {
                let words = format!("{label}: {value}");
                self.xml.leaf("p", &[("content-type", kind)], &words);
            }
        }
        self.xml.open_text("p", &[("content-type", "requirement-text")]);
        self.line(&requirement.statement, Line::Free);
        self.xml.close();
        for part in parts {
            self.element(part);
        }
        self.xml.close();
    }

    fn withdrawn(&mut self, key: &str, anchor: &str, blocks: &[Block<Placed>]) {
        self.statement("withdrawn-requirement", key, anchor);
        self.blocks(blocks, Place::TIGHT);
        self.xml.close();
    }

    fn statement(&mut self, kind: &str, key: &str, anchor: &str) {
        let id = self.id(anchor);
        self.xml.open("statement", &[("id", id), ("content-type", kind)]);
        self.xml.leaf("title", &[], &format!("[{key}]"));
    }

    fn part(&mut self, part: ItemPart, label: &str, blocks: &[Block<Placed>]) {
        if !speaks::blocks(blocks) {
            return;
        }
        let (name, kind) = part_markup(part);
        self.xml.open(name, &[("content-type", kind)]);
        self.xml.leaf("title", &[], label);
        self.blocks(blocks, Place::WIDE);
        self.xml.close();
    }
}

/// The element and the `content-type` of a part. What informs is no part of the requirement by
/// the name of its element, so that nobody has to know the content types for it: after EN 18031
/// was cited with restrictions on its rationale and guidance, that is said plainly.
fn part_markup(part: ItemPart) -> (&'static str, &'static str) {
    match part {
        ItemPart::Rationale => ("non-normative-note", "rationale"),
        ItemPart::Guidance => ("non-normative-note", "guidance"),
        ItemPart::SectorNotes => ("non-normative-note", "sector-notes"),
        ItemPart::Levels => ("normative-note", "levels"),
        ItemPart::Objective => ("normative-note", "assessment-objective"),
        ItemPart::Information => ("normative-note", "assessment-information"),
        ItemPart::Conceptual => ("normative-note", "assessment-conceptual"),
        ItemPart::Completeness => ("normative-note", "assessment-completeness"),
        ItemPart::Sufficiency => ("normative-note", "assessment-sufficiency"),
        ItemPart::Verdict => ("normative-note", "assessment-verdict"),
        ItemPart::DecisionTree => ("normative-note", "assessment-decision-tree"),
    }
}
