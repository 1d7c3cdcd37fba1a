//! What does a product file say, once every name in it was found?
//!
//! All faults are reported at once, each at its place.

use std::collections::BTreeSet;

use model::record::{Control, EntryPoint, Fact, Requirement, RiskMethod, Threat};
use model::{Arena, Dimension, Ground, Id, Key, Model, ProductClass, Record, Scope};
use sources::decode::Decode;
use sources::{Checked, Code, Diagnostic, Node, Span, Spanned, did_you_mean};

use crate::written::{ProductFile, Progress, Role};

/// A product, as its file says.
#[derive(Clone, Debug)]
pub struct Product {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The day of the assessment.
    pub date: String,
    /// The risk method.
    pub method: Id<RiskMethod>,
    /// What it is for.
    pub purpose: String,
    /// Uses and misuses that can be foreseen: what, what users are told, the scenarios.
    pub misuse: Vec<(String, String, Vec<Id<Threat>>)>,
    /// Whether the Regulation applies, and why.
    pub gate: (Scope, String),
    /// Its class.
    pub class: ProductClass,
    /// Whether users are essential or important entities.
    pub essential_users: bool,
    /// The facts that hold.
    pub facts: BTreeSet<Id<Fact>>,
    /// The functions that have to go on, and the outage that is tolerated.
    pub functions: Vec<(String, String)>,
    /// The data that it handles: kind and band of people (indexes), and why.
    pub data: Vec<(usize, usize, String)>,
    /// The impact in each dimension but confidentiality, and why.
    pub impact: Vec<(Dimension, u32, String)>,
    /// The ways into it.
    pub entries: Vec<Entry>,
    /// Scenarios that do not fit, and why.
    pub excluded: Vec<(Id<Threat>, String)>,
    /// Scenarios that are easier or harder here: ease, why and by whom.
    pub adjusted: Vec<(Id<Threat>, u32, String, String)>,
    /// How far its controls are, and the evidence.
    pub controls: Vec<(Id<Control>, Progress, Option<String>)>,
    /// Claims about points.
    pub claims: Vec<Claim>,
    /// Parts from others, and the points that they carry.
    pub components: Vec<(String, Vec<Id<Requirement>>)>,
    /// Who answers for the risks that stay.
    pub owner: Option<String>,
    /// Who signed: as what, name, day.
    pub signed: Vec<(Role, String, String)>,
}

/// A way in.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The way in.
    pub entry: Id<EntryPoint>,
    /// The exposure: the higher of what is intended and what can be foreseen.
    pub exposure: u32,
    /// What the user information asks.
    pub instruction: Option<String>,
    /// Why.
    pub because: String,
}

/// A claim that a point does not apply, or is met by other means.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The point.
    pub point: Id<Requirement>,
    /// On what ground.
    pub ground: Ground,
    /// The justification.
    pub because: String,
    /// What dictates the weakness.
    pub dictated: String,
    /// The trusted environment.
    pub environment: String,
    /// The scenarios that stay.
    pub threats: Vec<Id<Threat>>,
    /// The compensating controls.
    pub controls: Vec<Id<Control>>,
    /// What the user is told.
    pub tell: String,
    /// The day on which the other means end.
    pub until: String,
}

/// Reads a product file for the methods and records of `model`.
#[must_use]
pub fn read(model: &Model, node: &Node) -> Checked<Option<Product>> {
    let mut reader = Reader { model, faults: Vec::new() };
    let (written, is_whole) = ProductFile::recover(node, &mut reader.faults);
    let product = reader.product(&written);
    let is_sound = is_whole && reader.faults.is_empty();
    Checked { value: product.filter(|_| is_sound), diagnostics: reader.faults }
}

