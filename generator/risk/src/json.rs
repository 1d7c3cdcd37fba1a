//! How is an assessment written down, byte for byte?
//!
//! Fields stand in the order of this file, numbers are whole, lists are in the order of keys, and
//! the text is indented by two spaces and ends with a line feed: whoever implements the method
//! anew can compare bytes.

use model::record::RiskMethod;
use model::{Level, Model};
use serde_json::{Map, Value, json as value};

use crate::assess::{Assessment, Point, Standing, applies};
use crate::criteria::diligence;
use crate::ladder::Origin;
use crate::product::Product;
use crate::rate::{Cause, Rating, Scenario, vector};

/// The version of this form. It grows when a field changes its meaning or goes away.
pub const FORMAT: u32 = 1;

/// Looks at one of the four ratings of a scenario.
type RatingOf = fn(&crate::assess::Ratings) -> &Rating;

struct Writer<'a> {
    model: &'a Model,
    method: &'a RiskMethod,
    product: &'a Product,
    it: &'a Assessment,
}

/// The assessment as JSON.
#[must_use]
pub fn json(model: &Model, product: &Product, assessment: &Assessment) -> String {
    let method = model.risk_methods.get(product.method);
    let writer = Writer { model, method, product, it: assessment };
    let mut text = format!("{:#}", writer.whole());
    text.push('\n');
    text
}

