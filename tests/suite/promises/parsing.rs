//! Does reading never panic, and does every place that it reports exist?

use std::collections::BTreeMap;

use proptest::prelude::*;
use sources::human::{self, Colour};
use sources::{Diagnostic, FileId, Node, Sources, Span, Value};
use text::{Block, BlockKind, Inline, Written};

use crate::toolkit::{self, Reach};

/// What a YAML or TOML file is made of, in any order: far more of it is nearly right than with
/// random characters.
fn data() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "key", "title", ": ", ":", "\n", "\n", "  ", "- ", "|\n", ">\n", "\"", "'", "[", "]", "{",
        "}", ",", "&a ", "*a", "!t ", "#", "---\n", "? ", "é", "😀", "e\u{301}", "\t", "\r\n",
        "= ", "\u{feff}", "\u{2028}", "\0", "%", "\\", "1", "true", "~", "<<",
    ]);
    prop_oneof![
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]
}

/// What a page is made of.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "word",
        "é",
        "😀",
        " ",
        "\n",
        "\n\n",
        "# ",
        "## ",
        "> ",
        "> [!NOTE]\n",
        "- ",
        "1. ",
        "    ",
        "`",
        "```\n",
        "*",
        "**",
        "_",
        "~~",
        "[",
        "]",
        "(",
        ")",
        "[](control:C-1)",
        "[^a]",
        "[^a]: ",
        "|",
        "|-|\n",
        "<b>",
        "<!--",
        "-->",
        "{#id}",
        "\\",
        "---\n",
        "description: x\n",
        "![",
        "\r\n",
        "- [x] ",
        "&amp;",
        "&#0;",
        "<https://a.b>",
        "{{#include b.md}}",
        "{{#include a.md:2}}",
        "{{#include b.md:x}}",
        "{{#",
        "}}",
        "ANCHOR: x\n",
        "ANCHOR_END: x\n",
        "\u{feff}",
        "\0",
    ]);
    prop_oneof![
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]
}

fn check(sources: &Sources, span: Span) -> Result<(), TestCaseError> {
    let text = &sources.file(span.file).text;
    let place = format!("{span:?} of {} bytes", text.len());
    prop_assert!(span.start <= span.end && span.end as usize <= text.len(), "{place}");
    prop_assert!(text.is_char_boundary(span.start as usize), "{place}");
    prop_assert!(text.is_char_boundary(span.end as usize), "{place}");
    Ok(())
}

fn check_faults(sources: &Sources, faults: &[Diagnostic]) -> Result<(), TestCaseError> {
    for fault in faults {
        for span in fault.span.iter().chain(fault.also.iter().map(|(span, _)| span)) {
            check(sources, *span)?;
        }
        prop_assert!(!human::render(sources, fault, Colour::Never).is_empty());
    }
    Ok(())
}

fn check_node(sources: &Sources, node: &Node) -> Result<(), TestCaseError> {
    check(sources, node.span)?;
    match &node.value {
        Value::List(nodes) | Value::Joined(nodes) => {
            nodes.iter().try_for_each(|node| check_node(sources, node))
        }
        Value::Map(fields) => fields.iter().try_for_each(|(name, node)| {
            check(sources, name.span)?;
            check_node(sources, node)
        }),
        Value::Null
        | Value::Bool(_)
        | Value::Integer(_)
        | Value::Decimal(_)
        | Value::Text(_)
        | Value::Refused => Ok(()),
    }
}

fn check_blocks(sources: &Sources, blocks: &[Block<Written>]) -> Result<(), TestCaseError> {
    for block in blocks {
        check(sources, block.span)?;
        match &block.kind {
            BlockKind::Quote(inner) => check_blocks(sources, inner)?,
            BlockKind::Alert(alert) => check_blocks(sources, &alert.blocks)?,
            BlockKind::Marked(marked) => check_blocks(sources, &marked.blocks)?,
            BlockKind::List(list) => {
                for item in &list.items {
                    check_blocks(sources, &item.blocks)?;
                }
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    check_blocks(sources, &definition.blocks)?;
                }
            }
            BlockKind::Heading(_)
            | BlockKind::Paragraph(_)
            | BlockKind::Code(_)
            | BlockKind::Table(_)
            | BlockKind::Filters(_)
            | BlockKind::Html(_)
            | BlockKind::Diagram(_)
            | BlockKind::Rule => {}
        }
    }
    let mut spans = Vec::new();
    text::visit_inlines(blocks, &mut |inline| match inline {
        Inline::Link { target, .. } | Inline::Image { target, .. } => spans.push(target.span),
        Inline::Text(_)
        | Inline::Emphasis(_)
        | Inline::Strong(_)
        | Inline::Struck(_)
        | Inline::Code(_)
        | Inline::Badge { .. }
        | Inline::FootnoteMark { .. }
        | Inline::Break => {}
    });
    spans.into_iter().try_for_each(|span| check(sources, span))
}

