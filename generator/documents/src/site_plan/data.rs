//! What do machines get? Every record as JSON, and the tables as CSV.

mod decision;

use model::record::{Line, Linked, Passage};
use model::{Kind, Model, Record};
use serde_json::{Value, json};

use super::Ground;
use crate::plan::Build;

use decision::decision_table;

/// The files of `data/` and the tables of `downloads/`.
pub(crate) fn files(ground: &Ground<'_>, build: &Build) -> Vec<(String, Vec<u8>)> {
    let model = ground.model;
    let mut records: Vec<(Kind, String, Value)> = Vec::new();
    macro_rules! export {
        ($arena:ident, $function:ident) => {
            for (_, record) in model.$arena.iter() {
                let value = $function(model, record);
                records.push((kind_of(record), record.key().to_owned(), value));
            }
        };
    }
    export!(requirements, requirement);
    export!(controls, control);
    export!(threats, threat);
    export!(references, reference);
    export!(terms, term);
    export!(areas, area);
    export!(facts, fact);
    export!(entry_points, entry_point);
    export!(assets, asset);
    export!(dates, date);
    export!(clocks, clock);
    export!(baselines, baseline);
    export!(frameworks, framework);
    export!(objectives, objective);
    export!(evidence, evidence_type);
    export!(products, product);
    export!(misreadings, misreading);
    export!(decision_tables, decision_table);
    let mut files = Vec::new();
    let mut index = Vec::new();
    for (kind, key, value) in records {
        let path = format!("data/{}/{}.json", kind.folder(), key.to_lowercase());
        index.push(json!({ "kind": kind.scheme(), "key": key, "path": path }));
        files.push((path, pretty(&value)));
    }
    let index = json!({
        "title": model.book.title,
        "edition": model.book.edition,
        "date": build.date,
        "revision": build.revision,
        "records": index,
    });
    files.push(("data/index.json".to_owned(), pretty(&index)));
    files.push(("downloads/controls.csv".to_owned(), controls_csv(model)));
    files.push(("downloads/threats.csv".to_owned(), threats_csv(model)));
    files.push(("downloads/traceability.csv".to_owned(), traceability_csv(model)));
    let schemas = crate::schema::schemas().into_iter();
    files.extend(schemas.map(|(name, bytes)| (format!("data/schema/{name}"), bytes)));
    files.extend(security_txt(model));
    files
}

fn kind_of<T: Record>(_: &T) -> Kind {
    T::KIND
}

/// RFC 9116, only when `book.toml` names a contact.
fn security_txt(model: &Model) -> Option<(String, Vec<u8>)> {
    let (contact, expires) = model.book.contact.as_ref()?;
    let language = &model.book.language;
    let text = format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {language}\n");
    Some((".well-known/security.txt".to_owned(), text.into_bytes()))
}

fn pretty(value: &Value) -> Vec<u8> {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
}

fn prose(passages: &[Passage]) -> Value {
    let parts = passages
        .iter()
        .map(|passage| json!({ "markdown": passage.markdown, "sector": passage.sector }));
    Value::Array(parts.collect())
}

fn lines(lines: &[Line]) -> Value {
    let parts = lines.iter().map(|line| json!({ "text": line.text, "sector": line.sector }));
    Value::Array(parts.collect())
}

fn keys<T: Record>(arena: &model::Arena<T>, links: &[Linked<T>]) -> Value {
    Value::Array(links.iter().map(|linked| json!(arena.get(linked.id).key())).collect())
}

fn requirement(model: &Model, r: &model::record::Requirement) -> Value {
    let limbs = r.limbs.iter().map(|limb| {
        let controls = limb.controls.iter().map(|id| model.controls.get(*id).key.as_str());
        json!({
            "key": limb.key, "title": limb.title, "text": limb.text.markdown,
            "controls": controls.collect::<Vec<_>>(),
            "often_forgotten": limb.forgotten,
        })
    });
    json!({
        "key": r.key, "number": r.number, "title": r.title, "point": r.point,
        "part": r.part.word(),
        "reference": r.reference.map(|id| model.references.get(id).key.clone()),
        "addressee": r.addressee.word(), "condition": r.condition.word(),
        "from": r.from.map(|id| model.dates.get(id).date.iso()),
        "summary": prose(&r.summary),
        "limbs": limbs.collect::<Vec<_>>(), "applies": prose(&r.applies),
        "refuse": prose(&r.refuse), "partial": prose(&r.partial),
        "mistakes": prose(&r.mistakes), "request_item": r.request_item, "notes": prose(&r.notes),
    })
}

