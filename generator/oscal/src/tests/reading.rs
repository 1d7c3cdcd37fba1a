//! Does a reader of Markdown see the words of the standard, and nothing else?

use documents::Placed;
use serde_json::Value;
use sources::{FileId, Span};
use text::{Block, BlockKind, Inline, Origin, Written};

use super::crowded::{HOSTILE, crowded};
use crate::story::{Fragments, Story};
use crate::write;

fn read(prose: &str) -> Vec<Block<Written>> {
    let origin = Origin::whole(Span::new(FileId(0), 0..prose.len()));
    let read = text::parse(prose, &origin);
    assert!(read.value.footnotes.is_empty(), "{prose}");
    read.value.blocks
}

fn written(blocks: &[Block<Placed>]) -> String {
    let standard = documents::sample();
    Story::new(&standard, Some(Fragments::new()), &[]).prose(blocks)
}

fn block(kind: BlockKind<Placed>) -> Block<Placed> {
    Block { kind, span: Span::new(FileId(0), 0..0) }
}

fn words(text: &str) -> Inline<Placed> {
    Inline::Text(text.to_owned())
}

/// One space for all white space, and no characters that a file cannot hold.
fn shown(text: &str) -> String {
    let kept: String = text.chars().filter(|c| text::escape::is_text(*c)).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn text_stays_text() {
    for text in HOSTILE {
        let prose = written(&[block(BlockKind::Paragraph(vec![words(text)]))]);
        let blocks = read(&prose);
        let [Block { kind: BlockKind::Paragraph(content), .. }] = blocks.as_slice() else {
            panic!("{text} became {prose}, which is {blocks:?}");
        };
        assert!(content.iter().all(|it| matches!(it, Inline::Text(_))), "{prose}: {content:?}");
        assert_eq!(text::plain(content), shown(text), "{prose}");
        assert!(!prose.contains("{{"), "{prose}");
    }
}

#[test]
fn text_beside_mark_up_stays_text() {
    for text in HOSTILE {
        let link = Inline::Link {
            target: Placed::External("https://example.org/".to_owned()),
            content: vec![words(text)],
        };
        let code = Inline::Code("x".to_owned());
        let content = vec![words(text), link.clone(), words(text), code, link];
        let expected = text::plain(&content);
        let prose = written(&[block(BlockKind::Paragraph(content))]);
        let blocks = read(&prose);
        let [Block { kind: BlockKind::Paragraph(content), .. }] = blocks.as_slice() else {
            panic!("{text} became {prose}, which is {blocks:?}");
        };
        let links = content.iter().filter(|it| matches!(it, Inline::Link { .. }));
        assert_eq!(links.count(), 2, "{prose}");
        let squeezed = |text: &str| shown(text).replace(' ', "");
        assert_eq!(squeezed(&text::plain(content)), squeezed(&expected), "{prose}");
    }
}

#[test]
fn text_in_a_table_stays_in_its_cell() {
    for text in HOSTILE {
        let cell = vec![words(text), words(" "), Inline::Code(text.to_owned())];
        let head = vec![cell.clone(), cell.clone()];
        let table = text::Table { head: head.clone(), rows: vec![head], facets: Vec::new() };
        let prose = written(&[block(BlockKind::Table(table))]);
        let blocks = read(&prose);
        let [Block { kind: BlockKind::Table(table), .. }] = blocks.as_slice() else {
            panic!("{text} became {prose}, which is {blocks:?}");
        };
        assert_eq!((table.head.len(), table.rows.len()), (2, 1), "{prose}");
        let squeezed = |text: &str| shown(text).replace(' ', "");
        let expected = squeezed(&text::plain(&cell));
        assert_eq!(squeezed(&text::plain(&table.rows[0][1])), expected, "{prose}");
    }
}

#[test]
fn lists_that_follow_each_other_stay_apart() {
    let item = || text::Item {
        task: None,
        blocks: vec![block(BlockKind::Paragraph(vec![words("an item")]))],
    };
    let list = |start| block(BlockKind::List(text::List { start, items: vec![item(), item()] }));
    for start in [None, Some(1)] {
        let blocks = read(&written(&[list(start), list(start), list(start)]));
        let items: Vec<usize> = blocks
            .iter()
            .map(|block| match &block.kind {
                BlockKind::List(list) => list.items.len(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(items, [2, 2, 2]);
    }
}

#[test]
fn no_prose_holds_html_or_an_open_insertion() {
    let file: Value = serde_json::from_slice(&write(&crowded())).expect("it is JSON");
    let mut texts = Vec::new();
    collect(&file, &mut texts);
    assert!(texts.len() > 100, "{}", texts.len());
    for prose in texts {
        let origin = Origin::whole(Span::new(FileId(0), 0..prose.len()));
        let read = text::parse(prose, &origin);
        let html = read.diagnostics.iter().find(|fault| fault.code == sources::Code::RawHtml);
        assert!(html.is_none(), "{html:?} in {prose}");
        assert!(!prose.contains("javascript:alert(1))"), "{prose}");
    }
}

/// The members that hold Markdown.
const WORDS: [&str; 4] = ["prose", "title", "remarks", "text"];

fn collect<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                match inner.as_str() {
                    Some(text) if WORDS.contains(&name.as_str()) => texts.push(text),
                    _ => collect(inner, texts),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        _ => {}
    }
}
