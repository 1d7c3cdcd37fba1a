//! How do records and pages become documents?

use std::collections::BTreeMap;

use model::Model;
use sources::{Checked, Sources};

use crate::wording::Wording;
use crate::{Labels, Site, Standard, site_plan, standard_plan};

/// What the world says of this build; nothing else of the world is in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Build {
    /// The date of the sources, `YYYY-MM-DD`, when it is known.
    pub date: Option<String>,
    /// The revision of the sources, when it is known.
    pub revision: Option<String>,
    /// The day on which each source file was last changed, as far as it is known: path from the
    /// toolkit's root → `YYYY-MM-DD`.
    pub changed: BTreeMap<String, String>,
    /// Which of [`model::DOWNLOADS`] this build does not make: no page leads there.
    pub left_out: Vec<String>,
}

/// Everything that the formats write.
#[derive(Clone, Debug)]
pub struct Documents {
    /// The website.
    pub site: Site,
    /// The implementation profile.
    pub standard: Standard,
}

/// Plans every document: numbers are counted and links placed.
#[must_use]
pub fn plan(
    sources: &Sources,
    model: &Model,
    labels: &Labels,
    build: &Build,
) -> Checked<Documents> {
    let mut faults = Vec::new();
    let wording = Wording::new(labels);
    let standard = standard_plan::plan(sources, model, labels, &wording, build, &mut faults);
    let site = site_plan::plan(sources, model, &standard, &wording, build, &mut faults);
    faults.extend(wording.faults(&model.book.language));
    Checked { value: Documents { site, standard }, diagnostics: faults }
}