impl Writer<'_> {
    fn whole(&self) -> Value {
        let mut whole = Map::new();
        let mut put = |name: &str, value: Value| drop(whole.insert(name.to_owned(), value));
        put("format", FORMAT.into());
        put("method", self.method.key.clone().into());
        put("method_version", self.method.version.clone().into());
        put("product", self.product.name.clone().into());
        put("version", self.product.version.clone().into());
        put("date", self.product.date.clone().into());
        let (verdict, why) = &self.product.gate;
        put("gate", value!({"verdict": verdict.word(), "why": why}));
        put("class", self.product.class.word().into());
        put("impact", self.impact());
        put("counts", self.counts());
        put(
            "points",
            self.it.points.iter().enumerate().map(|(at, it)| self.point(at, it)).collect(),
        );
        let (level, origin) = self.it.duties;
        put("duties", value!({"level": level.word(), "cause": self.origin(origin)}));
        put("scenarios", (0..self.it.scenarios.len()).map(|at| self.scenario(at)).collect());
        put("excluded", self.excluded());
        put("controls", self.controls());
        put("other_means", self.other_means());
        put("user_information", self.user_information());
        put("close_calls", self.close_calls());
        put("due_diligence", self.due_diligence());
        put("criteria", self.criteria());
        put("met", self.it.criteria.iter().all(|criterion| criterion.met).into());
        Value::Object(whole)
    }

    fn impact(&self) -> Value {
        let names = self.method.dimensions.iter().zip(self.it.impact);
        let dimensions = names.map(|(name, number)| {
            let own = self.product.impact.iter().find(|(it, ..)| *it == name.dimension);
            let because = match own {
                Some((.., why)) => value!([why]),
                None => self.looked_up(),
            };
            value!({
                "dimension": name.dimension.word(),
                "value": number,
                "table": own.is_none().then_some("impact"),
                "because": because,
            })
        });
        dimensions.collect()
    }

    /// Why confidentiality has its value: every row of the table that was looked up.
    fn looked_up(&self) -> Value {
        let rows = self.product.data.iter().map(|(kind, people, why)| {
            let data = &self.method.data[*kind];
            let number = data.by_persons[*people];
            let people = &self.method.persons[*people].key;
            Value::from(format!("{} x {people} = {number}: {why}", data.key))
        });
        rows.collect()
    }

    fn counts(&self) -> Value {
        let mut counts = Map::new();
        let states: [(&str, RatingOf); 4] = [
            ("inherent", |it| &it.inherent),
            ("today", |it| &it.today),
            ("basic", |it| &it.basic),
            ("target", |it| &it.target),
        ];
        for (name, state) in states {
            let mut count = Map::new();
            for risk in model::Risk::ALL {
                let number = self.it.ratings.iter().filter(|it| state(it).risk == *risk).count();
                count.insert(risk.word().to_owned(), number.into());
            }
            counts.insert(name.to_owned(), Value::Object(count));
        }
        Value::Object(counts)
    }

    fn place(&self, at: usize) -> String {
        let point = self.it.points.get(at);
        let key = point.map(|point| self.model.requirements.get(point.requirement).key.clone());
        key.unwrap_or_else(|| "duties".to_owned())
    }

    fn point(&self, at: usize, point: &Point) -> Value {
        let rule = self.method.points.iter().find(|it| it.requirement == point.requirement);
        let (standing, claim) = match point.standing {
            Standing::Always => ("always", None),
            Standing::Because(_) => ("because", None),
            Standing::Justified(claim) => ("justified", Some(claim)),
            Standing::Unjustified => ("unjustified", None),
            Standing::Refused(claim) => ("refused", Some(claim)),
            Standing::OtherMeans(claim) => ("other-means", Some(claim)),
        };
        let claim = claim.map(|claim| &self.product.claims[claim]);
        let because = match (point.standing, rule, claim) {
            (Standing::Refused(_), Some(rule), _) => rule.refusal.clone(),
            (_, _, Some(claim)) => claim.because.clone(),
            (_, Some(rule), None) => rule.because.clone(),
            (_, None, None) => String::new(),
        };
        value!({
            "point": self.place(at),
            "applies": applies(point.standing),
            "standing": standing,
            "ground": claim.map(|claim| claim.ground.word()),
            "because": because,
            "level": point.level.map(|(level, _)| level.word()),
            "cause": point.level.map(|(_, origin)| self.origin(origin)),
        })
    }

    fn origin(&self, origin: Origin) -> Value {
        match origin {
            Origin::Basic => value!({"kind": "basic"}),
            Origin::Floor(at) => value!({"kind": "floor", "floor": self.method.floors[at].key}),
            Origin::Scenario(at) => {
                value!({"kind": "scenario", "scenario": self.it.scenarios[at].key})
            }
            Origin::Pruned(at) => {
                value!({"kind": "pruned", "scenario": self.it.scenarios[at].key})
            }
        }
    }

    fn scenario(&self, at: usize) -> Value {
        let scenario = &self.it.scenarios[at];
        let threat = self.model.threats.get(self.it.threats[at]);
        let entry = threat.entry.map(|entry| self.model.entry_points.get(entry).key.as_str());
        let ratings = &self.it.ratings[at];
        let adjusted = self.product.adjusted.iter().find(|(id, ..)| *id == self.it.threats[at]);
        let adjusted = adjusted.map(|(_, ease, why, by)| {
            value!({"usual": threat.ease, "ease": ease, "because": why, "by": by})
        });
        let controls: Vec<&str> =
            scenario.primary.iter().map(|control| self.control_key(*control)).collect();
        value!({
            "scenario": scenario.key,
            "title": threat.title,
            "entry": entry,
            "controls": controls,
            "adjusted": adjusted,
            "redesign": self.it.stuck.contains(&at),
            "inherent": self.rating(scenario, &ratings.inherent),
            "today": self.rating(scenario, &ratings.today),
            "basic": self.rating(scenario, &ratings.basic),
            "target": self.rating(scenario, &ratings.target),
        })
    }

    fn rating(&self, scenario: &Scenario, rating: &Rating) -> Value {
        let causes: Vec<Value> = rating.causes.iter().map(|cause| self.cause(*cause)).collect();
        value!({
            "vector": vector(self.method, scenario, rating),
            "likelihood": rating.likelihood,
            "risk": rating.risk.word(),
            "significant": rating.significant,
            "causes": causes,
        })
    }

    fn cause(&self, cause: Cause) -> Value {
        let (kind, control) = match cause {
            Cause::Reducer(control) => ("reducer", Some(control)),
            Cause::Instruction => ("instruction", None),
            Cause::AllVerified => ("all-verified", None),
            Cause::HalfVerified => ("half-verified", None),
            Cause::CapableAttacker => ("capable-attacker", None),
            Cause::EvidenceFloor => ("evidence-floor", None),
            Cause::Limiter(control) => ("limiter", Some(control)),
            Cause::Raised => ("raised", None),
        };
        match control {
            Some(control) => value!({"kind": kind, "control": self.control_key(control)}),
            None => value!({"kind": kind}),
        }
    }

    fn control_key(&self, at: usize) -> &str {
        let (_, control) = self.model.controls.iter().nth(at).expect("controls are never removed");
        &control.key
    }

    fn excluded(&self) -> Value {
        let excluded =
            self.product.excluded.iter().map(
                |(id, why)| value!({"scenario": self.model.threats.get(*id).key, "because": why}),
            );
        excluded.collect()
    }

    fn controls(&self) -> Value {
        let rungs = self.model.controls.iter().zip(&self.it.controls).enumerate();
        let applying = rungs.filter(|(_, (_, rung))| rung.applies && !rung.places.is_empty());
        let controls = applying.map(|(at, ((id, control), rung))| {
            let known = self.product.controls.iter().find(|(known, ..)| *known == id);
            let places: Vec<String> = rung.places.iter().map(|at| self.place(*at)).collect();
            value!({
                "control": control.key,
                "level": rung.level.word(),
                "points": places,
                "required": self.it.required[at],
                "state": known.map_or("open", |(_, progress, _)| progress.word()),
                "evidence": known.and_then(|(.., evidence)| evidence.clone()),
                "gap": self.it.required[at] && !self.it.verified[at],
            })
        });
        controls.collect()
    }

    fn other_means(&self) -> Value {
        let claims = self.product.claims.iter().filter(|it| it.ground == model::Ground::J3);
        let records = claims.map(|claim| {
            let threats: Vec<&str> =
                claim.threats.iter().map(|id| self.model.threats.get(*id).key.as_str()).collect();
            let controls: Vec<&str> =
                claim.controls.iter().map(|id| self.model.controls.get(*id).key.as_str()).collect();
            value!({
                "point": self.model.requirements.get(claim.point).key,
                "because": claim.because,
                "dictated": claim.dictated,
                "environment": claim.environment,
                "scenarios": threats,
                "controls": controls,
                "tell": claim.tell,
                "until": claim.until,
            })
        });
        records.collect()
    }

    /// The lines of Annex II, point 5: what users have to know.
    fn user_information(&self) -> Value {
        let mut lines = Vec::new();
        for (what, tell, threats) in &self.product.misuse {
            let significant = self
                .it
                .threats
                .iter()
                .zip(&self.it.ratings)
                .filter(|(id, ratings)| threats.contains(id) && ratings.inherent.significant);
            let keys: Vec<&str> =
                significant.map(|(id, _)| self.model.threats.get(*id).key.as_str()).collect();
            if !keys.is_empty() {
                lines.push(
                    value!({"from": "misuse", "what": what, "tell": tell, "scenarios": keys}),
                );
            }
        }
        for claim in self.product.claims.iter().filter(|it| it.ground == model::Ground::J3) {
            let keys: Vec<&str> =
                claim.threats.iter().map(|id| self.model.threats.get(*id).key.as_str()).collect();
            lines.push(value!({
                "from": "other-means", "what": claim.dictated, "tell": claim.tell, "scenarios": keys
            }));
        }
        for entry in &self.product.entries {
            if let Some(instruction) = &entry.instruction {
                let key = &self.model.entry_points.get(entry.entry).key;
                let keys: Vec<&str> = Vec::new();
                lines.push(value!({
                    "from": "instruction", "what": key, "tell": instruction, "scenarios": keys
                }));
            }
        }
        lines.into()
    }

    fn close_calls(&self) -> Value {
        let calls = self.it.close_calls.iter().map(|call| {
            let levels: Vec<Value> = call
                .levels
                .iter()
                .map(|(place, level)| value!({"point": self.place(*place), "level": level.word()}))
                .collect();
            let scenario = &self.it.scenarios[call.scenario];
            value!({
                "scenario": scenario.key, "ease": scenario.ease,
                "other": call.ease, "levels": levels
            })
        });
        calls.collect()
    }

    fn due_diligence(&self) -> Value {
        let components = self.product.components.iter().map(|(name, points)| {
            let level: Level = diligence(self.it, points);
            value!({"component": name, "level": level.word()})
        });
        components.collect()
    }

    fn criteria(&self) -> Value {
        let criteria = self.it.criteria.iter().map(|criterion| {
            value!({"criterion": criterion.key, "met": criterion.met, "about": criterion.about})
        });
        criteria.collect()
    }
}
