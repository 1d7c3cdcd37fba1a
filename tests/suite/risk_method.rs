//! Does the risk method give what was published, whoever computes it, and never lose its promises?
//!
//! The vectors in `tests/risk` are shared with every other implementation of the method: product
//! in, bytes out. `BLESS=1 cargo test -p tests risk::` writes them anew.

mod generated;
mod wrong;

use std::env;
use std::fs;
use std::path::PathBuf;

use model::{Dimension, Level, Model, Part, Risk};
use risk::{Product, Scenario, State};
use sources::{Diagnostic, Sources, yaml};

use crate::toolkit::{self, REAL};

/// A generator of numbers that gives the same ones everywhere (xorshift64).
pub struct Dice(u64);

impl Dice {
    /// A generator that begins with `seed`, which is not zero.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let sides = u64::try_from(sides).expect("a die has few sides");
        usize::try_from(self.0 % sides).expect("it is less than the sides")
    }
}

/// The model of this toolkit.
pub fn model() -> Model {
    let sources = toolkit::sources(&REAL);
    model::build(&sources).value.expect("this toolkit can be read")
}

/// What a product file says, and its faults with their source.
pub fn product(model: &Model, text: &str) -> (Option<Product>, Vec<Diagnostic>, Sources) {
    let texts = [("product.yaml".to_owned(), text.to_owned())].into_iter().collect();
    let sources = Sources::new(texts, std::collections::BTreeMap::new());
    let (id, file) = sources.iter().next().expect("one text was put in");
    let mut faults = Vec::new();
    let node = yaml::parse(id, &file.text, 0).take(&mut faults);
    let product = node.and_then(|node| risk::read(model, &node).take(&mut faults));
    faults.sort_by_key(|fault| fault.span);
    (product, faults, sources)
}

/// A product file that has no fault.
pub fn sound(model: &Model, text: &str) -> Product {
    let (product, faults, _) = product(model, text);
    product.unwrap_or_else(|| panic!("{faults:#?}"))
}

fn folder() -> PathBuf {
    toolkit::root().join("tests/risk")
}

/// Compares with a file of `tests/risk`, or writes it.
pub fn compare(name: &str, made: &str) {
    let path = folder().join(name);
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all(folder()).expect("the folder of vectors can be made");
        fs::write(&path, made).expect("a vector can be written");
        return;
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == made, "`tests/risk/{name}` is not what the method gives: bless it");
}

fn example(name: &str) -> String {
    let path = toolkit::root().join("content/risk/examples").join(name);
    fs::read_to_string(path).expect("the worked examples are there")
}

/// How many scenarios have each risk, from none to critical.
fn counts(assessment: &risk::Assessment, state: fn(&risk::Ratings) -> Risk) -> [usize; 5] {
    let mut counts = [0; 5];
    for ratings in &assessment.ratings {
        counts[state(ratings) as usize] += 1;
    }
    counts
}

#[test]
fn worked_examples_come_out_as_published() {
    let model = model();
    for name in ["lablink", "pulseband"] {
        let product = sound(&model, &example(&format!("{name}.yaml")));
        let assessment = risk::assess(&model, &product);
        compare(&format!("{name}.json"), &risk::json(&model, &product, &assessment));
    }
    let pulseband = sound(&model, &example("pulseband.yaml"));
    let assessment = risk::assess(&model, &pulseband);
    assert_eq!(counts(&assessment, |it| it.inherent.risk), [0, 1, 6, 6, 17]);
    assert_eq!(counts(&assessment, |it| it.today.risk), [0, 2, 7, 8, 13]);
    assert_eq!(counts(&assessment, |it| it.basic.risk), [0, 5, 12, 10, 3]);
    assert_eq!(counts(&assessment, |it| it.target.risk), [0, 17, 13, 0, 0]);
    let lablink = sound(&model, &example("lablink.yaml"));
    let assessment = risk::assess(&model, &lablink);
    assert_eq!(counts(&assessment, |it| it.inherent.risk), [0, 0, 2, 11, 17]);
    assert_eq!(counts(&assessment, |it| it.target.risk), [0, 7, 23, 0, 0]);
}

