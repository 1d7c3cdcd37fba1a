//! What does the implementation profile say, and which number has each of its parts?
//!
//! Three passes: `draft` puts clauses together from pages and records with links still naming
//! records; `number` gives every clause, table, note and term its number; `place` turns links
//! into cross-references that carry those numbers.

mod caption;
mod draft;
mod number;
mod picture;
mod place;
mod view;
mod written;

use model::Model;
use sources::{Diagnostic, Sources};

use crate::plan::Build;
use crate::wording::Wording;
use crate::{Deliverable, DocumentStatus, Labels, Standard};

/// Plans the profile.
pub(crate) fn plan(
    sources: &Sources,
    model: &Model,
    labels: &Labels,
    wording: &Wording<'_>,
    build: &Build,
    faults: &mut Vec<Diagnostic>,
) -> Standard {
    let mut drafted = draft::draft(sources, model, wording, faults);
    let numbers = number::number(&mut drafted.clauses, wording);
    let contents = number::contents(&drafted.clauses, wording);
    let placed = place::place(model, wording, &numbers, drafted, faults);
    let cover = &model.book.profile;
    let sheet = cover
        .sheet
        .iter()
        .map(|(name, value)| (wording.label(&format!("sheet.{name}")), value.clone()));
    Standard {
        deliverable: cover.deliverable.unwrap_or(Deliverable::Profile),
        cover_sheet: sheet.collect(),
        title_introductory: cover.introductory.clone(),
        title_main: cover.main.clone(),
        title_complementary: cover.complementary.clone(),
        language: model.book.language.clone(),
        edition: model.book.edition.clone(),
        date: build.date.clone(),
        status: DocumentStatus { name: cover.status.clone(), notices: cover.notices.clone() },
        publisher: cover.publisher.clone(),
        licence: cover.licence.clone(),
        labels: labels.clone(),
        clauses: placed.clauses,
        contents,
        footnotes: placed.footnotes,
    }
}
