//! Which clause does a printed line number stand in?

use std::collections::BTreeMap;

use documents::{Clause, Element, Standard};
use typst::foundations::{NativeElement, Value};
use typst::introspection::{Introspector, MetadataElem, PagedPosition};
use typst::model::HeadingElem;
use typst_layout::PagedDocument;

/// A printed line number and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineMark {
    /// The number as printed, from 1.
    pub line: usize,
    /// The sheet, from 1 for the cover.
    pub sheet: usize,
    /// The page number as printed, such as `iv` or `12`.
    pub page: String,
    /// The number of the clause, `5.2` or `A.1`; the title of a clause without a number.
    pub clause: String,
}

/// A place on paper: the sheet, and the distance from its upper edge in hundredths of a point.
type Spot = (usize, i64);

/// Headings begin a little above their first line.
const TOLERANCE: i64 = 100;

/// The marks of all numbered lines, in order.
///
/// The template leaves a metadata value `(line: 17)` at each number.
pub fn map(pages: &PagedDocument, standard: &Standard) -> Vec<LineMark> {
    let starts = starts(pages, standard);
    let introspector = pages.introspector();
    let mut marks = Vec::new();
    for element in introspector.query(&MetadataElem::ELEM.select()) {
        let number = element.to_packed::<MetadataElem>().and_then(|mark| match &mark.value {
            Value::Dict(fields) => match fields.get("line") {
                Ok(Value::Int(line)) => usize::try_from(*line).ok(),
                Ok(_) | Err(_) => None,
            },
            _ => None,
        });
        let place = element.location().and_then(|location| introspector.position(location));
        let (Some(line), Some(place)) = (number, place) else { continue };
        let (sheet, top) = spot(place);
        let clause = starts.range(..=(sheet, top + TOLERANCE)).next_back();
        let clause = clause.map(|(_, name)| name.clone()).unwrap_or_default();
        marks.push(LineMark { line, sheet, page: printed(pages, sheet), clause });
    }
    marks.sort_by_key(|mark| mark.line);
    marks
}

/// What of a standard decides the marks beside the pages.
pub fn input(standard: &Standard) -> Vec<u8> {
    let names = names(standard);
    let lines = names.iter().flat_map(|(anchor, name)| [anchor, "\n", name, "\n"]);
    lines.collect::<String>().into_bytes()
}

/// What clauses and terms are called, by anchor.
fn names(standard: &Standard) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for clause in &standard.clauses {
        name(clause, &mut names);
    }
    names
}

/// Where each clause and each term begins.
fn starts(pages: &PagedDocument, standard: &Standard) -> BTreeMap<Spot, String> {
    let names = names(standard);
    let introspector = pages.introspector();
    let mut starts = BTreeMap::new();
    for heading in introspector.query(&HeadingElem::ELEM.select()) {
        let place = heading.location().and_then(|location| introspector.position(location));
        let anchor = heading.label().map(|label| label.resolve());
        let clause = anchor.and_then(|anchor| names.get(anchor.as_str()));
        if let (Some(place), Some(clause)) = (place, clause) {
            starts.insert(spot(place), clause.clone());
        }
    }
    starts
}

fn name(clause: &Clause, names: &mut BTreeMap<String, String>) {
    let shown =
        if clause.number.is_empty() { text::plain(&clause.title) } else { clause.number.clone() };
    names.entry(clause.anchor.clone()).or_insert(shown);
    for element in &clause.body {
        if let Element::Term(term) = element {
            names.entry(term.anchor.clone()).or_insert_with(|| term.number.clone());
        }
    }
    for inner in &clause.clauses {
        name(inner, names);
    }
}

fn spot(place: PagedPosition) -> Spot {
    // A page is less than a million hundredths of a point high.
    #[expect(clippy::cast_possible_truncation, reason = "the value is small, and rounded anyway")]
    let top = (place.point.y.to_pt() * 100.0).round() as i64;
    (place.page.get(), top)
}

fn printed(pages: &PagedDocument, sheet: usize) -> String {
    let page = sheet.checked_sub(1).and_then(|index| pages.pages().get(index));
    let shown = page.and_then(|page| match &page.numbering {
        Some(typst::model::Numbering::Pattern(pattern)) => {
            pattern.apply(None, &[page.number]).ok().map(String::from)
        }
        Some(typst::model::Numbering::Func(_)) | None => None,
    });
    shown.unwrap_or_else(|| sheet.to_string())
}
