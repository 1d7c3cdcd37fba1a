//! How does a decision table read, and what does the tool find on its page?
//!
//! The whole table is on the page, in words: it is what a reader without scripts follows, and the
//! only thing from which the tool in the browser takes its questions, rows and results. The marks
//! say to the tool what the words say to the reader.

use model::Id;
use model::decide::Test;
use model::record::{
    DecisionGroup, DecisionRow, DecisionTable, Passage, Point, Question, Statement,
};
use sources::Span;
use text::{Block, BlockKind, Inline, Marked, Tone, map_blocks};

use super::place::Placer;
use super::{Ground, view};
use crate::Placed;
use crate::compose::{
    Words, badge, bullet_blocks, bullets, heading, in_line, joined, link, paragraph, strong, words,
};

/// What the table is for, the place of the tool, then the questions and the rows of the table.
pub(crate) fn blocks(
    ground: &Ground<'_>,
    placer: &mut Placer<'_>,
    id: Id<DecisionTable>,
) -> Vec<Block<Placed>> {
    let table = ground.model.decision_tables.get(id);
    let span = table.span;
    let label = |key: &str| words(ground.wording.label(&format!("decision.{key}")));
    let mut blocks = passages(ground, placer, &table.summary);
    blocks.push(tool(ground, table));
    blocks.push(heading(2, "questions", label("questions"), span));
    blocks.push(paragraph(label("questions-lead"), span));
    for (at, question) in table.questions.iter().enumerate() {
        let title = format!("{} {}", at + 1, question.text);
        let title = titled(ground, title, question.sector);
        blocks.push(heading(3, anchor("question", &question.key), title, question.span));
        blocks.push(asked(ground, placer, question));
    }
    blocks.push(heading(2, "rows", label("rows"), span));
    blocks.push(paragraph(label("rows-lead"), span));
    for group in &table.groups {
        let title = titled(ground, group.title.clone(), group.sector);
        blocks.push(heading(3, anchor("part", &group.key), title, group.span));
        for (at, row) in group.rows.iter().enumerate() {
            let title = titled(ground, format!("{} {}", at + 1, row.title), row.sector);
            let mut title = title;
            title.extend(view::confidence(ground, row.confidence));
            blocks.push(heading(4, anchor("row", &row.key), title, row.span));
            blocks.push(result(ground, placer, table, group, row));
        }
    }
    blocks.extend(passages(ground, placer, &table.notes));
    blocks
}

/// Where the tool stands; nothing to be read without it.
fn tool(ground: &Ground<'_>, table: &DecisionTable) -> Block<Placed> {
    let marks = vec![
        ("tool", "decision".to_owned()),
        ("table", table.key.clone()),
        ("title", table.title.clone()),
        ("edition", ground.model.book.edition.clone()),
    ];
    marked("tool", marks, Vec::new(), table.span)
}

