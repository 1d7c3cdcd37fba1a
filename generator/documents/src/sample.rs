//! A document with one of everything, for the tests of formats.

mod figure;

use std::collections::BTreeMap;

use crate::{
    Clause, ClauseKind, ContentsEntry, Deliverable, DocumentStatus, Element, ItemPart, Labels,
    Placed, Requirement, Standard, TermEntry,
};
use sources::{FileId, Span};
use text::{
    Alert, AlertKind, Block, BlockKind, Code, Definition, Footnote, Heading, Inline, Item, List,
    Table, Tone,
};

const SPAN: Span = Span { file: FileId(0), start: 0, end: 0 };

const FILLER: &str = "The manufacturer keeps the record of each decision for as long as the \
    product is supported, so that another person can follow it without asking the first one. ";

/// A short standard with every element, every block and every inline.
#[must_use]
pub fn standard() -> Standard {
    let clauses = vec![
        foreword(),
        introduction(),
        plain_clause("scope", "Scope", vec![sentence(2)]),
        references(),
        terms(),
        blocks_clause(),
        requirements(),
        annex("A", ClauseKind::NormativeAnnex, "Assessment procedures"),
        annex("B", ClauseKind::InformativeAnnex, "Correspondence with Regulation (EU) 2024/2847"),
        bibliography(),
    ];
    let mut standard = Standard {
        deliverable: Deliverable::Profile,
        cover_sheet: Vec::new(),
        title_introductory: Some("Security of connected products".to_owned()),
        title_main: "Implementation profile for small manufacturers".to_owned(),
        title_complementary: Some("Requirements & assessment <criteria>".to_owned()),
        language: "en-GB".to_owned(),
        edition: "0.3.0".to_owned(),
        date: Some("2026-11-23".to_owned()),
        status: DocumentStatus {
            name: "Draft implementation profile".to_owned(),
            notices: vec![
                "This document is not a European Standard.".to_owned(),
                "Following it gives no presumption of conformity.".to_owned(),
            ],
        },
        publisher: "The Example Project".to_owned(),
        licence: "Text: Creative Commons Attribution 4.0 International.".to_owned(),
        labels: labels(),
        clauses,
        contents: Vec::new(),
        footnotes: vec![Footnote {
            label: "first".to_owned(),
            number: 1,
            blocks: vec![paragraph(vec![
                words("Recital 15 says why; see "),
                external("https://example.org/a b?c=d&e", "the act"),
                words(" and "),
                cross("scope", "Clause 1"),
                words("."),
            ])],
        }],
    };
    number(&mut standard);
    standard
}

/// The labels that the document asks for.
pub fn labels() -> Labels {
    let entries = [
        ("standard.contents", "Contents"),
        ("standard.annex-normative", "Annex {letter} (normative)"),
        ("standard.annex-informative", "Annex {letter} (informative)"),
        ("standard.edition", "Edition"),
        ("standard.publisher", "Publisher"),
        ("standard.level", "Level"),
        ("standard.applies", "Applies"),
        ("standard.source", "SOURCE"),
        ("standard.note-to-entry", "Note {number} to entry"),
        ("alert.note", "Note"),
        ("alert.tip", "Tip"),
        ("alert.important", "Important"),
        ("alert.warning", "Warning"),
        ("alert.caution", "Caution"),
    ];
    let owned = entries.map(|(key, label)| (key.to_owned(), label.to_owned()));
    Labels::new(BTreeMap::from(owned))
}

/// Numbers the clauses from 1 and from A, and makes the contents from them.
fn number(standard: &mut Standard) {
    let (mut clause_number, mut annex) = (0, b'A');
    let mut contents = Vec::new();
    for clause in &mut standard.clauses {
        let number = match clause.kind {
            ClauseKind::Numbered => {
                clause_number += 1;
                clause_number.to_string()
            }
            ClauseKind::NormativeAnnex | ClauseKind::InformativeAnnex => {
                annex += 1;
                char::from(annex - 1).to_string()
            }
            ClauseKind::Foreword | ClauseKind::Introduction | ClauseKind::Bibliography => {
                String::new()
            }
        };
        number_clause(clause, &number, &mut contents);
    }
    standard.contents = contents;
}

