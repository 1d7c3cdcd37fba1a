//! How does the standard become a document for Word?
//!
//! [`write()`] turns a [`documents::Standard`] and a [`PaperStyle`] into the bytes of a `.docx`
//! package. Numbers of clauses, annexes, terms and lists come from the numbering of the styles;
//! numbers of tables and figures and all cross-references are fields that show the computed label.
//! The same input always gives the same bytes.

mod block;
mod bookmark;
mod clause;
mod contents;
mod cover;
mod element;
mod field;
mod figure;
mod measure;
mod notes;
mod numbering;
pub mod package;
mod pages;
mod paragraph;
mod redline;
mod role;
mod section;
mod settings;
mod story;
mod style;
mod styles;
mod table;
mod template;
#[cfg(test)]
mod tests;
pub mod theme;
mod variant;
mod words;
pub mod xml;

use documents::words::full_title;
use documents::{Clause, ClauseKind, Standard};

use bookmark::Targets;
use numbering::Instances;
use package::{Damage, Package, Relationships};
use role::Role;
use section::{Edges, Pages, Section};
use story::{Part, Story};
use template::Base;

pub use style::PaperStyle;
pub use variant::{Options, Redline};
pub use words::PROPOSAL_LABELS;

/// The standard as a `.docx` package: cover, contents, front matter and body.
#[must_use]
pub fn write(standard: &Standard, style: &PaperStyle) -> Vec<u8> {
    packed(standard, style, &Options::default(), None, Instances::default())
}

/// The standard as a `.docx` package with line numbers, in a user's own template, or as a
/// comparison with an earlier release.
///
/// # Errors
/// When the template of [`Options::base`] cannot be used.
pub fn write_with(
    standard: &Standard,
    style: &PaperStyle,
    options: &Options<'_>,
) -> Result<Vec<u8>, Damage> {
    let Some(bytes) = options.base else {
        return Ok(packed(standard, style, options, None, Instances::default()));
    };
    let base = Base::read(bytes)?;
    let adapted = base.adapted(style);
    let lists = base.instances(&adapted);
    Ok(packed(standard, &adapted, options, Some(&base), lists))
}

fn packed(
    standard: &Standard,
    style: &PaperStyle,
    options: &Options<'_>,
    base: Option<&Base>,
    mut lists: Instances,
) -> Vec<u8> {
    let targets = Targets::of(standard);
    let mut package = Package::default();

    let mut story = Story::new(Part::Document, "w:document", standard, style, &targets, &mut lists);
    document(&mut story, options);
    let (mut text, text_links) = (story.xml.finish(), story.links);
    let mut story =
        Story::new(Part::Footnotes, "w:footnotes", standard, style, &targets, &mut lists);
    story.footnotes();
    let (mut notes, note_links) = (story.xml.finish(), story.links);
    if let Some(redline) = options.redline {
        let earlier = earlier(redline.earlier, style, &mut lists);
        let compared =
            redline::compared(&earlier, [&text, &notes], standard, style, lists.silent());
        [text, notes] = compared;
    }
    package.add_word_part("document", "document.main", text, &text_links);
    package.add_word_part("footnotes", "footnotes", notes, &note_links);

    let header = Story::new(Part::Margin, "w:hdr", standard, style, &targets, &mut lists);
    add(&mut package, "header1", "header", header, Story::header);
    let footer = Story::new(Part::Margin, "w:ftr", standard, style, &targets, &mut lists);
    add(&mut package, "footer1", "footer", footer, Story::footer);
    looks(&mut package, standard, style, base, &lists);
    figure::add_pictures(&mut package, standard);
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    package.add_part("docProps/core.xml", core, settings::core(standard));
    let extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    package.add_part("docProps/app.xml", extended, settings::application(standard));
    package.finish()
}

/// Text and footnotes of an earlier release, with lists of their own in the same numbering.
fn earlier(standard: &Standard, style: &PaperStyle, lists: &mut Instances) -> [Vec<u8>; 2] {
    let targets = Targets::of(standard);
    let mut story = Story::new(Part::Document, "w:document", standard, style, &targets, lists);
    document(&mut story, &Options::default());
    let text = story.xml.finish();
    let mut story = Story::new(Part::Footnotes, "w:footnotes", standard, style, &targets, lists);
    story.footnotes();
    [text, story.xml.finish()]
}

/// Adds the parts that say how the text looks.
fn looks(
    package: &mut Package,
    standard: &Standard,
    style: &PaperStyle,
    base: Option<&Base>,
    lists: &Instances,
) {
    let none = Relationships::default();
    let mut styles = styles::write(style, &standard.language, lists);
    let mut numbering = numbering::write(style, lists, &words::annex(standard, "%1"));
    let mut settings = settings::write(&standard.language);
    let mut fonts = settings::fonts(style);
    let mut theme = theme::write(&style.text_font.name);
    if let Some(base) = base {
        styles = base.styles(&styles, style, lists);
        numbering = base.numbering(numbering);
        settings = base.settings(settings);
        fonts = base.fonts(fonts);
        theme = base.theme.clone().unwrap_or(theme);
    }
    package.add_word_part("styles", "styles", styles, &none);
    package.add_word_part("numbering", "numbering", numbering, &none);
    package.add_word_part("settings", "settings", settings, &none);
    package.add_word_part("fontTable", "fontTable", fonts, &none);
    package.add_part("word/theme/theme1.xml", theme::TYPE, theme);
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

fn document(story: &mut Story<'_>, options: &Options<'_>) {
    let (standard, style) = (story.standard, story.style);
    for kind in ["styles", "numbering", "settings", "fontTable", "footnotes"] {
        story.links.part(kind, &format!("{kind}.xml"));
    }
    story.links.part("theme", "theme/theme1.xml");
    let header = story.links.part("header", "header1.xml");
    let footer = story.links.part("footer", "footer1.xml");
    let edges = Edges { header: &header, footer: &footer };
    let sheet = &style.sheet;
    let (front, body) = divided(standard);
    let cover_pages = Section {
        margins: &sheet.cover,
        pages: Pages::Roman,
        edges: None,
        has_line_numbers: false,
    };
    let has_line_numbers = options.line_numbers;
    let edges = Some(&edges);
    let front_pages =
        Section { margins: &sheet.front, pages: Pages::Roman, edges, has_line_numbers };
    let body_pages =
        Section { margins: &sheet.body, pages: Pages::Arabic, edges, has_line_numbers };

    story.xml.open("w:body", &[]);
    story.cover();
    story.end_section(&cover_pages);
    story.contents(&pages::estimated(standard, style));
    for clause in front {
        story.clause(clause);
    }
    story.end_section(&front_pages);
    story.paragraph(Role::DocumentTitle, |story| story.words(&full_title(standard)));
    for clause in body {
        story.clause(clause);
    }
    section::properties(&mut story.xml, style, &body_pages);
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
