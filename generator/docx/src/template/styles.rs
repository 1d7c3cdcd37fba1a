//! Which styles does a template lack?

use super::{Base, kind, settings};
use crate::numbering::Instances;
use crate::package::Element;
use crate::role::Role;
use crate::style::PaperStyle;

/// What may stand before the number in the properties of a paragraph (ECMA-376, `CT_PPr`).
const BEFORE_NUMBER: [&str; 6] =
    ["w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl"];
/// What stands in a style behind the properties of its paragraphs (ECMA-376, `CT_Style`).
const BEHIND_PARAGRAPH: [&str; 5] = ["w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"];

impl Base {
    /// The part `styles` of the template with what it lacks from `own`, which is the part of a
    /// document without a template. Headings are numbered even where the template has them
    /// without numbers: the document has no others.
    pub fn styles(&self, own: &[u8], paper: &PaperStyle, lists: &Instances) -> Vec<u8> {
        let own = settings::parsed(own);
        let mut styles = self.styles.clone();
        if let (Some(ours), Some(theirs)) = (language(&own), language_mut(&mut styles)) {
            theirs.set("w:val", ours.get("w:val"));
        }
        for role in Role::ALL {
            if let Some((sequence, level)) = role.numbering()
                && let Some(style) = find(&mut styles, paper.id(*role), kind(*role))
                && self.instance_of(paper.id(*role)).is_none()
            {
                number(style, lists.of(sequence), level);
            }
        }
        for style in own.elements().filter(|element| element.name == "w:style") {
            let (id, kind) = (style.get("w:styleId"), style.get("w:type"));
            if find(&mut styles, id, kind).is_some() {
                continue;
            }
            let mut style = style.clone();
            let has_default = self.all_styles().any(|known| {
                known.get("w:type") == kind && ["1", "true", "on"].contains(&known.get("w:default"))
            });
            if has_default {
                style.attributes.retain(|(key, _)| key != "w:default");
            }
            styles = styles.with(style);
        }
        settings::written(&styles)
    }
}

fn find<'a>(styles: &'a mut Element, id: &str, kind: &str) -> Option<&'a mut Element> {
    styles.elements_mut().find(|element| {
        element.name == "w:style" && element.get("w:styleId") == id && element.get("w:type") == kind
    })
}

fn language(styles: &Element) -> Option<&Element> {
    styles.child("w:docDefaults")?.child("w:rPrDefault")?.child("w:rPr")?.child("w:lang")
}

fn language_mut(styles: &mut Element) -> Option<&mut Element> {
    ["w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"]
        .into_iter()
        .try_fold(styles, |at, name| at.elements_mut().find(|element| element.name == name))
}

fn number(style: &mut Element, instance: usize, level: usize) {
    let value = |name: &str, value: usize| Element::new(name, &[("w:val", &value.to_string())]);
    let numbered =
        Element::new("w:numPr", &[]).with(value("w:ilvl", level)).with(value("w:numId", instance));
    if style.child("w:pPr").is_none() {
        settings::put_before(style, Element::new("w:pPr", &[]), &BEHIND_PARAGRAPH);
    }
    let properties = style.elements_mut().find(|element| element.name == "w:pPr");
    let Some(properties) = properties else { return };
    properties.strip(&|element| element.name == "w:numPr");
    let names: Vec<String> = properties.elements().map(|element| element.name.clone()).collect();
    let followers: Vec<&str> =
        names.iter().map(String::as_str).filter(|name| !BEFORE_NUMBER.contains(name)).collect();
    settings::put_before(properties, numbered, &followers);
}