fn control(model: &Model, r: &model::record::Control) -> Value {
    let parameters = r.parameters.iter().map(|parameter| {
        json!({
            "key": parameter.key, "label": parameter.label, "value": parameter.value,
            "stricter": parameter.stricter.word(), "why": parameter.why,
            "sector": parameter.sector,
        })
    });
    json!({
        "key": r.key, "title": r.title, "requirements": keys(&model.requirements, &r.requirements),
        "duties": lines(&r.duties), "level": r.level.word(),
        "applies": r.applies.map(|id| model.facts.get(id).key.clone()),
        "nature": r.nature.word(), "class": r.class.word(),
        "objectives": keys(&model.objectives, &r.objectives),
        "statement": r.statement, "parameters": parameters.collect::<Vec<_>>(),
        "rationale": prose(&r.rationale), "guidance": prose(&r.guidance),
        "levels": r.levels.iter().map(|ask| {
            json!({ "level": ask.level.word(), "asks": ask.asks.markdown })
        }).collect::<Vec<_>>(),
        "evidence": r.evidence.iter().map(|evidence| {
            json!({
                "what": evidence.what.text, "file": evidence.file, "sector": evidence.what.sector,
                "kind": evidence.kind.map(|id| model.evidence.get(id).key.clone()),
            })
        }).collect::<Vec<_>>(),
        "verify": r.verify.iter().map(verification).collect::<Vec<_>>(),
        "assessment": assessment(&r.assessment),
        "effort": {
            "first": r.effort.first.text(), "release": r.effort.release.text(),
            "year": r.effort.year.text(),
        },
        "done": lines(&r.done),
        "depends": keys(&model.controls, &r.depends), "notes": prose(&r.notes),
        "status": r.status.word(), "since": r.since, "reviews": reviews(&r.reviews),
        "replaced_by": keys(&model.controls, &r.replaced_by),
    })
}

fn reviews(reviews: &[model::record::Review]) -> Value {
    let reviews = reviews.iter().map(
        |review| json!({ "date": review.date.iso(), "role": review.role.word(), "by": review.by }),
    );
    Value::Array(reviews.collect())
}

fn objective(model: &Model, r: &model::record::Objective) -> Value {
    json!({
        "key": r.key, "number": r.number, "title": r.title, "statement": r.statement,
        "properties": r.properties.iter().map(|property| property.word()).collect::<Vec<_>>(),
        "requirements": keys(&model.requirements, &r.requirements), "duties": lines(&r.duties),
        "why": prose(&r.why), "notes": prose(&r.notes),
    })
}

fn evidence_type(_: &Model, r: &model::record::EvidenceType) -> Value {
    json!({
        "key": r.key, "title": r.title, "looks": prose(&r.looks), "least": prose(&r.least),
        "fuller": prose(&r.fuller), "format": r.format, "fresh": r.fresh.iso(),
        "keep": r.keep.word(), "owner": r.owner, "annex_vii": r.annex_vii,
        "pitfalls": lines(&r.pitfalls), "notes": prose(&r.notes),
    })
}

fn product(model: &Model, r: &model::record::Product) -> Value {
    let threats = r
        .threats
        .iter()
        .map(|faced| json!({ "threat": model.threats.get(faced.threat.id).key, "why": faced.why }));
    json!({
        "key": r.key, "number": r.number, "title": r.title, "summary": prose(&r.summary),
        "gate": {
            "verdict": r.scope.word(), "why": prose(&r.scope_why), "flips": lines(&r.flips),
        },
        "class": { "name": r.class.word(), "why": prose(&r.class_why) },
        "route": prose(&r.route), "regimes": lines(&r.regimes),
        "facts": keys(&model.facts, &r.facts), "entries": keys(&model.entry_points, &r.entries),
        "assets": keys(&model.assets, &r.assets), "impact": caps(&r.impact),
        "impact_why": prose(&r.impact_why), "threats": threats.collect::<Vec<_>>(),
        "support": prose(&r.support), "other_means": prose(&r.other_means),
        "buyers": lines(&r.buyers), "confidence": r.confidence.word(), "notes": prose(&r.notes),
    })
}

