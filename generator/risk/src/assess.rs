//! What does the method say about a product: points, scenarios, levels, controls, criteria?

use model::record::{Control, Requirement, RiskMethod, Threat, When};
use model::{Dimension, Ground, Id, Level, Model, Part, Risk, Verdict};

use crate::ladder::{self, Ladder, Origin, Rung};
use crate::product::{Claim, Product};
use crate::rate::{Rating, Scenario, State, rate};
use crate::written::{Progress, Role};

/// What the method says about one product.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The impact in each dimension, in the order of vector strings.
    pub impact: [u32; 5],
    /// The scenarios, in the order of their keys.
    pub scenarios: Vec<Scenario>,
    /// Which threat each scenario is.
    pub threats: Vec<Id<Threat>>,
    /// The ratings of each scenario.
    pub ratings: Vec<Ratings>,
    /// The points of Annex I, in order.
    pub points: Vec<Point>,
    /// The level of the duties outside Annex I, and where it comes from.
    pub duties: (Level, Origin),
    /// Each control of the catalogue, by index.
    pub controls: Vec<Rung>,
    /// Which controls are required, by index.
    pub required: Vec<bool>,
    /// Which controls are verified, by index.
    pub verified: Vec<bool>,
    /// The scenarios that leave too much whatever is required: indexes.
    pub stuck: Vec<usize>,
    /// One step of ease in a scenario that would change levels.
    pub close_calls: Vec<CloseCall>,
    /// The criteria, in order.
    pub criteria: Vec<Criterion>,
}

/// The ratings of a scenario in four states.
#[derive(Clone, Debug)]
pub struct Ratings {
    /// Without controls.
    pub inherent: Rating,
    /// With the controls that are verified.
    pub today: Rating,
    /// With every Basic control.
    pub basic: Rating,
    /// With every required control.
    pub target: Rating,
}

/// Whether a point applies, and at which level.
#[derive(Clone, Debug)]
pub struct Point {
    /// The point.
    pub requirement: Id<Requirement>,
    /// Whether it applies.
    pub standing: Standing,
    /// The level, and where it comes from; `None` when it does not apply.
    pub level: Option<(Level, Origin)>,
}

/// How a point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It applies to every product.
    Always,
    /// Something that is true of the product makes it apply: index of the condition.
    Because(usize),
    /// It does not apply, and the file says why: index of the claim.
    Justified(usize),
    /// Nothing makes it apply, and nobody says why not.
    Unjustified,
    /// It applies; a claim that it does not was refused: index of the claim.
    Refused(usize),
    /// It applies and is met by other means: index of the claim.
    OtherMeans(usize),
}

/// One step of ease in a scenario that changes levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CloseCall {
    /// The scenario: index.
    pub scenario: usize,
    /// The ease that was tried.
    pub ease: u32,
    /// The places whose level changes, and to what.
    pub levels: Vec<(usize, Level)>,
}

/// A criterion, and whether it is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its name, such as `required-controls`.
    pub key: &'static str,
    /// Whether it is met.
    pub met: bool,
    /// What it is about: keys of points, controls or scenarios.
    pub about: Vec<String>,
}

/// Assesses a product.
#[must_use]
pub fn assess(model: &Model, product: &Product) -> Assessment {
    let method = model.risk_methods.get(product.method);
    let impact = impact(method, product);
    let (threats, scenarios) = scenarios(model, method, product, impact);
    let unverified = vec![false; model.controls.len()];
    let essential_users = product.essential_users;
    let inherent = |at: usize| {
        let state = State { verified: &unverified, instructions: false, essential_users };
        rate(method, &scenarios[at], state)
    };
    let standings = standings(model, method, product, impact, &|point| {
        threats.iter().enumerate().any(|(at, threat)| {
            let touches = &model.threats.get(*threat).requirements;
            touches.iter().any(|link| link.id == point) && inherent(at).risk != Risk::None
        })
    });
    let rungs = rungs(model, product, &standings);
    let floors = floors(method, product, impact, &standings);
    let Ladder { levels, required, stuck } =
        ladder::climb(method, &scenarios, &rungs, &floors, essential_users);

    let mut verified = unverified.clone();
    for (id, progress, _) in &product.controls {
        verified[position(model, *id)] = *progress == Progress::Verified;
    }
    let basic: Vec<bool> =
        rungs.iter().map(|rung| rung.applies && rung.level == Level::Basic).collect();
    let rated = |at: usize, verified: &[bool]| {
        rate(method, &scenarios[at], State { verified, instructions: true, essential_users })
    };
    let ratings = (0..scenarios.len()).map(|at| Ratings {
        inherent: inherent(at),
        today: rated(at, &verified),
        basic: rated(at, &basic),
        target: rated(at, &required),
    });
    let ratings: Vec<Ratings> = ratings.collect();
    let points = standings.iter().enumerate().map(|(at, (requirement, standing))| Point {
        requirement: *requirement,
        standing: *standing,
        level: applies(*standing).then(|| levels[at]),
    });
    let close_calls = close_calls(method, &scenarios, &rungs, &floors, &levels, essential_users);
    let mut assessment = Assessment {
        impact,
        points: points.collect(),
        duties: levels[standings.len()],
        scenarios,
        threats,
        ratings,
        controls: rungs,
        required,
        verified,
        stuck,
        close_calls,
        criteria: Vec::new(),
    };
    assessment.criteria = crate::criteria::criteria(model, product, &assessment);
    assessment
}

