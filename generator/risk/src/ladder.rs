//! Which level does each point of Annex I need, and why?
//!
//! Points start at their floors. As long as a scenario leaves more than may stay, the worst one
//! asks for its cheapest missing controls. In the end every point is lowered as far as it can be.
//! Scenarios are taken worst first and then by key, so the order in which they are written makes
//! no difference.

use model::record::RiskMethod;
use model::{Level, Risk, Verdict};

use crate::rate::{Scenario, State, rate};

/// A control of one product, reduced to what the ladder looks at.
#[derive(Clone, Debug)]
pub struct Rung {
    /// Whether it applies to the product.
    pub applies: bool,
    /// From which level it is required.
    pub level: Level,
    /// The places that it serves and that apply: indexes of levels, the main one first.
    pub places: Vec<usize>,
}

/// Where a level comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nothing asks for more than Basic.
    Basic,
    /// A floor: its index.
    Floor(usize),
    /// A scenario: its index.
    Scenario(usize),
    /// A scenario had raised it, and it turned out not to be needed.
    Pruned(usize),
}

/// What the ladder gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// The level of each place.
    pub levels: Vec<(Level, Origin)>,
    /// Which controls are required, by index.
    pub required: Vec<bool>,
    /// The scenarios that leave too much whatever is required: indexes.
    pub stuck: Vec<usize>,
}

/// Climbs from `floors`. `scenarios` are in the order of their keys.
#[must_use]
pub fn climb(
    method: &RiskMethod,
    scenarios: &[Scenario],
    rungs: &[Rung],
    floors: &[(Level, Origin)],
    essential_users: bool,
) -> Ladder {
    let mut levels = floors.to_vec();
    let mut stuck: Vec<usize> = Vec::new();
    let judge = |required: &[bool], at: usize| {
        let state = State { verified: required, instructions: true, essential_users };
        rate(method, &scenarios[at], state).risk
    };
    loop {
        let required = required(rungs, &levels);
        let left = (0..scenarios.len()).filter(|at| !stuck.contains(at));
        let rated = left.map(|at| (std::cmp::Reverse(judge(&required, at)), at));
        let Some((_, worst)) = rated.filter(|(risk, _)| is_too_much(method, risk.0)).min() else {
            break;
        };
        let missing = scenarios[worst].primary.iter().filter(|control| !required[**control]);
        let missing: Vec<&Rung> = missing
            .map(|control| &rungs[*control])
            .filter(|rung| !rung.places.is_empty())
            .collect();
        let Some(level) = missing.iter().map(|rung| rung.level).min() else {
            stuck.push(worst);
            continue;
        };
        for rung in missing.iter().filter(|rung| rung.level == level) {
            levels[rung.places[0]] = (level, Origin::Scenario(worst));
        }
    }
    stuck.sort_unstable();
    prune(rungs, floors, &mut levels, |required| {
        (0..scenarios.len())
            .all(|at| stuck.contains(&at) || !is_too_much(method, judge(required, at)))
    });
    Ladder { required: required(rungs, &levels), levels, stuck }
}

/// Lowers each place as far towards its floor as nothing is left that may not stay.
fn prune(
    rungs: &[Rung],
    floors: &[(Level, Origin)],
    levels: &mut [(Level, Origin)],
    is_enough: impl Fn(&[bool]) -> bool,
) {
    for place in 0..levels.len() {
        let (level, origin) = levels[place];
        let (floor, from) = floors[place];
        for lower in Level::ALL.iter().copied().filter(|it| floor <= *it && *it < level) {
            let pruned = match origin {
                Origin::Scenario(at) if lower == floor && from == Origin::Basic => {
                    Origin::Pruned(at)
                }
                _ if lower == floor => from,
                origin => origin,
            };
            levels[place] = (lower, pruned);
            if is_enough(&required(rungs, levels)) {
                break;
            }
            levels[place] = (level, origin);
        }
    }
}

/// Which controls the levels require.
#[must_use]
pub fn required(rungs: &[Rung], levels: &[(Level, Origin)]) -> Vec<bool> {
    let is_required =
        |rung: &Rung| rung.applies && rung.places.iter().any(|at| levels[*at].0 >= rung.level);
    rungs.iter().map(is_required).collect()
}

/// Whether a risk may not simply stay.
#[must_use]
pub fn is_too_much(method: &RiskMethod, risk: Risk) -> bool {
    let criterion = method.acceptance.iter().find(|criterion| criterion.risk == risk);
    criterion.is_some_and(|criterion| match criterion.verdict {
        Verdict::Never | Verdict::OtherMeans => true,
        Verdict::Owner | Verdict::Register => false,
    })
}
