//! How does text stay text inside the Markdown of OSCAL?
//!
//! Readers of the file see the prose as it stands, so only what would mean something is escaped.
//! `~` and `^` lower and raise words there, and `{{` inserts a parameter.

use crate::name::is_text;

/// Where text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A paragraph: it can have several lines.
    Paragraph,
    /// The cell of a table: one line, and a bar would end it.
    Cell,
    /// A title or a heading: one line.
    Title,
}

/// Appends `text` to `line`, which may hold several lines already. White space becomes a space.
pub fn push(text: &str, room: Room, in_link: bool, line: &mut String) {
    let text: String = text.chars().filter(|c| is_text(*c)).collect();
    let mut before = line.chars().next_back();
    for (at, character) in text.char_indices() {
        let is_first = line.is_empty() || line.ends_with('\n');
        if character.is_whitespace() && character != '\u{a0}' {
            // Four spaces at the beginning of a line would make it a listing.
            if !is_first && !line.ends_with(' ') {
                line.push(' ');
            }
        } else {
            let ahead = &text[at + character.len_utf8()..];
            let around = Around { before, ahead, is_first, room, in_link, line };
            if means_something(character, &around) {
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
    /// What follows in the same text; nothing where it ends, since mark-up may follow.
    ahead: &'a str,
    is_first: bool,
    room: Room,
    in_link: bool,
    line: &'a str,
}

fn means_something(character: char, around: &Around<'_>) -> bool {
    let Around { before, ahead, is_first, room, in_link, line } = *around;
    let next = ahead.chars().next();
    let is_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    match character {
        '\\' | '`' | '*' | '~' | '^' => true,
        '_' => !(is_word(before) && is_word(next)),
        '[' => {
            let task = ["x]", "X]", " ]"].iter().any(|task| ahead.starts_with(task));
            in_link || next == Some('!') || (is_first && task)
        }
        ']' => in_link || next == Some('(') || (next == Some(':') && begins_with_bracket(line)),
        '!' => matches!(next, None | Some('[')),
        '<' => next.is_none_or(|next| next.is_alphanumeric() || "/!?".contains(next)),
        '&' => begins_entity(ahead),
        '{' => before == Some('{') || next == Some('{'),
        '|' => room == Room::Cell,
        '#' => is_first || room == Room::Title,
        '>' | '-' | '+' | '=' => is_first,
        // The number of an item.
        '.' | ')' => next.is_none_or(char::is_whitespace) && begins_with_number(line),
        _ => false,
    }
}

/// Whether `&` with this behind it could be an entity.
fn begins_entity(ahead: &str) -> bool {
    let name = ahead.strip_prefix('#').unwrap_or(ahead);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name[end..].starts_with(';'))
}

/// Whether the last line so far could begin the definition of a link.
fn begins_with_bracket(line: &str) -> bool {
    line.rsplit('\n').next().is_some_and(|last| last.starts_with('['))
}

/// Whether the last line so far is a number.
fn begins_with_number(line: &str) -> bool {
    let last = line.rsplit('\n').next().unwrap_or_default();
    !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit())
}

/// Code in a line; nothing where it says nothing.
pub fn code(text: &str, room: Room) -> String {
    let one_line = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let text: String = one_line.filter(|c| is_text(*c)).collect();
    if text.trim().is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let edge = |c: char| c == '`' || c == ' ';
    let gap = if text.starts_with(edge) || text.ends_with(edge) { " " } else { "" };
    let code = format!("{fence}{gap}{text}{gap}{fence}");
    // In a table a bar is escaped even inside of code.
    if room == Room::Cell { code.replace('|', "\\|") } else { code }
}

/// How many backticks stand beside each other at most.
pub fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// An address as a URI: what may not stand in one is encoded. Nothing for other schemes, which
/// could run something.
pub fn address(url: &str) -> Option<String> {
    let known = ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme));
    let mut encoded = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._:/?#@!$'+,;=%&".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    known.then_some(encoded)
}

/// An address as it stands behind the words of a link.
pub fn destination(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for (at, character) in address.char_indices() {
        if character == '&' && begins_entity(&address[at + 1..]) {
            written.push('\\');
        }
        written.push(character);
    }
    written
}
