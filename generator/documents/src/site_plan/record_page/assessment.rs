//! How does a reader find out whether a control works, and an assessor come to a verdict?

use model::record::{Control, Verification};
use text::{Block, Inline, Tone};

use super::{Draft, inline_code};
use crate::Placed;
use crate::compose::{
    Words, badge, bullets, definitions, heading, listing, paragraph, strong, table, words,
};

/// The ways to verify the control, each with when it was run.
pub(crate) fn verify(draft: &mut Draft<'_, '_, Control>) {
    let record = draft.record;
    if record.verify.is_empty() {
        return;
    }
    draft.section("verify");
    for (at, verification) in record.verify.iter().enumerate() {
        one(draft, at + 1, verification);
    }
}

fn one(draft: &mut Draft<'_, '_, Control>, number: usize, verification: &Verification) {
    let span = draft.span();
    let title = words(verification.title.clone());
    draft.push(heading(3, format!("verify-{number}"), title, span));
    let method = draft.label(&format!("method.{}", verification.method.word()));
    let mut marks = vec![badge(Tone::Plain, method), Inline::Text(" ".to_owned())];
    match &verification.run {
        Some(run) => {
            marks.push(badge(Tone::Pass, draft.label("record.run")));
            marks.push(Inline::Text(format!(" {run}")));
        }
        None => marks.push(badge(Tone::Plain, draft.label("record.not-run-by-us"))),
    }
    draft.push(paragraph(marks, span));
    if let Some(steps) = &verification.steps {
        draft.lead(std::slice::from_ref(steps));
    }
    if let Some(command) = &verification.command {
        draft.push(listing("sh", command, span));
    }
    let mut expected = vec![strong(words(draft.label("record.expected")))];
    expected.push(Inline::Text(" ".to_owned()));
    expected.extend(inline_code(&verification.expected));
    draft.push(paragraph(expected, span));
}

/// The assessment in the order of EN 18031: objective, information, three steps, verdict.
pub(crate) fn assessment(draft: &mut Draft<'_, '_, Control>) {
    let record = draft.record;
    let assessment = &record.assessment;
    draft.section("assessment");
    draft.lead(std::slice::from_ref(&assessment.objective));
    let span = draft.span();
    let mut pairs: Vec<(Words<Placed>, Vec<Block<Placed>>)> = Vec::new();
    let information = assessment.information.iter().map(|(key, text)| {
        let mut item = vec![Inline::Code(key.clone()), Inline::Text(" ".to_owned())];
        item.extend(inline_code(text));
        item
    });
    let information = bullets(information.collect(), span);
    pairs.push((words(draft.label("record.information")), vec![information]));
    let steps = [
        ("conceptual", &assessment.conceptual),
        ("completeness", &assessment.completeness),
        ("sufficiency", &assessment.sufficiency),
        ("verdict", &assessment.verdict),
    ];
    for (name, passage) in steps {
        let blocks = draft.mapped(std::slice::from_ref(passage));
        pairs.push((words(draft.label(&format!("record.{name}"))), blocks));
    }
    draft.push(definitions(pairs, span));
    tree(draft);
}

/// The decision tree as a table: it can be read, printed and walked without a picture.
fn tree(draft: &mut Draft<'_, '_, Control>) {
    let assessment = &draft.record.assessment;
    if assessment.tree.is_empty() {
        return;
    }
    let span = draft.span();
    let title = words(draft.label("record.tree"));
    draft.push(heading(3, "decision-tree", title, span));
    let head = ["node", "question", "yes", "no"];
    let head = head.map(|name| words(draft.label(&format!("record.tree-{name}"))));
    let end = |name: &str| -> Words<Placed> {
        let tone = match name {
            "PASS" => Tone::Pass,
            "FAIL" => Tone::Fail,
            "NOT-APPLICABLE" => Tone::NotApplicable,
            node => return words(node),
        };
        vec![badge(tone, draft.label(&format!("verdict.{}", name.to_lowercase())))]
    };
    let rows = assessment.tree.iter().map(|node| {
        vec![words(node.key.clone()), inline_code(&node.question), end(&node.yes), end(&node.no)]
    });
    let block = table(head.to_vec(), rows.collect(), span);
    draft.push(block);
}