/// What fails is put into a case, so nothing is written beside the tests.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn only(path: &str, text: String) -> Sources {
    Sources::new(BTreeMap::from([(path.to_owned(), text)]), BTreeMap::new())
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn yaml_never_panics_and_its_places_exist(text in data()) {
        let sources = only("a.yaml", text);
        let read = sources::yaml::parse(FileId(0), &sources.file(FileId(0)).text, 0);
        check_faults(&sources, &read.diagnostics)?;
        read.value.iter().try_for_each(|node| check_node(&sources, node))?;
    }

    #[test]
    fn toml_never_panics_and_its_places_exist(text in data()) {
        let sources = only("a.toml", text);
        let read = sources::toml::parse(FileId(0), &sources.file(FileId(0)).text);
        check_faults(&sources, &read.diagnostics)?;
        check_node(&sources, &read.value)?;
    }

    #[test]
    fn pages_never_panic_includes_end_and_places_exist(a in markdown(), b in markdown()) {
        let texts = [("content/a.md", a), ("content/b.md", b)];
        let texts = texts.map(|(path, text)| (path.to_owned(), text));
        let sources = Sources::new(BTreeMap::from(texts), BTreeMap::new());
        for (id, _) in sources.iter() {
            let read = text::page(&sources, id, text::RawHtml::Cleaned);
            check_faults(&sources, &read.diagnostics)?;
            check_blocks(&sources, &read.value.text.blocks)?;
            for footnote in &read.value.text.footnotes {
                check_blocks(&sources, &footnote.blocks)?;
            }
        }
    }

    #[test]
    fn prose_in_records_has_places_whatever_its_style(
        words in prop::collection::vec("[a-zé😀\\[\\]()#*>:\" -]{0,12}", 1..6),
        style in prop::sample::select(vec!["|", ">", ">-", "|+", "\"", "'"]),
    ) {
        let value = match style {
            "\"" | "'" => {
                let words = words.join("\n\n  ").replace(['"', '\''], "");
                format!("{style}{words}{style}")
            }
            style => format!("{style}\n  {}", words.join("\n  ")),
        };
        let text = format!("notes: {value}\nother: é\n");
        let sources = only("data/facts/a.yaml", text);
        let file = &sources.file(FileId(0)).text;
        let read = sources::yaml::parse(FileId(0), file, 0);
        check_faults(&sources, &read.diagnostics)?;
        let node = read.value.as_ref().and_then(|node| node.field("notes"));
        if let Some((text, node)) = node.and_then(|node| Some((node.text()?, node))) {
            let prose = sources::decode::Prose { text: text.to_owned(), span: node.span };
            let read = text::prose(&sources, &prose);
            check_faults(&sources, &read.diagnostics)?;
            check_blocks(&sources, &read.value.blocks)?;
        }
    }
}

proptest! {
    #![proptest_config(config(40))]

    /// A whole toolkit with one file that is anything at all.
    #[test]
    fn a_toolkit_with_any_file_in_it_is_compiled_to_the_end(
        path in prop::sample::select(vec![
            "book.toml", "content/SUMMARY.md", "content/index.md", "content/profile/scope.md",
            "content/profile/SUMMARY.md", "data/controls/c-1.yaml", "data/facts/always.yaml",
            "data/sectors/apiary/sector.yaml", "CHANGELOG.md",
            "data/sectors/apiary/refine/controls/c-1.yaml",
        ]),
        text in prop_oneof![data(), markdown()],
    ) {
        let mut files = toolkit::fixture(&["minimal", "full", "apiary"]);
        files.insert(path.to_owned(), text.into_bytes());
        let compiled = toolkit::compile(&files, Reach::Documents);
        check_faults(&compiled.sources, &compiled.diagnostics)?;
    }
}
