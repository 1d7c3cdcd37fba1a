//! How does the standard become a document for Word?
//!
//! [`write()`] turns a [`documents::Standard`] and a [`PaperStyle`] into the bytes of a `.docx`
//! package. Numbers of clauses, annexes, terms and lists come from the numbering of the styles;
//! numbers of tables and all cross-references are fields that show the computed label. The same
//! input always gives the same bytes.

mod block;
mod bookmark;
mod clause;
mod contents;
mod cover;
mod element;
mod field;
mod measure;
mod notes;
mod numbering;
mod package;
mod pages;
mod paragraph;
mod role;
mod section;
mod settings;
mod story;
mod style;
mod styles;
mod table;
#[cfg(test)]
mod tests;
mod words;
mod xml;

use documents::{Clause, ClauseKind, Standard};

use bookmark::Targets;
use numbering::OrderedLists;
use package::{Package, Relationships};
use role::Role;
use section::{Edges, Pages};
use story::{Part, Story};

pub use style::PaperStyle;
pub use words::LABELS;

/// The standard as a `.docx` package: cover, contents, front matter and body.
#[must_use]
pub fn write(standard: &Standard, style: &PaperStyle) -> Vec<u8> {
    let targets = Targets::of(standard);
    let mut lists = OrderedLists::default();
    let mut package = Package::default();
    let none = Relationships::default();

    let mut story = Story::new(Part::Document, "w:document", standard, style, &targets, &mut lists);
    document(&mut story);
    let Story { xml, links, .. } = story;
    package.add_word_part("document", "document.main", xml.finish(), &links);

    let notes = Story::new(Part::Footnotes, "w:footnotes", standard, style, &targets, &mut lists);
    add(&mut package, "footnotes", "footnotes", notes, Story::footnotes);
    let header = Story::new(Part::Margin, "w:hdr", standard, style, &targets, &mut lists);
    add(&mut package, "header1", "header", header, Story::header);
    let footer = Story::new(Part::Margin, "w:ftr", standard, style, &targets, &mut lists);
    add(&mut package, "footer1", "footer", footer, Story::footer);

    let language = &standard.language;
    let annex = words::annex(standard, "%1");
    package.add_word_part("styles", "styles", styles::write(style, language), &none);
    package.add_word_part("numbering", "numbering", numbering::write(style, &lists, &annex), &none);
    package.add_word_part("settings", "settings", settings::write(language), &none);
    package.add_word_part("fontTable", "fontTable", settings::fonts(style), &none);
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    package.add_part("docProps/core.xml", core, settings::core(standard));
    let extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    package.add_part("docProps/app.xml", extended, settings::application(standard));
    package.finish()
}

fn add<'a>(
    package: &mut Package,
    name: &str,
    kind: &str,
    mut story: Story<'a>,
    fill: impl FnOnce(&mut Story<'a>),
) {
    fill(&mut story);
    let Story { xml, links, .. } = story;
    package.add_word_part(name, kind, xml.finish(), &links);
}

fn document(story: &mut Story<'_>) {
    let (standard, style) = (story.standard, story.style);
    for kind in ["styles", "numbering", "settings", "fontTable", "footnotes"] {
        story.links.part(kind, &format!("{kind}.xml"));
    }
    let header = story.links.part("header", "header1.xml");
    let footer = story.links.part("footer", "footer1.xml");
    let edges = Edges { header: &header, footer: &footer };
    let sheet = &style.sheet;
    let (front, body) = divided(standard);

    story.xml.open("w:body", &[]);
    story.cover();
    story.end_section(&sheet.cover, Pages::Roman, None);
    story.contents(&pages::estimated(standard, style));
    for clause in front {
        story.clause(clause);
    }
    story.end_section(&sheet.front, Pages::Roman, Some(&edges));
    story.paragraph(Role::DocumentTitle, |story| story.words(&cover::full_title(standard)));
    for clause in body {
        story.clause(clause);
    }
    section::properties(&mut story.xml, style, &sheet.body, Pages::Arabic, Some(&edges));
    story.xml.close();
}

/// The clauses before the first numbered one, and the rest.
fn divided(standard: &Standard) -> (&[Clause], &[Clause]) {
    let is_front = |clause: &Clause| match clause.kind {
        ClauseKind::Foreword | ClauseKind::Introduction => true,
        ClauseKind::Numbered
        | ClauseKind::NormativeAnnex
        | ClauseKind::InformativeAnnex
        | ClauseKind::Bibliography => false,
    };
    let count = standard.clauses.iter().take_while(|clause| is_front(clause)).count();
    standard.clauses.split_at(count)
}
