//! What does each output say? Already numbered, cross-referenced and placed.
//!
//! A format reads these values and turns them into bytes; it never looks anything up.

mod compose;
mod figure;
mod labels;
mod placed;
mod plan;
#[cfg(feature = "sample")]
mod sample;
mod schema;
mod site;
mod site_plan;
mod site_search;
mod standard;
mod standard_plan;
mod wording;
pub mod words;

pub use figure::{Figure, Picture, PictureFormat};
pub use labels::Labels;
pub use model::Deliverable;
pub use placed::Placed;
pub use plan::{Build, Documents, plan};
#[cfg(feature = "sample")]
pub use sample::standard as sample;
pub use schema::schemas;
pub use site::{
    CHANGES, Crumb, Finding, Language, Layout, Moved, NavigationItem, OWN_PAGES, OutlineEntry,
    Page, Part, PathPlace, PathStep, Redirect, Release, Site, TAGS, Tip, TranslationNote, Version,
};
pub use site_plan::edition;
pub use site_search::{Named, SearchAnswer, SearchFacet, SearchPlan};
pub use standard::{
    Clause, ClauseKind, ContentsEntry, DocumentStatus, Element, ItemPart, Requirement, Standard,
    TermEntry,
};
