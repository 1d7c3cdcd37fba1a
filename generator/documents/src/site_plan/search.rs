//! Under which names are records looked for, and by what can the answers of a search be narrowed?

use std::collections::{BTreeMap, BTreeSet};

use model::record::{Misreading, Reference, Requirement, Term};
use model::{Id, Level, Record, Target};

use super::Ground;
use crate::site_search::{Named, SearchAnswer, SearchFacet, SearchPlan};
use crate::wording::Wording;
use crate::{Page, Placed};

/// What the search knows of `pages` beside their words.
pub(crate) fn plan(ground: &Ground<'_>, pages: &[Page]) -> SearchPlan {
    SearchPlan {
        names: names(ground),
        same_words: in_each_language(ground, |label| lists(&label("search.same_words"))),
        small_words: in_each_language(ground, |label| {
            label("search.small_words").split_whitespace().map(str::to_owned).collect()
        }),
        facets: vec![levels(ground), requirements(ground), sectors(ground, pages)]
            .into_iter()
            .filter(|facet| !facet.answers.is_empty())
            .collect(),
    }
}

fn names(ground: &Ground<'_>) -> Vec<Named> {
    let model = ground.model;
    let mut found = Vec::new();
    let mut add = |target: Target, is_term: bool, names: Vec<String>| {
        if let Some(Placed::Page { path, fragment }) = ground.homes.place(target) {
            let (path, fragment) = (path.clone(), fragment.clone());
            found.push(Named { names, is_term, path, fragment });
        }
    };
    for (id, record) in model.terms.iter() {
        let names = std::iter::once(&record.term).chain(&record.abbreviation);
        let synonyms = record.synonyms.iter().map(|line| &line.text);
        add(Term::target(id), true, names.chain(synonyms).cloned().collect());
    }
    for (id, record) in model.references.iter() {
        add(Reference::target(id), false, vec![record.key.clone(), record.designation.clone()]);
    }
    for (id, record) in model.misreadings.iter() {
        add(Misreading::target(id), false, vec![record.key.clone()]);
    }
    for (id, record) in model.requirements.iter() {
        let titles = std::iter::once(record.title.clone());
        add(Requirement::target(id), false, titles.chain(points(&record.point)).collect());
    }
    found
}

/// A point of the law as it is written, and as people cite it: `Annex I, Part I, point (2)(d)` is
/// also `Annex I Part I (2)(d)`, since the word before the first bracket is often left out.
fn points(point: &str) -> Vec<String> {
    let mut points = vec![point.to_owned()];
    if let Some((words, numbers)) = point.split_once('(')
        && let Some((before, _)) = words.trim_end().rsplit_once(' ')
    {
        points.push(format!("{before} ({numbers}"));
        points.push(arabic(&format!("{before} ({numbers}")));
    }
    points
}

