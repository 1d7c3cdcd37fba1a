//! What is true: records, links, sectors, rules.
//!
//! [`build`] reads [`sources::Sources`] into a [`Model`]: every file parsed in parallel, then
//! linked once in sequence. As written (`written`) and as meant ([`record`]) are different
//! types; whatever leaves this crate is meant, and every link in it lands.

mod book;
mod build;
pub mod decide;
mod edge;
mod edition;
mod form;
mod id;
mod kind;
mod links;
mod load;
mod page;
pub mod record;
mod redirect;
mod resolve;
mod resolve_assessment;
mod resolve_catalogue;
mod resolve_decision;
mod resolve_method;
mod rules;
mod shapes;
mod summary;
mod translation;
mod written;

pub use book::{Allowance, Book, Deliverable, ProfileTitle, Stage};
pub use build::{Model, build};
pub use edge::{Edge, Relation};
pub use edition::{Change, Digests, EDITIONS, Edition};
pub use form::{Date, Days, Key};
pub use id::{Arena, Id, Record};
pub use kind::Kind;
pub use links::{DOWNLOADS, PROFILE_DOWNLOADS, Resolved, Target, To, View};
pub use page::{AnnexNature, Audience, Page, PageKind, PageLayout, ProfileElement};
pub use redirect::Redirect;
pub use shapes::shapes;
pub use summary::{Chapter, Summary, SummaryPart};
pub use translation::Translation;
pub use written::{
    Actor, Addressee, Condition, ConfidenceMark, DataClass, Dimension, DutyClass, FrameworkNature,
    Freshness, Ground, Keep, Level, MapConfidence, MapRelation, Method, Nature, Outcome, Part,
    ProductClass, Property, ReferenceKind, ReviewRole, Risk, Scale, Scope, Status, Stricter,
    Stride, Verdict,
};
