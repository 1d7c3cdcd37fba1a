//! Which numbers had the headings of the earlier release?

use documents::Standard;

use crate::package::Element;
use crate::role::{Role, Sequence};
use crate::style::PaperStyle;
use crate::words;

/// The attribute that carries the number of a paragraph. It is no part of Word's vocabulary and
/// never written.
pub const NUMBER: &str = "number";

/// Word has nine levels.
type Counters = [usize; 9];

/// Gives every numbered heading and term its number, counted as Word counts.
pub fn number(document: &mut Element, standard: &Standard, style: &PaperStyle) {
    let (mut clauses, mut annexes): (Counters, Counters) = ([0; 9], [0; 9]);
    let body = document.elements_mut().find(|element| element.name == "w:body");
    for paragraph in body.into_iter().flat_map(Element::elements_mut) {
        let id = super::mark::style(paragraph);
        let role = Role::ALL.iter().find(|role| style.id(**role) == id);
        let Some((sequence, level)) = role.and_then(|role| role.numbering()) else { continue };
        let level = own_level(paragraph).unwrap_or(level).min(8);
        let number = match sequence {
            Sequence::Clauses => decimal(count(&mut clauses, level)),
            Sequence::Annexes => {
                let counted = count(&mut annexes, level);
                let letter = letter(counted[0]);
                match level {
                    0 => words::annex(standard, &letter),
                    _ => format!("{letter}.{}", decimal(&counted[1..])),
                }
            }
            Sequence::Dashes => continue,
        };
        paragraph.set(NUMBER, &number);
    }
}

/// The level that a paragraph has against its style.
fn own_level(paragraph: &Element) -> Option<usize> {
    paragraph.child("w:pPr")?.child("w:numPr")?.value("w:ilvl")?.parse().ok()
}

fn count(counters: &mut Counters, level: usize) -> &[usize] {
    counters[level] += 1;
    counters[level + 1..].fill(0);
    &counters[..=level]
}

fn decimal(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    numbers.join(".")
}

/// A to Z, then AA to ZZ.
fn letter(number: usize) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    letter.to_string().repeat(index / 26 + 1)
}