/// The Roman numbers of annexes and parts as people type them.
fn arabic(point: &str) -> String {
    let words = point.split(' ').map(|word| {
        let bare = word.trim_end_matches(',');
        match bare {
            "I" => "1",
            "II" => "2",
            "III" => "3",
            "IV" => "4",
            "V" => "5",
            "VI" => "6",
            "VII" => "7",
            "VIII" => "8",
            _ => bare,
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What the labels of each language of the site say.
fn in_each_language<T>(
    ground: &Ground<'_>,
    words: impl Fn(&dyn Fn(&str) -> String) -> T,
) -> BTreeMap<String, T> {
    let book = &ground.model.book;
    let of = |wording: &Wording<'_>| words(&|key| wording.label(key));
    let main = (book.language.clone(), of(ground.wording));
    let others = book.languages.iter().map(|tag| (tag.clone(), of(&ground.wording.of(tag))));
    others.chain([main]).collect()
}

/// `article = art; annex = annexe` as lists of words that mean the same.
fn lists(label: &str) -> Vec<Vec<String>> {
    let groups = label.split(';').map(|group| {
        let words = group.split('=').map(|word| word.trim().to_owned());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>()
    });
    groups.filter(|group| group.len() > 1).collect()
}

/// The pages of `targets`, in the order of their addresses.
fn paths(ground: &Ground<'_>, targets: impl IntoIterator<Item = Target>) -> Vec<String> {
    let places = targets.into_iter().filter_map(|target| ground.homes.place(target));
    let paths = places.filter_map(|place| match place {
        // What only has a section on a page says nothing about the page.
        Placed::Page { path, fragment: None } => Some(path.clone()),
        Placed::Page { .. } | Placed::Anchor(_) | Placed::External(_) => None,
    });
    paths.collect::<BTreeSet<_>>().into_iter().collect()
}

fn levels(ground: &Ground<'_>) -> SearchFacet {
    let answers = Level::ALL.iter().copied().map(|level| {
        let controls = ground.model.controls.iter().filter(|(_, record)| record.level == level);
        SearchAnswer {
            value: level.word().to_owned(),
            label: ground.wording.label(&format!("level.{}", level.word())),
            paths: paths(ground, controls.map(|(id, _)| model::record::Control::target(id))),
        }
    });
    facet(ground, "level", answers.collect())
}

/// What serves, threatens or links to a requirement, and its own page.
fn requirements(ground: &Ground<'_>) -> SearchFacet {
    let mut records: Vec<(Id<Requirement>, &Requirement)> =
        ground.model.requirements.iter().collect();
    records.sort_by_key(|(_, record)| record.number);
    let answers = records.into_iter().map(|(id, record)| {
        let target = Requirement::target(id);
        let linking = ground.model.edges_to(target).iter().map(|edge| edge.from);
        SearchAnswer {
            value: record.key.to_lowercase(),
            label: format!("{}: {}", record.point, record.title),
            paths: paths(ground, linking.chain([target])),
        }
    });
    facet(ground, "requirement", answers.collect())
}

/// What belongs to the toolkit's sector alone, and what is for every sector.
fn sectors(ground: &Ground<'_>, pages: &[Page]) -> SearchFacet {
    let Some(sector) = &ground.model.sector else { return facet(ground, "sector", Vec::new()) };
    let mut found: BTreeMap<bool, Vec<String>> = BTreeMap::new();
    for page in pages {
        let is_own = page.source.starts_with("data/sectors/");
        if is_own || page.source.starts_with("data/") {
            found.entry(is_own).or_default().push(page.path.clone());
        }
    }
    let mut answer = |is_own: bool, value: &str, label: String| SearchAnswer {
        value: value.to_owned(),
        label,
        paths: found.remove(&is_own).unwrap_or_default(),
    };
    let answers = vec![
        answer(true, &sector.key, sector.title.clone()),
        answer(false, "core", ground.wording.label("search.core")),
    ];
    facet(ground, "sector", answers)
}

fn facet(ground: &Ground<'_>, name: &str, mut answers: Vec<SearchAnswer>) -> SearchFacet {
    answers.retain(|answer| !answer.paths.is_empty());
    for answer in &mut answers {
        answer.paths.sort();
    }
    let label = ground.wording.label(&format!("search.facet_{name}"));
    SearchFacet { name: name.to_owned(), label, answers }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_known_as_people_cite_it() {
        let known = points("Annex I, Part II, point (2)(d)");
        assert_eq!(known[1], "Annex I, Part II, (2)(d)");
        assert_eq!(known[2], "Annex 1 Part 2 (2)(d)");
        assert_eq!(points("Article 14"), ["Article 14"]);
    }

    #[test]
    fn words_that_mean_the_same_are_lists() {
        assert_eq!(
            lists("article = art; alone; a=b=c"),
            [vec!["article", "art"], vec!["a", "b", "c"]]
        );
        assert!(lists("search.same_words").is_empty());
    }
}