fn number_clause(clause: &mut Clause, number: &str, contents: &mut Vec<ContentsEntry>) {
    number.clone_into(&mut clause.number);
    clause.level = u8::try_from(number.matches('.').count() + 1).unwrap_or(6);
    let shown = match (clause.kind, clause.level) {
        (ClauseKind::NormativeAnnex, 1) => format!("Annex {number} (normative)"),
        (ClauseKind::InformativeAnnex, 1) => format!("Annex {number} (informative)"),
        _ => number.to_owned(),
    };
    if clause.level <= 3 {
        contents.push(ContentsEntry {
            level: clause.level,
            number: shown,
            title: text::plain(&clause.title),
            anchor: clause.anchor.clone(),
        });
    }
    let kind = clause.kind;
    for (index, inner) in clause.clauses.iter_mut().enumerate() {
        inner.kind = kind;
        number_clause(inner, &format!("{number}.{}", index + 1), contents);
    }
}

fn words(text: &str) -> Inline<Placed> {
    Inline::Text(text.to_owned())
}

fn block(kind: BlockKind<Placed>) -> Block<Placed> {
    Block { kind, span: SPAN }
}

fn paragraph(content: Vec<Inline<Placed>>) -> Block<Placed> {
    block(BlockKind::Paragraph(content))
}

fn cross(anchor: &str, shown: &str) -> Inline<Placed> {
    Inline::Link { target: Placed::Anchor(anchor.to_owned()), content: vec![words(shown)] }
}

fn external(url: &str, shown: &str) -> Inline<Placed> {
    Inline::Link { target: Placed::External(url.to_owned()), content: vec![words(shown)] }
}

fn sentence(times: usize) -> Element {
    Element::Text(paragraph(vec![words(FILLER.repeat(times).trim_end())]))
}

fn plain_clause(anchor: &str, title: &str, body: Vec<Element>) -> Clause {
    Clause {
        kind: ClauseKind::Numbered,
        number: String::new(),
        level: 1,
        anchor: anchor.to_owned(),
        title: vec![words(title)],
        span: SPAN,
        body,
        clauses: Vec::new(),
    }
}

fn foreword() -> Clause {
    let body = vec![sentence(3), sentence(2)];
    Clause { kind: ClauseKind::Foreword, ..plain_clause("foreword", "Foreword", body) }
}

fn introduction() -> Clause {
    let body = vec![
        sentence(4),
        Element::Text(paragraph(vec![
            words("See "),
            cross("requirements", "Clause 5"),
            words(", "),
            cross("annex-b", "Annex B"),
            words(", "),
            cross("table-1", "Table 1"),
            words(", "),
            cross("figure-1", "Figure 1"),
            words(" and the "),
            cross("scope", "scope"),
            words("."),
        ])),
    ];
    Clause { kind: ClauseKind::Introduction, ..plain_clause("introduction", "Introduction", body) }
}

fn references() -> Clause {
    let body = vec![
        sentence(1),
        Element::Reference {
            key: "A".to_owned(),
            span: SPAN,
            label: String::new(),
            anchor: "ref-a".to_owned(),
            content: vec![
                words("EN 18031-1:2024, "),
                Inline::Emphasis(vec![words("Common security requirements for radio equipment")]),
            ],
        },
    ];
    plain_clause("references", "Normative references", body)
}

