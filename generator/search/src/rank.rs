//! Which pages come first?

use std::collections::BTreeMap;

use crate::files::Files;
use crate::score::Need;

/// A page with its sections, best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranked {
    /// The index of the page.
    pub page: u32,
    /// 0, or more for a page that the query names.
    pub named: u32,
    /// How well it answers.
    pub score: f64,
    /// How much of the query it holds, up to 1.
    pub held: f64,
    /// Its sections with their scores.
    pub sections: Vec<(u32, f64)>,
}

/// A place that the query names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedPlace {
    /// The section.
    pub section: u32,
    /// How surely it is meant: even for a name that is the query, odd for one that is most of it.
    pub rank: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Hit {
    score: f64,
    held: f64,
    titled: f64,
}

/// The further sections of a page that add to its score.
const FURTHER: usize = 4;
/// How much more a page is worth that has the name of what most of the query is about.
const SUBJECT: f64 = 6.0;

/// Gathers the sections by page and orders the pages.
///
/// A page that holds all parts, in one section or in several, comes before one that lacks some; one
/// that the query names comes first. `begun` are sections whose name begins as the query does.
pub fn rank(files: &Files<'_>, needs: &[Need], named: &[NamedPlace], begun: &[u32]) -> Vec<Ranked> {
    let mut total = 0.0;
    for need in needs {
        total += need.weight;
    }
    let mut pages: BTreeMap<u32, BTreeMap<u32, Hit>> = BTreeMap::new();
    for need in needs {
        for (section, hold) in &need.holds {
            let hits = pages.entry(files.page_of(*section)).or_default();
            let hit = hits.entry(*section).or_default();
            hit.score += hold.score;
            hit.held += need.weight / total;
            hit.titled += hold.titled * need.weight / total;
        }
    }
    for place in named {
        let hits = pages.entry(files.page_of(place.section)).or_default();
        hits.entry(place.section).or_default();
    }
    let mut ranked: Vec<Ranked> = Vec::new();
    for (page, hits) in pages {
        let holds = |need: &&Need| hits.keys().any(|section| need.holds.contains_key(section));
        if needs.iter().any(|need| need.is_required && !holds(&need)) {
            continue;
        }
        let mut held = 0.0;
        for need in needs.iter().filter(holds) {
            held += need.weight / total;
        }
        ranked.push(page_of(files, page, &hits, held, named, begun));
    }
    ranked.sort_by(|a, b| {
        let order = b.named.cmp(&a.named).then(b.score.total_cmp(&a.score));
        order.then(a.page.cmp(&b.page))
    });
    // What holds only the small words of a query is noise beside what holds the others.
    let mut enough = 0.3_f64;
    for page in ranked.iter().take(3) {
        enough = enough.min(page.held);
    }
    ranked.retain(|page| page.held >= enough || page.named > 0);
    ranked
}

fn page_of(
    files: &Files<'_>,
    page: u32,
    hits: &BTreeMap<u32, Hit>,
    held: f64,
    named: &[NamedPlace],
    begun: &[u32],
) -> Ranked {
    let rank_of = |section: u32| {
        let ranks = named.iter().filter(|place| place.section == section).map(|place| place.rank);
        ranks.max().unwrap_or_default()
    };
    let mut titled = 0.0;
    let mut sections: Vec<(u32, u32, f64)> = Vec::new();
    for (section, hit) in hits {
        let mut score = hit.score * (0.25 + 0.75 * hit.held * hit.held);
        if *section == files.intro_of(*section) {
            titled = hit.titled;
        } else {
            score *= 1.0 + hit.titled * hit.titled;
        }
        if begun.contains(section) {
            score *= 2.0;
        }
        sections.push((rank_of(*section), *section, score));
    }
    sections.sort_by(|a, b| b.0.cmp(&a.0).then(b.2.total_cmp(&a.2)).then(a.1.cmp(&b.1)));
    let mut best = 0.0_f64;
    for (.., score) in &sections {
        best = best.max(*score);
    }
    let mut rest = 0.0;
    for (.., score) in sections.iter().skip(1).take(FURTHER) {
        rest += score;
    }
    let whole = 0.3 + 0.7 * held * held * held;
    let mut score = (best + 0.05 * rest) * whole * (1.0 + 6.0 * titled * titled);
    let mut own = 0;
    let mut is_subject = false;
    for (rank, ..) in &sections {
        if rank % 2 == 0 {
            own = own.max(*rank);
        } else {
            is_subject = true;
        }
    }
    if is_subject {
        score *= SUBJECT;
    }
    Ranked {
        page,
        named: own,
        score: score * files.prior(page),
        held,
        sections: sections.into_iter().map(|(_, section, score)| (section, score)).collect(),
    }
}
