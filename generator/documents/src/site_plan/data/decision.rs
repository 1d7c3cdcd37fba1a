//! What do machines get of a decision table?

use model::Model;
use model::record::{DecisionRow, DecisionTable, Passage, Point, Question, Statement};
use serde_json::{Value, json};

use super::prose;

pub(super) fn decision_table(model: &Model, r: &DecisionTable) -> Value {
    let groups = r.groups.iter().map(|group| {
        let rows = group.rows.iter().map(|it| row(model, r, it));
        json!({
            "key": group.key, "title": group.title, "sector": group.sector,
            "rows": rows.collect::<Vec<_>>(),
        })
    });
    json!({
        "key": r.key, "title": r.title, "summary": prose(&r.summary),
        "questions": r.questions.iter().map(|it| question(model, it)).collect::<Vec<_>>(),
        "groups": groups.collect::<Vec<_>>(), "notes": prose(&r.notes),
    })
}

fn question(model: &Model, question: &Question) -> Value {
    let answers = question.answers.iter().map(|answer| {
        let help = answer.help.as_ref().map(|help| help.markdown.as_str());
        json!({ "key": answer.key, "text": answer.text, "help": help })
    });
    json!({
        "key": question.key, "name": question.name, "text": question.text,
        "help": prose(&question.help), "why": question.why,
        "basis": points(model, &question.basis), "answers": answers.collect::<Vec<_>>(),
        "sector": question.sector,
    })
}

fn row(model: &Model, table: &DecisionTable, row: &DecisionRow) -> Value {
    let when = row.tests.iter().map(|test| {
        let question = &table.questions[test.question];
        let answers = test.answers.iter().map(|answer| question.answers[*answer].key.as_str());
        json!({ "question": question.key, "is": answers.collect::<Vec<_>>() })
    });
    let next = row.next.iter().map(|passage: &Passage| passage.markdown.as_str());
    json!({
        "key": row.key, "title": row.title, "when": when.collect::<Vec<_>>(),
        "statements": row.statements.iter().map(|it| statement(model, it)).collect::<Vec<_>>(),
        "next": next.collect::<Vec<_>>(), "ends": row.ends,
        "confidence": row.confidence.word(), "sector": row.sector,
    })
}

fn statement(model: &Model, statement: &Statement) -> Value {
    json!({
        "text": statement.text.markdown, "because": statement.because.markdown,
        "basis": points(model, &statement.basis),
    })
}

fn points(model: &Model, points: &[Point]) -> Value {
    let points = points.iter().map(|point| {
        let reference = point.reference.map(|id| model.references.get(id).key.as_str());
        json!({ "reference": reference, "point": point.point })
    });
    Value::Array(points.collect())
}