fn terms() -> Clause {
    let entry = |number: &str, anchor: &str, term: &str| {
        Element::Term(TermEntry {
            number: number.to_owned(),
            anchor: anchor.to_owned(),
            term: term.to_owned(),
            admitted: vec!["SBOM".to_owned()],
            avoid: Vec::new(),
            definition: vec![
                words("formal record of the components of a product, used by a "),
                cross("term-maker", "manufacturer (3.2)"),
            ],
            notes: vec![vec![words("The record is kept with the product.")]],
            source: Some("Regulation (EU) 2024/2847, Art. 3(39), modified".to_owned()),
            span: SPAN,
        })
    };
    let body = vec![
        sentence(1),
        entry("3.1", "term-record", "software bill of materials"),
        entry("3.2", "term-maker", "manufacturer"),
    ];
    plain_clause("terms", "Terms and definitions", body)
}

fn item(blocks: Vec<Block<Placed>>) -> Item<Placed> {
    Item { task: None, blocks }
}

fn list(start: Option<u64>, inner: Option<Block<Placed>>) -> Block<Placed> {
    let mut second = vec![paragraph(vec![words("the second item, which is a little longer")])];
    second.extend(inner);
    let first = item(vec![paragraph(vec![words("the first item;")])]);
    block(BlockKind::List(List { start, items: vec![first, item(second)] }))
}

fn blocks_clause() -> Clause {
    let deep = list(Some(1), Some(list(Some(1), None)));
    let body: Vec<Block<Placed>> = vec![
        list(None, Some(list(None, Some(paragraph(vec![words("More about it.")]))))),
        list(Some(1), Some(deep)),
        list(Some(1), None),
        block(BlockKind::Code(Code {
            language: "toml".to_owned(),
            text: "[update]\nsigned = true\n\tchannel = \"a<b\"\n".to_owned(),
        })),
        block(BlockKind::Quote(vec![paragraph(vec![words("Words of somebody else.")])])),
        block(BlockKind::Alert(Alert {
            kind: AlertKind::Warning,
            blocks: vec![paragraph(vec![words("Other law may apply.")])],
        })),
        block(BlockKind::Definitions(vec![Definition {
            term: vec![words("CVD")],
            blocks: vec![paragraph(vec![words("coordinated vulnerability disclosure")])],
        }])),
        block(BlockKind::Rule),
        block(BlockKind::Heading(Heading {
            level: 4,
            id: "4-aside".to_owned(),
            content: vec![words("An aside")],
        })),
        paragraph(vec![
            Inline::Strong(vec![words("strong "), Inline::Emphasis(vec![words("and more")])]),
            Inline::Struck(vec![words(" struck ")]),
            Inline::Code("code < \u{1}&".to_owned()),
            Inline::Break,
            Inline::Badge { tone: Tone::Basic, text: "Basic".to_owned() },
            Inline::FootnoteMark { label: "first".to_owned(), number: 1 },
            words(" again"),
            Inline::FootnoteMark { label: "first".to_owned(), number: 1 },
            Inline::FootnoteMark { label: "lost".to_owned(), number: 9 },
            Inline::Image {
                target: Placed::External("https://example.org/x.png".to_owned()),
                alternative: "a drawing of the zones".to_owned(),
            },
            Inline::Link {
                target: Placed::Page { path: "a.html".to_owned(), fragment: None },
                content: vec![words("on the site")],
            },
            cross("nowhere", "nowhere"),
            external("https://example.org/", "elsewhere"),
        ]),
    ];
    plain_clause("blocks", "Text", body.into_iter().map(Element::Text).collect())
}

fn table(rows: usize) -> Table<Placed> {
    let head = ["Item", "Clause of this document", "Remarks"];
    let row = |index: usize| {
        vec![
            vec![words(&format!("Part I ({index})"))],
            vec![cross("req-a", "CR-D06"), words(", "), cross("requirements-2", "5.2")],
            vec![words(FILLER.trim_end()), Inline::Break, words("Partial.")],
        ]
    };
    Table {
        head: head.map(|cell| vec![words(cell)]).to_vec(),
        rows: (1..=rows).map(row).collect(),
        facets: Vec::new(),
    }
}

