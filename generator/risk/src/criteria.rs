//! Which criteria does a product meet?

use model::{Level, Model, Scope, Verdict};

use crate::assess::{Assessment, Criterion, Standing, has_signed, verdict};
use crate::product::Product;
use crate::written::Role;

/// The criteria, in the order in which they are worked off.
pub(crate) fn criteria(model: &Model, product: &Product, it: &Assessment) -> Vec<Criterion> {
    let method = model.risk_methods.get(product.method);
    let point = |index: usize| model.requirements.get(it.points[index].requirement).key.clone();
    let standing = |wanted: fn(Standing) -> bool| {
        let points = it.points.iter().enumerate().filter(move |(_, point)| wanted(point.standing));
        points.map(|(at, _)| point(at)).collect::<Vec<String>>()
    };
    let mut criteria =
        vec![Criterion { key: "gate", met: product.gate.0 == Scope::Inside, about: Vec::new() }];
    let mut all_of = |key, open: Vec<String>| {
        criteria.push(Criterion { key, met: open.is_empty(), about: open });
    };
    all_of("points-justified", standing(|it| it == Standing::Unjustified));
    all_of("claims-hold", standing(|it| matches!(it, Standing::Refused(_))));
    let gaps = model.controls.iter().zip(&it.required).zip(&it.verified);
    let gaps = gaps.filter(|((_, required), verified)| **required && !**verified);
    all_of("required-controls", gaps.map(|(((_, control), _), _)| control.key.clone()).collect());

    // A high risk may stay where what dictates it is on record, and nobody is hurt.
    let stays = |at: usize| {
        let rating = &it.ratings[at].today;
        let criterion = method.acceptance.iter().find(|it| it.risk == rating.risk);
        let Some(criterion) = criterion else { return true };
        let is_on_record = product.claims.iter().any(|claim| {
            let controls = claim.controls.iter().map(|id| crate::assess::position(model, *id));
            claim.threats.contains(&it.threats[at])
                && claim.until.as_str() > product.date.as_str()
                && controls.into_iter().all(|control| it.verified[control])
        });
        let safety = rating.impact[model::Dimension::Safety as usize];
        match criterion.verdict {
            Verdict::Never => false,
            Verdict::OtherMeans => {
                is_on_record && criterion.safety_at_most.is_none_or(|most| safety <= most)
            }
            Verdict::Owner | Verdict::Register => true,
        }
    };
    let keys = |indexes: Vec<usize>| -> Vec<String> {
        indexes.into_iter().map(|at| it.scenarios[at].key.clone()).collect()
    };
    let count = it.scenarios.len();
    all_of("risks-may-stay", keys((0..count).filter(|at| !stays(*at)).collect()));
    let needs_owner =
        (0..count).filter(|at| verdict(method, it.ratings[*at].today.risk) == Some(Verdict::Owner));
    let unowned = if product.owner.is_some() { Vec::new() } else { needs_owner.collect() };
    all_of("risks-owned", keys(unowned));
    let mut roles = vec![(Role::Management, "management")];
    // Who knows about people and their data looks at what can harm them gravely.
    let grave = method.significant.0;
    let of_people = [model::Dimension::Safety, model::Dimension::Confidentiality];
    let is_grave = |rating: &crate::rate::Rating| {
        of_people.iter().any(|dimension| rating.impact[*dimension as usize] >= grave)
    };
    if it.ratings.iter().any(|ratings| is_grave(&ratings.inherent)) {
        roles.push((Role::Reviewer, "reviewer"));
    }
    let unsigned = roles.into_iter().filter(|(role, _)| !has_signed(product, *role));
    all_of("signed", unsigned.map(|(_, word)| word.to_owned()).collect());
    criteria
}

/// The level of due diligence on a component: the highest of the points that it carries.
pub(crate) fn diligence(
    it: &Assessment,
    points: &[model::Id<model::record::Requirement>],
) -> Level {
    let levels = it.points.iter().filter(|point| points.contains(&point.requirement));
    levels.filter_map(|point| point.level).map(|(level, _)| level).max().unwrap_or(Level::Basic)
}
