//! How does text stay text inside Markdown?

use text::escape::{ends_with_number, fenced, is_text, percent};

/// `text` as it stands in a line of Markdown.
pub fn escaped(text: &str) -> String {
    let mut line = String::with_capacity(text.len() + 16);
    push(text, &mut line);
    line.truncate(line.trim_end_matches(' ').len());
    line
}

/// Appends `text` to `line`, which may hold several lines already.
///
/// White space becomes a space, so that a line ends only where its writer ends it.
pub fn push(text: &str, line: &mut String) {
    let mut rest = text.chars().peekable();
    let mut before = line.chars().next_back();
    while let Some(character) = rest.next() {
        let is_first = line.is_empty() || line.ends_with('\n');
        if character.is_ascii_whitespace() {
            // Four spaces at the beginning of a line would make it a listing.
            if !is_first && !line.ends_with(' ') {
                line.push(' ');
            }
        } else if is_text(character) {
            let after = rest.peek().copied();
            if character == '{' {
                // Attributes of a heading and templates begin with it, escaped or not.
                line.push_str("&#123;");
                before = Some(character);
                continue;
            }
            if means_something(character, &Around { before, after, is_first, line }) {
                line.push('\\');
            }
            line.push(character);
        }
        before = Some(character);
    }
}

/// Where a character stands.
struct Around<'a> {
    before: Option<char>,
    /// Nothing where the text ends: what follows is not known.
    after: Option<char>,
    is_first: bool,
    line: &'a str,
}

fn means_something(character: char, around: &Around<'_>) -> bool {
    let Around { before, after, is_first, line } = *around;
    let is_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    match character {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '@' => true,
        '_' => !(is_word(before) && is_word(after)),
        // A heading may be closed by them, and a picture begins with `![`.
        '#' => is_first || after.is_none(),
        '!' => after.is_none(),
        '-' | '+' | '=' => is_first,
        // The number of an item, or the address that GitHub would make a link of.
        '.' | ')' => {
            (after.is_none_or(|after| !after.is_alphanumeric()) && ends_with_number(line))
                || (character == '.' && ends_with(line, &["www"]))
        }
        ':' => is_first || ends_with(line, &["http", "https", "ftp"]),
        _ => false,
    }
}

fn ends_with(line: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let end = line.len().checked_sub(word.len()).and_then(|start| line.get(start..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(word))
    })
}

/// An anchor as it stands in an address: what has a meaning in Markdown or in HTML is encoded.
pub fn fragment(anchor: &str) -> String {
    percent(anchor, b"-._")
}

/// An absolute address as it stands behind the words of a link.
pub fn address(url: &str) -> String {
    percent(url, b"-._:/?#@!$'+,;=%[]&").replace('&', "&amp;")
}

/// Code in a line. In a cell of a table a bar would end the cell, whatever stands before it.
pub fn code(text: &str, is_cell: bool) -> String {
    let one_line = text.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c });
    let text: String = one_line.filter(|c| is_text(*c)).collect();
    if text.trim().is_empty() {
        return String::new();
    }
    if is_cell && text.contains('|') {
        let inside: String = text.chars().map(entity).collect();
        return format!("<code>{inside}</code>");
    }
    fenced(&text)
}

fn entity(character: char) -> String {
    if character.is_alphanumeric() || character == ' ' {
        character.to_string()
    } else {
        format!("&#{};", u32::from(character))
    }
}