/// A scenario of the method's making, with its controls among the first `controls`.
fn scenario(dice: &mut Dice, controls: usize) -> Scenario {
    let mut impact = [0; 5];
    impact.fill_with(|| u32::try_from(dice.roll(5)).expect("it is below 5"));
    let number = |dice: &mut Dice| u32::try_from(dice.roll(4) + 1).expect("it is below 5");
    let limiters = (0..dice.roll(3)).map(|_| {
        let mut dimensions = [false; 5];
        dimensions.fill_with(|| dice.roll(2) == 0);
        (dice.roll(controls), dimensions)
    });
    let limiters = limiters.collect();
    let mut primary: Vec<usize> = (0..dice.roll(5)).map(|_| dice.roll(controls)).collect();
    primary.sort_unstable();
    primary.dedup();
    Scenario {
        key: "T".to_owned(),
        impact,
        exposure: number(dice),
        ease: number(dice),
        observed: dice.roll(2) == 0,
        primary,
        limiters,
        reducers: (0..dice.roll(2)).map(|_| dice.roll(controls)).collect(),
        instructed: dice.roll(3) == 0,
    }
}

#[test]
fn ratings_keep_their_promises_in_100_000_cases() {
    const CONTROLS: usize = 8;
    let model = model();
    let (_, method) = model.risk_methods.iter().next().expect("this toolkit has a method");
    let mut dice = Dice::new(20_261_124);
    for case in 0..100_000 {
        let scenario = scenario(&mut dice, CONTROLS);
        let mut verified = [false; CONTROLS];
        verified.fill_with(|| dice.roll(2) == 0);
        let (instructions, essential_users) = (dice.roll(2) == 0, dice.roll(2) == 0);
        let rate = |verified: &[bool]| {
            risk::rate(method, &scenario, State { verified, instructions, essential_users })
        };
        let before = rate(&verified);
        let mut more = verified;
        more[dice.roll(CONTROLS)] = true;
        let after = rate(&more);
        assert!(after.risk <= before.risk, "case {case}: a control raised {scenario:?}");
        let grave = before.impact[Dimension::Safety as usize] >= 3
            || before.impact[Dimension::Confidentiality as usize] >= 4;
        assert!(!grave || before.risk != Risk::Low, "case {case}: {scenario:?}");
        let done = scenario.primary.iter().filter(|control| verified[**control]).count();
        let half = done > 0 && 2 * done >= scenario.primary.len();
        let is_floored = scenario.observed && before.exposure >= 3 && !half;
        assert!(!is_floored || before.likelihood >= 3, "case {case}: {scenario:?}");
        let all = done > 0 && done == scenario.primary.len();
        assert!(!essential_users || all || before.ease >= 2, "case {case}: {scenario:?}");
    }
}

#[test]
fn no_point_of_part_ii_can_be_switched_off() {
    let model = model();
    let base = example("pulseband.yaml");
    for (_, requirement) in model.requirements.iter() {
        for ground in ["J1", "J2"] {
            let claim = format!(
                "points:\n  - {{point: {}, ground: {ground}, because: We would rather not.}}\n",
                requirement.key
            );
            let product = sound(&model, &format!("{base}{claim}"));
            let assessment = risk::assess(&model, &product);
            let points = assessment.points.iter();
            let point = points
                .map(|point| (model.requirements.get(point.requirement), point))
                .find(|(it, _)| it.key == requirement.key);
            let (_, point) = point.expect("every point is assessed");
            if requirement.part == Part::Handling {
                assert!(risk::applies(point.standing), "{}", requirement.key);
                assert!(point.level.is_some_and(|(level, _)| level >= Level::Basic));
            }
        }
    }
}

#[test]
fn the_order_of_writing_makes_no_difference() {
    let model = model();
    let text = example("lablink.yaml");
    let (head, rest) = text.split_once("entries:\n").expect("it has ways in");
    let (entries, tail) = rest.split_once("exclude:\n").expect("it leaves something out");
    let (exclude, rest) = tail.split_once("controls:\n").expect("it has controls");
    let (controls, end) = rest.split_once("points:\n").expect("it has claims");
    let usual = sound(&model, &text);
    let usual = risk::json(&model, &usual, &risk::assess(&model, &usual));
    let mut dice = Dice::new(7);
    for _ in 0..20 {
        let entries = shuffled(&mut dice, entries);
        let controls = shuffled(&mut dice, controls);
        let text = format!(
            "{head}entries:\n{entries}exclude:\n{exclude}controls:\n{controls}points:\n{end}"
        );
        let product = sound(&model, &text);
        assert_eq!(risk::json(&model, &product, &risk::assess(&model, &product)), usual);
    }
}

/// The items of a list, in another order.
fn shuffled(dice: &mut Dice, list: &str) -> String {
    let mut items: Vec<String> = Vec::new();
    for line in list.lines() {
        match items.last_mut() {
            Some(item) if !line.starts_with("  - ") => *item += &format!("{line}\n"),
            _ => items.push(format!("{line}\n")),
        }
    }
    for at in (1..items.len()).rev() {
        items.swap(at, dice.roll(at + 1));
    }
    items.concat()
}
