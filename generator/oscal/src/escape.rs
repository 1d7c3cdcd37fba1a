//! How does text stay text inside the Markdown of OSCAL?
//!
//! Readers of the file see the prose as it stands, so only what would mean something is escaped.
//! `~` and `^` lower and raise words there, and `{{` inserts a parameter.

use text::escape::{ends_with_number, fenced, is_address, is_text, percent};

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
        '.' | ')' => next.is_none_or(char::is_whitespace) && ends_with_number(line),
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

/// Code in a line; nothing where it says nothing.
pub fn code(text: &str, room: Room) -> String {
    let one_line = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let text: String = one_line.filter(|c| is_text(*c)).collect();
    if text.trim().is_empty() {
        return String::new();
    }
    let code = fenced(&text);
    // In a table a bar is escaped even inside of code.
    if room == Room::Cell { code.replace('|', "\\|") } else { code }
}

/// An address as a URI: what may not stand in one is encoded. Nothing for other schemes, which
/// could run something.
pub fn address(url: &str) -> Option<String> {
    is_address(url).then(|| percent(url, b"-._:/?#@!$'+,;=%&"))
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
