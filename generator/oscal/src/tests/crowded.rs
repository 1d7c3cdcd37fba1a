//! What is the worst that a standard can hold?

use documents::{Clause, Element, ItemPart, Placed, Standard};
use sources::Span;
use text::{Alert, AlertKind, Block, BlockKind, Definition, Inline, Item, List, Table};

/// Text that means something in Markdown, in OSCAL or in HTML, wherever it stands.
pub const HOSTILE: [&str; 24] = [
    "# no heading",
    "- no item",
    "1. no item",
    "1) no item",
    "> no quotation",
    "*no* **emphasis** _no_ __emphasis__",
    "~down~ ^up^ ~~out~~",
    "{{ insert: param, x }}",
    "a | b",
    "`code` ``",
    "[words](https://example.org/)",
    "[x] no task",
    "[words]: https://example.org/ \"no definition\"",
    "![picture](x.png)",
    "<script>alert(1)</script> a < b > c",
    "&amp; &#38; & &x",
    "a\\b \\* \\",
    "https://example.org/?a=b&copy=c",
    "snake_case _edge_",
    "==== ----",
    "[!NOTE] nothing",
    "    four spaces",
    "\u{1}\u{fffe}control",
    "a\nb\tc",
];

/// The sample, and in each of its rooms every block and every hostile text.
pub fn crowded() -> Standard {
    let mut standard = documents::sample();
    let pieces = standard.clauses.iter().flat_map(|clause| &clause.body);
    let blocks: Vec<Block<Placed>> = pieces
        .filter_map(|piece| match piece {
            Element::Text(block) => Some(block.clone()),
            _ => None,
        })
        .collect();
    let span = blocks[0].span;
    let block = |kind| Block { kind, span };
    let words = |text: &str| Inline::Text(text.to_owned());
    let mut all = blocks;
    all.extend(HOSTILE.iter().flat_map(|text| hostile(text, span)));
    all.extend([
        block(BlockKind::List(List { start: Some(3), items: Vec::new() })),
        block(BlockKind::Filters(Vec::new())),
        block(BlockKind::Alert(Alert { kind: AlertKind::Tip, blocks: Vec::new() })),
    ]);
    let item = |task| Item { task, blocks: all.clone() };
    let items = vec![item(None), item(Some(false)), Item { task: Some(true), blocks: Vec::new() }];
    let term = vec![words(HOSTILE[5])];
    let definitions = [all.clone(), Vec::new()];
    let definitions = definitions.map(|blocks| Definition { term: term.clone(), blocks });
    let rooms = vec![
        block(BlockKind::List(List { start: Some(1), items })),
        block(BlockKind::Definitions(definitions.to_vec())),
        block(BlockKind::Quote(all.clone())),
        block(BlockKind::Alert(Alert { kind: AlertKind::Caution, blocks: all.clone() })),
    ];
    let (part, label) = (ItemPart::Conceptual, HOSTILE[0].to_owned());
    let labelled = Element::Labelled { part, label, blocks: rooms.clone() };
    let withdrawn = Element::Withdrawn {
        key: "0 x/y".to_owned(),
        anchor: "gone".to_owned(),
        replaced_by: vec!["req-a".to_owned(), "nowhere".to_owned()],
        blocks: vec![block(BlockKind::Paragraph(term))],
    };
    standard.footnotes[0].blocks.extend(all);
    for (clause, room) in standard.clauses.iter_mut().zip(rooms.into_iter().cycle()) {
        clause.body.extend([Element::Text(room), withdrawn.clone()]);
        clause.title.extend(HOSTILE.map(words));
    }
    standard.clauses[0].body.push(labelled.clone());
    standard.clauses[1].body.insert(0, labelled);
    let bibliography = standard.clauses.last_mut().expect("the sample has a bibliography");
    let inner = Clause { title: Vec::new(), level: 2, ..bibliography.clone() };
    bibliography.clauses.push(inner);
    standard
}

/// A hostile text in every mark-up that can hold it.
fn hostile(text: &str, span: Span) -> [Block<Placed>; 3] {
    let block = |kind| Block { kind, span };
    let words = |text: &str| Inline::Text(text.to_owned());
    let line = vec![words(text)];
    // Nothing can be escaped in code.
    let code = text.replace("{{", "{");
    let linked = |target| Inline::Link { target, content: line.clone() };
    let marked = vec![
        Inline::Strong(line.clone()),
        Inline::Emphasis(line.clone()),
        Inline::Code(code.clone()),
        Inline::Code(code),
        Inline::Break,
        words(text),
        linked(Placed::Anchor("scope".to_owned())),
        linked(Placed::External("https://example.org/a b(c)".to_owned())),
        linked(Placed::External("javascript:alert(1)".to_owned())),
    ];
    let cells = vec![line.clone(), marked.clone(), Vec::new()];
    let table = Table { head: cells.clone(), rows: vec![cells, vec![]], facets: Vec::new() };
    [
        block(BlockKind::Paragraph(line)),
        block(BlockKind::Paragraph(marked)),
        block(BlockKind::Table(table)),
    ]
}
