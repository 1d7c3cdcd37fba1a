//! Which characters can be printed?

use std::collections::BTreeSet;

use serde_json::Value;
use typst_kit::fonts::FontStore;

/// Stands for a character that no typeface has.
const REPLACEMENT: char = '\u{FFFD}';

/// Replaces what cannot be printed in every text, and gives back what was replaced. A file for
/// archives must not hold a character without a glyph.
pub fn printable(values: &mut Value, fonts: &FontStore) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    walk(values, fonts, &mut missing);
    missing
}

fn walk(value: &mut Value, fonts: &FontStore, missing: &mut BTreeSet<char>) {
    match value {
        Value::Array(inner) => {
            for value in inner {
                walk(value, fonts, missing);
            }
        }
        Value::Object(fields) => {
            for value in fields.values_mut() {
                walk(value, fonts, missing);
            }
        }
        // Printable ASCII is in every typeface.
        Value::String(text) if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) => {}
        Value::String(text) => *text = replaced(text, fonts, missing),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn replaced(text: &str, fonts: &FontStore, missing: &mut BTreeSet<char>) -> String {
    let mut printed = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\n' | '\t' | ' '..='~') {
            printed.push(character);
        } else if !is_invisible(character) {
            if has(fonts, character) {
                printed.push(character);
            } else {
                missing.insert(character);
                printed.push(REPLACEMENT);
            }
        }
    }
    printed
}

/// Characters without a glyph: controls, marks of direction, joiners, variation selectors.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Glyphs of the private areas differ from typeface to typeface, so archives refuse them.
fn has(fonts: &FontStore, character: char) -> bool {
    let code = u32::from(character);
    let is_private = matches!(code, 0xE000..=0xF8FF | 0xF_0000..);
    let book = fonts.book();
    !is_private
        && (0..)
            .map_while(|index| book.info(index))
            .any(|typeface| typeface.coverage.contains(code))
}