fn marked(
    name: &'static str,
    marks: Vec<(&'static str, String)>,
    blocks: Vec<Block<Placed>>,
    span: Span,
) -> Block<Placed> {
    Block { kind: BlockKind::Marked(Marked { name, marks, blocks }), span }
}

fn anchor(what: &str, key: &str) -> String {
    format!("{what}-{}", key.to_lowercase())
}

/// A title, marked where a sector added what it names.
fn titled(ground: &Ground<'_>, title: String, is_sector: bool) -> Words<Placed> {
    let mut content = words(title);
    let sector = ground.model.sector.as_ref().filter(|_| is_sector);
    if let Some(sector) = sector {
        content.push(Inline::Text(" ".to_owned()));
        content.push(badge(Tone::Sector, sector.title.clone()));
    }
    content
}

fn passages(
    ground: &Ground<'_>,
    placer: &mut Placer<'_>,
    passages: &[Passage],
) -> Vec<Block<Placed>> {
    let mut blocks = Vec::new();
    for passage in passages {
        let mut mapped = map_blocks(&passage.blocks, placer);
        if let Some(sector) = ground.model.sector.as_ref().filter(|_| passage.sector)
            && let Some(Block { kind: BlockKind::Paragraph(content), .. }) = mapped.first_mut()
        {
            content.insert(0, Inline::Text(" ".to_owned()));
            content.insert(0, badge(Tone::Sector, sector.title.clone()));
        }
        blocks.extend(mapped);
    }
    blocks
}

/// What a question means, its answers, and why it is asked.
fn asked(ground: &Ground<'_>, placer: &mut Placer<'_>, question: &Question) -> Block<Placed> {
    let span = question.span;
    // The whole question carries the mark of its sector, not each of its passages.
    let help = question.help.iter().flat_map(|passage| map_blocks(&passage.blocks, placer));
    let mut help: Vec<_> = help.collect();
    help.push(paragraph(led(ground, "why", words(question.why.clone())), span));
    help.push(paragraph(led(ground, "basis", points(ground, &question.basis)), span));
    let answers = question.answers.iter().map(|answer| {
        let mut blocks = vec![paragraph(words(answer.text.clone()), span)];
        if let Some(passage) = &answer.help {
            let help = map_blocks(&passage.blocks, placer);
            blocks.push(marked("decision-answer-help", Vec::new(), help, span));
        }
        vec![marked("decision-answer", vec![("answer", answer.key.clone())], blocks, span)]
    });
    let answers = bullet_blocks(answers.collect(), span);
    let blocks = vec![marked("decision-help", Vec::new(), help, span), answers];
    let marks = vec![
        ("question", question.key.clone()),
        ("name", question.name.clone()),
        ("text", question.text.clone()),
    ];
    marked("decision-question", marks, blocks, span)
}

/// When a row fits, and what follows.
fn result(
    ground: &Ground<'_>,
    placer: &mut Placer<'_>,
    table: &DecisionTable,
    group: &DecisionGroup,
    row: &DecisionRow,
) -> Block<Placed> {
    let span = row.span;
    let label = |key: &str| ground.wording.label(&format!("decision.{key}"));
    let when = marked("decision-when", Vec::new(), conditions(ground, table, group, row), span);
    let mut blocks = vec![when];
    for statement in &row.statements {
        blocks.push(stated(ground, placer, statement, span));
    }
    if !row.next.is_empty() {
        let items = row.next.iter().map(|passage| map_blocks(&passage.blocks, placer));
        let items = items.collect();
        let title = paragraph(vec![strong(words(label("next")))], span);
        blocks.push(marked(
            "decision-next",
            Vec::new(),
            vec![title, bullet_blocks(items, span)],
            span,
        ));
    }
    if row.ends {
        let sentence = paragraph(words(label("ends")), span);
        blocks.push(marked("decision-ends", Vec::new(), vec![sentence], span));
    }
    let mut marks = vec![
        ("row", row.key.clone()),
        ("group", group.key.clone()),
        ("part", group.title.clone()),
        ("title", row.title.clone()),
        ("when", row.tests.iter().map(|test| test_mark(table, test)).collect::<Vec<_>>().join(";")),
    ];
    if row.ends {
        marks.push(("ends", "true".to_owned()));
    }
    marked("decision-row", marks, blocks, span)
}

/// A test as the tool reads it: `question=answer,answer`.
fn test_mark(table: &DecisionTable, test: &Test) -> String {
    let question = &table.questions[test.question];
    let answers = test.answers.iter().map(|answer| question.answers[*answer].key.as_str());
    format!("{}={}", question.key, answers.collect::<Vec<_>>().join(","))
}

/// The same in words: each question by its name, with the answers that will do.
fn conditions(
    ground: &Ground<'_>,
    table: &DecisionTable,
    group: &DecisionGroup,
    row: &DecisionRow,
) -> Vec<Block<Placed>> {
    let span = row.span;
    let label = |key: &str| ground.wording.label(&format!("decision.{key}"));
    if row.tests.is_empty() {
        let key = if group.rows.len() == 1 { "always" } else { "otherwise" };
        return vec![paragraph(vec![strong(words(label(key)))], span)];
    }
    let items = row.tests.iter().map(|test| {
        let question = &table.questions[test.question];
        let target = Placed::Anchor(anchor("question", &question.key));
        let mut content = vec![link(target, words(question.name.clone()))];
        content.push(Inline::Text(": ".to_owned()));
        let answers = test.answers.iter().map(|at| words(question.answers[*at].text.clone()));
        content.extend(joined(answers.collect(), &format!(" {} ", label("or"))));
        content
    });
    vec![paragraph(vec![strong(words(label("when")))], span), bullets(items.collect(), span)]
}

fn stated(
    ground: &Ground<'_>,
    placer: &mut Placer<'_>,
    statement: &Statement,
    span: Span,
) -> Block<Placed> {
    let mut blocks = map_blocks(&statement.text.blocks, placer);
    let because = in_line(&map_blocks(&statement.because.blocks, placer));
    let because = paragraph(led(ground, "because", because), span);
    let basis = paragraph(led(ground, "basis", points(ground, &statement.basis)), span);
    blocks.push(marked("decision-because", Vec::new(), vec![because, basis], span));
    marked("decision-statement", Vec::new(), blocks, span)
}

/// Words behind a label in strong emphasis.
fn led(ground: &Ground<'_>, key: &str, content: Words<Placed>) -> Words<Placed> {
    let label = ground.wording.label(&format!("decision.{key}"));
    let mut line = vec![strong(words(label)), Inline::Text(" ".to_owned())];
    line.extend(content);
    line
}

fn points(ground: &Ground<'_>, points: &[Point]) -> Words<Placed> {
    let points = points.iter().map(|point| view::basis(ground, point.reference, &point.point));
    joined(points.collect(), "; ")
}
