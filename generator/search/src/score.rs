//! How much does each section say of each part of a query?

use std::collections::{BTreeMap, BTreeSet};

use crate::expand::Expansion;
use crate::files::{Files, Home};

/// A part of a query, a word or a phrase, and the sections that hold it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Need {
    /// How much it tells, among the parts of the query.
    pub weight: f64,
    /// The sections.
    pub holds: BTreeMap<u32, Hold>,
    /// Whether an answer has to hold it: a phrase.
    pub is_required: bool,
    /// The terms that were looked for, for the marks in excerpts.
    pub terms: Vec<Home>,
}

/// How a section holds a part of a query.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hold {
    /// How much it says of it.
    pub score: f64,
    /// How surely its title or its names hold it.
    pub titled: f64,
}

impl Need {
    fn add(&mut self, section: u32, score: f64, titled: f64) {
        let hold = self.holds.entry(section).or_default();
        hold.score = hold.score.max(score);
        hold.titled = hold.titled.max(titled);
    }
}

/// What a word needs that may mean the terms of `expansion`.
pub fn word(files: &mut Files<'_>, expansion: &Expansion) -> Need {
    let mut need = Need::default();
    let mut best = 0.0;
    for (home, quality) in &expansion.terms {
        let term = files.term(*home);
        let weight = f64::from(term.weight);
        for (section, impact, in_title) in term.postings {
            let titled = if in_title { *quality } else { 0.0 };
            need.add(section, *quality * weight * f64::from(impact), titled);
        }
        if *quality > best || (*quality >= best && weight > need.weight) {
            need.weight = weight;
            best = *quality;
        }
        need.terms.push(*home);
    }
    // A word that occurs nowhere still counts as missing from every section.
    if expansion.terms.is_empty() {
        need.weight = f64::from(files.unseen());
    }
    need
}

/// What words in quotation marks need: each right after the one before.
pub fn phrase(files: &mut Files<'_>, words: &[String]) -> Need {
    let mut need = Need { is_required: true, ..Need::default() };
    let mut runs: Option<BTreeMap<u32, BTreeSet<u32>>> = None;
    let mut parts = Vec::new();
    for word in words {
        // What is quoted is meant as it stands: other names of the same are not.
        let terms = files.entry(word).map(|entry| entry.terms).unwrap_or_default();
        let mut ends: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for home in &terms {
            for (section, positions) in files.positions(*home) {
                ends.entry(section).or_default().extend(positions);
            }
        }
        runs = Some(match runs {
            None => ends,
            Some(before) => continued(&before, &ends),
        });
        let exact = terms.into_iter().map(|home| (home, 1.0)).collect();
        let expansion = Expansion { terms: exact, ..Expansion::default() };
        parts.push(self::word(files, &expansion));
    }
    for part in &parts {
        need.weight += part.weight;
        need.terms.extend(&part.terms);
    }
    for section in runs.unwrap_or_default().into_keys() {
        let holds: Vec<Hold> = parts
            .iter()
            .map(|part| part.holds.get(&section).copied().unwrap_or_default())
            .collect();
        let mut score = 0.0;
        let mut titled = 1.0_f64;
        for hold in holds {
            score += hold.score;
            titled = titled.min(hold.titled);
        }
        need.add(section, score, titled);
    }
    need
}

/// The places at which a run goes on with the next word.
fn continued(
    before: &BTreeMap<u32, BTreeSet<u32>>,
    next: &BTreeMap<u32, BTreeSet<u32>>,
) -> BTreeMap<u32, BTreeSet<u32>> {
    let sections = next.iter().filter_map(|(section, positions)| {
        let earlier = before.get(section)?;
        let here: BTreeSet<u32> =
            positions.iter().copied().filter(|at| *at > 0 && earlier.contains(&(at - 1))).collect();
        (!here.is_empty()).then_some((*section, here))
    });
    sections.collect()
}

/// A section that holds the meaning of several words, under whatever name, holds each of them, with
/// so much `quality`.
pub fn meaning(files: &mut Files<'_>, home: Home, quality: f64, needs: &mut [Need]) {
    let term = files.term(home);
    let mut total = 0.0;
    for need in needs.iter() {
        total += need.weight;
    }
    for need in needs.iter_mut().filter(|need| need.weight > 0.0) {
        let share = need.weight / total;
        for (section, impact, in_title) in &term.postings {
            let score = quality * f64::from(term.weight) * f64::from(*impact) * share;
            need.add(*section, score, if *in_title { quality.min(1.0) } else { 0.0 });
        }
        need.terms.push(home);
    }
}
