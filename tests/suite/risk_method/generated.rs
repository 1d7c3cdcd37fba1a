//! Do 200 products of a seeded generator come out the same, here and elsewhere?
//!
//! Each file holds forty products as they are read, and the FNV-1a hash (64 bits) of the bytes of
//! each result: another implementation reads the product and compares the hash.

use std::fmt::Write as _;

use model::{Model, Record};

use super::{Dice, compare, model, sound};

const FILES: usize = 5;
const PRODUCTS: usize = 40;

#[test]
fn products_of_the_generator_come_out_the_same() {
    let model = model();
    let mut dice = Dice::new(2024_2847);
    for file in 1..=FILES {
        let mut lines = Vec::new();
        for number in 1..=PRODUCTS {
            let text = generate(&model, &mut dice, (file - 1) * PRODUCTS + number);
            let product = sound(&model, &text);
            let assessment = risk::assess(&model, &product);
            let hash = fnv(risk::json(&model, &product, &assessment).as_bytes());
            lines.push(format!("{{\"result\":\"{hash:016x}\",\"product\":{text}}}"));
        }
        compare(&format!("generated-{file}.json"), &format!("[\n{}\n]\n", lines.join(",\n")));
    }
}

fn fnv(bytes: &[u8]) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325;
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A product file on one line: JSON, which is YAML as well.
fn generate(model: &Model, dice: &mut Dice, number: usize) -> String {
    let (_, method) = model.risk_methods.iter().next().expect("this toolkit has a method");
    let pick = |dice: &mut Dice, words: &[&str]| words[dice.roll(words.len())].to_owned();
    let mut text = format!(
        "{{\"product\":\"P{number}\",\"version\":\"1\",\"date\":\"2026-11-24\",\
         \"method\":\"{}\",\"purpose\":\"p\"",
        method.key
    );
    let verdict = pick(dice, &["inside", "inside", "inside", "depends", "outside"]);
    let class = pick(dice, &["default", "default", "important-1", "important-2", "critical"]);
    let essential = dice.roll(2) == 0;
    let _ = write!(
        text,
        ",\"gate\":{{\"verdict\":\"{verdict}\",\"why\":\"w\"}},\"class\":\"{class}\",\
         \"essential_users\":{essential}"
    );
    let facts = some(dice, model.facts.iter().map(|(_, it)| it.key()), 2);
    list(&mut text, "facts", facts.iter().map(|key| format!("\"{key}\"")));
    text.push_str(",\"functions\":[{\"name\":\"f\",\"outage\":\"1 h\"}]");
    let data: Vec<&str> = method.data.iter().map(|it| it.key.as_str()).collect();
    let people: Vec<&str> = method.persons.iter().map(|it| it.key.as_str()).collect();
    let (kind, persons) = (pick(dice, &data), pick(dice, &people));
    let _ = write!(
        text,
        ",\"data\":[{{\"kind\":\"{kind}\",\"persons\":\"{persons}\",\"because\":\"b\"}}]"
    );
    let impact = ["safety", "continuity", "trust", "network"].map(|dimension| {
        format!("\"{dimension}\":{{\"value\":{},\"because\":\"b\"}}", dice.roll(5))
    });
    let _ = write!(text, ",\"impact\":{{{}}}", impact.join(","));
    let entries = some(dice, model.entry_points.iter().map(|(_, it)| it.key()), 2);
    let entries: Vec<String> = entries
        .iter()
        .map(|key| {
            let told = if dice.roll(4) == 0 { ",\"instruction\":\"i\"" } else { "" };
            let exposure = dice.roll(4) + 1;
            format!("{{\"entry\":\"{key}\",\"intended\":{exposure}{told},\"because\":\"b\"}}")
        })
        .collect();
    list(&mut text, "entries", entries.into_iter());
    let controls = some(dice, model.controls.iter().map(|(_, it)| it.key()), 6);
    let controls = controls
        .iter()
        .map(|key| format!("{{\"control\":\"{key}\",\"state\":\"verified\",\"evidence\":\"e\"}}"));
    list(&mut text, "controls", controls);
    text.push('}');
    text
}

/// Some of the keys, about one in `sides`, and at least one.
fn some<'a>(dice: &mut Dice, keys: impl Iterator<Item = &'a str>, sides: usize) -> Vec<&'a str> {
    let keys: Vec<&str> = keys.collect();
    let first = keys[dice.roll(keys.len())];
    keys.into_iter().filter(|key| *key == first || dice.roll(sides) == 0).collect()
}

fn list(text: &mut String, name: &str, items: impl Iterator<Item = String>) {
    let _ = write!(text, ",\"{name}\":[{}]", items.collect::<Vec<_>>().join(","));
}