/// The position of a control in the lists of an assessment.
#[must_use]
pub fn position(model: &Model, control: Id<Control>) -> usize {
    let found = model.controls.iter().position(|(id, _)| id == control);
    found.expect("an id of this model names one of its records")
}

/// The impact of the product; that on confidentiality is looked up by data and people.
fn impact(method: &RiskMethod, product: &Product) -> [u32; 5] {
    let mut impact = [0; 5];
    for (dimension, value, _) in &product.impact {
        impact[*dimension as usize] = *value;
    }
    let looked_up =
        product.data.iter().map(|(kind, people, _)| method.data[*kind].by_persons[*people]);
    impact[Dimension::Confidentiality as usize] = looked_up.max().unwrap_or(0);
    impact
}

/// The scenarios whose way in is open and that are not left out, in the order of their keys.
fn scenarios(
    model: &Model,
    method: &RiskMethod,
    product: &Product,
    impact: [u32; 5],
) -> (Vec<Id<Threat>>, Vec<Scenario>) {
    let applies = |id: &Id<Control>| {
        let fact = model.controls.get(*id).applies;
        fact.is_some_and(|fact| product.facts.contains(&fact))
    };
    let mut found = (Vec::new(), Vec::new());
    for (id, threat) in model.threats.iter() {
        let entry = product.entries.iter().find(|entry| Some(entry.entry) == threat.entry);
        let Some(entry) = entry else { continue };
        if product.excluded.iter().any(|(out, _)| *out == id) {
            continue;
        }
        let mut limited = impact;
        for (dimension, cap) in &threat.caps {
            let value = &mut limited[*dimension as usize];
            *value = (*value).min(*cap);
        }
        let adjusted = product.adjusted.iter().find(|(threat, ..)| *threat == id);
        let primary = threat.controls.iter().map(|link| link.id).filter(applies);
        let limiters = threat.limiters.iter().filter(|it| applies(&it.control.id)).map(|it| {
            let mut dimensions = [false; 5];
            it.reduces.iter().for_each(|dimension| dimensions[*dimension as usize] = true);
            (position(model, it.control.id), dimensions)
        });
        let reducers = method.credit.reducers.iter();
        let reducers = reducers.filter(|(way, _)| *way == entry.entry).map(|(_, control)| *control);
        let fact = method.credit.instruction_fact;
        let is_worth = fact.is_some_and(|fact| product.facts.contains(&fact))
            && limited[Dimension::Safety as usize] <= method.credit.instruction_safety;
        found.0.push(id);
        found.1.push(Scenario {
            key: threat.key.clone(),
            impact: limited,
            exposure: entry.exposure,
            ease: adjusted.map_or(threat.ease, |(_, ease, ..)| *ease),
            observed: !threat.observed.is_empty(),
            primary: primary.map(|id| position(model, id)).collect(),
            limiters: limiters.collect(),
            reducers: reducers.filter(applies).map(|id| position(model, id)).collect(),
            instructed: is_worth && entry.instruction.is_some(),
        });
    }
    found
}

/// Whether something is true of the product.
fn is_true(when: &When, product: &Product, impact: [u32; 5]) -> bool {
    let worst = product.data.iter().map(|(kind, ..)| *kind).max().unwrap_or(0);
    when.fact.is_none_or(|fact| product.facts.contains(&fact))
        && when.impact.is_none_or(|(dimension, least)| impact[dimension as usize] >= least)
        && when.data.is_none_or(|kind| worst >= kind)
        && (when.class.is_empty() || when.class.contains(&product.class))
        && when.essential_users.is_none_or(|is| is == product.essential_users)
        && when.functions.is_none_or(|named| named != product.functions.is_empty())
}

