//! Are numbers and units written as in standards?

use std::ops::Range;

use sources::Code;
use sources::Severity::Warning;

use crate::passage::{Passage, Place};
use crate::phrase;
use crate::report::{Report, Rule};

const NUMBER: Rule = Rule(Warning, Code::NumberForm, "ST-N");

/// Units as people write them, and as standards do.
const UNITS: [(&str, &str); 10] = [
    ("sec", "s"),
    ("secs", "s"),
    ("mins", "min"),
    ("hr", "h"),
    ("hrs", "h"),
    ("amp", "A"),
    ("amps", "A"),
    ("rpm", "r/min"),
    ("cc", "cm³"),
    ("lit", "l"),
];

/// Units that tell a quantity from the number of a clause, a port or a release.
const MEASURES: [&str; 31] = [
    "%", "s", "ms", "µs", "ns", "min", "h", "d", "kg", "g", "m", "mm", "cm", "km", "V", "A", "W",
    "kW", "Hz", "kHz", "MHz", "GHz", "kB", "MB", "GB", "TB", "°C", "K", "dB", "bit/s", "Pa",
];

/// Units that cannot be mistaken when they stick to their number; `5G` and `3D` are names.
const GLUED: [&str; 22] = [
    "ms", "µs", "ns", "min", "h", "kg", "mm", "cm", "km", "kW", "Hz", "kHz", "MHz", "GHz", "kB",
    "KB", "MB", "GB", "TB", "°C", "dB", "kbit/s",
];

/// Words of a passage with their places.
type Tokens<'a> = [(Range<usize>, &'a str)];

/// Checks the numbers of every passage.
pub(crate) fn check(report: &mut Report<'_>) {
    for passage in report.passages {
        if matches!(passage.place, Place::Reference | Place::Fixed) {
            continue;
        }
        let tokens = phrase::tokens(&passage.own);
        for index in 0..tokens.len() {
            digits(report, passage, &tokens, index);
            signs(report, passage, &tokens, index);
            units(report, passage, &tokens, index);
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// A number with or without decimals.
fn is_number(text: &str) -> bool {
    text.split([',', '.']).all(is_digits)
}

fn word_at<'a>(tokens: &Tokens<'a>, index: Option<usize>) -> &'a str {
    index.and_then(|index| tokens.get(index)).map_or("", |(_, word)| word)
}

/// Groups of three, and a decimal comma.
fn digits(report: &mut Report<'_>, passage: &Passage<'_>, tokens: &Tokens<'_>, index: usize) {
    let (range, word) = &tokens[index];
    let after = word_at(tokens, Some(index + 1));
    let before = word_at(tokens, index.checked_sub(1));
    // Five digits are a port, a key or a designation as often as a quantity; four, a year.
    let is_named = before.starts_with(|first: char| first.is_ascii_uppercase());
    let is_measured = MEASURES.contains(&after);
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let ungrouped = is_digits(word)
        && (word.len() > 5 && !is_named || word.len() > 3 && is_measured && !is_year);
    let groups: Vec<&str> = word.split(',').collect();
    let by_comma = groups.len() > 1
        && groups.iter().all(|group| is_digits(group))
        && groups[1..].iter().all(|group| group.len() == 3);
    if by_comma || ungrouped {
        let message = format!("the digits of `{word}` are not in groups of three");
        let help = "put a narrow space between thousands";
        report.words(NUMBER, passage, range.clone(), message, help);
    }
    if let Some((whole, part)) = word.split_once('.')
        && is_digits(whole)
        && is_digits(part)
        && is_measured
    {
        let message = format!("`{word}` has a decimal point");
        report.words(NUMBER, passage, range.clone(), message, "write a decimal comma");
    }
}

/// The signs for per cent, minus and tolerance.
fn signs(report: &mut Report<'_>, passage: &Passage<'_>, tokens: &Tokens<'_>, index: usize) {
    let (range, word) = &tokens[index];
    if let Some(number) = word.strip_suffix('%')
        && number.ends_with(|digit: char| digit.is_ascii_digit())
    {
        let message = format!("`{word}` has no space before the sign");
        report.words(NUMBER, passage, range.clone(), message, "put a space before `%`");
    }
    let unit = word_at(tokens, Some(index + 1));
    if let Some(number) = word.strip_prefix('-')
        && is_number(number)
        && MEASURES.contains(&unit)
    {
        let message = format!("the hyphen in `{word}` stands for a minus");
        report.words(NUMBER, passage, range.clone(), message, "write `−`");
    }
    let Some(first) = index.checked_sub(1).filter(|_| *word == "±") else { return };
    let (first, unit) = (&tokens[first].0, word_at(tokens, Some(index + 2)));
    let is_bracketed = passage.own[..first.start].ends_with('(');
    if unit == "%" && !is_bracketed {
        let whole = first.start..tokens[index + 2].0.end;
        let message =
            format!("`{}` gives the sign to one of two numbers", &passage.own[whole.clone()]);
        let help = "put both numbers in brackets before the sign";
        report.words(NUMBER, passage, whole, message, help);
    }
}

fn units(report: &mut Report<'_>, passage: &Passage<'_>, tokens: &Tokens<'_>, index: usize) {
    let (range, word) = &tokens[index];
    let before = word_at(tokens, index.checked_sub(1));
    if let Some((_, unit)) = UNITS.iter().find(|(unit, _)| unit == word)
        && is_digits(before.trim_end_matches(','))
    {
        let message = format!("`{word}` is no unit of standards");
        report.words(NUMBER, passage, range.clone(), message, &format!("write `{unit}`"));
    }
    let glued = GLUED.iter().find(|unit| word.strip_suffix(**unit).is_some_and(is_number));
    if let Some(unit) = glued {
        let message = format!("`{word}` has no space between number and unit");
        let help = format!("put a space before `{unit}`");
        report.words(NUMBER, passage, range.clone(), message, &help);
    }
    let after = word_at(tokens, Some(index + 1));
    if word.strip_suffix('°').is_some_and(is_number) && after == "C" {
        let whole = range.start..tokens[index + 1].0.end;
        let message = format!("`{}` parts the sign from its unit", &passage.own[whole.clone()]);
        report.words(NUMBER, passage, whole, message, "put the space before `°C`");
    }
}
