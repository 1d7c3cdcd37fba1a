//! How does text stay text inside HTML?

use std::borrow::Cow;

use crate::words::is_text;

/// `text` with the characters replaced that mean something in HTML, for text and attributes.
///
/// Characters that HTML does not allow are left out.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(is_special) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other if is_special(other) => {}
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}

fn is_special(character: char) -> bool {
    matches!(character, '&' | '<' | '>' | '"' | '\'') || !is_text(character)
}
