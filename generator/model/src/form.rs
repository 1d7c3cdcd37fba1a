//! What form do keys, dates and durations have?

use sources::decode::{Decode, Plain, Shape, wrong_type};
use sources::{Code, Diagnostic, Node, Span, Value};

/// The author's permanent name for a record: letters, digits and `-`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The name.
    pub text: String,
    /// Where it is written.
    pub span: Span,
}

impl Decode for Key {
    /// A key that names nothing.
    fn stand_in(span: Span) -> Self {
        Self { text: String::new(), span }
    }

    fn shape() -> Shape {
        Shape::Pattern("^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$")
    }

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
    fn stand_in(_: Span) -> Self {
        Self { year: 1, month: 1, day: 1 }
    }

    fn shape() -> Shape {
        Shape::Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    }

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
    fn stand_in(_: Span) -> Self {
        Self::Unlimited
    }

    fn shape() -> Shape {
        Shape::Pattern("^(PT[0-9]+H|P[0-9]+[DM]|without-delay|on-request|no-fixed-limit)$")
    }

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

/// Person-days, in tenths: `0.5` is 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// Tenths of a person-day.
    pub tenths: u32,
}

impl Days {
    /// The number as people write it: `2`, `0.5`.
    #[must_use]
    pub fn text(self) -> String {
        let (whole, tenth) = (self.tenths / 10, self.tenths % 10);
        if tenth == 0 { whole.to_string() } else { format!("{whole}.{tenth}") }
    }
}

impl Decode for Days {
    fn stand_in(_: Span) -> Self {
        Self { tenths: 0 }
    }

    fn shape() -> Shape {
        Shape::Number
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let written = match &node.value {
            Value::Integer(number) => number.to_string(),
            Value::Decimal(number) => number.clone(),
            _ => return wrong_type(node, "a number of person-days", faults),
        };
        let (whole, tenth) = written.split_once('.').unwrap_or((&written, "0"));
        let tenths = match (whole.parse::<u32>(), tenth.parse::<u32>()) {
            (Ok(whole), Ok(tenth)) if whole < 1000 && tenth < 10 => Some(whole * 10 + tenth),
            _ => None,
        };
        if tenths.is_none() {
            let message = format!("`{written}` is not a number of person-days");
            faults.push(
                Diagnostic::error(Code::OutOfRange, node.span, message)
                    .help("write a number from 0 to 999 with at most one decimal, such as `0.5`"),
            );
        }
        tenths.map(|tenths| Self { tenths })
    }
}
