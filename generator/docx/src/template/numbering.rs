//! How do our lists stand beside those of a template?

use std::collections::BTreeMap;

use super::{Base, settings};
use crate::numbering::Instances;
use crate::package::Element;
use crate::role::Sequence;
use crate::style::PaperStyle;

/// The instances of the document: the template's where its styles are numbered, and ours behind
/// the last number that it uses.
pub fn instances(base: &Base, paper: &PaperStyle) -> Instances {
    let taken: BTreeMap<Sequence, usize> = Sequence::ALL
        .into_iter()
        .filter_map(|sequence| {
            let id = paper.id(sequence.first());
            base.instance_of(id).map(|instance| (sequence, instance))
        })
        .collect();
    let next = |name: &str, key: &str, first: usize| {
        let lists = base.numbering.iter().flat_map(Element::elements);
        let numbers = lists.filter(|element| element.name == name);
        let last = numbers.filter_map(|element| element.get(key).parse::<usize>().ok()).max();
        last.map_or(first, |last| last.saturating_add(1))
    };
    let definition = next("w:abstractNum", "w:abstractNumId", 0);
    Instances::beside(definition, next("w:num", "w:numId", 1), &taken)
}

impl Base {
    /// The part `numbering` of the template with ours added.
    pub fn numbering(&self, own: Vec<u8>) -> Vec<u8> {
        let Some(theirs) = &self.numbering else { return own };
        let own = settings::parsed(&own);
        let mut merged = Element { children: Vec::new(), ..theirs.clone() };
        // Definitions before instances, as the schema wants them.
        for name in ["w:abstractNum", "w:num"] {
            for element in theirs.elements().chain(own.elements()) {
                if element.name == name {
                    merged = merged.with(element.clone());
                }
            }
        }
        // Bullets that are pictures stay behind with the pictures.
        merged.strip(&|element| element.name == "w:lvlPicBulletId");
        settings::written(&merged)
    }
}