fn numbered_table(label: &str, anchor: &str, rows: usize) -> Element {
    Element::Table {
        label: label.to_owned(),
        anchor: anchor.to_owned(),
        title: vec![words("Correspondence of items and clauses")],
        table: table(rows),
        span: SPAN,
    }
}

fn requirements() -> Clause {
    let requirement = Element::Requirement(Requirement {
        key: "CR-D06".to_owned(),
        anchor: "req-a".to_owned(),
        level: "Standard".to_owned(),
        applies: "products that store data of their users".to_owned(),
        statement: vec![words(
            "The product shall protect stored data of its users against disclosure and change, \
             and shall record each failed attempt.",
        )],
        span: SPAN,
    });
    let labelled = |part, label: &str, blocks: Vec<Block<Placed>>| Element::Labelled {
        part,
        label: label.to_owned(),
        blocks,
    };
    let first = vec![
        requirement,
        labelled(
            ItemPart::Rationale,
            "Rationale",
            vec![paragraph(vec![words(FILLER), cross("bib-1", "[1]")])],
        ),
        labelled(ItemPart::Verdict, "Assessment criteria", vec![list(Some(1), None)]),
        Element::Note {
            label: "NOTE".to_owned(),
            blocks: vec![
                paragraph(vec![words(FILLER.trim_end())]),
                paragraph(vec![words("A note may go on.")]),
            ],
        },
        Element::Example {
            label: "EXAMPLE".to_owned(),
            blocks: vec![paragraph(vec![words("A diary of an app.")])],
        },
        Element::Withdrawn {
            key: "CR-D00".to_owned(),
            anchor: "req-withdrawn".to_owned(),
            replaced_by: vec!["req-a".to_owned()],
            blocks: vec![paragraph(vec![words("This requirement was withdrawn.")])],
        },
    ];
    let second = vec![sentence(1), numbered_table("Table 1", "table-1", 9), figure::drawn()];
    let mut deepest = plain_clause("requirements-2-1", "A third level", vec![sentence(6)]);
    deepest.clauses.push(plain_clause("requirements-2-1-1", "A fourth", vec![sentence(20)]));
    let mut inner = plain_clause("requirements-2", "Tables", second);
    inner.clauses.push(deepest);
    let mut clause = plain_clause("requirements", "Requirements", Vec::new());
    clause.clauses = vec![
        plain_clause("requirements-1", "Stored data [CR-D06]", first),
        inner,
        plain_clause(
            "a-title-that-is-long-enough-to-run-over-the-end-of-a-line-in-the-contents",
            "A title that is long enough to run over the end of a line in the contents and in \
             the text below them",
            vec![sentence(2)],
        ),
    ];
    clause
}

fn annex(letter: &str, kind: ClauseKind, title: &str) -> Clause {
    let anchor = format!("annex-{}", letter.to_lowercase());
    let label = format!("Table {letter}.1");
    let table = numbered_table(&label, &format!("table-{letter}-1"), 4);
    let tables = vec![table, figure::pixels(letter)];
    let mut clause = plain_clause(&anchor, title, Vec::new());
    clause.clauses = vec![
        plain_clause(&format!("{anchor}-1"), "General", vec![sentence(3)]),
        plain_clause(&format!("{anchor}-2"), "Items", tables),
    ];
    Clause { kind, ..clause }
}

fn bibliography() -> Clause {
    let entry = |number: usize| Element::Reference {
        key: format!("B{number}"),
        span: SPAN,
        label: format!("[{number}]"),
        anchor: format!("bib-{number}"),
        content: vec![
            words("ISO/IEC 29147:2018, "),
            Inline::Emphasis(vec![words("Vulnerability disclosure")]),
            words(". Available at "),
            external("https://www.iso.org/standard/72311.html", "iso.org"),
        ],
    };
    let body = vec![entry(1), entry(2)];
    Clause { kind: ClauseKind::Bibliography, ..plain_clause("bibliography", "Bibliography", body) }
}