fn misreading(model: &Model, r: &model::record::Misreading) -> Value {
    json!({
        "key": r.key, "number": r.number, "title": r.title, "right": prose(&r.right),
        "basis": r.basis,
        "reference": r.reference.map(|id| model.references.get(id).key.clone()),
        "phrases": lines(&r.phrases), "confidence": r.confidence.word(),
        "notes": prose(&r.notes),
    })
}

fn caps(caps: &[(model::Dimension, u32)]) -> Value {
    Value::Object(caps.iter().map(|(name, cap)| (name.word().to_owned(), json!(cap))).collect())
}

fn verification(r: &model::record::Verification) -> Value {
    json!({
        "method": r.method.word(), "title": r.title,
        "steps": r.steps.as_ref().map(|passage| passage.markdown.clone()),
        "command": r.command, "expected": r.expected, "run": r.run,
    })
}

fn assessment(r: &model::record::Assessment) -> Value {
    json!({
        "objective": r.objective.markdown,
        "information": r.information.iter().map(|(key, text)| {
            json!({ "key": key, "text": text })
        }).collect::<Vec<_>>(),
        "conceptual": r.conceptual.markdown, "completeness": r.completeness.markdown,
        "sufficiency": r.sufficiency.markdown, "verdict": r.verdict.markdown,
        "tree": r.tree.iter().map(|node| {
            json!({ "key": node.key, "question": node.question, "yes": node.yes, "no": node.no })
        }).collect::<Vec<_>>(),
    })
}

fn framework(model: &Model, r: &model::record::Framework) -> Value {
    let maps = r.maps.iter().map(|map| {
        let provisions = map.provisions.iter().map(|at| r.provisions[*at].0.clone());
        json!({
            "control": model.controls.get(map.control).key,
            "provisions": provisions.collect::<Vec<_>>(), "relation": map.relation.word(),
            "remark": map.remark, "confidence": map.confidence.word(), "seen": map.seen.0,
        })
    });
    json!({
        "key": r.key, "title": r.title, "references": keys(&model.references, &r.references),
        "nature": r.nature.word(), "basis": prose(&r.basis), "checked": r.checked.iso(),
        "confidence": r.confidence.word(),
        "provisions": r.provisions.iter().map(|(id, title)| {
            json!({ "id": id, "title": title })
        }).collect::<Vec<_>>(),
        "maps": maps.collect::<Vec<_>>(), "reviews": reviews(&r.reviews), "notes": prose(&r.notes),
    })
}

fn threat(model: &Model, r: &model::record::Threat) -> Value {
    let limiters = r.limiters.iter().map(|limiter| {
        json!({
            "control": model.controls.get(limiter.control.id).key,
            "reduces": limiter.reduces.iter().map(|name| name.word()).collect::<Vec<_>>(),
        })
    });
    json!({
        "key": r.key, "title": r.title, "scenario": prose(&r.scenario),
        "entry": r.entry.map(|id| model.entry_points.get(id).key.clone()),
        "stride": r.stride.iter().map(|class| class.word()).collect::<Vec<_>>(),
        "caps": caps(&r.caps), "ease": r.ease,
        "objectives": keys(&model.objectives, &r.objectives),
        "actors": r.actors.iter().map(|actor| actor.word()).collect::<Vec<_>>(),
        "weaknesses": r.weaknesses.iter().map(|number| format!("CWE-{number}"))
            .collect::<Vec<_>>(),
        "requirements": keys(&model.requirements, &r.requirements),
        "controls": keys(&model.controls, &r.controls),
        "limiters": limiters.collect::<Vec<_>>(), "assets": keys(&model.assets, &r.assets),
        "sources": keys(&model.references, &r.sources),
        "observed": keys(&model.references, &r.observed), "rating": prose(&r.rating),
        "test": prose(&r.test),
        "signs": prose(&r.signs), "notes": prose(&r.notes), "status": r.status.word(),
    })
}

