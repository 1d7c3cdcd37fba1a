//! Which paragraph is the title of a table or of a figure?

use model::{Resolved, To};
use sources::{Code, Diagnostic, Sources, Span};
use text::{Block, BlockKind, Inline, slug};

use super::picture;
use crate::Figure;
use crate::compose::words;

/// The word before the title of a table, which stands above it.
pub(crate) const TABLE: &str = "Table: ";
/// The word before the title of a figure, which stands below it.
pub(crate) const FIGURE: &str = "Figure: ";

/// The title of a table or figure, and the anchor by which text refers to it.
pub(crate) struct Caption {
    pub(crate) title: Vec<Inline<Resolved>>,
    pub(crate) anchor: String,
}

/// A paragraph that begins with `word` is a title; `{#anchor}` may end it.
pub(crate) fn caption_of(block: &Block<Resolved>, word: &str) -> Option<Caption> {
    let BlockKind::Paragraph(content) = &block.kind else { return None };
    let (Inline::Text(first), rest) = content.split_first()? else { return None };
    let mut title = words(first.strip_prefix(word)?);
    title.extend(rest.iter().cloned());
    let mut anchor = String::new();
    if let Some(Inline::Text(last)) = title.last_mut()
        && let Some((before, id)) = last.strip_suffix('}').and_then(|it| it.rsplit_once(" {#"))
    {
        anchor = slug(id);
        *last = before.to_owned();
    }
    Some(Caption { title, anchor })
}

/// A paragraph of one picture: where the picture is, and what it shows.
pub(crate) fn picture_of(block: &Block<Resolved>) -> Option<(&Resolved, &str)> {
    let BlockKind::Paragraph(content) = &block.kind else { return None };
    match content.as_slice() {
        [Inline::Image { target, alternative }] => Some((target, alternative)),
        _ => None,
    }
}

/// The figure that a picture and its title make.
pub(crate) fn figure(
    sources: &Sources,
    (target, alternative): (&Resolved, &str),
    caption: Caption,
    span: Span,
    faults: &mut Vec<Diagnostic>,
) -> Option<Figure<Resolved>> {
    let To::File(path) = &target.to else {
        let message = "the picture of a figure is no file of the toolkit";
        let help = "put the file into `content/`, and name it by its path";
        faults.push(Diagnostic::error(Code::BadForm, target.span, message).help(help));
        return None;
    };
    let file = sources.find(&format!("content/{path}"));
    let file = file.expect("a link to a file was resolved because the file is there");
    match picture::read(file, path, target.span) {
        Ok(picture) => Some(Figure {
            label: String::new(),
            anchor: caption.anchor,
            title: caption.title,
            alternative: alternative.to_owned(),
            picture,
            span,
        }),
        Err(fault) => {
            faults.push(fault);
            None
        }
    }
}

/// A title of a figure without a picture above it. Where there is one that could not be found,
/// that was reported.
pub(crate) fn lone(
    sources: &Sources,
    before: Option<&Block<Resolved>>,
    span: Span,
) -> Option<Diagnostic> {
    let is_picture = before.is_some_and(|block| {
        let text = &sources.file(block.span.file).text;
        text.get(block.span.range()).is_some_and(|written| written.starts_with("!["))
    });
    (!is_picture).then(|| {
        Diagnostic::error(Code::BadForm, span, "the title of a figure follows no picture")
            .help("write `![what it shows](file.svg)` in the paragraph above it")
    })
}
