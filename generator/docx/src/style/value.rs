//! Which lengths and colours can a style have?

use sources::decode::{Decode, Plain, wrong_type};
use sources::{Code, Diagnostic, Node, Span, Value};

/// Twentieths of a point, written as a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Twips(i32);

impl Twips {
    /// The number of twentieths.
    pub fn number(self) -> i32 {
        self.0
    }
}

impl Decode for Twips {
    fn stand_in(_: Span) -> Self {
        Self(0)
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Integer(number) = node.value else {
            return wrong_type(node, "a whole number of twentieths of a point", faults);
        };
        // 31680 twentieths are 22 inches, the largest paper that Word knows.
        let twips = i32::try_from(number).ok().filter(|number| (0..=31_680).contains(number));
        if twips.is_none() {
            faults.push(out_of_range(node, "0 to 31680 twentieths of a point"));
        }
        twips.map(Self)
    }
}

/// Thousandths of a point; digits, not floats, so that every machine agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points(i32);

impl Points {
    /// The length in twentieths of a point.
    pub fn twips(self) -> i32 {
        self.scaled(20)
    }

    /// The length in units of which `factor` make a point, rounded.
    pub fn scaled(self, factor: i32) -> i32 {
        (self.0 * factor + 500) / 1000
    }
}

impl Decode for Points {
    fn stand_in(_: Span) -> Self {
        Self(0)
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let written = match &node.value {
            Value::Integer(number) => number.to_string(),
            Value::Decimal(number) => number.clone(),
            _ => return wrong_type(node, "a number of points", faults),
        };
        let thousandths = thousandths(&written);
        if thousandths.is_none() {
            faults.push(out_of_range(node, "0 to 9999 points"));
        }
        thousandths.map(Self)
    }
}

fn thousandths(written: &str) -> Option<i32> {
    let (whole, fraction) = written.split_once('.').unwrap_or((written, "0"));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || whole.len() > 4 {
        return None;
    }
    let padded: String = fraction.chars().chain("000".chars()).take(3).collect();
    Some(whole.parse::<i32>().ok()? * 1000 + padded.parse::<i32>().ok()?)
}

fn out_of_range(node: &Node, range: &str) -> Diagnostic {
    Diagnostic::error(Code::OutOfRange, node.span, "the length is out of range")
        .help(format!("write {range}"))
}

/// Six hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colour(String);

impl Colour {
    /// The digits.
    pub fn digits(self) -> String {
        self.0
    }
}

impl Decode for Colour {
    fn stand_in(_: Span) -> Self {
        Self(String::new())
    }

    fn decode(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Self> {
        let plain = Plain::decode(node, faults)?;
        let digits = plain.text.chars().all(|c| c.is_ascii_hexdigit());
        if plain.text.len() != 6 || !digits {
            let message = format!("`{}` is not a colour", plain.text);
            faults.push(
                Diagnostic::error(Code::BadForm, plain.span, message)
                    .help("write six hexadecimal digits, such as \"F2F2F2\""),
            );
            return None;
        }
        Some(Self(plain.text.to_ascii_uppercase()))
    }
}
