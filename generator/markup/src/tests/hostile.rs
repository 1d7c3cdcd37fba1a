//! Do words stay words, whatever they are?

use documents::{Clause, Element, Placed, Standard};
use text::{Block, BlockKind, Inline, Item, List};

use super::page::parse;
use super::sample;
use super::words::{assert_same, links_of_markdown, of_html, of_markdown};
use crate::{html, markdown};

/// An address that a link may lead to.
const EXAMPLE: &str = "https://example.net/";

const LINES: [&str; 40] = [
    "<script>alert(1)</script>",
    "</p></section></main><h1>x",
    "\"><img src=x onerror=alert(1)>",
    "& &amp; &lt; &#60; &copy;",
    "# no heading",
    "####### seven",
    "ends with a hash #",
    "- no item",
    "+ no item",
    "* no item",
    "12. no item",
    "12) no item",
    "> no quote",
    "    no listing",
    "\tno listing",
    "---",
    "***",
    "===",
    "```no fence",
    "~~~no fence",
    "| no | table |",
    "|---|---|",
    "[no](javascript:alert(1))",
    "![no](https://evil.example/x.png)",
    "[no]: https://evil.example/",
    "[^9]: no footnote",
    "[^1] no mark",
    "[x] no task",
    "[!WARNING]",
    "**no** __no__ *no* _no_ a_b_c ~~no~~ `no`",
    "<https://evil.example/> https://evil.example/a_b www.evil.example a@evil.example",
    "back\\slash \\* \\",
    "ends with a break\\",
    "two\nlines\r\nand\n\na third",
    ": no definition",
    "{#no-anchor}",
    "$no$ \\(no\\)",
    "<!-- no comment -->",
    "!",
    "\u{0}\u{1}\u{7f}\u{200b}\u{fffe} left",
];

fn block(kind: BlockKind<Placed>) -> Block<Placed> {
    let Some(Element::Text(mut block)) = sample::standard().clauses[0].body.first().cloned() else {
        panic!("the sample begins with text");
    };
    block.kind = kind;
    block
}

/// Every way in which words can stand in a line.
fn shapes(words: &str) -> Vec<Vec<Inline<Placed>>> {
    let text = || Inline::Text(words.to_owned());
    let plain = |words: &str| Inline::Text(words.to_owned());
    let link = |target: Placed| vec![plain("!"), Inline::Link { target, content: vec![text()] }];
    vec![
        vec![text()],
        vec![plain("a"), text(), plain("b")],
        vec![plain("first"), Inline::Break, text(), Inline::Break],
        vec![plain("a"), Inline::Emphasis(vec![text()]), Inline::Strong(vec![text()]), plain("b")],
        vec![Inline::Strong(vec![plain("a "), Inline::Emphasis(vec![text()]), plain(" b")])],
        vec![Inline::Emphasis(vec![plain("x"), Inline::Emphasis(vec![plain("y")]), plain("z")])],
        vec![plain("a "), Inline::Struck(vec![plain(" s ")]), Inline::Struck(vec![text()])],
        vec![Inline::Code(words.to_owned()), Inline::Code("b|`c".to_owned())],
        link(Placed::Anchor("scope".to_owned())),
        link(Placed::External(format!("{EXAMPLE}?c=\"<&copy;>|\\`*"))),
        link(Placed::External("javascript:alert(1)".to_owned())),
        link(Placed::Page { path: words.to_owned(), fragment: None }),
    ]
}

fn with(body: Vec<Element>, title: Vec<Inline<Placed>>) -> Standard {
    let mut standard = sample::standard();
    let clause: &mut Clause = &mut standard.clauses[2];
    clause.body = body;
    clause.title = title;
    standard
}

#[test]
fn words_that_look_like_marks_stay_words_wherever_they_stand() {
    for words in LINES {
        for shape in shapes(words) {
            let paragraph = || block(BlockKind::Paragraph(shape.clone()));
            let item = || Item { task: None, blocks: vec![paragraph(), paragraph()] };
            let list = List { start: Some(3), items: vec![item(), item()] };
            let table = text::Table {
                head: vec![shape.clone(), Vec::new()],
                rows: vec![vec![shape.clone(), shape.clone()]],
                facets: Vec::new(),
            };
            let body = vec![
                Element::Text(paragraph()),
                Element::Text(block(BlockKind::List(list))),
                Element::Text(block(BlockKind::Table(table))),
                Element::Note { label: "NOTE".to_owned(), blocks: vec![paragraph()] },
                Element::Text(block(BlockKind::Quote(vec![paragraph()]))),
            ];
            let standard = with(body, shape.clone());
            let page = parse(&html(&standard, ""));
            for element in page.all() {
                assert_ne!(element.name, "script", "{words}");
                let source = element.attribute("src");
                assert!(source.is_empty() || source.starts_with("data:image/"), "{words}");
                assert!(!element.attribute("href").starts_with("javascript"), "{words}");
            }
            for link in links_of_markdown(&standard) {
                let known = [
                    "#",
                    "figures/",
                    "https://www.iso.org/standard",
                    EXAMPLE,
                    "https://example.org/",
                ];
                assert!(known.iter().any(|start| link.starts_with(start)), "{words}: {link}");
            }
            assert_same(&of_html(&standard), &of_markdown(&standard));
        }
    }
}

#[test]
fn a_fence_is_longer_than_those_in_the_listing() {
    let text = "````\n```\n</code></pre><script>\n".to_owned();
    let code = text::Code { language: "a b`<\n".to_owned(), text };
    let standard = with(vec![Element::Text(block(BlockKind::Code(code)))], Vec::new());
    assert!(markdown(&standard).contains("\n`````ab\n````\n```\n</code></pre><script>\n`````\n"));
    assert!(html(&standard, "").contains("````\n```\n&lt;/code&gt;&lt;/pre&gt;&lt;script&gt;\n"));
}

#[test]
fn the_style_cannot_leave_its_element() {
    let written = html(&sample::standard(), "a::before { content: '</style><b>'; }");
    assert!(written.contains("<\\/style><b>"));
    assert!(!parse(&written).all().iter().any(|element| element.name == "b"));
}

#[test]
fn words_of_the_cover_stay_words() {
    let mut standard = sample::standard();
    for field in [&mut standard.title_main, &mut standard.publisher, &mut standard.licence] {
        *field = "</title><script>x</script> [a](b) # *c*".to_owned();
    }
    standard.status.notices = vec!["- <b>x</b>".to_owned(), "> y".to_owned()];
    let page = parse(&html(&standard, ""));
    assert!(page.all().iter().all(|element| element.name != "script" && element.name != "b"));
    assert_same(&of_html(&standard), &of_markdown(&standard));
}
