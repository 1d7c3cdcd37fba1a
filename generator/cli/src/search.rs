//! What does the site say about some words?

use std::path::Path;

use search::{Answer, Files, Piece};
use serde_json::json;

use crate::arguments;
use crate::build_info::build_info;
use crate::compile;
use crate::console::Console;
use crate::read::read;
use crate::run::{Stop, epoch};

/// The length of an excerpt, in characters.
const EXCERPT: usize = 240;
/// So many sections of a page are shown.
const SECTIONS: usize = 3;

/// Answers a query from the sources, with the index and the order of the website's search.
///
/// # Errors
///
/// When the sources cannot be read, or a language or a choice does not exist.
pub fn search(root: &Path, options: &arguments::Search, console: Console) -> Result<(), Stop> {
    let sources = read(root)?.value;
    let build = build_info(root, epoch()?.as_deref()).map_err(Stop::Usage)?;
    let Some(index) = compile::search_index(&sources, &build) else {
        console.fault("error: the sources cannot be read\nhelp: `cra-toolkit check` says why\n");
        return Err(Stop::Sources);
    };
    let Some(mut files) = Files::open(&index, options.language.as_deref()) else {
        let known: Vec<&str> = search::languages(&index).collect();
        let known = if known.is_empty() { "no other".to_owned() } else { known.join("`, `") };
        let tag = options.language.as_deref().unwrap_or_default();
        let message = format!("there are no pages in `{tag}`\nhelp: `--language` knows `{known}`");
        return Err(Stop::Usage(message));
    };
    let choices = options.choices();
    if let Some(((facet, value), known)) = files.unknown_choice(&choices) {
        let known = if known.is_empty() { "nothing".to_owned() } else { known.join("`, `") };
        let message = format!("`--{facet} {value}` narrows to nothing\nhelp: it knows `{known}`");
        return Err(Stop::Usage(message));
    }
    let answer = search::find(&mut files, &options.query.join(" "), &choices);
    if options.json {
        return Ok(console.result(&json(&files, &answer, options.limit))?);
    }
    if let Some(meant) = &answer.meant {
        console.progress(&format!("nothing holds exactly these words; shown is `{meant}`"));
    }
    let pages = answer.found.len();
    console.progress(&format!("{pages} page{}", if pages == 1 { "" } else { "s" }));
    Ok(console.result(&human(&files, &answer, options.limit))?)
}

fn human(files: &Files<'_>, answer: &Answer, limit: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for found in answer.found.iter().take(limit) {
        let mut shown: Vec<String> = Vec::new();
        for section in &found.sections {
            let place = files.place(*section);
            if shown.contains(&place.address) || shown.len() == SECTIONS {
                continue;
            }
            let heading = match place.heading.as_str() {
                "" => String::new(),
                words => format!(" › {words}"),
            };
            let indent = if shown.is_empty() { "" } else { "    " };
            lines.push(format!("{indent}{}{heading}", place.title));
            lines.push(format!("{indent}    {}", place.address));
            if shown.is_empty() {
                let pieces = Piece::excerpt(&place.body, &answer.marks, EXCERPT);
                let words = pieces.iter().map(|piece| match piece {
                    Piece::Plain(words) | Piece::Mark(words) => words.as_str(),
                });
                lines.push(format!("    {}", words.collect::<String>()));
            }
            shown.push(place.address);
        }
        lines.push(String::new());
    }
    lines.join("\n")
}

fn json(files: &Files<'_>, answer: &Answer, limit: usize) -> String {
    let results = answer.found.iter().take(limit).map(|found| {
        let mut places = found.sections.iter().map(|section| files.place(*section));
        let first = places.next().unwrap_or_default();
        let mut sections: Vec<_> = vec![first.address.clone()];
        for place in places {
            if !sections.contains(&place.address) {
                sections.push(place.address);
            }
        }
        let path = first.address.split('#').next().unwrap_or_default();
        json!({
            "path": path,
            "title": first.title,
            "kind": first.kind,
            "sections": sections,
        })
    });
    let counts = answer.counts.iter().filter(|count| count.pages > 0).map(|count| {
        json!({
            "facet": count.facet,
            "value": count.value,
            "label": count.label,
            "pages": count.pages,
        })
    });
    let value = json!({
        "pages": answer.found.len(),
        "meant": answer.meant,
        "results": results.collect::<Vec<_>>(),
        "counts": counts.collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}
