//! What does a reader find on the pages?

use documents::Standard;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use crate::world::Desk;
use crate::{Options, Output, data, export, write};

pub const TEMPLATE: &str = include_str!("../../../../theme/paper/standard.typ");

/// The printed standard, which has no fault.
pub fn printed(standard: &Standard, line_numbers: bool) -> Output {
    let checked = write(standard, &Options { template: TEMPLATE, line_numbers });
    assert_eq!(checked.diagnostics, []);
    checked.value.expect("nothing was at fault")
}

/// The laid-out pages.
pub fn pages(standard: &Standard) -> PagedDocument {
    let mut desk = Desk::new(TEMPLATE);
    let (values, _) = data::of(standard, false, &desk.fonts);
    desk.lay(&values, &standard.figures());
    export::pages(&desk).expect("the template is in order")
}

/// All words in the order of the page.
pub fn words(standard: &Standard) -> String {
    let mut words = String::new();
    for page in pages(standard).pages() {
        collect(&page.frame, &mut words);
    }
    words
}

/// The words without spaces and hyphens, so that ends of lines do not matter.
pub fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}')).collect()
}

fn collect(frame: &Frame, words: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, words),
            FrameItem::Text(text) => words.push_str(&text.text),
            _ => {}
        }
    }
}

/// How far to the right the text on a frame goes, in millimetres.
pub fn rightmost(frame: &Frame) -> f64 {
    let edges = frame.items().map(|(position, item)| {
        let width = match item {
            FrameItem::Group(group) => rightmost(&group.frame),
            FrameItem::Text(text) => text.width().to_mm(),
            _ => 0.0,
        };
        position.x.to_mm() + width
    });
    edges.fold(0.0, f64::max)
}
