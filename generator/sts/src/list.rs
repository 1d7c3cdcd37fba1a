//! How are lists marked?

use documents::Placed;
use text::{Block, BlockKind, Definition, Item, List};

use crate::block::{Place, Room};
use crate::line::Line;
use crate::speaks;
use crate::story::Story;

impl Story<'_> {
    /// Writes a list with the labels that its items are cited by.
    pub fn list(&mut self, list: &List<Placed>, depth: usize) {
        let kind = match (list.start, depth % 3) {
            (None, _) => "dash",
            (Some(_), 0) => "alpha-lower",
            (Some(_), 1) => "order",
            (Some(_), _) => "roman-lower",
        };
        self.xml.open("list", &[("list-type", kind)]);
        for (index, item) in (0_u64..).zip(&list.items) {
            let label = match list.start {
                None => "—".to_owned(),
                Some(start) => label(start.saturating_add(index), depth),
            };
            if item.task.is_some() || speaks::blocks(&item.blocks) {
                self.item(item, &label, depth + 1);
            }
        }
        self.xml.close();
    }

    fn item(&mut self, item: &Item<Placed>, label: &str, depth: usize) {
        self.xml.open("list-item", &[]);
        self.xml.leaf("label", &[], label);
        let mark = match item.task {
            Some(true) => "☑ ",
            Some(false) => "☐ ",
            None => "",
        };
        let place = Place { room: Room::Item, depth };
        let rest = match item.blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest)) if !mark.is_empty() => {
                self.xml.open_text("p", &[]);
                self.xml.text(mark);
                self.line(content, Line::Free);
                self.xml.close();
                rest
            }
            Some(_) | None => {
                if !mark.is_empty() {
                    self.xml.leaf("p", &[], mark.trim());
                }
                &item.blocks
            }
        };
        self.blocks(rest, place);
        self.xml.close();
    }

    /// Writes terms with what belongs to each.
    pub fn definitions(&mut self, definitions: &[Definition<Placed>], depth: usize) {
        self.xml.open("def-list", &[]);
        for definition in definitions {
            self.xml.open("def-item", &[]);
            self.xml.open_text("term", &[]);
            self.line(&definition.term, Line::Inner);
            self.xml.close();
            if speaks::blocks(&definition.blocks) {
                self.xml.open("def", &[]);
                self.blocks(&definition.blocks, Place { room: Room::Tight, depth });
                self.xml.close();
            }
            self.xml.close();
        }
        self.xml.close();
    }
}

/// a), then 1), then i), as the drafting rules of standards bodies ask.
fn label(number: u64, depth: usize) -> String {
    match depth % 3 {
        0 => format!("{})", letters(number)),
        1 => format!("{number})"),
        _ => format!("{})", roman(number)),
    }
}

/// 1 → a, 26 → z, 27 → aa; there is no letter for 0.
fn letters(number: u64) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        let offset = u8::try_from(rest % 26).expect("a remainder below 26 fits into a byte");
        letters.push(char::from(b'a' + offset));
        rest /= 26;
    }
    if letters.is_empty() { number.to_string() } else { letters.iter().rev().collect() }
}

/// 4 → iv. Roman numerals end at 3999 and know no 0: such a number stays as it is.
fn roman(number: u64) -> String {
    const NUMERALS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut words = String::new();
    for (value, numeral) in NUMERALS {
        while rest >= value {
            words.push_str(numeral);
            rest -= value;
        }
    }
    words
}
