//! How does text stay text inside HTML and Markdown?
//!
//! What every writer has in common. What a dialect of Markdown makes of a character stands with
//! the writer of that dialect.

use std::borrow::Cow;

/// Whether a character may stand in a file: readers refuse the others, whatever the escape.
#[must_use]
pub fn is_text(character: char) -> bool {
    let is_noncharacter =
        (u32::from(character) & 0xfffe) == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&character);
    !is_noncharacter && (!character.is_control() || matches!(character, '\n' | '\t'))
}

/// `text` with the characters replaced that mean something in HTML, for text and attributes.
///
/// Characters that HTML does not allow are left out.
#[must_use]
pub fn html(text: &str) -> Cow<'_, str> {
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

/// Whether an address may stand behind a link: anything else could run something.
#[must_use]
pub fn is_address(url: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme))
}

/// `text` with every byte in percents (RFC 3986, 2.1) but letters, digits and those of `plain`.
#[must_use]
pub fn percent(text: &str, plain: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || plain.contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(char::from(b"0123456789ABCDEF"[usize::from(digit)]));
            }
        }
    }
    encoded
}

/// How many backticks stand beside each other at most.
#[must_use]
pub fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// A line of code in Markdown, between fences that it does not hold (`CommonMark` 6.1).
#[must_use]
pub fn fenced(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    let edge = |c: char| c == '`' || c == ' ';
    let gap = if text.starts_with(edge) || text.ends_with(edge) { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// Whether the last line so far is a number, which a dot would make the number of an item.
#[must_use]
pub fn ends_with_number(line: &str) -> bool {
    let last = line.rsplit('\n').next().unwrap_or_default();
    !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit())
}

/// Puts `words` at the end of `line` between marks of Markdown such as `**`; the spaces around
/// them stand outside.
///
/// Marks work only beside letters and away from other marks (`CommonMark` 6.2). Elsewhere
/// `otherwise` says how the words are written.
pub fn mark(mark: &str, words: &str, otherwise: impl FnOnce(&str) -> String, line: &mut String) {
    let kept = words.trim_matches(' ');
    if words.starts_with(' ') {
        line.push(' ');
    }
    let at_edge = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
    let marks_hold = at_edge(kept.chars().next())
        && at_edge(kept.chars().next_back())
        && !line.ends_with(['*', '~'])
        && !kept.contains(['*', '~', '\n']);
    if marks_hold {
        line.extend([mark, kept, mark]);
    } else {
        line.push_str(&otherwise(kept));
    }
    if words.ends_with(' ') && !line.ends_with(' ') {
        line.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(
            html("<a href=\"x\" id='y'>&\u{0}</a>"),
            "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;&lt;/a&gt;"
        );
        assert!(matches!(html("plain\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_fence_is_longer_than_any_in_the_code() {
        assert_eq!(fenced("a"), "`a`");
        assert_eq!(fenced("a `b``"), "``` a `b`` ```");
    }

    #[test]
    fn marks_stand_beside_letters_only() {
        let marked = |words: &str, before: &str| {
            let mut line = before.to_owned();
            mark("**", words, |bare| format!("<{bare}>"), &mut line);
            line
        };
        assert_eq!(marked(" two words ", "a"), "a **two words** ");
        assert_eq!(marked("(two)", "a"), "a<(two)>");
        assert_eq!(marked("two", "a*"), "a*<two>");
    }
}
