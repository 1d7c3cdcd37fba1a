//! Are words, numbers and units written as in standards?

use sources::Code;
use sources::Severity::Warning;

use crate::passage::{Passage, Place};
use crate::phrase;
use crate::report::{Report, Rule};

const WORDING: Rule = Rule(Warning, Code::Wording, "ST-W");
const NUMBER: Rule = Rule(Warning, Code::NumberForm, "ST-N");

/// What standards avoid anywhere, and what to write.
const AVOIDED: [(&str, &str); 20] = [
    ("and/or", "write `or`, or `… or both`"),
    ("family of standards", "write `series of standards`"),
    ("suite of standards", "write `series of standards`"),
    ("this standard", "write `this document`"),
    ("this european standard", "write `this document`"),
    ("on-line", "write `online`"),
    ("cyber-security", "write `cybersecurity`"),
    ("cyber security", "write `cybersecurity`"),
    ("cyber-resilience", "write `cyber resilience`"),
    ("billion", "write the number with a power of ten or a prefix"),
    ("ppm", "write the fraction, such as `10⁻⁶`"),
    ("he/she", "write `they`, or name the role"),
    ("s/he", "write `they`, or name the role"),
    ("he or she", "write `they`, or name the role"),
    ("his or her", "write `their`, or name the role"),
    ("his/her", "write `their`, or name the role"),
    ("herein", "write `in this document`"),
    ("thereof", "name what is meant"),
    ("i.e", "write `that is`"),
    ("inter alia", "write `among others`"),
];

/// What requirements and the scope avoid: no reader can tell which verbal form is meant.
const UNCLEAR: [&str; 4] = ["need to", "needs to", "might", "could"];

/// Checks the words of every passage.
pub(crate) fn check(report: &mut Report<'_>) {
    for passage in report.passages {
        if matches!(passage.place, Place::Reference | Place::Fixed) {
            continue;
        }
        words(report, passage);
        numbers(report, passage);
    }
}

fn words(report: &mut Report<'_>, passage: &Passage<'_>) {
    for (words, help) in AVOIDED {
        // The foreword names the kind of document that it is, or is not.
        if passage.place == Place::Foreword && words.ends_with("standard") {
            continue;
        }
        for range in phrase::places(&passage.folded, words) {
            report.words(WORDING, passage, range, format!("standards avoid `{words}`"), help);
        }
    }
    let binds = passage.key.is_some() || passage.place == Place::Scope;
    for words in UNCLEAR.iter().filter(|_| binds) {
        for range in phrase::places(&passage.folded, words) {
            let message = format!("`{words}` is no verbal form of standards");
            let help = "write `shall`, `should`, `may` or `can`, as it is meant";
            report.words(WORDING, passage, range, message, help);
        }
    }
    for (at, _) in passage.own.match_indices(" & ") {
        let message = "`&` stands for a word";
        report.words(WORDING, passage, at + 1..at + 2, message, "write `and`");
    }
}

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

/// Units that tell a decimal number from the number of a clause or release.
const MEASURES: [&str; 24] = [
    "%", "s", "ms", "min", "h", "d", "kg", "g", "m", "mm", "cm", "km", "V", "A", "W", "Hz", "kHz",
    "MHz", "GHz", "kB", "MB", "GB", "°C", "dB",
];

fn numbers(report: &mut Report<'_>, passage: &Passage<'_>) {
    let tokens = phrase::tokens(&passage.own);
    for (index, (range, word)) in tokens.iter().enumerate() {
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        let after = tokens.get(index + 1).map_or("", |(_, word)| word);
        let before = index.checked_sub(1).map_or("", |before| tokens[before].1);
        // Five digits are a port, a key or a designation as often as a quantity.
        let is_named = before.starts_with(|first: char| first.is_ascii_uppercase());
        let ungrouped = is_digits(word)
            && (word.len() > 5 && !is_named || word.len() == 5 && MEASURES.contains(&after));
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
            && MEASURES.contains(&after)
        {
            let message = format!("`{word}` has a decimal point");
            report.words(NUMBER, passage, range.clone(), message, "write a decimal comma");
        }
        if let Some(number) = word.strip_suffix('%')
            && number.ends_with(|digit: char| digit.is_ascii_digit())
        {
            let message = format!("`{word}` has no space before the sign");
            report.words(NUMBER, passage, range.clone(), message, "put a space before `%`");
        }
        let follows_number = is_digits(before.trim_end_matches(','));
        if let Some((_, unit)) = UNITS.iter().find(|(unit, _)| unit == word)
            && follows_number
        {
            let message = format!("`{word}` is no unit of standards");
            report.words(NUMBER, passage, range.clone(), message, &format!("write `{unit}`"));
        }
    }
}