fn standings(
    model: &Model,
    method: &RiskMethod,
    product: &Product,
    impact: [u32; 5],
    has_risk: &dyn Fn(Id<Requirement>) -> bool,
) -> Vec<(Id<Requirement>, Standing)> {
    let mut points: Vec<(Id<Requirement>, u32)> =
        model.requirements.iter().map(|(id, it)| (id, it.number)).collect();
    points.sort_by_key(|(id, number)| (model.requirements.get(*id).part, *number));
    let standing = |(point, _)| {
        let rule = method.points.iter().find(|rule| rule.requirement == point);
        let holds = |whens: &[When]| whens.iter().position(|when| is_true(when, product, impact));
        let claim = product.claims.iter().position(|claim| claim.point == point);
        let claimed = claim.map(|at| (at, &product.claims[at]));
        let is_always = rule.is_none_or(|rule| rule.when.is_empty())
            || model.requirements.get(point).part == Part::Handling;
        let condition = rule.and_then(|rule| holds(&rule.when));
        let refused = is_always || rule.is_some_and(|rule| holds(&rule.refuse).is_some());
        let standing = match claimed {
            Some((at, Claim { ground: Ground::J3, .. })) => Standing::OtherMeans(at),
            Some((at, _)) if refused => Standing::Refused(at),
            Some((at, Claim { ground: Ground::J2, .. })) if has_risk(point) => {
                Standing::Refused(at)
            }
            Some((at, _)) => Standing::Justified(at),
            None if is_always => Standing::Always,
            None => condition.map_or(Standing::Unjustified, Standing::Because),
        };
        (point, standing)
    };
    points.into_iter().map(standing).collect()
}

/// Whether a point that stands so applies.
#[must_use]
pub fn applies(standing: Standing) -> bool {
    !matches!(standing, Standing::Justified(_) | Standing::Unjustified)
}

fn rungs(model: &Model, product: &Product, points: &[(Id<Requirement>, Standing)]) -> Vec<Rung> {
    let rung = |(_, control): (Id<Control>, &Control)| {
        let mut places: Vec<usize> = control
            .requirements
            .iter()
            .filter_map(|link| points.iter().position(|(point, _)| *point == link.id))
            .filter(|at| applies(points[*at].1))
            .collect();
        if control.requirements.is_empty() {
            places.push(points.len());
        }
        Rung {
            applies: control.applies.is_some_and(|fact| product.facts.contains(&fact)),
            level: control.level,
            places,
        }
    };
    model.controls.iter().map(rung).collect()
}

/// The floor of each point, and after them that of the duties outside Annex I.
fn floors(
    method: &RiskMethod,
    product: &Product,
    impact: [u32; 5],
    points: &[(Id<Requirement>, Standing)],
) -> Vec<(Level, Origin)> {
    let mut floors = vec![(Level::Basic, Origin::Basic); points.len() + 1];
    for (number, floor) in method.floors.iter().enumerate() {
        if !is_true(&floor.when, product, impact) {
            continue;
        }
        let named = points.iter().map(|(point, _)| floor.requirements.contains(point));
        let named: Vec<bool> = named.chain([floor.duties]).collect();
        for (place, _) in floors.iter_mut().zip(named).filter(|(_, is_named)| *is_named) {
            if place.0 < floor.level {
                *place = (floor.level, Origin::Floor(number));
            }
        }
    }
    floors
}

fn close_calls(
    method: &RiskMethod,
    scenarios: &[Scenario],
    rungs: &[Rung],
    floors: &[(Level, Origin)],
    levels: &[(Level, Origin)],
    essential_users: bool,
) -> Vec<CloseCall> {
    let mut calls = Vec::new();
    let mut tried = scenarios.to_vec();
    let easiest = u32::try_from(method.ease_names.len()).unwrap_or(u32::MAX);
    for at in 0..scenarios.len() {
        let ease = scenarios[at].ease;
        for other in [ease - 1, ease + 1].into_iter().filter(|ease| (1..=easiest).contains(ease)) {
            tried[at].ease = other;
            let changed = ladder::climb(method, &tried, rungs, floors, essential_users);
            let pairs = changed.levels.iter().zip(levels).enumerate();
            let differ = pairs.filter(|(_, (new, old))| new.0 != old.0);
            let differ: Vec<(usize, Level)> =
                differ.map(|(place, (new, _))| (place, new.0)).collect();
            if !differ.is_empty() {
                calls.push(CloseCall { scenario: at, ease: other, levels: differ });
            }
        }
        tried[at].ease = ease;
    }
    calls
}

/// What becomes of a risk.
#[must_use]
pub fn verdict(method: &RiskMethod, risk: Risk) -> Option<Verdict> {
    method.acceptance.iter().find(|it| it.risk == risk).map(|it| it.verdict)
}

/// Whether somebody signed as this.
#[must_use]
pub fn has_signed(product: &Product, role: Role) -> bool {
    product.signed.iter().any(|(signed, ..)| *signed == role)
}
