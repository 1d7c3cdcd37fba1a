//! How do tables, figures, notes, terms, requirements and references look on the page?

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use documents::{Element, Figure, ItemPart, Placed, Requirement, TermEntry, words};
use text::{Block, BlockKind};

use super::block::Caption;
use super::{Page, escape};

impl Page<'_> {
    /// Writes the pieces of a clause whose heading has `level`. Pieces that belong together
    /// stand in one element: a requirement with its parts, terms, references.
    pub fn elements(&mut self, elements: &[Element], level: u8) {
        let mut rest = elements;
        while let Some((first, after)) = rest.split_first() {
            let alike = after.iter().take_while(|next| belongs(first, next)).count();
            let (group, others) = rest.split_at(1 + alike);
            rest = others;
            match first {
                Element::Text(block) => self.block(block, level),
                Element::Table { label, anchor, title, table, .. } => {
                    let name = format!("{label}: {}", text::plain(title));
                    self.table(table, &name, Some(&Caption { anchor, label, title }));
                }
                Element::Figure(figure) => self.figure(figure),
                Element::Note { label, blocks } => self.note("note", label, blocks, level),
                Element::Example { label, blocks } => {
                    self.note("example", label, blocks, level);
                }
                Element::Term(_) => {
                    self.raw("<dl class=\"terms\">\n");
                    for element in group {
                        self.term(element);
                    }
                    self.raw("</dl>\n");
                }
                Element::Requirement(requirement) => {
                    self.requirement(requirement, &group[1..], level);
                }
                Element::Labelled { .. } => {
                    self.raw("<dl class=\"parts\">\n");
                    for element in group {
                        self.part(element, level);
                    }
                    self.raw("</dl>\n");
                }
                Element::Withdrawn { key, anchor, blocks, .. } => {
                    self.open_item("requirement withdrawn", anchor, key, level);
                    self.blocks(blocks, level);
                    self.raw("</section>\n");
                }
                Element::Reference { .. } => {
                    self.raw("<ul class=\"references\" role=\"list\">\n");
                    for element in group {
                        self.reference(element);
                    }
                    self.raw("</ul>\n");
                }
            }
        }
    }

    /// The picture is in the page, which needs nothing beside it.
    fn figure(&mut self, figure: &Figure) {
        let picture = &figure.picture;
        let (kind, data) = (picture.format.media_type(), STANDARD.encode(&picture.bytes));
        self.put(format_args!(
            "<figure id=\"{}\" class=\"figure\">\n<img src=\"data:{kind};base64,{data}\" \
             width=\"{}\" height=\"{}\" alt=\"{}\">\n\
             <figcaption><span class=\"label\">{}</span>",
            escape(&figure.anchor),
            picture.width,
            picture.height,
            escape(&figure.alternative),
            escape(&figure.label)
        ));
        if !figure.title.is_empty() {
            self.raw(" — ");
            self.line(&figure.title);
        }
        self.raw("</figcaption>\n</figure>\n");
    }

    fn note(&mut self, class: &str, label: &str, blocks: &[Block<Placed>], level: u8) {
        self.put(format_args!("<div class=\"{class}\" role=\"note\">\n<p>"));
        self.put(format_args!("<span class=\"label\">{}</span>", escape(label)));
        let rest = match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) => {
                self.raw(" ");
                self.line(content);
                rest
            }
            Some(_) | None => blocks,
        };
        self.raw("</p>\n");
        self.blocks(rest, level);
        self.raw("</div>\n");
    }

    fn term(&mut self, element: &Element) {
        let Element::Term(term) = element else { return };
        let TermEntry { number, anchor, term: name, admitted, definition, notes, source, .. } =
            term;
        self.put(format_args!(
            "<div id=\"{}\" class=\"term\">\n<dt><span class=\"number\">{}</span> \
             <dfn>{}</dfn></dt>\n",
            escape(anchor),
            escape(number),
            escape(name)
        ));
        for name in admitted {
            self.put(format_args!("<dt class=\"admitted\"><dfn>{}</dfn></dt>\n", escape(name)));
        }
        self.raw("<dd>");
        self.line(definition);
        self.raw("</dd>\n");
        for (at, note) in notes.iter().enumerate() {
            let label = format!("{}:", words::note_to_entry(self.standard, at + 1));
            self.put(format_args!(
                "<dd class=\"term-note\"><span class=\"label\">{}</span> ",
                escape(&label)
            ));
            self.line(note);
            self.raw("</dd>\n");
        }
        if let Some(source) = source {
            let source = words::source_in_brackets(self.standard, source);
            self.put(format_args!("<dd class=\"source\">{}</dd>\n", escape(&source)));
        }
        self.raw("</div>\n");
    }

    fn requirement(&mut self, requirement: &Requirement, parts: &[Element], level: u8) {
        self.open_item("requirement", &requirement.anchor, &requirement.key, level);
        let conditions = words::conditions(self.standard, requirement);
        let conditions: Vec<(&str, &str)> = conditions.into_iter().flatten().collect();
        if !conditions.is_empty() {
            self.raw("<p class=\"conditions\">");
            for (at, (label, value)) in conditions.into_iter().enumerate() {
                let gap = if at > 0 { " <span class=\"gap\">·</span> " } else { "" };
                let (label, value) = (escape(label), escape(value));
                self.put(format_args!(
                    "{gap}<span class=\"label\">{label}:</span> <span>{value}</span>"
                ));
            }
            self.raw("</p>\n");
        }
        self.raw("<p class=\"statement\">");
        self.line(&requirement.statement);
        self.raw("</p>\n");
        self.elements(parts, level.saturating_add(1).min(6));
        self.raw("</section>\n");
    }

    fn open_item(&mut self, class: &str, anchor: &str, key: &str, level: u8) {
        let level = level.saturating_add(1).min(6);
        self.put(format_args!(
            "<section id=\"{}\" class=\"{class}\">\n<h{level} class=\"key\">{}</h{level}>\n",
            escape(anchor),
            escape(key)
        ));
    }

    fn part(&mut self, element: &Element, level: u8) {
        let Element::Labelled { part, label, blocks } = element else { return };
        let class = if is_informative(*part) { " informative" } else { "" };
        self.put(format_args!("<div class=\"part{class}\">\n<dt>{}</dt>\n<dd>\n", escape(label)));
        self.blocks(blocks, level);
        self.raw("</dd>\n</div>\n");
    }

    fn reference(&mut self, element: &Element) {
        let Element::Reference { label, anchor, content, .. } = element else { return };
        self.put(format_args!("<li id=\"{}\">", escape(anchor)));
        if !label.is_empty() {
            self.put(format_args!("<span class=\"number\">{}</span> ", escape(label)));
        }
        self.line(content);
        self.raw("</li>\n");
    }
}

/// Whether `next` stands in the element that `first` opens.
fn belongs(first: &Element, next: &Element) -> bool {
    match first {
        Element::Term(_) => matches!(next, Element::Term(_)),
        Element::Reference { .. } => matches!(next, Element::Reference { .. }),
        Element::Labelled { .. } => matches!(next, Element::Labelled { .. }),
        Element::Requirement(_) => matches!(
            next,
            Element::Labelled { .. } | Element::Note { .. } | Element::Example { .. }
        ),
        Element::Text(_)
        | Element::Table { .. }
        | Element::Figure(_)
        | Element::Note { .. }
        | Element::Example { .. }
        | Element::Withdrawn { .. } => false,
    }
}

/// Whether a part explains and asks nothing.
fn is_informative(part: ItemPart) -> bool {
    match part {
        ItemPart::Rationale | ItemPart::Guidance | ItemPart::SectorNotes => true,
        ItemPart::Levels
        | ItemPart::Objective
        | ItemPart::Information
        | ItemPart::Conceptual
        | ItemPart::Completeness
        | ItemPart::Sufficiency
        | ItemPart::Verdict
        | ItemPart::DecisionTree => false,
    }
}