fn reference(model: &Model, r: &model::record::Reference) -> Value {
    json!({
        "key": r.key, "kind": r.kind.word(), "designation": r.designation, "title": r.title,
        "publisher": r.publisher, "date": r.date, "url": r.url,
        "confidence": r.confidence.word(), "checked": r.checked.iso(),
        "normative": r.normative,
        "superseded_by": r.superseded_by.map(|id| model.references.get(id).key.clone()),
        "notes": prose(&r.notes),
    })
}

fn term(model: &Model, r: &model::record::Term) -> Value {
    let source = r.source.as_ref().map(|source| {
        json!({
            "reference": source.reference.map(|id| model.references.get(id).key.clone()),
            "locator": source.locator, "adapted": source.adapted,
        })
    });
    json!({
        "key": r.key, "term": r.term, "abbreviation": r.abbreviation,
        "synonyms": lines(&r.synonyms), "avoid": lines(&r.avoid),
        "definition": r.definition.markdown,
        "source": source, "notes": prose(&r.notes),
    })
}

fn area(model: &Model, r: &model::record::Area) -> Value {
    json!({
        "key": r.key, "number": r.number, "title": r.title,
        "requirements": keys(&model.requirements, &r.requirements),
        "summary": prose(&r.summary), "notes": prose(&r.notes),
    })
}

fn fact(_: &Model, r: &model::record::Fact) -> Value {
    json!({
        "key": r.key, "number": r.number, "title": r.title, "question": r.question,
        "notes": prose(&r.notes),
    })
}

fn entry_point(_: &Model, r: &model::record::EntryPoint) -> Value {
    json!({ "key": r.key, "title": r.title, "summary": prose(&r.summary) })
}

fn asset(_: &Model, r: &model::record::Asset) -> Value {
    json!({
        "key": r.key, "title": r.title,
        "data": r.data.iter().map(|data| data.word()).collect::<Vec<_>>(),
        "needs": r.needs.iter().map(|need| need.word()).collect::<Vec<_>>(),
        "place": r.place, "examples": lines(&r.examples), "notes": prose(&r.notes),
    })
}

fn date(model: &Model, r: &model::record::LegalDate) -> Value {
    json!({
        "key": r.key, "date": r.date.iso(), "title": r.title, "summary": prose(&r.summary),
        "basis": r.basis,
        "reference": r.reference.map(|id| model.references.get(id).key.clone()),
    })
}

fn clock(model: &Model, r: &model::record::Clock) -> Value {
    json!({
        "key": r.key, "regime": r.regime, "heading": r.heading, "step": r.step,
        "title": r.title, "event": r.event,
        "limit": r.limit.iso(), "recipient": r.recipient, "content": prose(&r.content),
        "basis": r.basis,
        "reference": r.reference.map(|id| model.references.get(id).key.clone()),
        "confidence": r.confidence.word(), "notes": prose(&r.notes),
    })
}

fn baseline(model: &Model, r: &model::record::Baseline) -> Value {
    let platforms = r.platforms.iter().map(|platform| {
        json!({ "key": platform.key, "title": platform.title, "version": platform.version })
    });
    let rules = r.rules.iter().map(|rule| {
        let results = rule.results.iter().map(|(at, before, after)| {
            json!({
                "platform": r.platforms[*at].key, "default": before.word(),
                "hardened": after.word(),
            })
        });
        json!({
            "key": rule.key, "title": rule.title, "level": rule.level.word(),
            "requirements": keys(&model.requirements, &rule.requirements),
            "controls": keys(&model.controls, &rule.controls), "why": rule.why.markdown,
            "check": rule.check, "fix": rule.fix,
            "breaks": rule.breaks.as_ref().map(|passage| passage.markdown.clone()),
            "results": results.collect::<Vec<_>>(),
        })
    });
    json!({
        "key": r.key, "technology": r.technology, "summary": prose(&r.summary),
        "tested": r.tested.iso(), "method": prose(&r.method),
        "platforms": platforms.collect::<Vec<_>>(), "rules": rules.collect::<Vec<_>>(),
        "references": keys(&model.references, &r.references), "notes": prose(&r.notes),
    })
}