struct Reader<'a> {
    model: &'a Model,
    faults: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn product(&mut self, w: &ProductFile) -> Option<Product> {
        let model = self.model;
        let method_id = self.id(&model.risk_methods, &w.method);
        let known = method_id.or_else(|| model.risk_methods.iter().next().map(|(id, _)| id));
        let method = model.risk_methods.get(known?);
        let mut facts: BTreeSet<Id<Fact>> = self.ids(&model.facts, &w.facts).into_iter().collect();
        facts.extend(model.facts.iter().filter(|(_, it)| it.key == "always").map(|(id, _)| id));
        self.once("the way in", w.entries.iter().map(|it| &it.entry));
        let mut entries =
            w.entries.iter().filter_map(|entry| self.entry(method, entry)).collect::<Vec<Entry>>();
        entries.sort_by_key(|entry| entry.entry);
        let impact = [
            (Dimension::Safety, &w.impact.safety),
            (Dimension::Continuity, &w.impact.continuity),
            (Dimension::Trust, &w.impact.trust),
            (Dimension::Network, &w.impact.network),
        ];
        let impact = impact.map(|(dimension, rated)| {
            self.within(&rated.value, 0, method.risk.len().saturating_sub(1));
            (dimension, rated.value.value, rated.because.text.clone())
        });
        let functions = w.functions.as_deref().unwrap_or_default();
        let functions: Vec<(String, String)> =
            functions.iter().map(|it| (it.name.text.clone(), it.outage.text.clone())).collect();
        if functions.is_empty() && w.impact.continuity.value.value >= 2 {
            self.fault(
                Code::MissingField,
                w.impact.continuity.value.span,
                "an outage is grave, and no function is named",
                "name the essential functions under `functions`, or rate 0 or 1",
            );
        }
        let signed = w.signed.as_deref().unwrap_or_default();
        let signed = signed.iter().map(|it| (it.role, it.name.text.clone(), it.date.iso()));
        Some(Product {
            name: w.product.text.clone(),
            version: w.version.text.clone(),
            date: w.date.iso(),
            method: method_id?,
            purpose: w.purpose.text.trim().to_owned(),
            misuse: self.misuse(w),
            gate: (w.gate.verdict, w.gate.why.text.clone()),
            class: w.class,
            essential_users: w.essential_users.value,
            facts,
            functions,
            data: self.data(method, w),
            impact: impact.to_vec(),
            excluded: self.excluded(w, &entries),
            adjusted: self.adjusted(method, w),
            entries,
            controls: self.controls(w),
            claims: self.claims(w),
            components: self.components(w),
            owner: w.owner.as_ref().map(|it| it.text.clone()),
            signed: signed.collect(),
        })
    }

    fn data(&mut self, method: &RiskMethod, w: &ProductFile) -> Vec<(usize, usize, String)> {
        let data = w.data.iter().filter_map(|held| {
            let kind = self.index(
                "kind of data",
                &held.kind,
                method.data.iter().map(|it| it.key.as_str()),
            );
            let people = self.index(
                "number of people",
                &held.persons,
                method.persons.iter().map(|it| it.key.as_str()),
            );
            Some((kind?, people?, held.because.text.clone()))
        });
        data.collect()
    }

    fn misuse(&mut self, w: &ProductFile) -> Vec<(String, String, Vec<Id<Threat>>)> {
        let model = self.model;
        let misuse = w.misuse.as_deref().unwrap_or_default();
        let misuse = misuse.iter().map(|it| {
            let threats = self.ids(&model.threats, &it.threats);
            (it.what.text.clone(), it.tell.text.clone(), threats)
        });
        misuse.collect()
    }

    fn components(&mut self, w: &ProductFile) -> Vec<(String, Vec<Id<Requirement>>)> {
        let model = self.model;
        let components = w.components.as_deref().unwrap_or_default();
        let components = components
            .iter()
            .map(|it| (it.name.text.clone(), self.ids(&model.requirements, &it.points)));
        components.collect()
    }

    fn entry(&mut self, method: &RiskMethod, w: &crate::written::Entry) -> Option<Entry> {
        self.within(&w.intended, 1, method.exposure_names.len());
        let mut exposure = w.intended.value;
        if let Some(foreseeable) = &w.foreseeable {
            self.within(foreseeable, 1, method.exposure_names.len());
            exposure = exposure.max(foreseeable.value);
        }
        Some(Entry {
            entry: self.id(&self.model.entry_points, &w.entry)?,
            exposure,
            instruction: w.instruction.as_ref().map(|it| it.text.clone()),
            because: w.because.text.clone(),
        })
    }

    fn excluded(&mut self, w: &ProductFile, entries: &[Entry]) -> Vec<(Id<Threat>, String)> {
        let written = w.exclude.as_deref().unwrap_or_default();
        self.once("the scenario", written.iter().map(|it| &it.threat));
        let mut excluded = Vec::new();
        for it in written {
            let Some(id) = self.id(&self.model.threats, &it.threat) else { continue };
            let way = self.model.threats.get(id).entry;
            // A way in with a fault, which was reported, may have been the one.
            let all_known = entries.len() == w.entries.len();
            if all_known && !entries.iter().any(|entry| Some(entry.entry) == way) {
                let message = format!("`{}` comes in by a way that is not open", it.threat.text);
                self.fault(
                    Code::UnknownValue,
                    it.threat.span,
                    &message,
                    "leave it out: it is not rated at all, or name its way in under `entries`",
                );
            }
            excluded.push((id, it.because.text.clone()));
        }
        excluded.sort_by_key(|(id, _)| *id);
        excluded
    }

    fn adjusted(
        &mut self,
        method: &RiskMethod,
        w: &ProductFile,
    ) -> Vec<(Id<Threat>, u32, String, String)> {
        let written = w.adjust.as_deref().unwrap_or_default();
        self.once("the scenario", written.iter().map(|it| &it.threat));
        let mut adjusted = Vec::new();
        for it in written {
            self.within(&it.ease, 1, method.ease_names.len());
            let Some(id) = self.id(&self.model.threats, &it.threat) else { continue };
            let out = w.exclude.iter().flatten().find(|out| out.threat.text == it.threat.text);
            if let Some(out) = out {
                let message = format!("`{}` is left out and adjusted", it.threat.text);
                let fault = Diagnostic::error(Code::DuplicateKey, it.threat.span, message);
                self.faults
                    .push(fault.also(out.threat.span, "left out here").help("keep one of the two"));
            }
            adjusted.push((id, it.ease.value, it.because.text.clone(), it.by.text.clone()));
        }
        adjusted.sort_by_key(|(id, ..)| *id);
        adjusted
    }

    fn controls(&mut self, w: &ProductFile) -> Vec<(Id<Control>, Progress, Option<String>)> {
        let written = w.controls.as_deref().unwrap_or_default();
        self.once("the control", written.iter().map(|it| &it.control));
        let mut controls = Vec::new();
        for it in written {
            let Some(id) = self.id(&self.model.controls, &it.control) else { continue };
            if it.state == Progress::Verified && it.evidence.is_none() {
                self.fault(
                    Code::MissingField,
                    it.control.span,
                    "a verified control without evidence",
                    "add `evidence`: a file, address or record; without one, write `built`",
                );
            }
            controls.push((id, it.state, it.evidence.as_ref().map(|it| it.text.clone())));
        }
        controls.sort_by_key(|(id, ..)| *id);
        controls
    }

    fn claims(&mut self, w: &ProductFile) -> Vec<Claim> {
        let written = w.points.as_deref().unwrap_or_default();
        self.once("the point", written.iter().map(|it| &it.point));
        let mut claims = Vec::new();
        for it in written {
            let fields = [
                ("dictated", it.dictated.is_none()),
                ("environment", it.environment.is_none()),
                ("threats", it.threats.is_none()),
                ("controls", it.controls.is_none()),
                ("tell", it.tell.is_none()),
                ("until", it.until.is_none()),
            ];
            for (field, is_missing) in fields {
                let is_due = it.ground == Ground::J3;
                if is_due == is_missing {
                    let (code, message, help) = if is_due {
                        let message = format!("other means without `{field}`");
                        (Code::MissingField, message, "a record of J3 names all six of its fields")
                    } else {
                        let message = format!("`{field}` belongs to other means");
                        (Code::UnknownField, message, "leave it out, or write `ground: J3`")
                    };
                    self.fault(code, it.point.span, &message, help);
                }
            }
            let model = self.model;
            let point = self.id(&model.requirements, &it.point);
            let threats = self.ids(&model.threats, it.threats.as_deref().unwrap_or_default());
            let controls = self.ids(&model.controls, it.controls.as_deref().unwrap_or_default());
            let text = |plain: &Option<sources::decode::Plain>| {
                plain.as_ref().map_or_else(String::new, |it| it.text.clone())
            };
            let Some(point) = point else { continue };
            claims.push(Claim {
                point,
                ground: it.ground,
                because: it.because.text.clone(),
                dictated: text(&it.dictated),
                environment: text(&it.environment),
                threats,
                controls,
                tell: text(&it.tell),
                until: it.until.map_or_else(String::new, |day| day.iso()),
            });
        }
        claims.sort_by_key(|claim| claim.point);
        claims
    }

    fn ids<T: Record>(&mut self, arena: &Arena<T>, keys: &[Key]) -> Vec<Id<T>> {
        self.once("the name", keys.iter());
        let mut ids: Vec<Id<T>> = keys.iter().filter_map(|key| self.id(arena, key)).collect();
        ids.sort();
        ids
    }

    fn id<T: Record>(&mut self, arena: &Arena<T>, key: &Key) -> Option<Id<T>> {
        // An empty key stands in for one with a fault, which was reported.
        if key.text.is_empty() {
            return None;
        }
        let found = arena.iter().find(|(_, record)| record.key() == key.text);
        if found.is_none() {
            let scheme = T::KIND.scheme();
            let message = format!("the toolkit has no {scheme} `{}`", key.text);
            let keys = arena.iter().map(|(_, record)| record.key());
            let help = did_you_mean(
                &key.text,
                keys,
                format!("take one from `data/{}/` or from the site", T::KIND.folder()),
            );
            self.fault(Code::DanglingLink, key.span, &message, &help);
        }
        found.map(|(id, _)| id)
    }

    fn index<'k>(
        &mut self,
        what: &str,
        key: &Key,
        known: impl Iterator<Item = &'k str>,
    ) -> Option<usize> {
        if key.text.is_empty() {
            return None;
        }
        let known: Vec<&str> = known.collect();
        let found = known.iter().position(|name| *name == key.text);
        if found.is_none() {
            let message = format!("the method has no {what} `{}`", key.text);
            let list = format!("it has {}", sources::decode::listing(&known));
            let help = did_you_mean(&key.text, known.iter().copied(), list);
            self.fault(Code::DanglingLink, key.span, &message, &help);
        }
        found
    }

    fn once<'k>(&mut self, what: &str, keys: impl Iterator<Item = &'k Key>) {
        let mut seen: Vec<&Key> = Vec::new();
        for key in keys.filter(|key| !key.text.is_empty()) {
            if let Some(first) = seen.iter().find(|other| other.text == key.text) {
                let message = format!("{what} `{}` stands here twice", key.text);
                let fault = Diagnostic::error(Code::DuplicateKey, key.span, message);
                self.faults.push(fault.also(first.span, "first here").help("keep one of the two"));
            }
            seen.push(key);
        }
    }

    fn within(&mut self, value: &Spanned<u32>, least: u32, most: usize) {
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        if !(least..=most).contains(&value.value) {
            let message = format!("`{}` is not on the scale", value.value);
            let help = format!("write a whole number from {least} to {most}");
            self.fault(Code::OutOfRange, value.span, &message, &help);
        }
    }

    fn fault(&mut self, code: Code, span: Span, message: &str, help: &str) {
        self.faults.push(Diagnostic::error(code, span, message).help(help));
    }
}
