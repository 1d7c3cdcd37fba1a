//! Is every word of the document in both files?

use documents::Standard;
use sources::{FileId, Span};
use text::{Block, BlockKind, Inline, Origin, Written};

use super::page::parse;
use super::sample;
use crate::{html, markdown};

/// Everything but white space, and the colons behind labels that Markdown has and the page draws.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != ':').collect()
}

/// What is only in the page: its frame, and words that Markdown says by a mark.
const FRAME: [&str; 6] = ["head", "skip", "footnotes", "mark", "alert-title", "back"];

/// The words of the page that stand in the Markdown file as well.
pub fn of_html(standard: &Standard) -> String {
    letters(&parse(&html(standard, "")).words(&FRAME))
}

/// The words of the Markdown file, read by the parser of the toolkit.
pub fn of_markdown(standard: &Standard) -> String {
    let mut words = String::new();
    of_blocks(&read(standard), &mut words);
    letters(&words)
}

/// Where the links of the Markdown file lead.
pub fn links_of_markdown(standard: &Standard) -> Vec<String> {
    let mut links = Vec::new();
    text::visit_inlines(&read(standard), &mut |inline| {
        if let Inline::Link { target, .. } | Inline::Image { target, .. } = inline {
            links.push(target.destination.clone());
        }
    });
    links
}

fn read(standard: &Standard) -> Vec<Block<Written>> {
    let written = markdown(standard);
    let origin = Origin::whole(Span::new(FileId(0), 0..written.len()));
    text::parse(&written, &origin).value.blocks
}

fn of_blocks(blocks: &[Block<Written>], words: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => of_line(&heading.content, words),
            BlockKind::Paragraph(content) => of_line(content, words),
            BlockKind::Code(code) => words.push_str(&code.text),
            BlockKind::Quote(inner) => of_blocks(inner, words),
            BlockKind::List(list) => list.items.iter().for_each(|it| of_blocks(&it.blocks, words)),
            BlockKind::Table(table) => {
                let cells = std::iter::once(&table.head).chain(&table.rows).flatten();
                cells.for_each(|cell| of_line(cell, words));
            }
            BlockKind::Alert(alert) => of_blocks(&alert.blocks, words),
            BlockKind::Marked(marked) => of_blocks(&marked.blocks, words),
            BlockKind::Definitions(_)
            | BlockKind::Filters(_)
            | BlockKind::Html(_)
            | BlockKind::Diagram(_)
            | BlockKind::Rule => {}
        }
    }
}

fn of_line(line: &[Inline<Written>], words: &mut String) {
    words.push_str(&text::plain(line));
}

/// Where two texts part, with what stands around it.
pub fn assert_same(left: &str, right: &str) {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let same = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let around = |text: &[char]| -> String {
        text[same.saturating_sub(40)..text.len().min(same + 40)].iter().collect()
    };
    assert!(left == right, "\n  {}\n  {}", around(&left), around(&right));
}

#[test]
fn the_page_and_the_markdown_file_say_the_same() {
    let standard = sample::standard();
    let words = of_html(&standard);
    assert!(words.len() > 9000, "{}", words.len());
    assert_same(&words, &of_markdown(&standard));
}

#[test]
fn footnotes_are_in_both() {
    let standard = sample::standard();
    let (page, file) = (html(&standard, ""), markdown(&standard));
    assert!(page.contains("id=\"doc.footnote-1\" value=\"1\""));
    assert_eq!(page.matches("href=\"#doc.mark-1-").count(), 2);
    assert!(file.contains("[^1] again[^1]"), "marks");
    assert!(file.contains("\n\n[^1]: Recital 15 says why; see [the act]("), "text");
}

#[test]
fn headings_of_the_markdown_file_have_the_anchors_that_links_need() {
    let file = markdown(&sample::standard());
    for rest in file.split("](#").skip(1) {
        let anchor = rest.split(')').next().unwrap_or_default();
        assert!(file.contains(&format!("<a id=\"{anchor}\"></a>")), "{anchor}");
    }
    assert!(file.contains("\n## <a id=\"scope\"></a>1 Scope\n"));
}
