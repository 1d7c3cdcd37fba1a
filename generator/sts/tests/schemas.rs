//! Do the validators of others accept what we write?
//!
//! The schemas are found by the environment variable `STS_SCHEMAS`, or in `../shared/schemas`
//! beside the workspace. They are not part of the project: their licence is another one.

#![allow(
    clippy::disallowed_methods,
    reason = "the test reads where the schemas are and writes a file for the validators"
)]
#![allow(clippy::print_stdout, reason = "a test says plainly what it could not test")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use documents::{Clause, Element, ItemPart, Placed, Standard};
use text::{Alert, AlertKind, Block, BlockKind, Definition, Inline, Item, List, Marked, Table};

/// The schema in RELAX NG, below the folder of the schemas.
const RELAX_NG: &str = "niso-sts-1.2-rng/NISO-STS-interchange-1-mathml3.rng";
/// The same as document type definition.
const DEFINITION: &str = "niso-sts-1.2-dtd/NISO-STS-interchange-1-mathml3.dtd";

/// The folder of the schemas.
fn schemas() -> PathBuf {
    match env::var_os("STS_SCHEMAS") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/schemas"),
    }
}

/// What is missing for a validation, in words.
fn missing(program: &str, schema: &Path) -> Option<String> {
    if !schema.is_file() {
        return Some(format!("there is no {} (STS_SCHEMAS names its folder)", schema.display()));
    }
    // Without arguments the programs explain themselves; what counts is that they start.
    let starts = Command::new(program).output().is_ok();
    (!starts).then(|| format!("`{program}` is not installed"))
}

/// Runs a validator on the file: what it said when it refused it. What is missing is said.
fn validate(program: &str, options: &[&str], schema: &Path, file: &Path) -> Result<(), String> {
    if let Some(missing) = missing(program, schema) {
        assert!(env::var_os("CI").is_none(), "{missing}");
        println!("NOT TESTED: {program} {}: {missing}", options.join(" "));
        return Ok(());
    }
    let mut command = Command::new(program);
    command.args(options).arg(schema).arg(file);
    let output = command.output().expect("the validator started a moment ago");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{program} {}:\n{said}", options.join(" ")))
}

/// Validates with every validator; tells which of them refused the document, and why.
fn refusals(document: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder for the test can be made");
    let file = folder.path().join("profile.xml");
    fs::write(&file, document).expect("the test's folder can be written");
    let relax_ng = schemas().join(RELAX_NG);
    let definition = schemas().join(DEFINITION);
    let validations = [
        validate("xmllint", &["--nonet", "--noout", "--relaxng"], &relax_ng, &file),
        validate("xmllint", &["--nonet", "--noout", "--dtdvalid"], &definition, &file),
        validate("jing", &[], &relax_ng, &file),
    ];
    validations.into_iter().filter_map(Result::err).collect()
}

/// How many of the validations can be carried out here.
fn possible() -> usize {
    let (relax_ng, definition) = (schemas().join(RELAX_NG), schemas().join(DEFINITION));
    let wanted = [("xmllint", &relax_ng), ("xmllint", &definition), ("jing", &relax_ng)];
    wanted.into_iter().filter(|(program, schema)| missing(program, schema).is_none()).count()
}

#[test]
fn the_sample_is_valid() {
    let refusals = refusals(&sts::write(&documents::sample()));
    assert!(refusals.is_empty(), "{}", refusals.join("\n"));
}

#[test]
fn every_block_is_valid_in_every_room() {
    let document = sts::write(&crowded());
    let refusals = refusals(&document);
    assert!(refusals.is_empty(), "{}", refusals.join("\n"));
    let text = String::from_utf8(document).expect("the document is UTF-8");
    let own = sts::check(&text).into_iter().filter(|finding| finding.code != "hanging-paragraph");
    assert_eq!(own.collect::<Vec<_>>(), []);
}

#[test]
fn every_validator_refuses_a_broken_document() {
    let sample = String::from_utf8(sts::write(&documents::sample())).expect("it is UTF-8");
    let broken = sample.replace("<label>5.1</label>", "<p>Text.</p><label>5.1</label>");
    assert_ne!(sample, broken);
    assert_eq!(refusals(broken.as_bytes()).len(), possible());
}

