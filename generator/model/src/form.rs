//! What form do keys, dates and durations have?

use sources::decode::{Decode, Plain};
use sources::{Code, Diagnostic, Node, Span};

/// The author's permanent name for a record: letters, digits and `-`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The name.
    pub text: String,
    /// Where it is written.
    pub span: Span,
}

impl Decode for Key {
    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let plain = Plain::decode(node, faults)?;
        let letters = plain.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let ends = plain.text.starts_with('-') || plain.text.ends_with('-');
        if !letters || ends {
            let message = format!("`{}` is not a key", plain.text);
            faults.push(
                Diagnostic::error(Code::BadForm, plain.span, message)
                    .help("a key has letters, digits and `-`, such as `CR-D06`"),
            );
            return None;
        }
        Some(Self { text: plain.text, span: plain.span })
    }
}

/// A day, `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

impl Date {
    /// Reads `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let date: jiff::civil::Date = text.parse().ok()?;
        let canonical = date.to_string() == text;
        canonical.then(|| Self { year: date.year(), month: date.month(), day: date.day() })
    }

    /// `YYYY-MM-DD`.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Decode for Date {
    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let plain = Plain::decode(node, faults)?;
        let date = Self::parse(&plain.text);
        if date.is_none() {
            let message = format!("`{}` is not a day", plain.text);
            faults.push(
                Diagnostic::error(Code::BadForm, plain.span, message)
                    .help("write it as \"2026-09-11\", in quotes"),
            );
        }
        date
    }
}

/// A time limit: an ISO 8601 duration, or a word for what has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// So many hours.
    Hours(u32),
    /// So many days.
    Days(u32),
    /// So many months.
    Months(u32),
    /// Without (undue) delay, and no number.
    WithoutDelay,
    /// When an authority asks.
    OnRequest,
    /// The law asks for it and sets no time.
    Unlimited,
}

impl Limit {
    /// The word or duration that data files use.
    #[must_use]
    pub fn iso(self) -> String {
        match self {
            Self::Hours(number) => format!("PT{number}H"),
            Self::Days(number) => format!("P{number}D"),
            Self::Months(number) => format!("P{number}M"),
            Self::WithoutDelay => "without-delay".to_owned(),
            Self::OnRequest => "on-request".to_owned(),
            Self::Unlimited => "no-fixed-limit".to_owned(),
        }
    }
}

impl Decode for Limit {
    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let plain = Plain::decode(node, faults)?;
        let limit = parse_limit(&plain.text);
        if limit.is_none() {
            let message = format!("`{}` is not a time limit", plain.text);
            faults.push(Diagnostic::error(Code::BadForm, plain.span, message).help(
                "write `PT24H`, `P14D`, `P1M`, `without-delay`, `on-request` or `no-fixed-limit`",
            ));
        }
        limit
    }
}

fn parse_limit(text: &str) -> Option<Limit> {
    match text {
        "without-delay" => return Some(Limit::WithoutDelay),
        "on-request" => return Some(Limit::OnRequest),
        "no-fixed-limit" => return Some(Limit::Unlimited),
        _ => {}
    }
    if let Some(hours) = text.strip_prefix("PT").and_then(|rest| rest.strip_suffix('H')) {
        return hours.parse().ok().map(Limit::Hours);
    }
    let rest = text.strip_prefix('P')?;
    if let Some(days) = rest.strip_suffix('D') {
        return days.parse().ok().map(Limit::Days);
    }
    rest.strip_suffix('M')?.parse().ok().map(Limit::Months)
}
