//! How high is the risk of one scenario, with some controls verified?
//!
//! Every number here comes from a table of the method, and the causes say from which.

use std::fmt::Write as _;

use model::Risk;
use model::record::RiskMethod;

/// A scenario of one product, reduced to what the tables look at.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its key, such as `T04`.
    pub key: String,
    /// The impact in each dimension: the lesser of the scenario's cap and the product's impact.
    pub impact: [u32; 5],
    /// The exposure of its way in.
    pub exposure: u32,
    /// What an attacker needs.
    pub ease: u32,
    /// Whether dated cases were seen.
    pub observed: bool,
    /// Its primary controls that apply to the product: indexes of controls.
    pub primary: Vec<usize>,
    /// The controls that limit dimensions, and which.
    pub limiters: Vec<(usize, [bool; 5])>,
    /// The controls that reduce the exposure of its way in.
    pub reducers: Vec<usize>,
    /// Whether an instruction to the user reduces the exposure of its way in.
    pub instructed: bool,
}

/// What made a number other than the scenario's own values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A verified control reduces the exposure.
    Reducer(usize),
    /// An instruction to the user reduces the exposure.
    Instruction,
    /// All primary controls are verified.
    AllVerified,
    /// Half of the primary controls are verified, or more.
    HalfVerified,
    /// Users are worth the effort of a capable attacker.
    CapableAttacker,
    /// Cases were seen, and not enough is done.
    EvidenceFloor,
    /// A verified control limits the impact.
    Limiter(usize),
    /// The impact lifts the risk.
    Raised,
}

/// The risk of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// The impact in each dimension.
    pub impact: [u32; 5],
    /// The exposure.
    pub exposure: u32,
    /// What an attacker needs.
    pub ease: u32,
    /// The likelihood.
    pub likelihood: u32,
    /// The risk.
    pub risk: Risk,
    /// Whether it is significant in the sense of Art. 3(38).
    pub significant: bool,
    /// What made the numbers.
    pub causes: Vec<Cause>,
}

/// What of the product and its controls a rating looks at.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// Which controls count as verified, by index.
    pub verified: &'a [bool],
    /// Whether instructions to users count.
    pub instructions: bool,
    /// Whether users are essential or important entities.
    pub essential_users: bool,
}

/// Rates a scenario.
#[must_use]
pub fn rate(method: &RiskMethod, scenario: &Scenario, state: State<'_>) -> Rating {
    let credit = &method.credit;
    let mut causes = Vec::new();
    let is_verified = |control: &usize| state.verified[*control];

    let mut exposure = scenario.exposure;
    if let Some(control) = scenario.reducers.iter().find(|control| is_verified(control)) {
        let lower = exposure.saturating_sub(credit.reducer_steps).max(1);
        note(&mut causes, lower != exposure, Cause::Reducer(*control));
        exposure = lower;
    }
    if state.instructions && scenario.instructed {
        let lower = exposure.saturating_sub(credit.instruction_steps).max(1);
        note(&mut causes, lower != exposure, Cause::Instruction);
        exposure = lower;
    }

    let count = scenario.primary.iter().filter(|control| is_verified(control)).count();
    let all = count > 0 && count == scenario.primary.len();
    let half = count > 0 && 2 * count >= scenario.primary.len();
    let mut ease = scenario.ease;
    if all {
        ease = ease.min(credit.all_ease);
        causes.push(Cause::AllVerified);
    } else if half {
        ease = ease.saturating_sub(credit.half_steps).max(1);
        causes.push(Cause::HalfVerified);
    }
    if state.essential_users && !all && ease < method.capable_ease {
        ease = method.capable_ease;
        causes.push(Cause::CapableAttacker);
    }

    let mut likelihood = method.likelihood[exposure as usize - 1][ease as usize - 1];
    let evidence = &method.evidence;
    let is_floored = scenario.observed && exposure >= evidence.exposure && !half;
    if is_floored && likelihood < evidence.likelihood {
        likelihood = evidence.likelihood;
        causes.push(Cause::EvidenceFloor);
    }

    let mut impact = scenario.impact;
    for (control, limits) in scenario.limiters.iter().filter(|(control, _)| is_verified(control)) {
        let mut did = false;
        for (value, is_limited) in impact.iter_mut().zip(limits) {
            if *is_limited && *value > credit.limiter_least {
                *value = value.saturating_sub(credit.limiter_steps).max(credit.limiter_least);
                did = true;
            }
        }
        note(&mut causes, did, Cause::Limiter(*control));
    }

    let worst = impact.into_iter().max().unwrap_or(0);
    let mut risk = method.risk[worst as usize][likelihood as usize - 1];
    for raise in &method.raises {
        if risk == raise.risk && impact[raise.dimension as usize] >= raise.from {
            risk = raise.becomes;
            causes.push(Cause::Raised);
        }
    }
    let (least_impact, least_likelihood) = method.significant;
    let significant = worst >= least_impact && likelihood >= least_likelihood;
    Rating { impact, exposure, ease, likelihood, risk, significant, causes }
}

fn note(causes: &mut Vec<Cause>, did: bool, cause: Cause) {
    if did {
        causes.push(cause);
    }
}

/// The vector string of a rating, such as `HRA:1.0/S:3/K:2/C:3/T:3/N:1/E:3/A:2/OBS:1`.
#[must_use]
pub fn vector(method: &RiskMethod, scenario: &Scenario, rating: &Rating) -> String {
    let mut text = format!("{}:{}", method.key, method.version);
    for (name, value) in method.dimensions.iter().zip(rating.impact) {
        let _ = write!(text, "/{}:{value}", name.letter);
    }
    let observed = u32::from(scenario.observed);
    let _ = write!(text, "/E:{}/A:{}/OBS:{observed}", rating.exposure, rating.ease);
    text
}