fn key_list<T: Record>(arena: &model::Arena<T>, links: &[Linked<T>]) -> String {
    let keys: Vec<&str> = links.iter().map(|linked| arena.get(linked.id).key()).collect();
    keys.join(" ")
}

fn controls_csv(model: &Model) -> Vec<u8> {
    let mut rows = vec![csv_row(&[
        "key",
        "title",
        "level",
        "applies",
        "nature",
        "class",
        "objectives",
        "requirements",
        "duties",
        "statement",
    ])];
    for (_, r) in model.controls.iter() {
        let duties: Vec<&str> = r.duties.iter().map(|line| line.text.as_str()).collect();
        let applies = r.applies.map_or("", |id| model.facts.get(id).key.as_str());
        rows.push(csv_row(&[
            &r.key,
            &r.title,
            r.level.word(),
            applies,
            r.nature.word(),
            r.class.word(),
            &key_list(&model.objectives, &r.objectives),
            &key_list(&model.requirements, &r.requirements),
            &duties.join("; "),
            &r.statement,
        ]));
    }
    rows.concat().into_bytes()
}

fn threats_csv(model: &Model) -> Vec<u8> {
    let mut rows = vec![csv_row(&[
        "key",
        "title",
        "entry",
        "stride",
        "safety",
        "continuity",
        "confidentiality",
        "trust",
        "network",
        "ease",
        "actors",
        "weaknesses",
        "objectives",
        "requirements",
        "controls",
    ])];
    for (_, r) in model.threats.iter() {
        let stride: Vec<&str> = r.stride.iter().map(|class| class.word()).collect();
        let entry = r.entry.map_or("", |id| model.entry_points.get(id).key.as_str());
        let caps: Vec<String> = r.caps.iter().map(|(_, cap)| cap.to_string()).collect();
        let mut cells = vec![r.key.clone(), r.title.clone(), entry.to_owned(), stride.join(" ")];
        cells.extend(caps);
        cells.push(r.ease.to_string());
        let actors: Vec<&str> = r.actors.iter().map(|actor| actor.word()).collect();
        cells.push(actors.join(" "));
        let weaknesses = r.weaknesses.iter().map(|number| format!("CWE-{number}"));
        cells.push(weaknesses.collect::<Vec<_>>().join(" "));
        cells.push(key_list(&model.objectives, &r.objectives));
        cells.push(key_list(&model.requirements, &r.requirements));
        cells.push(key_list(&model.controls, &r.controls));
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        rows.push(csv_row(&cells));
    }
    rows.concat().into_bytes()
}

/// One row for each pair of a requirement and a control, with the threats that the control
/// removes and the types of evidence that show it.
fn traceability_csv(model: &Model) -> Vec<u8> {
    let mut rows =
        vec![csv_row(&["requirement", "point", "control", "level", "threats", "evidence"])];
    for (requirement, r) in model.requirements.iter() {
        for (id, control) in model.controls.iter() {
            if !control.requirements.iter().any(|linked| linked.id == requirement) {
                continue;
            }
            let removed = model
                .threats
                .iter()
                .filter(|(_, threat)| threat.controls.iter().any(|linked| linked.id == id));
            let threats: Vec<&str> = removed.map(|(_, threat)| threat.key.as_str()).collect();
            let level = control.level.word();
            let kinds = control.evidence.iter().filter_map(|evidence| evidence.kind);
            let mut kinds: Vec<&str> =
                kinds.map(|kind| model.evidence.get(kind).key.as_str()).collect();
            kinds.sort_unstable();
            kinds.dedup();
            let (threats, kinds) = (threats.join(" "), kinds.join(" "));
            rows.push(csv_row(&[&r.key, &r.point, &control.key, level, &threats, &kinds]));
        }
    }
    rows.concat().into_bytes()
}

/// A row by RFC 4180. A cell that a spreadsheet would run as a formula gets a quote in front.
fn csv_row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| {
        let safe = if cell.starts_with(['=', '+', '-', '@']) {
            format!("'{cell}")
        } else {
            (*cell).to_owned()
        };
        format!("\"{}\"", safe.replace('"', "\"\""))
    });
    format!("{}\r\n", cells.collect::<Vec<_>>().join(","))
}