/// The sample, and in each of its rooms every block and every inline.
fn crowded() -> Standard {
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
    let line = crowded_line(&blocks);
    let cells = vec![line.clone(), Vec::new()];
    let rows = vec![cells.clone(), vec![Vec::new()]];
    let table = Table { head: cells, rows, facets: Vec::new() };
    let bare = Table { rows: Vec::new(), ..table.clone() };
    let marked = Marked { name: "row", marks: Vec::new(), blocks: blocks.clone() };
    let mut all = blocks;
    all.extend([
        block(BlockKind::Paragraph(line.clone())),
        block(BlockKind::Paragraph(vec![Inline::Text(" ".to_owned()), Inline::Break])),
        block(BlockKind::Table(table.clone())),
        block(BlockKind::Table(bare)),
        block(BlockKind::List(List { start: Some(3), items: Vec::new() })),
        block(BlockKind::Filters(Vec::new())),
        block(BlockKind::Marked(marked)),
        block(BlockKind::Alert(Alert { kind: AlertKind::Tip, blocks: Vec::new() })),
    ]);
    let item = |task| Item { task, blocks: all.clone() };
    let items = vec![item(None), item(Some(false)), Item { task: Some(true), blocks: Vec::new() }];
    let definitions = [all.clone(), Vec::new()];
    let definitions = definitions.map(|blocks| Definition { term: line.clone(), blocks });
    let rooms = vec![
        block(BlockKind::List(List { start: Some(1), items })),
        block(BlockKind::Definitions(definitions.to_vec())),
        block(BlockKind::Quote(all.clone())),
        block(BlockKind::Alert(Alert { kind: AlertKind::Caution, blocks: all.clone() })),
    ];
    let (part, label) = (ItemPart::DecisionTree, "Decision tree".to_owned());
    let labelled = Element::Labelled { part, label, blocks: rooms.clone() };
    let (key, anchor) = ("0 x/y".to_owned(), "gone".to_owned());
    let (replaced_by, blocks) = (Vec::new(), rooms.clone());
    let withdrawn = Element::Withdrawn { key, anchor, replaced_by, blocks };
    let mut title = line.clone();
    title.push(Inline::Break);

    standard.footnotes[0].blocks.extend(all);
    for clause in &mut standard.clauses {
        if clause.clauses.is_empty() {
            clause.body.extend(rooms.iter().cloned().map(Element::Text));
            clause.body.extend([labelled.clone(), withdrawn.clone()]);
        }
        clause.title.extend(title.iter().cloned());
    }
    fill(&mut standard.clauses, &line);
    let bibliography = standard.clauses.last_mut().expect("the sample has a bibliography");
    let inner = Clause { anchor: "more".to_owned(), level: 2, ..bibliography.clone() };
    bibliography.clauses.push(inner);
    standard
}

/// What the paragraphs among the blocks say, in every mark-up that can hold it.
fn crowded_line(blocks: &[Block<Placed>]) -> Vec<Inline<Placed>> {
    let lines = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(content.clone()),
        _ => None,
    });
    let line: Vec<Inline<Placed>> = lines.flatten().collect();
    let linked = |target| Inline::Link { target, content: line.clone() };
    vec![
        Inline::Strong(line.clone()),
        Inline::Struck(line.clone()),
        linked(Placed::Anchor("scope".to_owned())),
        linked(Placed::Anchor("term-maker".to_owned())),
        linked(Placed::External("https://example.org/".to_owned())),
    ]
}

/// Puts the line wherever the pieces of clauses hold lines.
fn fill(clauses: &mut [Clause], line: &[Inline<Placed>]) {
    for clause in clauses {
        for element in &mut clause.body {
            match element {
                Element::Table { title, .. } => title.extend(line.iter().cloned()),
                Element::Term(term) => {
                    term.definition.extend(line.iter().cloned());
                    term.notes.push(line.to_vec());
                }
                Element::Figure(figure) => figure.title.extend(line.iter().cloned()),
                Element::Requirement(requirement) => {
                    requirement.statement.extend(line.iter().cloned());
                }
                Element::Reference { content, .. } => content.extend(line.iter().cloned()),
                Element::Text(_)
                | Element::Note { .. }
                | Element::Example { .. }
                | Element::Labelled { .. }
                | Element::Withdrawn { .. } => {}
            }
        }
        fill(&mut clause.clauses, line);
    }
}
