//! What may each data file hold? For editors, which complete and check while one types.

use sources::decode::{Decode, FieldShape, Shape};

use crate::form::Key;
use crate::{Kind, written};

/// The shape of every kind of data file, by the name of its schema: a record's scheme, `refine-`
/// and a scheme for a sector's refinement, `sector` for what a sector says of itself.
#[must_use]
pub fn shapes() -> Vec<(String, Shape)> {
    let mut shapes = vec![("sector".to_owned(), written::Sector::shape())];
    for kind in Kind::RECORDS {
        let shape = record(*kind);
        shapes.push((format!("refine-{}", kind.scheme()), refinement(&shape)));
        shapes.push((kind.scheme().to_owned(), shape));
    }
    shapes.sort_by(|a, b| a.0.cmp(&b.0));
    shapes
}

fn record(kind: Kind) -> Shape {
    match kind {
        Kind::Requirement => written::Requirement::shape(),
        Kind::Control => written::Control::shape(),
        Kind::Threat => written::Threat::shape(),
        Kind::Reference => written::Reference::shape(),
        Kind::Term => written::Term::shape(),
        Kind::Area => written::Area::shape(),
        Kind::Fact => written::Fact::shape(),
        Kind::EntryPoint => written::EntryPoint::shape(),
        Kind::Asset => written::Asset::shape(),
        Kind::Date => written::LegalDate::shape(),
        Kind::Clock => written::Clock::shape(),
        Kind::Baseline => written::Baseline::shape(),
        Kind::Framework => written::Framework::shape(),
        Kind::Objective => written::Objective::shape(),
        Kind::EvidenceType => written::EvidenceType::shape(),
        Kind::Product => written::Product::shape(),
        Kind::Misreading => written::Misreading::shape(),
        Kind::DecisionTable => written::DecisionTable::shape(),
        Kind::RiskMethod => written::RiskMethod::shape(),
        Kind::Page => Shape::Any,
    }
}

/// A refinement names a record and appends to some of its fields.
fn refinement(record: &Shape) -> Shape {
    let Shape::Group { fields, .. } = record else { return Shape::Any };
    let refine = FieldShape {
        name: "refine",
        about: "The key of the record that the sector appends to.",
        required: true,
        appendable: false,
        shape: Key::shape(),
    };
    let appended = fields.iter().filter(|field| field.appendable);
    let appended = appended.map(|field| FieldShape { required: false, ..field.clone() });
    Shape::Group {
        about: "What a sector appends to a record of the core.",
        fields: std::iter::once(refine).chain(appended).collect(),
    }
}
