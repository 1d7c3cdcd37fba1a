//! How do tables, figures, notes, terms, requirements and references look?

use documents::{ClauseKind, Element, Placed, Requirement, TermEntry, words};
use text::{Block, Inline, Table};

use crate::block::Place;
use crate::numbering::clamped;
use crate::paragraph::{Layout, Look};
use crate::role::{Role, Sequence};
use crate::story::Story;

impl Story<'_> {
    /// Writes a piece of a clause.
    pub fn element(&mut self, element: &Element, kind: ClauseKind) {
        match element {
            Element::Text(block) => self.block(block, Place::of(text_role(kind))),
            Element::Table { label, anchor, title, table, .. } => {
                self.caption(label, anchor, title, kind);
                self.captioned_table(table, title);
            }
            Element::Figure(figure) => self.figure(figure, kind),
            Element::Note { label, blocks } => {
                self.remark(Role::Note, Role::NoteContinued, label, blocks);
            }
            Element::Example { label, blocks } => {
                self.remark(Role::Example, Role::ExampleContinued, label, blocks);
            }
            Element::Term(term) => self.term(term),
            Element::Requirement(requirement) => self.requirement(requirement),
            Element::Labelled { label, blocks, .. } => {
                self.labelled(Role::Labelled, Role::BodyText, blocks, |story| {
                    story.run(&format!("{label}:"), Look::of(Role::RunIn));
                    story.words(" ");
                });
            }
            Element::Withdrawn { key, anchor, blocks, .. } => {
                self.labelled(Role::Withdrawn, Role::Withdrawn, blocks, |story| {
                    story
                        .bookmarked(anchor, |story| story.run(key, Look::of(Role::RequirementKey)));
                    story.words("\u{2003}");
                });
            }
            Element::Reference { label, anchor, content, .. } => {
                self.reference_entry(label, anchor, content, kind);
            }
        }
    }

    /// A note or an example: the word before it is followed by a tab.
    fn remark(&mut self, role: Role, next: Role, label: &str, blocks: &[Block<Placed>]) {
        self.labelled(role, next, blocks, |story| {
            story.words(label);
            story.tab();
        });
    }

    fn caption(&mut self, label: &str, anchor: &str, title: &[Inline<Placed>], kind: ClauseKind) {
        let role = if is_annex(kind) { Role::AnnexTableTitle } else { Role::TableTitle };
        self.paragraph(role, |story| caption_words(story, label, anchor, title));
    }

    fn captioned_table(&mut self, table: &Table<Placed>, title: &[Inline<Placed>]) {
        self.table(table, &text::plain(title));
    }

    fn term(&mut self, term: &TermEntry) {
        // The style counts as clauses of the second level do. The paragraph repeats it for terms
        // below that level, and because LibreOffice numbers only headings by that list.
        let level = clamped(term.number.matches('.').count().max(1));
        let numbering = Some((self.lists.of(Sequence::Clauses), level));
        let layout = Layout { numbering, ..Layout::default() };
        self.paragraph_with(Role::TermNumber, layout, |story| {
            story.bookmarked(&term.anchor, |_| {});
        });
        self.paragraph(Role::Term, |story| story.words(&term.term));
        for admitted in &term.admitted {
            self.paragraph(Role::TermAdmitted, |story| story.words(admitted));
        }
        self.paragraph(Role::Definition, |story| story.inlines(&term.definition));
        for (index, note) in term.notes.iter().enumerate() {
            let label = format!("{}:", words::note_to_entry(self.standard, index + 1));
            self.paragraph(Role::Note, |story| {
                story.words(&format!("{label} "));
                story.inlines(note);
            });
        }
        if let Some(source) = &term.source {
            let source = words::source_in_brackets(self.standard, source);
            self.paragraph(Role::Source, |story| story.words(&source));
        }
    }

    fn requirement(&mut self, requirement: &Requirement) {
        self.paragraph(Role::RequirementTitle, |story| {
            story.bookmarked(&requirement.anchor, |story| {
                story.run(&requirement.key, Look::of(Role::RequirementKey));
            });
            let conditions = words::conditions(story.standard, requirement);
            for (label, value) in conditions.into_iter().flatten() {
                story.words(&format!("\u{2003}{label}: {value}"));
            }
        });
        self.paragraph(Role::RequirementText, |story| story.inlines(&requirement.statement));
    }

    fn reference_entry(
        &mut self,
        label: &str,
        anchor: &str,
        content: &[Inline<Placed>],
        kind: ClauseKind,
    ) {
        if label.is_empty() {
            let role = match kind {
                ClauseKind::Bibliography => Role::BibliographyEntry,
                ClauseKind::Foreword
                | ClauseKind::Introduction
                | ClauseKind::Numbered
                | ClauseKind::NormativeAnnex
                | ClauseKind::InformativeAnnex => Role::NormativeReference,
            };
            self.paragraph(role, |story| {
                story.bookmarked(anchor, |story| story.inlines(content));
            });
        } else {
            self.paragraph(Role::BibliographyEntry, |story| {
                story.bookmarked(anchor, |story| story.words(label));
                story.tab();
                story.inlines(content);
            });
        }
    }
}

/// Writes label and title of a table or figure. The number is a field that counts by itself; the
/// label is what references print.
pub fn caption_words(story: &mut Story<'_>, label: &str, anchor: &str, title: &[Inline<Placed>]) {
    let words = label.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = label.get(words.len()..).unwrap_or_default();
    story.bookmarked(anchor, |story| {
        story.words(words);
        if !number.is_empty() {
            let instruction = format!("SEQ {} \\* ARABIC", counter(words));
            story.field(&instruction, number, Look::default());
        }
    });
    if !title.is_empty() {
        story.words(" — ");
        story.inlines(title);
    }
}

/// The style of ordinary paragraphs in a clause.
pub fn text_role(kind: ClauseKind) -> Role {
    match kind {
        ClauseKind::Foreword => Role::ForewordText,
        ClauseKind::Introduction
        | ClauseKind::Numbered
        | ClauseKind::NormativeAnnex
        | ClauseKind::InformativeAnnex
        | ClauseKind::Bibliography => Role::BodyText,
    }
}

/// Whether a clause stands in an annex, whose tables and figures are counted anew.
pub fn is_annex(kind: ClauseKind) -> bool {
    match kind {
        ClauseKind::NormativeAnnex | ClauseKind::InformativeAnnex => true,
        ClauseKind::Foreword
        | ClauseKind::Introduction
        | ClauseKind::Numbered
        | ClauseKind::Bibliography => false,
    }
}

/// The name of the counter: `Table` in the body, `Table_B` in annex B, which counts anew.
fn counter(words: &str) -> String {
    let letters: String =
        words.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let name = letters.trim_matches('_');
    if name.is_empty() { "Table".to_owned() } else { name.to_owned() }
}
